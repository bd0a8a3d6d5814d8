from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class LkjipConfig(AppConfig):
    name = "lkjip"
    verbose_name = "Perangkat daerah dan pengguna"

    def ready(self) -> None:
        from lkjip import sesi  # models are not there before

        user_logged_in.connect(sesi.mulai, dispatch_uid="lkjip.sesi")
