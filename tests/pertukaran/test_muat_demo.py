"""The demo loads from its files: completely, repeatedly, or not at all."""

import re
import shutil
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.models import Count, Sum

from budget.models import Pagu, RealisasiAnggaran, Simpul
from indicators.models import Dokumen, Indikator, Realisasi
from lkjip.models import Aset, Pegawai, Pemda, Unit
from pertukaran.baris import GalatBaris
from pertukaran.folder import muat_folder
from reports.models import Naskah

FIXTURES = settings.BASE_DIR / "fixtures"

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    call_command("muat_demo", verbosity=0)
    return Unit.objects.get(slug="dp3akb")


KECIL = {"unit", "urusan", "pegawai", "dokumen", "tujuan", "sasaran", "simpul", "dpa", "pagu"}


@pytest.fixture
def kecil(salinan: Path) -> Path:
    """The copy with one program only: errors show as well in it, and sooner."""
    for path in (salinan / "uji").glob("*.csv"):
        if path.stem not in KECIL:
            path.unlink()
    for nama, baris in (("simpul", 8), ("pagu", 5)):
        path = salinan / "uji" / f"{nama}.csv"
        isi = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(isi[:baris]), encoding="utf-8")
    return salinan


@pytest.fixture
def salinan(tmp_path: Path) -> Path:
    """A copy of the files under other names, so that nothing of it is in the database before."""
    folder = tmp_path / "berkas"
    shutil.copytree(FIXTURES, folder)
    (folder / "dp3akb").rename(folder / "uji")
    _ganti(folder / "pemda.csv", "balikpapan,", "pemda-uji,")
    _ganti(folder / "uji" / "unit.csv", "\ndp3akb,", "\nuji,")
    return folder


def _ganti(path: Path, lama: str, baru: str) -> None:
    isi = path.read_text(encoding="utf-8")
    assert lama in isi, f"{path.name} no longer holds {lama!r}"
    path.write_text(isi.replace(lama, baru, 1), encoding="utf-8")


def _galat(folder: Path) -> str:
    with pytest.raises(GalatBaris) as galat:
        muat_folder(folder)
    assert not Pemda.objects.filter(slug="pemda-uji").exists(), "half loaded"
    assert not Unit.objects.filter(slug="uji").exists(), "half loaded"
    return str(galat.value)


def test_second_run_changes_nothing(unit: Unit) -> None:
    keluaran = StringIO()
    call_command("muat_demo", stdout=keluaran)
    baris = keluaran.getvalue().splitlines()
    assert len(baris) > 40
    assert all("0 baru, 0 berubah" in b for b in baris)
    assert "dp3akb/simpul.csv: 0 baru, 0 berubah, 98 tetap" in baris


def test_changed_row_is_written_back(unit: Unit) -> None:
    Unit.objects.filter(pk=unit.pk).update(telepon="0")
    hasil = {h.berkas: h for h in muat_folder(FIXTURES)}
    assert (hasil["dp3akb/unit.csv"].berubah, hasil["dp3akb/unit.csv"].tetap) == (1, 0)
    assert sum(h.baru + h.berubah for h in hasil.values()) == 1
    unit.refresh_from_db()
    assert unit.telepon == "(0542) 424808"


def test_rows_of_no_file_stay_unless_asked(unit: Unit) -> None:
    Aset.objects.create(unit=unit, tahun=2024, nama="Tenda", jumlah=1, nilai=1)
    Realisasi.objects.create(indikator=unit.indikator.get(kode="1.1"), tahun=2023, nilai=91)
    muat_folder(FIXTURES)
    assert unit.aset.count() == 15
    dihapus = {h.berkas: h.dihapus for h in muat_folder(FIXTURES, bersihkan=True) if h.dihapus}
    assert dihapus == {"dp3akb/aset": 1, "dp3akb/realisasi": 1}
    assert unit.aset.count() == 14


def test_copy_loads_beside_the_demo(unit: Unit, salinan: Path) -> None:
    muat_folder(salinan)
    lain = Unit.objects.get(slug="uji")
    assert lain.simpul.count() == unit.simpul.count()
    assert not Simpul.objects.filter(unit=lain).exclude(sasaran__unit=lain).exclude(sasaran=None).exists()


