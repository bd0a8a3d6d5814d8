"""From rows to results: which target counts, what the year reached, what the Renstra reached. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators.capaian import (
    akumulasi_renstra,
    akumulasi_tahun,
    capaian,
    gabung_komponen,
    kemajuan_renstra,
)
from indicators.data import DataAngka, DataIndikator, DataRealisasi, DataSasaran, DataTarget, DataTujuan
from lkjip.numbers import Alasan, Hasil, Masukan

# The Perjanjian Kinerja is the promise of the year; below it the Renja, and the Renstra where neither speaks.
URUTAN_DOKUMEN = ("pk", "renja", "renstra")
SUMBER_REALISASI = "Realisasi yang dilaporkan"


@dataclass(frozen=True, slots=True)
class Kinerja:
    """An indicator in a year, up to a quarter.

    target is the one that counts, realisasi the accumulated value, triwulan the four quarters as entered.
    data_tahun is set where the figure is provisional; dilaporkan where only the capaian is known.
    """

    indikator: DataIndikator
    tahun: int
    target: DataTarget | None
    realisasi: Hasil
    capaian: Hasil
    triwulan: tuple[Hasil, ...]
    sampai_triwulan: int = 4
    data_tahun: int | None = None
    dilaporkan: bool = False
    penjelasan: str = ""
    sumber: str = ""
    catatan: tuple[str, ...] = ()

    @property
    def punya_triwulan(self) -> bool:
        return any(t.nilai is not None for t in self.triwulan)


@dataclass(frozen=True, slots=True)
class KinerjaRenstra:
    """An indicator against the end of its Renstra."""

    target_akhir: DataTarget | None
    lalu: Decimal | None
    realisasi: Hasil
    kemajuan: Hasil


class BukuKinerja:
    """All targets and realisations of a unit, looked up by indicator. Works each result out once."""

    def __init__(
        self,
        *,
        indikator: Iterable[DataIndikator],
        target: Iterable[DataTarget],
        realisasi: Iterable[DataRealisasi],
        angka: Iterable[DataAngka],
        masa_renstra: tuple[int, int | None] | None,
    ) -> None:
        """masa_renstra: the first year that the Renstra in force has targets for, and its last."""
        self.indikator = {i.id: i for i in indikator}
        self.awal_renstra = masa_renstra[0] if masa_renstra else None
        self.tahun_akhir_renstra = masa_renstra[1] if masa_renstra else None
        self._target: dict[tuple[int, int], list[DataTarget]] = defaultdict(list)
        self._realisasi: dict[tuple[int, int], list[DataRealisasi]] = defaultdict(list)
        for t in target:
            self._target[t.indikator_id, t.tahun].append(t)
        for r in realisasi:
            self._realisasi[r.indikator_id, r.tahun].append(r)
        self._angka = {(a.indikator_id, a.jenis, a.tahun): a for a in angka}
        self._hasil: dict[tuple[int, int, int], Kinerja] = {}

    def target_berlaku(self, indikator_id: int, tahun: int) -> DataTarget | None:
        """The one target that counts: PK over Renja over Renstra, and the latest version of it."""
        for jenis in URUTAN_DOKUMEN:
            if terpilih := self.target_dokumen(indikator_id, tahun, jenis):
                return terpilih
        return None

    def target_dokumen(
        self, indikator_id: int, tahun: int, jenis: str, urutan: int | None = None
    ) -> DataTarget | None:
        """The year's target in one kind of document; in one version of it where urutan is given."""
        calon = [
            t
            for t in self._target[indikator_id, tahun]
            if t.jenis == jenis and t.triwulan is None and (urutan is None or t.urutan == urutan)
        ]
        return max(calon, key=lambda t: t.urutan, default=None)

    def target_semula(self, menjadi: DataTarget) -> DataTarget | None:
        """What the version before stated, as far as a change states something else."""
        lama = [
            t
            for t in self._target[menjadi.indikator_id, menjadi.tahun]
            if t.jenis == menjadi.jenis and t.triwulan == menjadi.triwulan and t.urutan < menjadi.urutan
        ]
        semula = max(lama, key=lambda t: t.urutan, default=None)
        if semula and (semula.nilai, semula.nilai_atas) != (menjadi.nilai, menjadi.nilai_atas):
            return semula
        return None

    def target_triwulan(self, indikator_id: int, tahun: int) -> tuple[Decimal | None, ...]:
        """The four quarterly targets (rencana aksi) of the latest document that has any."""
        dokumen = self.dokumen_triwulan(indikator_id, tahun)
        calon = (t for t in self._target[indikator_id, tahun] if t.triwulan is not None)
        nilai = {t.triwulan: t.nilai for t in calon if t.dokumen_id == dokumen}
        return tuple(nilai.get(i) for i in range(1, 5))

    def dokumen_triwulan(self, indikator_id: int, tahun: int) -> int | None:
        """The document whose quarterly targets count; None where none has any."""
        calon = [t for t in self._target[indikator_id, tahun] if t.triwulan is not None]
        terakhir = max(calon, key=lambda t: (-URUTAN_DOKUMEN.index(t.jenis), t.urutan), default=None)
        return terakhir.dokumen_id if terakhir else None

    def diminta(self, indikator_id: int, tahun: int, triwulan: int) -> bool:
        """Whether the quarter asks for a value: one that is measured once a year is asked for in the fourth.

        docs/calculations.md, "Which quarters ask for a value". What is not asked for may still be filled.
        """
        if triwulan == 4:
            return True
        rencana = self.target_triwulan(indikator_id, tahun)
        if any(t is not None for t in rencana):
            return any(t is not None for t in rencana[:3])
        menurut_akhir = self.indikator[indikator_id].akumulasi_tahun == "terakhir"
        return not menurut_akhir or self.target_berlaku(indikator_id, tahun) is None

    def capaian_triwulan(self, indikator_id: int, tahun: int, triwulan: int) -> Hasil:
        """Achievement up to a quarter against the quarterly targets (rencana aksi) up to it, in percent.

        Targets add up as the quarters do. The fourth quarter is the year, against the target of the year.
        """
        kini = self.kinerja(indikator_id, tahun, triwulan)
        if triwulan == 4:
            return kini.capaian
        indikator = kini.indikator
        target = akumulasi_tahun(
            self.target_triwulan(indikator_id, tahun)[:triwulan], cara=indikator.akumulasi_tahun
        )
        return capaian(
            target=target.nilai,
            realisasi=kini.realisasi.nilai,
            alasan=kini.realisasi.alasan,
            arah=indikator.arah,
            rumus_negatif=indikator.rumus_negatif,
        )

    def kinerja(self, indikator_id: int, tahun: int, sampai_triwulan: int = 4) -> Kinerja:
        kunci = (indikator_id, tahun, sampai_triwulan)
        if kunci not in self._hasil:
            self._hasil[kunci] = self._hitung(*kunci)
        return self._hasil[kunci]

    def _hitung(self, indikator_id: int, tahun: int, sampai: int) -> Kinerja:
        indikator = self.indikator[indikator_id]
        baris = self._realisasi[indikator_id, tahun]
        per_triwulan = {r.triwulan: r for r in baris if r.triwulan is not None and r.triwulan <= sampai}
        setahun = next((r for r in baris if r.triwulan is None), None) if sampai == 4 else None
        triwulan = tuple(
            nilai_realisasi(indikator, per_triwulan[i])
            if i in per_triwulan
            else _kosong(Alasan.TANPA_TRIWULAN)
            for i in range(1, 5)
        )
        terpakai = _terpakai(indikator, triwulan, per_triwulan, setahun)
        realisasi = _realisasi_tahun(indikator, triwulan[:sampai], terpakai, sampai)
        target = self.target_berlaku(indikator_id, tahun)
        hasil = capaian(
            target=target.nilai if target else None,
            target_atas=target.nilai_atas if target else None,
            realisasi=realisasi.nilai,
            alasan=realisasi.alasan,
            arah=indikator.arah,
            rumus_negatif=indikator.rumus_negatif,
        )
        laporan = self._capaian_dilaporkan(indikator_id, tahun, target, sampai)
        semua = [per_triwulan[i] for i in sorted(per_triwulan)] or terpakai
        return Kinerja(
            indikator=indikator,
            tahun=tahun,
            target=None if laporan else target,
            realisasi=realisasi,
            capaian=laporan or hasil,
            triwulan=triwulan,
            sampai_triwulan=sampai,
            data_tahun=next((r.tahun_data for r in terpakai if r.status == "sementara"), None),
            dilaporkan=laporan is not None,
            penjelasan=next((r.penjelasan for r in reversed(semua) if r.penjelasan), ""),
            sumber=next((r.sumber for r in reversed(terpakai) if r.sumber), ""),
            catatan=tuple(r.alasan for r in terpakai if r.alasan),
        )

    def _capaian_dilaporkan(
        self, indikator_id: int, tahun: int, target: DataTarget | None, sampai: int
    ) -> Hasil | None:
        """A capaian reported without its inputs stands only where no PK or Renja target is known."""
        angka = self._angka.get((indikator_id, "capaian", tahun))
        if angka is None or sampai < 4 or (target and target.jenis != "renstra"):
            return None
        return Hasil(
            angka.nilai,
            None,
            "capaian yang dilaporkan",
            angka.sumber,
            (Masukan("C", "Capaian (%)", angka.nilai),),
            ("Target atau realisasi yang mendasarinya tidak tercatat.",),
        )

    def renstra(self, indikator_id: int, tahun: int, sampai_triwulan: int = 4) -> KinerjaRenstra:
        indikator = self.indikator[indikator_id]
        kini = self.kinerja(indikator_id, tahun, sampai_triwulan).realisasi
        lalu = self._renstra_lalu(indikator, tahun)
        realisasi = akumulasi_renstra(lalu=lalu, kini=kini.nilai, cara=indikator.akumulasi_renstra)
        akhir = None
        if self.tahun_akhir_renstra is not None:
            akhir = self.target_dokumen(indikator_id, self.tahun_akhir_renstra, "renstra")
        kemajuan = kemajuan_renstra(
            realisasi=realisasi.nilai,
            target_akhir=akhir.nilai if akhir else None,
            target_atas=akhir.nilai_atas if akhir else None,
            alasan=realisasi.alasan,
            arah=indikator.arah,
            rumus_negatif=indikator.rumus_negatif,
        )
        return KinerjaRenstra(akhir, lalu, realisasi, kemajuan)

    def _renstra_lalu(self, indikator: DataIndikator, tahun: int) -> Decimal | None:
        """Up to last year: as recorded, else last year's value, or the sum of the Renstra's years so far."""
        if angka := self._angka.get((indikator.id, "kumulatif_renstra", tahun - 1)):
            return angka.nilai
        if indikator.akumulasi_renstra == "jumlah":
            if self.awal_renstra is None:
                return None
            if tahun <= self.awal_renstra:
                return Decimal(0)
        lalu = self.kinerja(indikator.id, tahun - 1).realisasi.nilai
        if lalu is None or indikator.akumulasi_renstra == "terakhir":
            return lalu
        return akumulasi_renstra(
            lalu=self._renstra_lalu(indikator, tahun - 1), kini=lalu, cara="jumlah"
        ).nilai


