"""The rules of memberships that no constraint knows: who may give what, heads, ends, the last koordinator."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lkjip import akun as layanan
from lkjip import keanggotaan as tugas
from lkjip.models import Bidang, Keanggotaan, Pemda, Pengguna, Unit
from tests.pabrik import beri_peran, buat_pemda, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
HARI = date(2025, 3, 3)
SEHARI = timedelta(days=1)


@pytest.fixture(autouse=True)
def _hari_ini(time_machine) -> None:
    time_machine.move_to("2025-03-03T10:00:00+08:00", tick=False)


@pytest.fixture
def unit() -> Unit:
    return buat_unit("dinas-uji")


@pytest.fixture
def pemda(unit: Unit) -> Pemda:
    return unit.pemda


@pytest.fixture
def koordinator(pemda: Pemda) -> Pengguna:
    return buat_pengguna("koordinator", pemda=pemda, username="bappeda")


def peran(unit: Unit | None, peran: str, **lain: object) -> Keanggotaan:
    isi = {"pengguna": buat_pengguna(), "pemda": unit.pemda if unit else None, "unit": unit, "mulai": HARI}
    return Keanggotaan(peran=peran, **isi | lain)


def kepala(unit: Unit, sebutan: str, mulai: date, sampai: date | None) -> Keanggotaan:
    return peran(unit, "kepala", sebutan=sebutan, mulai=mulai, sampai=sampai)


# Giving


@pytest.mark.parametrize("nama", ["perencana", "kepala", "inspektorat"])
def test_a_role_is_given_and_written_down(unit: Unit, koordinator: Pengguna, nama: str) -> None:
    k = peran(unit, nama)
    tugas.beri(oleh=koordinator, keanggotaan=k)
    baris = k.pengguna.riwayat.get()
    assert (baris.peristiwa, baris.oleh, baris.pemda) == ("peran_diberi", koordinator, unit.pemda)
    assert baris.rincian == f"{k.get_peran_display()}, DINAS-UJI, sejak 3 Maret 2025"
    assert k.pengguna.pemberitahuan.get().judul == "Peran diberikan oleh bappeda"


def test_only_an_admin_makes_an_admin(pemda: Pemda, koordinator: Pengguna) -> None:
    calon = peran(None, "admin", pemda=pemda)
    with pytest.raises(PermissionDenied):
        tugas.beri(oleh=koordinator, keanggotaan=calon)
    assert not Keanggotaan.objects.filter(peran="admin").exists()
    tugas.beri(oleh=buat_pengguna("admin", pemda=pemda), keanggotaan=calon)
    assert calon.pk


@pytest.mark.parametrize("nama", ["kepala", "inspektorat"])
def test_nobody_makes_himself_a_head_or_the_inspektorat(unit: Unit, koordinator: Pengguna, nama: str) -> None:
    milik = peran(unit, nama, pengguna=koordinator)
    with pytest.raises(ValidationError, match="tidak dapat Anda berikan kepada diri sendiri"):
        tugas.beri(oleh=koordinator, keanggotaan=milik)
    assert not Keanggotaan.objects.filter(peran=nama).exists()
    tugas.beri(oleh=buat_pengguna("admin", pemda=unit.pemda), keanggotaan=milik)
    # Nor gives himself more time in it; less he may.
    tugas.akhiri(oleh=koordinator, keanggotaan=milik, sampai=HARI + SEHARI * 9)
    with pytest.raises(ValidationError, match="diri sendiri"):
        tugas.akhiri(oleh=koordinator, keanggotaan=milik, sampai=HARI + SEHARI * 10)
    assert Keanggotaan.objects.get(peran=nama).sampai == HARI + SEHARI * 9
    # A role that decides nothing he may take.
    tugas.beri(oleh=koordinator, keanggotaan=peran(unit, "perencana", pengguna=koordinator))


def test_nobody_gives_roles_in_another_pemda(koordinator: Pengguna) -> None:
    with pytest.raises(PermissionDenied):
        tugas.beri(oleh=koordinator, keanggotaan=peran(buat_unit(), "perencana"))


@pytest.mark.parametrize("nama", ["perencana", "operator", "kepala", "inspektorat"])
def test_no_other_role_gives_roles(unit: Unit, nama: str) -> None:
    oleh = buat_pengguna(nama, None if nama == "inspektorat" else unit, pemda=unit.pemda)
    with pytest.raises(PermissionDenied):
        tugas.beri(oleh=oleh, keanggotaan=peran(unit, "perencana"))


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("kepala", {"unit": None}, "harus terikat pada satu perangkat daerah"),
        ("koordinator", {}, "berlaku untuk seluruh pemerintah daerah"),
        ("operator", {}, "terikat pada satu bidang"),
        ("perencana", {"sebutan": "plt"}, "Plt, Plh, dan Pj hanya untuk kepala"),
        ("perencana", {"sampai": HARI - SEHARI}, "Tanggal selesai tidak boleh sebelum"),
    ],
)
def test_what_does_not_belong_together_is_refused_in_words(
    unit: Unit, koordinator: Pengguna, nama: str, isi: dict[str, object], pesan: str
) -> None:
    k = peran(unit, nama)
    for medan, nilai in isi.items():
        setattr(k, medan, nilai)
    with pytest.raises(ValidationError, match=pesan):
        tugas.beri(oleh=koordinator, keanggotaan=k)


def test_bidang_and_unit_of_others_are_refused(unit: Unit, koordinator: Pengguna) -> None:
    lain = buat_unit(pemda=unit.pemda)
    milik_lain = Bidang.objects.create(unit=lain, kode="x", nama="Bidang lain")
    with pytest.raises(ValidationError, match="bukan bagian dari DINAS-UJI"):
        tugas.beri(oleh=koordinator, keanggotaan=peran(unit, "operator", bidang=milik_lain))
    with pytest.raises(ValidationError, match="milik pemerintah daerah lain"):
        tugas.beri(oleh=koordinator, keanggotaan=peran(buat_unit(), "perencana", pemda=unit.pemda))


def test_the_same_role_is_not_held_twice_at_a_time(unit: Unit, koordinator: Pengguna) -> None:
    satu = peran(unit, "perencana", sampai=HARI)
    tugas.beri(oleh=koordinator, keanggotaan=satu)
    with pytest.raises(ValidationError, match="sudah memiliki peran itu"):
        tugas.beri(oleh=koordinator, keanggotaan=peran(unit, "perencana", pengguna=satu.pengguna))
    sesudah = peran(unit, "perencana", pengguna=satu.pengguna, mulai=HARI + SEHARI)
    tugas.beri(oleh=koordinator, keanggotaan=sesudah)


def test_an_operator_may_have_two_bidang(unit: Unit, koordinator: Pengguna) -> None:
    orang = buat_pengguna()
    for kode in ("a", "b"):
        bidang = Bidang.objects.create(unit=unit, kode=kode, nama=kode)
        k = peran(unit, "operator", bidang=bidang, pengguna=orang)
        tugas.beri(oleh=koordinator, keanggotaan=k)
    assert orang.keanggotaan.count() == 2


# Heads

TOLAK, TANYA, BOLEH = "Akhiri dahulu", "keduanya dapat menyetujui", ""
JAUH = date(2025, 12, 31)


@pytest.mark.parametrize(
    ("lama", "baru", "hasil"),
    [
        (("definitif", HARI, None), ("definitif", HARI, None), TOLAK),
        (("definitif", HARI, None), ("definitif", JAUH, None), TOLAK),
        (("definitif", HARI, JAUH), ("definitif", JAUH, None), TOLAK),
        (("definitif", HARI, JAUH), ("definitif", JAUH + SEHARI, None), BOLEH),
        (("definitif", JAUH, None), ("definitif", HARI, JAUH - SEHARI), BOLEH),
        (("definitif", HARI, None), ("pj", HARI, None), TOLAK),
        (("definitif", HARI, None), ("plt", HARI, JAUH), TANYA),
        (("definitif", HARI, None), ("plh", HARI, HARI), TANYA),
        (("plt", HARI, JAUH), ("definitif", JAUH, None), TANYA),
        (("plt", HARI, JAUH), ("definitif", JAUH + SEHARI, None), BOLEH),
        (("plt", HARI, JAUH), ("plh", HARI, HARI), TANYA),
        (("plt", HARI, JAUH), ("plt", HARI, JAUH), TOLAK),
    ],
)
def test_two_heads_at_a_time(unit: Unit, koordinator: Pengguna, lama: tuple, baru: tuple, hasil: str) -> None:
    tugas.beri(oleh=koordinator, keanggotaan=kepala(unit, *lama))
    k = kepala(unit, *baru)
    if not hasil:
        tugas.beri(oleh=koordinator, keanggotaan=k)
        return
    with pytest.raises(ValidationError, match=hasil):
        tugas.beri(oleh=koordinator, keanggotaan=k)
    if hasil == TANYA:
        tugas.beri(oleh=koordinator, keanggotaan=k, rangkap=True)
    else:
        with pytest.raises(ValidationError, match=hasil):
            tugas.beri(oleh=koordinator, keanggotaan=k, rangkap=True)


def test_heads_of_two_units_are_no_matter(unit: Unit, koordinator: Pengguna) -> None:
    for u in (unit, buat_unit(pemda=unit.pemda)):
        tugas.beri(oleh=koordinator, keanggotaan=kepala(u, "definitif", HARI, None))


def test_a_longer_term_is_looked_at_like_a_new_one(unit: Unit, koordinator: Pengguna) -> None:
    plt = kepala(unit, "plt", HARI, JAUH)
    tugas.beri(oleh=koordinator, keanggotaan=plt)
    tugas.beri(oleh=koordinator, keanggotaan=kepala(unit, "definitif", JAUH + SEHARI, None))
    with pytest.raises(ValidationError, match=TANYA):
        tugas.akhiri(oleh=koordinator, keanggotaan=plt, sampai=JAUH + SEHARI)
    tugas.akhiri(oleh=koordinator, keanggotaan=plt, sampai=JAUH + SEHARI, rangkap=True)
    assert Keanggotaan.objects.get(pk=plt.pk).sampai == JAUH + SEHARI


# Ending


def test_a_membership_ends_with_a_date_and_stays(unit: Unit, koordinator: Pengguna) -> None:
    orang = buat_pengguna("perencana", unit)
    k = orang.keanggotaan.get()
    tugas.akhiri(oleh=koordinator, keanggotaan=k, sampai=HARI)
    assert orang.keanggotaan.get().sampai == HARI
    assert "1 Januari 2021 – 3 Maret 2025" in orang.riwayat.get().rincian
    with pytest.raises(ValidationError, match="Tanggal selesai"):
        tugas.akhiri(oleh=koordinator, keanggotaan=k, sampai=date(2020, 12, 31))


def test_what_is_over_is_not_changed(unit: Unit, koordinator: Pengguna) -> None:
    k = beri_peran(buat_pengguna(), "perencana", unit, sampai=HARI - SEHARI)
    with pytest.raises(ValidationError, match="sudah berakhir"):
        tugas.akhiri(oleh=koordinator, keanggotaan=k, sampai=HARI)


def test_only_what_has_not_begun_is_taken_back(unit: Unit, koordinator: Pengguna) -> None:
    orang = buat_pengguna("perencana", unit)
    with pytest.raises(ValidationError, match="sudah berlaku"):
        tugas.batalkan(oleh=koordinator, keanggotaan=orang.keanggotaan.get())
    nanti = beri_peran(orang, "kepala", unit, mulai=HARI + SEHARI)
    tugas.batalkan(oleh=koordinator, keanggotaan=nanti)
    assert orang.keanggotaan.get().peran == "perencana"
    assert orang.riwayat.get().rincian == "Kepala perangkat daerah, DINAS-UJI, sejak 4 Maret 2025"


def test_the_only_membership_stays_so_that_the_account_can_be_found(
    unit: Unit, koordinator: Pengguna
) -> None:
    k = beri_peran(buat_pengguna(), "perencana", unit, mulai=HARI + SEHARI)
    with pytest.raises(ValidationError, match="satu-satunya peran"):
        tugas.batalkan(oleh=koordinator, keanggotaan=k)


def test_admins_are_ended_by_admins(pemda: Pemda, koordinator: Pengguna) -> None:
    k = buat_pengguna("admin", pemda=pemda).keanggotaan.get()
    with pytest.raises(PermissionDenied):
        tugas.akhiri(oleh=koordinator, keanggotaan=k, sampai=HARI)


# The last koordinator


def test_nobody_ends_his_own_management(pemda: Pemda, koordinator: Pengguna) -> None:
    buat_pengguna("koordinator", pemda=pemda)
    with pytest.raises(ValidationError, match="hanya dapat diakhiri oleh pengelola lain"):
        tugas.akhiri(oleh=koordinator, keanggotaan=koordinator.keanggotaan.get(), sampai=HARI)
    with pytest.raises(ValidationError, match="akun Anda sendiri"):
        layanan.nonaktifkan(oleh=koordinator, pemda=pemda, akun=koordinator)


@pytest.mark.parametrize("lain", ["tidak ada", "nonaktif", "tanpa sandi", "berakhir", "lusa", "pemda lain"])
def test_the_last_koordinator_stays(pemda: Pemda, koordinator: Pengguna, lain: str) -> None:
    admin = buat_pengguna("admin", pemda=pemda)
    if lain == "nonaktif":
        buat_pengguna("koordinator", pemda=pemda, is_active=False)
    if lain == "tanpa sandi":
        diundang = buat_pengguna("koordinator", pemda=pemda)
        diundang.set_unusable_password()
        diundang.save()
    if lain == "berakhir":
        buat_pengguna("koordinator", pemda=pemda, sampai=HARI)
    if lain == "lusa":
        buat_pengguna("koordinator", pemda=pemda, mulai=HARI + 2 * SEHARI)
    if lain == "pemda lain":
        buat_pengguna("koordinator", pemda=buat_pemda())
    with pytest.raises(ValidationError, match="koordinator terakhir"):
        tugas.akhiri(oleh=admin, keanggotaan=koordinator.keanggotaan.get(), sampai=HARI)
    with pytest.raises(ValidationError, match="koordinator terakhir"):
        layanan.nonaktifkan(oleh=admin, pemda=pemda, akun=koordinator)
    koordinator.refresh_from_db()
    assert koordinator.is_active
    assert koordinator.keanggotaan.get().sampai is None


def test_one_of_two_koordinators_may_go(pemda: Pemda, koordinator: Pengguna) -> None:
    """The other may begin on the next day."""
    buat_pengguna("koordinator", pemda=pemda, mulai=HARI + SEHARI)
    tugas.akhiri(
        oleh=buat_pengguna("admin", pemda=pemda), keanggotaan=koordinator.keanggotaan.get(), sampai=HARI
    )
    kedua = buat_pengguna("koordinator", pemda=pemda)
    tugas.akhiri(oleh=koordinator, keanggotaan=kedua.keanggotaan.get(), sampai=HARI)
    layanan.nonaktifkan(oleh=koordinator, pemda=pemda, akun=kedua)
    kedua.refresh_from_db()
    assert not kedua.is_active


# The history


def test_the_history_is_only_added_to(unit: Unit, koordinator: Pengguna) -> None:
    tugas.beri(oleh=koordinator, keanggotaan=(k := peran(unit, "perencana")))
    baris = k.pengguna.riwayat.get()
    with pytest.raises(TypeError, match="never changed"):
        baris.save()
    with pytest.raises(TypeError, match="never deleted"):
        baris.delete()


def test_who_changes_his_own_account_gets_no_message(koordinator: Pengguna, pemda: Pemda) -> None:
    layanan.ubah_data(oleh=koordinator, pemda=pemda, akun=koordinator, nama="Budi", surel="b@contoh.invalid")
    assert not koordinator.pemberitahuan.exists()
    assert {r.rincian for r in koordinator.riwayat.all()} == {
        "Nama:  → Budi",
        "tanpa surel → b@contoh.invalid",
    }


@pytest.mark.parametrize(
    ("nama", "usul"),
    [
        ("Siti Aminah", "siti.aminah"),
        ("Dr. Hj. Siti Aminah Nur Rahma, M.Si.", "siti.aminah.nur"),
        ("Ñ’Déé", "ndee"),
        ("王", "pengguna"),
        ("rina", "rina3"),
    ],
)
def test_a_username_is_proposed(nama: str, usul: str) -> None:
    buat_pengguna(username="rina")
    buat_pengguna(username="rina2")
    assert layanan.usul_nama_pengguna(nama) == usul
