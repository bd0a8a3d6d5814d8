"""Rules about the indikator kinerja utama."""

from __future__ import annotations

from collections.abc import Iterable

from budget.sumber import SumberKinerja
from indicators import queries as kinerja_q
from perencanaan.peringatan import Peringatan, Tingkat, halaman


def iku_ada(data: SumberKinerja) -> Iterable[Peringatan]:
    if data.iku is None:
        pesan = f"Keputusan IKU yang berlaku pada tahun {data.tahun} belum ditetapkan."
        yield Peringatan("iku/ada", Tingkat.PERINGATAN, pesan, "", halaman(data, "rencana-sk-iku"))


def _alamat(data: SumberKinerja) -> str:
    if data.iku is None:
        return halaman(data, "rencana-sk-iku")
    return halaman(data, "iku-versi", periode=data.iku.tahun, versi=data.iku.urutan)


def _terdefinisi(data: SumberKinerja) -> set[int]:
    """The indicators that the decree looked at defines. One query."""
    nomor = data.iku.id if data.iku else None
    return {d.indikator_id for d in kinerja_q.definisi(data.unit_id) if d.dokumen_id == nomor}


def iku_berdefinisi(data: SumberKinerja) -> Iterable[Peringatan]:
    """What is an IKU is defined in the decree in force."""
    if data.iku is None:
        return
    ada = _terdefinisi(data)
    utama = [i for s in data.sasaran for i in data.indikator_sasaran(s.id) if i.iku]
    for i in (i for i in utama if i.id not in ada):
        pesan = f"IKU “{i.nama}” belum didefinisikan dalam {data.iku.nama}."
        yield Peringatan(f"iku-definisi/{i.kode}", Tingkat.GALAT, pesan, data.iku.nama, _alamat(data))


def keputusan_berisi(data: SumberKinerja) -> Iterable[Peringatan]:
    """A decree names at least one IKU, and better one for each sasaran."""
    if data.iku is None:
        return
    ada = _terdefinisi(data)
    if not ada:
        pesan = f"{data.iku.nama} belum memuat indikator kinerja utama."
        yield Peringatan("iku/kosong", Tingkat.GALAT, pesan, "", _alamat(data))
        return
    for s in data.sasaran:
        if not any(i.id in ada for i in data.indikator_sasaran(s.id)):
            pesan = f"Sasaran {s.nomor} “{s.uraian}” belum mempunyai indikator kinerja utama."
            yield Peringatan(f"iku-sasaran/{s.kode}", Tingkat.PERINGATAN, pesan, "", _alamat(data))


ATURAN_KEPUTUSAN = (keputusan_berisi,)  # before a decree is set
ATURAN_IKU = (iku_ada, iku_berdefinisi, keputusan_berisi)
