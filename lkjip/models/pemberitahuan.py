"""What the application tells a user: in the application, and by e-mail where there is an address."""

from django.conf import settings
from django.db import models

from .unit import Unit


class Pemberitahuan(models.Model):
    """A message to one user. kunci makes a reminder go out once, however often its command runs."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pemberitahuan"
    )
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    kunci = models.CharField(max_length=120)
    judul = models.CharField(max_length=200)
    isi = models.TextField(blank=True)
    alamat = models.CharField(max_length=300, blank=True)
    dibuat_pada = models.DateTimeField()
    dibaca_pada = models.DateTimeField(null=True, blank=True)
    dikirim_pada = models.DateTimeField("surel dikirim", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pemberitahuan"
        ordering = ["-dibuat_pada", "-id"]
        constraints = [models.UniqueConstraint(fields=["pengguna", "kunci"], name="pemberitahuan_sekali")]
        indexes = [
            models.Index(
                fields=["pengguna"],
                condition=models.Q(dibaca_pada__isnull=True),
                name="pemberitahuan_belum_dibaca",
            )
        ]

    def __str__(self) -> str:
        return self.judul
