"""What is typed on the page of a review: answers and replies by item, and the head of the CHR."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from hashlib import sha256
from typing import Any

from django import forms
from django.http import QueryDict

from evaluation.enums import JawabanButir
from evaluation.models import JawabanReviu, ReviuLkjip
from evaluation.reviu import KEPALA, Bentrok, Isian
from lkjip.forms.dasar import Tanggal, bergaya

RUAS_PENELAAH = ("jawaban", "catatan")
RUAS_UNIT = ("tanggapan",)
PANJANG_MAKS = 4000


def cap(isi: Mapping[str, Any]) -> str:
    """Stands beside fields in a form, and tells of them when sent back whether anything was typed."""
    return sha256("\x1f".join(f"{v or ''}" for v in isi.values()).encode()).hexdigest()[:16]


class IsianReviu:
    """The items as sent: `diketik` is all of it, `isian` what was changed, `galat` what cannot be."""

    def __init__(self, data: QueryDict, jawaban: Iterable[JawabanReviu], ruas: Sequence[str]) -> None:
        self.diketik: dict[int, dict[str, str]] = {}
        self.galat: dict[int, str] = {}
        self._versi: dict[int, int] = {}
        self._cap: dict[int, str] = {}
        for j in jawaban:
            if f"versi-{j.pk}" in data:
                self.diketik[j.pk] = {r: _teks(data.get(f"{r}-{j.pk}", "")) for r in ruas}
                self._versi[j.pk] = _nomor(data[f"versi-{j.pk}"])
                self._cap[j.pk] = data.get(f"cap-{j.pk}", "")
        for pk, isi in self.diketik.items():
            if isi.get("jawaban") and isi["jawaban"] not in JawabanButir.values:
                self.galat[pk] = "Pilih ya, tidak, atau tidak berlaku."
            elif any(len(v) > PANJANG_MAKS for v in isi.values()):
                self.galat[pk] = f"Terlalu panjang: paling banyak {PANJANG_MAKS} huruf."

    def isi(self, pk: int, **nilai: str) -> None:
        """Puts something into an item, as if it had been typed."""
        self.diketik[pk] |= nilai

    @property
    def isian(self) -> list[Isian]:
        return [
            Isian(pk, self._versi[pk], isi)
            for pk, isi in self.diketik.items()
            if pk not in self.galat and cap(isi) != self._cap[pk]
        ]


def _teks(teks: str) -> str:
    return teks.replace("\r\n", "\n").replace("\x00", "").strip()


def _nomor(teks: str) -> int:
    """A version; 0, which no row has, for what is no number."""
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else 0


class FormKepala(forms.ModelForm):
    """The head of the CHR and of the statement; of it what the user may write now. Nothing is required."""

    tanggal = Tanggal(required=False)
    tanggal_pernyataan = Tanggal(required=False)

    class Meta:
        model = ReviuLkjip
        fields = KEPALA
        widgets = {"simpulan": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, data: QueryDict | None = None, *, reviu: ReviuLkjip, ruas: Sequence[str]) -> None:
        super().__init__(data, instance=copy(reviu))  # what is typed does not change the review itself
        for nama in KEPALA:
            if nama not in ruas:
                del self.fields[nama]
        label = {
            "nomor": "Nomor catatan hasil reviu",
            "tanggal": "Tanggal catatan hasil reviu",
            "simpulan": "Simpulan",
            "nomor_pernyataan": "Nomor pernyataan",
            "tanggal_pernyataan": "Tanggal pernyataan",
            "penandatangan": "Nama penanda tangan",
            "jabatan_penandatangan": "Jabatan penanda tangan",
            "pangkat_penandatangan": "Pangkat dan golongan",
            "nip_penandatangan": "NIP",
        }
        bergaya(self, **{n: (label[n], "") for n in self.fields})
        kini = {n: getattr(reviu, n) for n in self.fields}
        self.versi, self.cap = reviu.versi, cap(kini)
        self.dikirim = data is not None and "versi-kepala" in data
        if data is not None and self.dikirim:
            self.versi, self.cap = _nomor(data["versi-kepala"]), data.get("cap-kepala", "")
        self._bentrok: Bentrok | None = None

    @property
    def isian(self) -> Isian | None:
        """What was changed; call it on a valid form."""
        isi = {n: self.cleaned_data[n] for n in self.fields}
        if not self.dikirim or cap(isi) == self.cap:
            return None
        return Isian(self.instance.pk, self.versi, isi)

    @property
    def bentrok(self) -> Bentrok | None:
        return self._bentrok

    @bentrok.setter
    def bentrok(self, bentrok: Bentrok | None) -> None:
        """Who sends it once more after a conflict has seen what stands there."""
        self._bentrok = bentrok
        if bentrok:
            self.versi, self.cap = bentrok.versi, ""

    @property
    def isi_bentrok(self) -> list[tuple[str, Any]]:
        """What somebody else has put there, by label."""
        isi = self._bentrok.isi if self._bentrok else {}
        return [(self.fields[n].label, v) for n, v in isi.items() if v != self.cleaned_data.get(n)]