def nilai_realisasi(indikator: DataIndikator, baris: DataRealisasi) -> Hasil:
    """The value of one row: from its components where all are filled, else as entered."""
    if baris.status == "tidak_tersedia":
        return _kosong(Alasan.TIDAK_TERSEDIA)
    lengkap = len(baris.komponen) >= indikator.banyak_komponen
    if baris.komponen and indikator.kombinasi != "langsung" and (lengkap or baris.nilai is None):
        return _dari_komponen(indikator, baris)
    if baris.nilai is None:
        return _kosong(Alasan.TANPA_DATA)
    sumber = baris.sumber or SUMBER_REALISASI
    return Hasil(baris.nilai, None, "nilai yang dicatat", sumber, (Masukan("R", "Realisasi", baris.nilai),))


def _dari_komponen(indikator: DataIndikator, baris: DataRealisasi) -> Hasil:
    """A ratio goes by the roles of its components; one that is declared and not filled is unknown, not 0."""
    komponen = sorted(baris.komponen, key=lambda k: (k.peran == "penyebut", k.urutan))
    kurang = [None] * (indikator.banyak_komponen - len(komponen))
    hasil = gabung_komponen([*(k.nilai for k in komponen), *kurang], kombinasi=indikator.kombinasi)
    masukan = tuple(
        Masukan(m.lambang, f"{k.label} ({k.satuan})" if k.satuan else k.label, m.nilai)
        for m, k in zip(hasil.masukan, komponen, strict=False)
    )
    return Hasil(hasil.nilai, hasil.alasan, hasil.rumus, hasil.sumber, masukan)


