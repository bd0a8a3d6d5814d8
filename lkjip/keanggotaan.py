"""Memberships: given, ended with a date, never deleted once in force. The rules that a form cannot know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from lkjip.access import boleh_pemda, hak_atas
from lkjip.akun import ada_koordinator_lain, catat
from lkjip.enums import Peran, PeristiwaAkun, SebutanJabatan
from lkjip.formats import tanggal
from lkjip.jabatan import sebut_peran
from lkjip.models import Keanggotaan, Pemda, Pengguna, Unit

BERUNIT = frozenset({Peran.PERENCANA, Peran.OPERATOR, Peran.KEPALA})  # always of one unit
SEPEMDA = frozenset({Peran.KOORDINATOR, Peran.ADMIN})  # always of the whole pemda
# Who approves or judges what others fill in: the office is given by somebody else, never by its holder.
BUKAN_SENDIRI = frozenset({Peran.KEPALA, Peran.INSPEKTORAT})
SEMENTARA = frozenset({SebutanJabatan.PLT, SebutanJabatan.PLH})


@transaction.atomic
def undang(
    *, oleh: Pengguna, nama: str, surel: str, username: str, keanggotaan: Keanggotaan, rangkap: bool = False
) -> Pengguna:
    """A new account without password and its first membership, which comes without its holder."""
    akun = Pengguna(username=username, first_name=nama, email=surel)
    akun.set_unusable_password()
    akun.full_clean(exclude=["password"])
    akun.save()
    catat(PeristiwaAkun.DIUNDANG, akun=akun, oleh=oleh, pemda=keanggotaan.pemda)
    keanggotaan.pengguna = akun
    beri(oleh=oleh, keanggotaan=keanggotaan, rangkap=rangkap)
    return akun


@transaction.atomic
def beri(*, oleh: Pengguna, keanggotaan: Keanggotaan, rangkap: bool = False) -> None:
    """rangkap: the warning about two heads at a time was accepted."""
    pastikan_boleh(oleh, keanggotaan)
    _tolak_sendiri(oleh, keanggotaan)
    _periksa(keanggotaan, rangkap)
    keanggotaan.save()
    catat(
        PeristiwaAkun.PERAN_DIBERI,
        akun=keanggotaan.pengguna,
        oleh=oleh,
        pemda=keanggotaan.pemda,
        rincian=tertulis(keanggotaan),
    )


@transaction.atomic
def akhiri(*, oleh: Pengguna, keanggotaan: Keanggotaan, sampai: date, rangkap: bool = False) -> None:
    """Sets the last day of a membership that is not over yet, sooner or later than it was."""
    pastikan_boleh(oleh, keanggotaan)
    hari = timezone.localdate()
    if sudah_berakhir(keanggotaan, hari):
        raise ValidationError("Masa tugas ini sudah berakhir dan tidak diubah lagi. Berikan peran yang baru.")
    if keanggotaan.sampai is not None and sampai > keanggotaan.sampai:
        _tolak_sendiri(oleh, keanggotaan)  # more time is given as the role is
    keanggotaan.sampai = sampai
    _periksa(keanggotaan, rangkap)
    if keanggotaan.peran in SEPEMDA and keanggotaan.unit_id is None:
        _jaga_pengelola(oleh, keanggotaan, sampai)
    keanggotaan.save(update_fields=["sampai"])
    catat(
        PeristiwaAkun.PERAN_DIAKHIRI,
        akun=keanggotaan.pengguna,
        oleh=oleh,
        pemda=keanggotaan.pemda,
        rincian=tertulis(keanggotaan),
    )


@transaction.atomic
def batalkan(*, oleh: Pengguna, keanggotaan: Keanggotaan) -> None:
    """Deletes a membership that has not begun: it never gave a right to anybody."""
    pastikan_boleh(oleh, keanggotaan)
    if keanggotaan.mulai <= timezone.localdate():
        raise ValidationError("Peran ini sudah berlaku. Akhiri dengan tanggal.")
    if not keanggotaan.pengguna.keanggotaan.exclude(pk=keanggotaan.pk).exists():
        raise ValidationError(
            "Ini satu-satunya peran akun ini. Beri peran yang benar dahulu, atau nonaktifkan akunnya."
        )
    rincian = tertulis(keanggotaan)
    akun, pemda = keanggotaan.pengguna, keanggotaan.pemda
    keanggotaan.delete()
    catat(PeristiwaAkun.PERAN_DIBATALKAN, akun=akun, oleh=oleh, pemda=pemda, rincian=rincian)


def pastikan_boleh(oleh: Pengguna, keanggotaan: Keanggotaan) -> None:
    if not boleh_pemda(oleh, hak_atas(keanggotaan.peran), keanggotaan.pemda_id):
        raise PermissionDenied


def _tolak_sendiri(oleh: Pengguna, keanggotaan: Keanggotaan) -> None:
    if keanggotaan.pengguna == oleh and keanggotaan.peran in BUKAN_SENDIRI:
        raise ValidationError(
            f"Peran {Peran(keanggotaan.peran).label} tidak dapat Anda berikan kepada diri sendiri. "
            "Mintalah koordinator pemda atau admin yang lain."
        )


def sudah_berakhir(keanggotaan: Keanggotaan, hari: date) -> bool:
    return keanggotaan.sampai is not None and keanggotaan.sampai < hari


def tertulis(keanggotaan: Keanggotaan) -> str:
    """The membership as one line: "Plt. Kepala perangkat daerah, DP3AKB, 1 Maret 2025 – 30 Juni 2025"."""
    tempat = str(keanggotaan.unit or keanggotaan.pemda)
    bagian = [sebut_peran(keanggotaan), tempat, str(keanggotaan.bidang or "")]
    return ", ".join([b for b in bagian if b] + [masa(keanggotaan)])


def masa(keanggotaan: Keanggotaan) -> str:
    if keanggotaan.sampai is None:
        return f"sejak {tanggal(keanggotaan.mulai)}"
    return f"{tanggal(keanggotaan.mulai)} – {tanggal(keanggotaan.sampai)}"


@dataclass(frozen=True, slots=True)
class RincianPeran:
    """A membership as a page lists it."""

    keanggotaan: Keanggotaan
    peran: str
    tempat: str
    masa: str
    saat: str  # "berlaku", "akan datang" or "berakhir"
    dapat_diakhiri: bool


def rincian(k: Keanggotaan, hari: date, boleh: bool = False) -> RincianPeran:
    tempat = f"{k.unit or k.pemda}" + (f", {k.bidang}" if k.bidang else "")
    lewat = sudah_berakhir(k, hari)
    saat = "berakhir" if lewat else "akan datang" if k.mulai > hari else "berlaku"
    return RincianPeran(k, sebut_peran(k), tempat, masa(k), saat, boleh and not lewat)


def _periksa(k: Keanggotaan, rangkap: bool) -> None:
    """Constraints of the database first, in their words; then what they cannot say."""
    if k.unit_id:  # two heads given at the same moment must see each other
        Unit.objects.select_for_update().get(pk=k.unit_id)
    k.full_clean()
    if k.peran in SEPEMDA and k.unit_id:
        raise ValidationError({"unit": "Peran ini berlaku untuk seluruh pemerintah daerah: kosongkan."})
    if k.unit and k.unit.pemda_id != k.pemda_id:
        raise ValidationError({"unit": "Perangkat daerah ini milik pemerintah daerah lain."})
    if k.bidang and k.bidang.unit_id != k.unit_id:
        raise ValidationError({"bidang": f"Bidang ini bukan bagian dari {k.unit}."})
    if bersamaan(k).filter(pengguna=k.pengguna, bidang=k.bidang).exists():
        raise ValidationError("Akun ini sudah memiliki peran itu pada masa tersebut.")
    if k.peran == Peran.KEPALA:
        _periksa_kepala(k, rangkap)


def bersamaan(k: Keanggotaan) -> QuerySet[Keanggotaan]:
    """Memberships of the same role in the same place whose time meets with this one's."""
    sama = Keanggotaan.objects.filter(
        Q(sampai__isnull=True) | Q(sampai__gte=k.mulai), pemda=k.pemda, unit=k.unit, peran=k.peran
    ).exclude(pk=k.pk)
    return sama if k.sampai is None else sama.filter(mulai__lte=k.sampai)


