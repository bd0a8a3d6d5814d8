"""Chapter II: what was planned and promised."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString

from indicators.capaian import selisih_poin
from indicators.data import DataDokumen
from lkjip import formats
from lkjip.numbers import Hasil
from reports.narasi import angka, bantu
from reports.narasi.dasar import Rujuk, butir, gabung, subjudul

if TYPE_CHECKING:
    from budget.data import DataDpa
    from reports.sumber import Sumber


def visi_misi(data: Sumber, rujuk: Rujuk) -> str:
    if not data.misi:
        return gabung(
            bantu.belum(f"Belum ada visi dan misi RPJMD {data.unit.wilayah} untuk tahun {data.tahun}."),
            _dukungan(data),
        )
    awal = data.misi[0]
    dasar = f" ({bantu.rapi(awal.dasar_hukum)})" if awal.dasar_hukum else ""
    return gabung(
        bantu.alinea(
            f"RPJMD {data.unit.wilayah} Tahun {awal.tahun_mulai}–{awal.tahun_akhir}{dasar} memuat visi "
            "dan misi "
            f"kepala daerah yang menjadi acuan Renstra {data.unit.nama_singkat}."
        ),
        subjudul("Visi"),
        bantu.alinea(f"“{bantu.rapi(awal.visi)}”"),
        subjudul("Misi"),
        butir([bantu.rapi(m.uraian) for m in data.misi], urut=True),
        _dukungan(data),
        bantu.alinea(f"Keterkaitan dengan RPJMD tersebut disajikan pada {rujuk('misi-tujuan-sasaran')}.")
        if _didukung(data)
        else "",
    )


def _didukung(data: Sumber) -> list[int]:
    """Keys of the sasaran of the RPJMD that the unit's tujuan serve."""
    id_ = {t.sasaran_rpjmd_id for t in (data.tujuan_sasaran(s) for s in data.sasaran)}
    return sorted(i for i in id_ if i in data.rpjmd)


def _dukungan(data: Sumber) -> SafeString:
    """Which misi, tujuan and sasaran of the RPJMD the unit supports."""
    didukung = [data.rpjmd[i] for i in _didukung(data)]
    if not didukung:
        return bantu.belum(
            f"Belum ada kaitan tujuan {data.unit.nama_singkat} dengan sasaran RPJMD yang dicatat."
        )
    return bantu.alinea(
        *(
            f"{data.unit.nama_singkat} mendukung misi ke-{r.misi_nomor} ({bantu.rapi(r.misi)}), tujuan "
            f"ke-{r.tujuan_nomor} ({bantu.rapi(r.tujuan)}), melalui sasaran ke-{r.nomor} "
            f"({bantu.rapi(r.uraian)})."
            for r in didukung
        )
    )


def renstra(data: Sumber, rujuk: Rujuk) -> str:
    if data.renstra is None:
        return bantu.belum(
            f"Belum ada Renstra {data.unit.nama_singkat} yang berlaku pada tahun {data.tahun}."
        )
    awal = data.sasaran_versi(0)
    indikator = [i for s in awal for i in data.indikator_sasaran(s.id)]
    tahun_ke = bantu.tahun_ke(data)
    return gabung(
        bantu.alinea(
            f"Renstra {data.unit.nama_singkat} berlaku untuk Tahun {bantu.masa(data.renstra)}.",
            f"Tahun {data.tahun} adalah {tahun_ke} pelaksanaannya." if tahun_ke else "",
            f"Pada penetapan pertama, Renstra memuat {bantu.bilang(len(awal))} sasaran strategis dengan "
            f"{bantu.bilang(len(indikator))} indikator kinerja; targetnya disajikan pada "
            f"{rujuk('target-renstra')}."
            if awal and indikator
            else "Belum ada sasaran dan indikator pada penetapan pertamanya.",
        ),
    )


def perubahan_renstra(data: Sumber, rujuk: Rujuk) -> str:
    versi = [d for d in data.versi("renstra") if d.urutan > 0]
    if not versi:
        return (
            bantu.alinea(f"Renstra {data.unit.nama_singkat} belum mengalami perubahan.")
            if data.renstra
            else ""
        )
    return gabung(
        *(_satu_perubahan(data, d) for d in versi),
        bantu.alinea("Tujuan, sasaran, indikator, dan target yang berubah disandingkan pada tabel berikut."),
    )


