"""Chapter I: who the unit is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString

from lkjip import formats
from lkjip.data import DataPegawai
from lkjip.enums import SifatUrusan
from reports.narasi import angka, bantu
from reports.narasi.dasar import Rujuk, butir, gabung, subjudul
from reports.narasi.pegawai import (
    GOLONGAN,
    PENDIDIKAN,
    jumlah_orang,
    sebut_status,
    status_ada,
)

if TYPE_CHECKING:
    from reports.sumber import Sumber


def latar_belakang(data: Sumber, rujuk: Rujuk) -> str:
    urusan = [bantu.rapi(u.nama) for u in data.daftar_urusan if u.sifat != SifatUrusan.PENUNJANG]
    tahun_ke = bantu.tahun_renstra(data)
    return gabung(
        bantu.alinea(
            "Setiap instansi pemerintah wajib mempertanggungjawabkan kinerjanya kepada pemberi mandat. "
            "Peraturan Presiden Nomor 29 Tahun 2014 mengatur pertanggungjawaban itu dalam Sistem "
            "Akuntabilitas Kinerja Instansi Pemerintah, yang menghubungkan perencanaan, pengukuran, "
            "pelaporan, "
            "dan evaluasi kinerja."
        ),
        bantu.alinea(
            f"{data.unit.nama} menangani {bantu.bilang(len(urusan))} urusan pemerintahan, yaitu "
            f"{formats.daftar(urusan)}."
            if urusan
            else f"Belum ada urusan pemerintahan yang dicatat untuk {data.unit.nama}.",
            f"Tahun {data.tahun} adalah {tahun_ke}." if tahun_ke else "",
            f"Laporan ini menyampaikan sejauh mana kinerja yang diperjanjikan pada tahun {data.tahun} "
            "terwujud "
            "dan bagaimana anggaran digunakan untuk mencapainya.",
        ),
    )


def landasan_hukum(data: Sumber, rujuk: Rujuk) -> str:
    dasar = data.butir("dasar_hukum")
    if not dasar:
        return bantu.belum("Belum ada landasan hukum yang dicatat.")
    return gabung(
        bantu.alinea(f"Penyusunan LKjIP {data.unit.nama_singkat} Tahun {data.tahun} berlandaskan pada:"),
        butir(bantu.rincian(dasar), urut=True),
    )


def maksud_tujuan(data: Sumber, rujuk: Rujuk) -> str:
    return gabung(
        bantu.alinea(
            f"Laporan ini dimaksudkan sebagai pertanggungjawaban {data.unit.nama_singkat} atas "
            "pelaksanaan tugas "
            f"dan fungsinya selama tahun anggaran {data.tahun}."
        ),
        bantu.alinea("Tujuannya adalah:"),
        butir(
            [
                "menyajikan capaian kinerja dibandingkan dengan target yang diperjanjikan;",
                "menjelaskan penyebab keberhasilan dan kegagalan serta penggunaan sumber daya; dan",
                "menyediakan bahan evaluasi untuk memperbaiki perencanaan dan kinerja berikutnya.",
            ]
        ),
    )


def tugas_fungsi(data: Sumber, rujuk: Rujuk) -> str:
    dasar = [bantu.rapi(d) for d in data.butir("dasar_pembentukan")]
    pembuka = (
        f"{data.unit.nama} dibentuk dan menjalankan tugasnya berdasarkan {formats.daftar(dasar)}."
        if dasar
        else f"Belum ada dasar pembentukan {data.unit.nama_singkat} yang dicatat."
    )
    return gabung(
        bantu.alinea(pembuka),
        _daftar(data, "tugas", "Tugas", f"{data.unit.jabatan_kepala} mempunyai tugas:"),
        _daftar(data, "fungsi", "Fungsi", "Untuk melaksanakan tugas tersebut, fungsi yang diselenggarakan:"),
        subjudul("Struktur organisasi"),
        bantu.alinea(_struktur(data, rujuk)),
    )


def _daftar(data: Sumber, jenis: str, judul: str, pembuka: str) -> SafeString:
    isi = data.butir(jenis)
    if not isi:
        return gabung(subjudul(judul), bantu.belum(f"Belum ada {jenis} yang dicatat."))
    return gabung(subjudul(judul), bantu.alinea(pembuka), butir(bantu.rincian(isi)))


def _struktur(data: Sumber, rujuk: Rujuk) -> str:
    if not data.bidang:
        return f"Belum ada susunan organisasi {data.unit.nama_singkat} yang dicatat."
    bawahan = [b for b in data.bidang if b.induk_id is not None]
    sebut = formats.daftar(
        [f"{bantu.bilang(b.jumlah)} {b.nama}" if b.jumlah > 1 else b.nama for b in bawahan]
    )
    susunan = f" Susunannya terdiri atas pimpinan, {sebut}." if bawahan else ""
    gambar = rujuk("struktur-organisasi")
    return f"Struktur organisasi {data.unit.nama_singkat} digambarkan pada {gambar}.{susunan}"


def sumber_daya(data: Sumber, rujuk: Rujuk) -> str:
    if not data.pegawai:
        return bantu.belum(f"Belum ada data pegawai tahun {data.tahun}.")
    per_status = formats.daftar(
        [f"{formats.angka(jumlah_orang(ps))} {label}" for label, ps in status_ada(data.pegawai)]
    )
    kosong = [p.jabatan for p in data.pegawai if p.orang == 0]
    return gabung(
        subjudul("Sumber daya manusia"),
        bantu.alinea(
            f"Pada tahun {data.tahun} {data.unit.nama_singkat} didukung "
            f"{angka.banyak(data, 'pegawai', jumlah_orang(data.pegawai))} pegawai yang terdiri atas "
            f"{per_status}.",
            f"Jabatan yang tidak terisi: {formats.daftar(kosong)}." if kosong else "",
            f"Rinciannya menurut jabatan, golongan, dan pendidikan disajikan pada {rujuk('pegawai')}.",
        ),
    )


def pegawai_jenis_kelamin(data: Sumber, rujuk: Rujuk) -> str:
    if not data.pegawai:
        return bantu.belum(f"Belum ada data jenis kelamin pegawai tahun {data.tahun}.")
    laki = angka.banyak(data, "laki_laki", jumlah_orang(data.pegawai, "laki_laki"))
    perempuan = angka.banyak(data, "perempuan", jumlah_orang(data.pegawai, "perempuan"))
    rincian = [f"{label} {_laki_perempuan(ps)}" for label, ps in status_ada(data.pegawai)]
    return bantu.alinea(
        f"{rujuk('pegawai-jenis-kelamin')} memperlihatkan {laki} pegawai laki-laki dan {perempuan} pegawai "
        "perempuan.",
        f"Menurut statusnya: {'; '.join(rincian)}." if len(rincian) > 1 else "",
    )


def _laki_perempuan(pegawai: list[DataPegawai]) -> str:
    orang = [
        (jumlah_orang(pegawai, k), s) for k, s in (("laki_laki", "laki-laki"), ("perempuan", "perempuan"))
    ]
    if all(n for n, _ in orang):
        return formats.daftar([f"{formats.angka(n)} {sebutan}" for n, sebutan in orang])
    n, sebutan = max(orang)
    return f"{formats.angka(n)} orang, seluruhnya {sebutan}"


def pegawai_golongan(data: Sumber, rujuk: Rujuk) -> str:
    asn = [p for p in data.pegawai if p.status != "non_pns"]
    rincian = [r for kolom, nama in GOLONGAN if (r := sebut_status(asn, kolom, nama))]
    if not rincian:
        return bantu.belum(f"Belum ada data golongan pegawai tahun {data.tahun}.")
    return bantu.alinea(
        f"Menurut golongan, {rujuk('pegawai-golongan')} memperlihatkan {'; '.join(rincian)}.",
    )


def pegawai_pendidikan(data: Sumber, rujuk: Rujuk) -> str:
    rincian = [r for kolom, nama in PENDIDIKAN if (r := sebut_status(data.pegawai, kolom, nama))]
    if not rincian:
        return bantu.belum(f"Belum ada data pendidikan pegawai tahun {data.tahun}.")
    banyak = {nama: jumlah_orang(data.pegawai, kolom) for kolom, nama in PENDIDIKAN}
    teratas = max(banyak, key=lambda n: banyak[n])
    return bantu.alinea(
        f"Menurut tingkat pendidikan, {rujuk('pegawai-pendidikan')} memperlihatkan {'; '.join(rincian)}.",
        f"Lulusan terbanyak adalah {teratas}, yaitu {formats.angka(banyak[teratas])} dari "
        f"{angka.banyak(data, 'pegawai', jumlah_orang(data.pegawai))} pegawai.",
    )


def kelembagaan(data: Sumber, rujuk: Rujuk) -> str:
    if not data.daftar_urusan:
        return bantu.belum("Belum ada urusan pemerintahan yang dicatat.")
    bagian = []
    for sifat in SifatUrusan:
        nama = [bantu.rapi(u.nama) for u in data.daftar_urusan if u.sifat == sifat]
        if nama:
            bagian.append(
                format_html("{}: {}.", bantu.tebal(sifat.label.split(" (")[0]), formats.daftar(nama))
            )
    program = len(data.anggaran.program)
    return gabung(
        bantu.alinea(f"Urusan yang ditangani {data.unit.nama_singkat} menurut sifatnya:"),
        butir(bagian),
        bantu.alinea(
            f"Urusan tersebut diwujudkan melalui {angka.banyak_sasaran(data)} sasaran strategis dan "
            f"{angka.banyak_kata(data, 'program', program)} program. Keterkaitannya disajikan pada "
            f"{rujuk('urusan-sasaran-program')}."
            if data.sasaran and program
            else f"Belum ada sasaran atau program tahun {data.tahun} yang mewujudkan urusan tersebut."
        ),
    )


def isu_strategis(data: Sumber, rujuk: Rujuk) -> str:
    kelompok = [(u.nama, data.butir("isu", u.id)) for u in data.daftar_urusan]
    umum = tuple(b.teks for b in data.daftar_butir if b.jenis == "isu" and b.urusan_id is None)
    kelompok = [(nama, isu) for nama, isu in [*kelompok, ("Umum", umum)] if isu]
    if not kelompok:
        return gabung(subjudul("Isu strategis"), bantu.belum(f"Belum ada isu strategis tahun {data.tahun}."))
    banyak = len([i for _, isu in kelompok for i in isu])
    pembuka = f"Terdapat {bantu.bilang(banyak)} isu strategis yang dihadapi {data.unit.nama_singkat}"
    if len(kelompok) == 1:
        return gabung(
            subjudul("Isu strategis"),
            bantu.alinea(f"{pembuka}:"),
            butir([bantu.kalimat(i) for i in kelompok[0][1]]),
        )
    return gabung(
        subjudul("Isu strategis"),
        bantu.alinea(f"{pembuka}, dikelompokkan menurut urusan sebagai berikut."),
        *(
            gabung(bantu.alinea(bantu.tebal(nama)), butir([bantu.kalimat(i) for i in isu]))
            for nama, isu in kelompok
        ),
    )


def sistematika(data: Sumber, rujuk: Rujuk) -> str:
    nomor = data.susunan.nomor_bagian
    bab = []
    for r in data.susunan.bab:
        kepala = f"Bab {nomor[r.kunci]} {r.judul}"
        anak = [f"{nomor[a.kunci]} {a.judul.format(tahun=data.tahun)}" for a in r.anak]
        bab.append(format_html("{}{}", bantu.tebal(kepala), butir(anak)))
    lampiran = [
        f"Lampiran {nomor[r.kunci]} {r.judul.format(tahun=data.tahun)}" for r in data.susunan.lampiran
    ]
    return gabung(
        bantu.alinea(
            f"LKjIP {data.unit.nama_singkat} Tahun {data.tahun} disusun dengan sistematika sebagai berikut."
        ),
        butir([*bab, format_html("{}{}", bantu.tebal("Lampiran"), butir(lampiran))]),
    )
