"""Forms of the RPJMD."""

from __future__ import annotations

from typing import Any

from django import forms

from indicators.models import Misi, Rpjmd, SasaranRpjmd, TujuanRpjmd
from perencanaan.forms.dasar import rapikan

CONTOH = {
    Misi: "Meningkatkan kualitas sumber daya manusia yang berdaya saing.",
    TujuanRpjmd: "Meningkatnya kualitas hidup masyarakat.",
    SasaranRpjmd: "Meningkatnya kesetaraan gender.",
}


class FormRpjmd(forms.ModelForm):
    class Meta:
        model = Rpjmd
        fields = ["tahun_mulai", "tahun_akhir", "visi", "dasar_hukum"]
        widgets = {"visi": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rapikan(
            self,
            tahun_mulai=("Tahun mulai", "Misalnya: 2021."),
            tahun_akhir=("Tahun akhir", "Misalnya: 2026."),
            visi=("Visi", "Misalnya: Terwujudnya kota yang nyaman dihuni, modern, dan sejahtera."),
            dasar_hukum=("Dasar hukum", "Misalnya: Peraturan Daerah Nomor 6 Tahun 2021 tentang RPJMD."),
        )


def form_butir(objek: Misi | TujuanRpjmd | SasaranRpjmd, data: Any) -> forms.ModelForm:
    """Number and wording of a misi, tujuan or sasaran."""
    kelas = forms.modelform_factory(
        type(objek), fields=["nomor", "uraian"], widgets={"uraian": forms.Textarea(attrs={"rows": 3})}
    )
    form = kelas(data, instance=objek)
    rapikan(
        form,
        nomor=("Nomor", "Nomor urut seperti pada naskah. Misalnya: 1."),
        uraian=("Rumusan", f"Misalnya: {CONTOH[type(objek)]}"),
    )
    return form
