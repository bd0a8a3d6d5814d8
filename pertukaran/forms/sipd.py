"""Uploads of SIPD's exports, and what is said of their codes."""

from __future__ import annotations

from typing import Any

from django import forms

from budget.enums import JenisDpa
from budget.models import Dpa
from lkjip.access import Hak, boleh
from lkjip.buku_kerja.masuk import BATAS_UKURAN
from lkjip.formats import triwulan
from lkjip.forms.dasar import Tanggal, bergaya
from lkjip.models import Pengguna, Unit
from pengisian.posisi import posisi
from pertukaran.sipd.pagu import BARU
from pertukaran.sipd.realisasi import SAMPAI, TRIWULAN

BATAS_MB = BATAS_UKURAN // 1024**2
TERLALU_BESAR = f"Berkas lebih besar dari {BATAS_MB} MB. Unduh per perangkat daerah, lalu unggah lagi."


class Berkas(forms.FileField):
    default_error_messages = {
        "required": "Pilih berkas .xlsx atau .csv dahulu.",
        "missing": "Pilih berkas .xlsx atau .csv dahulu.",
        "empty": "Berkas kosong (0 byte). Unduh ulang dari SIPD.",
    }

    def __init__(self) -> None:
        super().__init__(widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt"}))

    def clean(self, data: Any, initial: Any = None) -> Any:
        berkas = super().clean(data, initial)
        if berkas is not None and berkas.size > BATAS_UKURAN:
            raise forms.ValidationError(TERLALU_BESAR)
        return berkas


class FormPagu(forms.Form):
    berkas = Berkas()
    dpa = forms.ChoiceField(
        error_messages={"required": "Pilih versi DPA.", "invalid_choice": "Pilih versi DPA."}
    )
    nomor = forms.CharField(required=False, max_length=120)
    tanggal = Tanggal(required=False)

    def __init__(self, unit: Unit, tahun: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ada = [(str(d.pk), f"{d} {d.nomor}".strip()) for d in Dpa.objects.filter(unit=unit, tahun=tahun)]
        baru = [(BARU + j.value, f"Versi baru: {j.label}") for j in JenisDpa]
        self.fields["dpa"].choices = [*baru, *([("Versi yang ada", ada)] if ada else [])]
        bergaya(
            self,
            berkas=(
                "Berkas ekspor pagu atau DPA/RAK",
                f"XLSX atau CSV dari SIPD, paling besar {BATAS_MB} MB.",
            ),
            dpa=(
                "Versi DPA",
                "Versi baru dibandingkan dengan versi terakhir; versi yang ada diganti isinya oleh berkas.",
            ),
            nomor=("Nomor DPA", "Hanya untuk versi baru, misalnya DPA/A.1/2.08.2.14.0.00.01.0000/001/2024."),
            tanggal=("Tanggal DPA", "Hanya untuk versi baru."),
        )

    def pilihan(self) -> dict[str, str]:
        d = self.cleaned_data
        return {
            "dpa": d["dpa"],
            "nomor": d["nomor"],
            "tanggal": d["tanggal"].isoformat() if d["tanggal"] else "",
        }


class FormRealisasi(forms.Form):
    berkas = Berkas()
    triwulan = forms.TypedChoiceField(
        coerce=int,
        choices=[(n, triwulan(n)) for n in range(1, 5)],
        error_messages={"required": "Pilih triwulannya.", "invalid_choice": "Pilih triwulannya."},
    )
    cakupan = forms.ChoiceField(
        choices=[
            (SAMPAI, "sejak 1 Januari sampai akhir triwulan itu"),
            (TRIWULAN, "hanya selama triwulan itu"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cakupan jumlahnya.", "invalid_choice": "Pilih cakupan jumlahnya."},
    )

    def __init__(self, pengguna: Pengguna, unit: Unit, tahun: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pengguna, self.unit, self.tahun = pengguna, unit, tahun
        bergaya(
            self,
            berkas=(
                "Berkas ekspor realisasi belanja",
                f"XLSX atau CSV dari SIPD, paling besar {BATAS_MB} MB.",
            ),
            triwulan=("Triwulan yang diisi", "Triwulan harus terbuka untuk diisi."),
            cakupan=(
                "Jumlah di dalam berkas adalah realisasi",
                "Contoh untuk Triwulan II: unduhan 1 Januari–30 Juni adalah sejak 1 Januari; yang sudah "
                "tercatat pada Triwulan I dikurangkan. Unduhan 1 April–30 Juni adalah selama triwulan.",
            ),
        )
        self.fields["cakupan"].widget.attrs["class"] = "form-check-input"

    def clean_triwulan(self) -> int:
        nomor: int = self.cleaned_data["triwulan"]
        kini = posisi(self.unit, self.tahun, nomor)
        if not boleh(self.pengguna, Hak.ISI, self.unit, kini.akses):
            sebab = kini.sebab or "Mengisi realisasi dilakukan oleh perencana perangkat daerah."
            raise forms.ValidationError(f"{triwulan(nomor)} tidak dapat diisi. {sebab}")
        return nomor

    def pilihan(self) -> dict[str, Any]:
        return {k: self.cleaned_data[k] for k in ("triwulan", "cakupan")}
