"""Closed lists of the Inspektorat's side; the states, which rights depend on, stand in lkjip/enums.py."""

from django.db.models import TextChoices

from lkjip.access import Hak
from lkjip.enums import StatusRekomendasi, TahapEvaluasi, TahapReviu


class CaraEvaluasi(TextChoices):
    """How an evaluation comes to its scores."""

    LKE = "lke", "Lembar kerja evaluasi (per kriteria)"
    NILAI = "nilai", "Nilai per komponen menurut LHE yang sudah terbit"


class Pihak(TextChoices):
    UNIT = "unit", "Penilaian mandiri"
    TIM = "tim", "Penilaian tim"


class JenisSub(TextChoices):
    """Which of the two texts of an answer's condition a sub-component reads."""

    KEBERADAAN = "keberadaan", "Keberadaan"
    MUTU = "mutu", "Kualitas dan pemanfaatan"


class DokumenAplikasi(TextChoices):
    """What the application itself holds and offers as evidence of a criterion."""

    RENSTRA = "renstra", "Renstra"
    IKU = "iku", "Indikator Kinerja Utama"
    PK = "pk", "Perjanjian Kinerja"
    RENCANA_AKSI = "rencana_aksi", "Rencana aksi"
    ANGGARAN = "anggaran", "DPA"
    E81 = "e81", "Formulir E.81"
    RAPOR = "rapor", "Rapor bidang"
    LKJIP = "lkjip", "LKjIP"
    REKOMENDASI = "rekomendasi", "Tindak lanjut rekomendasi"


class LangkahEvaluasi(TextChoices):
    """A step of an evaluation, in the users' words. What it needs and where it leads: the tables below."""

    KIRIM = "kirim", "Kirim penilaian mandiri"
    MINTA_LENGKAPI = "minta_lengkapi", "Minta dilengkapi"
    MULAI = "mulai", "Mulai evaluasi"
    AJUKAN = "ajukan_lhe", "Ajukan ke ketua tim"
    KEMBALIKAN = "kembalikan_lhe", "Kembalikan ke tim"
    TETAPKAN = "tetapkan", "Tetapkan LHE"


HAK_LANGKAH: dict[LangkahEvaluasi, Hak] = {
    LangkahEvaluasi.KIRIM: Hak.KIRIM_MANDIRI,
    LangkahEvaluasi.MINTA_LENGKAPI: Hak.MULAI_EVALUASI,
    LangkahEvaluasi.MULAI: Hak.MULAI_EVALUASI,
    LangkahEvaluasi.AJUKAN: Hak.EVALUASI,
    LangkahEvaluasi.KEMBALIKAN: Hak.TETAPKAN_LHE,
    LangkahEvaluasi.TETAPKAN: Hak.TETAPKAN_LHE,
}
# From which states to which. MULAI does not need the unit's self-assessment: a unit may never send it.
LANGKAH_DARI: dict[LangkahEvaluasi, tuple[TahapEvaluasi, ...]] = {
    LangkahEvaluasi.KIRIM: (TahapEvaluasi.MANDIRI,),
    LangkahEvaluasi.MINTA_LENGKAPI: (TahapEvaluasi.TERKIRIM,),
    LangkahEvaluasi.MULAI: (TahapEvaluasi.MANDIRI, TahapEvaluasi.TERKIRIM),
    LangkahEvaluasi.AJUKAN: (TahapEvaluasi.EVALUASI,),
    LangkahEvaluasi.KEMBALIKAN: (TahapEvaluasi.MENUNGGU_KETUA,),
    LangkahEvaluasi.TETAPKAN: (TahapEvaluasi.MENUNGGU_KETUA,),
}
LANGKAH_KE: dict[LangkahEvaluasi, TahapEvaluasi] = {
    LangkahEvaluasi.KIRIM: TahapEvaluasi.TERKIRIM,
    LangkahEvaluasi.MINTA_LENGKAPI: TahapEvaluasi.MANDIRI,
    LangkahEvaluasi.MULAI: TahapEvaluasi.EVALUASI,
    LangkahEvaluasi.AJUKAN: TahapEvaluasi.MENUNGGU_KETUA,
    LangkahEvaluasi.KEMBALIKAN: TahapEvaluasi.EVALUASI,
    LangkahEvaluasi.TETAPKAN: TahapEvaluasi.FINAL,
}
WAJIB_ALASAN = frozenset({LangkahEvaluasi.MINTA_LENGKAPI, LangkahEvaluasi.KEMBALIKAN})