def test_budget_tree(unit: Unit) -> None:
    jumlah = dict(unit.simpul.values_list("level").annotate(Count("id")).order_by())
    assert jumlah == {"program": 12, "kegiatan": 27, "sub_kegiatan": 59}
    pagu = Pagu.objects.filter(simpul__unit=unit)
    assert pagu.aggregate(n=Sum("nilai"))["n"] == 38_462_234_005
    assert set(pagu.values_list("simpul__level", "dpa__urutan")) == {("sub_kegiatan", 1)}
    realisasi = RealisasiAnggaran.objects.filter(simpul__unit=unit)
    assert realisasi.aggregate(n=Sum("nilai"))["n"] == 34_924_358_198


def test_only_sasaran_1_has_quarters(unit: Unit) -> None:
    realisasi = RealisasiAnggaran.objects.filter(simpul__unit=unit)
    assert set(realisasi.filter(triwulan=None).values_list("simpul__kode", flat=True).distinct()) == set(
        unit.simpul.filter(level="sub_kegiatan").exclude(kode__startswith="1.").values_list("kode", flat=True)
    )
    triwulanan = Realisasi.objects.filter(indikator__unit=unit, triwulan__isnull=False)
    kode = set(triwulanan.values_list("indikator__kode", flat=True))
    assert all(k == "rka-rg" or k.startswith("1.") for k in kode)
    assert triwulanan.count() == 4 * len(kode) == 4 * 32


def test_people_and_assets(unit: Unit) -> None:
    orang = Sum("laki_laki") + Sum("perempuan")
    pegawai = Pegawai.objects.filter(unit=unit, tahun=2024)
    assert pegawai.aggregate(n=orang)["n"] == 77
    assert pegawai.exclude(status="non_pns").aggregate(n=orang)["n"] == 51
    assert unit.kebutuhan_pegawai.aggregate(n=Sum("kebutuhan"))["n"] == 90
    assert Aset.objects.filter(unit=unit).aggregate(n=Sum("nilai"))["n"] == Decimal("6175958769.80")


def test_indicators_and_documents(unit: Unit) -> None:
    iku = Indikator.objects.filter(unit=unit, iku=True).values_list("kode", flat=True)
    assert list(iku) == ["idg", "mcpr", "kel-berkembang", "sakip"]
    assert Dokumen.objects.get(unit=unit, jenis="pk").tanggal.isoformat() == "2024-10-14"
    assert (
        Realisasi.objects.get(indikator__kode="idg", tahun=2024, indikator__unit=unit).status == "sementara"
    )
    naskah = Naskah.objects.filter(unit=unit, tahun=2024).values_list("bagian", flat=True)
    assert set(naskah) == {"kata_pengantar", "latar_belakang", "maksud_tujuan", "saran"}


def test_no_personal_names(unit: Unit) -> None:
    """People appear by office only: no academic titles, and the parties of a PK are offices."""
    gelar = re.compile(r"\b(Ir|Drs?|Dra|Hj?|Prof)\. [A-Z]|, ?(S|M)\.? ?(T|E|H|Si|Sos|Pd|Kom)\b")
    for path in [*FIXTURES.rglob("*.csv"), *FIXTURES.rglob("*.html")]:
        assert gelar.search(path.read_text(encoding="utf-8")) is None, path.name
    pihak = unit.dokumen.exclude(pihak_pertama="").values_list("pihak_pertama", "pihak_kedua")
    assert all(a.startswith("Kepala Dinas") and "Wali Kota" in b for a, b in pihak)


