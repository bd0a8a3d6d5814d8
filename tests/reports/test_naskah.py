"""The one writer of texts: versions, conflicts, the lock, and who may write when."""

from __future__ import annotations

import pytest
from django.utils import timezone

from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Pengguna
from reports import naskah as layanan
from reports.enums import SebabVersi
from reports.models import BagianUnit, Naskah, VersiNaskah
from reports.naskah import NaskahBentrok, NaskahDikunci, NaskahDitolak, NaskahTidakAda, TidakBolehMenulis
from tests.pengisian.bantu import TAHUN, operator, orang, unit_demo
from tests.reports.bantu_naskah import BAGIAN, KUNCI, letakkan_lkjip, pada, tersimpan, tugaskan, tulis

pytestmark = pytest.mark.django_db
P1, P2, P3 = (f"<p>Saran {n}.</p>" for n in (1, 2, 3))


@pytest.fixture
def rina() -> Pengguna:
    Naskah.objects.all().delete()
    return orang(Peran.PERENCANA, first_name="Rina")


def versi() -> list[tuple[int, str, str, Pengguna]]:
    semua = VersiNaskah.objects.filter(naskah__bagian=KUNCI).order_by("nomor")
    return [(v.nomor, v.isi, v.sebab, v.oleh) for v in semua]


# --- versions
def test_writing_that_goes_on_is_one_version_and_a_pause_begins_another(rina: Pengguna) -> None:
    tulis(rina, P1, versi=0)
    tulis(rina, P2, versi=1, menit=9)
    assert versi() == [(1, P2, "tulis", rina)]
    assert tulis(rina, P3, versi=2, menit=10).versi == 3
    assert versi() == [(1, P2, "tulis", rina), (2, P3, "tulis", rina)]
    pertama = VersiNaskah.objects.get(nomor=1)
    assert (pertama.mulai, pertama.pada) == (pada(0), pada(9))
    assert (tersimpan().isi, tersimpan().diubah_oleh) == (P3, rina)


def test_another_writer_or_another_cause_begins_a_version(rina: Pengguna) -> None:
    budi = orang(Peran.PERENCANA, first_name="Budi")
    tulis(rina, P1, versi=0)
    tulis(budi, P2, versi=1, menit=6)
    tulis(budi, P1, versi=2, menit=7, sebab=SebabVersi.PULIHKAN)
    tulis(budi, P3, versi=3, menit=8)
    assert [v[2:] for v in versi()] == [
        ("tulis", rina),
        ("tulis", budi),
        ("pulihkan", budi),
        ("tulis", budi),
    ]


def test_what_did_not_change_is_no_version_and_no_conflict(rina: Pengguna) -> None:
    tulis(rina, P1, versi=0)
    kini = tersimpan()
    assert tulis(rina, f" {P1}\n", versi=0, menit=30).versi == 1
    assert len(versi()) == 1
    assert tersimpan().diubah_pada == kini.diubah_pada


def test_a_text_that_came_without_versions_becomes_the_first(rina: Pengguna) -> None:
    Naskah.objects.create(unit=unit_demo(), tahun=TAHUN, bagian=KUNCI, isi=P1)
    layanan.simpan(rina, unit_demo(), TAHUN, KUNCI, P2, versi=1)
    assert [v[1] for v in versi()] == [P1, P2]


def test_back_to_the_generated_text_and_what_was_written_stays(rina: Pengguna) -> None:
    tulis(rina, P1, versi=0)
    kosong = layanan.kosongkan(rina, unit_demo(), TAHUN, KUNCI, versi=1, sekarang=pada(1))
    assert kosong.isi == ""
    assert [v[1:3] for v in versi()] == [(P1, "tulis"), ("", "kosongkan")]


@pytest.mark.parametrize("isi", ["", "<p></p>", "<p> &nbsp;<br></p>", "<script>x</script>"])
def test_a_text_that_says_nothing_is_empty(isi: str) -> None:
    assert layanan.rapikan(isi) == ""


def test_hostile_markup_is_not_kept(rina: Pengguna) -> None:
    jahat = (
        "<p onclick='x()'>Aman</p><script>alert(1)</script><style>p{}</style>"
        '<img src="http://jauh.example/a.png"><img src="file:///etc/passwd" onerror="x()">'
        '<svg onload="x()"></svg><iframe src="//jauh.example"></iframe><a href="javascript:x()">tautan</a>'
    )
    isi = tulis(rina, jahat, versi=0).isi
    assert "<p>Aman</p>" in isi
    for kata in ("onclick", "script", "style", "img", "svg", "iframe", "jauh", "passwd", "javascript"):
        assert kata not in isi


def test_a_text_that_is_too_long_is_refused_by_its_length(rina: Pengguna) -> None:
    with pytest.raises(NaskahDitolak, match=r"500\.007 huruf, paling banyak 500\.000"):
        tulis(rina, f"<p>{'a' * 500_000}</p>", versi=0)


# --- two writers
def test_who_saw_an_older_text_gets_both_and_nothing_is_written(rina: Pengguna) -> None:
    tulis(rina, P1, versi=0)
    tulis(rina, P2, versi=1)
    with pytest.raises(NaskahBentrok, match="sudah diubah oleh Rina pukul") as galat:
        tulis(rina, P3, versi=1)
    assert (galat.value.kini.isi, galat.value.kini.versi) == (P2, 2)
    assert tersimpan().isi == P2