class Prioritas(TextChoices):
    TINGGI = "tinggi", "Tinggi"
    SEDANG = "sedang", "Sedang"
    RENDAH = "rendah", "Rendah"


class PutusanRekomendasi(TextChoices):
    """What moves a recommendation on. An entry of follow-up alone makes it PROSES."""

    CATAT = "catat", "Tindak lanjut dicatat"
    NYATAKAN_SELESAI = "nyatakan_selesai", "Nyatakan selesai"
    TARIK = "tarik", "Tarik pernyataan selesai"
    VERIFIKASI = "verifikasi", "Verifikasi selesai"
    KEMBALIKAN = "kembalikan_rekomendasi", "Kembalikan"


HAK_PUTUSAN: dict[PutusanRekomendasi, Hak] = {
    PutusanRekomendasi.CATAT: Hak.TINDAK_LANJUTI,
    PutusanRekomendasi.NYATAKAN_SELESAI: Hak.NYATAKAN_SELESAI,
    PutusanRekomendasi.TARIK: Hak.TARIK_SELESAI,
    PutusanRekomendasi.VERIFIKASI: Hak.VERIFIKASI,
    PutusanRekomendasi.KEMBALIKAN: Hak.VERIFIKASI,
}
PUTUSAN_KE: dict[PutusanRekomendasi, StatusRekomendasi] = {
    PutusanRekomendasi.CATAT: StatusRekomendasi.PROSES,
    PutusanRekomendasi.NYATAKAN_SELESAI: StatusRekomendasi.SELESAI,
    PutusanRekomendasi.TARIK: StatusRekomendasi.PROSES,
    PutusanRekomendasi.VERIFIKASI: StatusRekomendasi.TERVERIFIKASI,
    PutusanRekomendasi.KEMBALIKAN: StatusRekomendasi.DIMINTA_PERBAIKAN,
}


class KelompokReviu(TextChoices):
    FORMAT = "format", "Format"
    MEKANISME = "mekanisme", "Mekanisme penyusunan"
    SUBSTANSI = "substansi", "Substansi"


class JawabanButir(TextChoices):
    YA = "ya", "Ya"
    TIDAK = "tidak", "Tidak"
    TIDAK_BERLAKU = "tidak_berlaku", "Tidak berlaku"


class LangkahReviu(TextChoices):
    """A step of the review of the LKjIP."""

    SAMPAIKAN = "sampaikan", "Sampaikan catatan hasil reviu"
    TANGGAPI = "tanggapi", "Kirim tanggapan"
    NYATAKAN = "nyatakan", "Nyatakan telah direviu"


HAK_REVIU: dict[LangkahReviu, Hak] = {
    LangkahReviu.SAMPAIKAN: Hak.REVIU,
    LangkahReviu.TANGGAPI: Hak.TANGGAPI_REVIU,
    LangkahReviu.NYATAKAN: Hak.NYATAKAN_REVIU,
}
REVIU_KE: dict[LangkahReviu, TahapReviu] = {
    LangkahReviu.SAMPAIKAN: TahapReviu.CATATAN,
    LangkahReviu.TANGGAPI: TahapReviu.DITANGGAPI,
    LangkahReviu.NYATAKAN: TahapReviu.DINYATAKAN,
}
