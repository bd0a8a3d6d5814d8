"""What an import may change, what it must not, and what it leaves behind."""

from __future__ import annotations

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from openpyxl import load_workbook

from budget.models import Simpul
from evaluation.models import EvaluasiAkip, NilaiAkip
from indicators.models import Dokumen, Realisasi, Target
from lkjip.enums import Keadaan, Peran, TahapLkjip
from lkjip.models import Aset, ButirUnit, JejakUbah, Pemda, Pengguna, Periode, Unit
from pengisian.models import PerubahanSel, TriwulanUnit
from perencanaan.models import AksiRencana, HubunganLintas
from pertukaran.layanan import Hasil
from reports.models import Naskah, StatusLkjip, VersiNaskah
from tests.pabrik import buat_pengguna, buat_unit
from tests.pertukaran.bantu import ekspor, impor, ubah, unit_demo

pytestmark = pytest.mark.django_db


@pytest.fixture
def perencana() -> Pengguna:
    return buat_pengguna(Peran.PERENCANA, unit_demo())


@pytest.fixture
def berkas() -> bytes:
    return ekspor(unit_demo(), pemda=False)


def sel(berkas: bytes, lembar: str, kolom: str, **kunci: object) -> str:
    """The address of a column in the row whose other columns hold what is asked for."""
    ws = load_workbook(BytesIO(berkas))[lembar]
    letak = {s.value: s.column for s in ws[1]}
    for baris in ws.iter_rows(min_row=3):
        if all(str(baris[letak[k] - 1].value or "") == str(v) for k, v in kunci.items()):
            return baris[letak[kolom] - 1].coordinate
    raise AssertionError(f"{lembar} has no row with {kunci}")


def oleh(pengguna: Pengguna) -> dict[str, Pengguna]:
    return {"oleh": pengguna, "hak": pengguna}


def satu_galat(hasil: Hasil) -> dict[str, str]:
    assert hasil.banyak_galat == 1, hasil.galat
    return hasil.galat[0]


@pytest.mark.parametrize("keadaan", [Keadaan.DIAJUKAN, Keadaan.DISETUJUI, Keadaan.TERKUNCI])
def test_settled_quarters_stay(perencana: Pengguna, berkas: bytes, keadaan: Keadaan) -> None:
    TriwulanUnit.objects.create(unit=unit_demo(), tahun=2024, triwulan=2, keadaan=keadaan)
    kinerja = sel(berkas, "Realisasi", "nilai", indikator="1.1", tahun=2024, triwulan=2)
    uang = sel(berkas, "Realisasi Anggaran", "nilai", simpul="2024/1.1.1.1", triwulan=2)
    for lembar, alamat in (("Realisasi", kinerja), ("Realisasi Anggaran", uang)):
        galat = satu_galat(impor(ubah(berkas, (lembar, alamat, 3)), unit_demo(), **oleh(perencana)))
        assert (galat["lembar"], galat["sel"]) == (lembar, alamat)
        assert galat["nilai"] == "3"
        assert f"Triwulan II 2024 sudah {keadaan.label.lower()}" in galat["pesan"]
    assert impor(berkas, unit_demo(), **oleh(perencana)).galat == []  # what is the same does no harm
    hapus = sel(berkas, "Realisasi", "hapus", indikator="1.1", tahun=2024, triwulan=2)
    assert (
        "tidak dapat diubah"
        in satu_galat(impor(ubah(berkas, ("Realisasi", hapus, "ya")), unit_demo(), **oleh(perencana)))[
            "pesan"
        ]
    )
    assert not PerubahanSel.objects.exists()


def test_a_closed_period_keeps_figures_out(perencana: Pengguna, berkas: bytes) -> None:
    lalu = timezone.localdate().replace(year=2024)
    Periode.objects.create(
        pemda=unit_demo().pemda, tahun=2024, triwulan=2, buka=lalu, tenggat=lalu, tutup=lalu
    )
    kinerja = sel(berkas, "Realisasi", "nilai", indikator="1.1", tahun=2024, triwulan=2)
    galat = satu_galat(impor(ubah(berkas, ("Realisasi", kinerja, 3)), unit_demo(), **oleh(perencana)))
    assert "tidak terbuka" in galat["pesan"]


