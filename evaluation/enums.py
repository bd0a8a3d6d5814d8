from django.db.models import TextChoices


class StatusRekomendasi(TextChoices):
    BELUM = "belum", "Belum ditindaklanjuti"
    PROSES = "proses", "Dalam proses"
    SELESAI = "selesai", "Selesai menurut perangkat daerah"
