"""The pemda, its perangkat daerah (unit) and what each unit says of itself."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from lkjip.enums import JenisButir, SifatUrusan

TAHUN_MIN, TAHUN_MAX = 2000, 2100
# First parts of addresses that are not a unit's: a unit with such a code would have no page.
# tests/test_alamat.py holds the first set against the URLconf; the second is for pages yet to come.
DIPAKAI = {
    "masuk",
    "keluar",
    "kata-sandi",
    "akun",
    "kelola",
    "perangkat-daerah",
    "sehat",
    "static",
    "inspektorat",
    "pemberitahuan",
    "publik",
    "periksa-berkas",
    "api",
    "bantuan",
}
DISIMPAN = {"bukti", "berkas", "media", "periode", "admin"}
KODE_TERPAKAI = frozenset(DIPAKAI | DISIMPAN)


def bukan_kode_terpakai(kode: str) -> None:
    if kode.lower() in KODE_TERPAKAI:
        raise ValidationError("Kode “%(kode)s” dipakai oleh alamat halaman lain.", params={"kode": kode})


def tahun_wajar(field: str = "tahun") -> models.Q:
    return models.Q(**{f"{field}__gte": TAHUN_MIN, f"{field}__lte": TAHUN_MAX})


class Pemda(models.Model):
    """A local government: owner of the RPJMD, the scales and the settings of a year."""

    slug = models.SlugField("kode", unique=True)
    nama = models.CharField("nama pemerintah daerah", max_length=200)
    wilayah = models.CharField("nama wilayah", max_length=200, help_text="Misalnya: Kota Balikpapan")
    ibu_kota = models.CharField("tempat penandatanganan", max_length=100)
    provinsi = models.CharField(max_length=100)
    kepala_daerah = models.CharField("jabatan kepala daerah", max_length=100)
    inspektorat = models.CharField("nama inspektorat", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "pemerintah daerah"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class Unit(models.Model):
    """A perangkat daerah. Everything that is planned, measured and reported belongs to one.

    The name is the one in force; earlier ones are NamaLama. A unit that has ended (berakhir) keeps its pages.
    """

    pemda = models.ForeignKey(Pemda, on_delete=models.PROTECT, related_name="unit")
    slug = models.SlugField("kode", unique=True, validators=[bukan_kode_terpakai])
    nama = models.CharField("nama perangkat daerah", max_length=250)
    nama_singkat = models.CharField("singkatan", max_length=60)
    jabatan_kepala = models.CharField("jabatan kepala", max_length=200)
    alamat = models.TextField(blank=True)
    kode_pos = models.CharField(max_length=10, blank=True)
    telepon = models.CharField(max_length=60, blank=True)
    surel = models.CharField("surel", max_length=200, blank=True)
    aktif = models.BooleanField(default=True)
    mulai = models.DateField("berdiri sejak", null=True, blank=True)
    berakhir = models.DateField("berakhir pada", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "perangkat daerah"
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "nama"],
                name="unit_nama_unik",
                violation_error_message="Sudah ada perangkat daerah dengan nama ini.",
            ),
            models.CheckConstraint(
                condition=models.Q(mulai__isnull=True)
                | models.Q(berakhir__isnull=True)
                | models.Q(berakhir__gte=models.F("mulai")),
                name="unit_masa_urut",
                violation_error_message="Tanggal berakhir tidak boleh sebelum tanggal berdiri.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama_singkat


class Bidang(models.Model):
    """A part of the unit's structure: sekretariat, bidang, UPTD and what is below them."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="bidang")
    induk = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="bawahan")
    kode = models.SlugField()
    nama = models.CharField(max_length=200)
    jabatan = models.CharField("jabatan pemimpin", max_length=200, blank=True)
    jumlah = models.PositiveSmallIntegerField("jumlah jabatan", default=1)
    urutan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "bidang"
        ordering = ["urutan", "id"]
        constraints = [models.UniqueConstraint(fields=["unit", "kode"], name="bidang_kode_unik")]

    def __str__(self) -> str:
        return self.nama


class Urusan(models.Model):
    """An urusan that the unit carries out; kode as in the nomenclature (2.08), X.XX for penunjang."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="urusan")
    kode = models.CharField(
        max_length=4, validators=[RegexValidator(r"^(\d\.\d{2}|X\.XX)$", "Kode urusan ditulis seperti 2.08.")]
    )
    nama = models.CharField(max_length=200)
    sifat = models.CharField(max_length=20, choices=SifatUrusan)
    urutan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "urusan"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kode"],
                name="urusan_kode_unik",
                violation_error_message="Urusan ini sudah tercatat pada perangkat daerah.",
            ),
            models.CheckConstraint(
                condition=models.Q(kode__regex=r"^(\d\.\d{2}|X\.XX)$"),
                name="urusan_kode_berpola",
                violation_error_message="Kode urusan ditulis seperti 2.08.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class ButirUnit(models.Model):
    """A line of one of the unit's lists: legal basis, tugas, fungsi, strategic issues by urusan.

    tahun is empty where the line holds for every year.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="butir")
    jenis = models.CharField(max_length=20, choices=JenisButir)
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    urusan = models.ForeignKey(Urusan, on_delete=models.CASCADE, null=True, blank=True, related_name="butir")
    urutan = models.PositiveSmallIntegerField(default=0)
    teks = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "butir"
        ordering = ["jenis", "urutan", "id"]
        indexes = [models.Index(fields=["unit", "jenis", "tahun"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tahun__isnull=True) | tahun_wajar(), name="butir_tahun_wajar"
            ),
        ]

    def __str__(self) -> str:
        return self.teks[:80]
