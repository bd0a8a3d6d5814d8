"""Removes old lines of the API's log, and answers that were kept for repeated writes. Run it once a day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from pertukaran.models import CatatanApi, KirimanApi


class Command(BaseCommand):
    help = "Menghapus catatan API dan jawaban kiriman yang lebih lama dari batas penyimpanannya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--hari", type=int, default=settings.API_SIMPAN_HARI, help="umur dalam hari")

    def handle(self, *args: Any, **options: Any) -> None:
        batas = timezone.now() - timedelta(days=options["hari"])
        catatan, _ = CatatanApi.objects.filter(pada__lt=batas).delete()
        kiriman, _ = KirimanApi.objects.filter(pada__lt=batas).delete()
        self.stdout.write(f"{catatan} catatan dan {kiriman} jawaban kiriman dihapus.")
