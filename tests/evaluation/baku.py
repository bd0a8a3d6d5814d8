"""The standard scale of answers, as the fixtures of the pemda have it."""

import csv
from decimal import Decimal

from django.conf import settings

from evaluation.nilai import Tingkat

with (settings.BASE_DIR / "fixtures" / "tingkat_jawaban.csv").open(encoding="utf-8") as _berkas:
    BAKU = tuple(
        Tingkat(
            b["kode"],
            Decimal(b["angka"]),
            Decimal(b["lebih_dari"]) if b["lebih_dari"] else None,
            b["penuh"] == "ya",
            b["pilihan"] == "ya",
        )
        for b in csv.DictReader(_berkas)
    )
TINGKAT = {t.kode: t for t in BAKU}
