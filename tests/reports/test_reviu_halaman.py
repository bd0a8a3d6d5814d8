"""The page of a review: who sees what in which state, one form that loses nothing, steps, copies, queries."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evaluation.enums import LangkahReviu
from evaluation.isi_reviu import isi_chr, jawaban_reviu
from evaluation.models import ReviuLkjip
from lkjip.enums import Peran, TahapReviu
from lkjip.models import Pengguna, Unit
from reports.demo.reviu import reviu_demo
from tests.evaluation.bantu_reviu import baris, jawab, jawab_semua, langkah, mulai, orang, sampai, unit_reviu
from tests.pabrik import buat_pemda, buat_pengguna

pytestmark = pytest.mark.django_db
RAHASIA = "Rancangan catatan yang belum disampaikan."


@pytest.fixture
def unit() -> Unit:
    return unit_reviu("dinas-uji")


def masuk(pengguna: Pengguna) -> Client:
    klien = Client()
    klien.force_login(pengguna)
    return klien


def lihat(pengguna: Pengguna, jalur: str = "/dinas-uji/2024/reviu/") -> HttpResponse:
    return masuk(pengguna).get(jalur)


def kirim(pengguna: Pengguna, aksi: str, **isi: Any) -> HttpResponse:
    return masuk(pengguna).post("/dinas-uji/2024/reviu/", {"aksi": aksi} | isi)


def bidang(halaman: HttpResponse) -> dict[str, str]:
    """What a browser would send of the form as it stands: hidden fields, text, the radios that are set."""
    teks = halaman.text
    isi = dict(re.findall(r'<input type="hidden" name="((?:versi|cap)-[^"]+)" value="([^"]*)"', teks))
    isi |= dict(re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n?([^<]*)</textarea>', teks))
    isi |= {m[1]: m[2] for m in re.finditer(r'name="(jawaban-\d+)"[^>]*value="(\w+)" checked', teks)}
    for m in re.finditer(r'<input type="(?:text|date)" name="([^"]+)"(?: value="([^"]*)")?', teks):
        isi[m[1]] = m[2] or ""
    return isi


def test_nobody_has_begun_it(unit: Unit) -> None:
    assert "Inspektorat belum memulai reviu" in lihat(orang(unit, Peran.PERENCANA)).text
    penelaah = orang(unit, Peran.INSPEKTORAT)
    assert "Mulai reviu" in lihat(penelaah).text
    assert kirim(penelaah, "simpan").status_code == 404
    assert kirim(penelaah, "buka").status_code == 302
    assert ReviuLkjip.objects.get().unit == unit


def test_without_a_checklist_it_says_so(unit: Unit) -> None:
    unit.pemda.lembar_reviu.all().delete()
    penelaah = orang(unit, Peran.INSPEKTORAT)
    kirim(penelaah, "buka")
    jawaban = masuk(penelaah).post("/dinas-uji/2024/reviu/", {"aksi": "buka"}, follow=True)
    assert "Belum ada daftar uji reviu yang berlaku pada tahun 2024" in jawaban.text


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.INSPEKTORAT])
def test_before_it_is_delivered_the_unit_sees_that_it_runs_only(unit: Unit, peran: Peran) -> None:
    reviu, penelaah, _ = sampai("berjalan", unit)
    jawab_semua(reviu, penelaah, RAHASIA)
    halaman = lihat(orang(unit, peran))
    assert "sedang direviu Inspektorat" in halaman.text
    for isi in (RAHASIA, "Butir format 1", "700/1", "dijawab", "Usulan"):
        assert isi not in halaman.text
    assert RAHASIA in lihat(penelaah).text


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.INSPEKTORAT])
def test_what_the_reviewer_writes_after_the_reply_is_not_seen(unit: Unit, peran: Peran) -> None:
    reviu, penelaah, _ = sampai("ditanggapi", unit)
    jawab_semua(reviu, penelaah, RAHASIA)
    kirim(penelaah, "simpan", **bidang(lihat(penelaah)) | {"nomor": "700/RAHASIA"})
    halaman = lihat(orang(unit, peran))
    assert "Lengkapi alamat." in halaman.text
    assert "Sudah dilengkapi." in halaman.text
    assert RAHASIA not in halaman.text
    assert "700/RAHASIA" not in halaman.text
    assert "700/RAHASIA" in lihat(penelaah).text


def test_of_another_unit_it_does_not_exist(unit: Unit) -> None:
    reviu, _, _ = sampai("catatan", unit)
    salinan = f"/dinas-uji/2024/reviu/salinan/{reviu.langkah.get().pk}.json"
    assert Client().get("/dinas-uji/2024/reviu/")["Location"].startswith("/masuk/")
    tetangga = unit_reviu("tetangga", unit.pemda)
    for asing in (
        orang(tetangga, Peran.PERENCANA),
        buat_pengguna(Peran.INSPEKTORAT, tetangga),
        buat_pengguna(Peran.INSPEKTORAT, pemda=buat_pemda()),
    ):
        for jalur in ("/dinas-uji/2024/reviu/", salinan):
            assert lihat(asing, jalur).status_code == 404
        assert kirim(asing, "buka").status_code == 404


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.KEPALA, Peran.KOORDINATOR, Peran.ADMIN])
def test_who_only_reads_cannot_post(unit: Unit, peran: Peran) -> None:
    sampai("catatan", unit)
    assert kirim(orang(unit, peran), "simpan").status_code == 403
    assert 'name="aksi"' not in lihat(orang(unit, peran)).text


def test_answers_are_saved_and_shown_again(unit: Unit) -> None:
    reviu, penelaah, _ = sampai("berjalan", unit)
    satu, dua = baris(reviu), baris(reviu, 1)
    isi = bidang(lihat(penelaah)) | {
        f"jawaban-{satu.pk}": "tidak",
        f"catatan-{satu.pk}": "Baris satu\r\nbaris dua",
        f"jawaban-{dua.pk}": "tidak_berlaku",
        "nomor": "700/1",
        "tanggal": "20-02-2025",
        "penandatangan": "Nama Inspektur",
    }
    assert kirim(penelaah, "simpan", **isi)["Location"] == "/dinas-uji/2024/reviu/"
    assert (baris(reviu).jawaban, baris(reviu).catatan) == ("tidak", "Baris satu\nbaris dua")
    assert (baris(reviu, 1).jawaban, baris(reviu, 2).jawaban) == ("tidak_berlaku", "")
    reviu.refresh_from_db()
    assert (reviu.nomor, str(reviu.tanggal), reviu.penandatangan) == ("700/1", "2025-02-20", "Nama Inspektur")
    versi = baris(reviu).versi
    kirim(penelaah, "simpan", **bidang(lihat(penelaah)))  # nothing was typed
    assert baris(reviu).versi == versi


def test_a_stale_page_overwrites_nothing_that_was_not_typed_on_it(unit: Unit) -> None:
    reviu, penelaah, _ = sampai("berjalan", unit)
    lama = bidang(lihat(penelaah))
    jawab(reviu, orang(unit, Peran.INSPEKTORAT), ("ya", "Oleh rekan."))
    dua = baris(reviu, 1)
    assert kirim(penelaah, "simpan", **lama | {f"jawaban-{dua.pk}": "ya"}).status_code == 302
    assert (baris(reviu).catatan, baris(reviu, 1).jawaban) == ("Oleh rekan.", "ya")


def test_a_lost_update_shows_both_and_the_second_save_decides(unit: Unit) -> None:
    reviu, penelaah, _ = sampai("berjalan", unit)
    satu = baris(reviu)
    lama = bidang(lihat(penelaah)) | {
        f"jawaban-{satu.pk}": "tidak",
        f"catatan-{satu.pk}": "Oleh saya.",
        "nomor": "700/SAYA",
    }
    rekan = orang(unit, Peran.INSPEKTORAT, first_name="Rekan")
    kirim(
        rekan, "simpan", **bidang(lihat(rekan)) | {f"catatan-{satu.pk}": "Oleh rekan.", "nomor": "700/REKAN"}
    )
    halaman = kirim(penelaah, "simpan", **lama)
    assert halaman.status_code == 200
    for isi in ("Oleh saya.", "Oleh rekan.", "Sudah diubah Rekan", "700/SAYA", "700/REKAN"):
        assert isi in halaman.text
    assert baris(reviu).catatan == "Oleh rekan."
    assert kirim(penelaah, "simpan", **bidang(halaman)).status_code == 302
    reviu.refresh_from_db()
    assert (baris(reviu).catatan, baris(reviu).jawaban, reviu.nomor) == ("Oleh saya.", "tidak", "700/SAYA")


def test_bad_input_loses_nothing(unit: Unit) -> None:
    reviu, penelaah, _ = sampai("berjalan", unit)
    satu, dua = baris(reviu), baris(reviu, 1)
    panjang = "x" * 4001
    halaman = kirim(
        penelaah,
        "sampaikan",
        **bidang(lihat(penelaah))
        | {
            f"jawaban-{satu.pk}": "mungkin",
            f"catatan-{dua.pk}": panjang,
            "tanggal": "kemarin",
            "nomor": "700/1",
        },
    )
    for isi in ("Pilih ya, tidak", "paling banyak 4000 huruf", panjang, 'value="kemarin"', 'value="700/1"'):
        assert isi in halaman.text
    assert (baris(reviu).jawaban, baris(reviu, 1).catatan) == ("", "")
    assert ReviuLkjip.objects.get().tahap == TahapReviu.BERJALAN


@pytest.mark.parametrize("versi", ["", "x", "²", "-1", "9" * 400])
def test_odd_versions_conflict(unit: Unit, versi: str) -> None:
    reviu, penelaah, _ = sampai("berjalan", unit)
    satu = baris(reviu)
    isi = bidang(lihat(penelaah)) | {f"versi-{satu.pk}": versi, f"jawaban-{satu.pk}": "ya"}
    assert kirim(penelaah, "simpan", **isi).status_code == 200
    assert baris(reviu).jawaban == ""


def test_a_post_without_fields_empties_nothing(unit: Unit) -> None:
    reviu, penelaah, _ = sampai("ditanggapi", unit)
    semula = isi_chr(reviu)
    assert kirim(penelaah, "simpan").status_code == 302
    assert isi_chr(ReviuLkjip.objects.get()) == semula


def test_a_proposal_is_taken_over_by_one_click(unit: Unit) -> None:
    reviu, penelaah, _ = sampai("berjalan", unit)
    satu, dua, tiga, _ = jawaban_reviu(reviu)
    halaman = lihat(penelaah)
    assert "Usulan: tidak." in halaman.text
    assert "Tanpa usulan: dinilai penelaah." in halaman.text
    assert baris(reviu).jawaban == ""  # a proposal answers nothing by itself
    jawaban = kirim(
        penelaah, f"usulan-{satu.pk}", **bidang(halaman) | {f"catatan-{dua.pk}": "Ikut tersimpan."}
    )
    assert jawaban["Location"] == f"/dinas-uji/2024/reviu/#butir-{satu.pk}"
    assert baris(reviu).jawaban == "tidak"
    assert baris(reviu).catatan.startswith("Belum ada: alamat")
    assert (baris(reviu, 1).catatan, baris(reviu, 2).jawaban) == ("Ikut tersimpan.", "")
    # All that are empty; what is answered and what a person judges stay as they are.
    isi = bidang(lihat(penelaah)) | {f"jawaban-{satu.pk}": "ya", f"catatan-{tiga.pk}": "Catatan sendiri."}
    kirim(penelaah, "usulan", **isi)
    assert [j.jawaban for j in jawaban_reviu(reviu)] == ["ya", "", "tidak", ""]
    assert baris(reviu, 2).catatan == "Catatan sendiri."


def test_the_whole_way(unit: Unit) -> None:
    reviu, penelaah, perencana = sampai("berjalan", unit)
    jawab_semua(reviu, penelaah)
    assert "Yang masih kurang" in lihat(penelaah).text  # for the statement
    halaman = kirim(penelaah, "nyatakan", **bidang(lihat(penelaah)))
    assert "Ada catatan yang belum disampaikan" in halaman.text
    assert kirim(penelaah, "sampaikan", **bidang(lihat(penelaah))).status_code == 302
    satu = baris(reviu)
    halaman = kirim(perencana, "tanggapi", **bidang(lihat(perencana)))
    assert "Tanggapan belum ditulis: I.1." in halaman.text
    isi = bidang(lihat(perencana)) | {f"tanggapan-{satu.pk}": "Alamat dilengkapi."}
    assert set(isi) == {f"{n}-{satu.pk}" for n in ("versi", "cap", "tanggapan")}  # of items with a note only
    assert kirim(perencana, "tanggapi", **isi).status_code == 302
    akhir = bidang(lihat(penelaah)) | {
        "nomor_pernyataan": "700/9",
        "tanggal_pernyataan": "2025-03-20",
        "penandatangan": "Nama Inspektur",
        "jabatan_penandatangan": "Inspektur",
    }
    assert kirim(penelaah, "nyatakan", **akhir).status_code == 302
    reviu.refresh_from_db()
    assert (reviu.tahap, len(reviu.sidik)) == (TahapReviu.DINYATAKAN, 64)
    halaman = lihat(perencana)
    for isi_halaman in ("Telah direviu", "Alamat dilengkapi.", "700/9", "Nama Inspektur, Inspektur"):
        assert isi_halaman in halaman.text
    assert "Tidak dapat lagi" in kirim(penelaah, "simpan", **akhir | {"penandatangan": "Lain"}).text
    assert ReviuLkjip.objects.get().penandatangan == "Nama Inspektur"


def test_what_is_typed_when_the_state_has_moved_on_is_shown(unit: Unit) -> None:
    reviu, _, perencana = sampai("catatan", unit)
    satu = baris(reviu)
    lama = bidang(lihat(perencana)) | {f"tanggapan-{satu.pk}": "Jawaban yang panjang."}
    ReviuLkjip.objects.update(tahap=TahapReviu.DINYATAKAN)
    halaman = kirim(perencana, "tanggapi", **lama)
    assert "Tidak dapat lagi: reviu ini telah direviu." in halaman.text
    assert "Jawaban yang panjang." in halaman.text
    assert baris(reviu).tanggapan == ""


def test_it_says_when_the_figures_changed_since(unit: Unit) -> None:
    reviu, penelaah, perencana = sampai("berjalan", unit)
    jawab_semua(reviu, penelaah)
    kirim(penelaah, "sampaikan", **bidang(lihat(penelaah)))
    assert "Angka laporan berubah" not in lihat(perencana).text
    ReviuLkjip.objects.update(sidik="0" * 64)
    for pengguna in (perencana, penelaah):
        assert "Angka laporan berubah sejak direviu" in lihat(pengguna).text


def test_a_copy_is_read_as_it_was_delivered(unit: Unit) -> None:
    reviu, penelaah, perencana = sampai("ditanggapi", unit)
    catatan = reviu.langkah.first()
    jalur = f"/dinas-uji/2024/reviu/salinan/{catatan.pk}.json"
    assert lihat(perencana, jalur).text == catatan.isi
    assert f'href="{jalur}"' in lihat(perencana).text
    assert lihat(perencana, "/dinas-uji/2024/reviu/salinan/0.json").status_code == 404
    asing, _, _ = sampai("catatan", unit_reviu("tetangga", unit.pemda))
    assert lihat(penelaah, f"/dinas-uji/2024/reviu/salinan/{asing.langkah.get().pk}.json").status_code == 404


def test_the_report_leads_to_it() -> None:
    unit = Unit.objects.get(slug="dp3akb")
    halaman = lihat(orang(unit, Peran.KEPALA), "/dp3akb/2024/laporan/")
    assert 'href="/dp3akb/2024/reviu/"' in halaman.text


def test_queries_in_every_state() -> None:
    """Of the demo, whose report is large; sign-in and frame included."""
    unit = Unit.objects.get(slug="dp3akb")
    penelaah, perencana = orang(unit, Peran.INSPEKTORAT), orang(unit, Peran.PERENCANA)
    reviu = mulai(unit, penelaah)
    for tahap in TahapReviu:
        ReviuLkjip.objects.filter(pk=reviu.pk).update(tahap=tahap, sidik="0" * 64)
        for pengguna in (penelaah, perencana):
            klien = masuk(pengguna)
            with CaptureQueriesContext(connection) as kueri:
                assert klien.get("/dp3akb/2024/reviu/").status_code == 200
            assert len(kueri) <= 15, (tahap, pengguna)
        if tahap == TahapReviu.BERJALAN:
            jawab_semua_demo(reviu, penelaah)


def jawab_semua_demo(reviu: ReviuLkjip, oleh: Pengguna) -> None:
    jawab(reviu, oleh, *[("ya", "Baik.")] * 23)
    ReviuLkjip.objects.filter(pk=reviu.pk).update(nomor="1", tanggal="2025-02-20")
    langkah(LangkahReviu.SAMPAIKAN, reviu, oleh)


def test_the_demo() -> None:
    unit = Unit.objects.get(slug="dp3akb")
    for peran in (Peran.INSPEKTORAT, Peran.PERENCANA):
        orang(unit, peran, username=peran.value)
    assert reviu_demo() == ["LKjIP 2024 direviu: 2 catatan, ditanggapi"]
    assert reviu_demo() == []  # once
    reviu = ReviuLkjip.objects.get()
    jawaban = jawaban_reviu(reviu)
    assert reviu.tahap == TahapReviu.DITANGGAPI
    assert [bool(j.tanggapan) for j in jawaban] == [j.jawaban == "tidak" for j in jawaban]
    assert sum(j.jawaban == "tidak" for j in jawaban) == 2
    assert all(j.jawaban for j in jawaban)
    perencana = Pengguna.objects.get(username="perencana")
    assert not perencana.pemberitahuan.filter(dibaca_pada=None).exists()


def test_enter_saves_and_takes_no_step(unit: Unit) -> None:
    """The first button of the form is what the key presses."""
    for tahap in ("berjalan", "catatan", "ditanggapi"):
        ReviuLkjip.objects.all().delete()
        _, penelaah, perencana = sampai(tahap, unit)
        for pengguna in (penelaah, perencana):
            tombol = re.findall(r'name="aksi" value="([^"]+)"', lihat(pengguna).text)
            assert not tombol or tombol[0] == "simpan", (tahap, tombol)
