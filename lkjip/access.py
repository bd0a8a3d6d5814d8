"""Who may do what, in which state. One table, and the questions that every view asks of it.

A right comes from a membership (Keanggotaan) in force today, in one unit or in the whole pemda. A superuser
is the admin of every pemda and no more: nobody approves or evaluates without holding the office.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet, TextChoices
from django.http import Http404
from django.utils import timezone

from lkjip.enums import (
    Keadaan,
    Peran,
    PeranTim,
    StatusRekomendasi,
    TahapEvaluasi,
    TahapLkjip,
    TahapReviu,
)
from lkjip.masa_unit import ada_riwayat, dengan_riwayat
from lkjip.models import Keanggotaan, Pemda, Pengguna, Unit

Pemakai = Pengguna | AnonymousUser
# States of a quarter, an evaluation, a recommendation, a review, an LKjIP. No value stands in two of them.
KeadaanApaPun = Keadaan | TahapEvaluasi | StatusRekomendasi | TahapReviu | TahapLkjip


class Hak(TextChoices):
    LIHAT = "lihat", "Melihat halaman"
    UNDUH = "unduh", "Mengunduh dokumen"
    ISI = "isi", "Mengisi realisasi dan bukti"
    KAKI = "kaki", "Menulis faktor dan tindak lanjut Formulir E.81"
    AJUKAN = "ajukan", "Mengajukan triwulan"
    SETUJUI = "setujui", "Menyetujui triwulan"
    KEMBALIKAN = "kembalikan", "Meminta perbaikan"
    KUNCI = "kunci", "Mengunci triwulan"
    BUKA = "buka", "Membuka kunci untuk koreksi"
    KOREKSI = "koreksi", "Mengoreksi nilai tahunan"
    ATUR_BARIS = "atur_baris", "Menetapkan penanggung jawab dan wajib bukti"
    ATUR_PERIODE = "atur_periode", "Mengatur periode dan perpanjangan"
    PANTAU = "pantau", "Memantau triwulan semua perangkat daerah"
    MANDIRI = "mandiri", "Mengisi penilaian mandiri AKIP"
    KIRIM_MANDIRI = "kirim_mandiri", "Mengirim penilaian mandiri AKIP"
    LIHAT_MANDIRI = "lihat_mandiri", "Membaca penilaian mandiri"
    MULAI_EVALUASI = "mulai_evaluasi", "Memulai evaluasi AKIP"
    ATUR_TIM = "atur_tim", "Menetapkan tim evaluasi"
    EVALUASI = "evaluasi", "Mengevaluasi AKIP dan menulis rekomendasi"
    TETAPKAN_LHE = "tetapkan_lhe", "Menetapkan LHE"
    LIHAT_LHE = "lihat_lhe", "Membaca penilaian tim dan rekomendasinya"
    TINDAK_LANJUTI = "tindak_lanjuti", "Mencatat tindak lanjut rekomendasi"
    NYATAKAN_SELESAI = "nyatakan_selesai", "Menyatakan rekomendasi selesai"
    TARIK_SELESAI = "tarik_selesai", "Menarik pernyataan selesai"
    VERIFIKASI = "verifikasi", "Memverifikasi tindak lanjut"
    TANYA = "tanya", "Bertanya dan menjawab pada rekomendasi"
    PANTAU_REKOMENDASI = "pantau_rekomendasi", "Memantau rekomendasi semua perangkat daerah"
    REVIU = "reviu", "Mereviu LKjIP"
    LIHAT_REVIU = "lihat_reviu", "Membaca catatan hasil reviu"
    TANGGAPI_REVIU = "tanggapi_reviu", "Menanggapi catatan hasil reviu"
    NYATAKAN_REVIU = "nyatakan_reviu", "Menyatakan LKjIP telah direviu"
    SUSUN_LKJIP = "susun_lkjip", "Menyusun garis besar LKjIP, lampiran, dan penanggung jawabnya"
    TULIS = "tulis", "Menulis naskah LKjIP"
    KOMENTARI = "komentari", "Mengomentari naskah LKjIP"
    TERIMA_TEMUAN = "terima_temuan", "Menerima temuan pemeriksaan dengan alasan"
    TETAPKAN_LKJIP = "tetapkan_lkjip", "Menetapkan LKjIP final"
    TERBITKAN_LKJIP = "terbitkan_lkjip", "Menerbitkan LKjIP"
    KOREKSI_LKJIP = "koreksi_lkjip", "Membuka koreksi LKjIP yang sudah final"
    ATUR_RENCANA = "atur_rencana", "Menyusun dan mengubah dokumen perencanaan"
    ATUR_RPJMD = "atur_rpjmd", "Mengatur RPJMD pemda"
    IMPOR = "impor", "Mengimpor data perangkat daerah"
    ATUR_UNIT = "atur_unit", "Mengelola perangkat daerah dan perubahannya"
    ATUR_API = "atur_api", "Mengelola kunci API"
    ATUR_LKE = "atur_lke", "Mengatur lembar kerja evaluasi dan daftar uji reviu"
    KELOLA = "kelola", "Mengelola akun dan pengaturan"
    KELOLA_ADMIN = "kelola_admin", "Memberi peran admin dan mengelola akunnya"


class Lingkup(TextChoices):
    UNIT = "unit", "semua baris perangkat daerah"
    BIDANG = "bidang", "baris bidangnya sendiri"
    TUGAS = "tugas", "bagian LKjIP yang menjadi tanggung jawabnya"


@dataclass(frozen=True, slots=True)
class Aturan:
    """Who may do what, in which states of the thing that it is done to. Without states: whatever the state.

    terbuka: only while the period is open for the unit. tim: only who holds that place in the team that
    evaluates. orang_lain: never on what the same person has done.
    """

    hak: Hak
    peran: frozenset[Peran]
    keadaan: frozenset[KeadaanApaPun] | None = None
    terbuka: bool = False
    lingkup: Lingkup = Lingkup.UNIT
    tim: frozenset[PeranTim] | None = None
    orang_lain: bool = False


def _aturan(
    hak: Hak,
    *peran: Peran,
    saat: tuple[KeadaanApaPun, ...] | None = None,
    terbuka: bool = False,
    lingkup: Lingkup = Lingkup.UNIT,
    tim: tuple[PeranTim, ...] | None = None,
    orang_lain: bool = False,
) -> Aturan:
    keadaan = frozenset(saat) if saat else None
    return Aturan(
        hak, frozenset(peran), keadaan, terbuka, lingkup, frozenset(tim) if tim else None, orang_lain
    )


DAPAT_DIISI = (Keadaan.TERISI_SEBAGIAN, Keadaan.DIKEMBALIKAN)
SESUDAH_SETUJU = (Keadaan.DISETUJUI, Keadaan.TERKUNCI)
UNIT = (Peran.PERENCANA, Peran.OPERATOR, Peran.KEPALA)
SELAIN_INSPEKTORAT = tuple(p for p in Peran if p != Peran.INSPEKTORAT)
SEBELUM_EVALUASI = (TahapEvaluasi.MANDIRI, TahapEvaluasi.TERKIRIM)
BELUM_SELESAI = (StatusRekomendasi.BELUM, StatusRekomendasi.PROSES, StatusRekomendasi.DIMINTA_PERBAIKAN)
LKJIP_TERBUKA = (TahapLkjip.DRAF, TahapLkjip.DIREVIU)
SESUDAH_FINAL = (TahapLkjip.FINAL, TahapLkjip.TERBIT)
SESUDAH_CATATAN = (TahapReviu.CATATAN, TahapReviu.DITANGGAPI, TahapReviu.DINYATAKAN)

# The table. Every view, template, menu and test asks it through the functions below.
TABEL: tuple[Aturan, ...] = (
    _aturan(Hak.LIHAT, *Peran),
    _aturan(Hak.UNDUH, *Peran),
    _aturan(Hak.ISI, Peran.PERENCANA, saat=DAPAT_DIISI, terbuka=True),
    _aturan(Hak.ISI, Peran.OPERATOR, saat=DAPAT_DIISI, terbuka=True, lingkup=Lingkup.BIDANG),
    _aturan(Hak.KAKI, Peran.PERENCANA, saat=DAPAT_DIISI, terbuka=True),
    _aturan(Hak.AJUKAN, Peran.PERENCANA, saat=DAPAT_DIISI, terbuka=True),
    _aturan(Hak.SETUJUI, Peran.KEPALA, saat=(Keadaan.DIAJUKAN,)),
    _aturan(Hak.KEMBALIKAN, Peran.KEPALA, saat=(Keadaan.DIAJUKAN,)),
    _aturan(Hak.KEMBALIKAN, Peran.KOORDINATOR, saat=(Keadaan.DIAJUKAN, Keadaan.DISETUJUI)),
    _aturan(Hak.KUNCI, Peran.KOORDINATOR, saat=(Keadaan.DISETUJUI,)),
    _aturan(Hak.BUKA, Peran.KOORDINATOR, saat=(Keadaan.TERKUNCI,)),
    # A yearly figure belongs to the year's fourth quarter: once settled, that is opened before a correction.
    _aturan(Hak.KOREKSI, Peran.PERENCANA, saat=DAPAT_DIISI),
    _aturan(Hak.ATUR_BARIS, Peran.PERENCANA),
    _aturan(Hak.ATUR_PERIODE, Peran.KOORDINATOR),
    _aturan(Hak.PANTAU, Peran.KOORDINATOR, Peran.INSPEKTORAT, Peran.ADMIN),
    # The AKIP evaluation. The unit reads the team's side once the LHE is final; the team reads the unit's
    # side once it is sent.
    _aturan(Hak.MANDIRI, Peran.PERENCANA, saat=(TahapEvaluasi.MANDIRI,)),
    _aturan(Hak.KIRIM_MANDIRI, Peran.KEPALA, saat=(TahapEvaluasi.MANDIRI,)),
    _aturan(Hak.LIHAT_MANDIRI, *UNIT),
    _aturan(
        Hak.LIHAT_MANDIRI,
        *(Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN),
        saat=tuple(t for t in TahapEvaluasi if t != TahapEvaluasi.MANDIRI),
    ),
    _aturan(Hak.MULAI_EVALUASI, Peran.INSPEKTORAT, saat=SEBELUM_EVALUASI),
    _aturan(Hak.ATUR_TIM, Peran.INSPEKTORAT, saat=(*SEBELUM_EVALUASI, TahapEvaluasi.EVALUASI)),
    _aturan(Hak.EVALUASI, Peran.INSPEKTORAT, saat=(TahapEvaluasi.EVALUASI,), tim=tuple(PeranTim)),
    _aturan(Hak.TETAPKAN_LHE, Peran.INSPEKTORAT, saat=(TahapEvaluasi.MENUNGGU_KETUA,), tim=(PeranTim.KETUA,)),
    _aturan(Hak.LIHAT_LHE, Peran.INSPEKTORAT),
    _aturan(Hak.LIHAT_LHE, *SELAIN_INSPEKTORAT, saat=(TahapEvaluasi.FINAL,)),
    # Recommendations of a final LHE.
    _aturan(Hak.TINDAK_LANJUTI, Peran.PERENCANA, saat=BELUM_SELESAI),
    _aturan(Hak.TINDAK_LANJUTI, Peran.OPERATOR, saat=BELUM_SELESAI, lingkup=Lingkup.BIDANG),
    _aturan(
        Hak.NYATAKAN_SELESAI,
        *(Peran.PERENCANA, Peran.KEPALA),
        saat=(StatusRekomendasi.PROSES, StatusRekomendasi.DIMINTA_PERBAIKAN),
    ),
    _aturan(Hak.TARIK_SELESAI, Peran.PERENCANA, Peran.KEPALA, saat=(StatusRekomendasi.SELESAI,)),
    _aturan(Hak.VERIFIKASI, Peran.INSPEKTORAT, saat=(StatusRekomendasi.SELESAI,), orang_lain=True),
    _aturan(Hak.TANYA, *UNIT, Peran.INSPEKTORAT),
    _aturan(Hak.PANTAU_REKOMENDASI, Peran.INSPEKTORAT, Peran.KOORDINATOR),
    # The review of the LKjIP.
    _aturan(Hak.REVIU, Peran.INSPEKTORAT, saat=(TahapReviu.BERJALAN, TahapReviu.DITANGGAPI)),
    _aturan(Hak.LIHAT_REVIU, Peran.INSPEKTORAT),
    _aturan(Hak.LIHAT_REVIU, *SELAIN_INSPEKTORAT, saat=SESUDAH_CATATAN),
    _aturan(Hak.TANGGAPI_REVIU, Peran.PERENCANA, saat=(TahapReviu.CATATAN,)),
    _aturan(
        Hak.NYATAKAN_REVIU,
        Peran.INSPEKTORAT,
        saat=(TahapReviu.BERJALAN, TahapReviu.CATATAN, TahapReviu.DITANGGAPI),
    ),
    # The LKjIP as a document. What is final is not written in; a correction opens it again, with a reason.
    _aturan(Hak.SUSUN_LKJIP, Peran.PERENCANA, saat=LKJIP_TERBUKA),
    _aturan(Hak.TULIS, Peran.PERENCANA, saat=LKJIP_TERBUKA),
    _aturan(Hak.TULIS, Peran.OPERATOR, saat=LKJIP_TERBUKA, lingkup=Lingkup.TUGAS),
    _aturan(Hak.KOMENTARI, *UNIT, saat=LKJIP_TERBUKA),
    _aturan(Hak.TERIMA_TEMUAN, Peran.PERENCANA, Peran.KEPALA, saat=LKJIP_TERBUKA),
    _aturan(Hak.TETAPKAN_LKJIP, Peran.KEPALA, saat=(TahapLkjip.DIREVIU,)),
    _aturan(Hak.TERBITKAN_LKJIP, Peran.KEPALA, Peran.KOORDINATOR, saat=(TahapLkjip.FINAL,)),
    _aturan(Hak.KOREKSI_LKJIP, Peran.KEPALA, saat=SESUDAH_FINAL),
    # Planning documents. What was set is changed with a reason, which the log keeps.
    _aturan(Hak.ATUR_RENCANA, Peran.PERENCANA, Peran.KOORDINATOR),
    _aturan(Hak.ATUR_RPJMD, Peran.KOORDINATOR),
    _aturan(Hak.IMPOR, Peran.PERENCANA, Peran.KOORDINATOR),
    _aturan(Hak.ATUR_UNIT, Peran.KOORDINATOR, Peran.ADMIN),
    _aturan(Hak.ATUR_API, Peran.KOORDINATOR, Peran.ADMIN),
    _aturan(Hak.ATUR_LKE, Peran.KOORDINATOR),
    _aturan(Hak.KELOLA, Peran.KOORDINATOR, Peran.ADMIN),
    # Who could make an admin, or reset the password of one, would be an admin.
    _aturan(Hak.KELOLA_ADMIN, Peran.ADMIN),
)


@dataclass(frozen=True, slots=True)
class Posisi:
    """Where a thing stands: its state, and for a quarter whether the period is open for the unit today.

    tim: the user's place in the team that evaluates. sendiri: what is to be judged is the user's own doing.
    """

    keadaan: KeadaanApaPun
    terbuka: bool = True
    tim: PeranTim | None = None
    sendiri: bool = False


def berlaku(aturan: Aturan, posisi: Posisi | None) -> bool:
    """Whether a line of the table holds there. Without a position: whether it could in some."""
    if posisi is None:
        return True
    if aturan.keadaan is not None and posisi.keadaan not in aturan.keadaan:
        return False
    if aturan.tim is not None and posisi.tim not in aturan.tim:
        return False
    if aturan.orang_lain and posisi.sendiri:
        return False
    return posisi.terbuka or not aturan.terbuka


def keanggotaan_aktif(user: Pemakai, hari: date | None = None) -> list[Keanggotaan]:
    """The user's memberships in force on a day. Read once per user object, that is once per request."""
    if not user.is_authenticated:
        return []
    if not hasattr(user, "_keanggotaan"):
        semua = user.keanggotaan.select_related("unit__pemda", "pemda", "bidang")
        user._keanggotaan = dengan_riwayat(semua)
    hari = hari or timezone.localdate()
    return [k for k in user._keanggotaan if k.mulai <= hari and (k.sampai is None or k.sampai >= hari)]


