from django.db.models import TextChoices


class LevelSimpul(TextChoices):
    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "Sub kegiatan"


class JenisDpa(TextChoices):
    MURNI = "murni", "DPA murni"
    PERGESERAN = "pergeseran", "DPA pergeseran"
    PERUBAHAN = "perubahan", "DPA perubahan"


class SumberDana(TextChoices):
    APBD = "apbd", "APBD"
    DAK = "dak", "DAK"
    DAK_BOKB = "dak_bokb", "DAK BOKB"
    APBD_DAK = "apbd_dak", "APBD & DAK"
    TIDAK_DIRINCI = "tidak_dirinci", "Tidak dirinci"


class JenisAnalisisAnggaran(TextChoices):
    PENYEBAB = "penyebab", "Penyebab tinggi atau rendahnya penyerapan"
    RENCANA = "rencana", "Langkah berikutnya"
