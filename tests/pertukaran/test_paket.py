"""The hand-over package: what is in it, what is missing, its manifest, and that it stays inside itself."""

from __future__ import annotations

import json
import tracemalloc
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import Mock
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from evaluation.models import EvaluasiAkip
from indicators.models import Dokumen, Indikator
from lkjip.enums import Keadaan as KeadaanTriwulan
from lkjip.enums import TahapEvaluasi, TahapLkjip
from lkjip.models import Bidang, Unit
from pengisian.models import TriwulanUnit
from perencanaan.models import AksiRencana
from pertukaran.paket import kumpul, tulis
from pertukaran.paket.baca import periksa_paket
from pertukaran.paket.bahan import Bahan
from pertukaran.paket.data import Berkas, Keadaan, PaketRusak
from pertukaran.paket.jenis import JENIS, kumpulkan
from pertukaran.paket.tulis import TIDAK_TERSUSUN, aman
from reports.models import BagianUnit, BerkasTerbitan, LampiranPdf, PekerjaanCetak
from reports.renderers.pdf import GagalCetak
from tests.pabrik import buat_pengguna, buat_unit
from tests.pertukaran.bantu import unit_demo
from tests.pertukaran.bantu_paket import BUAT, TAHUN, cepat, isi_zip, kemas, paket, ubah_manifest
from tests.reports.bantu_terbitan import cepat as terbit_cepat
from tests.reports.bantu_terbitan import terbitan_dua, unit_lkjip

