"""The Perjanjian Kinerja as the form that is signed, and the rencana aksi as a workbook."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from indicators.enums import JenisDokumen
from indicators.models import Dokumen
from reports.blok import ReportData
from reports.perjanjian import muat_perjanjian, susun_perjanjian
from reports.rencana import AksiTahun, RencanaAksi
from reports.renderers import TIPE
from reports.renderers.xlsx import banyak_xlsx
from reports.sumber import Sumber
from reports.views.dasar import lampiran
from reports.views.inspektorat import NASKAH, jawab, unit_unduh


@require_GET
def unduh(request: HttpRequest, unit: str, tahun: int, dokumen: int, format: str) -> HttpResponse:
    """Of the unit or of a bidang; a draft says on each page that it is one."""
    perangkat = unit_unduh(request, unit, tahun, format, NASKAH)
    milik = (
        Dokumen.objects.select_related("unit__pemda", "bidang")
        .filter(pk=dokumen, unit=perangkat, tahun=tahun, jenis=JenisDokumen.PK)
        .first()
    )
    if milik is None:
        raise Http404("Perjanjian Kinerja ini tidak ada.")

    def susun() -> ReportData:
        return susun_perjanjian(muat_perjanjian(milik))

    bagian = ("PK", perangkat.slug, milik.bidang.kode if milik.bidang else "", str(tahun))
    versi = (f"perubahan-{milik.urutan}" if milik.urutan else "murni", "DRAF" if milik.draf else "")
    nama = "-".join(b for b in (*bagian, *versi) if b)
    return jawab(request, perangkat, tahun, susun, format, nama, "Perjanjian Kinerja")


@require_GET
def rencana_aksi(request: HttpRequest, unit: str, tahun: int) -> HttpResponse:
    """Two sheets: quarterly targets, and actions."""
    perangkat = unit_unduh(request, unit, tahun, "xlsx", ("xlsx",))
    data = Sumber(perangkat.pk, tahun)
    blok = [kelas.blok_dari(data, "") for kelas in (RencanaAksi, AksiTahun)]
    isi = banyak_xlsx(blok, f"{perangkat.nama}, tahun {tahun}")
    return lampiran(isi, TIPE["xlsx"], f"Rencana-aksi-{perangkat.slug}-{tahun}.xlsx")
