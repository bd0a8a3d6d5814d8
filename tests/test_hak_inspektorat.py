"""Addresses by every role, in every state of an evaluation, a recommendation, a review and the LKjIP.

As tests/test_hak_alamat.py, whose worker and table it takes: what has to come of a request is worked out from
lkjip.access.TABEL. Reading goes by the state only where the table says so; what a role never has is tried in
one state.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import HttpResponse

from lkjip.access import Posisi
from lkjip.enums import Peran, PeranTim, StatusRekomendasi, TahapEvaluasi, TahapLkjip, TahapReviu
from tests.dunia_alamat import TEMUAN, Dunia, bangun
from tests.hak_alamat import ALAMAT, Alamat, Bagi, Kirim, Ruang
from tests.test_hak_alamat import CORETAN, PELAKU, Pelaku, Peramban, _tanpa_gambar

__all__ = ["_tanpa_gambar"]
pytestmark = pytest.mark.django_db

TIM = (None, *PeranTim)
POSISI: dict[Ruang, list[Posisi]] = {
    Ruang.EVALUASI: [Posisi(t, tim=tim) for t in TahapEvaluasi for tim in TIM],
    Ruang.REKOMENDASI: [Posisi(s, sendiri=b) for s in StatusRekomendasi for b in (False, True)],
    Ruang.REVIU: [Posisi(t) for t in TahapReviu],
    Ruang.LKJIP: [Posisi(t) for t in TahapLkjip],
}


@pytest.fixture(autouse=True)
def _tanpa_berkas(monkeypatch: pytest.MonkeyPatch) -> None:
    """No document is composed and no report worked out, and nothing is missing for a step."""
    monkeypatch.setattr("reports.views.inspektorat._berkas", lambda *a: HttpResponse())
    monkeypatch.setattr("evaluation.views.meja.susun_buku", lambda *a: b"")
    monkeypatch.setattr("evaluation.alur.kekurangan", lambda *a: ())
    monkeypatch.setattr("evaluation.reviu.kekurangan", lambda *a: ())
    monkeypatch.setattr("reports.terbitan.kekurangan", lambda *a: ())
    monkeypatch.setattr("reports.views.terbitan.kekurangan", lambda *a: ())
    monkeypatch.setattr("reports.reviu_halaman.MejaReviu.temuan", {})
    monkeypatch.setattr("reports.reviu_halaman.sidik", lambda *a: "0" * 64)
    monkeypatch.setattr("reports.periksa_halaman.periksa", lambda data: (TEMUAN,))


@pytest.fixture
def dunia() -> Dunia:
    return bangun(kecil=True)


@pytest.mark.parametrize("pelaku", PELAKU, ids=str)
def test_a_role_gets_what_the_table_says(dunia: Dunia, pelaku: Pelaku) -> None:
    pengguna = pelaku.buat()
    peramban = Peramban(pengguna)
    letakkan = {
        Ruang.EVALUASI: dunia.letakkan_evaluasi,
        Ruang.REKOMENDASI: dunia.letakkan_rekomendasi,
        Ruang.REVIU: dunia.letakkan_reviu,
        Ruang.LKJIP: dunia.letakkan_lkjip,
    }
    salah: list[str] = []
    for ruang, semua in POSISI.items():
        if ruang == Ruang.REKOMENDASI:  # those of a final LHE
            dunia.letakkan_evaluasi(Posisi(TahapEvaluasi.FINAL), pengguna)
        for posisi in semua:
            if posisi.tim and pelaku.peran != Peran.INSPEKTORAT:
                continue
            letakkan[ruang](posisi, pengguna)
            pertama = posisi == semua[0]
            for a in (a for a in ALAMAT if a.ruang == ruang and (pertama or not a.tetap)):
                di = f"{a.nama} {posisi.keadaan} tim={posisi.tim} sendiri={posisi.sendiri}"
                if pertama or a.perlu.saat_ini:
                    salah += [f"GET {di}: {s}" for s in _baca(peramban, dunia, a, pelaku, posisi)]
                for k in (k for k in a.kirim if pertama or _kadang(pelaku, k)):
                    for s in _kirim(peramban, dunia, a, k, pelaku, posisi):
                        salah.append(f"POST {k.isi} {di}: {s}")
    assert not salah


def _kadang(pelaku: Pelaku, k: Kirim) -> bool:
    """Whether the role has the right in some state."""
    return any(pelaku.dapat(h) for h in (k.hak, k.atau) if h)


def _baca(peramban: Peramban, dunia: Dunia, a: Alamat, pelaku: Pelaku, posisi: Posisi) -> Iterator[str]:
    """What is wrong with the answer to GET."""
    if not a.baca:
        return
    jawaban, tabel = peramban.minta("get", dunia.alamat(a.nama))
    di = posisi if a.perlu.saat_ini else None
    ada = a.perlu.bagi == Bagi.BERHAK or pelaku.ada(a.perlu)
    boleh = ada and any(pelaku.dapat(h, di) for h in a.perlu.hak)
    harap = (200, 302) if boleh else (403, 404)
    if jawaban.status_code not in (harap if a.get else (404, 405)):
        yield f"{jawaban.status_code} instead of {harap}"
    if tabel - CORETAN:
        yield f"wrote {tabel}"


def _kirim(
    peramban: Peramban, dunia: Dunia, a: Alamat, k: Kirim, pelaku: Pelaku, posisi: Posisi
) -> Iterator[str]:
    """What is wrong with what POST wrote."""
    jawaban, tabel = peramban.minta("post", dunia.alamat(a.nama, **dict(k.ganti)), **dunia.kirim(k))
    boleh = pelaku.boleh_kirim(k, posisi)
    tertulis = tabel - CORETAN
    if bool(tertulis) != boleh:
        yield f"{jawaban.status_code} and wrote {tertulis or 'nothing'}, with the right: {boleh}"


def test_the_states_are_all_tried() -> None:
    """A state that the table of rights names and no walk puts anything into would not be held."""
    from lkjip.access import TABEL

    dicoba = {p.keadaan for semua in POSISI.values() for p in semua}
    milik = {k for a in TABEL for k in a.keadaan or ()}
    assert milik - dicoba <= {k for k in milik if type(k).__name__ == "Keadaan"}