__all__ = ["cepat", "terbit_cepat"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cepat")]


def per_jenis(manifest: dict[str, Any], jenis: str) -> list[str]:
    return [b["jalur"] for b in manifest["berkas"] if b["jenis"] == jenis]


def kurang(manifest: dict[str, Any]) -> dict[str, str]:
    return {k["judul"]: k["sebab"] for k in manifest["kurang"]}


def lampirkan(unit: Unit, judul: str, isi: bytes = b"%PDF-1.7") -> LampiranPdf:
    bagian = BagianUnit.objects.create(
        unit=unit, tahun=TAHUN, kunci=f"b{BagianUnit.objects.count()}", tambahan=True, judul=judul
    )
    lampiran = LampiranPdf(
        bagian=bagian, nama_berkas="../../x.pdf", ukuran=len(isi), sha256="", banyak_halaman=1,
        oleh=buat_pengguna(), pada=timezone.now(),
    )  # fmt: skip
    lampiran.berkas.save("x.pdf", ContentFile(isi))
    return lampiran


def test_every_document_of_the_demo_stands_in_the_folder_of_its_kind() -> None:
    i = Indikator.objects.filter(unit=unit_demo()).first()
    AksiRencana.objects.create(unit=unit_demo(), tahun=TAHUN, indikator=i, uraian="Bimbingan", tw1=True)
    isi, manifest = paket(unit_demo())
    assert per_jenis(manifest, "renstra") == ["01-Renstra/renstra-dp3akb-2024.pdf"]
    assert per_jenis(manifest, "iku") == ["02-IKU/iku-dp3akb-2024.pdf"]
    assert per_jenis(manifest, "pk") == ["03-Perjanjian-Kinerja/PK-dp3akb-2024-perubahan-1.pdf"]
    assert per_jenis(manifest, "rencana-aksi") == ["04-Rencana-Aksi/rencana-aksi-dp3akb-2024.xlsx"]
    assert per_jenis(manifest, "e81") == [
        f"05-E81/E81-dp3akb-2024-TW{t}.{f}" for t in range(1, 5) for f in ("pdf", "xlsx")
    ]
    assert per_jenis(manifest, "lkjip") == ["06-LKjIP/LKjIP-dp3akb-2024-DRAF.pdf"]
    assert per_jenis(manifest, "lhe") == []
    assert len(per_jenis(manifest, "tindak-lanjut")) == 2
    assert list(kurang(manifest)) == ["LKjIP yang diterbitkan", "Laporan Hasil Evaluasi AKIP"]
    assert {b["jenis"] for b in manifest["berkas"] if b["keadaan"] == "draf"} == {"e81", "lkjip"}
    assert isi_zip(isi)["05-E81/E81-dp3akb-2024-TW3.pdf"] == b"e81 pdf 3"
    with ZipFile(BytesIO(isi)) as arsip:
        nama = arsip.namelist()
    assert nama == [*sorted(nama[:-2]), "manifest.json", "DAFTAR ISI.txt"]


def test_hashes_sizes_and_the_list_agree_with_the_files(tmp_path: Path) -> None:
    isi, manifest = paket(unit_demo())
    berkas = isi_zip(isi)
    assert json.loads(berkas["manifest.json"]) == manifest
    for b in manifest["berkas"]:
        assert (b["ukuran"], b["sha256"]) == (len(berkas[b["jalur"]]), sha256(berkas[b["jalur"]]).hexdigest())
    assert manifest["dibuat"] == {"pada": BUAT.pada.isoformat(timespec="seconds"), "oleh": "Sari Dewi"}
    daftar = berkas["DAFTAR ISI.txt"].decode()
    assert "oleh Sari Dewi" in daftar
    assert "DRAF; Belum ditetapkan final" in daftar
    assert "- Laporan Hasil Evaluasi AKIP: LHE atas AKIP 2024 belum ditetapkan Inspektorat." in daftar
    (tmp_path / "p.zip").write_bytes(isi)
    assert periksa_paket(tmp_path / "p.zip") == manifest


def test_the_same_data_gives_the_same_bytes_but_for_what_says_its_date() -> None:
    satu, dua = paket(unit_demo()), paket(unit_demo())
    assert satu == dua
    lain = isi_zip(paket(unit_demo(), replace(BUAT, pada=BUAT.pada + timedelta(days=1)))[0])
    semula = isi_zip(satu[0])
    assert {n for n in semula if semula[n] != lain[n]} == {"manifest.json", "DAFTAR ISI.txt"}


def test_a_unit_without_anything_gets_a_list_of_what_is_missing_and_where_it_is_made() -> None:
    unit = buat_unit("dinas-kosong")
    hasil = {k.jenis.kunci: k for k in kumpulkan(Bahan(unit, TAHUN))}
    for kunci in ("renstra", "iku", "pk", "rencana-aksi", "e81", "lhe", "tindak-lanjut"):
        assert hasil[kunci].keadaan == Keadaan.BELUM
        assert all(k.sebab and k.alamat.startswith("/dinas-kosong/2024/") for k in hasil[kunci].kurang)
    assert [k.judul[-1] for k in hasil["e81"].kurang] == ["I", "I", "I", "V"]
    assert {j.kunci for j in JENIS if j.wajib} <= {k.jenis.kunci for k in hasil.values() if k.kurang}


def test_drafts_approved_quarters_and_those_of_a_bidang_say_so() -> None:
    unit = unit_demo()
    for t, keadaan in ((1, KeadaanTriwulan.TERKUNCI), (2, KeadaanTriwulan.DIAJUKAN)):
        TriwulanUnit.objects.update_or_create(
            unit=unit, tahun=TAHUN, triwulan=t, defaults={"keadaan": keadaan}
        )
    bidang = Bidang.objects.filter(unit=unit).first()
    Dokumen.objects.create(
        unit=unit, jenis="pk", tahun=TAHUN, urutan=0, nama="PK Bidang", bidang=bidang, draf=True
    )
    Dokumen.objects.filter(unit=unit, jenis="iku").update(draf=True)
    _, manifest = paket(unit)
    keadaan = {b["jalur"].rpartition("/")[2]: b["keadaan"] for b in manifest["berkas"]}
    assert keadaan["E81-dp3akb-2024-TW1.pdf"] == "ada"
    assert keadaan["E81-dp3akb-2024-TW2.pdf"] == "draf"
    assert keadaan[f"PK-dp3akb-{bidang.kode}-2024-murni.pdf"] == "draf"
    assert keadaan["PK-dp3akb-2024-perubahan-1.pdf"] == "ada"
    assert kurang(manifest)["Indikator Kinerja Utama"] == "Dokumennya masih draf; tetapkan dahulu."


def test_a_change_decided_after_the_year_is_none_of_its_documents() -> None:
    Dokumen.objects.filter(unit=unit_demo(), jenis="renstra", urutan__gt=0).update(tanggal=date(2025, 3, 1))
    renstra = next(k for k in kumpulkan(Bahan(unit_demo(), TAHUN)) if k.jenis.kunci == "renstra")
    semula = Dokumen.objects.get(unit=unit_demo(), jenis="renstra", urutan=0)
    assert renstra.berkas[0].keterangan.startswith(semula.nama)


def test_the_lhe_is_in_it_only_when_final() -> None:
    """That of the demo is on the AKIP of 2023."""
    milik = EvaluasiAkip.objects.filter(unit=unit_demo(), tahun=TAHUN - 1)
    manifest = tulis.tulis_paket(Bahan(unit_demo(), TAHUN - 1), BytesIO(), BUAT)
    assert per_jenis(manifest, "lhe") == ["07-LHE/LHE-dp3akb-2023.pdf"]
    milik.update(tahap=TahapEvaluasi.EVALUASI)
    manifest = tulis.tulis_paket(Bahan(unit_demo(), TAHUN - 1), BytesIO(), BUAT)
    assert per_jenis(manifest, "lhe") == []


@pytest.mark.usefixtures("terbit_cepat")
def test_frozen_files_of_the_published_edition_go_in_as_they_are() -> None:
    unit = unit_lkjip(TahapLkjip.TERBIT)
    terbitan_dua(unit)
    isi, manifest = paket(unit)
    jalur = per_jenis(manifest, "lkjip")
    assert [j.rpartition(".")[2] for j in jalur] == ["docx", "json", "pdf", "xlsx"]
    beku = {b.nama: b.sha256 for b in BerkasTerbitan.objects.filter(terbitan__unit=unit, terbitan__nomor=2)}
    for j in jalur:
        assert sha256(isi_zip(isi)[j]).hexdigest() == beku[j.rpartition("/")[2]]
    lkjip = [b for b in manifest["berkas"] if b["jenis"] == "lkjip"]
    assert {b["keadaan"] for b in lkjip} == {"ada"}
    assert all(b["keterangan"].startswith("Terbitan 2, diterbitkan ") for b in lkjip)


@pytest.mark.usefixtures("terbit_cepat")
def test_a_frozen_file_that_was_changed_is_missing_with_the_reason() -> None:
    unit = unit_lkjip(TahapLkjip.FINAL)
    BerkasTerbitan.objects.filter(terbitan__unit=unit, format="pdf").update(sha256="0" * 64)
    isi, manifest = paket(unit)
    assert not any(n.endswith(".pdf") for n in per_jenis(manifest, "lkjip"))
    assert "tidak sesuai SHA-256" in kurang(manifest)["LKjIP (PDF)"]
    assert len(isi_zip(isi)) == len(manifest["berkas"]) + 2


def test_what_cannot_be_printed_is_missing_and_the_rest_is_made(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(kumpul, "render", Mock(side_effect=ValueError("rusak")))
    monkeypatch.setattr(kumpul, "_lkjip_draf", Mock(side_effect=GagalCetak("Terlalu lama.")))
    isi, manifest = paket(unit_demo())
    assert kurang(manifest)["Formulir E.81 Triwulan II (XLSX)"] == TIDAK_TERSUSUN
    assert kurang(manifest)["LKjIP (PDF)"] == "Terlalu lama."
    assert not any(n.startswith(("05", "06")) for n in isi_zip(isi))
    assert "rusak" in caplog.text


def test_signed_annexes_join_the_kind_that_their_title_names() -> None:
    unit = unit_demo()
    lampirkan(unit, "Perjanjian Kinerja bertanda tangan", b"%PDF pk")
    lampirkan(unit, "Dokumentasi kiat usaha", b"%PDF lain")  # holds "iku" in no word
    isi, manifest = paket(unit)
    lain = per_jenis(manifest, "lampiran")
    assert per_jenis(manifest, "pk")[-1] == (
        "03-Perjanjian-Kinerja/lampiran-1-Perjanjian-Kinerja-bertanda-tangan.pdf"
    )
    assert lain == ["10-Lampiran/lampiran-2-Dokumentasi-kiat-usaha.pdf"]
    assert isi_zip(isi)[lain[0]] == b"%PDF lain"


@pytest.mark.parametrize(
    "nama",
    [
        "../../etc/passwd",
        "C:\\x\\..\\y.pdf",
        "/mutlak.pdf",
        "a\nb.pdf",
        "…​.pdf",
        "CON",
        "..",
        "x" * 500 + ".pdf",
        "a.p/../df",
    ],
)
def test_no_name_leaves_its_folder(nama: str) -> None:
    hasil = aman(nama)
    assert 0 < len(hasil) <= 90
    assert not set(hasil) & set('/\\:*?"<>|\n\x00')
    assert ".." not in hasil
    assert not hasil.startswith((".", "-"))


def test_hostile_names_stay_inside_and_do_not_collide(tmp_path: Path) -> None:
    unit = unit_demo()
    unit.slug, unit.nama = "../../jahat", "Dinas\r\n- 01-Renstra/palsu.pdf"
    for _ in range(2):
        lampirkan(unit_demo(), "../../../etc/cron.d/x")
    bahan = Bahan(unit, TAHUN)
    bahan.alamat = lambda nama: f"/{nama}/"  # type: ignore[method-assign]
    ke = BytesIO()
    manifest = tulis.tulis_paket(bahan, ke, BUAT)
    folder = {j.folder for j in JENIS}
    for b in manifest["berkas"]:
        assert b["jalur"].count("/") == 1
        assert b["jalur"].split("/")[0] in folder
        assert ".." not in b["jalur"]
    assert "\n- 01-Renstra/palsu" not in isi_zip(ke.getvalue())["DAFTAR ISI.txt"].decode()
    (tmp_path / "p.zip").write_bytes(ke.getvalue())
    assert periksa_paket(tmp_path / "p.zip") == manifest


def test_two_files_of_one_name_are_both_there(monkeypatch: pytest.MonkeyPatch) -> None:
    sama = [Berkas(n, "x", Keadaan.ADA, lambda: [b"x"]) for n in ("A b.pdf", "a-b.pdf")]
    jenis = replace(JENIS[0], kumpulkan=lambda b: (sama, []))
    assert [j for j, _, _ in tulis._bernama([(jenis, b) for b in sama])] == [
        "01-Renstra/A-b.pdf",
        "01-Renstra/a-b-2.pdf",
    ]


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (lambda i: i | {"01-Renstra/renstra-dp3akb-2024.pdf": b"lain"}, "tidak sesuai"),
        (lambda i: i | {"01-Renstra/sisipan.exe": b"x"}, "sisipan.exe"),
        (lambda i: i | {"../luar.pdf": b"x"}, "berbahaya"),
        (lambda i: i | {"a\\b": b"x"}, "berbahaya"),
        (lambda i: {n: b for n, b in i.items() if not n.startswith("02")}, "02-IKU"),
        (lambda i: {n: b for n, b in i.items() if n != "manifest.json"}, "tidak memuat"),
        (lambda i: i | {"manifest.json": b"{"}, "tidak dapat dibaca"),
        (lambda i: i | {"manifest.json": b"[]"}, "Bentuk manifest"),
        (lambda i: ubah_manifest(i, versi=99), "Versi manifest"),
        (lambda i: ubah_manifest(i, berkas=["x"]), "berkas ke-1"),
        (lambda i: ubah_manifest(i, tahun="2024"), "Bentuk manifest"),
    ],
)  # fmt: skip
def test_a_package_that_was_changed_is_refused_with_what_is_wrong(
    ubah: Any, pesan: str, tmp_path: Path
) -> None:
    isi = ubah(isi_zip(paket(unit_demo())[0]))
    with pytest.raises(PaketRusak, match=pesan):
        periksa_paket(kemas(tmp_path / "p.zip", isi))