def _terpakai(
    indikator: DataIndikator,
    triwulan: tuple[Hasil, ...],
    per_triwulan: dict[int, DataRealisasi],
    setahun: DataRealisasi | None,
) -> list[DataRealisasi]:
    """The rows that the year's figure comes from, oldest first: quarters where any has a value."""
    ada = [n for n in sorted(per_triwulan) if triwulan[n - 1].nilai is not None]
    if not ada and setahun:
        return [setahun]
    if ada and indikator.akumulasi_tahun == "terakhir":
        return [per_triwulan[ada[-1]]]
    return [per_triwulan[n] for n in ada or sorted(per_triwulan)]


def _realisasi_tahun(
    indikator: DataIndikator, triwulan: tuple[Hasil, ...], terpakai: list[DataRealisasi], sampai: int
) -> Hasil:
    if not terpakai:
        return _kosong(Alasan.TANPA_DATA if sampai == 4 else Alasan.TANPA_TRIWULAN)
    terakhir = nilai_realisasi(indikator, terpakai[-1])
    if len(terpakai) == 1 or terakhir.nilai is None:
        return terakhir
    return akumulasi_tahun([t.nilai for t in triwulan], cara=indikator.akumulasi_tahun)


def _kosong(alasan: Alasan) -> Hasil:
    return Hasil(None, alasan, "nilai yang dicatat", SUMBER_REALISASI)