def test_changed_figures_leave_their_cells_in_the_log(perencana: Pengguna, berkas: bytes) -> None:
    baru = ubah(
        berkas,
        ("Realisasi", sel(berkas, "Realisasi", "nilai", indikator="1.1", tahun=2024, triwulan=2), "7,5"),
        (
            "Realisasi Anggaran",
            sel(berkas, "Realisasi Anggaran", "nilai", simpul="2024/1.1.1.1", triwulan=2),
            5,
        ),
        (
            "Nilai Komponen",
            sel(berkas, "Nilai Komponen", "nilai", realisasi="rka-rg/2024/4", komponen="rka-rg/1"),
            600,
        ),
        (
            "Evaluasi Renja",
            sel(berkas, "Evaluasi Renja", "faktor_pendorong", tahun=2024, triwulan=4),
            "Regulasi.",
        ),
    )
    lama = Realisasi.objects.get(indikator__kode="1.1", tahun=2024, triwulan=2)
    hasil = impor(baru, unit_demo(), alasan="Data BPS terbit", **oleh(perencana))
    assert (hasil.berubah, hasil.galat) == (4, [])
    catatan = {c.kolom: c for c in PerubahanSel.objects.all()}
    assert set(catatan) == {"nilai", "rp", "komponen1", "faktor_pendorong"}
    assert catatan["nilai"].baru == "7,5"
    assert (catatan["rp"].lama, catatan["rp"].baru) == ("171.706.921", "5")
    assert (catatan["komponen1"].lama, catatan["komponen1"].triwulan) == ("627", 4)
    assert {(c.oleh, c.alasan, c.cara) for c in catatan.values()} == {
        (perencana, "Data BPS terbit", "unggah")
    }
    assert len({c.kelompok for c in catatan.values()}) == 1
    kini = Realisasi.objects.get(pk=lama.pk)
    assert (kini.versi, kini.diubah_oleh) == (lama.versi + 1, perencana)
    assert not JejakUbah.objects.exists()  # each change is told once


def test_rows_are_deleted_only_where_the_sheet_says_so(perencana: Pengguna, berkas: bytes) -> None:
    wb_tanpa = load_workbook(BytesIO(berkas))
    wb_tanpa["Aset"].delete_rows(3, 5)
    del wb_tanpa["Pegawai"]
    isi = BytesIO()
    wb_tanpa.save(isi)
    hasil = impor(isi.getvalue(), unit_demo(), **oleh(perencana))
    assert (hasil.baru, hasil.berubah, hasil.dihapus) == (0, 0, 0)
    hapus = ubah(berkas, ("Aset", sel(berkas, "Aset", "hapus", nama="Mobil"), "ya"))
    hasil = impor(hapus, unit_demo(), alasan="Dilelang", **oleh(perencana))
    assert (hasil.dihapus, hasil.galat) == (1, [])
    assert not Aset.objects.filter(unit=unit_demo(), nama="Mobil").exists()
    jejak = JejakUbah.objects.get()
    assert (jejak.tindakan, jejak.alasan, jejak.perubahan["Jumlah unit"]) == (
        "dihapus",
        "Dilelang",
        ["8", ""],
    )
    assert jejak.objek_id
    lagi = impor(hapus, unit_demo(), **oleh(perencana))
    assert (lagi.dihapus, lagi.baru, lagi.galat) == (0, 0, [])


def test_what_is_still_used_is_not_deleted(perencana: Pengguna, berkas: bytes) -> None:
    hapus = ubah(berkas, ("Indikator", sel(berkas, "Indikator", "hapus", kode="idg"), "ya"))
    galat = satu_galat(impor(hapus, unit_demo(), **oleh(perencana)))
    assert "masih dipakai" in galat["pesan"]
    assert "target" in galat["pesan"]
    program = sel(berkas, "Program Kegiatan", "hapus", kode="1.1")
    assert (
        "masih dipakai"
        in satu_galat(
            impor(ubah(berkas, ("Program Kegiatan", program, "ya")), unit_demo(), **oleh(perencana))
        )["pesan"]
    )
    assert Simpul.objects.filter(unit=unit_demo(), kode="1.1").exists()


