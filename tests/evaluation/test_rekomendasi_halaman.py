"""The unit's pages of recommendations: who sees and does what, filters, forms, evidence."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evaluation.models import BuktiEvaluasi, PesanRekomendasi, Rekomendasi, TindakLanjut
from evaluation.tindak_lanjut import Pencatat, tambah_bukti
from lkjip.enums import Peran
from lkjip.models import Bidang, Pengguna, Unit
from pengisian.isi_bukti import BuktiBaru
from tests.evaluation.bantu_rekomendasi import (
    TAHUN,
    entri,
    kini,
    komponen,
    lhe,
    pejabat,
    rekomendasi,
    sampai,
    unit_uji,
)
from tests.lkjip.unggahan import berkas_uji
from tests.pengisian.bukti_uji import isi_simpanan, simpanan

__all__ = ["simpanan"]
pytestmark = pytest.mark.django_db
HARI = timezone.localdate()


@pytest.fixture
def unit() -> Unit:
    return unit_uji("dinas-uji")


@pytest.fixture
def r(unit: Unit) -> Rekomendasi:
    return rekomendasi(unit, bidang="kb", komponen=komponen(unit), tenggat=HARI - timedelta(3))


def alamat(r: Rekomendasi | None = None, akhir: str = "", tahun: int = TAHUN) -> str:
    return f"/dinas-uji/{tahun}/rekomendasi/" + (f"{r.pk}/{akhir}" if r else "")


def isi(jawaban: Any) -> str:
    return jawaban.content.decode()


def masuk(client: Client, unit: Unit, peran: Peran, bidang: str = "") -> Pengguna:
    orang = pejabat(unit, peran, bidang)
    client.force_login(orang)
    return orang


def kiriman(**ganti: Any) -> dict[str, Any]:
    return {"tanggal": HARI.isoformat(), "uraian": "Rapat koordinasi.", "persen": "40", "akhir": "1"} | ganti


def test_the_list_has_the_years_own_and_what_is_still_open_of_earlier_ones(
    client: Client, unit: Unit
) -> None:
    rekomendasi(unit, 1, uraian="Tahun lalu, terbuka.")
    sampai(rekomendasi(unit, 2, uraian="Tahun lalu, selesai."), "terverifikasi")
    rekomendasi(unit, 1, tahun=TAHUN + 1, uraian="Tahun ini.")
    masuk(client, unit, Peran.KEPALA)
    tahun_lalu, tahun_ini = isi(client.get(alamat())), isi(client.get(alamat(tahun=TAHUN + 1)))
    assert "Tahun lalu, selesai." in tahun_lalu
    assert "Tahun ini." not in tahun_lalu
    assert "Tahun lalu, terbuka." in tahun_ini
    assert "Tahun lalu, selesai." not in tahun_ini
    assert "2 terbuka</strong> dari 2 rekomendasi" in tahun_ini


def test_what_waits_for_the_unit_stands_first_with_days_left(client: Client, unit: Unit) -> None:
    sampai(rekomendasi(unit, 1, tenggat=HARI - timedelta(99), uraian="Menunggu verifikasi."), "selesai")
    rekomendasi(unit, 2, tenggat=HARI + timedelta(12), uraian="Nanti.")
    rekomendasi(unit, 3, tenggat=HARI - timedelta(2), uraian="Terlambat.")
    rekomendasi(unit, 4, uraian="Tanpa tenggat.")
    masuk(client, unit, Peran.KEPALA)
    halaman = isi(client.get(alamat()))
    letak = [halaman.index(k) for k in ("Terlambat.", "Nanti.", "Tanpa tenggat.", "Menunggu verifikasi.")]
    assert letak == sorted(letak)
    assert "terlambat 2 hari" in halaman
    assert "12 hari lagi" in halaman
    assert "1 lewat batas waktu" in halaman


@pytest.mark.parametrize(
    ("kueri", "tampil"),
    [
        ("", "abc"),
        ("?status=belum", "ac"),
        ("?status=proses", "b"),
        ("?bidang={kb}", "ab"),
        ("?lhe=2022", "c"),
        ("?lewat=ya", "a"),
        ("?status=ngawur&bidang=²&lhe=x&lewat=1", "abc"),
        ("?bidang=1&status=terverifikasi", ""),
    ],
)
def test_filters_of_the_list(client: Client, unit: Unit, kueri: str, tampil: str) -> None:
    rekomendasi(unit, 1, bidang="kb", tenggat=HARI - timedelta(1), uraian="Isi-a")
    sampai(rekomendasi(unit, 2, bidang="kb", uraian="Isi-b"), "proses")
    rekomendasi(unit, 1, tahun=TAHUN - 1, bidang="ppa", uraian="Isi-c")
    masuk(client, unit, Peran.PERENCANA)
    halaman = isi(client.get(alamat() + kueri.format(kb=Bidang.objects.get(unit=unit, kode="kb").pk)))
    assert "".join(h for h in "abc" if f"Isi-{h}" in halaman) == tampil
    assert ("Tidak ada rekomendasi yang cocok" in halaman) == (not tampil)


def test_an_empty_year_says_so(client: Client, unit: Unit) -> None:
    masuk(client, unit, Peran.KEPALA)
    assert "Belum ada rekomendasi" in isi(client.get(alamat()))
    assert client.get(alamat(tahun=2099)).status_code == 404


def test_one_shows_everything_and_only_the_buttons_of_the_user(
    client: Client, unit: Unit, r: Rekomendasi
) -> None:
    r = sampai(r, "diminta_perbaikan")
    entri(r, pejabat(unit, Peran.PERENCANA), "Sudah diperbaiki.", 80)
    for peran, ada, tiada in (
        (Peran.PERENCANA, ("Catat tindak lanjut", "Nyatakan selesai"), ("Verifikasi selesai",)),
        (Peran.KEPALA, ("Nyatakan selesai",), ("Catat tindak lanjut", "Verifikasi selesai")),
        (Peran.KOORDINATOR, (), ("Catat tindak lanjut", "Langkah Anda", 'value="tanya"')),
        (Peran.INSPEKTORAT, ('value="tanya"',), ("Langkah Anda", "Catat tindak lanjut")),
    ):
        masuk(client, unit, peran)
        halaman = isi(client.get(alamat(r)))
        for teks in ("Perbaiki definisi operasional 1.", "Belum lengkap.", "Sudah diperbaiki.", "80%", *ada):
            assert teks in halaman, (peran, teks)
        for teks in tiada:
            assert teks not in halaman, (peran, teks)


def test_the_other_operator_reads_and_is_told_why_not(client: Client, unit: Unit, r: Rekomendasi) -> None:
    masuk(client, unit, Peran.OPERATOR, "ppa")
    halaman = isi(client.get(alamat(r)))
    assert "bukan tanggung jawab bidang Anda" in halaman
    assert "Catat tindak lanjut" not in halaman
    jawaban = client.post(alamat(r, "tindak-lanjut/"), kiriman())
    assert "Belum tersimpan. Rekomendasi ini bukan" in isi(jawaban)
    assert "Rapat koordinasi." in isi(jawaban)
    assert not r.tindak_lanjut.exists()


def test_an_answer_with_a_file_then_back_and_forth(
    client: Client, unit: Unit, r: Rekomendasi, simpanan: Path
) -> None:
    masuk(client, unit, Peran.OPERATOR, "kb")
    surat = SimpleUploadedFile("surat.pdf", berkas_uji.pdf(), "application/pdf")
    jawaban = client.post(alamat(r, "tindak-lanjut/"), kiriman(berkas=[surat]))
    assert (jawaban.status_code, jawaban["Location"]) == (302, alamat(r))
    bukti = BuktiEvaluasi.objects.get()
    assert (bukti.judul, bukti.tanggal, bukti.tindak_lanjut.persen) == ("surat", HARI, 40)
    masuk(client, unit, Peran.KEPALA)
    client.post(alamat(r), {"aksi": "nyatakan_selesai", "catatan": "Lengkap.", "versi": kini(r).versi})
    assert kini(r).status == "selesai"
    masuk(client, unit, Peran.INSPEKTORAT)
    jawaban = client.post(alamat(r), {"aksi": "kembalikan_rekomendasi", "catatan": ""})
    assert "Tulis alasannya" in isi(jawaban)
    client.post(alamat(r), {"aksi": "kembalikan_rekomendasi", "catatan": "Belum ditandatangani."})
    assert kini(r).status == "diminta_perbaikan"


def test_a_refused_step_keeps_what_was_typed(client: Client, unit: Unit, r: Rekomendasi) -> None:
    r = sampai(r, "selesai")
    masuk(client, unit, Peran.INSPEKTORAT)
    kirim = {"aksi": "kembalikan_rekomendasi", "catatan": "Alasan panjang.", "versi": r.versi - 1}
    halaman = isi(client.post(alamat(r), kirim))
    assert "berubah sejak halaman dibuka" in halaman
    assert "Alasan panjang." in halaman
    assert kini(r).status == "selesai"
    # A step that is not the user's any more is refused with a sentence, not with a broken page.
    masuk(client, unit, Peran.KEPALA)
    assert "tidak berhak" in isi(client.post(alamat(r), {"aksi": "verifikasi"}))
    assert client.post(alamat(r), {"aksi": "hapus_semua"}).status_code == 404


def test_questions_and_answers(client: Client, unit: Unit, r: Rekomendasi) -> None:
    masuk(client, unit, Peran.INSPEKTORAT)
    client.post(alamat(r), {"aksi": "tanya", "isi": "Kapan <b>selesai</b>?"})
    masuk(client, unit, Peran.KEPALA)
    assert "Kapan &lt;b&gt;selesai&lt;/b&gt;?" in isi(client.get(alamat(r)))
    assert "Tulis pertanyaan atau jawabannya." in isi(client.post(alamat(r), {"aksi": "tanya", "isi": " "}))
    masuk(client, unit, Peran.KOORDINATOR)
    assert "tidak berhak bertanya" in isi(client.post(alamat(r), {"aksi": "tanya", "isi": "Saya juga?"}))
    assert PesanRekomendasi.objects.count() == 1


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"tanggal": (HARI + timedelta(1)).isoformat()}, "sesudah hari ini"),
        ({"tanggal": "1999-12-31"}, "paling awal"),
        ({"tanggal": "kemarin"}, "tidak terbaca"),
        ({"persen": "101"}, "0 sampai 100"),
        ({"persen": "-1"}, "0 sampai 100"),
        ({"persen": "1,5"}, "bilangan bulat"),
        ({"uraian": "  "}, "errorlist"),
        ({"akhir": ""}, "terputus"),
    ],
)
def test_what_an_entry_refuses(
    client: Client, unit: Unit, r: Rekomendasi, ganti: dict[str, str], kata: str
) -> None:
    masuk(client, unit, Peran.PERENCANA)
    halaman = isi(client.post(alamat(r, "tindak-lanjut/"), kiriman(**ganti)))
    assert kata in halaman
    assert "Rapat koordinasi." in halaman or "uraian" in ganti
    assert not TindakLanjut.objects.filter(rekomendasi=r).exists()


def test_a_bad_file_is_told_and_the_entry_stays(
    client: Client, unit: Unit, r: Rekomendasi, simpanan: Path
) -> None:
    masuk(client, unit, Peran.PERENCANA)
    jahat = SimpleUploadedFile("surat.pdf", b"MZ\x90 not a pdf", "application/pdf")
    jawaban = client.post(alamat(r, "tindak-lanjut/"), kiriman(berkas=[jahat]), follow=True)
    assert "Bukti belum tersimpan: surat.pdf" in isi(jawaban)
    assert jawaban.redirect_chain[-1][0].endswith(f"tindak-lanjut/{r.tindak_lanjut.get().pk}/")
    assert isi_simpanan() == []


def test_an_entry_is_corrected_gets_evidence_and_is_removed(
    client: Client, unit: Unit, r: Rekomendasi, simpanan: Path
) -> None:
    perencana = masuk(client, unit, Peran.PERENCANA)
    e = entri(r, perencana)
    satu = alamat(r, f"tindak-lanjut/{e.pk}/")
    semula = isi(client.get(satu)).split('name="semula" value="')[1].split('"')[0]
    client.post(satu, kiriman(aksi="ubah", uraian="Yang baru.", semula=semula))
    assert TindakLanjut.objects.get(pk=e.pk).uraian == "Yang baru."
    halaman = isi(client.post(satu, kiriman(aksi="ubah", uraian="Yang ketiga.", semula=semula)))
    assert "Sekarang tertulis: “Yang baru.”" in halaman
    assert "Yang ketiga." in halaman
    bukti = {"judul": "Situs", "tanggal": HARI.isoformat()}
    client.post(satu, {"jenis": "tautan", "tautan": "https://contoh.invalid/a", **bukti})
    client.post(satu, {"jenis": "teks", "teks": "Nomor 12.", **bukti})
    assert "Tulis alamat lengkap" in isi(
        client.post(satu, {"jenis": "tautan", "tautan": "javascript:alert(1)", **bukti})
    )
    foto = SimpleUploadedFile("foto.png", berkas_uji.gambar("PNG"), "image/png")
    client.post(satu, {"jenis": "berkas", "berkas": [foto], "tanggal": HARI.isoformat(), "akhir": "1"})
    gambar = BuktiEvaluasi.objects.get(jenis="berkas")
    client.post(satu, {"aksi": "matriks", "bukti": [gambar.pk]})
    assert BuktiEvaluasi.objects.get(di_matriks=True) == gambar
    assert "tampil pada matriks" in isi(client.get(alamat(r)))
    client.post(satu, {"aksi": "hapus_bukti", "bukti": gambar.pk})
    assert BuktiEvaluasi.objects.count() == 2
    assert client.post(satu, {"aksi": "hapus_bukti", "bukti": gambar.pk}).status_code == 404
    assert client.post(satu, {"aksi": "lain"}).status_code == 404
    client.post(satu, {"aksi": "hapus"})
    assert not TindakLanjut.objects.filter(pk=e.pk).exists()
    assert client.get(satu).status_code == 404


def test_a_judged_entry_shows_and_does_not_change(client: Client, unit: Unit, r: Rekomendasi) -> None:
    r = sampai(r, "diminta_perbaikan")
    masuk(client, unit, Peran.PERENCANA)
    satu = alamat(r, f"tindak-lanjut/{r.tindak_lanjut.get().pk}/")
    halaman = isi(client.get(satu))
    assert "tetap seperti adanya" in halaman
    assert 'value="ubah"' not in halaman
    assert "tetap seperti adanya" in isi(client.post(satu, kiriman(aksi="ubah")))
    teks = {"jenis": "teks", "judul": "A", "teks": "B", "tanggal": HARI.isoformat()}
    assert "tetap seperti adanya" in isi(client.post(satu, teks))
    assert "tetap seperti adanya" in isi(client.post(satu, {"aksi": "hapus"}, follow=True))
    assert r.tindak_lanjut.count() == 1


def test_files_are_for_who_sees_the_unit(client: Client, unit: Unit, r: Rekomendasi, simpanan: Path) -> None:
    from lkjip.unggahan.periksa import periksa

    perencana, isi_berkas = pejabat(unit, Peran.PERENCANA), berkas_uji.pdf()
    e = entri(r, perencana)
    baru = BuktiBaru("Surat", HARI, berkas=isi_berkas, nama_berkas="surat.pdf", temuan=periksa(isi_berkas))
    bukti = tambah_bukti(Pencatat(perencana), e, baru)
    teks = tambah_bukti(Pencatat(perencana), e, BuktiBaru("Ket", HARI, teks="x"))
    jalur = alamat(r, f"bukti/{bukti.pk}/berkas/")
    for peran in Peran:
        masuk(client, unit, peran, "kb" if peran == Peran.OPERATOR else "")
        jawaban = client.get(jalur)
        assert b"".join(jawaban.streaming_content) == isi_berkas
        assert jawaban["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert jawaban["Cache-Control"] == "private, no-store"
    assert client.get(alamat(r, f"bukti/{teks.pk}/berkas/")).status_code == 404
    assert client.get(alamat(rekomendasi(unit, 2), f"bukti/{bukti.pk}/berkas/")).status_code == 404
    masuk(client, unit_uji("dinas-dua", unit.pemda), Peran.PERENCANA)
    assert client.get(jalur).status_code == 404
    client.logout()
    assert client.get(jalur).status_code == 302


def test_who_never_follows_up_may_not_write(client: Client, unit: Unit, r: Rekomendasi) -> None:
    e = entri(r, pejabat(unit, Peran.PERENCANA))
    for peran in (Peran.KEPALA, Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN):
        masuk(client, unit, peran)
        assert client.post(alamat(r, "tindak-lanjut/"), kiriman()).status_code == 403
        assert client.post(alamat(r, f"tindak-lanjut/{e.pk}/"), kiriman(aksi="ubah")).status_code == 403


def test_a_foreign_recommendation_does_not_exist(client: Client, unit: Unit, r: Rekomendasi) -> None:
    lain = unit_uji("dinas-dua", unit.pemda)
    asing = rekomendasi(lain)
    e = entri(asing, pejabat(lain, Peran.PERENCANA))
    masuk(client, unit, Peran.PERENCANA)
    for akhir in ("", "tindak-lanjut/", f"tindak-lanjut/{e.pk}/"):
        assert client.get(f"/dinas-dua/{TAHUN}/rekomendasi/{asing.pk}/{akhir}").status_code == 404
        assert client.get(f"/dinas-uji/{TAHUN}/rekomendasi/{asing.pk}/{akhir}").status_code == 404
    assert client.get(alamat(r, f"tindak-lanjut/{e.pk}/")).status_code == 404
    assert client.get(alamat(r, tahun=TAHUN - 1)).status_code == 404  # before its LHE
    assert client.get(alamat(r, tahun=TAHUN + 1)).status_code == 200
    for angka in (0, 10**12, 10**300):
        assert client.get(f"/dinas-uji/{TAHUN}/rekomendasi/{angka}/").status_code == 404
        assert client.get(alamat(r, f"bukti/{angka}/berkas/")).status_code == 404
        assert client.get(alamat(r, f"tindak-lanjut/{angka}/")).status_code == 404


def test_more_rows_cost_no_more_queries(client: Client, unit: Unit, r: Rekomendasi) -> None:
    perencana = masuk(client, unit, Peran.PERENCANA)
    e = entri(r, perencana)

    def kueri(jalur: str) -> int:
        with CaptureQueriesContext(connection) as catatan:
            assert client.get(jalur).status_code == 200
        return len(catatan)

    semua = [alamat(), alamat(r), alamat(r, "tindak-lanjut/"), alamat(r, f"tindak-lanjut/{e.pk}/")]
    sedikit = [kueri(j) for j in semua]
    for n in range(2, 8):
        rekomendasi(unit, n, bidang="kb", komponen=komponen(unit))
        tambah_bukti(Pencatat(perencana), entri(r, perencana), BuktiBaru("Ket", HARI, teks="x"))
        tambah_bukti(Pencatat(perencana), e, BuktiBaru("Ket", HARI, teks="x"))
    lhe(unit, TAHUN - 1)
    assert [kueri(j) for j in semua] == sedikit
    assert max(sedikit) <= 15, sedikit


def test_the_dashboard_counts_what_is_open_and_late(client: Client) -> None:
    demo = Unit.objects.select_related("pemda").get(slug="dp3akb")
    client.force_login(pejabat(demo, Peran.KEPALA))
    milik = Rekomendasi.objects.filter(evaluasi__unit=demo)
    milik.filter(nomor=2).update(status="terverifikasi")
    milik.filter(nomor=3).update(tenggat=HARI - timedelta(9))  # declared done: not late any more
    halaman = isi(client.get("/dp3akb/2024/"))
    assert '<a href="/dp3akb/2024/rekomendasi/">7</a>' in halaman
    assert "lewat batas waktu" not in halaman
    assert "7 dari 8 rekomendasi selesai" in halaman  # verified is done too
    milik.filter(nomor=1).update(tenggat=HARI - timedelta(1))
    evaluasi = milik.get(nomor=1).evaluasi
    Rekomendasi.objects.create(evaluasi=evaluasi, nomor=9, uraian="x", tenggat=HARI + timedelta(4))
    halaman = isi(client.get("/dp3akb/2024/"))
    assert "1 lewat batas waktu" in halaman
    assert "batas terdekat 4 hari lagi" in halaman
