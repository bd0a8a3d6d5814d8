"""A quarter of the demo unit in which every address of tests/hak_alamat.py names something, and its forms."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from budget.models import Simpul
from indicators.models import EvaluasiRenja, Indikator, NilaiKomponen
from lkjip.access import Posisi
from lkjip.enums import Keadaan, Peran
from lkjip.models import Bidang, Pemberitahuan, PengaturanTahun, Pengguna, Periode
from pengisian.enums import Cara
from pengisian.models import Bukti, PerubahanSel, SalinanTriwulan, TriwulanUnit, Unggahan
from pengisian.unggah.data import IsiUnggahan, Pratinjau, SelUnggah
from tests.hak_alamat import BUKU, FORMULIR, PER_NAMA, Kirim
from tests.pabrik import buat_pengguna
from tests.pengisian.bantu import TAHUN, buka, kunci, letakkan, tulis, unit_demo
from tests.pengisian.bukti_uji import buat

KODE = "1.2.3"  # a percentage of which the fourth quarter says 160: a warning that can be accepted
TEMPELAN = UUID(int=3)
PENGISI, LAIN = "uptd-ppa", "sekretariat"  # the bidang that fills the row, and one that does not


@dataclass(frozen=True, slots=True)
class Dunia:
    """The quarter, and the objects that addresses and forms name."""

    triwulan: TriwulanUnit
    periode: Periode
    orang: Pengguna
    bukti: Bukti
    kabar: Pemberitahuan
    kunci: str
    versi_kaki: int

    def letakkan(self, posisi: Posisi) -> None:
        TriwulanUnit.objects.filter(pk=self.triwulan.pk).update(keadaan=posisi.keadaan)
        tutup = timezone.localdate() + timedelta(20 if posisi.terbuka else -1)
        Periode.objects.filter(pk=self.periode.pk).update(tenggat=tutup, tutup=tutup)

    def serahkan(self, pengguna: Pengguna) -> None:
        """What is one's own and no other's shall be the user's, so that it does not keep anybody out."""
        Unggahan.objects.update(pengguna=pengguna)
        Pemberitahuan.objects.update(pengguna=pengguna)
        PerubahanSel.objects.update(oleh=pengguna)

    def alamat(self, nama: str, **ganti: Any) -> str:
        isian = PER_NAMA[nama].isian
        ada = {"akun": self.orang.pk, "keanggotaan": self.orang.keanggotaan.get().pk}
        ada["nomor"] = self.kabar.pk if nama == "pemberitahuan-buka" else self.bukti.pk
        if str(isian.get("kunci", "")).startswith("the key"):
            ada["kunci"] = self.kunci
        return reverse(nama, kwargs=isian | {k: v for k, v in (ada | ganti).items() if k in isian})

    def kirim(self, k: Kirim) -> dict[str, Any]:
        """What Client.post takes."""
        hasil = ISI[k.isi](self)
        return hasil if "data" in hasil else {"data": hasil}


def bangun(*, kecil: bool = False) -> Dunia:
    """Filled by somebody who is nobody that the tests ask about."""
    if kecil:
        _kecilkan()
    periode, penulis = buka(), buat_pengguna(Peran.PERENCANA, unit_demo())
    Indikator.objects.filter(unit=unit_demo(), kode=KODE).update(bidang=bidang(PENGISI))
    tulis(penulis, (KODE, "nilai", "160"), cara=Cara.TEMPEL, kelompok=TEMPELAN)
    baris = letakkan(Keadaan.TERISI_SEBAGIAN)
    TriwulanUnit.objects.filter(pk=baris.pk).update(versi=2)  # the first was approved, and is to be corrected
    lalu = timezone.now() - timedelta(2)  # what came before an approval could not be changed any more
    SalinanTriwulan.objects.create(
        triwulan=baris, versi=1, isi='{"baris":[]}', sha256="0" * 64, oleh=penulis, pada=lalu
    )
    _unggah(penulis, BUKU["unggahan"], Cara.UNGGAH, IsiUnggahan([_sel()]).json())
    form = {"lembar": "", "kolom": [], "baris": [], "cocok": [], "putusan": {}, "ditulis": []}
    _unggah(penulis, FORMULIR["unggahan"], Cara.IMPOR_E81, IsiUnggahan().json() | form)
    return Dunia(
        baris,
        periode,
        orang=buat_pengguna(Peran.PERENCANA, unit_demo(), email="sari@contoh.invalid"),
        bukti=buat(penulis, KODE),
        kabar=Pemberitahuan.objects.create(
            pengguna=penulis, judul="Kabar", kunci="kabar", alamat="/", dibuat_pada=timezone.now()
        ),
        kunci=kunci(KODE),
        versi_kaki=EvaluasiRenja.objects.get(unit=unit_demo(), tahun=TAHUN, triwulan=4).versi,
    )


