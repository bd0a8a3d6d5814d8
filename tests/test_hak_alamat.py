"""Every address, by every role, in every state of the quarter: what the table of rights says, and no more.

What has to come of a request is worked out here from lkjip.access.TABEL and tests/hak_alamat.py. A form is
sent such as would be accepted; whether it was shows in the statements that reach the database.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.template.backends.django import Template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from lkjip.access import TABEL, Hak, Lingkup, Posisi, berlaku
from lkjip.enums import Keadaan, Peran
from lkjip.models import Pengguna
from reports.renderers import Berkas
from reports.renderers.pratinjau import Pratinjau
from tests.dunia_alamat import LAIN, PENGISI, Dunia, bangun, bidang
from tests.hak_alamat import ALAMAT, PER_NAMA, Alamat, Bagi, Kirim, Perlu, Ruang
from tests.pabrik import beri_peran, buat_pengguna, buat_unit
from tests.pengisian.bantu import unit_demo

pytestmark = pytest.mark.django_db

SEPEMDA = (Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN)
POSISI = [Posisi(k, t) for t in (True, False) for k in Keadaan]
# Sessions and the log of sign-ins are not what rights are about; an upload is a draft until it is applied.
CORETAN = {"django_session", "axes_accesslog", "pengisian_unggahan"}
PERINTAH = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.I)


@dataclass(frozen=True, slots=True)
class Pelaku:
    """A role: in the unit or in the whole pemda; an operator of the row's bidang or of another."""

    peran: Peran
    luas: bool = False
    sebidang: bool = True
    super: bool = False

    def __str__(self) -> str:
        akhir = {"seluruh-pemda": self.luas, "bidang-lain": not self.sebidang, "superuser": self.super}
        return "-".join([self.peran, *(k for k, ya in akhir.items() if ya)])

    def buat(self) -> Pengguna:
        unit = unit_demo()
        if self.super:
            return buat_pengguna(is_superuser=True)
        milik = bidang(PENGISI if self.sebidang else LAIN) if self.peran == Peran.OPERATOR else None
        return buat_pengguna(self.peran, None if self.luas else unit, pemda=unit.pemda, bidang=milik)

    def dapat(self, hak: Hak, posisi: Posisi | None = None, *, baris: bool = False) -> bool:
        """What the table of rights says, in a state; without one, in any."""
        return any(
            a.hak == hak
            and self.peran in a.peran
            and berlaku(a, posisi)
            and (not baris or self.sebidang or a.lingkup == Lingkup.UNIT)
            for a in TABEL
        )

    def ada(self, perlu: Perlu) -> bool:
        """Whether the page exists for the role."""
        berhak = any(self.dapat(h) for h in perlu.hak)
        return {
            Bagi.SEMUA: True,
            Bagi.AKUN: True,
            Bagi.UNIT: self.dapat(Hak.LIHAT),
            Bagi.PEMDA: self.luas and berhak,
            Bagi.BERNAMA: not self.luas and berhak,
            Bagi.BERHAK: berhak,
        }[perlu.bagi]

    def boleh_kirim(self, k: Kirim, posisi: Posisi) -> bool:
        if k.dari and posisi.keadaan not in k.dari:
            return False
        di = posisi if k.saat_ini else None
        return k.hak is None or any(self.dapat(h, di, baris=k.baris) for h in (k.hak, k.atau) if h)


PELAKU = [
    *(Pelaku(p) for p in Peran),
    *(Pelaku(p, luas=True) for p in SEPEMDA),
    Pelaku(Peran.OPERATOR, sebidang=False),
    Pelaku(Peran.ADMIN, luas=True, super=True),
]
# What the API answers to who has no key, where that is not 401.
TANPA_KUNCI = {("get", "api-lain"): 404, ("get", "api-pangkal"): 404, ("get", "api-kirim-realisasi"): 405}
TELITI = Pelaku(Peran.PERENCANA)  # she fills and corrects, and may not approve: all is tried in all states