def _satu_perubahan(data: Sumber, d: DataDokumen) -> SafeString:
    diganti = len([s for s in data.sasaran_renstra if s.urutan == d.urutan and s.menggantikan_id is not None])
    tujuan = len([t for t in data.tujuan_renstra if t.urutan == d.urutan and t.menggantikan_id is not None])
    target = len([t for t in data.target if t.dokumen_id == d.id and data.kinerja.target_semula(t)])
    rincian = [
        f"{bantu.bilang(n)} {benda}"
        for n, benda in (
            (tujuan, "rumusan tujuan"),
            (diganti, "rumusan sasaran"),
            (target, "target yang telah ada"),
        )
        if n
    ]
    dasar = f" dengan Keputusan Nomor {d.nomor}" if d.nomor else ""
    tanggal = f" tanggal {formats.tanggal(d.tanggal)}" if d.tanggal else ""
    return bantu.alinea(
        f"Renstra diubah{dasar}{tanggal}."
        if dasar or tanggal
        else "Nomor dan tanggal perubahan belum dicatat.",
        bantu.alasan(d) or "Alasan perubahannya belum dicatat.",
        f"Perubahan ini mengganti {formats.daftar(rincian)}." if rincian else "",
    )


def program_tahun(data: Sumber, rujuk: Rujuk) -> str:
    banyak = {
        level: len([s for s in data.simpul if s.level == level])
        for level in ("program", "kegiatan", "sub_kegiatan")
    }
    if not banyak["program"]:
        return bantu.belum(f"Belum ada program dan kegiatan tahun {data.tahun}.")
    per_sasaran = [
        f"{bantu.nama_sasaran(s)} oleh {bantu.bilang(n)} program"
        for s in data.sasaran
        if (n := len(data.anggaran.program_sasaran(s.id)))
    ]
    tanpa = [p.nama for p in data.anggaran.program if p.sasaran_id is None]
    return bantu.alinea(
        f"Pada tahun {data.tahun} {data.unit.nama_singkat} melaksanakan "
        f"{angka.banyak(data, 'program', banyak['program'])} program, "
        f"{angka.banyak(data, 'kegiatan', banyak['kegiatan'])} kegiatan, dan "
        f"{angka.banyak(data, 'sub_kegiatan', banyak['sub_kegiatan'])} sub "
        "kegiatan, "
        f"sebagaimana {rujuk('program-kegiatan')}.",
        f"Dukungannya terbagi: {formats.daftar(per_sasaran)}." if per_sasaran else "",
        f"Belum dikaitkan dengan sasaran: {formats.daftar(tanpa)}." if tanpa else "",
    )


def iku(data: Sumber, rujuk: Rujuk) -> str:
    if data.iku is None:
        return bantu.belum(
            f"Belum ada keputusan Indikator Kinerja Utama yang berlaku pada tahun {data.tahun}."
        )
    utama = [i for s in data.sasaran for i in data.indikator_sasaran(s.id) if i.iku]
    berdefinisi = {d.indikator_id for d in data.definisi if d.dokumen_id == data.iku.id}
    tanpa = [bantu.nama_indikator(i) for i in utama if i.id not in berdefinisi]
    lama = [d for d in data.versi("iku") if d.id != data.iku.id]
    return bantu.alinea(
        f"Indikator Kinerja Utama (IKU) {data.unit.nama_singkat} ditetapkan dengan "
        f"{bantu.sebut_dokumen(data.iku)}.",
        "Keputusan ini mengubah keputusan sebelumnya, yaitu "
        f"{formats.daftar([bantu.sebut_dokumen(d) for d in lama])}."
        if lama
        else "",
        bantu.alasan(data.iku),
        f"Terdapat {bantu.bilang(len(utama))} IKU; definisi operasional, cara pengukuran, dan sumber datanya "
        f"disajikan pada {rujuk('iku')}."
        if utama
        else "Belum ada indikator sasaran yang ditandai sebagai IKU.",
        f"Belum ada definisi operasional untuk {formats.daftar(tanpa)}." if tanpa else "",
    )


