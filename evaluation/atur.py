"""What is entered of an evaluation besides answers: that there is one, its team, its head, paper scores."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evaluation.enums import CaraEvaluasi
from evaluation.kunci import evaluasi_terkunci
from evaluation.models import AnggotaTim, EvaluasiAkip, KomponenAkip, Lke, NilaiAkip
from evaluation.tim import boleh_pada
from lkjip.access import Hak, Posisi, boleh
from lkjip.enums import Peran, PeranTim, TahapEvaluasi
from lkjip.models import Pengguna, Unit
from lkjip.pemberitahuan import penerima


class AturDitolak(Exception):
    """It cannot be entered. The message says why."""


class Bertentangan(AturDitolak):
    """Somebody else has changed it since; kini is how it stands now."""

    def __init__(self, kini: EvaluasiAkip) -> None:
        super().__init__("Data evaluasi sudah diubah orang lain sejak halaman ini dibuka.")
        self.kini = kini


def lke_berlaku(pemda_id: int, tahun: int) -> Lke | None:
    """The version of the sheet in force in a year."""
    return Lke.objects.filter(pemda_id=pemda_id, mulai__lte=tahun).order_by("-mulai").first()


def dapat_dibuka(oleh: Pengguna, unit: Unit) -> tuple[CaraEvaluasi, ...]:
    """In which ways the user may begin an evaluation: the unit only by its self-assessment."""
    posisi = Posisi(TahapEvaluasi.MANDIRI)
    if boleh(oleh, Hak.MULAI_EVALUASI, unit, posisi):
        return tuple(CaraEvaluasi)
    return (CaraEvaluasi.LKE,) if boleh(oleh, Hak.MANDIRI, unit, posisi) else ()


def buka_evaluasi(oleh: Pengguna, unit: Unit, tahun: int, cara: CaraEvaluasi) -> EvaluasiAkip:
    """Begins the evaluation of a year; one that is there is left as it is. Raises AturDitolak."""
    if cara not in dapat_dibuka(oleh, unit):
        raise AturDitolak("Anda tidak berhak membuka evaluasi ini.")
    lke = lke_berlaku(unit.pemda_id, tahun)
    if lke is None:
        raise AturDitolak(f"Belum ada lembar kerja evaluasi yang berlaku untuk tahun {tahun}.")
    return EvaluasiAkip.objects.get_or_create(unit=unit, tahun=tahun, defaults={"lke": lke, "cara": cara})[0]


def ganti_cara(oleh: Pengguna, evaluasi: EvaluasiAkip, cara: CaraEvaluasi) -> None:
    """Before the evaluation begins: by criteria, or the scores of an LHE of paper. Raises AturDitolak."""
    with evaluasi_terkunci(evaluasi) as kini:
        if not boleh_pada(oleh, Hak.MULAI_EVALUASI, kini):
            raise AturDitolak("Cara evaluasi ditetapkan Inspektorat sebelum evaluasi dimulai.")
        if kini.tahap == TahapEvaluasi.TERKIRIM and cara == CaraEvaluasi.NILAI:
            raise AturDitolak("Penilaian mandiri sudah dikirim, jadi evaluasinya per kriteria.")
        kini.cara = cara
        kini.save(update_fields=["cara"])


def calon_tim(unit: Unit) -> list[Pengguna]:
    """Who may be in the team: the accounts of the Inspektorat over this unit."""
    return sorted(penerima(unit, [Peran.INSPEKTORAT]), key=str)


def tetapkan_tim(oleh: Pengguna, evaluasi: EvaluasiAkip, ketua: int, anggota: Collection[int]) -> None:
    """One ketua and any number of members, in place of the former team. Raises AturDitolak."""
    with evaluasi_terkunci(evaluasi) as kini:
        if not boleh_pada(oleh, Hak.ATUR_TIM, kini):
            raise AturDitolak(f"Tim tidak dapat diubah dalam tahap “{kini.get_tahap_display()}”.")
        tim = dict.fromkeys(anggota, PeranTim.ANGGOTA) | {ketua: PeranTim.KETUA}
        if not tim.keys() <= {p.pk for p in calon_tim(kini.unit)}:
            raise AturDitolak("Tim hanya berisi akun Inspektorat yang bertugas atas perangkat daerah ini.")
        AnggotaTim.objects.filter(evaluasi=kini).delete()
        AnggotaTim.objects.bulk_create(
            AnggotaTim(evaluasi=kini, pengguna_id=pk, peran=peran) for pk, peran in sorted(tim.items())
        )


@dataclass(frozen=True, slots=True)
class KepalaLhe:
    nomor_lhe: str
    tanggal_lhe: date | None
    tim: str
    simpulan: str
    catatan: str


def boleh_kepala(oleh: Pengguna, evaluasi: EvaluasiAkip) -> bool:
    """The team while it evaluates, the ketua until the LHE is final."""
    return any(boleh_pada(oleh, hak, evaluasi) for hak in (Hak.EVALUASI, Hak.TETAPKAN_LHE))


def simpan_kepala(oleh: Pengguna, evaluasi: EvaluasiAkip, isi: KepalaLhe, versi: int) -> None:
    """Raises AturDitolak, Bertentangan."""
    with evaluasi_terkunci(evaluasi) as kini:
        if not boleh_kepala(oleh, kini):
            raise AturDitolak(f"Data LHE tidak dapat diubah dalam tahap “{kini.get_tahap_display()}”.")
        _pastikan_versi(kini, versi)
        for nama in KepalaLhe.__slots__:
            setattr(kini, nama, getattr(isi, nama))
        kini.versi += 1
        kini.save(update_fields=[*KepalaLhe.__slots__, "versi"])


def simpan_nilai(
    oleh: Pengguna,
    evaluasi: EvaluasiAkip,
    nilai: Mapping[int, Decimal | None],
    total: Decimal | None,
    versi: int,
) -> None:
    """Scores of an LHE of paper by component, or its total alone. Raises AturDitolak, Bertentangan."""
    with evaluasi_terkunci(evaluasi) as kini:
        if not boleh_pada(oleh, Hak.EVALUASI, kini) or kini.cara != CaraEvaluasi.NILAI:
            raise AturDitolak(f"Nilai tidak dapat diketik dalam tahap “{kini.get_tahap_display()}”.")
        _pastikan_versi(kini, versi)
        komponen = KomponenAkip.objects.filter(lke=kini.lke_id).in_bulk()
        NilaiAkip.objects.filter(evaluasi=kini).delete()
        NilaiAkip.objects.bulk_create(
            NilaiAkip(evaluasi=kini, komponen=komponen[pk], nilai=n)
            for pk, n in nilai.items()
            if n is not None and pk in komponen
        )
        kini.total_dinyatakan, kini.versi = total, kini.versi + 1
        kini.save(update_fields=["total_dinyatakan", "versi"])


def _pastikan_versi(kini: EvaluasiAkip, versi: int) -> None:
    if kini.versi != versi:
        raise Bertentangan(kini)
