"""Adding, correcting and removing evidence: rows and files together, and the log that tells of it."""

from __future__ import annotations

import errno
import os
from datetime import date, timedelta
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from lkjip.enums import Keadaan
from lkjip.unggahan import simpanan as modul_simpanan
from pengisian import bukti as layanan
from pengisian import isi_bukti
from pengisian.bukti import hapus, tambah, ubah
from pengisian.isi_bukti import BuktiBaru, BuktiDitolak
from pengisian.models import Bukti, PerubahanSel, SalinanTriwulan
from pengisian.simpan import Penulis, TidakDapatDiisi
from tests.lkjip.unggahan import berkas_uji
from tests.pengisian.bantu import TAHUN, buka, letakkan, operator, orang, unit_demo
from tests.pengisian.bukti_uji import HARI, baris, buat, isi_simpanan, simpanan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("simpanan")]
__all__ = ["simpanan"]


@pytest.fixture
def perencana():
    buka()
    return orang()


def penulis(pengguna) -> Penulis:
    return Penulis(pengguna, unit_demo(), TAHUN, 4)


def test_a_file_and_its_row_come_together(perencana) -> None:
    isi = berkas_uji.pdf()
    milik = buat(perencana, isi=isi)
    (berkas,) = isi_simpanan()
    assert berkas.read_bytes() == isi
    assert "notulen" not in berkas.name, "nothing of the uploaded name becomes a path"
    assert (milik.nama_berkas, milik.tipe, milik.ukuran) == ("notulen.pdf", "application/pdf", len(isi))
    assert milik.sha256 == sha256(isi).hexdigest()
    catatan = PerubahanSel.objects.get()
    assert (catatan.kolom, catatan.lama, catatan.baru, catatan.oleh) == ("bukti", "", "Notulen", perencana)
    assert (catatan.indikator, catatan.triwulan) == (baris().indikator, 4)


@pytest.mark.parametrize("isi", [{"tautan": "https://bps.go.id/"}, {"teks": "Surat BPS nomor 12."}])
def test_links_and_text_are_evidence_of_money_too(perencana, isi) -> None:
    tambah(penulis(perencana), baris("s:1.2.1.1"), BuktiBaru("SP2D", HARI, **isi))
    milik = Bukti.objects.get()
    assert (milik.simpul, milik.indikator) == (baris("s:1.2.1.1").simpul, None)
    assert isi_simpanan() == []


def test_the_same_file_on_the_row_is_stored_once(perencana) -> None:
    buat(perencana)
    with pytest.raises(BuktiDitolak, match="sudah ada pada baris ini: “Notulen”"):
        buat(perencana, judul="Lagi")
    assert len(isi_simpanan()) == Bukti.objects.count() == 1
    buat(perencana, "2.2.2")  # another row
    assert len(isi_simpanan()) == 2


def test_a_row_holds_only_so_much(perencana, settings) -> None:
    settings.BUKTI_BATAS_BARIS = 3 * len(berkas_uji.pdf()) // 2
    buat(perencana)
    with pytest.raises(BuktiDitolak, match="menjadi lebih dari"):
        buat(perencana, isi=berkas_uji.pdf(2))
    assert len(isi_simpanan()) == Bukti.objects.count() == 1


def test_title_and_date_are_corrected_and_the_old_ones_told(perencana) -> None:
    milik = buat(perencana)
    ubah(penulis(perencana), baris(), milik, judul="Notulen rapat", hari=date(2024, 3, 13))
    ubah(penulis(perencana), baris(), milik, judul="Notulen rapat", hari=date(2024, 3, 13))
    milik.refresh_from_db()
    assert (milik.judul, milik.tanggal) == ("Notulen rapat", date(2024, 3, 13))
    catatan, _ = PerubahanSel.objects.all()
    assert (catatan.lama, catatan.baru) == ("Notulen (12 Maret 2024)", "Notulen rapat (13 Maret 2024)")


def test_a_removal_leaves_its_trace_and_no_file(perencana, django_capture_on_commit_callbacks) -> None:
    milik = buat(perencana)
    with django_capture_on_commit_callbacks() as sesudah:
        hapus(penulis(perencana), baris(), milik)
    assert len(isi_simpanan()) == 1, "until the removal is sure"
    sesudah[0]()
    assert isi_simpanan() == []
    assert not Bukti.objects.exists()
    catatan = PerubahanSel.objects.first()
    assert (catatan.kolom, catatan.lama, catatan.baru) == ("bukti", "Notulen", "")
    with pytest.raises(BuktiDitolak, match="sudah dihapus orang lain"):
        hapus(penulis(perencana), baris(), milik)


