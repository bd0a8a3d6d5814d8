"""The steps of the LKjIP as a document: by role and state, whole or not at all, one at a time."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from evaluation.models import ReviuLkjip
from lkjip.access import TABEL
from lkjip.enums import Peran, TahapLkjip, TahapReviu
from lkjip.models import Pemberitahuan
from lkjip.unggahan.simpanan import SimpananUtuh
from reports import terbitan as layanan
from reports.beku import FORMAT, baca
from reports.build import sumber_untuk
from reports.enums import HAK_LANGKAH, LangkahDokumen
from reports.models import BerkasTerbitan, LangkahLkjip, Naskah, TemuanDiterima, Terbitan
from reports.perubahan import CATATAN
from reports.tahap import tahap_lkjip
from reports.terbitan import LangkahDitolak, Permintaan, kekurangan, koreksi, terbitkan, tetapkan
from tests.evaluation.bantu_reviu import orang
from tests.reports.bantu_terbitan import (
    LANGKAH,
    TAHUN,
    berkas_di_simpanan,
    cepat,
    kepala_dari,
    rakit_cepat,
    tahap_tersimpan,
    terbitan_dua,
    unit_lkjip,
)

__all__ = ["cepat"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cepat")]


@pytest.mark.parametrize("tahap", TahapLkjip)
def test_each_role_takes_what_the_table_says(tahap: TahapLkjip) -> None:
    """What is refused leaves no trace; what is taken is tried last, as it changes the state."""
    unit = unit_lkjip(tahap)
    semula = LangkahLkjip.objects.count(), Terbitan.objects.count(), tahap_tersimpan(unit)
    boleh: list[tuple[Any, Any]] = []
    for peran in Peran:
        pelaku = orang(unit, peran)
        for nama, jalankan in LANGKAH.items():
            hak = HAK_LANGKAH[LangkahDokumen(nama)]
            if any(a.hak == hak and peran in a.peran and tahap in (a.keadaan or ()) for a in TABEL):
                boleh.append((pelaku, jalankan))
                continue
            with pytest.raises(LangkahDitolak):
                jalankan(Permintaan(pelaku, alasan="Salah ketik."), unit, TAHUN)
            assert (LangkahLkjip.objects.count(), Terbitan.objects.count(), tahap_tersimpan(unit)) == semula
    for pelaku, jalankan in boleh:
        _kembalikan(unit, semula[2])
        jalankan(Permintaan(pelaku, alasan="Salah ketik."), unit, TAHUN)
        assert LangkahLkjip.objects.first().oleh == pelaku
    assert len(boleh) == {"draf": 0, "direviu": 1, "final_lkjip": 3, "terbit": 1}[tahap]


def _kembalikan(unit: Any, tahap: str) -> None:
    unit.status_lkjip.update(tahap=tahap)


def test_final_freezes_every_format_with_its_hash() -> None:
    unit = unit_lkjip()
    kepala, perencana = kepala_dari(unit), orang(unit, Peran.PERENCANA)
    TemuanDiterima.objects.create(
        unit=unit, tahun=TAHUN, sidik="1" * 64, aturan="satuan", uraian="Satuan orang.", alasan="Memang.",
        oleh=perencana, pada="2025-03-01T00:00Z",
    )  # fmt: skip
    t = tetapkan(Permintaan(kepala), unit, TAHUN)
    assert tahap_lkjip(unit.pk, TAHUN) == TahapLkjip.FINAL
    semua = {b.format: b for b in t.berkas.all()}
    assert semua.keys() == FORMAT.keys()
    for b in semua.values():
        assert len(baca(b)) == b.ukuran
        assert stat.S_IMODE(Path(b.isi.path).stat().st_mode) == 0o400
    potret = json.loads(baca(semua["json"]))
    assert t.sidik == semua["json"].sha256
    assert potret["terbitan"] | {"kode": "", "oleh": "", "ditetapkan": ""} == {
        "nomor": 1,
        "kode": "",
        "alamat": "",
        "ditetapkan": "",
        "oleh": "",
        "rumus": t.versi_rumus,
        "aplikasi": "0.1.0",
        "alasan": "",
        "temuan": [
            {"aturan": "satuan", "uraian": "Satuan orang.", "alasan": "Memang.", "oleh": str(perencana)}
        ],
        "mati": [],
    }
    assert "draf" not in potret
    assert {"stempel", "bagian"} <= potret.keys()
    c = LangkahLkjip.objects.get()
    assert (c.dari, c.ke, c.oleh) == (TahapLkjip.DIREVIU, TahapLkjip.FINAL, kepala)
    kabar = Pemberitahuan.objects.get(pengguna=perencana)
    assert kabar.judul == f"LKjIP 2024 {unit.nama_singkat} ditetapkan final"
    assert kabar.alamat == "/dinas-uji/2024/terbitan/"


def test_the_code_leads_to_the_check_where_the_site_is_known(settings: Any) -> None:
    settings.ALAMAT_SITUS = "https://lkjip.contoh.go.id"
    unit = unit_lkjip()
    t = tetapkan(Permintaan(kepala_dari(unit)), unit, TAHUN)
    potret = json.loads(baca(t.berkas.get(format="json")))
    assert potret["terbitan"]["alamat"] == f"https://lkjip.contoh.go.id/periksa-berkas/{t.kode}/"


def test_what_stands_in_the_way_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    unit = unit_lkjip(TahapLkjip.DRAF)
    minta = Permintaan(kepala_dari(unit))
    data = sumber_untuk(unit.slug, TAHUN)
    assert [k.alamat for k in kekurangan(data, TahapLkjip.DRAF)] == ["/dinas-uji/2024/reviu/"]
    with pytest.raises(LangkahDitolak) as ditolak:
        tetapkan(minta, unit, TAHUN)
    assert "belum menyatakan" in ditolak.value.kekurangan[0].pesan
    ReviuLkjip.objects.update(tahap=TahapReviu.DINYATAKAN)
    monkeypatch.setattr(layanan, "galat_terbuka", lambda data: 3)
    with pytest.raises(LangkahDitolak) as ditolak:
        tetapkan(minta, unit, TAHUN)
    assert "Masih ada 3 galat" in ditolak.value.kekurangan[0].pesan
    assert not Terbitan.objects.exists()


def test_figures_that_were_not_seen_are_not_frozen() -> None:
    unit = unit_lkjip()
    with pytest.raises(LangkahDitolak, match="berubah sejak halaman ini dibuka"):
        tetapkan(Permintaan(kepala_dari(unit), sidik="0" * 64), unit, TAHUN)


def test_figures_other_than_the_reviewed_ones_are_told() -> None:
    unit = unit_lkjip()
    data = sumber_untuk(unit.slug, TAHUN)
    assert not layanan.angka_berubah(data)
    ReviuLkjip.objects.update(sidik="0" * 64)
    assert layanan.angka_berubah(data)


# --- whole or not at all


def _tak_ada_apa_pun(unit: Any) -> None:
    assert not Terbitan.objects.exists()
    assert not BerkasTerbitan.objects.exists()
    assert not LangkahLkjip.objects.exists()
    assert tahap_tersimpan(unit) == TahapLkjip.DRAF
    assert berkas_di_simpanan(unit) == []


@pytest.mark.parametrize("di", ["rakit", "simpan", "baris"])
def test_a_failure_in_the_middle_leaves_nothing(di: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = unit_lkjip()

    def gagal(*a: Any, **k: Any) -> Any:
        raise RuntimeError("disk penuh")

    if di == "rakit":
        monkeypatch.setattr(layanan, "rakit", gagal)
    elif di == "simpan":  # at the last of the files
        asli = SimpananUtuh._save
        monkeypatch.setattr(
            SimpananUtuh,
            "_save",
            lambda s, nama, isi: gagal() if nama.endswith("pdf") else asli(s, nama, isi),
        )
    else:
        monkeypatch.setattr(BerkasTerbitan.objects, "bulk_create", gagal)
    with pytest.raises(RuntimeError):
        tetapkan(Permintaan(kepala_dari(unit)), unit, TAHUN)
    _tak_ada_apa_pun(unit)
    monkeypatch.undo()
    monkeypatch.setattr(layanan, "galat_terbuka", lambda data: 0)
    monkeypatch.setattr(layanan, "rakit", rakit_cepat)
    assert tetapkan(Permintaan(kepala_dari(unit)), unit, TAHUN).nomor == 1


def test_a_report_that_changes_while_it_is_printed_is_not_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    unit = unit_lkjip()

    def ubah(*a: Any) -> dict[str, bytes]:
        Naskah.objects.create(unit=unit, tahun=TAHUN, bagian="saran", isi="<p>Baru.</p>")
        return rakit_cepat(*a)

    monkeypatch.setattr(layanan, "rakit", ubah)
    with pytest.raises(LangkahDitolak, match="berubah ketika berkasnya disusun"):
        tetapkan(Permintaan(kepala_dari(unit)), unit, TAHUN)
    _tak_ada_apa_pun(unit)


def test_of_two_at_once_one_makes_the_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second begins and ends while the first is at its files."""
    unit = unit_lkjip()
    kepala = kepala_dari(unit)

    def sela(*a: Any) -> dict[str, bytes]:
        monkeypatch.setattr(layanan, "rakit", rakit_cepat)
        tetapkan(Permintaan(kepala), unit, TAHUN)
        return rakit_cepat(*a)

    monkeypatch.setattr(layanan, "rakit", sela)
    with pytest.raises(LangkahDitolak, match="baru saja diubah orang lain"):
        tetapkan(Permintaan(kepala), unit, TAHUN)
    t = Terbitan.objects.get()
    assert LangkahLkjip.objects.count() == 1
    assert {str(p) for p in berkas_di_simpanan(unit)} == {b.isi.path for b in t.berkas.all()}


