"""The text follows the figures: of the demo, of odd data by hand, of a unit about which nothing is known."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString

from lkjip.models import Unit
from reports.hidup import polos
from reports.narasi import bantu
from reports.narasi.dasar import Narasi
from reports.outline import telusur
from reports.sumber import Sumber
from reports.susunan import BAWAAN
from tests.reports.sumber_buatan import TAHUN, Kasus, kosong, sumber

rujuk = BAWAAN.rujuk
NARASI = {isi.kunci: isi for r in telusur() for isi in r.isi if isinstance(isi, Narasi) and isi.susun}
BERKAS = sorted((Path(settings.BASE_DIR) / "reports/narasi").glob("*.py"))

# These speak without data; all others must say what is missing.
BERDIRI_SENDIRI = {"kata_pengantar", "tanda_tangan", "maksud_tujuan", "sistematika", "efisiensi_anggaran"}

BAIK = Kasus("Kelaikan kendaraan", target="80", realisasi="90", belanja="900000")
PAS = Kasus("Kepatuhan trayek", target="75", realisasi="75")
GAGAL = Kasus(
    "Ketepatan waktu", target="80", realisasi="60", penyebab=("Armada kurang",), solusi=("Menambah armada",)
)
KASUS = {
    "satu": (BAIK,),
    "semua tercapai": (BAIK, PAS),
    "tidak ada yang tercapai": (GAGAL, GAGAL),
    "campuran": (BAIK, PAS, GAGAL),
    "tanpa data": (Kasus(realisasi=None, pagu=None, belanja=None), Kasus(target=None)),
    "tanpa target dan realisasi": (Kasus(target=None, realisasi=None),),
    "target nol": (Kasus(target="0", realisasi="5"),),
    "negatif": (Kasus("Kecelakaan", target="10", realisasi="50", arah="negatif", satuan="kasus", lalu="40"),),
    "sementara": (Kasus(realisasi="90", data_tahun=TAHUN - 1, alasan="Angka BPS belum terbit.", lalu="90"),),
    "sementara tanpa alasan": (Kasus(realisasi="90", data_tahun=TAHUN - 1),),
    "lebih dari pagu": (replace(BAIK, belanja="1500000"),),
    "pagu nol": (replace(BAIK, pagu="0", belanja="0"),),
}


def narasi(kunci: str, data: Sumber) -> str:
    """The narrative as it is printed, without the marks of its live figures."""
    html = NARASI[kunci].susun(data, rujuk)
    bersih = polos(html)
    return SafeString(bersih) if isinstance(html, SafeString) else bersih


def teks(kunci: str, data: Sumber) -> str:
    """The narrative as a reader sees it, one line for each paragraph or item."""
    html = narasi(kunci, data)
    return strip_tags(re.sub(r"</(p|li|h4)>", "\n", html))


def periksa(html: str) -> None:
    isi = strip_tags(html)
    assert not re.search(r"\b(None|nan|NaN|Decimal|Infinity)\b", isi), isi
    assert "  " not in isi, isi
    assert not re.search(r"\s[.,;]|\.\.|[{}]|\(\)|:\.", isi), isi
    assert "<p></p>" not in html
    assert "<li></li>" not in html


@pytest.fixture
def demo(db: None) -> Sumber:
    return Sumber(Unit.objects.get(slug="dp3akb").pk, 2024)


# --- every narrative


@pytest.mark.parametrize("kunci", NARASI)
def test_demo_reads_well(demo: Sumber, kunci: str) -> None:
    html = narasi(kunci, demo)
    periksa(html)
    assert strip_tags(html).strip()
    assert ("Belum ada" in html) == (kunci == "standar_nasional_uraian")  # two indicators have no benchmark


@pytest.mark.parametrize("kunci", NARASI)
def test_nothing_known_says_what_is_missing(kunci: str) -> None:
    html = narasi(kunci, kosong())
    periksa(html)
    assert not re.search(r"\d%|Rp\u00a0", html) or kunci in BERDIRI_SENDIRI
    if kunci not in BERDIRI_SENDIRI and html:
        assert re.search(r"[Bb]elum|kosong", html), html


@pytest.mark.parametrize("kasus", KASUS)
@pytest.mark.parametrize("kunci", NARASI)
def test_odd_data_reads_well(kunci: str, kasus: str) -> None:
    html = narasi(kunci, sumber(*KASUS[kasus]))
    periksa(html)
    assert isinstance(html, SafeString) or html == ""


@pytest.mark.parametrize("kunci", NARASI)
def test_names_are_escaped(kunci: str) -> None:
    jahat = "<script>alert(1)</script>"
    html = narasi(kunci, sumber(replace(GAGAL, nama=jahat, penyebab=(jahat,), solusi=(jahat,))))
    assert "<script" not in html


# --- the demo's figures


@pytest.mark.parametrize(
    ("kunci", "isi"),
    [
        ("target_realisasi_uraian", "adalah 92,48% dengan predikat Tidak Tercapai"),
        (
            "target_realisasi_uraian",
            "satu melebihi target, satu tepat mencapai target, dan dua belum mencapai target",
        ),
        ("target_realisasi_uraian", "terealisasi 64,45% dari target 70,65%, dengan capaian 91,22%"),
        ("target_realisasi_uraian", "bersifat sementara karena memakai data tahun 2023"),
        ("perbandingan_tahun_uraian", "naik 3,43 poin dibandingkan dengan tahun 2023 (61,02%)"),
        ("perbandingan_tahun_uraian", "turun 5,85 poin"),
        ("perbandingan_tahun_uraian", "naik 11,66 poin dibandingkan dengan tahun 2023 (52,98)"),
        ("kemajuan_renstra_uraian", "satu dari empat indikator kinerja telah memenuhi target akhir Renstra"),
        ("kemajuan_renstra_uraian", "belum dapat dihitung karena target akhir Renstra belum ditetapkan"),
        ("standar_nasional_uraian", "di bawah angka nasional (76,9; selisih 4,90 poin)"),
        ("standar_nasional_uraian", "Belum ada angka pembanding untuk Persentase Kelurahan"),
        ("program_penunjang_uraian", "capaian −350,52%"),
        ("program_penunjang_uraian", "Ini indikator negatif"),
        ("efisiensi_sdm", "kebutuhan ASN adalah 90 orang, sedangkan yang tersedia 51 orang atau 56,7%"),
        ("efisiensi_anggaran_uraian", "menghasilkan E 11,62% dan NE 79,05%"),
        ("efisiensi_anggaran_uraian", "Sisa anggaran Rp\u00a0506.368.001 bukan penghematan"),
        ("efisiensi_aset", "Rp\u00a06.175.958.769,80"),
        (
            "realisasi_anggaran",
            "Rp\u00a034.924.358.198 dari pagu Rp\u00a038.462.234.005, sehingga terserap 90,80%",
        ),
        ("nilai_akip", "nilai 64,64 dengan predikat B (Baik)"),
        ("nilai_akip", "naik 11,66 poin dari nilai tahun 2022 (52,98)"),
        ("tindak_lanjut", "tujuh selesai menurut perangkat daerah dan satu dalam proses"),
        ("anggaran", "bertambah Rp\u00a01.056.740.095"),
        ("program_tahun", "12 program, 27 kegiatan, dan 59 sub kegiatan"),
        ("perubahan_renstra", "tanggal 2 Juli 2024"),
        ("sumber_daya", "77 pegawai yang terdiri atas 33 PNS, 18 penyuluh KB, dan 26 non-PNS"),
        ("kesimpulan", "penyerapan anggaran 94,36%"),
        ("lhe", "700/160/TIM-VI/ITKOT"),
    ],
)
def test_demo_figures(demo: Sumber, kunci: str, isi: str) -> None:
    assert isi in teks(kunci, demo)


@pytest.mark.parametrize(
    "kunci",
    [
        "ringkasan",
        "target_realisasi_uraian",
        "kesimpulan",
        "perbandingan_tahun_uraian",
        "analisis_penyebab_uraian",
    ],
)
def test_changed_figure_changes_the_text(demo: Sumber, kunci: str) -> None:
    """mCPR 64.45 becomes 70.65: the target is reached, and no sentence keeps the old figure."""
    sebelum = teks(kunci, demo)
    mcpr = next(i.id for i in demo.semua_indikator if i.kode == "mcpr")
    demo.__dict__.pop("kinerja")
    demo.__dict__["realisasi"] = tuple(
        replace(r, nilai=Decimal("70.65"), komponen=()) if (r.indikator_id, r.tahun) == (mcpr, 2024) else r
        for r in demo.realisasi
    )
    sesudah = teks(kunci, demo)
    assert "91,22%" in sebelum
    assert "91,22%" not in sesudah
    assert "64,45%" not in sesudah
    assert "100,00%" in sesudah


def test_changed_money_changes_the_text(demo: Sumber) -> None:
    sebelum = teks("realisasi_anggaran", demo)
    demo.__dict__.pop("anggaran")
    demo.__dict__["realisasi_anggaran"] = demo.realisasi_anggaran[:-1]
    assert "34.924.358.198" in sebelum
    assert "34.924.358.198" not in teks("realisasi_anggaran", demo)


@pytest.mark.parametrize("berkas", BERKAS, ids=lambda p: p.name)
def test_no_figure_and_no_fact_of_a_unit_is_typed(berkas: Path) -> None:
    kode = re.sub(r'""".*?"""|#.*', "", berkas.read_text(encoding="utf-8"), flags=re.S)
    assert not re.search(r"\d,\d|Rp|Balikpapan|DP3AKB|mCPR|\b20[2-9]\d\b", kode)


# --- none, one, some, all


def test_all_reached() -> None:
    assert "Kedua indikator" not in teks("ringkasan", sumber(BAIK, PAS))  # above and exact are told apart
    assert f"Kedua indikator kinerja tahun {TAHUN} melebihi target" in teks("ringkasan", sumber(BAIK, BAIK))
    assert "Kendala" not in teks("ringkasan", sumber(BAIK, PAS))
    assert "semuanya memenuhi syarat" in teks("efisiensi_anggaran_uraian", sumber(BAIK, BAIK))


def test_none_reached() -> None:
    data = sumber(GAGAL, GAGAL)
    assert f"Kedua indikator kinerja tahun {TAHUN} belum mencapai target" in teks("kesimpulan", data)
    assert "belum ada sasaran yang memenuhinya" in teks("efisiensi_anggaran_uraian", data)
    assert "Kendala utama" in teks("ringkasan", data)
    assert "Armada kurang." in teks("ringkasan", data)
    assert "Menambah armada." in teks("saran", data)


def test_one_indicator_has_no_mean() -> None:
    isi = teks("target_realisasi_uraian", sumber(BAIK))
    assert "Satu-satunya indikator kinerja, Kelaikan kendaraan, melebihi target dengan capaian 112,50%" in isi
    assert "Rata-rata" not in isi


def test_mean_names_what_was_left_out() -> None:
    isi = teks("target_realisasi_uraian", sumber(BAIK, PAS, Kasus(realisasi=None)))
    assert "jumlah capaian dua indikator dibagi dua, adalah 106,25%" in isi
    assert "1 indikator tidak ikut dirata-ratakan" in isi


def test_missing_is_never_nought() -> None:
    data = sumber(Kasus(realisasi=None, pagu=None, belanja=None))
    for kunci in NARASI:
        assert "0,00%" not in teks(kunci, data)
        assert "Rp\u00a00" not in teks(kunci, data)
    assert "belum ada data realisasi" in teks("target_realisasi_uraian", data)
    assert f"Belum ada pagu anggaran tahun {TAHUN}." in teks("ringkasan", data)


def test_a_true_nought_is_told() -> None:
    assert "terealisasi 0,00% dari target 80%" in teks(
        "target_realisasi_uraian", sumber(Kasus(realisasi="0"))
    )


def test_target_of_nought() -> None:
    isi = teks("target_realisasi_uraian", sumber(Kasus(target="0", realisasi="5")))
    assert "capaian belum dapat dihitung (target 0, capaian tidak dapat dihitung)" in isi


def test_negative_indicator() -> None:
    data = sumber(*KASUS["negatif"])
    assert "Capaian Kecelakaan −300,00%. Ini indikator negatif" in teks("target_realisasi_uraian", data)
    assert "naik 10,00 kasus atau memburuk" in teks("perbandingan_tahun_uraian", data)
    assert "efisiensi belum dapat dihitung" in teks("efisiensi_anggaran_uraian", data)


def test_provisional_figure_shows_no_direction() -> None:
    data = sumber(*KASUS["sementara"])
    assert f"bersifat sementara karena memakai data tahun {TAHUN - 1}. Angka BPS belum terbit." in teks(
        "target_realisasi_uraian", data
    )
    isi = teks("perbandingan_tahun_uraian", data)
    assert "belum dapat disimpulkan" in isi
    assert "tidak berubah" not in isi
    assert "masih sementara" in teks("efisiensi_anggaran_uraian", data)
    assert "Sebabnya belum dicatat." in teks("kesimpulan", sumber(*KASUS["sementara tanpa alasan"]))


def test_sasaran_with_a_missed_indicator_saves_nothing() -> None:
    """Two indicators of one sasaran: its money is told once, and is no thrift while one target is missed."""
    data = sumber(BAIK, GAGAL)
    satu = tuple(replace(i, sasaran_id=1) for i in data.semua_indikator)
    program = tuple(replace(h, simpul_id=10) for h in data.indikator_simpul)
    data = sumber(
        BAIK, GAGAL, semua_indikator=satu, semua_sasaran=data.semua_sasaran[:1], indikator_simpul=program
    )
    isi = teks("efisiensi_anggaran_uraian", data)
    assert "dihemat" not in isi
    assert isi.count("Sisa anggaran Rp") == 1
    assert "Sebagian target sasaran ini belum tercapai" in teks("program_penunjang_uraian", data)


def test_one_of_two_has_no_mean() -> None:
    isi = teks("kesimpulan", sumber(BAIK, Kasus(realisasi=None)))
    assert "Hanya satu indikator yang capaiannya dapat dihitung, yaitu 112,50%" in isi


def test_overspending_is_not_thrift() -> None:
    isi = teks("efisiensi_anggaran_uraian", sumber(*KASUS["lebih dari pagu"]))
    assert "dihemat" not in isi
    assert "Pagu terlampaui Rp\u00a0500.000" in isi


@pytest.mark.parametrize(
    ("kasus", "isi"),
    [
        (replace(BAIK, nasional="85"), "di atas angka nasional (85%; selisih 5,00 poin)"),
        (replace(BAIK, nasional="90"), "tepat pada angka nasional (90%)"),
        (
            replace(BAIK, nasional="95", arah="negatif"),
            "di bawah angka nasional (95%; selisih 5,00 poin, lebih baik)",
        ),
    ],
)
def test_benchmark(kasus: Kasus, isi: str) -> None:
    assert isi in teks("standar_nasional_uraian", sumber(kasus))


def test_program_texts_relate_to_the_sasaran() -> None:
    assert "tercapai, ditunjang oleh satu-satunya indikator program" in teks(
        "program_penunjang_uraian", sumber(BAIK)
    )
    isi = teks("program_penunjang_uraian", sumber(GAGAL))
    assert "belum tercapai, sejalan dengan satu-satunya indikator program" in isi
    assert "Penyebabnya belum dianalisis." in isi


def test_causes_that_nobody_wrote() -> None:
    assert "belum dianalisis" in teks("analisis_penyebab_uraian", sumber(BAIK))
    isi = teks("analisis_penyebab_uraian", sumber(replace(GAGAL, solusi=())))
    assert "mempunyai penyebab berikut. Armada kurang." in isi
    assert "Solusi untuk memperbaikinya belum diisi." in isi


@pytest.mark.parametrize(
    ("ditulis", "tercetak"),
    [
        ("Menindaklanjuti rekomendasi evaluasi", "menindaklanjuti rekomendasi evaluasi."),
        ("Berkoordinasi dengan BPS.", "berkoordinasi dengan BPS."),
        ("Berau menjadi contoh", "Berau menjadi contoh."),
        ("Peraturan Wali Kota diubah", "Peraturan Wali Kota diubah."),
        ("", ""),
    ],
)
def test_words_of_staff_go_on_a_sentence(ditulis: str, tercetak: str) -> None:
    assert bantu.lanjut(ditulis) == tercetak


def test_a_unit_in_the_name_is_not_said_twice(demo: Sumber) -> None:
    isi = teks("program_penunjang_uraian", demo)
    assert "terealisasi 46,02 dari target 8,36 (capaian −350,52%)" in isi
    assert "per 100.000 penduduk perempuan" not in isi


def test_no_reason_stands_twice_where_nothing_was_reported() -> None:
    isi = teks("ringkasan", sumber(Kasus(realisasi=None)))
    assert "target 80%, capaian belum dapat dihitung (belum ada data realisasi)." in isi
    assert "belum dapat dihitung capaiannya (belum ada data realisasi)" in teks(
        "kesimpulan", sumber(Kasus(realisasi=None))
    )


def test_signatures_name_offices() -> None:
    html = narasi("tanda_tangan_pk", sumber(BAIK))
    assert html.count('class="pihak"') == 2
    assert "<table" not in html
    assert f"Contohan, 20 Januari {TAHUN}" in html


def test_text_of_staff_wins(demo: Sumber) -> None:
    (blok,) = NARASI["saran"].blok_dari(demo, rujuk)
    assert blok.ditulis
    assert escape("E-Visum") in blok.html