def unit_terlihat(user: Pemakai, hari: date | None = None) -> QuerySet[Unit]:
    semua = Unit.objects.select_related("pemda").annotate(punya_riwayat=ada_riwayat())
    if user.is_superuser:
        return semua
    aktif = keanggotaan_aktif(user, hari)
    return semua.filter(
        Q(pk__in=[k.unit_id for k in aktif if k.unit_id])
        | Q(pemda__in=[k.pemda_id for k in aktif if not k.unit_id])
    )


def ambil_unit(user: Pemakai, slug: str) -> Unit:
    """The unit of an address, or 404: a unit that the user may not see does not exist for that user."""
    for keanggotaan in keanggotaan_aktif(user):
        if keanggotaan.unit and keanggotaan.unit.slug == slug:
            return keanggotaan.unit
    # View and menu both ask for the unit of the page: the second time it is known.
    if not hasattr(user, "_unit"):
        user._unit = {}
    if slug not in user._unit:
        user._unit[slug] = unit_terlihat(user).filter(slug=slug).first()
    if user._unit[slug] is None:
        raise Http404("Perangkat daerah tidak ditemukan.")
    return user._unit[slug]


def keanggotaan_pada(user: Pemakai, unit: Unit, hari: date | None = None) -> list[Keanggotaan]:
    """The user's memberships in the unit on a day, pemda-wide ones included."""
    return [
        k
        for k in keanggotaan_aktif(user, hari)
        if k.unit_id == unit.pk or (k.unit_id is None and k.pemda_id == unit.pemda_id)
    ]