def test_what_was_approved_keeps_its_evidence(perencana) -> None:
    milik = buat(perencana)
    SalinanTriwulan.objects.create(
        triwulan=letakkan(Keadaan.DIKEMBALIKAN),
        versi=1,
        isi="{}",
        sha256="0" * 64,
        pada=timezone.now(),
        oleh=perencana,
    )
    for langkah in (hapus, lambda *a: ubah(*a, judul="Lain", hari=HARI)):
        with pytest.raises(BuktiDitolak, match="sudah disetujui"):
            langkah(penulis(perencana), baris(), milik)
    baru = buat(perencana, judul="Perbaikan", isi=berkas_uji.pdf(2))
    hapus(penulis(perencana), baris(), baru)
    assert list(Bukti.objects.all()) == [milik]


@pytest.mark.parametrize("keadaan", [Keadaan.DIAJUKAN, Keadaan.DISETUJUI, Keadaan.TERKUNCI])
def test_a_settled_quarter_takes_no_evidence(perencana, keadaan) -> None:
    milik = buat(perencana)
    letakkan(keadaan)
    with pytest.raises(TidakDapatDiisi, match="Triwulan ini sudah"):
        buat(perencana, isi=berkas_uji.pdf(2))
    with pytest.raises(TidakDapatDiisi, match="Triwulan ini sudah"):
        hapus(penulis(perencana), baris(), milik)
    assert len(isi_simpanan()) == 1


def test_an_operator_adds_to_the_own_rows_only(perencana) -> None:
    with pytest.raises(TidakDapatDiisi, match="bukan baris bidang Anda"):
        buat(operator())
    assert isi_simpanan() == []
    milik = baris().indikator
    milik.bidang = unit_demo().bidang.get(kode="uptd-ppa")
    milik.save()
    buat(operator())
    assert Bukti.objects.count() == 1


PENUH = OSError(errno.ENOSPC, "No space left on device")


def _penuh(*_: object, **__: object) -> None:
    raise PENUH


@pytest.mark.parametrize("langkah", ["mkstemp", "fsync", "replace"])
def test_a_full_disk_leaves_neither_row_nor_file(perencana, langkah, monkeypatch) -> None:
    modul = modul_simpanan.tempfile if langkah == "mkstemp" else modul_simpanan.os
    monkeypatch.setattr(modul, langkah, _penuh)
    with pytest.raises(OSError, match="No space"):
        buat(perencana)
    monkeypatch.undo()
    assert not Bukti.objects.exists()
    assert not PerubahanSel.objects.exists()


@pytest.mark.parametrize("langkah", ["row", "log"])
def test_a_full_database_leaves_neither_row_nor_file(perencana, langkah, monkeypatch) -> None:
    def gagal(*_: object, **__: object) -> None:
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr(*((Bukti, "save") if langkah == "row" else (layanan, "_catat")), gagal)
    with pytest.raises(DatabaseError):
        buat(perencana)
    assert not Bukti.objects.exists()
    assert isi_simpanan() == []


def test_a_file_whose_row_was_written_after_all_stays(perencana, monkeypatch) -> None:
    """A commit that breaks off on its way back: the row may be there, so its file must be."""
    milik = buat(perencana)
    isi_bukti._buang_berkas(Bukti(berkas=milik.berkas.name))
    assert len(isi_simpanan()) == 1


def _rapikan(*pilihan: str) -> str:
    keluar = StringIO()
    call_command("rapikan_bukti", *pilihan, stdout=keluar, stderr=keluar)
    return keluar.getvalue()


def _tua(berkas: Path) -> None:
    lalu = (timezone.now() - timedelta(hours=25)).timestamp()
    os.utime(berkas, (lalu, lalu))


def test_orphans_are_removed_a_day_later(perencana) -> None:
    milik = buat(perencana)
    folder = Path(milik.berkas.path).parent
    yatim, muda, sementara = folder / "yatim.pdf", folder / "muda.pdf", folder / "tmpabc.tmp"
    for b in (yatim, muda, sementara):
        b.write_bytes(b"x")
    for b in (yatim, sementara, Path(milik.berkas.path)):
        _tua(b)
    assert "akan dihapus: " in _rapikan("--uji")
    assert len(isi_simpanan()) == 4
    assert "2 berkas tanpa baris, 0 baris tanpa berkas" in _rapikan()
    assert {p.name for p in isi_simpanan()} == {"muda.pdf", Path(milik.berkas.path).name}


def test_a_missing_file_is_named(perencana) -> None:
    milik = buat(perencana)
    Path(milik.berkas.path).unlink()
    keluar = _rapikan()
    assert f"HILANG dari penyimpanan: {milik.berkas.name}" in keluar


def test_an_empty_store_is_in_order() -> None:
    assert "0 berkas tanpa baris" in _rapikan()