def test_a_final_report_keeps_its_texts(perencana: Pengguna, berkas: bytes) -> None:
    isi = sel(berkas, "Naskah LKjIP", "isi", tahun=2024, bagian="saran")
    baru = ubah(berkas, ("Naskah LKjIP", isi, '<p onclick="x()">Saran baru.<script>alert(1)</script></p>'))
    status = StatusLkjip.objects.create(unit=unit_demo(), tahun=2024, tahap=TahapLkjip.FINAL)
    galat = satu_galat(impor(baru, unit_demo(), **oleh(perencana)))
    assert (galat["sel"], "LKjIP 2024 sudah final" in galat["pesan"]) == (isi, True)
    status.delete()
    lama = Naskah.objects.get(unit=unit_demo(), bagian="saran").isi
    assert impor(baru, unit_demo(), **oleh(perencana)).berubah == 1
    assert Naskah.objects.get(unit=unit_demo(), bagian="saran").isi == "<p>Saran baru.</p>"
    versi = VersiNaskah.objects.filter(naskah__bagian="saran").order_by("nomor")
    assert [(v.isi, v.oleh) for v in versi] == [(lama, perencana), ("<p>Saran baru.</p>", perencana)]
    assert impor(baru, unit_demo(), **oleh(perencana)).berubah == 0  # cleaned, it is what is there


def test_scores_of_the_inspektorat_are_not_the_units_to_write(perencana: Pengguna, berkas: bytes) -> None:
    nilai = ubah(berkas, ("Nilai AKIP", sel(berkas, "Nilai AKIP", "nilai", komponen="2021/1"), 29))
    assert "hanya koordinator pemda" in satu_galat(impor(nilai, unit_demo(), **oleh(perencana)))["pesan"]
    koordinator = buat_pengguna(Peran.KOORDINATOR, pemda=unit_demo().pemda)
    assert "sudah tercatat" in satu_galat(impor(nilai, unit_demo(), **oleh(koordinator)))["pesan"]
    EvaluasiAkip.objects.filter(unit=unit_demo()).delete()
    hasil = impor(berkas, unit_demo(), **oleh(koordinator))
    assert (hasil.galat, hasil.berubah) == ([], 0)
    assert NilaiAkip.objects.filter(evaluasi__unit=unit_demo()).count() == 4
    hari = ubah(
        berkas, ("Perangkat Daerah", sel(berkas, "Perangkat Daerah", "berakhir", slug="dp3akb"), "31-12-2030")
    )
    galat = satu_galat(impor(hari, unit_demo(), **oleh(perencana)))
    assert (galat["kolom"], galat["nilai"]) == ("Berakhir pada", "2030-12-31")
    assert impor(hari, unit_demo(), **oleh(koordinator)).berubah == 1


def test_rows_in_any_order_plans_and_links_between_units(perencana: Pengguna, berkas: bytes) -> None:
    """What refers may stand above what it refers to; actions and links come and go like the rest."""
    unit = unit_demo()
    lain = buat_unit("dinkes", unit.pemda)
    indikator = unit.indikator.get(kode="idg")
    aksi = AksiRencana.objects.create(unit=unit, tahun=2024, indikator=indikator, uraian="Rapat.", tw1=True)
    sasaran = unit.sasaran.get(kode="s1")
    HubunganLintas.objects.create(sasaran=sasaran, unit=lain, uraian="Data kasus.")
    ButirUnit.objects.filter(unit=unit, jenis="dasar_hukum").update(urutan=1)  # rows that share a key
    bidang = Dokumen.objects.create(
        unit=unit, jenis="pk", tahun=2024, urutan=0, nama="PK bidang", bidang=unit.bidang.last(), draf=True
    )
    Target.objects.create(indikator=indikator, dokumen=bidang, tahun=2024, nilai=1)
    penuh = ekspor(unit, pemda=False)
    tetap = impor(penuh, unit, **oleh(perencana))
    assert (tetap.baru, tetap.berubah, tetap.galat) == (0, 0, [])
    aksi.delete()
    sasaran.hubungan_lintas.all().delete()
    bidang.delete()
    ButirUnit.objects.filter(unit=unit).delete()
    wb = load_workbook(BytesIO(penuh))
    ws = wb["Program Kegiatan"]
    isi = [[s.value for s in b] for b in ws.iter_rows(min_row=3, max_row=ws.max_row)]
    for n, baris in enumerate(reversed([b for b in isi if b[0]]), 3):
        for k, nilai in enumerate(baris, 1):
            ws.cell(n, k).value = nilai
    keluar = BytesIO()
    wb.save(keluar)
    pohon = list(unit.simpul.order_by("urutan").values_list("kode", flat=True))
    Simpul.objects.filter(unit=unit).delete()
    hasil = impor(keluar.getvalue(), unit, **oleh(perencana))
    assert hasil.galat == []
    assert list(unit.simpul.order_by("urutan").values_list("kode", flat=True)) == pohon
    assert unit.aksi_rencana.get().uraian == "Rapat."
    assert sasaran.hubungan_lintas.get().unit == lain
    assert Target.objects.filter(dokumen__bidang=unit.bidang.last()).count() == 1
    assert ButirUnit.objects.filter(unit=unit).count() == 61


