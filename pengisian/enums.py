"""Closed lists of the quarter's entry."""

from django.db.models import TextChoices

from lkjip.access import Hak
from lkjip.enums import Keadaan


class Langkah(TextChoices):
    """A step of a unit's quarter, in the users' words. What it needs and where it leads: LANGKAH_KE."""

    AJUKAN = "ajukan", "Ajukan"
    SETUJUI = "setujui", "Setujui"
    KEMBALIKAN = "kembalikan", "Minta perbaikan"
    KUNCI = "kunci", "Kunci"
    BUKA = "buka", "Buka untuk koreksi"


HAK_LANGKAH: dict[Langkah, Hak] = {
    Langkah.AJUKAN: Hak.AJUKAN,
    Langkah.SETUJUI: Hak.SETUJUI,
    Langkah.KEMBALIKAN: Hak.KEMBALIKAN,
    Langkah.KUNCI: Hak.KUNCI,
    Langkah.BUKA: Hak.BUKA,
}
LANGKAH_KE: dict[Langkah, Keadaan] = {
    Langkah.AJUKAN: Keadaan.DIAJUKAN,
    Langkah.SETUJUI: Keadaan.DISETUJUI,
    Langkah.KEMBALIKAN: Keadaan.DIKEMBALIKAN,
    Langkah.KUNCI: Keadaan.TERKUNCI,
    Langkah.BUKA: Keadaan.DIKEMBALIKAN,
}
WAJIB_ALASAN = frozenset({Langkah.KEMBALIKAN, Langkah.BUKA})


class Cara(TextChoices):
    """How a figure came in."""

    SEL = "sel", "Diketik pada lembar"
    TEMPEL = "tempel", "Ditempel dari lembar kerja"
    URUNGKAN = "urungkan", "Tempelan diurungkan"
    FORMULIR = "formulir", "Formulir satu baris"
    UNGGAH = "unggah", "Buku kerja Excel"
    IMPOR_E81 = "impor_e81", "Impor Formulir E.81"
    KOREKSI = "koreksi", "Koreksi nilai tahunan"
    KAKI = "kaki", "Kaki Formulir E.81"
    API = "api", "Aplikasi lain (API)"


class JenisBukti(TextChoices):
    BERKAS = "berkas", "Berkas"
    TAUTAN = "tautan", "Tautan"
    TEKS = "teks", "Keterangan"


class Kolom(TextChoices):
    """What can be written in a row of the sheet. A component's column has its number behind it: komponen3."""

    NILAI = "nilai", "Realisasi kinerja"
    RP = "rp", "Realisasi anggaran (Rp)"
    PENJELASAN = "penjelasan", "Penjelasan"
    SUMBER = "sumber", "Sumber data"
    STATUS = "status", "Status data"
    TAHUN_DATA = "tahun_data", "Data tahun"
    ALASAN = "alasan", "Alasan"
    KOMPONEN = "komponen", "Komponen"