# --- publishing and correcting


def test_a_correction_is_a_new_edition_and_the_old_one_stays_public_until_then() -> None:
    unit = unit_lkjip(TahapLkjip.TERBIT)
    minta = Permintaan(kepala_dari(unit), alasan="Pagu salah ketik.")
    koreksi(minta, unit, TAHUN)
    assert tahap_lkjip(unit.pk, TAHUN) == TahapLkjip.DIREVIU
    Naskah.objects.create(unit=unit, tahun=TAHUN, bagian="saran", isi="<p>Pagu dibetulkan.</p>")
    kedua = tetapkan(minta, unit, TAHUN)
    pertama = Terbitan.objects.get(nomor=1)
    assert (kedua.nomor, kedua.alasan) == (2, "Pagu salah ketik.")
    assert pertama.diterbitkan_pada
    assert not kedua.diterbitkan_pada
    assert [(p["jenis"], p["baru"]) for p in kedua.perubahan][-1] == ("teks", "Pagu dibetulkan.")
    potret = json.loads(baca(kedua.berkas.get(format="json")))
    catatan = potret["bagian"][0]
    assert catatan["kunci"] == CATATAN
    for kata in ("Terbitan 2 menggantikan Terbitan 1", "Alasan: Pagu salah ketik.", "Pagu dibetulkan."):
        assert kata in catatan["isi"][0]["html"]
    assert potret["terbitan"]["alasan"] == "Pagu salah ketik."
    terbitkan(minta, unit, TAHUN)
    assert tahap_lkjip(unit.pk, TAHUN) == TahapLkjip.TERBIT
    assert Terbitan.objects.exclude(diterbitkan_pada=None).count() == 2


