"""The report on the bidang of a unit for a quarter: timeliness, completeness, achievement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min, Q
from django.utils import timezone

from budget.models import RealisasiAnggaran
from indicators.capaian import rata_rata
from indicators.predikat import Predikat, predikat
from lkjip.numbers import Hasil
from lkjip.periode import Jendela
from pengisian.data import BarisLembar
from pengisian.kemajuan import BarisWajib, baris_wajib
from pengisian.lembar import Lembar
from pengisian.models import PerubahanSel
from pengisian.rapor import Ketercapaian, hari_terlambat, kelengkapan, ketepatan, ketercapaian

TANPA_BIDANG = "Tanpa penanggung jawab"
# What fills a row: a value, an amount, a component, or the statement that there is no data.
MENGISI = Q(kolom__in=("nilai", "rp")) | Q(kolom__startswith="komponen")
TIDAK_TERSEDIA = Q(kolom="status", baru="tidak_tersedia")


@dataclass(frozen=True, slots=True)
class BelumTercapai:
    kode: str
    nama: str
    capaian: Hasil
    penjelasan: str


@dataclass(frozen=True, slots=True)
class RaporBidang:
    """A bidang, or the unit as a whole. lengkap_pada is None while a row is missing."""

    nama: str
    jabatan: str
    wajib: int
    terisi: int
    kelengkapan: Hasil
    ketepatan: Hasil
    lengkap_pada: date | None
    terlambat: int  # days
    capaian: Hasil
    predikat: Predikat | None
    jumlah: Ketercapaian
    belum: tuple[BelumTercapai, ...]

    @property
    def waktu(self) -> str:
        """How it stands against the deadline, in words."""
        if not self.wajib:
            return "tidak ada yang wajib diisi"
        apa = "lengkap" if self.lengkap_pada else "belum lengkap"
        if self.terlambat:
            return f"{apa}, terlambat {self.terlambat} hari"
        return f"{apa}, tepat waktu" if self.lengkap_pada else apa


@dataclass(frozen=True, slots=True)
class Rapor:
    bidang: tuple[RaporBidang, ...]
    seluruhnya: RaporBidang


def rapor(lembar: Lembar) -> Rapor:
    """Rows of a bidang are those that are its own; what is below a bidang stands by itself."""
    waktu = waktu_terisi(lembar)
    wajib: dict[int | None, list[BarisWajib]] = defaultdict(list)
    for b in baris_wajib(lembar):
        wajib[b.bidang_id].append(b)
    kinerja: dict[int | None, list[BarisLembar]] = defaultdict(list)
    for baris in lembar.baris:
        if baris.indikator is not None:
            kinerja[baris.bidang_id].append(baris)
    hasil = [
        _susun(lembar, b.nama, b.jabatan, wajib[b.id], kinerja[b.id], waktu)
        for b in lembar.bidang
        if wajib[b.id] or kinerja[b.id]
    ]
    if wajib[None] or kinerja[None]:
        hasil.append(_susun(lembar, TANPA_BIDANG, "", wajib[None], kinerja[None], waktu))
    semua_wajib = [b for milik in wajib.values() for b in milik]
    semua_kinerja = [b for milik in kinerja.values() for b in milik]
    seluruhnya = _susun(lembar, "Seluruh perangkat daerah", "", semua_wajib, semua_kinerja, waktu)
    return Rapor(tuple(hasil), seluruhnya)


def _susun(
    lembar: Lembar,
    nama: str,
    jabatan: str,
    wajib: Iterable[BarisWajib],
    kinerja: Iterable[BarisLembar],
    waktu: dict[str, date],
) -> RaporBidang:
    wajib = list(wajib)
    terisi = [b for b in wajib if b.terisi]
    hari = [waktu[b.kunci] for b in terisi if b.kunci in waktu]
    jendela = lembar.posisi.jendela
    tenggat = jendela.tenggat_unit
    lengkap = max(hari, default=None) if len(terisi) == len(wajib) else None
    capaian = [(b, lembar.capaian_triwulan(b.indikator.id)) for b in kinerja if b.indikator]
    rata = rata_rata([c for _, c in capaian])
    skala = lembar.skala.get("capaian")
    return RaporBidang(
        nama=nama,
        jabatan=jabatan,
        wajib=len(wajib),
        terisi=len(terisi),
        kelengkapan=kelengkapan(terisi=len(terisi), wajib=len(wajib)),
        ketepatan=ketepatan(tepat=sum(not tenggat or h <= tenggat for h in hari), wajib=len(wajib)),
        lengkap_pada=lengkap,
        terlambat=hari_terlambat(selesai=lengkap, tenggat=tenggat, hari=hari_akhir(jendela)) if wajib else 0,
        capaian=rata,
        predikat=predikat(rata.nilai, skala) if skala else None,
        jumlah=ketercapaian([c for _, c in capaian]),
        belum=tuple(_belum(lembar, b, c) for b, c in capaian if ketercapaian([c]).tidak),
    )


def hari_akhir(jendela: Jendela) -> date:
    """Until when lateness counts: today, or the day of closing. After it nothing can be filled."""
    return min(jendela.hari, jendela.tutup_unit or jendela.hari)


def _belum(lembar: Lembar, baris: BarisLembar, capaian: Hasil) -> BelumTercapai:
    kinerja = lembar.kinerja_baris(baris)
    sendiri = baris.realisasi.penjelasan if baris.realisasi else ""
    nama = baris.indikator.nama if baris.indikator else baris.nama
    return BelumTercapai(baris.kode, nama, capaian, sendiri or (kinerja.penjelasan if kinerja else ""))


def waktu_terisi(lembar: Lembar) -> dict[str, date]:
    """The day on which each row was filled, by its key; what holds nothing may be in it too.

    The last change from empty to filled. Where the log has changes but none from empty, the row was filled
    before the first of them; without any, it is known only when the row was last written.
    """
    masa = {"tahun": lembar.tahun, "triwulan": lembar.triwulan}
    hasil = {
        f"i{r.indikator_id}": r.diubah_pada
        for r in lembar.realisasi
        if r.tahun == lembar.tahun and r.triwulan == lembar.triwulan
    }
    uang = RealisasiAnggaran.objects.filter(
        simpul__unit=lembar.unit_id, simpul__tahun=lembar.tahun, triwulan=lembar.triwulan
    )
    hasil |= {f"s{pk}": pada for pk, pada in uang.order_by().values_list("simpul", "diubah_pada")}
    catatan = (
        PerubahanSel.objects.filter(MENGISI | TIDAK_TERSEDIA, unit=lembar.unit_id, **masa)
        .order_by()
        .values("indikator", "simpul")
        .annotate(diisi=Max("pada", filter=Q(lama="") | TIDAK_TERSEDIA), pertama=Min("pada"))
    )
    for c in catatan:
        kunci = f"i{c['indikator']}" if c["indikator"] else f"s{c['simpul']}"
        hasil[kunci] = c["diisi"] or c["pertama"]
    return {kunci: timezone.localdate(pada) for kunci, pada in hasil.items()}
