"""The form of a declared list: a row for each line, and a few empty ones for more."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from indicators.models import Indikator
from lkjip.formats import angka
from lkjip.forms.dasar import Bilangan, bergaya
from lkjip.models import ButirUnit, Urusan
from perencanaan.baris_daftar import PALING_BANYAK, Tempat

BARIS_KOSONG = 3
ANGKA_BULAT = (models.PositiveSmallIntegerField, models.PositiveIntegerField)
AWALAN = "b"
# What a column may refer to: by its id the label and the row itself.
Rujukan = dict[str, dict[int, tuple[str, models.Model]]]


def _rujukan(tempat: Tempat) -> Rujukan:
    """Read once for all rows."""
    kolom = {k.nama for k in tempat.daftar.kolom}
    hasil: Rujukan = {}
    if "indikator" in kolom:
        milik = Indikator.objects.filter(unit=tempat.unit, level__in=("tujuan", "sasaran"))
        hasil["indikator"] = {i.pk: (i.nama, i) for i in milik}
    if "urusan" in kolom:
        hasil["urusan"] = {u.pk: (str(u), u) for u in Urusan.objects.filter(unit=tempat.unit)}
    return hasil


class Bulat(Bilangan):
    """A whole number from 0 to what the column holds."""

    def __init__(self, *, paling: int = 32_767, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.paling = paling

    def to_python(self, value: object) -> Any:
        nilai = super().to_python(value)
        if nilai is None:
            return None
        if nilai != nilai.to_integral_value() or nilai < 0:
            raise ValidationError("Isi angka bulat, paling kecil 0.")
        if nilai > self.paling:
            raise ValidationError(f"Paling besar {angka(Decimal(self.paling))}.")
        return int(nilai)

    def prepare_value(self, value: object) -> object:
        return super().prepare_value(Decimal(value) if isinstance(value, int) else value)


class FormBaris(forms.ModelForm):
    """A row. `no` is its place among the others; 1,5 stands between 1 and 2."""

    pk = forms.CharField(required=False, widget=forms.HiddenInput)
    no = Bilangan(required=False)
    hapus = forms.BooleanField(required=False)

    def __init__(self, *args: Any, tempat: Tempat, rujukan: Rujukan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tempat = tempat
        for nama, benda in rujukan.items():
            self.fields[nama] = forms.TypedChoiceField(
                choices=[("", "Pilih"), *((pk, label) for pk, (label, _) in benda.items())],
                coerce=lambda v, benda=benda: benda[int(v)][1],
                empty_value=None,
                required=self.fields[nama].required,
            )
        if not self.instance.pk:  # an empty row shows no zeros
            self.initial |= {n: None for n, f in self.fields.items() if isinstance(f, Bulat)}
        if self.tempat.daftar.model is ButirUnit:
            pilihan = [("", "Setiap tahun"), (tempat.tahun, f"Hanya {tempat.tahun}")]
            self.fields["tahun"] = forms.TypedChoiceField(
                choices=pilihan, required=False, coerce=int, empty_value=None
            )
        bergaya(self, **{k.nama: (k.label, "") for k in tempat.daftar.kolom})
        for k in tempat.daftar.kolom:
            self.fields[k.nama].widget.attrs["aria-label"] = k.label
            self.fields[k.nama].error_messages["required"] = "Wajib diisi."
            pesan = "“%(value)s” tidak ada pada daftar. Pilih salah satu."
            self.fields[k.nama].error_messages["invalid_choice"] = pesan

    @property
    def sel(self) -> list[forms.BoundField]:
        return [self[k.nama] for k in self.tempat.daftar.kolom]

    def has_changed(self) -> bool:
        """A new row counts once something is written in it; a choice alone or a 0 is nothing."""
        if self.instance.pk:
            return True
        if self.data.get(self.add_prefix("hapus")):
            return False
        tulisan = (
            self.data.get(self.add_prefix(n), "").strip()
            for n, f in self.fields.items()
            if n not in ("no", "pk", "hapus") and not isinstance(f, forms.ChoiceField)
        )
        return any(t and t != "0" for t in tulisan)

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        for nama, f in self.fields.items():
            if isinstance(f, Bulat) and isi.get(nama) is None and not f.required and nama not in self.errors:
                isi[nama] = self._meta.model._meta.get_field(nama).get_default()
        self._samakan()
        return isi

    def _samakan(self) -> None:
        """Every sum against the first; the message names both."""
        if not self.jumlah or any(k in self.errors for j in self.tempat.daftar.jumlah for k in j.kolom):
            return
        (label, pertama), *lain = self.jumlah
        for j, (sebut, n) in zip(self.tempat.daftar.jumlah[1:], lain, strict=True):
            if n != pertama:
                self.add_error(j.kolom[0], f"Jumlah menurut {sebut} {n}, sedangkan {label} {pertama}.")

    @property
    def jumlah(self) -> list[tuple[str, int]]:
        """The sums of the row as far as its numbers can be read."""
        isi = self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else None
        return [
            (
                j.label,
                sum((isi.get(k) if isi is not None else getattr(self.instance, k)) or 0 for k in j.kolom),
            )
            for j in self.tempat.daftar.jumlah
        ]


def _ruas(f: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """How each kind of column is written."""
    if isinstance(f, models.DecimalField):
        return Bilangan(required=not f.blank)
    if isinstance(f, ANGKA_BULAT):
        kecil = isinstance(f, models.PositiveSmallIntegerField)
        return Bulat(required=not f.blank and not f.has_default(), paling=32_767 if kecil else 2_147_483_647)
    if isinstance(f, models.TextField):
        return f.formfield(widget=forms.Textarea(attrs={"rows": 2}), **kwargs)
    return f.formfield(**kwargs)


class SetBaris(forms.BaseFormSet):
    """All rows of a list. A row whose id is not one of the list's is a new one."""

    form: Any

    def __init__(self, *args: Any, tempat: Tempat, **kwargs: Any) -> None:
        self.tempat = tempat
        self.milik = list(tempat.baris())
        self.rujukan = _rujukan(tempat)
        self.per_pk = {str(b.pk): b for b in self.milik}
        super().__init__(*args, prefix=AWALAN, **kwargs)

    def initial_form_count(self) -> int:
        return super().initial_form_count() if self.is_bound else len(self.milik)

    def total_form_count(self) -> int:
        if self.is_bound:
            return super().total_form_count()
        return min(len(self.milik) + BARIS_KOSONG, PALING_BANYAK)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        hasil = {"tempat": self.tempat, "rujukan": self.rujukan, "empty_permitted": True}
        if index is None:
            return hasil
        if self.is_bound:
            lama = self.per_pk.get(self.data.get(f"{AWALAN}-{index}-pk", ""))
        else:
            lama = self.milik[index] if index < len(self.milik) else None
        awal = {"pk": lama.pk if lama else "", "no": Decimal(index + 1)}
        return hasil | {"instance": lama or self.tempat.kosong(), "initial": awal}

    def add_fields(self, form: Any, index: int | None) -> None:
        """No field of the formset's own."""

    def clean(self) -> None:
        sudah: dict[tuple[Any, ...], int] = {}
        for n, f in enumerate(self.terisi(), 1):
            nilai = tuple(f.cleaned_data.get(k) for k in self.tempat.daftar.unik)
            if nilai and nilai in sudah:
                kolom = self.tempat.daftar.unik[0]
                f.add_error(kolom, f"Sama dengan baris {sudah[nilai]}. Gabungkan, atau bedakan.")
                raise ValidationError("Ada baris kembar.")
            sudah[nilai] = n

    def terisi(self) -> Iterator[Any]:
        """The forms of rows that are to be kept, in the order asked for."""
        ada = [f for f in self.forms if f.has_changed() and not f.cleaned_data.get("hapus")]
        yield from sorted(ada, key=lambda f: f.cleaned_data.get("no") or Decimal(PALING_BANYAK + 1))

    def dihapus(self) -> list[models.Model]:
        return [f.instance for f in self.forms if f.instance.pk and f.cleaned_data.get("hapus")]

    @property
    def jumlah(self) -> list[tuple[str, int]]:
        """The sums over all rows."""
        semua = [f.jumlah for f in self.forms]
        return [(j.label, sum(b[n][1] for b in semua)) for n, j in enumerate(self.tempat.daftar.jumlah)]


