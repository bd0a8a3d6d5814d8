"""The outline of a unit's year is changed: by whom, when, and what the earlier year keeps."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from lkjip.enums import Peran, TahapLkjip
from lkjip.models import Pemberitahuan, Unit
from reports.bagian import ganti_judul, hapus, muat, pindah, tambah
from reports.bagian_tugas import Tugas, selesaikan, tugaskan
from reports.garis import BENTROK, FINAL, Penyusun, PerluYakin, SusunDitolak, Terlihat
from reports.komentar import komentar_terbuka
from reports.models import BagianUnit, KomentarNaskah, Naskah, StatusLkjip, VersiNaskah
from reports.queries import bagian, bagian_dari
from reports.susunan import saudara, susun, susunan_penuh
from tests.pabrik import buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
TAHUN = 2024


@pytest.fixture
def unit() -> Unit:
    return buat_unit()


@pytest.fixture
def p(unit: Unit) -> Penyusun:
    return Penyusun(buat_pengguna(Peran.PERENCANA, unit), unit, TAHUN)


def kini(p: Penyusun, kunci: str) -> Terlihat:
    return Terlihat(kunci, {b.kunci: b.versi for b in bagian(p.unit.pk, p.tahun)}.get(kunci, 0))


def baris(p: Penyusun, kunci: str) -> BagianUnit:
    return BagianUnit.objects.get(unit=p.unit, tahun=p.tahun, kunci=kunci)


def naskah(p: Penyusun, kunci: str, isi: str = "<p>Dua kata.</p>") -> Naskah:
    n = Naskah.objects.create(unit=p.unit, tahun=p.tahun, bagian=kunci, isi=isi)
    saat = {"mulai": timezone.now(), "pada": timezone.now()}
    VersiNaskah.objects.create(naskah=n, nomor=1, isi=isi, oleh=p.pengguna, **saat)
    return n


# --- on and off
def test_a_section_goes_and_comes_back(p: Penyusun) -> None:
    muat(p, Terlihat("saran", 0), aktif=False)
    assert susun(bagian(p.unit.pk, TAHUN)).cari("saran") is None
    muat(p, Terlihat("saran", 1), aktif=True)
    assert susun(bagian(p.unit.pk, TAHUN)).cari("saran")


@pytest.mark.parametrize("kunci", ["efisiensi", "capaian-kinerja", "akuntabilitas-kinerja"])
def test_what_the_regulation_demands_goes_only_against_a_warning(p: Penyusun, kunci: str) -> None:
    with pytest.raises(PerluYakin, match="53 Tahun 2014") as perlu:
        muat(p, Terlihat(kunci, 0), aktif=False)
    assert any("Efisiensi" in a for a in perlu.value.akibat)
    assert not BagianUnit.objects.filter(unit=p.unit).exists()
    muat(p, Terlihat(kunci, 0), aktif=False, yakin=True)
    assert not baris(p, kunci).aktif


def test_who_saw_an_older_state_is_told(p: Penyusun) -> None:
    muat(p, Terlihat("saran", 0), aktif=False)
    with pytest.raises(SusunDitolak, match=BENTROK):
        muat(p, Terlihat("saran", 0), aktif=True)
    with pytest.raises(SusunDitolak, match="tidak ada pada garis besar"):
        muat(p, Terlihat("ngawur", 0), aktif=True)


# --- order
def test_a_section_moves_among_its_siblings(p: Penyusun) -> None:
    pindah(p, Terlihat("maksud-tujuan", 0), -1)
    s = susun(bagian(p.unit.pk, TAHUN))
    assert saudara(s, "maksud-tujuan")[:3] == ("latar-belakang", "maksud-tujuan", "landasan-hukum")
    assert s.nomor_bagian["maksud-tujuan"] == "1.2"
    pindah(p, Terlihat("landasan-hukum", 0), 1)  # who was moved aside may still be moved by what was seen
    assert saudara(susun(bagian(p.unit.pk, TAHUN)), "maksud-tujuan")[2] == "gambaran-umum"


def test_beyond_the_edge_nothing_moves(p: Penyusun) -> None:
    pindah(p, Terlihat("pendahuluan", 0), -1)
    pindah(p, Terlihat("penutup", 0), 1)
    assert [r.kunci for r in susun(bagian(p.unit.pk, TAHUN)).bab][::3] == ["pendahuluan", "penutup"]


def test_what_is_off_keeps_its_place_when_others_move(p: Penyusun) -> None:
    muat(p, Terlihat("landasan-hukum", 0), aktif=False)
    pindah(p, Terlihat("maksud-tujuan", 0), -1)
    penuh = saudara(susunan_penuh(bagian(p.unit.pk, TAHUN)), "landasan-hukum")
    assert penuh[:3] == ("latar-belakang", "maksud-tujuan", "landasan-hukum")


# --- sections of one's own
def test_a_section_of_one_s_own_stands_last_and_is_renamed(p: Penyusun) -> None:
    pindah(p, Terlihat("saran", 0), -1)
    kunci = tambah(p, "penutup", "  Rencana\n {aksi} ")
    s = susun(bagian(p.unit.pk, TAHUN))
    assert [r.kunci for r in s.bab[-1].anak] == ["saran", "kesimpulan", kunci]
    assert s.cari(kunci).judul.format() == "Rencana {aksi}"
    ganti_judul(p, kini(p, kunci), "Inovasi")
    assert baris(p, kunci).judul == "Inovasi"


@pytest.mark.parametrize(
    ("induk", "judul", "sebab"),
    [
        ("penutup", " \n ", "Isi judulnya"),
        ("penutup", "x" * 201, "200 huruf"),
        ("kata-pengantar", "Judul", "di dalam bab"),
        ("lampiran-iku", "Judul", "di dalam bab"),
        ("", "Judul", "tidak ada pada garis besar"),
    ],
)
def test_a_section_that_cannot_be_is_refused(p: Penyusun, induk: str, judul: str, sebab: str) -> None:
    with pytest.raises(SusunDitolak, match=sebab):
        tambah(p, induk, judul)


def test_sections_do_not_nest_without_end(p: Penyusun) -> None:
    kunci = tambah(p, "target-realisasi", "Rincian")
    with pytest.raises(SusunDitolak, match="4 tingkat"):
        tambah(p, kunci, "Rincian lagi")


def test_an_empty_one_is_deleted_at_once_a_written_one_asks(p: Penyusun) -> None:
    kosong, isi = tambah(p, "penutup", "Kosong"), tambah(p, "penutup", "Berisi")
    n = naskah(p, isi)
    KomentarNaskah.objects.create(naskah=n, isi="Lengkapi", oleh=p.pengguna, pada=timezone.now())
    hapus(p, kini(p, kosong))
    with pytest.raises(PerluYakin) as perlu:
        hapus(p, kini(p, isi))
    assert perlu.value.akibat == ("Naskah sepanjang 2 kata.", "1 versi naskah.", "1 komentar.")
    assert komentar_terbuka(p.unit.pk, TAHUN) == {isi: 1}
    hapus(p, kini(p, isi), yakin=True)
    assert not Naskah.objects.filter(unit=p.unit).exists()


def test_a_section_of_the_common_outline_is_not_deleted(p: Penyusun) -> None:
    with pytest.raises(SusunDitolak, match="matikan saja"):
        hapus(p, Terlihat("saran", 0), yakin=True)
    induk = tambah(p, "penutup", "Induk")
    tambah(p, induk, "Anak")
    with pytest.raises(SusunDitolak, match="Anak"):
        hapus(p, kini(p, induk), yakin=True)


# --- the year after
def test_the_next_year_goes_on_and_its_first_change_leaves_the_earlier_one_alone(p: Penyusun) -> None:
    muat(p, Terlihat("saran", 0), aktif=False)
    kunci = tambah(p, "penutup", "Inovasi")
    tugaskan(p, kini(p, kunci), Tugas(p.pengguna.pk, date(2025, 2, 1)))
    selesaikan(p, Terlihat("kesimpulan", 0), selesai=True)
    depan = Penyusun(p.pengguna, p.unit, TAHUN + 1)
    assert bagian_dari(p.unit.pk, TAHUN + 1)[1] == TAHUN
    muat(depan, Terlihat("saran", 0), aktif=True)
    assert bagian_dari(p.unit.pk, TAHUN + 1)[1] == TAHUN + 1
    assert not baris(p, "saran").aktif
    assert baris(depan, "saran").aktif
    lanjut = baris(depan, kunci)
    assert (lanjut.judul, lanjut.penanggung_jawab, lanjut.tenggat) == ("Inovasi", p.pengguna, None)
    assert baris(depan, "kesimpulan").selesai_pada is None


def test_what_a_year_deletes_does_not_come_back_from_the_earlier_one(p: Penyusun) -> None:
    kunci = tambah(p, "penutup", "Inovasi")
    depan = Penyusun(p.pengguna, p.unit, TAHUN + 1)
    hapus(depan, kini(depan, kunci))
    assert susun(bagian(p.unit.pk, TAHUN + 1)).cari(kunci) is None
    assert susun(bagian(p.unit.pk, TAHUN)).cari(kunci)


# --- who answers
def test_who_is_assigned_is_told_once(p: Penyusun) -> None:
    operator = buat_pengguna(Peran.OPERATOR, p.unit)
    tugaskan(p, Terlihat("penutup", 0), Tugas(operator.pk, date(2025, 2, 1), turunan=True))
    assert {b.kunci for b in bagian(p.unit.pk, TAHUN) if b.penanggung_jawab_id == operator.pk} == {
        "penutup",
        "kesimpulan",
        "saran",
    }
    kabar = Pemberitahuan.objects.get(pengguna=operator)
    assert "“Penutup”" in kabar.judul
    assert "1 Februari 2025" in kabar.isi
    assert kabar.alamat == f"/{p.unit.slug}/{TAHUN}/susunan/penutup/"
    tugaskan(p, kini(p, "penutup"), Tugas(operator.pk, date(2025, 2, 9)))
    assert Pemberitahuan.objects.filter(pengguna=operator).count() == 1


def test_only_active_members_of_the_unit_answer(p: Penyusun) -> None:
    for orang in (
        buat_pengguna(Peran.PERENCANA, buat_unit()),
        buat_pengguna(Peran.KEPALA, p.unit, sampai=date(2022, 1, 1)),
        buat_pengguna(Peran.OPERATOR, p.unit, is_active=False),
    ):
        with pytest.raises(SusunDitolak, match="anggota aktif"):
            tugaskan(p, Terlihat("saran", 0), Tugas(orang.pk, None))


# --- finished
def test_who_answers_finishes_and_reopens(p: Penyusun) -> None:
    operator = buat_pengguna(Peran.OPERATOR, p.unit)
    q = Penyusun(operator, p.unit, TAHUN)
    with pytest.raises(SusunDitolak, match="bukan tugas Anda"):
        selesaikan(q, Terlihat("saran", 0), selesai=True)
    tugaskan(p, Terlihat("saran", 0), Tugas(operator.pk, None))
    selesaikan(q, Terlihat("saran", 1), selesai=True)
    b = baris(p, "saran")
    assert (b.selesai_oleh, b.selesai_pada) == (operator, q.sekarang)
    selesaikan(p, Terlihat("saran", 2), selesai=False)
    assert baris(p, "saran").selesai_oleh is None


def test_what_only_staff_can_write_is_not_finished_empty(p: Penyusun) -> None:
    kunci = tambah(p, "penutup", "Inovasi")
    with pytest.raises(SusunDitolak, match="belum ditulis"):
        selesaikan(p, kini(p, kunci), selesai=True)
    naskah(p, kunci)
    selesaikan(p, kini(p, kunci), selesai=True)


# --- rights and states
SEMUA: dict[str, Any] = {
    "muat": lambda p: muat(p, Terlihat("saran", 0), aktif=False),
    "pindah": lambda p: pindah(p, Terlihat("saran", 0), -1),
    "tambah": lambda p: tambah(p, "penutup", "Judul"),
    "tugaskan": lambda p: tugaskan(p, Terlihat("saran", 0), Tugas(None, None)),
    "selesaikan": lambda p: selesaikan(p, Terlihat("saran", 0), selesai=True),
    "hapus": lambda p: hapus(p, Terlihat("saran", 0)),
    "judul": lambda p: ganti_judul(p, Terlihat("saran", 0), "Judul"),
}


@pytest.mark.parametrize("tahap", [TahapLkjip.FINAL, TahapLkjip.TERBIT])
def test_what_is_final_is_not_changed(p: Penyusun, tahap: TahapLkjip) -> None:
    StatusLkjip.objects.create(unit=p.unit, tahun=TAHUN, tahap=tahap)
    for ubah in SEMUA.values():
        with pytest.raises(SusunDitolak, match=FINAL):
            ubah(p)
    assert not BagianUnit.objects.filter(unit=p.unit).exists()


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.KEPALA])
def test_others_do_not_change_the_outline(unit: Unit, peran: Peran) -> None:
    q = Penyusun(buat_pengguna(peran, unit), unit, TAHUN)
    for ubah in SEMUA.values():
        with pytest.raises(SusunDitolak, match=r"tidak berhak|bukan tugas"):
            ubah(q)
