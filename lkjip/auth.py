"""Who is signed in, loaded together with what they may do: every page asks for both."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend

from lkjip.models import Keanggotaan, Pengguna


class PenggunaDenganKeanggotaan(ModelBackend):
    def get_user(self, user_id: int) -> Pengguna | None:
        keanggotaan = list(
            Keanggotaan.objects.filter(pengguna_id=user_id).select_related(
                "pengguna", "unit__pemda", "pemda", "bidang"
            )
        )
        if not keanggotaan:
            return super().get_user(user_id)
        user = keanggotaan[0].pengguna
        user._keanggotaan = keanggotaan  # lkjip.access reads it instead of asking again
        return user if self.user_can_authenticate(user) else None