def set_baris(tempat: Tempat, data: Any = None) -> SetBaris:
    d = tempat.daftar
    kolom = [k.nama for k in d.kolom]
    form = forms.modelform_factory(d.model, form=FormBaris, fields=kolom, formfield_callback=_ruas)
    kelas = forms.formset_factory(
        form, formset=SetBaris, extra=0, max_num=PALING_BANYAK, absolute_max=PALING_BANYAK
    )
    return kelas(data, tempat=tempat)


def banyak_terkirim(data: Any) -> int:
    """How many rows the browser sent."""
    teks = data.get(f"{AWALAN}-TOTAL_FORMS", "")
    return min(int(teks), PALING_BANYAK) if teks.isdecimal() else 0


def tambah_baris(tempat: Tempat, data: Any, baris: list[dict[str, str]]) -> Any:
    """The data of the form as typed, with rows behind those that have something in them."""
    baru = data.copy()
    banyak = banyak_terkirim(data)
    contoh = set_baris(tempat).empty_form
    baru.setdefault(f"{AWALAN}-INITIAL_FORMS", "0")
    for n, isi in enumerate(baris, banyak):
        for nama, teks in isi.items():
            baru[f"{AWALAN}-{n}-{nama}"] = _pilihan(contoh.fields[nama], teks)
        baru[f"{AWALAN}-{n}-no"] = str(n + 1)
    baru[f"{AWALAN}-TOTAL_FORMS"] = str(min(banyak + len(baris), PALING_BANYAK))
    return baru


def _pilihan(field: forms.Field, teks: str) -> str:
    """Of a list of choices the value of the one whose label was written."""
    if not isinstance(field, forms.ChoiceField):
        return teks
    cocok = (
        str(v) for v, label in field.choices if teks.casefold() in (str(v).casefold(), str(label).casefold())
    )
    return next(cocok, teks)