def perjanjian_kinerja(data: Sumber, rujuk: Rujuk) -> str:
    if data.pk is None:
        return bantu.belum(f"Belum ada Perjanjian Kinerja tahun {data.tahun}.")
    pk = data.pk
    bertarget = [
        (i, t)
        for s in data.sasaran
        for i in data.indikator_sasaran(s.id)
        if (t := data.kinerja.target_dokumen(i.id, data.tahun, "pk"))
    ]
    tanpa = [
        bantu.nama_indikator(t.indikator)
        for t in bantu.tinjau(data)
        if t.indikator.id not in {i.id for i, _ in bertarget}
    ]
    return gabung(
        bantu.alinea(
            f"Kinerja tahun {data.tahun} diperjanjikan dalam {bantu.sebut_dokumen(pk)}{_para_pihak(pk)}.",
            bantu.alasan(pk),
        ),
        bantu.alinea(
            f"Perjanjian tersebut memuat {bantu.bilang(len(bertarget))} indikator kinerja bertarget untuk "
            f"{angka.banyak_sasaran(data)} sasaran strategis, sebagaimana {rujuk('target-pk')}."
            if bertarget
            else "Belum ada target indikator sasaran yang dicatat dalam Perjanjian Kinerja.",
            f"Belum bertarget dalam Perjanjian Kinerja: {formats.daftar(tanpa)}."
            if bertarget and tanpa
            else "",
            _beda_renstra(data),
        ),
    )


def _para_pihak(pk: DataDokumen) -> str:
    if not (pk.pihak_pertama and pk.pihak_kedua):
        return ""
    return f" antara {bantu.rapi(pk.pihak_pertama)} dan {bantu.rapi(pk.pihak_kedua)}"


def _beda_renstra(data: Sumber) -> str:
    """Where the PK promises something else than the Renstra in force."""
    beda = []
    for t in bantu.tinjau(data):
        i = t.indikator
        pk = data.kinerja.target_dokumen(i.id, data.tahun, "pk")
        renstra = data.kinerja.target_dokumen(i.id, data.tahun, "renstra")
        if pk and renstra and pk.nilai != renstra.nilai:
            beda.append(
                f"{bantu.nama_indikator(i)} ({bantu.ukuran_target(i, pk, 'target_pk')} pada Perjanjian "
                f"Kinerja, "
                f"{bantu.ukuran_target(i, renstra, 'target_renstra')} pada Renstra)"
            )
    return f"Target yang berbeda dari Renstra: {formats.daftar(beda)}." if beda else ""


def anggaran(data: Sumber, rujuk: Rujuk) -> str:
    buku = data.anggaran
    total = [(d, n) for d in buku.dpa if (n := buku.total_dpa(d.urutan)) is not None]
    if not total:
        return bantu.belum(f"Belum ada anggaran (DPA) tahun {data.tahun}.")
    awal, akhir = total[0], total[-1]
    if len(total) == 1:
        uraian = f"Anggaran {data.unit.nama_singkat} tahun {data.tahun} sebesar {_dpa(data, awal)}."
    else:
        selisih = selisih_poin(akhir[1], awal[1])
        uraian = (
            f"Anggaran {data.unit.nama_singkat} tahun {data.tahun} semula {_dpa(data, awal)} "
            f"(DPA {awal[0].jenis}) dan menjadi {_dpa(data, akhir)} (DPA {akhir[0].jenis}), "
            f"{_gerak_rupiah(data, selisih)}."
        )
    bagian = [
        format_html("{}: {}.", bantu.nama_sasaran(s), angka.rupiah(data, s.kode, "pagu", u.pagu))
        for s in data.sasaran
        if (u := buku.uang_sasaran(s.id)).pagu is not None
    ]
    return gabung(
        bantu.alinea(
            uraian,
            f"Rinciannya sampai dengan sub kegiatan disajikan pada {rujuk('rencana-anggaran')}.",
            "Menurut sasaran strategis, anggaran tersebut terbagi sebagai berikut."
            if len(bagian) > 1
            else "",
        ),
        butir(bagian) if len(bagian) > 1 else "",
    )


def _dpa(data: Sumber, versi: tuple[DataDpa, Decimal]) -> str:
    """The total of a DPA version."""
    return angka.rupiah(data, angka.UNIT, f"dpa-{versi[0].urutan}", versi[1])


def _gerak_rupiah(data: Sumber, selisih: Hasil) -> str:
    if not selisih.nilai:
        return "sehingga jumlahnya tetap"
    kata = "bertambah" if selisih.nilai > 0 else "berkurang"
    return f"{kata} {angka.rupiah_mutlak(data, angka.UNIT, 'dpa_perubahan', selisih.nilai)}"