def test_the_commands_write_and_check_a_package(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ke = tmp_path / "p.zip"
    call_command("paket", unit="dp3akb", tahun=TAHUN, ke=ke)
    assert "3 kekurangan" in capsys.readouterr().out
    call_command("periksa_paket", str(ke))
    assert capsys.readouterr().out.startswith("Utuh: ")
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == [], "nothing half is left"
    ke.write_bytes(ke.read_bytes()[:-40])
    with pytest.raises(CommandError, match="bukan paket ZIP"):
        call_command("periksa_paket", str(ke))
    for salah in ({"unit": "tidak-ada"}, {"tahun": 1999}, {"ke": tmp_path / "tidak" / "ada.zip"}):
        with pytest.raises(CommandError):
            call_command("paket", **{"unit": "dp3akb", "tahun": TAHUN, "ke": ke} | salah)
    assert not PekerjaanCetak.objects.exists()


def test_files_pass_through_and_are_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty megabytes in pieces take a few in memory."""
    potong = bytes(1024**2)
    besar = [Berkas(f"{n}.bin", "x", Keadaan.ADA, lambda: (potong for _ in range(10))) for n in range(4)]
    jenis = replace(JENIS[0], kumpulkan=lambda b: (besar, []))
    monkeypatch.setattr("pertukaran.paket.jenis.JENIS", (jenis, JENIS[-1]))
    with (tmp_path / "p.zip").open("wb") as ke:
        tracemalloc.start()
        try:
            manifest = tulis.tulis_paket(Bahan(unit_demo(), TAHUN), ke, BUAT)
            puncak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert sum(b["ukuran"] for b in manifest["berkas"]) == 40 * 1024**2
    assert puncak < 8 * 1024**2


def test_a_rencana_aksi_without_anything_in_it_is_missing() -> None:
    """As that of the demo in 2024."""
    manifest = paket(unit_demo())[1]
    assert per_jenis(manifest, "rencana-aksi") == []
    assert "belum diisi" in kurang(manifest)["Rencana Aksi"]
