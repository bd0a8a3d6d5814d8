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


def iku_berdefinisi(data: SumberKinerja) -> Iterable[Peringatan]:
    """What is an IKU is defined in the decree in force."""
    if data.iku is None:
        return
    alamat = halaman(data, "iku-versi", periode=data.iku.tahun, versi=data.iku.urutan)
    ada = {d.indikator_id for d in kinerja_q.definisi(data.unit_id) if d.dokumen_id == data.iku.id}
    utama = [i for s in data.sasaran for i in data.indikator_sasaran(s.id) if i.iku]
    for i in (i for i in utama if i.id not in ada):
        pesan = f"IKU “{i.nama}” belum didefinisikan dalam {data.iku.nama}."
        yield Peringatan(f"iku-definisi/{i.kode}", Tingkat.GALAT, pesan, data.iku.nama, alamat)


ATURAN_IKU = (iku_ada, iku_berdefinisi)