def test_one_writes_and_the_other_is_told_since_when(rina: Pengguna) -> None:
    budi = orang(Peran.PERENCANA, first_name="Budi")
    layanan.pegang(rina, unit_demo(), TAHUN, KUNCI, pada(0))
    tulis(rina, P1, versi=0, menit=2)
    terakhir, sampai = layanan.jam(pada(2)), layanan.jam(pada(7))
    with pytest.raises(NaskahDikunci, match=rf"Rina .* pukul {terakhir}.* setelah pukul {sampai}"):
        layanan.pegang(budi, unit_demo(), TAHUN, KUNCI, pada(6.9))
    with pytest.raises(NaskahDikunci):
        tulis(budi, P2, versi=1, menit=6.9)
    assert layanan.pegang(budi, unit_demo(), TAHUN, KUNCI, pada(7)).disunting_oleh == budi
    with pytest.raises(NaskahDikunci, match="Budi"):
        tulis(rina, P2, versi=1, menit=8)


def test_a_text_that_was_let_go_is_free_and_only_its_holder_lets_go(rina: Pengguna) -> None:
    budi = orang(Peran.PERENCANA)
    layanan.pegang(rina, unit_demo(), TAHUN, KUNCI, timezone.now())
    layanan.lepas(budi, unit_demo(), TAHUN, KUNCI)
    assert tersimpan().disunting_oleh == rina
    layanan.lepas(rina, unit_demo(), TAHUN, KUNCI)
    assert layanan.pegang(budi, unit_demo(), TAHUN, KUNCI).disunting_oleh == budi


def test_restoring_does_not_hold_the_text(rina: Pengguna) -> None:
    tulis(rina, P1, versi=0, sebab=SebabVersi.PULIHKAN)
    assert tersimpan().disunting_oleh is None


def test_holding_alone_writes_no_version(rina: Pengguna) -> None:
    assert layanan.pegang(rina, unit_demo(), TAHUN, KUNCI).versi == 0
    assert versi() == []
    assert tulis(rina, P1, versi=0).versi == 1


def test_writing_opens_a_finished_section_again(rina: Pengguna) -> None:
    selesai = {"selesai_oleh": rina, "selesai_pada": pada(0), "versi": 4}
    tugaskan(None, **selesai)
    tugaskan(None, "kesimpulan", **selesai)
    tulis(rina, P1, versi=0)
    keadaan = BagianUnit.objects.order_by("kunci").values_list("kunci", "selesai_pada", "versi")
    assert list(keadaan) == [("kesimpulan", pada(0), 4), (BAGIAN, None, 5)]


# --- who, and when
@pytest.mark.parametrize("tahap", TahapLkjip)
@pytest.mark.parametrize("peran", [Peran.PERENCANA, Peran.KEPALA, Peran.INSPEKTORAT, Peran.ADMIN])
def test_writing_goes_by_role_and_state(peran: Peran, tahap: TahapLkjip, rina: Pengguna) -> None:
    letakkan_lkjip(tahap)
    user = orang(peran)
    if peran == Peran.PERENCANA and tahap in (TahapLkjip.DRAF, TahapLkjip.DIREVIU):
        assert tulis(user, P1, versi=0).isi == P1
        return
    sebab = f"berstatus {tahap.label.lower()}" if peran == Peran.PERENCANA else "ditulis oleh perencana"
    for lakukan in (
        lambda: tulis(user, P1, versi=0),
        lambda: layanan.pegang(user, unit_demo(), TAHUN, KUNCI),
    ):
        with pytest.raises(TidakBolehMenulis, match=sebab):
            lakukan()
    assert not Naskah.objects.exists()


def test_an_operator_writes_only_where_it_is_the_operators_task(rina: Pengguna) -> None:
    user = operator()
    with pytest.raises(TidakBolehMenulis, match="bukan tugas Anda"):
        tulis(user, P1, versi=0)
    tugaskan(user)
    assert tulis(user, P1, versi=0).isi == P1
    with pytest.raises(TidakBolehMenulis, match="bukan tugas Anda"):
        tulis(user, P1, versi=0, kunci="kesimpulan")
    letakkan_lkjip(TahapLkjip.FINAL)
    with pytest.raises(TidakBolehMenulis, match="berstatus final"):
        tulis(user, P2, versi=1)


@pytest.mark.parametrize("kunci", ["tidak-ada", "pernyataan_reviu", "tanda_tangan", "target-realisasi"])
def test_what_is_no_text_to_write_does_not_exist(kunci: str, rina: Pengguna) -> None:
    with pytest.raises(NaskahTidakAda):
        tulis(rina, P1, versi=0, kunci=kunci)


def test_a_section_that_was_switched_off_is_not_written(rina: Pengguna) -> None:
    tugaskan(None, aktif=False)
    with pytest.raises(NaskahTidakAda):
        tulis(rina, P1, versi=0)


def test_a_section_of_the_units_own_is_written(rina: Pengguna) -> None:
    tugaskan(None, "inovasi", tambahan=True, judul="Inovasi", induk="penutup")
    assert tulis(rina, P1, versi=0, kunci="inovasi").isi == P1


def test_saving_takes_a_fixed_number_of_queries(rina: Pengguna, django_assert_max_num_queries) -> None:
    tulis(rina, P1, versi=0)
    with django_assert_max_num_queries(14):
        tulis(rina, P2, versi=1, menit=1)
