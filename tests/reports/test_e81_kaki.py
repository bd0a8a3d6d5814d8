"""The page on which the perencana writes what stands below Formulir E.81."""

from __future__ import annotations

import html
from collections.abc import Iterator

import pytest
from django.test import Client

from indicators.enums import IsianKaki
from indicators.models import EvaluasiRenja
from lkjip.enums import Keadaan, Peran
from lkjip.models import Pengguna
from pengisian.models import TriwulanUnit
from reports.forms import PANJANG
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import TAHUN, buka, letakkan, orang, unit_demo

pytestmark = pytest.mark.django_db
E81, KAKI = f"/dp3akb/{TAHUN}/e81/4/", f"/dp3akb/{TAHUN}/e81/4/kaki/"
TERTUTUP = "Periode pengisian triwulan ini belum ditetapkan oleh koordinator pemda."


@pytest.fixture
def perencana(client: Client) -> Iterator[Pengguna]:
    pengguna = orang(Peran.PERENCANA, first_name="Rina")
    client.force_login(pengguna)
    return pengguna


def tersimpan() -> EvaluasiRenja:
    return EvaluasiRenja.objects.get(unit=unit_demo(), tahun=TAHUN, triwulan=4)


def kiriman(**ganti: object) -> dict[str, object]:
    """What the form sends when nothing was changed in it."""
    baris = tersimpan()
    return {n: getattr(baris, n) for n in (*IsianKaki.values, "versi")} | ganti


def ubah_diam_diam(**isi: str) -> None:
    """Somebody else saves meanwhile."""
    baris = tersimpan()
    for nama, teks in isi.items():
        setattr(baris, nama, teks)
    baris.versi += 1
    baris.diubah_oleh = buat_pengguna(first_name="Budi")
    baris.save()


# --- who
def test_anonymous_signs_in_first(client: Client) -> None:
    assert client.get(KAKI).url == f"/masuk/?next={KAKI}"
    assert (
        client.post(KAKI, {}, headers={"referer": f"http://testserver{KAKI}"}).url == f"/masuk/?next={KAKI}"
    )


def test_another_unit_does_not_exist(client: Client) -> None:
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit(pemda=unit_demo().pemda)))
    assert client.get(KAKI).status_code == 404
    assert client.post(KAKI, {}).status_code == 404


@pytest.mark.parametrize("terbuka", [True, False], ids=["terbuka", "tertutup"])
@pytest.mark.parametrize("keadaan", Keadaan)
@pytest.mark.parametrize("peran", Peran)
def test_link_form_and_saving_go_by_the_table_of_rights(
    client: Client, peran: Peran, keadaan: Keadaan, terbuka: bool
) -> None:
    buka(sisa=10 if terbuka else -40)
    letakkan(keadaan)
    client.force_login(orang(peran))
    boleh = terbuka and keadaan in (Keadaan.TERISI_SEBAGIAN, Keadaan.DIKEMBALIKAN)
    halaman = client.get(E81).text
    formulir = client.get(KAKI)
    jawaban = client.post(KAKI, kiriman(faktor_pendorong="Baru"))
    if peran != Peran.PERENCANA:
        assert (KAKI in halaman, formulir.status_code, jawaban.status_code) == (False, 403, 403)
    elif boleh:
        assert (KAKI in halaman, "Simpan</button>" in formulir.text, jawaban.status_code) == (True, True, 302)
    else:
        assert (KAKI in halaman, "Simpan</button>" in formulir.text, jawaban.status_code) == (
            False,
            False,
            403,
        )
    assert (tersimpan().faktor_pendorong == "Baru") == (peran == Peran.PERENCANA and boleh)


@pytest.mark.parametrize(
    ("keadaan", "sebab"),
    [
        (Keadaan.TERISI_SEBAGIAN, TERTUTUP),
        (Keadaan.DIAJUKAN, "menunggu persetujuan kepala perangkat daerah"),
        (Keadaan.DISETUJUI, "sudah disetujui"),
        (Keadaan.TERKUNCI, "sudah dikunci"),
    ],
)
def test_a_quarter_that_cannot_be_written_says_why(
    client: Client, perencana: Pengguna, keadaan: Keadaan, sebab: str
) -> None:
    letakkan(keadaan)
    assert sebab in client.get(E81).text
    formulir = client.get(KAKI)
    assert formulir.status_code == 200
    assert sebab in formulir.text
    assert formulir.text.count("readonly") == 4


def test_others_are_not_told_what_they_could_not_do_anyway(client: Client) -> None:
    client.force_login(orang(Peran.KEPALA))
    assert TERTUTUP not in client.get(E81).text


# --- writing
def test_a_text_is_saved_told_and_shown(client: Client, perencana: Pengguna) -> None:
    buka()
    jawaban = client.post(KAKI, kiriman(faktor_pendorong="Baris satu\r\nbaris dua"), follow=True)
    assert jawaban.redirect_chain == [(f"{E81}#kaki", 302)]
    assert "Faktor dan tindak lanjut Triwulan IV tersimpan." in jawaban.text
    assert "<p>Baris satu<br>baris dua</p>" in jawaban.text
    assert (tersimpan().faktor_pendorong, tersimpan().diubah_oleh) == ("Baris satu\nbaris dua", perencana)
    assert f'href="{KAKI}"' in jawaban.text
    assert f'href="{E81}"' in client.get(KAKI).text, "the way back"


