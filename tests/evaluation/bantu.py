"""A unit of the demo's pemda, whose sheet has the 80 criteria, and who works on its evaluation."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from evaluation.alur import Permintaan, ambil_langkah
from evaluation.enums import CaraEvaluasi, LangkahEvaluasi, Pihak
from evaluation.models import (
    AnggotaTim,
    EvaluasiAkip,
    JawabanKriteria,
    KomponenAkip,
    KriteriaAkip,
    Lke,
    SubKomponenAkip,
    TingkatJawaban,
)
from lkjip.enums import Peran, PeranTim, TahapEvaluasi
from lkjip.models import Pemda, Pengguna, Unit
from tests.evaluation.baku import BAKU
from tests.pabrik import buat_pengguna, buat_unit

TAHUN = 2024
BERSAMA = (Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN)


def pemda_demo() -> Pemda:
    return Unit.objects.select_related("pemda").get(slug="dp3akb").pemda


def unit_uji(slug: str = "") -> Unit:
    return buat_unit(slug, pemda_demo())


def orang(peran: Peran, unit: Unit, **lain: object) -> Pengguna:
    return buat_pengguna(peran, None if peran in BERSAMA else unit, pemda=unit.pemda, **lain)


def lke_kecil(pemda: Pemda, mulai: int = 2024, kriteria: Iterable[int] = (2, 4)) -> Lke:
    """A sheet with one component of 100, halved; so many criteria in each half."""
    lke = Lke.objects.create(pemda=pemda, mulai=mulai, nama="LKE kecil", dasar_hukum="Uji")
    TingkatJawaban.objects.bulk_create(
        TingkatJawaban(
            lke=lke, kode=t.kode, angka=t.angka, lebih_dari=t.lebih_dari, penuh=t.penuh, pilihan=t.pilihan
        )
        for t in BAKU
    )
    komponen = KomponenAkip.objects.create(lke=lke, urutan=1, nama="Perencanaan", bobot=100)
    for n, banyak in enumerate(kriteria, 1):
        sub = SubKomponenAkip.objects.create(komponen=komponen, urutan=n, nama=f"Sub {n}", bobot=50)
        KriteriaAkip.objects.bulk_create(
            KriteriaAkip(sub=sub, urutan=i, uraian=f"Kriteria {n}.{i}") for i in range(1, banyak + 1)
        )
    return lke


def buat_evaluasi(
    unit: Unit,
    tahap: TahapEvaluasi = TahapEvaluasi.MANDIRI,
    *,
    tahun: int = TAHUN,
    cara: CaraEvaluasi = CaraEvaluasi.LKE,
    lke: Lke | None = None,
    **lain: object,
) -> EvaluasiAkip:
    """Put into a state, without the steps that lead there."""
    lke = lke or Lke.objects.get(pemda=unit.pemda, mulai=2021)
    return EvaluasiAkip.objects.create(unit=unit, tahun=tahun, tahap=tahap, cara=cara, lke=lke, **lain)


def buat_tim(evaluasi: EvaluasiAkip, *anggota: Pengguna, ketua: Pengguna | None = None) -> Pengguna:
    """The team; its ketua is made where none is given."""
    ketua = ketua or orang(Peran.INSPEKTORAT, evaluasi.unit)
    AnggotaTim.objects.create(evaluasi=evaluasi, pengguna=ketua, peran=PeranTim.KETUA)
    for a in anggota:
        AnggotaTim.objects.create(evaluasi=evaluasi, pengguna=a)
    return ketua


def jawab_semua(
    evaluasi: EvaluasiAkip, pihak: Pihak, terpenuhi: bool | None = True, catatan: str = ""
) -> None:
    """Every criterion alike, whatever was there."""
    JawabanKriteria.objects.filter(evaluasi=evaluasi, pihak=pihak).delete()
    JawabanKriteria.objects.bulk_create(
        JawabanKriteria(evaluasi=evaluasi, kriteria=k, pihak=pihak, terpenuhi=terpenuhi, catatan=catatan)
        for k in KriteriaAkip.objects.filter(sub__komponen__lke=evaluasi.lke_id)
    )


def siap_ditetapkan(unit: Unit, **lain: object) -> tuple[EvaluasiAkip, Pengguna]:
    """Answered by both sides, with its head filled; waiting for the ketua, who is given back too."""
    isi = {
        "nomor_lhe": "700/1/ITKO",
        "tanggal_lhe": timezone.localdate(),
        "tim": "Tim I",
        "simpulan": "Sudah baik.",
    }
    evaluasi = buat_evaluasi(unit, TahapEvaluasi.MENUNGGU_KETUA, **isi | lain)
    jawab_semua(evaluasi, Pihak.UNIT)
    jawab_semua(evaluasi, Pihak.TIM, catatan="Catatan rahasia tim.")
    return evaluasi, buat_tim(evaluasi)


def buat_final(unit: Unit, **lain: object) -> EvaluasiAkip:
    """An LHE that went through its last step: 80 of 100, BB."""
    evaluasi, ketua = siap_ditetapkan(unit, **lain)
    return langkah(LangkahEvaluasi.TETAPKAN, evaluasi, ketua)


def langkah(apa: LangkahEvaluasi, evaluasi: EvaluasiAkip, oleh: Pengguna, alasan: str = "") -> EvaluasiAkip:
    return ambil_langkah(Permintaan(apa, oleh, alasan), evaluasi)