def peran_pada(user: Pemakai, unit: Unit) -> list[Peran]:
    """The roles that the user holds in the unit today, pemda-wide ones included."""
    peran = {Peran(k.peran) for k in keanggotaan_pada(user, unit)}
    if user.is_superuser:
        peran.add(Peran.ADMIN)
    return [p for p in Peran if p in peran]


def hak_pada(user: Pemakai, unit: Unit, posisi: Posisi | None = None) -> frozenset[Hak]:
    """What the user may do in the unit; with a position, what of it in that state of the quarter."""
    peran = frozenset(peran_pada(user, unit))
    return frozenset(a.hak for a in TABEL if a.peran & peran and berlaku(a, posisi))


def boleh(user: Pemakai, hak: Hak | str, unit: Unit, posisi: Posisi | None = None) -> bool:
    return Hak(hak) in hak_pada(user, unit, posisi)


def _peran_pemda(user: Pemakai, pemda_id: int) -> set[Peran]:
    """The roles that the user holds in the whole pemda today: by memberships that name no unit."""
    peran = {Peran(k.peran) for k in keanggotaan_aktif(user) if k.unit_id is None and k.pemda_id == pemda_id}
    return peran | {Peran.ADMIN} if user.is_superuser else peran


def boleh_pemda(user: Pemakai, hak: Hak | str, pemda: Pemda | int) -> bool:
    """Whether the user may do it in the whole pemda, that is by a membership that names no unit."""
    pemda_id = pemda if isinstance(pemda, int) else pemda.pk
    return any(a.hak == Hak(hak) and a.peran & _peran_pemda(user, pemda_id) for a in TABEL)


