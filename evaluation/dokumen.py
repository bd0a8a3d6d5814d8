"""What the application itself holds as evidence of a criterion: documents, with their dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q
from django.utils import timezone

from budget.models import Dpa
from evaluation.enums import DokumenAplikasi
from evaluation.models import Rekomendasi
from indicators.enums import JenisDokumen
from indicators.models import Dokumen
from lkjip.enums import StatusRekomendasi, TahapEvaluasi
from lkjip.formats import sebut_triwulan, tanggal
from lkjip.models import Unit
from lkjip.navigation import alamat
from pengisian.models import SalinanTriwulan


@dataclass(frozen=True, slots=True)
class DokumenTersedia:
    """tanggal is the document's own, of its decree or of its approval. alamat is the page that shows it."""

    kunci: str
    judul: str
    tanggal: date
    keterangan: str
    alamat: str


Tersedia = Mapping[str, tuple[DokumenTersedia, ...]]
HALAMAN_DOKUMEN = {
    JenisDokumen.RENSTRA: "rencana",
    JenisDokumen.IKU: "rencana-iku",
    JenisDokumen.PK: "rencana-pk",
    JenisDokumen.RENJA: "rencana",
}


def dokumen_tersedia(unit: Unit, tahun: int, hari: date | None = None) -> Tersedia:
    """By DokumenAplikasi; four queries. What has no date of its own yet bears the day that is given."""
    hari = hari or timezone.localdate()
    hasil: dict[str, list[DokumenTersedia]] = defaultdict(list)
    _perencanaan(hasil, unit, tahun, hari)
    _anggaran(hasil, unit, tahun, hari)
    disetujui = _triwulan(hasil, unit, tahun)
    if disetujui:
        _halaman(hasil, DokumenAplikasi.LKJIP, unit, tahun, "laporan", max(disetujui.values()))
    _rekomendasi(hasil, unit, tahun, hari)
    return {k: tuple(v) for k, v in hasil.items()}


def _perencanaan(hasil: dict[str, list[DokumenTersedia]], unit: Unit, tahun: int, hari: date) -> None:
    semua = Dokumen.objects.berlaku().filter(
        Q(tahun=tahun, jenis__in=[JenisDokumen.PK, JenisDokumen.RENJA])
        | Q(tahun__lte=tahun, jenis__in=[JenisDokumen.RENSTRA, JenisDokumen.IKU]),
        unit=unit,
    )
    for d in (d for d in semua if d.tahun_akhir is None or d.tahun_akhir >= tahun):
        nomor = f", {d.nomor}" if d.nomor else ""
        tentang = f"{d.get_jenis_display()}{nomor}, {tanggal(d.tanggal) if d.tanggal else 'tanpa tanggal'}."
        tujuan = alamat(HALAMAN_DOKUMEN[JenisDokumen(d.jenis)], {"unit": unit.slug, "tahun": tahun}) or ""
        butir = DokumenTersedia(f"dokumen-{d.pk}", d.nama, d.tanggal or hari, tentang, tujuan)
        for jenis in _sebagai(JenisDokumen(d.jenis)):
            hasil[jenis].append(butir)


def _sebagai(jenis: JenisDokumen) -> Iterable[DokumenAplikasi]:
    """The quarterly targets of the action plan belong to the PK."""
    return {
        JenisDokumen.RENSTRA: (DokumenAplikasi.RENSTRA,),
        JenisDokumen.IKU: (DokumenAplikasi.IKU,),
        JenisDokumen.PK: (DokumenAplikasi.PK, DokumenAplikasi.RENCANA_AKSI),
        JenisDokumen.RENJA: (DokumenAplikasi.PK,),
    }[jenis]


def _anggaran(hasil: dict[str, list[DokumenTersedia]], unit: Unit, tahun: int, hari: date) -> None:
    tujuan = alamat("rencana-anggaran", {"unit": unit.slug, "tahun": tahun}) or ""
    for d in Dpa.objects.filter(unit=unit, tahun=tahun):
        nomor = f", {d.nomor}" if d.nomor else ""
        tentang = (
            f"DPA {d.get_jenis_display()}{nomor}, {tanggal(d.tanggal) if d.tanggal else 'tanpa tanggal'}."
        )
        judul = f"DPA {d.get_jenis_display()} {tahun}"
        hasil[DokumenAplikasi.ANGGARAN].append(
            DokumenTersedia(f"dpa-{d.pk}", judul, d.tanggal or hari, tentang, tujuan)
        )


def _triwulan(hasil: dict[str, list[DokumenTersedia]], unit: Unit, tahun: int) -> dict[int, date]:
    """Approved quarters, each with the day of its latest approval."""
    semua = SalinanTriwulan.objects.filter(triwulan__unit=unit, triwulan__tahun=tahun)
    disetujui = {
        n: timezone.localdate(pada)
        for n, pada in semua.values_list("triwulan__triwulan")
        .annotate(Max("pada"))
        .order_by("triwulan__triwulan")
    }
    for n, hari in disetujui.items():
        kwargs = {"unit": unit.slug, "tahun": tahun, "triwulan": n}
        sebut = sebut_triwulan(tahun, n)
        for jenis, judul, nama in (
            (DokumenAplikasi.E81, "Formulir E.81", "e81"),
            (DokumenAplikasi.RAPOR, "Rapor bidang", "rapor-bidang"),
        ):
            tentang = f"{judul} {sebut}, disetujui {tanggal(hari)}."
            hasil[jenis].append(
                DokumenTersedia(f"{jenis}-{n}", f"{judul} {sebut}", hari, tentang, alamat(nama, kwargs) or "")
            )
    return disetujui


def _halaman(
    hasil: dict[str, list[DokumenTersedia]],
    jenis: DokumenAplikasi,
    unit: Unit,
    tahun: int,
    nama: str,
    hari: date,
) -> None:
    tentang = f"{jenis.label} {tahun} dari data triwulan yang disetujui {tanggal(hari)}."
    tujuan = alamat(nama, {"unit": unit.slug, "tahun": tahun}) or ""
    hasil[jenis].append(DokumenTersedia(jenis.value, f"{jenis.label} {tahun}", hari, tentang, tujuan))


def _rekomendasi(hasil: dict[str, list[DokumenTersedia]], unit: Unit, tahun: int, hari: date) -> None:
    """Recommendations on earlier years: how many of them are verified."""
    selesai = Count("pk", filter=Q(status=StatusRekomendasi.TERVERIFIKASI))
    semua = (
        Rekomendasi.objects.filter(
            evaluasi__unit=unit, evaluasi__tahun__lt=tahun, evaluasi__tahap=TahapEvaluasi.FINAL
        )
        .order_by("evaluasi__tahun")
        .values_list("evaluasi__tahun")
        .annotate(n=Count("pk"), selesai=selesai)
    )
    for milik, banyak, terverifikasi in semua:
        judul = f"Tindak lanjut rekomendasi LHE AKIP {milik}"
        tentang = f"{terverifikasi} dari {banyak} rekomendasi terverifikasi per {tanggal(hari)}."
        tujuan = alamat("rekomendasi", {"unit": unit.slug, "tahun": milik}) or ""
        hasil[DokumenAplikasi.REKOMENDASI].append(
            DokumenTersedia(f"rekomendasi-{milik}", judul, hari, tentang, tujuan)
        )
