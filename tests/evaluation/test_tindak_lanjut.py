"""Entries of follow-up: whose they are, what settles them, their evidence; the thread."""

from __future__ import annotations

import os
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from evaluation.enums import PutusanRekomendasi as P
from evaluation.models import BuktiEvaluasi, PesanRekomendasi, TindakLanjut
from evaluation.putusan import PutusanDitolak
from evaluation.tindak_lanjut import (
    EntriBerubah,
    IsiEntri,
    Pencatat,
    hapus,
    hapus_bukti,
    kirim_pesan,
    pilih_matriks,
    sebab_tidak_dapat,
    tambah,
    tambah_bukti,
    ubah,
)
from lkjip.enums import Peran, TahapEvaluasi
from lkjip.models import Pengguna, Unit
from lkjip.unggahan.periksa import TIPE, Temuan
from pengisian.isi_bukti import BuktiBaru, BuktiDitolak
from tests.evaluation.bantu_rekomendasi import (
    LHE,
    entri,
    kini,
    lhe,
    pejabat,
    putuskan,
    rekomendasi,
    sampai,
    unit_uji,
)
from tests.lkjip.unggahan import berkas_uji
from tests.pengisian.bukti_uji import isi_simpanan, simpanan

__all__ = ["simpanan"]
pytestmark = pytest.mark.django_db
HARI = timezone.localdate()
ISI = IsiEntri(HARI, "Rapat koordinasi.", 40)


@pytest.fixture
def unit() -> Unit:
    return unit_uji()


@pytest.fixture
def perencana(unit: Unit) -> Pengguna:
    return pejabat(unit, Peran.PERENCANA)


def pdf(judul: str = "Notula", isi: bytes = b"") -> BuktiBaru:
    return BuktiBaru(
        judul,
        LHE,
        berkas=isi or berkas_uji.pdf(),
        nama_berkas="notula.pdf",
        temuan=Temuan(TIPE["pdf"], "1 halaman"),
    )


def gambar(judul: str, isi: bytes) -> BuktiBaru:
    return BuktiBaru(judul, LHE, berkas=isi, nama_berkas="foto.png", temuan=Temuan(TIPE["png"], "gambar"))


def test_the_first_entry_starts_the_work(unit: Unit, perencana: Pengguna) -> None:
    r = rekomendasi(unit)
    satu, dua = (tambah(Pencatat(perencana), r, ISI) for _ in range(2))
    assert kini(r).status == "proses"
    assert (satu.urutan, dua.urutan, satu.oleh) == (1, 2, perencana)
    assert r.putusan.count() == 1  # only what moved it


@pytest.mark.parametrize(
    ("bidang_orang", "bidang_rekomendasi", "dapat"),
    [
        ("kb", "kb", True),
        ("kb", "kb-1", True),
        ("kb-1", "kb", False),
        ("ppa", "kb", False),
        ("kb", "", False),
    ],
    ids=["own", "below", "above", "other", "nobody's"],
)
def test_an_operator_follows_up_the_own_bidang(
    unit: Unit, bidang_orang: str, bidang_rekomendasi: str, dapat: bool
) -> None:
    r, operator = rekomendasi(unit, bidang=bidang_rekomendasi), pejabat(unit, Peran.OPERATOR, bidang_orang)
    if dapat:
        assert tambah(Pencatat(operator), r, ISI).pk
    else:
        with pytest.raises(PutusanDitolak, match="bukan tanggung jawab bidang Anda"):
            tambah(Pencatat(operator), r, ISI)


@pytest.mark.parametrize("peran", [Peran.KEPALA, Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN])
def test_the_others_record_nothing(unit: Unit, peran: Peran) -> None:
    with pytest.raises(PutusanDitolak, match="perencana dan operator"):
        tambah(Pencatat(pejabat(unit, peran)), rekomendasi(unit), ISI)


@pytest.mark.parametrize(
    ("status", "kata"), [("selesai", "Tarik dahulu"), ("terverifikasi", "sudah selesai terverifikasi")]
)
def test_what_is_done_takes_no_entry(unit: Unit, perencana: Pengguna, status: str, kata: str) -> None:
    r = sampai(rekomendasi(unit), status)
    assert kata in sebab_tidak_dapat(perencana, r)
    with pytest.raises(PutusanDitolak, match=kata):
        tambah(Pencatat(perencana), r, ISI)


def test_nothing_before_the_lhe_is_final(unit: Unit, perencana: Pengguna) -> None:
    r = rekomendasi(unit, evaluasi=lhe(unit, tahap=TahapEvaluasi.MENUNGGU_KETUA))
    with pytest.raises(PutusanDitolak, match="belum ditetapkan"):
        tambah(Pencatat(perencana), r, ISI)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (IsiEntri(HARI + timedelta(1), "Rapat."), "sesudah hari ini"),
        (IsiEntri(HARI, "  "), "apa yang dilakukan"),
    ],
)
def test_what_an_entry_cannot_say(unit: Unit, perencana: Pengguna, isi: IsiEntri, kata: str) -> None:
    r = rekomendasi(unit)
    with pytest.raises(PutusanDitolak, match=kata):
        tambah(Pencatat(perencana), r, isi)
    assert kini(r).status == "belum"


def test_an_entry_is_corrected_and_the_second_writer_sees_both(unit: Unit, perencana: Pengguna) -> None:
    e = entri(rekomendasi(unit), perencana)
    lihat = IsiEntri.dari(e)
    ubah(Pencatat(perencana), e, ISI, lihat)
    with pytest.raises(EntriBerubah) as galat:
        ubah(Pencatat(perencana), e, IsiEntri(HARI, "Yang ketiga."), lihat)
    assert galat.value.kini == ISI
    assert TindakLanjut.objects.get(pk=e.pk).uraian == ISI.uraian