def mengatur(user: Pemakai, *hak: Hak) -> bool:
    """Whether there is a pemda in which the user has one of the rights. No query beyond the memberships."""
    return user.is_superuser or any(
        boleh_pemda(user, h, k.pemda_id) for k in keanggotaan_aktif(user) if k.unit_id is None for h in hak
    )


def pemda_diatur(user: Pemakai, *hak: Hak) -> list[Pemda]:
    """The pemda in which the user has one of the rights."""
    calon = Pemda.objects.all() if user.is_superuser else {k.pemda for k in keanggotaan_aktif(user)}
    return sorted((p for p in calon if any(boleh_pemda(user, h, p) for h in hak)), key=lambda p: p.nama)


def ambil_pemda(user: Pemakai, slug: str, *hak: Hak) -> Pemda:
    """The pemda of an address, or 404 where the user has none of the rights in it."""
    for pemda in pemda_diatur(user, *hak):
        if pemda.slug == slug:
            return pemda
    raise Http404("Pemerintah daerah tidak ditemukan.")


def boleh_kelola_akun(user: Pemakai, akun: Pengguna, hari: date | None = None) -> bool:
    """Whether the user may change the account itself: its data, password, second step, sessions, activity.

    Needs the right in every pemda that the account serves or will serve: else the koordinator of one could
    take over somebody of another.
    """
    if user.is_superuser or akun.is_superuser:
        return user.is_superuser
    hari = hari or timezone.localdate()
    return all(
        boleh_pemda(user, hak_atas(k.peran), k.pemda_id)
        for k in akun.keanggotaan.all()
        if k.sampai is None or k.sampai >= hari
    )


