"""Forms about perangkat daerah: what is told of one, and the changes of an SOTK."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from lkjip.atur_unit import KEADAAN, usul_kode
from lkjip.forms.dasar import Tanggal, bergaya
from lkjip.masa_unit import Sebutan
from lkjip.models import Pemda, Pengguna, PerubahanUnit, Unit
from lkjip.sotk import Dasar, bubar, gabung, ganti_nama, pecah

BANYAK_BARU = 4  # how many units a form can found at a time
WAJIB = "Isi bagian ini."
SEBUTAN = {
    "nama": ("Nama lengkap", "Seperti pada peraturan, misalnya Dinas Kesehatan."),
    "nama_singkat": ("Singkatan", "Dipakai pada judul dan menu, misalnya Dinkes."),
    "jabatan_kepala": (
        "Jabatan kepala",
        "Seperti pada tanda tangan dokumen, misalnya Kepala Dinas Kesehatan.",
    ),
}
KODE = ("Kode alamat", "Menjadi alamat halaman dan tidak berubah lagi. Kosongkan untuk memakai usulan.")


class FormSaringUnit(forms.Form):
    cari = forms.CharField(required=False, widget=forms.TextInput(attrs={"type": "search"}))
    keadaan = forms.ChoiceField(required=False, choices=[("", "Semua"), *KEADAAN])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bergaya(self, cari=("Cari nama, singkatan, atau nama lama", ""), keadaan=("Keadaan", ""))


class FormUnit(forms.ModelForm):
    """What is told of a unit. Its code is chosen once; without `pemda` the unit is there already."""

    mulai = Tanggal(required=False)

    class Meta:
        model = Unit
        fields = [
            "nama", "nama_singkat", "slug", "jabatan_kepala", "alamat", "kode_pos", "telepon", "surel",
            "mulai", "aktif",
        ]  # fmt: skip
        widgets = {"alamat": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, pemda: Pemda | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if pemda:
            self.instance.pemda = pemda
            self.fields["slug"].required = False
            del self.fields["aktif"]
        else:
            del self.fields["slug"]
        kode = {"slug": KODE} if pemda else {}
        aktif = {} if pemda else {"aktif": ("Aktif", "")}
        bergaya(
            self,
            **SEBUTAN,
            **kode,
            **aktif,
            alamat=("Alamat", "Misalnya: Jalan Jenderal Sudirman Nomor 1."),
            kode_pos=("Kode pos", "Misalnya: 76114."),
            telepon=("Telepon", "Misalnya: (0542) 123456."),
            surel=("Surel", "Alamat surel dinas, misalnya dinkes@contoh.go.id."),
            mulai=("Berdiri sejak", "Kosongkan bila sudah ada sebelum aplikasi ini dipakai."),
        )

    def clean_slug(self) -> str:
        ketikan: str = self.cleaned_data["slug"]
        return ketikan or usul_kode(self.cleaned_data.get("nama_singkat", ""), self.instance.pemda)


class FormPerubahan(forms.Form):
    """What all changes of an SOTK ask for. `laksanakan` does it; the preview does and takes it back."""

    kelompok_baru: list[tuple[str, list[forms.BoundField]]] = []  # of the new units, where it founds any

    berlaku = Tanggal()
    dasar_hukum = forms.CharField(max_length=300, error_messages={"required": "Sebutkan dasar hukumnya."})
    keterangan = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, pemda: Pemda, oleh: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pemda, self.oleh = pemda, oleh
        self.ada = Unit.objects.filter(Q(berakhir=None), pemda=pemda)
        for f in self.fields.values():
            f.error_messages.setdefault("required", WAJIB)
            f.error_messages["invalid_choice"] = "Pilihan ini tidak ada."
            if isinstance(f, forms.ModelChoiceField):
                f.queryset, f.label_from_instance = self.ada, lambda u: u.nama
        bergaya(
            self,
            berlaku=("Berlaku sejak", "Hari pertama susunan yang baru; tidak boleh sesudah hari ini."),
            dasar_hukum=("Dasar hukum", "Misalnya: Peraturan Daerah Nomor 3 Tahun 2024."),
            keterangan=("Keterangan", "Boleh kosong."),
        )

    def clean_berlaku(self) -> Any:
        if self.cleaned_data["berlaku"] > timezone.localdate():
            raise ValidationError("Tanggal berlaku tidak boleh sesudah hari ini.")
        return self.cleaned_data["berlaku"]

    @property
    def dasar(self) -> Dasar:
        d = self.cleaned_data
        return Dasar(self.pemda, d["berlaku"], d["dasar_hukum"], self.oleh, d["keterangan"])

    @property
    def umum(self) -> list[forms.BoundField]:
        """The fields that are not those of new units."""
        return [self[n] for n in self.fields if not n[-1].isdigit()]

    def laksanakan(self) -> PerubahanUnit:
        raise NotImplementedError


class FormBubar(FormPerubahan):
    unit = forms.ModelChoiceField(Unit.objects.none(), empty_label="Pilih perangkat daerah")
    field_order = ["unit"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bergaya(self, unit=("Perangkat daerah", ""))

    def laksanakan(self) -> PerubahanUnit:
        return bubar(self.dasar, self.cleaned_data["unit"])


class FormGantiNama(FormPerubahan):
    unit = forms.ModelChoiceField(Unit.objects.none(), empty_label="Pilih perangkat daerah")
    nama = forms.CharField(max_length=250)
    nama_singkat = forms.CharField(max_length=60)
    jabatan_kepala = forms.CharField(max_length=200)
    field_order = ["unit", "nama", "nama_singkat", "jabatan_kepala"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bergaya(self, unit=("Perangkat daerah", "Yang berganti nama."), **SEBUTAN)
        self.fields["nama"].label = "Nama baru"

    def laksanakan(self) -> PerubahanUnit:
        d = self.cleaned_data
        return ganti_nama(self.dasar, d["unit"], Sebutan(d["nama"], d["nama_singkat"], d["jabatan_kepala"]))


class FormBerunitBaru(FormPerubahan):
    """A change that may found units: the fields of each have its number behind their names."""

    banyak = BANYAK_BARU

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, self.banyak + 1):
            for nama, panjang in (("nama", 250), ("nama_singkat", 60), ("jabatan_kepala", 200), ("slug", 50)):
                kelas = forms.SlugField if nama == "slug" else forms.CharField
                self.fields[f"{nama}_{n}"] = kelas(max_length=panjang, required=False)
            bergaya(self, **{f"{k}_{n}": v for k, v in {**SEBUTAN, "slug": KODE}.items()})

    def unit_baru(self) -> list[Unit]:
        """Those of which something was filled in. Each needs name, abbreviation and the head's office."""
        hasil, kode = [], set()
        for n in range(1, self.banyak + 1):
            isi = {k: self.cleaned_data.get(f"{k}_{n}", "") for k in (*SEBUTAN, "slug")}
            if not any(isi.values()):
                continue
            for k in SEBUTAN:
                if not isi[k]:
                    raise ValidationError({f"{k}_{n}": WAJIB})
            isi["slug"] = isi["slug"] or usul_kode(isi["nama_singkat"], self.pemda)
            if isi["slug"] in kode:
                raise ValidationError(
                    {f"slug_{n}": "Kode ini sudah dipakai perangkat daerah baru yang lain."}
                )
            kode.add(isi["slug"])
            hasil.append(Unit(pemda=self.pemda, **isi))
        return hasil

    @property
    def kelompok_baru(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of the new units, for the page."""
        return [
            (
                "Perangkat daerah baru" + (f" {n}" if self.banyak > 1 else ""),
                [self[f"{k}_{n}"] for k in (*SEBUTAN, "slug")],
            )
            for n in range(1, self.banyak + 1)
        ]


class FormGabung(FormBerunitBaru):
    asal = forms.ModelMultipleChoiceField(Unit.objects.none(), widget=forms.CheckboxSelectMultiple)
    tujuan = forms.ModelChoiceField(Unit.objects.none(), required=False, empty_label="Perangkat daerah baru")
    field_order = ["asal", "tujuan"]
    banyak = 1

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asal"].error_messages["required"] = "Pilih perangkat daerah yang digabungkan."
        bergaya(
            self,
            asal=(
                "Yang digabungkan",
                "Semua yang dicentang berakhir, kecuali yang menjadi hasil penggabungan.",
            ),
            tujuan=("Hasil penggabungan", "Perangkat daerah yang melanjutkan, atau yang baru di bawah ini."),
        )
        self.fields["asal"].widget.attrs["class"] = "form-check-input"

    def laksanakan(self) -> PerubahanUnit:
        tujuan, baru = self.cleaned_data["tujuan"], self.unit_baru()
        if tujuan and baru:
            raise ValidationError({"tujuan": "Pilih yang sudah ada, atau isi yang baru; jangan keduanya."})
        if not tujuan and not baru:
            raise ValidationError(
                {"nama_1": "Isi nama perangkat daerah baru, atau pilih hasil yang sudah ada."}
            )
        return gabung(self.dasar, list(self.cleaned_data["asal"]), tujuan or baru[0])


class FormPecah(FormBerunitBaru):
    unit = forms.ModelChoiceField(Unit.objects.none(), empty_label="Pilih perangkat daerah")
    berlanjut = forms.BooleanField(required=False)
    field_order = ["unit", "berlanjut"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bergaya(
            self,
            unit=("Perangkat daerah", "Yang dipecah."),
            berlanjut=("Tetap ada di samping yang baru", ""),
        )

    def laksanakan(self) -> PerubahanUnit:
        d = self.cleaned_data
        return pecah(self.dasar, d["unit"], self.unit_baru(), berlanjut=d["berlanjut"])