def sasaran_berlaku(sasaran: Iterable[DataSasaran]) -> tuple[DataSasaran, ...]:
    """The sasaran that no other replaces, in their order."""
    semua = tuple(sasaran)
    diganti = {s.menggantikan_id for s in semua}
    return tuple(sorted((s for s in semua if s.id not in diganti), key=lambda s: (s.nomor, s.id)))


def sasaran_versi(sasaran: Iterable[DataSasaran], urutan: int) -> tuple[DataSasaran, ...]:
    """The sasaran as the Renstra version `urutan` has them."""
    return sasaran_berlaku(s for s in sasaran if s.urutan <= urutan)


def tujuan_berlaku(tujuan: Iterable[DataTujuan], tujuan_id: int, urutan: int | None = None) -> DataTujuan:
    """The tujuan that stands for tujuan_id now, or in the version `urutan` of its Renstra.

    A sasaran may stand under an old tujuan or under the new one already: the way goes forth, then back.
    """
    per_id = {t.id: t for t in tujuan}
    hasil = per_id[tujuan_id]
    pengganti = {
        t.menggantikan_id: t
        for t in per_id.values()
        if t.renstra == hasil.renstra and (urutan is None or t.urutan <= urutan)
    }
    while baru := pengganti.pop(hasil.id, None):  # taken out, so that a circle ends
        hasil = baru
    while urutan is not None and hasil.urutan > urutan:
        lama = per_id.pop(hasil.menggantikan_id or 0, None)
        if lama is None:
            break
        hasil = lama
    return hasil


def pengganti_akhir(sasaran: Iterable[DataSasaran]) -> dict[int, int]:
    """For each sasaran that was replaced the one that stands for it in the end."""
    oleh = {s.menggantikan_id: s.id for s in sasaran if s.menggantikan_id is not None}
    hasil = {}
    for awal, akhir in oleh.items():
        sisa = dict(oleh)
        while akhir in sisa:
            akhir = sisa.pop(akhir)
        hasil[awal] = akhir
    return hasil
