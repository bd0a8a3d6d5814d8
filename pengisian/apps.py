from django.apps import AppConfig


class PengisianConfig(AppConfig):
    name = "pengisian"
    verbose_name = "Pengisian triwulan"