def _periksa_kepala(k: Keanggotaan, rangkap: bool) -> None:
    """A unit has one head. Plt or Plh beside another is possible, but seldom meant: it must be confirmed."""
    for lain in bersamaan(k).select_related("pengguna").order_by("mulai"):
        siapa = f"{lain.pengguna} sebagai {sebut_peran(lain)} ({masa(lain)})"
        if lain.sebutan == k.sebutan or not {lain.sebutan, k.sebutan} & SEMENTARA:
            raise ValidationError(f"Masa ini bertumpuk dengan {siapa}. Akhiri dahulu masa tugas yang lama.")
        if not rangkap:
            raise ValidationError(
                f"Pada masa ini ada pula {siapa}; keduanya dapat menyetujui. "
                "Centang pernyataan di bawah bila memang demikian.",
                code="rangkap",
            )


def _jaga_pengelola(oleh: Pengguna, k: Keanggotaan, sampai: date) -> None:
    """Nobody shuts himself out, and a pemda keeps a koordinator."""
    if k.pengguna == oleh:
        raise ValidationError("Peran pengelola Anda sendiri hanya dapat diakhiri oleh pengelola lain.")
    if k.peran == Peran.KOORDINATOR and not ada_koordinator_lain(
        k.pemda, k.pengguna, sampai + timedelta(days=1)
    ):
        raise ValidationError(f"Ini koordinator terakhir {k.pemda}. Tunjuk koordinator lain lebih dahulu.")


def pilihan_peran(oleh: Pengguna, pemda: Pemda) -> list[Peran]:
    """The roles that one may give in the pemda."""
    return [p for p in Peran if boleh_pemda(oleh, hak_atas(p), pemda)]