def _kecilkan() -> None:
    """A few rows show who may do what as well as all of them, in a third of the time."""
    lain = Indikator.objects.filter(unit=unit_demo()).exclude(kode__in=("1.1", KODE))
    NilaiKomponen.objects.filter(komponen__indikator__in=lain).delete()
    lain.delete()
    Simpul.objects.filter(unit=unit_demo()).exclude(kode__in=("1", "1.1", "1.2", KODE)).delete()


def bidang(kode: str) -> Bidang:
    return Bidang.objects.get(unit=unit_demo(), kode=kode)


def _sel() -> SelUnggah:
    return SelUnggah(4, kunci(KODE), "nilai", "50", "160", "Isian!K12")


def _unggah(pengguna: Pengguna, nomor: UUID, cara: Cara, isi: dict[str, Any]) -> None:
    Unggahan.objects.create(
        id=nomor, pengguna=pengguna, unit=unit_demo(), tahun=TAHUN, triwulan=4, cara=cara, isi=isi,
        hasil=Pratinjau().json(), pada=timezone.now(),
    )  # fmt: skip


def _json(isi: dict[str, Any]) -> dict[str, Any]:
    return {"data": json.dumps(isi), "content_type": "application/json"}


def _hari(sesudah: int = 0) -> str:
    return (timezone.localdate() + timedelta(sesudah)).isoformat()


def _langkah(nama: str) -> dict[str, Any]:
    return {"langkah": nama, "alasan": "Perbaiki penjelasan."}


def _masa(n: int) -> dict[str, Any]:
    return {f"tw{n}-buka": _hari(), f"tw{n}-tenggat": _hari(5), f"tw{n}-tutup": _hari(9)}


def _pengaturan(periode: Periode) -> dict[str, Any]:
    milik = PengaturanTahun.objects.get(pemda=periode.pemda_id, tahun=TAHUN)
    skala = {f"skala_{n}": getattr(milik, f"skala_{n}_id") for n in ("capaian", "e81", "akip")}
    return skala | {"varian_e81": milik.varian_e81, "penjelasan_di_bawah": "90", "penjelasan_di_atas": "150"}


TUGAS = {"peran": Peran.INSPEKTORAT, "unit": "", "bidang": "", "sebutan": "", "mulai": "2025-03-03"}
LANGKAH = ("ajukan", "setujui", "kembalikan", "kunci", "buka")

# Forms that would be accepted. Each writes something if it is, by Kirim.isi.
ISI: dict[str, Callable[[Dunia], dict[str, Any]]] = {
    "kosong": lambda d: {},
    "sel": lambda d: _json({"sel": [{"kunci": d.kunci, "kolom": "nilai", "teks": "50", "semula": "160"}]}),
    "urungkan": lambda d: _json({"kelompok": str(TEMPELAN)}),
    "terima": lambda d: {
        "data": {"kunci": d.kunci, "kolom": "nilai", "kode": "persen_tinggi", "nilai": "160.000000"}
        | {"alasan": "Termasuk kasus tahun lalu."},
        "headers": {"X-Requested-With": "fetch"},
    },
    "baris": lambda d: {"nilai": "50", "semula-nilai": "160"},
    "bukti": lambda d: {"jenis": "teks", "judul": "Surat", "teks": "Surat BPS.", "tanggal": "2024-03-12"},
    "ubah-bukti": lambda d: {"judul": "Judul baru", "tanggal": "2024-03-12"},
    "hapus-bukti": lambda d: {"aksi": "hapus"},
    "terapkan": lambda d: {"versi": "0"},
    "batal": lambda d: {"batal": "1"},
    "kaki": lambda d: {"versi": d.versi_kaki, "faktor_pendorong": "Dukungan mitra."},
    "nilai-tahunan": lambda d: {"status": "final", "nilai": "50", "alasan_koreksi": "Rilis BPS."},
    "penanggung-jawab": lambda d: {
        f"bidang_{d.kunci}": bidang(LAIN).pk,
        f"semula_{d.kunci}": f"{bidang(PENGISI).pk}:",
    },
    **{f"langkah-{nama}": lambda d, nama=nama: _langkah(nama) for nama in LANGKAH},
    **{
        f"banyak-{nama}": lambda d, nama=nama: _langkah(nama) | {"unit": d.triwulan.unit_id, "ya": "1"}
        for nama in LANGKAH
    },
    "banyak-setujui": lambda d: _langkah("setujui") | {"unit": d.triwulan.pk, "ya": "1"},
    "undang": lambda d: TUGAS | {"nama": "Siti Aminah", "surel": "", "username": "siti.aminah"},
    "data-akun": lambda d: {"nama": "Nama Baru", "surel": d.orang.email},
    "peran": lambda d: TUGAS,
    "akhiri": lambda d: {"sampai": _hari(30)},
    "pengaturan": lambda d: _pengaturan(d.periode),
    "empat-periode": lambda d: _masa(1) | _masa(2) | _masa(3),
    "periode": lambda d: {"buka": _hari(), "tenggat": _hari(30), "tutup": _hari(40), "yakin": "on"},
    "perpanjangan": lambda d: {"unit": d.triwulan.unit_id, "sampai": _hari(60), "alasan": "Gangguan server."},
}