@pytest.mark.parametrize(
    ("berkas", "lama", "baru", "baris", "pesan"),
    [
        ("uji/pagu.csv", "254562599", "254.562.599", 2, 'kolom nilai, isi "254.562.599"'),
        ("uji/dokumen.csv", "2024-10-14", "14/10/2024", 6, 'kolom tanggal, isi "14/10/2024"'),
        ("uji/pagu.csv", "2024/1.1.1.1,", "2024/9.9.9.9,", 2, 'kolom simpul, isi "2024/9.9.9.9"'),
        ("uji/pagu.csv", ",apbd,", ",kas,", 2, 'kolom sumber_dana, isi "kas"'),
        ("uji/pagu.csv", ",254562599", ",", 2, 'kolom nilai, isi ""'),
        ("uji/pagu.csv", ",254562599", "", 2, "ada 3 sel, seharusnya 4"),
        ("uji/pagu.csv", ",254562599", ",-1", 2, "Pagu tidak boleh negatif."),
        ("uji/pagu.csv", "simpul,dpa", "simpul,dpb", 1, "kolom dpb"),
        ("uji/pagu.csv", "simpul,dpa", "simpul,id", 1, "kolom id"),
        ("uji/pagu.csv", "simpul,dpa", "simpul,simpul", 1, "muncul dua kali"),
        ("uji/pagu.csv", "2024/1.1.1.1,", ",", 2, "kolom simpul"),
        ("uji/sasaran.csv", ",t1,s4-semula", ",t1,s1-semula", 7, 'kolom menggantikan, isi "s1-semula"'),
        ("uji/simpul.csv", "2024,1.1.1,ya", "2024,1.1,ya", 3, "kunci 2024/1.1 sudah ada"),
        ("uji/simpul.csv", "2024,1.1,ya", "2024,1.1,mungkin", 2, "isi dengan ya atau tidak"),
        ("uji/pegawai.csv", "struktural,pns,0,1,1", "struktural,pns,0,2,1", 2, "menurut golongan"),
        ("uji/sasaran.csv", "s1,1,", '"s1,1,', 3, "bukan CSV yang benar"),
        ("uji/unit.csv", "\nuji,", "\nlain,", 2, "harus sama dengan nama folder (uji)"),
        ("pemda.csv", "\npemda-uji", "\nlain,b,c,d,e,f,g\npemda-uji", 1, "tepat satu baris"),
        ("jenjang_skala.csv", "capaian-3,1,", "capaian-9,1,", 2, "skala predikat ini tidak ada"),
    ],
)
def test_error_names_the_place(
    kecil: Path, berkas: str, lama: str, baru: str, baris: int, pesan: str
) -> None:
    _ganti(kecil / berkas, lama, baru)
    galat = _galat(kecil)
    assert galat.startswith(f"{berkas}, baris {baris}")
    assert pesan in galat


def test_line_is_where_the_row_begins(kecil: Path) -> None:
    """A cell with a line break moves every later row down; the error follows."""
    _ganti(kecil / "uji/pagu.csv", "2024/1.1.1.1,", '"2024/1.1.1.1\n",')
    _ganti(kecil / "uji/pagu.csv", ",395330000", ",x")
    assert _galat(kecil).startswith("uji/pagu.csv, baris 4, kolom nilai")


def test_file_that_is_not_text(kecil: Path) -> None:
    path = kecil / "uji/pagu.csv"
    path.write_bytes(path.read_bytes() + b"\xff\xfe\n")
    assert _galat(kecil) == "uji/pagu.csv, baris 6: bukan teks UTF-8"


def test_empty_and_unknown_files(kecil: Path) -> None:
    (kecil / "uji/targt.csv").write_text("kode\n", encoding="utf-8")
    assert _galat(kecil) == "uji/targt.csv, baris 1: nama berkas tidak dikenal"
    (kecil / "uji/targt.csv").unlink()
    (kecil / "uji/pagu.csv").write_text("", encoding="utf-8")
    assert _galat(kecil).startswith("uji/pagu.csv, baris 1: berkas kosong")


def test_byte_order_mark_is_no_column(kecil: Path) -> None:
    path = kecil / "uji/pagu.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    muat_folder(kecil)
    assert Pagu.objects.filter(simpul__unit__slug="uji").count() == 4


def test_command_tells_the_place_without_a_traceback(kecil: Path) -> None:
    _ganti(kecil / "uji/pagu.csv", "254562599", "x")
    with pytest.raises(CommandError, match=r"uji/pagu\.csv, baris 2, kolom nilai") as galat:
        call_command("muat_demo", folder=kecil)
    assert "Tidak ada data yang dimuat." in str(galat.value)
    with pytest.raises(CommandError, match="folder tidak ditemukan"):
        call_command("muat_demo", folder=kecil / "tiada")
