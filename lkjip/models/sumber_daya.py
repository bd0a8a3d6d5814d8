"""People and assets of a unit in a year: tables 1.1, 3.11, 3.12, 3.13."""

from django.db import models

from lkjip.enums import Jenjang, KelompokJabatan, StatusPegawai

from .unit import Unit, tahun_wajar


class Pegawai(models.Model):
    """A line of table 1.1: how many people hold a jabatan, counted three ways.

    Each way counts the same people: by sex, by golongan or status, by education. The sums must agree.
    """

    JENIS_KELAMIN = ("laki_laki", "perempuan")
    GOLONGAN = ("gol_iv", "gol_iii", "gol_ii", "gol_i", "pppk", "non_pns")
    PENDIDIKAN = tuple(Jenjang.values)

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="pegawai")
    tahun = models.PositiveSmallIntegerField()
    urutan = models.PositiveSmallIntegerField(default=0)
    jabatan = models.CharField(max_length=200)
    kelompok = models.CharField(max_length=12, choices=KelompokJabatan)
    status = models.CharField(max_length=8, choices=StatusPegawai)
    laki_laki = models.PositiveSmallIntegerField("laki-laki", default=0)
    perempuan = models.PositiveSmallIntegerField(default=0)
    gol_iv = models.PositiveSmallIntegerField("golongan IV", default=0)
    gol_iii = models.PositiveSmallIntegerField("golongan III", default=0)
    gol_ii = models.PositiveSmallIntegerField("golongan II", default=0)
    gol_i = models.PositiveSmallIntegerField("golongan I", default=0)
    pppk = models.PositiveSmallIntegerField("PPPK", default=0)
    non_pns = models.PositiveSmallIntegerField("non PNS", default=0)
    pasca_sarjana = models.PositiveSmallIntegerField("pascasarjana", default=0)
    sarjana = models.PositiveSmallIntegerField(default=0)
    diploma = models.PositiveSmallIntegerField(default=0)
    slta = models.PositiveSmallIntegerField("SLTA", default=0)
    sltp = models.PositiveSmallIntegerField("SLTP", default=0)
    sd = models.PositiveSmallIntegerField("SD", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "pegawai"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "jabatan"], name="pegawai_jabatan_unik"),
            models.CheckConstraint(condition=tahun_wajar(), name="pegawai_tahun_wajar"),
            models.CheckConstraint(
                condition=models.Q(
                    gol_iv=models.F("laki_laki")
                    + models.F("perempuan")
                    - models.F("gol_iii")
                    - models.F("gol_ii")
                    - models.F("gol_i")
                    - models.F("pppk")
                    - models.F("non_pns")
                ),
                name="pegawai_golongan_sejumlah_orang",
                violation_error_message=(
                    "Jumlah menurut golongan harus sama dengan jumlah laki-laki dan perempuan."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    pasca_sarjana=models.F("laki_laki")
                    + models.F("perempuan")
                    - models.F("sarjana")
                    - models.F("diploma")
                    - models.F("slta")
                    - models.F("sltp")
                    - models.F("sd")
                ),
                name="pegawai_pendidikan_sejumlah_orang",
                violation_error_message=(
                    "Jumlah menurut pendidikan harus sama dengan jumlah laki-laki dan perempuan."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan} ({self.tahun})"


class KebutuhanPegawai(models.Model):
    """How many ASN the workload analysis (ABK) asks for; what is there is counted from Pegawai."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="kebutuhan_pegawai")
    tahun = models.PositiveSmallIntegerField()
    urutan = models.PositiveSmallIntegerField(default=0)
    kualifikasi = models.CharField(max_length=100)
    jenjang = models.CharField(max_length=14, choices=Jenjang)
    kebutuhan = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "kebutuhan pegawai"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "jenjang"], name="kebutuhan_jenjang_unik"),
            models.CheckConstraint(condition=tahun_wajar(), name="kebutuhan_tahun_wajar"),
        ]

    def __str__(self) -> str:
        return f"{self.kualifikasi} ({self.tahun})"


class Aset(models.Model):
    """A kind of asset at the end of the year: number, value, and how much of it is not used."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="aset")
    tahun = models.PositiveSmallIntegerField()
    urutan = models.PositiveSmallIntegerField(default=0)
    nama = models.CharField("nama barang", max_length=200)
    jumlah = models.PositiveIntegerField("jumlah unit")
    nilai = models.DecimalField("nilai (Rp)", max_digits=20, decimal_places=2)
    jumlah_tidak_dipakai = models.PositiveIntegerField(null=True, blank=True)
    nilai_tidak_dipakai = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    keterangan = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "aset"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "nama"], name="aset_nama_unik"),
            models.CheckConstraint(condition=tahun_wajar(), name="aset_tahun_wajar"),
            models.CheckConstraint(
                condition=models.Q(nilai__gte=0),
                name="aset_nilai_tidak_negatif",
                violation_error_message="Nilai aset tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.tahun})"
