"""Who is signed in, loaded in one query with what every page asks for: memberships and unread messages."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.db.models import Count, IntegerField, Subquery
from django.db.models.functions import Coalesce

from lkjip.masa_unit import dengan_riwayat
from lkjip.models import Keanggotaan, Pemberitahuan, Pengguna


def _belum_dibaca(user_id: int) -> Coalesce:
    baris = Pemberitahuan.objects.filter(pengguna_id=user_id, dibaca_pada__isnull=True)
    banyak = baris.order_by().values("pengguna").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(banyak, output_field=IntegerField()), 0)


class PenggunaDenganKeanggotaan(ModelBackend):
    def get_user(self, user_id: int) -> Pengguna | None:
        baru = _belum_dibaca(user_id)
        keanggotaan = dengan_riwayat(
            Keanggotaan.objects.filter(pengguna_id=user_id)
            .select_related("pengguna", "unit__pemda", "pemda", "bidang")
            .annotate(pemberitahuan_baru=baru)
        )
        if keanggotaan:
            user = keanggotaan[0].pengguna
            user.pemberitahuan_baru = keanggotaan[0].pemberitahuan_baru
        else:
            user = Pengguna.objects.filter(pk=user_id).annotate(pemberitahuan_baru=baru).first()
        if user is None or not self.user_can_authenticate(user):
            return None
        user._keanggotaan = keanggotaan  # lkjip.access reads it instead of asking again
        return user