def test_the_list_of_changes_is_no_change_itself() -> None:
    unit = unit_lkjip(TahapLkjip.TERBIT)
    assert terbitan_dua(unit).perubahan == []
    minta = Permintaan(kepala_dari(unit), alasan="Sekali lagi.")
    koreksi(minta, unit, TAHUN)
    ketiga = tetapkan(minta, unit, TAHUN)
    assert (ketiga.nomor, ketiga.alasan, ketiga.perubahan) == (3, "Sekali lagi.", [])


@pytest.mark.parametrize("alasan", ["", "  \n"])
def test_a_correction_needs_its_reason(alasan: str) -> None:
    unit = unit_lkjip(TahapLkjip.FINAL)
    with pytest.raises(LangkahDitolak, match="Tulis alasan koreksi"):
        koreksi(Permintaan(kepala_dari(unit), alasan=alasan), unit, TAHUN)


def test_files_that_are_not_what_they_were_are_not_published() -> None:
    unit = unit_lkjip(TahapLkjip.FINAL)
    berkas_di_simpanan(unit)[0].unlink()
    with pytest.raises(LangkahDitolak, match="tidak ada di simpanan"):
        terbitkan(Permintaan(kepala_dari(unit)), unit, TAHUN)
    assert tahap_lkjip(unit.pk, TAHUN) == TahapLkjip.FINAL


def test_a_correction_without_the_edition_before_is_refused() -> None:
    unit = unit_lkjip(TahapLkjip.TERBIT)
    minta = Permintaan(kepala_dari(unit), alasan="Salah.")
    koreksi(minta, unit, TAHUN)
    for p in berkas_di_simpanan(unit):
        p.unlink()
    with pytest.raises(LangkahDitolak, match="Terbitan sebelumnya tidak dapat dibaca"):
        tetapkan(minta, unit, TAHUN)
