"""Trees of a pohon kinerja made by hand, and by hypothesis."""

from __future__ import annotations

from itertools import count

from hypothesis import strategies as st

from reports.pohon.data import (
    LEVEL,
    Celah,
    IndikatorPohon,
    Jenjang,
    Kaitan,
    Pohon,
    SimpulPohon,
    UangPohon,
)

TEKS = st.text(max_size=60) | st.sampled_from(
    ["<script>alert(1)</script>", "W" * 300, "Meningkatnya layanan " * 20, "a\u202eb\x00c]]>&\"'"]
)
INDIKATOR = st.builds(
    IndikatorPohon, kode=st.just("i"), nama=TEKS, satuan=TEKS, target=st.just("70,65"),
    realisasi=st.just("72"), capaian=st.just("101,91%"), predikat=TEKS,
    warna=st.sampled_from(["biru", "merah", "abu", "tak dikenal"]),
    alasan=st.sampled_from(["", "belum ada data realisasi"]),
    celah=st.sampled_from([(), (Celah.TANPA_TARGET,)]),
)  # fmt: skip
UANG = st.builds(UangPohon, pagu=TEKS, realisasi=TEKS, serapan=TEKS)
KAITAN = st.builds(Kaitan, unit=TEKS, uraian=TEKS, sasaran=TEKS, masuk=st.booleans())
LEVELS = list(LEVEL)


def simpul(tingkat: int = 0) -> st.SearchStrategy[SimpulPohon]:
    """A node of a level with all that may be below it."""
    bawah = tingkat + 1 < len(LEVELS)
    return st.builds(
        SimpulPohon, kunci=st.just(""), level=st.just(LEVELS[tingkat]), kode=TEKS, nama=TEKS,
        indikator=st.lists(INDIKATOR, max_size=1).map(tuple), uang=st.none() | UANG,
        anak=st.lists(simpul(tingkat + 1), max_size=3).map(tuple) if bawah else st.just(()),
        celah=st.sets(st.sampled_from(Celah), max_size=2).map(tuple),
        kaitan=st.lists(KAITAN, max_size=1).map(tuple), cocok=st.booleans(),
    )  # fmt: skip


hutan = st.lists(simpul(), max_size=2).map(lambda akar: bernomor(tuple(akar)))


def bernomor(akar: tuple[SimpulPohon, ...]) -> tuple[SimpulPohon, ...]:
    """The same with a key for each node."""
    nomor = count(1)

    def beri(s: SimpulPohon) -> SimpulPohon:
        isi = {n: getattr(s, n) for n in SimpulPohon.__dataclass_fields__}
        return SimpulPohon(**isi | {"kunci": f"n{next(nomor)}", "anak": tuple(map(beri, s.anak))})

    return tuple(map(beri, akar))


def pohon(*akar: SimpulPohon) -> Pohon:
    skala = (Jenjang("Tinggi", "≥ 90%", "hijau"), Jenjang("Rendah", "< 90%", "merah"))
    return Pohon("Dinas Uji", "DU", "Kota Uji", 2024, ("Renstra Dinas Uji",), akar, (), skala)


def lebat(program: int, kegiatan: int, sub: int, nama: str = "Penyediaan layanan") -> tuple[SimpulPohon, ...]:
    """A tujuan with one sasaran and so many programs, with so many kegiatan and sub kegiatan each."""

    def buat(tingkat: int, kode: str, banyak: tuple[int, ...]) -> SimpulPohon:
        anak = (
            [buat(tingkat + 1, f"{kode}.{n}", banyak[1:]) for n in range(1, banyak[0] + 1)] if banyak else []
        )
        uang = UangPohon("Rp 1.000", "Rp 900", "90,00%") if tingkat > 1 else None
        return SimpulPohon(f"n{kode}", LEVELS[tingkat], kode, f"{nama} {kode}", uang=uang, anak=tuple(anak))

    return (buat(0, "1", (1, program, kegiatan, sub)),)