def test_a_judged_entry_stays_as_it_was(unit: Unit, perencana: Pengguna, simpanan: Path) -> None:
    r = rekomendasi(unit)
    lama = entri(r, perencana)
    data_awal = TindakLanjut.objects.create(rekomendasi=r, urutan=9, uraian="Tanpa waktu.")
    bukti = tambah_bukti(Pencatat(perencana), lama, pdf())
    putuskan(r, P.NYATAKAN_SELESAI, pejabat(unit, Peran.KEPALA))
    putuskan(r, P.KEMBALIKAN, pejabat(unit, Peran.INSPEKTORAT), "Belum.")
    baru = entri(r, perencana, "Perbaikan.")
    p = Pencatat(perencana)
    for tetap in (lama, data_awal):
        for lakukan in (
            lambda e: ubah(p, e, ISI),
            lambda e: hapus(p, e),
            lambda e: tambah_bukti(p, e, pdf("Lain", berkas_uji.pdf(2))),
        ):
            with pytest.raises(PutusanDitolak, match="tetap seperti adanya"):
                lakukan(tetap)
    with pytest.raises(PutusanDitolak, match="tetap seperti adanya"):
        hapus_bukti(p, bukti)
    ubah(p, baru, ISI)
    hapus(p, baru)
    assert len(isi_simpanan()) == 1


def test_evidence_comes_and_goes_with_its_file(
    unit: Unit, perencana: Pengguna, simpanan: Path, django_capture_on_commit_callbacks
) -> None:
    e, p = entri(rekomendasi(unit), perencana), Pencatat(perencana)
    berkas = tambah_bukti(p, e, pdf())
    tambah_bukti(p, e, BuktiBaru("Situs", LHE, tautan="https://contoh.invalid/"))
    tambah_bukti(p, e, BuktiBaru("Surat", LHE, teks="Nomor 12."))
    assert (berkas.unit, berkas.tahun, berkas.pihak, berkas.ukuran) == (
        unit,
        2023,
        "unit",
        len(berkas_uji.pdf()),
    )
    assert len(isi_simpanan()) == 1
    with pytest.raises(BuktiDitolak, match="sudah ada pada tindak lanjut ini"):
        tambah_bukti(p, e, pdf("Sekali lagi"))
    assert len(isi_simpanan()) == 1  # the second file is gone again
    with django_capture_on_commit_callbacks(execute=True):
        hapus_bukti(p, berkas)
    assert isi_simpanan() == []
    with pytest.raises(PutusanDitolak, match="sudah dihapus"):
        hapus_bukti(p, berkas)


def test_removing_an_entry_takes_its_files(
    unit: Unit, perencana: Pengguna, simpanan: Path, django_capture_on_commit_callbacks
) -> None:
    e, p = entri(rekomendasi(unit), perencana), Pencatat(perencana)
    tambah_bukti(p, e, pdf())
    with django_capture_on_commit_callbacks(execute=True):
        hapus(p, e)
    assert isi_simpanan() == []
    assert not TindakLanjut.objects.filter(pk=e.pk).exists()
    with pytest.raises(PutusanDitolak, match="sudah dihapus"):
        hapus(p, e)


def test_the_matrix_takes_images_only_and_of_this_entry(
    unit: Unit, perencana: Pengguna, simpanan: Path
) -> None:
    r = rekomendasi(unit)
    e, lain, p = entri(r, perencana), entri(r, perencana), Pencatat(perencana)
    foto = tambah_bukti(p, e, gambar("A", berkas_uji.gambar("PNG")))
    surat = tambah_bukti(p, e, pdf())
    asing = tambah_bukti(p, lain, gambar("B", berkas_uji.gambar("PNG")))
    pilih_matriks(p, e, {foto.pk, surat.pk, asing.pk})
    assert list(BuktiEvaluasi.objects.filter(di_matriks=True)) == [foto]
    pilih_matriks(p, e, set())
    assert not BuktiEvaluasi.objects.filter(di_matriks=True).exists()


@pytest.mark.parametrize("peran", Peran)
def test_who_asks_and_answers(unit: Unit, peran: Peran) -> None:
    r = rekomendasi(unit, bidang="kb")
    orang = pejabat(unit, peran, bidang="kb" if peran == Peran.OPERATOR else "")
    if peran in (Peran.KOORDINATOR, Peran.ADMIN):
        with pytest.raises(PutusanDitolak, match="tidak berhak"):
            kirim_pesan(Pencatat(orang), r, "Kapan?")
    else:
        kirim_pesan(Pencatat(orang), r, "  Kapan?  ")
        assert PesanRekomendasi.objects.get().isi == "Kapan?"


def test_an_empty_question_is_none(unit: Unit, perencana: Pengguna) -> None:
    with pytest.raises(PutusanDitolak, match="Tulis pertanyaan"):
        kirim_pesan(Pencatat(perencana), rekomendasi(unit), " \n ")


def test_tidying_knows_the_files_of_follow_up(unit: Unit, perencana: Pengguna, simpanan: Path) -> None:
    bukti = tambah_bukti(Pencatat(perencana), entri(rekomendasi(unit), perencana), pdf())
    yatim = simpanan / "evaluasi" / str(unit.pk) / "2023" / "yatim.pdf"
    yatim.write_bytes(b"x")
    lama = (timezone.now() - timedelta(days=2)).timestamp()
    for berkas in isi_simpanan():
        os.utime(berkas, (lama, lama))
    call_command("rapikan_bukti", stdout=StringIO())
    assert isi_simpanan() == [Path(bukti.berkas.path)]
