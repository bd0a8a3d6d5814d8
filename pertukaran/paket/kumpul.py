"""Which files of each kind there are, and what is missing. Nothing is printed before `isi` is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from django.utils import timezone

from evaluation import queries
from evaluation.salinan import lhe as data_lhe
from indicators.enums import JenisDokumen
from indicators.models import Dokumen
from lkjip.enums import Keadaan as KeadaanTriwulan
from lkjip.formats import romawi, tanggal
from pertukaran.ekspor import buku_unit
from pertukaran.paket.bahan import Bahan
from pertukaran.paket.data import Berkas, Isi, Keadaan, Kurang
from pertukaran.paket.dokumen import susun_iku, susun_renstra
from reports.beku import baca
from reports.blok import ReportData
from reports.inspektorat import cetak
from reports.inspektorat.lhe import susun_lhe
from reports.inspektorat.matriks import Kop, susun_matriks
from reports.models import BerkasTerbitan, LampiranPdf
from reports.pekerjaan import tulis
from reports.perjanjian import muat_perjanjian, susun_perjanjian
from reports.rencana import AksiTahun, RencanaAksi
from reports.renderers import render, susun
from reports.renderers.xlsx import banyak_xlsx
from reports.sumber import Sumber

TETAP = (KeadaanTriwulan.DISETUJUI, KeadaanTriwulan.TERKUNCI)
POTONG = 256 * 1024  # bytes of an uploaded file that are held at once


def _naskah(susun: Callable[[], ReportData], format: str = "pdf") -> Callable[[], list[bytes]]:
    return lambda: [cetak(susun(), format, "").isi]


def _sebut(d: Dokumen) -> str:
    bagian = (d.nama, f"Nomor {d.nomor}" if d.nomor else "", tanggal(d.tanggal) if d.tanggal else "")
    return ", ".join(b for b in bagian if b)


def renstra(b: Bahan) -> Isi:
    return _rencana(b, JenisDokumen.RENSTRA, "Rencana Strategis", susun_renstra, "rencana-renstra")


def iku(b: Bahan) -> Isi:
    return _rencana(b, JenisDokumen.IKU, "Indikator Kinerja Utama", susun_iku, "rencana-sk-iku")


def _rencana(b: Bahan, jenis: JenisDokumen, judul: str, susun: Callable[..., ReportData], di: str) -> Isi:
    """The document in force; what is a draft counts nowhere, so its tables would be empty."""
    versi = [d for d in b.versi(jenis) if d.bidang_id is None]
    tetap = [d for d in versi if not d.draf]
    if not tetap:
        sebab = "Dokumennya masih draf; tetapkan dahulu." if versi else "Dokumennya belum dicatat."
        return [], [Kurang(judul, sebab, b.alamat(di))]
    isi = _naskah(lambda: susun(b.sumber(), draf=False))
    nama = f"{jenis.value}-{b.unit.slug}-{b.tahun}.pdf"
    return [Berkas(nama, judul, Keadaan.ADA, isi, _sebut(tetap[-1]))], []


def perjanjian(b: Bahan) -> Isi:
    semua = b.versi(JenisDokumen.PK)
    berkas = [_pk(b, d) for d in semua if d.tahun == b.tahun]
    if any(d.bidang_id is None and d.tahun == b.tahun for d in semua):
        return berkas, []
    sebab = "Perjanjian Kinerja kepala perangkat daerah belum dicatat."
    return berkas, [Kurang("Perjanjian Kinerja", sebab, b.alamat("rencana-perjanjian"))]


def _pk(b: Bahan, d: Dokumen) -> Berkas:
    d.unit = b.unit
    versi = f"perubahan-{d.urutan}" if d.urutan else "murni"
    bidang = d.bidang.kode if d.bidang else ""
    nama = "-".join(x for x in ("PK", b.unit.slug, bidang, str(b.tahun), versi) if x)
    keadaan = Keadaan.DRAF if d.draf else Keadaan.ADA
    return Berkas(
        f"{nama}.pdf",
        f"{d.nama} {d.bidang.nama}" if d.bidang else d.nama,
        keadaan,
        _naskah(lambda: susun_perjanjian(muat_perjanjian(d))),
        _sebut(d),
    )


def rencana_aksi(b: Bahan) -> Isi:
    """One workbook: quarterly targets of the PK, and actions."""
    judul = "Rencana Aksi"
    if not b.ada_aksi:
        sebab = "Target triwulan dan aksi untuk Perjanjian Kinerja tahun ini belum diisi."
        return [], [Kurang(judul, sebab, b.alamat("rencana-aksi"))]

    def isi() -> list[bytes]:
        data = b.sumber()
        blok = [kelas.blok_dari(data, "") for kelas in (RencanaAksi, AksiTahun)]
        return [banyak_xlsx(blok, f"{b.unit.nama}, tahun {b.tahun}")]

    return [Berkas(f"rencana-aksi-{b.unit.slug}-{b.tahun}.xlsx", judul, Keadaan.ADA, isi)], []


def e81(b: Bahan) -> Isi:
    """Each quarter as PDF and workbook. What is not approved is a draft."""
    berkas, kurang = [], []
    for t in range(1, 5):
        judul, keadaan = f"Formulir E.81 Triwulan {romawi(t)}", b.triwulan.get(t)
        if t not in b.terisi and keadaan not in TETAP:
            sebab = "Realisasi triwulan ini belum diisi."
            kurang.append(Kurang(judul, sebab, b.alamat("pengisian-tahun")))
            continue
        sebut = keadaan.label if keadaan else "Belum diajukan"
        sah = Keadaan.ADA if keadaan in TETAP else Keadaan.DRAF
        nama = f"E81-{b.unit.slug}-{b.tahun}-TW{t}"
        berkas += [
            Berkas(f"{nama}.{f}", f"{judul} ({f.upper()})", sah, _e81(b, t, f), sebut)
            for f in ("pdf", "xlsx")
        ]
    return berkas, kurang


def _e81(b: Bahan, triwulan: int, format: str) -> Callable[[], list[bytes]]:
    return lambda: [render("e81", format, b.sumber(triwulan)).isi]


def lkjip(b: Bahan) -> Isi:
    """The frozen files of an edition; without one a draft, which says so on each page."""
    t = b.terbitan
    if t is None:
        nama, sebut = f"LKjIP-{b.unit.slug}-{b.tahun}-DRAF.pdf", "Belum ditetapkan final"
        draf = Berkas(nama, "LKjIP (PDF)", Keadaan.DRAF, lambda: [_lkjip_draf(b.sumber())], sebut)
        sebab = "LKjIP belum ditetapkan; yang dimuat adalah drafnya."
        return [draf], [Kurang("LKjIP yang diterbitkan", sebab, b.alamat("terbitan"))]
    kapan = f"diterbitkan {_hari(t.diterbitkan_pada)}" if t.diterbitkan_pada else "final, belum diterbitkan"
    sebut = f"Terbitan {t.nomor}, {kapan}"
    # The print page is made for a browser; the PDF says the same.
    beku = [f for f in t.unduhan if f.format != "html"]
    berkas = [Berkas(f.nama, f"LKjIP ({f.format.upper()})", Keadaan.ADA, _beku(f), sebut) for f in beku]
    return berkas, []


def _beku(f: BerkasTerbitan) -> Callable[[], list[bytes]]:
    return lambda: [baca(f)]


def _lkjip_draf(data: Sumber) -> bytes:
    return tulis("lkjip", "pdf", susun("lkjip", data))


def _hari(saat: datetime) -> str:
    return tanggal(timezone.localdate(saat))


def lhe(b: Bahan) -> Isi:
    evaluasi, judul = b.lhe, "Laporan Hasil Evaluasi AKIP"
    if evaluasi is None:
        return [], [Kurang(judul, f"LHE atas AKIP {b.tahun} belum ditetapkan Inspektorat.", b.alamat("akip"))]
    pengenal = f"lhe/{b.unit.slug}/{b.tahun}"
    isi = _naskah(lambda: susun_lhe(data_lhe(evaluasi), unit_singkat=b.unit.nama_singkat, pengenal=pengenal))
    sebut = f"Nomor {evaluasi.nomor_lhe}" if evaluasi.nomor_lhe else "Final"
    return [Berkas(f"LHE-{b.unit.slug}-{b.tahun}.pdf", judul, Keadaan.ADA, isi, sebut)], []


def tindak_lanjut(b: Bahan) -> Isi:
    judul = "Matriks Tindak Lanjut Rekomendasi"
    if not b.rekomendasi:
        sebab = "Belum ada rekomendasi dari LHE yang sudah ditetapkan."
        return [], [Kurang(judul, sebab, b.alamat("rekomendasi"))]
    nama = f"matriks-tindak-lanjut-{b.unit.slug}-{b.tahun}"
    return [
        Berkas(
            f"{nama}.{f}",
            f"{judul} ({f.upper()})",
            Keadaan.ADA,
            _naskah(lambda: _matriks(b), f),
            "Keadaan hari ini",
        )
        for f in ("pdf", "xlsx")
    ], []


def _matriks(b: Bahan) -> ReportData:
    u = b.unit
    keterangan = f"LHE atas AKIP Tahun {b.tahun} dan LHE sebelumnya yang belum selesai"
    pengenal = f"matriks/{u.slug}/{b.tahun}"
    kop = Kop(u.nama, u.nama_singkat, u.pemda.nama, b.tahun, u.pemda.ibu_kota, pengenal, (keterangan,))
    semua = queries.rekomendasi_tercetak(u.pk, b.tahun)
    isi = queries.tindak_lanjut(semua), queries.foto_matriks(semua)
    return susun_matriks(kop, *isi, hari=timezone.localdate())


def buku_kerja(b: Bahan) -> Isi:
    nama = f"buku-kerja-{b.unit.slug}.xlsx"
    return [
        Berkas(nama, "Buku kerja perangkat daerah", Keadaan.ADA, lambda: [buku_unit(b.unit)], "Semua tahun")
    ], []


def lampiran(lampiran: LampiranPdf, nomor: int) -> Berkas:
    """An uploaded PDF as it came. The name is ours; what it is about stands in the title."""
    judul = lampiran.bagian.judul or lampiran.nama_berkas

    def isi() -> Iterator[bytes]:
        with lampiran.berkas.open("rb") as f:
            while potong := f.read(POTONG):
                yield potong

    return Berkas(f"lampiran-{nomor}-{judul}.pdf", judul, Keadaan.ADA, isi, "Berkas yang diunggah")