def test_one_wrong_row_is_told_once(perencana: Pengguna, berkas: bytes) -> None:
    """Rows that hang on it are not told as well, and nothing at all is written."""
    salah = ubah(berkas, ("Dokumen", sel(berkas, "Dokumen", "tahun", jenis="Perjanjian Kinerja"), "dua ribu"))
    salah = ubah(salah, ("Aset", sel(berkas, "Aset", "jumlah", nama="Mobil"), 9))
    Dokumen.objects.filter(unit=unit_demo(), jenis="pk").delete()
    galat = satu_galat(impor(salah, unit_demo(), **oleh(perencana)))
    assert galat["lembar"] == "Dokumen"
    assert Aset.objects.get(unit=unit_demo(), nama="Mobil").jumlah == 8


def test_commands(tmp_path: Path, perencana: Pengguna) -> None:
    berkas = tmp_path / "buku.xlsx"
    call_command("ekspor", unit="dp3akb", ke=berkas, dengan_pemda=True, verbosity=0, stdout=StringIO())
    keluaran = StringIO()
    call_command("impor", berkas, stdout=keluaran)
    assert "0 baru, 0 berubah, 0 dihapus" in keluaran.getvalue()
    berkas.write_bytes(ubah(berkas.read_bytes(), ("Aset", "C3", 9)))
    call_command("impor", berkas, stdout=keluaran)
    assert "Belum ada yang ditulis" in keluaran.getvalue()
    with pytest.raises(CommandError, match="sebutkan --oleh"):
        call_command("impor", berkas, terapkan=True)
    with pytest.raises(CommandError, match="milik “dp3akb”, bukan “lain”"):
        call_command("impor", berkas, unit="lain")
    call_command("impor", berkas, terapkan=True, oleh=perencana.username, stdout=keluaran)
    assert JejakUbah.objects.get().oleh == perencana
    berkas.write_bytes(ubah(berkas.read_bytes(), ("Aset", "D3", "banyak")))
    galat = StringIO()
    with pytest.raises(CommandError, match="1 kesalahan"):
        call_command("impor", berkas, stderr=galat)
    assert 'Lembar Aset, sel D3, isi "banyak"' in galat.getvalue()
    with pytest.raises(CommandError, match="tidak dikenal"):
        call_command("ekspor", unit="tiada", ke=berkas)


def test_a_scale_out_of_order_is_refused() -> None:
    berkas = ekspor(unit_demo())
    batas = sel(berkas, "Jenjang Skala", "batas_bawah", skala="e81-5", urutan=2)
    galat = satu_galat(impor(ubah(berkas, ("Jenjang Skala", batas, 99)), unit_demo()))
    assert (galat["lembar"], "harus menurun" in galat["pesan"]) == ("Jenjang Skala", True)


def test_another_pemda_is_not_touched(tmp_path: Path) -> None:
    """A workbook with its pemda, under other codes, becomes a unit of its own beside the demo."""
    berkas = ubah(
        ekspor(unit_demo()),
        ("Pemda", "A3", "kota-lain"),
        ("Perangkat Daerah", "A3", "dinas-lain"),
    )
    path = tmp_path / "lain.xlsx"
    path.write_bytes(berkas)
    sebelum = ekspor(unit_demo())
    call_command("impor", path, terapkan=True, stdout=StringIO())
    assert Pemda.objects.count() == 2
    assert Unit.objects.get(slug="dinas-lain").simpul.count() == unit_demo().simpul.count()
    assert ekspor(unit_demo()) == sebelum
