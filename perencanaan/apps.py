from django.apps import AppConfig


class PerencanaanConfig(AppConfig):
    name = "perencanaan"
    verbose_name = "Dokumen perencanaan"
