"""The pages of the yearly editors: who sees them, who writes, and that nothing typed is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import Dpa, Pagu, Simpul
from indicators.models import Dokumen, Indikator, Target
from perencanaan import perjanjian as pk
from perencanaan.models import AksiRencana
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import unit_demo
from tests.perencanaan.bantu_tahunan import (
    TAHUN,
    Dinas,
    Pohon,
    dinas,
    dpa_murni,
    indikator_program,
    pohon,
)

pytestmark = pytest.mark.django_db
BACA = ("program/", "dpa/", "dpa/0/", "perjanjian/", "aksi/")
TULIS = ("program/baru/", "program/{simpul}/", "dpa/0/ubah/", "perjanjian/baru/", "perjanjian/{pk}/",
         "aksi/baru/{indikator}/", "aksi/{aksi}/")  # fmt: skip


@pytest.fixture
def d() -> Dinas:
    return dinas()


@pytest.fixture
def p(d: Dinas) -> Pohon:
    return pohon(d)


@pytest.fixture
def klien(d: Dinas) -> Client:
    return masuk(d.perencana)


def masuk(pengguna: object) -> Client:
    klien = Client()
    klien.force_login(pengguna)
    return klien


def draf(d: Dinas) -> Dokumen:
    return pk.buat(d.catat(), d.data(), None)


def semua(d: Dinas, p: Pohon) -> tuple[list[str], list[str]]:
    """All pages of the unit: those that are read, those that are written."""
    dpa_murni(d, p.sub)
    aksi = AksiRencana.objects.create(
        unit=d.unit, tahun=TAHUN, indikator=d.indikator, uraian="Aksi", tw1=True
    )
    isi = {"simpul": p.sub.pk, "pk": draf(d).pk, "indikator": d.indikator.pk, "aksi": aksi.pk}
    return [d.alamat(x) for x in BACA], [d.alamat(x.format(**isi)) for x in TULIS]


def pesan(jawaban: object) -> str:
    return " ".join(str(m) for m in jawaban.context["messages"])


def test_who_reads_and_who_writes(d: Dinas, p: Pohon) -> None:
    baca, tulis = semua(d, p)
    perencana, kepala = masuk(d.perencana), masuk(buat_pengguna("kepala", d.unit))
    asing, luar = masuk(buat_pengguna("perencana", buat_unit(pemda=d.unit.pemda))), Client()
    for alamat in (*baca, *tulis):
        assert perencana.get(alamat).status_code == 200, alamat
        assert asing.get(alamat).status_code == 404, alamat
        assert luar.get(alamat).status_code == 302, alamat
    for alamat in baca:
        assert kepala.get(alamat).status_code == 200, alamat
    for alamat in tulis:
        assert kepala.get(alamat).status_code == 403, alamat
    for alamat in ("dpa/", "dpa/0/", "aksi/"):
        assert kepala.post(d.alamat(alamat), {"jenis": "perubahan", "alasan": "x"}).status_code == 403
    for alamat in tulis:
        assert kepala.post(alamat, {"aksi": "hapus"}).status_code == 403
    assert Dpa.objects.filter(unit=d.unit).count() == 1
    assert AksiRencana.objects.filter(unit=d.unit).exists()


def test_what_belongs_to_another_unit_or_year_is_not_found(d: Dinas, p: Pohon, klien: Client) -> None:
    lain = dinas()
    milik, dokumen = pohon(lain), draf(lain)
    aksi = AksiRencana.objects.create(
        unit=lain.unit, tahun=TAHUN, indikator=lain.indikator, uraian="Aksi", tw1=True
    )
    for sisa in (
        f"program/{milik.sub.pk}/",
        f"perjanjian/{dokumen.pk}/",
        f"perjanjian/baru/?bidang={lain.bidang.pk}",
        f"aksi/{aksi.pk}/",
        f"aksi/baru/{lain.indikator.pk}/",
        "dpa/9/",
        "dpa/9/ubah/",
    ):
        assert klien.get(d.alamat(sisa)).status_code == 404, sisa
        assert klien.post(d.alamat(sisa), {"aksi": "hapus"}).status_code == 404, sisa
    assert klien.get(f"/{d.unit.slug}/2020/rencana/susun/program/").status_code == 404


def test_empty_pages_say_what_comes_next(d: Dinas, klien: Client) -> None:
    for sisa, kata in (
        ("program/", "Mulai dari program"),
        ("dpa/", "Susun dahulu"),
        ("perjanjian/", "Belum dibuat"),
        ("aksi/", "Tetapkan dahulu Perjanjian Kinerja"),
    ):
        assert kata in klien.get(d.alamat(sisa)).content.decode(), sisa


# --- the budget tree
def test_a_line_is_added_where_the_page_proposes_it(d: Dinas, p: Pohon, klien: Client) -> None:
    form = klien.get(d.alamat("program/baru/?induk=2.08.02")).context["form"]
    assert form.initial["kode"] == "2.08.02.2."
    isi = {"kode": "2.08.02.2.02", "nama": "Kegiatan B"}
    jawaban = klien.post(d.alamat("program/baru/"), isi, follow=True)
    assert "Kegiatan 2.08.02.2.02 ditambahkan." in pesan(jawaban)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [({"kode": "salah", "nama": "Nama yang diketik"}, "tidak dikenal"),
     ({"kode": "2.08.02", "nama": "Nama yang diketik"}, "Pilih sasaran"),
     ({"kode": "2.08.03", "nama": ""}, "Isi namanya.")],
)  # fmt: skip
def test_a_refused_line_keeps_what_was_typed(d: Dinas, p: Pohon, klien: Client, isi: dict, kata: str) -> None:
    teks = klien.post(d.alamat("program/baru/"), isi).content.decode()
    assert kata in teks
    assert isi["kode"] in teks
    assert isi["nama"] in teks
    assert Simpul.objects.filter(unit=d.unit).count() == 3


def test_the_page_of_a_line_does_all_that_it_offers(d: Dinas, p: Pohon, klien: Client) -> None:
    sini = d.alamat(f"program/{p.program.pk}/")
    baru = {"baru-nama": "Cakupan", "baru-satuan": "%", "baru-arah": "positif",
            "baru-akumulasi_tahun": "terakhir", "baru-akumulasi_renstra": "terakhir"}  # fmt: skip
    assert klien.post(sini, {"aksi": "indikator", **baru}).status_code == 302
    i = Indikator.objects.get(unit=d.unit, nama="Cakupan")
    assert klien.post(sini, {"aksi": "target", f"t{i.pk}": "85,5"}).status_code == 302
    assert Target.objects.get(indikator=i).nilai == Decimal("85.5")
    hubungan = i.simpul.get()
    assert klien.post(sini, {"aksi": "lepas", "hubungan": hubungan.pk}).status_code == 302
    assert klien.post(sini, {"aksi": "ikat", "indikator": i.pk}).status_code == 302
    simpan = {"aksi": "simpan", "kode": "2.08.02", "nama": "Program Baru", "sasaran": d.sasaran.pk}
    assert klien.post(sini, simpan).status_code == 302
    assert "pagu" not in pesan(klien.post(sini, {"aksi": "hapus"}, follow=True))
    p.program.refresh_from_db()
    assert (p.program.nama, p.program.indikator_simpul.count()) == ("Program Baru", 1)
    for aksi in ("naik", "turun"):
        assert klien.post(sini, {"aksi": aksi}).status_code == 302


def test_a_refused_part_of_the_page_keeps_what_was_typed(d: Dinas, p: Pohon, klien: Client) -> None:
    sini, i = d.alamat(f"program/{p.program.pk}/"), indikator_program(d, p.program)
    teks = klien.post(sini, {"aksi": "target", f"t{i.pk}": "banyak"}).content.decode()
    assert "“banyak” tidak terbaca sebagai angka" in teks
    teks = klien.post(sini, {"aksi": "simpan", "kode": "2.08.99.2.01", "nama": "Ketikan"}).content.decode()
    assert "Program 2.08.99 belum ada" in teks
    assert "Ketikan" in teks
    assert "<h1>Program 2.08.02</h1>" in teks  # what is stored names the page
    teks = klien.post(sini, {"aksi": "indikator", "baru-nama": "", "baru-satuan": "ekor"}).content.decode()
    assert "Isi nama indikatornya." in teks
    assert 'value="ekor"' in teks
    assert "tidak lagi terikat" in pesan(klien.post(sini, {"aksi": "lepas", "hubungan": "x"}, follow=True))


# --- DPA
def test_a_version_is_begun_filled_and_compared(d: Dinas, p: Pohon, klien: Client) -> None:
    assert klien.post(d.alamat("dpa/"), {"jenis": "perubahan"}).status_code == 200  # murni comes first
    assert klien.post(d.alamat("dpa/"), {"jenis": "murni"}).url == d.alamat("dpa/0/ubah/")
    isi = {"nomor": "DPA/1", "tanggal": "2024-01-02", "total_dinyatakan": "1.500",
           f"s{p.sub.pk}-apbd": "Rp 1.000", f"s{p.sub.pk}-dak": "500,00"}  # fmt: skip
    jawaban = klien.post(d.alamat("dpa/0/ubah/"), isi, follow=True)
    assert "DPA disimpan." in pesan(jawaban)
    assert sum(x.nilai for x in Pagu.objects.filter(dpa__unit=d.unit)) == 1500
    klien.post(d.alamat("dpa/"), {"jenis": "perubahan"})
    isi |= {f"s{p.sub.pk}-dak": "700", "nomor": "", "total_dinyatakan": "1.600"}
    teks = klien.post(d.alamat("dpa/1/ubah/"), isi, follow=True).content.decode()
    assert "berbeda dari total yang dinyatakan Rp\u00a01.600" in teks
    assert teks.count('<td class="k-rupiah">200</td>') == 4  # sub kegiatan, kegiatan, program, unit


def test_a_refused_table_keeps_every_figure(d: Dinas, p: Pohon, klien: Client) -> None:
    dpa = dpa_murni(d, p.sub)
    isi = {f"s{p.sub.pk}-apbd": "-5", f"s{p.sub.pk}-dak": "seribu", "nomor": "DPA/9"}
    teks = klien.post(d.alamat("dpa/0/ubah/"), isi).content.decode()
    for kata in ("Belum tersimpan.", "Pagu tidak boleh negatif.", "“seribu” tidak terbaca", "DPA/9", '"-5"'):
        assert kata in teks
    Dpa.objects.filter(pk=dpa.pk).update(nomor="DPA/1")
    teks = klien.post(d.alamat("dpa/0/ubah/"), {"nomor": "DPA/2"}).content.decode()
    assert "Tulis alasan mengubah DPA yang sudah bernomor." in teks
    assert Pagu.objects.get(dpa=dpa).nilai == 1000


def test_the_last_version_is_taken_back_with_a_reason(d: Dinas, p: Pohon, klien: Client) -> None:
    dpa_murni(d, p.sub)
    assert "Tulis alasan" in klien.post(d.alamat("dpa/0/"), {"alasan": " "}).content.decode()
    assert klien.post(d.alamat("dpa/0/"), {"alasan": "Dibuat dua kali."}).status_code == 302
    assert not Dpa.objects.filter(unit=d.unit).exists()


# --- Perjanjian Kinerja
def isian_pk(dokumen: Dokumen, **lain: object) -> dict[str, object]:
    return {
        "nama": dokumen.nama,
        "nomor": "",
        "tanggal": "2024-01-15",
        "pihak_pertama": dokumen.pihak_pertama,
        "pihak_kedua": dokumen.pihak_kedua,
    } | lain


def test_a_draft_is_filled_its_warning_accepted_and_set(d: Dinas, p: Pohon, klien: Client) -> None:
    jawaban = klien.post(d.alamat("perjanjian/baru/"))
    dokumen = Dokumen.objects.get(unit=d.unit, jenis="pk")
    sini = d.alamat(f"perjanjian/{dokumen.pk}/")
    assert jawaban.url == sini
    isi = isian_pk(dokumen, **{f"t{d.indikator.pk}": "85", "aksi": "tetapkan"})
    jawaban = klien.post(sini, isi, follow=True)
    assert "Terima dengan alasan 1 peringatan" in pesan(jawaban)
    assert 'value="85"' in jawaban.content.decode()  # the draft was saved
    assert "sudah tidak ada" in pesan(klien.post(sini, {"aksi": "terima", "kunci": "lain"}, follow=True))
    klien.post(sini, {"aksi": "terima", "kunci": "pk-renstra/is1", "alasan": "Kesepakatan."})
    jawaban = klien.post(sini, isi, follow=True)
    assert "ditetapkan" in pesan(jawaban)
    assert d.data().pk.id == dokumen.pk
    assert "Buat perubahan" in jawaban.content.decode()


def test_a_refused_document_keeps_what_was_typed(d: Dinas, klien: Client) -> None:
    dokumen = draf(d)
    sini = d.alamat(f"perjanjian/{dokumen.pk}/")
    isi = isian_pk(
        dokumen, aksi="simpan", nama="", pihak_kedua="Bupati",
        **{f"t{d.indikator.pk}": "90", f"a{d.indikator.pk}": "80"},
    )  # fmt: skip
    teks = klien.post(sini, isi).content.decode()
    for kata in ("Belum tersimpan.", "Batas atas tidak boleh di bawah", 'value="Bupati"', 'value="90"'):
        assert kata in teks
    pk.simpan(d.catat(), dokumen, {d.indikator.pk: (Decimal(80), None)}, {})
    dokumen.tanggal = date(2024, 1, 2)
    pk.tetapkan(d.catat(), dokumen, d.data())
    isi = isian_pk(dokumen, aksi="simpan", tanggal="", sebab_ubah="Ralat.", **{f"t{d.indikator.pk}": "81"})
    teks = klien.post(sini, isi).content.decode()
    assert "Tanggal penandatanganan belum diisi." in teks
    assert 'value="81"' in teks
    assert d.data().kinerja.target_berlaku(d.indikator.pk, TAHUN).nilai == 80


def test_a_change_asks_why(d: Dinas, klien: Client) -> None:
    dokumen = draf(d)
    dokumen.tanggal = date(2024, 1, 2)
    pk.tetapkan(d.catat(), dokumen, d.data())
    teks = klien.post(d.alamat("perjanjian/baru/"), {"sebab": "", "uraian": "Mutasi"}).content.decode()
    assert "Pilih sebab perubahannya." in teks
    assert "Mutasi" in teks
    klien.post(d.alamat("perjanjian/baru/"), {"sebab": "Pejabat berganti", "uraian": "Mutasi"})
    ubah = Dokumen.objects.get(unit=d.unit, jenis="pk", urutan=1)
    assert (ubah.draf, ubah.alasan) == (True, "Pejabat berganti: Mutasi")
    teks = klien.post(
        d.alamat("perjanjian/baru/"), {"sebab": "Pejabat berganti", "uraian": "Lagi"}
    ).content.decode()
    assert "Masih ada draf" in teks
    assert klien.post(d.alamat(f"perjanjian/{ubah.pk}/"), {"aksi": "hapus"}).status_code == 302
    assert not Dokumen.objects.filter(pk=ubah.pk).exists()


def test_all_documents_of_the_year_stand_on_one_page(d: Dinas, p: Pohon, klien: Client) -> None:
    klien.post(d.alamat(f"perjanjian/baru/?bidang={d.bidang.pk}"))
    draf(d)
    teks = klien.get(d.alamat("perjanjian/")).content.decode()
    for kata in ("Kepala Dinas", "Kepala Bidang A", "Kepala Subbagian A", "Draf", "Belum dibuat"):
        assert kata in teks
    assert teks.count('lencana warna-kuning">Draf') == 2


# --- rencana aksi
def test_quarters_that_do_not_make_the_year_are_refused_with_the_figures(d: Dinas, klien: Client) -> None:
    dokumen = draf(d)
    dokumen.tanggal = date(2024, 1, 2)
    pk.tetapkan(d.catat(), dokumen, d.data())
    nama = f"t{d.indikator.pk}"
    isi = {f"{nama}-1": "20", f"{nama}-4": "79"}
    teks = klien.post(d.alamat("aksi/"), isi).content.decode()
    assert "Target triwulan IV 79, seharusnya sama dengan target tahun 80." in teks
    assert 'value="20"' in teks
    assert not Target.objects.filter(triwulan__isnull=False, indikator=d.indikator).exists()
    isi[f"{nama}-4"] = "80"
    assert "2 target triwulan disimpan." in pesan(klien.post(d.alamat("aksi/"), isi, follow=True))
    isi[f"{nama}-1"] = "30"
    teks = klien.post(d.alamat("aksi/"), isi).content.decode()
    assert "hanya diubah dengan alasan" in teks
    assert 'value="30"' in teks
    klien.post(d.alamat("aksi/"), isi | {"alasan": "Jadwal bergeser."})
    assert Target.objects.get(indikator=d.indikator, triwulan=1).nilai == 30


def test_an_action_is_added_changed_and_deleted(d: Dinas, klien: Client) -> None:
    baru = d.alamat(f"aksi/baru/{d.indikator.pk}/")
    teks = klien.post(baru, {"uraian": "Menyusun pedoman"}).content.decode()
    assert "Pilih paling sedikit satu triwulan" in teks
    assert "Menyusun pedoman" in teks
    klien.post(baru, {"uraian": "Menyusun pedoman", "tw2": "on", "bidang": d.bidang.pk})
    aksi = AksiRencana.objects.get(unit=d.unit)
    sini = d.alamat(f"aksi/{aksi.pk}/")
    klien.post(sini, {"uraian": "Menilai", "tw3": "on"})
    aksi.refresh_from_db()
    assert (aksi.uraian, aksi.tw2, aksi.tw3, aksi.bidang) == ("Menilai", False, True, None)
    klien.post(sini, {"aksi": "hapus"})
    assert not AksiRencana.objects.filter(unit=d.unit).exists()


@pytest.mark.parametrize("sisa", [*(x.replace("/0/", "/1/") for x in BACA), "dpa/1/ubah/", "perjanjian/{pk}/",
                                  "program/{simpul}/", "program/baru/", "perjanjian/baru/"])  # fmt: skip
def test_a_page_of_the_demo_asks_at_most_fifteen_queries(sisa: str) -> None:
    unit = unit_demo()
    klien = masuk(buat_pengguna("perencana", unit))
    isi = {
        "pk": Dokumen.objects.get(unit=unit, jenis="pk", tahun=TAHUN).pk,
        "simpul": Simpul.objects.filter(unit=unit, tahun=TAHUN, level="program").first().pk,
    }
    with CaptureQueriesContext(connection) as kueri:
        jawaban = klien.get(f"/{unit.slug}/{TAHUN}/rencana/susun/{sisa.format(**isi)}")
    assert jawaban.status_code == 200
    assert len(kueri) <= 15, "\n".join(k["sql"][:60] for k in kueri)
