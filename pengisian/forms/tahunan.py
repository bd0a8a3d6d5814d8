"""The form of one yearly value: the same to enter, to correct, and to replace a provisional one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from indicators.enums import StatusRealisasi
from pengisian.baris_tulis import BarisKinerja
from pengisian.simpan import HasilSel, Isian, Nasib

ALASAN_FINAL = "Nilai sementara diganti nilai final."
SEMULA = "semula_"


class FormNilaiTahunan(forms.Form):
    """A field for each column of the row; beside it, hidden, what its writer saw there."""

    status = forms.ChoiceField(label="Status data", choices=StatusRealisasi.choices)
    tahun_data = forms.CharField(
        label="Data tahun", required=False, help_text="Untuk nilai sementara: data tahun berapa yang dipakai."
    )
    sumber = forms.CharField(
        label="Sumber data", required=False, help_text="Misalnya: BPS, rilis 3 Mei 2025."
    )
    alasan = forms.CharField(
        label="Catatan status",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Mengapa sementara atau tidak tersedia.",
    )
    penjelasan = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    alasan_koreksi = forms.CharField(
        label="Alasan koreksi", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, baris: BarisKinerja, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        self.baris = baris
        self.fields = dict(_isian_angka(baris)) | self.fields
        self.kolom = [k for k in self.fields if k != "alasan_koreksi"]
        for kolom in self.kolom:
            teks = baris.teks(kolom)
            self.initial.setdefault(kolom, teks)
            self.fields[SEMULA + kolom] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=teks, strip=False
            )
        ada = baris.objek is not None
        self.fields["alasan_koreksi"].help_text = (
            "Wajib: nilai lama tetap dapat dibaca, beserta alasan ini."
            if ada
            else "Boleh kosong untuk nilai pertama."
        )
        for isian in self.fields.values():
            kelas = "form-select" if isinstance(isian.widget, forms.Select) else "form-control"
            isian.widget.attrs["class"] = kelas

    def isian(self) -> list[Isian]:
        """The cells that were changed, with what their writer saw."""
        kunci = f"i{self.baris.indikator_id}"
        isi = self.cleaned_data
        semua = [
            Isian(kunci, k, isi.get(k) or "", _baris_baru(isi.get(SEMULA + k) or "")) for k in self.kolom
        ]
        return [i for i in semua if i.teks != i.semula]

    def tandai(self, hasil: Mapping[str, HasilSel]) -> None:
        """Puts what could not be saved at its field. A conflict shows both values; saving again chooses."""
        self.data = self.data.copy()
        for kolom, h in hasil.items():
            if h.nasib == Nasib.GALAT:
                self.add_error(kolom, h.pesan)
            elif h.nasib == Nasib.KONFLIK:
                oleh = f" oleh {h.oleh}" if h.oleh else ""
                self.add_error(
                    kolom,
                    f"Sementara itu diubah{oleh} menjadi “{h.teks or 'kosong'}”. Isian Anda: "
                    f"“{self.cleaned_data.get(kolom) or 'kosong'}”. Simpan lagi untuk memakai isian Anda.",
                )
                self.data[SEMULA + kolom] = h.teks


def _baris_baru(teks: str) -> str:
    """Browsers send line ends as CR LF; the database keeps LF."""
    return teks.replace("\r\n", "\n")


def _isian_angka(baris: BarisKinerja) -> Iterator[tuple[str, forms.CharField]]:
    """The components of an indicator, and its value: by itself only where they are not known."""
    if baris.dari_komponen:
        for k in baris.komponen.values():
            label = f"{k.label} ({k.satuan})" if k.satuan else k.label
            yield f"komponen{k.urutan}", forms.CharField(label=label, required=False, help_text=k.sumber)
    bantuan = "Hanya bila komponennya tidak diketahui." if baris.dari_komponen else "Misalnya 72,05."
    yield "nilai", forms.CharField(label="Nilai", required=False, help_text=bantuan)