def hak_atas(peran: Peran | str) -> Hak:
    """The right that one needs to give a role, and to manage the accounts that have it."""
    return Hak.KELOLA_ADMIN if peran == Peran.ADMIN else Hak.KELOLA


def lingkup_pada(user: Pemakai, unit: Unit, hak: Hak) -> frozenset[Lingkup]:
    """How far the right reaches that the user has in the unit; empty without it."""
    peran = set(peran_pada(user, unit))
    return frozenset(a.lingkup for a in TABEL if a.hak == hak and a.peran & peran)


def bidang_diisi(user: Pemakai, unit: Unit, hak: Hak = Hak.ISI) -> frozenset[int] | None:
    """The bidang whose rows the user fills, those below them not named; None where it is every row."""
    if Lingkup.UNIT in lingkup_pada(user, unit, hak):
        return None
    return frozenset(
        k.bidang_id for k in keanggotaan_aktif(user) if k.unit_id == unit.pk and k.bidang_id is not None
    )


def unit_berhak(user: Pemakai, hak: Hak) -> list[Unit]:
    """The units in which the user has the right by a membership that names them, by name."""
    milik = {
        k.unit.pk: k.unit
        for k in keanggotaan_aktif(user)
        if k.unit and any(a.hak == hak and k.peran in a.peran for a in TABEL)
    }
    return sorted(milik.values(), key=lambda u: u.nama)


def unit_lingkup(user: Pemakai, hak: Hak) -> QuerySet[Unit]:
    """All units in which the user has the right today, by a membership in the unit or in its whole pemda."""
    semua = Unit.objects.select_related("pemda")
    peran = {p for a in TABEL if a.hak == hak for p in a.peran}
    if user.is_superuser and Peran.ADMIN in peran:
        return semua
    aktif = [k for k in keanggotaan_aktif(user) if k.peran in peran]
    return semua.filter(
        Q(pk__in=[k.unit_id for k in aktif if k.unit_id])
        | Q(pemda__in=[k.pemda_id for k in aktif if not k.unit_id])
    )


def berhak(user: Pemakai, hak: Hak) -> bool:
    """Whether the user has the right in some unit, in some state. No query beyond the memberships."""
    peran = {p for a in TABEL if a.hak == hak for p in a.peran}
    return any(k.peran in peran for k in keanggotaan_aktif(user))