def test_a_quarter_without_texts_gets_its_first(client: Client, perencana: Pengguna) -> None:
    buka(2)
    alamat = KAKI.replace("/4/", "/2/")
    assert 'name="versi" value="0"' in client.get(alamat).text
    client.post(alamat, dict.fromkeys(IsianKaki.values, "x") | {"versi": 0})
    assert EvaluasiRenja.objects.filter(tahun=TAHUN, triwulan=2, faktor_penghambat="x").exists()


def test_markup_stays_text(client: Client, perencana: Pengguna) -> None:
    buka()
    jahat = "<script>alert(1)</script>{{ 7 }}"
    jawaban = client.post(KAKI, kiriman(faktor_penghambat=jahat), follow=True)
    for halaman in (jawaban.text, client.get(KAKI).text, client.get(f"/dp3akb/{TAHUN}/tabel/kaki-e81/").text):
        assert "<script>alert" not in halaman
        assert html.escape(jahat) in halaman


@pytest.mark.parametrize(
    ("ubahan", "pesan"),
    [
        ({"faktor_pendorong": "x" * (PANJANG + 1)}, f"paling banyak {PANJANG} karakter"),
        ({"faktor_pendorong": "a\x00b"}, "null"),
        ({"versi": "satu"}, ""),
        ({"versi": "-1"}, ""),
    ],
)
def test_bad_input_keeps_what_was_typed(
    client: Client, perencana: Pengguna, ubahan: dict[str, str], pesan: str
) -> None:
    buka()
    semula = tersimpan().faktor_pendorong
    jawaban = client.post(KAKI, kiriman(tindak_lanjut_renja="Tetap ada", **ubahan))
    assert jawaban.status_code == 200
    assert "Belum tersimpan." in jawaban.text
    assert pesan in jawaban.text
    assert "Tetap ada" in jawaban.text
    assert tersimpan().faktor_pendorong == semula


def test_lines_count_as_the_browser_counts_them(client: Client, perencana: Pengguna) -> None:
    buka()
    teks = "\n" * 10 + "x" * (PANJANG - 20) + "\n" * 9 + "y"
    assert client.post(KAKI, kiriman(faktor_pendorong=teks.replace("\n", "\r\n"))).status_code == 302


def test_a_quarter_submitted_while_one_types_keeps_the_text_on_the_page(
    client: Client, perencana: Pengguna
) -> None:
    buka()
    client.get(KAKI)
    letakkan(Keadaan.DIAJUKAN)
    jawaban = client.post(KAKI, kiriman(faktor_pendorong="Ketikan yang terlambat"))
    assert jawaban.status_code == 403
    assert "Belum tersimpan. Triwulan ini sudah diajukan" in jawaban.text
    assert "Ketikan yang terlambat" in jawaban.text
    assert TriwulanUnit.objects.get(unit=unit_demo(), tahun=TAHUN, triwulan=4).keadaan == Keadaan.DIAJUKAN


# --- two writers
def test_the_second_writer_sees_both_texts_and_nothing_is_lost(client: Client, perencana: Pengguna) -> None:
    buka()
    kiriman_saya = kiriman(faktor_pendorong="Ketikan saya")
    ubah_diam_diam(faktor_pendorong="Teks Budi", faktor_penghambat="Hambatan Budi")
    jawaban = client.post(KAKI, kiriman_saya)
    assert jawaban.status_code == 409
    assert tersimpan().faktor_pendorong == "Teks Budi"
    for teks in ("Ketikan saya", "Teks Budi", "Hambatan Budi", "sudah diubah oleh Budi"):
        assert teks in jawaban.text
    assert jawaban.text.count("Teks mana yang disimpan?") == 2, "only where they differ"
    assert f'name="versi" value="{tersimpan().versi}"' in jawaban.text


@pytest.mark.parametrize(
    ("pilih", "hasil"), [("ketikan", "Ketikan saya"), ("tersimpan", "Teks Budi"), ("", None), ("aneh", None)]
)
def test_the_second_writer_chooses(
    client: Client, perencana: Pengguna, pilih: str, hasil: str | None
) -> None:
    buka()
    ubah_diam_diam(faktor_pendorong="Teks Budi")
    isi = kiriman(faktor_pendorong="Ketikan saya", berbeda=["faktor_pendorong"], pilih_faktor_pendorong=pilih)
    jawaban = client.post(KAKI, isi)
    if hasil:
        assert (jawaban.status_code, tersimpan().faktor_pendorong) == (302, hasil)
    else:
        assert tersimpan().faktor_pendorong == "Teks Budi"
        assert "Ketikan saya" in jawaban.text
        assert "Pilih salah satu" in jawaban.text


def test_a_third_writer_is_a_conflict_again(client: Client, perencana: Pengguna) -> None:
    buka()
    isi = kiriman(
        faktor_pendorong="Ketikan saya", berbeda=["faktor_pendorong"], pilih_faktor_pendorong="tersimpan"
    )
    ubah_diam_diam(faktor_pendorong="Teks ketiga")
    jawaban = client.post(KAKI, isi)
    assert jawaban.status_code == 409
    assert "Ketikan saya" in jawaban.text
    assert tersimpan().faktor_pendorong == "Teks ketiga"


def test_the_way_to_the_quarter_s_sheet_is_there_once_it_exists(client: Client, perencana: Pengguna) -> None:
    from lkjip.navigation import alamat

    tujuan = alamat("pengisian", {"unit": "dp3akb", "tahun": TAHUN, "triwulan": 4})
    assert ("Lembar isian</a>" in client.get(E81).text) == (tujuan is not None)
