"""Notifications by e-mail: one mail a person and run, marked only when sent, never sent twice."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import override_settings
from django.utils import timezone

from lkjip.kirim_surel import HasilKirim, kirim_surel
from lkjip.models import Pemberitahuan, Pengguna
from lkjip.pemberitahuan import beri_tahu
from tests.pabrik import buat_pengguna
from tests.pengisian.serempak import basis_data_berkas, serempak

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ada_server_surel(settings) -> None:
    """Without one nothing is sent, and the tests have none."""
    settings.SUREL_AKTIF = True


class Mati(EmailBackend):
    """A server that cannot be reached."""

    def open(self) -> bool:
        raise ConnectionRefusedError


class Menolak(EmailBackend):
    """A server that refuses one address."""

    def send_messages(self, surat: Any) -> int:
        if surat[0].to == ["salah@contoh.go.id"]:
            raise SMTPRecipientsRefused({})
        return super().send_messages(surat)


class Putus(EmailBackend):
    """A connection that breaks while a mail is handed over."""

    def send_messages(self, surat: Any) -> int:
        raise SMTPException("connection lost")


def server(kelas: type) -> Any:
    return override_settings(EMAIL_BACKEND=f"{__name__}.{kelas.__name__}")


def orang(surel: str = "sari@contoh.go.id", **lain: Any) -> Pengguna:
    return buat_pengguna(email=surel, **lain)


def kabar(*kepada: Pengguna, kunci: str = "a", **lain: Any) -> None:
    beri_tahu(kepada, kunci=kunci, **{"judul": f"Kabar {kunci}", "alamat": f"/{kunci}/"} | lain)


def terkirim() -> int:
    return Pemberitahuan.objects.filter(dikirim_pada__isnull=False).count()


def test_all_that_a_person_has_not_read_is_one_mail(settings) -> None:
    settings.ALAMAT_SITUS = "https://lkjip.contoh.go.id"
    sari = orang()
    kabar(sari, kunci="a", isi="Perbaiki penjelasan baris 1.1.")
    kabar(sari, kunci="b")
    assert kirim_surel() == HasilKirim(terkirim=1)
    (surat,) = mail.outbox
    assert (surat.to, surat.subject) == (["sari@contoh.go.id"], "LKjIP: 2 pemberitahuan")
    for teks in ("Kabar a", "Perbaiki penjelasan baris 1.1.", "https://lkjip.contoh.go.id/b/"):
        assert teks in surat.body
    assert terkirim() == 2
    assert kirim_surel() == HasilKirim()
    assert len(mail.outbox) == 1


def test_a_single_one_is_named_by_the_subject() -> None:
    kabar(orang(), judul="Triwulan I\n dikembalikan & <b>")
    kirim_surel()
    assert mail.outbox[0].subject == "LKjIP: Triwulan I dikembalikan & <b>"
    assert "dikembalikan & <b>" in mail.outbox[0].body  # plain text: nothing is escaped


def test_without_the_address_of_the_site_there_are_no_broken_links(settings) -> None:
    settings.ALAMAT_SITUS = ""
    kabar(orang())
    kirim_surel()
    assert "/a/" not in mail.outbox[0].body


def test_who_gets_none() -> None:
    """Without an address, deactivated, having read it, or told too long ago."""
    kabar(orang(""), orang("keluar@contoh.go.id", is_active=False))
    sudah = orang("sudah@contoh.go.id")
    kabar(sudah)
    sudah.pemberitahuan.update(dibaca_pada=timezone.now())
    kabar(orang("lama@contoh.go.id"), sekarang=timezone.now() - timedelta(20))
    assert kirim_surel() == HasilKirim()
    assert (mail.outbox, terkirim()) == ([], 0)


def test_only_whom_one_names() -> None:
    satu, dua = orang(), orang("budi@contoh.go.id")
    kabar(satu, dua)
    assert kirim_surel({satu.pk}) == HasilKirim(terkirim=1)
    assert mail.outbox[0].to == ["sari@contoh.go.id"]


def test_a_server_that_is_down_loses_nothing_and_fails_nothing() -> None:
    kabar(orang(), orang("budi@contoh.go.id"))
    for kelas, gagal in ((Mati, 2), (Putus, 2)):
        with server(kelas):
            assert kirim_surel() == HasilKirim(gagal=gagal)
        assert terkirim() == 0
    assert kirim_surel() == HasilKirim(terkirim=2)


def test_one_refused_address_keeps_back_no_other() -> None:
    kabar(orang("salah@contoh.go.id"), orang("budi@contoh.go.id"))
    with server(Menolak):
        assert kirim_surel() == HasilKirim(terkirim=1, gagal=1)
    assert terkirim() == 1
    assert [s.to for s in mail.outbox] == [["budi@contoh.go.id"]]


def test_without_a_mail_server_all_waits(settings) -> None:
    settings.SUREL_AKTIF = False
    kabar(orang())
    assert kirim_surel() == HasilKirim()
    assert terkirim() == 0


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_each_mail_once(tmp_path) -> None:
    kabar(*(orang(f"orang{n}@contoh.go.id") for n in range(5)))
    with basis_data_berkas(tmp_path):
        hasil = serempak(kirim_surel, kirim_surel, kirim_surel)
        (banyak,) = serempak(terkirim)
    assert sum(h.terkirim for h in hasil) == 5
    assert sorted(s.to[0] for s in mail.outbox) == [f"orang{n}@contoh.go.id" for n in range(5)]
    assert banyak == 5


def test_the_cost_grows_with_the_mails_only(django_assert_max_num_queries) -> None:
    kabar(*(orang(f"orang{n}@contoh.go.id") for n in range(3)))
    with django_assert_max_num_queries(1 + 3 * 4):  # savepoint, rows, mark, release
        kirim_surel()
