"""Planning documents with their versions, and what they promise: RPJMD, Renstra, IKU, Perjanjian Kinerja."""

from django.db import models

from indicators.enums import JenisDokumen
from lkjip.models import Bidang, Pemda, Unit, Urusan
from lkjip.models.unit import tahun_wajar


class Rpjmd(models.Model):
    """The pemda's medium-term plan."""

    pemda = models.ForeignKey(Pemda, on_delete=models.CASCADE, related_name="rpjmd")
    tahun_mulai = models.PositiveSmallIntegerField()
    tahun_akhir = models.PositiveSmallIntegerField()
    visi = models.TextField()
    dasar_hukum = models.CharField(max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "RPJMD"
        constraints = [
            models.UniqueConstraint(fields=["pemda", "tahun_mulai"], name="rpjmd_periode_unik"),
            models.CheckConstraint(
                condition=tahun_wajar("tahun_mulai") & models.Q(tahun_akhir__gt=models.F("tahun_mulai")),
                name="rpjmd_periode_urut",
                violation_error_message="Tahun akhir RPJMD harus sesudah tahun mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"RPJMD {self.tahun_mulai}–{self.tahun_akhir}"


class Misi(models.Model):
    rpjmd = models.ForeignKey(Rpjmd, on_delete=models.CASCADE, related_name="misi")
    nomor = models.PositiveSmallIntegerField()
    uraian = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "misi"
        ordering = ["nomor"]
        constraints = [models.UniqueConstraint(fields=["rpjmd", "nomor"], name="misi_nomor_unik")]

    def __str__(self) -> str:
        return f"Misi ke-{self.nomor}"


class TujuanRpjmd(models.Model):
    misi = models.ForeignKey(Misi, on_delete=models.CASCADE, related_name="tujuan")
    nomor = models.PositiveSmallIntegerField()
    uraian = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "tujuan RPJMD"
        ordering = ["nomor"]
        constraints = [models.UniqueConstraint(fields=["misi", "nomor"], name="tujuan_rpjmd_nomor_unik")]

    def __str__(self) -> str:
        return f"Tujuan ke-{self.nomor}"


class SasaranRpjmd(models.Model):
    tujuan = models.ForeignKey(TujuanRpjmd, on_delete=models.CASCADE, related_name="sasaran")
    nomor = models.PositiveSmallIntegerField()
    uraian = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "sasaran RPJMD"
        ordering = ["nomor"]
        constraints = [models.UniqueConstraint(fields=["tujuan", "nomor"], name="sasaran_rpjmd_nomor_unik")]

    def __str__(self) -> str:
        return f"Sasaran ke-{self.nomor}"


class DokumenQuerySet(models.QuerySet["Dokumen"]):
    def berlaku(self) -> "DokumenQuerySet":
        """The unit's own documents that are set: the only ones that targets and reports are read from."""
        return self.filter(draf=False, bidang__isnull=True)


class Dokumen(models.Model):
    """A version of a planning document of a unit.

    urutan 0 is the first one (semula, murni), 1 the first change and so on; the highest one counts.
    tahun is the year of PK and Renja, the first year of a Renstra or of the period of an IKU.
    The parties of a PK are named by office. A PK with a bidang is that of a head below the kepala dinas:
    it is printed and followed up, and counts nowhere as the unit's. What is a draft counts nowhere either.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="dokumen")
    jenis = models.CharField(max_length=8, choices=JenisDokumen)
    tahun = models.PositiveSmallIntegerField()
    tahun_akhir = models.PositiveSmallIntegerField(null=True, blank=True)
    urutan = models.PositiveSmallIntegerField(default=0)
    nama = models.CharField(max_length=250)
    nomor = models.CharField(max_length=120, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    alasan = models.TextField("alasan perubahan", blank=True)
    pihak_pertama = models.CharField(max_length=200, blank=True)
    pihak_kedua = models.CharField(max_length=200, blank=True)
    bidang = models.ForeignKey(
        Bidang,
        on_delete=models.PROTECT,  # a signed document stays
        null=True,
        blank=True,
        related_name="dokumen",
    )
    draf = models.BooleanField("masih draf", default=False)

    objects = DokumenQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "dokumen perencanaan"
        ordering = ["jenis", "tahun", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "jenis", "tahun", "urutan"],
                condition=models.Q(bidang__isnull=True),
                name="dokumen_versi_unik",
                violation_error_message="Versi dokumen ini sudah tercatat.",
            ),
            models.UniqueConstraint(
                fields=["unit", "jenis", "tahun", "urutan", "bidang"],
                condition=models.Q(bidang__isnull=False),
                name="dokumen_bidang_versi_unik",
                violation_error_message="Versi dokumen ini sudah tercatat untuk bidang yang sama.",
            ),
            models.CheckConstraint(
                condition=models.Q(bidang__isnull=True) | models.Q(jenis=JenisDokumen.PK),
                name="dokumen_bidang_hanya_pk",
                violation_error_message="Hanya Perjanjian Kinerja yang dapat dibuat untuk bidang.",
            ),
            models.CheckConstraint(condition=tahun_wajar(), name="dokumen_tahun_wajar"),
            models.CheckConstraint(
                condition=models.Q(urutan=0) | ~models.Q(alasan=""),
                name="dokumen_perubahan_beralasan",
                violation_error_message="Perubahan dokumen harus disertai alasan.",
            ),
            models.CheckConstraint(
                condition=models.Q(tahun_akhir__isnull=True) | models.Q(tahun_akhir__gte=models.F("tahun")),
                name="dokumen_periode_urut",
                violation_error_message="Tahun akhir tidak boleh sebelum tahun mulai.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Tujuan(models.Model):
    """A tujuan of the unit's Renstra. dokumen is the version that brought it; a later one may replace it."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="tujuan")
    dokumen = models.ForeignKey(Dokumen, on_delete=models.CASCADE, related_name="tujuan")
    menggantikan = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="pengganti"
    )
    sasaran_rpjmd = models.ForeignKey(
        SasaranRpjmd, on_delete=models.PROTECT, null=True, blank=True, related_name="tujuan_unit"
    )
    kode = models.SlugField()
    nomor = models.PositiveSmallIntegerField()
    uraian = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "tujuan"
        ordering = ["nomor", "id"]
        constraints = [models.UniqueConstraint(fields=["unit", "kode"], name="tujuan_kode_unik")]

    def __str__(self) -> str:
        return self.uraian


class Sasaran(models.Model):
    """A sasaran of the unit's Renstra. Where its tujuan was replaced, it stands under the new one."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="sasaran")
    dokumen = models.ForeignKey(Dokumen, on_delete=models.CASCADE, related_name="sasaran")
    tujuan = models.ForeignKey(Tujuan, on_delete=models.PROTECT, related_name="sasaran")
    menggantikan = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="pengganti"
    )
    urusan = models.ForeignKey(
        Urusan, on_delete=models.PROTECT, null=True, blank=True, related_name="sasaran"
    )
    kode = models.SlugField()
    nomor = models.PositiveSmallIntegerField()
    uraian = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "sasaran"
        ordering = ["nomor", "id"]
        constraints = [models.UniqueConstraint(fields=["unit", "kode"], name="sasaran_kode_unik")]

    def __str__(self) -> str:
        return self.uraian