@pytest.fixture(autouse=True)
def _tanpa_gambar(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Decisions only: no page is drawn, no file composed (tests of each page do); a sheet lacks nothing."""
    caplog.set_level("CRITICAL", "django.request")  # thousands of refusals, each with its traceback
    monkeypatch.setattr(Template, "render", lambda *a, **k: "")
    for nama in (
        "pengisian.views.buku.buku",
        "pengisian.views.rapor.susun_buku",
        "pengisian.views.riwayat.riwayat_xlsx",
        "pengisian.views.impor.laporan_selisih",
        "pengisian.views.kelola_triwulan.susun_buku",
        "reports.renderers.xlsx.tabel_xlsx",
        "reports.views.pohon.html_ke_pdf",
        "reports.views.bantuan.html_ke_pdf",
    ):
        monkeypatch.setattr(nama, lambda *a, **k: b"")
    for nama in ("reports.views.unduh.render", "reports.views.inspektorat.cetak"):
        monkeypatch.setattr(nama, lambda *a: Berkas(b"", "text/plain", "x"))
    monkeypatch.setattr("reports.views.periksa_berkas.SEMENIT", 1_000_000)  # asked by one address
    monkeypatch.setattr("reports.views.pratinjau.pratinjau", lambda *a: Pratinjau((), 0))
    monkeypatch.setattr("pengisian.alur.kekurangan", lambda lembar: ())


@pytest.fixture
def dunia() -> Dunia:
    return bangun(kecil=True)


class Peramban:
    """Sends requests of one user. Each is taken back, and tells which tables it wrote."""

    def __init__(self, pengguna: Pengguna | None = None) -> None:
        self.client = Client()
        if pengguna:
            self.client.force_login(pengguna)
        self.kuki = self.client.cookies.output(header="", sep=";")

    def minta(self, cara: str, jalur: str, **isi: Any) -> tuple[HttpResponse, set[str]]:
        self.client.cookies = SimpleCookie(self.kuki)
        with transaction.atomic(), _tertulis() as tabel:
            jawaban = getattr(self.client, cara)(jalur, **isi)
            jawaban.close()
            transaction.set_rollback(True)
        return jawaban, tabel


@contextmanager
def _tertulis() -> Iterator[set[str]]:
    """The tables that are written meanwhile, by whatever."""
    tabel: set[str] = set()

    def catat(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if cocok := PERINTAH.match(sql):
            tabel.add(cocok[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(catat):
        yield tabel


def daftar(pola: list[URLPattern | URLResolver]) -> Iterator[str | None]:
    for p in pola:
        if isinstance(p, URLResolver):
            yield from daftar(p.url_patterns)
        else:
            yield p.name


def test_every_address_has_its_line() -> None:
    assert sorted(map(str, daftar(get_resolver().url_patterns))) == sorted(PER_NAMA)
    assert len(PER_NAMA) == len(ALAMAT)


def saat_diterima(hak: Hak | None) -> Posisi:
    """The first state in which somebody may: there only the role can be what keeps others out."""
    return next((p for p in POSISI if hak and any(q.dapat(hak, p) for q in PELAKU)), POSISI[0])


def dicoba(pelaku: Pelaku, hak: Hak | None, posisi: Posisi) -> bool:
    """Whether the role's answer in this state can differ from one that is tried already.

    Who has a right, has it in some states and not in others: all are tried. What a role never has is refused
    whatever the state: once, where others are let in. The planner's role tries even that in all open states
    and in a closed one (a closed period takes rights away and gives none).
    """
    if hak and pelaku.dapat(hak):
        return True
    if pelaku == TELITI:
        return posisi.terbuka or posisi.keadaan == Keadaan.TERISI_SEBAGIAN
    return posisi == saat_diterima(hak)


@pytest.mark.parametrize("pelaku", PELAKU, ids=str)
def test_a_role_gets_what_the_table_says(dunia: Dunia, pelaku: Pelaku) -> None:
    """GET goes by the role alone, as the right to see and to download has no states: one role tries it in all
    of them, the others in one."""
    pengguna = pelaku.buat()
    dunia.serahkan(pengguna)
    peramban = Peramban(pengguna)
    salah: list[str] = []
    for posisi in POSISI:
        dunia.letakkan(posisi)
        for a in (a for a in ALAMAT if a.ruang == Ruang.TRIWULAN and a.perlu.bagi != Bagi.KUNCI):
            if a.tetap and posisi != POSISI[0]:
                continue
            di = f"{a.nama} {posisi.keadaan} {'terbuka' if posisi.terbuka else 'tertutup'}"
            if dicoba(pelaku, None, posisi):
                salah += [f"GET {di}: {s}" for s in _baca(peramban, dunia, a, pelaku)]
            for k in a.kirim:
                if a.tetap or dicoba(pelaku, k.hak, posisi):
                    salah += [
                        f"POST {k.isi} {di}: {s}" for s in _kirim(peramban, dunia, a, k, pelaku, posisi)
                    ]
    assert not salah


def _baca(peramban: Peramban, dunia: Dunia, a: Alamat, pelaku: Pelaku) -> Iterator[str]:
    """What is wrong with the answer to GET."""
    jawaban, tabel = peramban.minta("get", dunia.alamat(a.nama))
    harap: tuple[int, ...] = (200, 302) if a.get else (405,)
    if not pelaku.ada(a.perlu):
        harap = (404,) if a.get else (404, 405)
    elif a.perlu.hak and not any(pelaku.dapat(h) for h in a.perlu.hak):
        harap = (403,)
    if jawaban.status_code not in harap:
        yield f"{jawaban.status_code} instead of {harap}"
    if tabel - CORETAN:
        yield f"wrote {tabel}"


def _kirim(
    peramban: Peramban, dunia: Dunia, a: Alamat, k: Kirim, pelaku: Pelaku, posisi: Posisi
) -> Iterator[str]:
    """What is wrong with the answer to POST, and with what it wrote."""
    jawaban, tabel = peramban.minta("post", dunia.alamat(a.nama) + k.kueri, **dunia.kirim(k))
    status, ada = jawaban.status_code, pelaku.ada(a.perlu)
    boleh = ada and pelaku.boleh_kirim(k, posisi)
    if not ada and status != 404:
        yield f"{status} where there is no such page"
    elif ada and k.hak and not pelaku.dapat(k.hak) and status != k.ditolak:
        yield f"{status} instead of {k.ditolak} without the right"
    elif ada and not k.menulis and (status in (200, 302)) != boleh:
        yield f"{status}, with the right: {boleh}"
    tertulis = tabel - CORETAN | tabel & {k.tabel}
    if bool(tertulis) != (boleh and k.menulis):
        yield f"{status} and wrote {tertulis or 'nothing'}, with the right: {boleh}"


def _semua_peran(tempat: str) -> Pengguna:
    """Somebody with every role, nowhere near the unit: whatever a role might open would show."""
    demo, hari = unit_demo(), timezone.localdate()
    pengguna = buat_pengguna()
    if tempat == "tanpa peran":
        return pengguna
    lain = buat_unit(pemda=demo.pemda if tempat == "unit lain" else None)
    masa = {
        "berakhir kemarin": {"sampai": hari - timedelta(1)},
        "mulai besok": {"mulai": hari + timedelta(1)},
    }.get(tempat, {})
    if masa:
        lain = demo
    for peran in Peran:
        milik = bidang(PENGISI) if peran == Peran.OPERATOR and lain == demo else None
        beri_peran(pengguna, peran, lain, bidang=milik, **masa)
        if peran in SEPEMDA and tempat != "unit lain":
            beri_peran(pengguna, peran, pemda=lain.pemda, **masa)
    return pengguna


@pytest.mark.parametrize(
    "tempat", ["unit lain", "pemda lain", "berakhir kemarin", "mulai besok", "tanpa peran"]
)
def test_elsewhere_and_at_other_times_nothing_of_the_unit_exists(dunia: Dunia, tempat: str) -> None:
    pengguna = _semua_peran(tempat)
    dunia.serahkan(pengguna)
    peramban = Peramban(pengguna)
    for a in ALAMAT:
        if not {"unit", "pemda"} & a.isian.keys() or a.perlu.bagi in (Bagi.SEMUA, Bagi.KUNCI):
            continue
        permintaan = [("get", {}), *(("post", dunia.kirim(k)) for k in a.kirim)]
        for cara, isi in permintaan[0 if a.get else 1 :]:
            jawaban, tabel = peramban.minta(cara, dunia.alamat(a.nama), **isi)
            assert (jawaban.status_code, tabel - CORETAN) == (404, set()), f"{cara} {a.nama}"
            assert not (set(tabel) & {"pengisian_unggahan"}), a.nama


def test_without_a_sign_in_only_the_front_door_is_open(dunia: Dunia) -> None:
    peramban = Peramban()
    for a in ALAMAT:
        jalur = dunia.alamat(a.nama)
        permintaan = [("get", {}), *(("post", dunia.kirim(k)) for k in a.kirim)]
        for cara, isi in permintaan:
            jawaban, tabel = peramban.minta(cara, jalur, **isi)
            di = f"{cara} {a.nama}"
            assert not tabel - CORETAN, di
            if a.perlu.bagi == Bagi.KUNCI:
                assert jawaban.status_code == TANPA_KUNCI.get((cara, a.nama), 401), di
            elif a.perlu.bagi == Bagi.SEMUA:
                harap = 200 if a.get or cara == "post" else 405
                if a.nama == "masuk-kedua" or (cara, a.nama) == ("post", "keluar"):
                    harap = 302  # to the first step; to the sign-in page
                assert jawaban.status_code == harap, di
            elif "headers" in isi:  # a script is not led to a page
                assert jawaban.status_code == 401, di
            else:
                tujuan = f"/masuk/?next={jalur}" if cara == "get" else "/masuk/?next=/"
                assert (jawaban.status_code, jawaban["Location"]) == (302, tujuan), di
