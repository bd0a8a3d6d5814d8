"""Pages and files of the pemda's view: for whom they exist, what they say, what they cost."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook

from indicators.models import Indikator
from lkjip.enums import Peran
from lkjip.models import Pemda, Periode, Unit
from pertukaran.contoh.buat import buat_contoh
from pertukaran.contoh.rancangan import Rancangan
from tests.pabrik import buat_pemda, buat_pengaturan, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
TAHUN = 2024
HALAMAN = ("2024/4/", "2024/2/", "2024/4/sasaran/", "2024/2/sasaran/", "2024/akip/", "2024/ikhtisar/")
BERKAS = (
    *(
        f"2024/4/unduh/{t}.{f}"
        for t in ("perangkat-daerah", "sebaran-predikat", "sasaran", "akip")
        for f in ("xlsx", "csv")
    ),
    "2024/ikhtisar.xlsx",
)


@pytest.fixture
def contoh() -> Pemda:
    return buat_contoh(Rancangan(4, 2, 8, TAHUN), tambahkan=True)


def alamat(pemda: Pemda, akhir: str = "") -> str:
    return f"/kelola/{pemda.slug}/capaian/{akhir}"


def masuk(client: Client, pemda: Pemda, peran: Peran = Peran.KOORDINATOR) -> Client:
    client.force_login(buat_pengguna(peran, pemda=pemda))
    return client


def baca(client: Client, pemda: Pemda, akhir: str) -> str:
    jawaban = client.get(alamat(pemda, akhir))
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def test_who_serves_the_whole_pemda_and_nobody_else(client: Client, contoh: Pemda) -> None:
    unit = Unit.objects.filter(pemda=contoh)[0]
    asing = [None, buat_pengguna(Peran.KOORDINATOR, pemda=buat_pemda())]
    asing += [buat_pengguna(p, unit) for p in Peran if p != Peran.KOORDINATOR]
    for pengguna in asing:
        client.logout()
        if pengguna:
            client.force_login(pengguna)
        for akhir in ("", *HALAMAN, *BERKAS):
            assert client.get(alamat(contoh, akhir)).status_code == (404 if pengguna else 302), akhir
    for peran in (Peran.KOORDINATOR, Peran.INSPEKTORAT, Peran.ADMIN):
        assert masuk(client, contoh, peran).get(alamat(contoh, "2024/akip/")).status_code == 200
        assert client.post(alamat(contoh, "2024/akip/")).status_code == 405


@pytest.mark.parametrize(
    "akhir",
    [
        "2019/4/",
        "2024/0/",
        "2024/5/sasaran/",
        "2019/ikhtisar/",
        "2024/ikhtisar.html",
        "2024/4/unduh/lain.csv",
    ],
)
def test_what_there_is_not(client: Client, contoh: Pemda, akhir: str) -> None:
    assert masuk(client, contoh).get(alamat(contoh, akhir)).status_code == 404


def test_the_way_in(client: Client, contoh: Pemda) -> None:
    masuk(client, contoh)
    assert client.get(alamat(contoh)).url == alamat(contoh, "2024/4/")
    assert alamat(contoh) in client.get(f"/kelola/{contoh.slug}/").content.decode()
    masuk(client, contoh, Peran.INSPEKTORAT)
    assert alamat(contoh) in client.get("/inspektorat/").content.decode()
    client.force_login(buat_pengguna(Peran.INSPEKTORAT, Unit.objects.filter(pemda=contoh)[0]))
    assert "/capaian/" not in client.get("/inspektorat/").content.decode()


def test_every_page_costs_at_most_fifteen_queries_whatever_the_units(client: Client, contoh: Pemda) -> None:
    kecil = buat_contoh(Rancangan(1, 2, 8, TAHUN, kode="kota-kecil"), tambahkan=True)
    hitung: dict[tuple[str, str], list[int]] = {}
    for pemda in (kecil, contoh):
        masuk(client, pemda)
        caches["sementara"].clear()
        for akhir in HALAMAN:
            for _ in range(2):
                with CaptureQueriesContext(connection) as catatan:
                    baca(client, pemda, akhir)
                hitung.setdefault((akhir, pemda.slug), []).append(len(catatan))
    for akhir in HALAMAN:
        assert hitung[akhir, "kota-kecil"] == hitung[akhir, "kota-contoh"]
        assert max(hitung[akhir, "kota-contoh"]) <= 15


def test_tables_have_captions_and_charts_words(client: Client, contoh: Pemda) -> None:
    masuk(client, contoh)
    for akhir in HALAMAN:
        isi = baca(client, contoh, akhir)
        assert len(re.findall("<table", isi)) == len(re.findall("<caption", isi)) > 0
        assert 'alt=""' not in isi
        assert isi.count("<h1") == 1
    isi = baca(client, contoh, "2024/4/")
    assert re.findall(r'<img alt="([^"]+)', isi)[1].startswith("Diagram pencar 4 perangkat daerah")
    assert isi.count('scope="row"') >= 4


def test_it_leads_down_to_the_trace(client: Client, contoh: Pemda) -> None:
    masuk(client, contoh)
    isi = baca(client, contoh, "2024/4/")
    rinci = re.search(r'href="([^"]+\?unit=kota-contoh-1)"', isi)
    assert rinci
    isi = client.get(rinci[1]).content.decode()
    assert "kota-contoh-2/" not in re.sub(r"<select.*?</select>", "", isi, flags=re.S)
    jejak = re.search(r'href="(/kota-contoh-1/2024/jejak/[^"]+/capaian/)"', isi)
    assert jejak
    assert "R / T × 100" in client.get(jejak[1]).content.decode()
    for tujuan in re.findall(r'href="(/kota-contoh-1/2024/[^"#]*)"', isi)[:4]:
        assert client.get(tujuan).status_code == 200
    isi = baca(client, contoh, "2024/2/sasaran/?unit=kota-contoh-1")
    for tujuan in set(re.findall(r'href="(/kota-contoh-1/2024/[^"#]*)"', isi)):
        assert client.get(tujuan).status_code == 200


def test_sorting_keeps_the_filter_and_says_so(client: Client, contoh: Pemda) -> None:
    masuk(client, contoh)
    isi = baca(client, contoh, "2024/4/?cari=dinas&urut=-capaian")
    assert isi.count('aria-sort="descending"') == 1
    assert "?cari=dinas&amp;urut=capaian" in isi
    assert '<input type="hidden" name="urut" value="-capaian">' in isi
    assert "4 dari 4 perangkat daerah" in isi
    for aneh in ("urut=xx", "hal=abc", "hal=99999999", "predikat=x&keadaan=y&unit=z", "cari=" + "x" * 300):
        baca(client, contoh, f"2024/4/sasaran/?{aneh}")
        baca(client, contoh, f"2024/4/?{aneh}")


def test_nothing_fits_the_filter(client: Client, contoh: Pemda) -> None:
    masuk(client, contoh)
    assert "Tidak ada perangkat daerah yang cocok" in baca(client, contoh, "2024/4/?cari=zzz")
    assert "Tidak ada indikator yang cocok" in baca(client, contoh, "2024/4/sasaran/?cari=zzz")
    assert "Tidak ada perangkat daerah yang cocok" in baca(client, contoh, "2024/akip/?cari=zzz")


def test_before_there_is_anything(client: Client) -> None:
    pemda = buat_pemda("kota-baru")
    masuk(client, pemda)
    assert "Belum ada tahun yang disiapkan" in baca(client, pemda, "")
    buat_pengaturan(pemda, TAHUN)
    assert "Belum ada perangkat daerah pada tahun ini" in baca(client, pemda, "2024/4/")
    assert "Belum ada indikator sasaran" in baca(client, pemda, "2024/4/sasaran/")
    assert "Belum ada perangkat daerah pada tahun ini." in baca(client, pemda, "2024/ikhtisar/")
    buat_unit("dinas-pertama", pemda)
    caches["sementara"].clear()
    isi = baca(client, pemda, "2024/4/")
    assert "tidak ada nilai untuk dirata-ratakan" in isi
    assert "Belum ada capaian yang dapat dihitung." in isi
    for akhir in (*HALAMAN, *BERKAS):
        assert client.get(alamat(pemda, akhir)).status_code == 200


def test_who_is_late(client: Client, contoh: Pemda) -> None:
    kemarin = timezone.localdate() - timedelta(1)
    Periode.objects.filter(pemda=contoh, tahun=TAHUN, triwulan=4).update(
        buka=kemarin - timedelta(20), tenggat=kemarin, tutup=kemarin + timedelta(30)
    )
    isi = baca(masuk(client, contoh), contoh, "2024/4/?terlambat=ya")
    assert "belum diajukan, terlambat 1 hari" in isi
    assert "1 dari 4 perangkat daerah" in isi


def test_files_are_what_the_filter_shows_and_no_text_is_a_formula(client: Client, contoh: Pemda) -> None:
    nakal = '=HYPERLINK("http://x")'
    i = Indikator.objects.filter(unit__slug="kota-contoh-1", level="sasaran").earliest("urutan")
    Indikator.objects.filter(pk=i.pk).update(nama=nakal)
    Unit.objects.filter(slug="kota-contoh-1").update(nama_singkat="=1+1")
    masuk(client, contoh)
    teks = client.get(alamat(contoh, "2024/4/unduh/sasaran.csv?unit=kota-contoh-1")).content.decode(
        "utf-8-sig"
    )
    kepala, *baris = csv.reader(StringIO(teks), delimiter=";")
    assert kepala[:4] == ["Perangkat daerah", "No", "Sasaran", "Indikator"]
    assert len(baris) == 2
    assert {b[0] for b in baris} == {"'=1+1"}
    assert f"'{nakal}" in {b[3] for b in baris}
    ws = load_workbook(
        BytesIO(client.get(alamat(contoh, "2024/4/unduh/perangkat-daerah.xlsx?cari=dinas+pe")).content)
    ).worksheets[0]
    nama = [c.value for c in ws["B"] if c.value and str(c.value).startswith("Dinas")]
    assert nama == ["Dinas Pekerjaan Umum", "Dinas Pendidikan", "Dinas Perumahan"]
    for akhir in BERKAS:
        jawaban = client.get(alamat(contoh, akhir))
        assert jawaban.headers["Cache-Control"] == "private, no-store"
        if akhir.endswith("xlsx"):
            for lembar in load_workbook(BytesIO(jawaban.content)):
                assert all(c.data_type != "f" for r in lembar.iter_rows() for c in r)


def test_the_overview_as_documents(client: Client, contoh: Pemda) -> None:
    masuk(client, contoh)
    isi = client.get(alamat(contoh, "2024/ikhtisar.docx")).content
    teks = "\n".join(p.text for p in Document(BytesIO(isi)).paragraphs)
    assert "Ikhtisar Kinerja Pemerintah Kota Contoh Tahun 2024" in teks
    assert "Ikhtisar ini memuat 4 perangkat daerah dengan 8 indikator sasaran" in teks
    lembar = load_workbook(BytesIO(client.get(alamat(contoh, "2024/ikhtisar.xlsx")).content)).sheetnames
    assert len(lembar) == 6  # the list, and five tables


def test_a_document_that_cannot_be_made_says_so(
    client: Client, contoh: Pemda, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*a: object) -> None:
        raise RuntimeError("no printer")

    monkeypatch.setattr("reports.views.pemda_unduh.cetak", gagal)
    masuk(client, contoh)
    jawaban = client.get(alamat(contoh, "2024/ikhtisar.pdf"), follow=True)
    assert jawaban.redirect_chain == [(alamat(contoh, "2024/ikhtisar/"), 302)]
    assert "belum dapat dibuat" in jawaban.content.decode()


def test_the_overview_as_pdf(client: Client, contoh: Pemda) -> None:
    jawaban = masuk(client, contoh).get(alamat(contoh, "2024/ikhtisar.pdf"))
    assert (jawaban.status_code, jawaban.headers["Content-Type"]) == (200, "application/pdf")
    assert jawaban.content.startswith(b"%PDF-")
