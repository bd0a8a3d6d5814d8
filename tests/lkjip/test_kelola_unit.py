"""Pages where perangkat daerah, their changes, the pemda's data and the log are managed."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from lkjip.atur_unit import usul_kode
from lkjip.enums import Peran
from lkjip.models import JejakUbah, NamaLama, Pemda, Pengguna, PerubahanUnit, Unit
from tests.pabrik import buat_pemda, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
POKOK = "/kelola/kota-uji/perangkat-daerah/"
SOTK = f"{POKOK}perubahan/"
DATA = {"nama": "Dinas Kesehatan", "nama_singkat": "Dinkes", "jabatan_kepala": "Kepala Dinas Kesehatan"}
DASAR = {"berlaku": "2025-01-01", "dasar_hukum": "Perda 3/2024", "keterangan": ""}
HALAMAN = (POKOK, f"{POKOK}baru/", f"{POKOK}satu/dinas-uji/", SOTK, *(
    f"{SOTK}{j}/" for j in ("ganti-nama", "gabung", "pecah", "bubar")
), "/kelola/kota-uji/data/", "/kelola/kota-uji/riwayat/", "/kelola/kota-uji/riwayat.xlsx")  # fmt: skip


def test_only_who_manages_the_pemda_sees_them(client: Client, unit: Unit) -> None:
    for alamat in HALAMAN:
        assert client.get(alamat)["Location"].startswith("/masuk/"), alamat
    asing = buat_pengguna(Peran.KOORDINATOR, pemda=buat_pemda())
    for pengguna in (asing, *(buat_pengguna(p, unit) for p in Peran)):
        client.force_login(pengguna)
        for alamat in HALAMAN:
            assert client.get(alamat).status_code == 404, (alamat, pengguna)
        assert client.post(f"{POKOK}baru/", DATA).status_code == 404
    for peran in (Peran.KOORDINATOR, Peran.ADMIN):
        client.force_login(buat_pengguna(peran, pemda=unit.pemda))
        for alamat in HALAMAN:
            assert client.get(alamat).status_code == 200, alamat
    assert Unit.objects.filter(nama="Dinas Kesehatan").count() == 0


def test_units_are_found_by_name_old_name_and_state(kelola: Client, pemda: Pemda, unit: Unit) -> None:
    lama = buat_unit("arsip", pemda=pemda, nama="Kantor Arsip", berakhir=date(2024, 12, 31))
    NamaLama.objects.create(
        unit=unit, sampai=date(2020, 1, 1), nama="Badan KB", nama_singkat="BKB", jabatan_kepala="Kepala"
    )
    for kueri, cocok in (
        ("", {unit, lama}),
        ("?cari=arsip", {lama}),
        ("?cari=badan+kb", {unit}),
        ("?keadaan=aktif", {unit}),
        ("?keadaan=berakhir", {lama}),
        ("?cari=tidak-ada", set()),
        ("?keadaan=aneh", {unit, lama}),
    ):
        isi = kelola.get(POKOK + kueri).text
        assert {u for u in (unit, lama) if f"satu/{u.slug}/" in isi} == cocok, kueri
    assert "berakhir 31 Desember 2024" in kelola.get(POKOK).text


def test_a_new_unit_gets_a_code_from_its_abbreviation(kelola: Client, pemda: Pemda) -> None:
    kelola.post(f"{POKOK}baru/", DATA)
    unit = Unit.objects.get(slug="dinkes")
    assert (unit.pemda, unit.nama, unit.aktif) == (pemda, "Dinas Kesehatan", True)
    assert JejakUbah.objects.get(unit=unit).tindakan == "dibuat"
    assert usul_kode("Dinkes", pemda) == "dinkes-kota-uji"
    assert usul_kode("Inspektorat", pemda) == "inspektorat-kota-uji"  # an address of other pages
    buat_unit("dinkes-kota-uji")
    assert usul_kode("Dinkes", pemda) == "dinkes-2"
    assert usul_kode("???", pemda) == "unit"


def test_reserved_and_taken_codes_and_names_are_refused_and_stay(kelola: Client, unit: Unit) -> None:
    for ganti, pesan in (
        ({"slug": "publik"}, "dipakai oleh alamat halaman lain"),
        ({"slug": "dinas-uji"}, "sudah ada"),
        ({"slug": "ada spasi"}, "slug"),
        ({"nama": unit.nama}, "Sudah ada perangkat daerah dengan nama ini."),
        ({"nama_singkat": ""}, "tidak boleh kosong"),
        ({"mulai": "kemarin"}, "Tanggal ini tidak terbaca"),
    ):
        jawaban = kelola.post(f"{POKOK}baru/", DATA | {"telepon": "0542-77"} | ganti)
        assert jawaban.status_code == 200, ganti
        assert pesan.casefold() in jawaban.text.casefold(), ganti
        assert 'value="0542-77"' in jawaban.text
    assert Unit.objects.count() == 2  # this one and the demo


def test_data_of_a_unit_change_and_the_code_does_not(kelola: Client, unit: Unit) -> None:
    alamat = f"{POKOK}satu/dinas-uji/"
    jawaban = kelola.post(
        alamat, DATA | {"slug": "lain", "aktif": "on", "alamat": "Jalan Mawar"}, follow=True
    )
    unit.refresh_from_db()
    assert (unit.slug, unit.nama_singkat, unit.alamat, unit.aktif) == (
        "dinas-uji",
        "Dinkes",
        "Jalan Mawar",
        True,
    )
    assert "Data Dinas Kesehatan disimpan." in jawaban.text
    assert JejakUbah.objects.get(unit=unit).perubahan["Alamat"] == ["", "Jalan Mawar"]
    jawaban = kelola.post(alamat, DATA | {"nama": "", "alamat": "Jalan Melati"})
    assert "<h1>Dinas Kesehatan" in jawaban.text
    assert "Jalan Melati" in jawaban.text
    assert kelola.get(f"{POKOK}satu/tidak-ada/").status_code == 404
    assert kelola.get(f"{POKOK}satu/{buat_unit().slug}/").status_code == 404


def test_a_rename_is_shown_before_it_is_recorded(kelola: Client, unit: Unit, koordinator: Pengguna) -> None:
    alamat, isi = f"{SOTK}ganti-nama/", DASAR | DATA | {"unit": unit.pk}
    jawaban = kelola.post(alamat, isi | {"aksi": "pratinjau"})
    assert "Sampai 31 Desember 2024: Dinas dinas-uji (DINAS-UJI), Kepala Dinas." in jawaban.text
    assert "Sejak 1 Januari 2025: Dinas Kesehatan (Dinkes), Kepala Dinas Kesehatan." in jawaban.text
    assert 'type="hidden" name="nama" value="Dinas Kesehatan"' in jawaban.text
    assert (PerubahanUnit.objects.count(), JejakUbah.objects.count(), NamaLama.objects.count()) == (0, 0, 0)
    assert 'value="Dinkes"' in kelola.post(alamat, isi | {"aksi": "ubah"}).text
    jawaban = kelola.post(alamat, isi | {"aksi": "laksanakan"}, follow=True)
    assert jawaban.redirect_chain == [(SOTK, 302)]
    assert "Ganti nama dicatat." in jawaban.text
    assert "Perda 3/2024" in jawaban.text
    p = PerubahanUnit.objects.get()
    assert (p.oleh, p.berlaku, Unit.objects.get(pk=unit.pk).nama) == (
        koordinator, date(2025, 1, 1), "Dinas Kesehatan",
    )  # fmt: skip
    # twice by a click too many
    assert "masih sama" in kelola.post(alamat, isi | {"aksi": "laksanakan"}).text


@pytest.mark.parametrize(
    ("jenis", "ganti", "pesan"),
    [
        ("ganti-nama", {"berlaku": "2999-01-01"}, "Tanggal berlaku tidak boleh sesudah hari ini."),
        ("ganti-nama", {"dasar_hukum": ""}, "Sebutkan dasar hukumnya."),
        ("ganti-nama", {"unit": "0"}, "Pilihan ini tidak ada."),
        ("gabung", {"asal": []}, "Pilih perangkat daerah yang digabungkan."),
        ("gabung", {}, "Pilih paling sedikit dua perangkat daerah yang digabungkan."),
        ("gabung", {"nama_1": ""}, "Isi nama perangkat daerah baru, atau pilih hasil yang sudah ada."),
        ("gabung", {"nama_singkat_1": ""}, "Isi bagian ini."),
        ("pecah", {}, "Isi paling sedikit dua perangkat daerah baru."),
        ("pecah", {"berlanjut": "on", "slug_1": "publik"}, "dipakai oleh alamat halaman lain"),
        (
            "pecah",
            {
                "slug_1": "sama",
                "nama_2": "B",
                "nama_singkat_2": "B",
                "jabatan_kepala_2": "K",
                "slug_2": "sama",
            },
            "Kode ini sudah dipakai perangkat daerah baru yang lain.",
        ),
    ],
)
def test_bad_changes_are_told_and_what_was_typed_stays(
    kelola: Client, unit: Unit, jenis: str, ganti: dict[str, object], pesan: str
) -> None:
    isi = DASAR | DATA | {"unit": unit.pk, "asal": [unit.pk], "keterangan": "Hasil evaluasi."}
    isi |= {"nama_1": "Dinas A", "nama_singkat_1": "DA", "jabatan_kepala_1": "Kepala", "slug_1": ""}
    if ganti.get("nama_1") == "":
        isi |= {"nama_singkat_1": "", "jabatan_kepala_1": ""}
    for aksi in ("pratinjau", "laksanakan"):
        jawaban = kelola.post(f"{SOTK}{jenis}/", isi | ganti | {"aksi": aksi})
        assert jawaban.status_code == 200
        assert pesan in jawaban.text
        assert "Hasil evaluasi." in jawaban.text
    assert PerubahanUnit.objects.count() == 0


def test_units_of_other_pemda_and_ended_ones_cannot_be_chosen(kelola: Client, unit: Unit) -> None:
    asing = buat_unit(pemda=buat_pemda())
    tua = buat_unit(pemda=unit.pemda, berakhir=date(2024, 1, 1))
    for lain in (asing, tua):
        jawaban = kelola.post(f"{SOTK}bubar/", DASAR | {"unit": lain.pk, "aksi": "laksanakan"})
        assert "Pilihan ini tidak ada." in jawaban.text
    assert kelola.get(f"{SOTK}aneh/").status_code == 404


def test_a_merger_leads_to_who_had_a_role_and_they_are_carried_over(kelola: Client, unit: Unit) -> None:
    lain = buat_unit("dinas-lain", pemda=unit.pemda)
    kepala, operator = buat_pengguna(Peran.KEPALA, unit), buat_pengguna(Peran.OPERATOR, lain)
    isi = DASAR | {"asal": [unit.pk, lain.pk], "tujuan": "", **{f"{k}_1": v for k, v in DATA.items()}}
    jawaban = kelola.post(f"{SOTK}gabung/", isi | {"slug_1": "", "aksi": "laksanakan"})
    p, hasil = PerubahanUnit.objects.get(), Unit.objects.get(slug="dinkes")
    alamat = reverse("kelola-sotk-tugas", kwargs={"pemda": "kota-uji", "perubahan": p.pk})
    assert jawaban["Location"] == alamat
    k, o = kepala.keanggotaan.get(), operator.keanggotaan.get()
    assert f'<option value="u{hasil.pk}" selected>' in kelola.get(alamat).text
    jawaban = kelola.post(alamat, {f"tujuan-{k.pk}": f"u{hasil.pk}", f"tujuan-{o.pk}": f"u{hasil.pk}"})
    assert "Tujuan ini tidak ada." in jawaban.text  # an operator needs a bidang
    jawaban = kelola.post(alamat, {f"tujuan-{k.pk}": f"u{hasil.pk}", f"tujuan-{o.pk}": ""}, follow=True)
    assert "1 peran dipindahkan." in jawaban.text
    assert kepala.keanggotaan.filter(unit=hasil, mulai=date(2025, 1, 1), peran=Peran.KEPALA).exists()
    k.refresh_from_db()
    assert k.sampai == date(2024, 12, 31)
    assert str(operator) in jawaban.text
    asing = buat_pemda("kota-lain")
    kelola.force_login(buat_pengguna(Peran.KOORDINATOR, pemda=asing))
    assert kelola.get(alamat.replace("kota-uji", "kota-lain")).status_code == 404


def test_pages_of_both_say_where_they_came_from_and_went(kelola: Client, client: Client, unit: Unit) -> None:
    lain = buat_unit("dinas-lain", pemda=unit.pemda)
    isi = DASAR | {"asal": [unit.pk, lain.pk], "tujuan": lain.pk, "aksi": "laksanakan"}
    kelola.post(f"{SOTK}gabung/", isi)
    halaman = kelola.get("/dinas-uji/2024/")  # a page that says that the year is not prepared
    assert "Sejak 1 Januari 2025 menjadi Dinas dinas-lain." in halaman.text
    assert '<a href="/dinas-lain/">Buka DINAS-LAIN</a>' in halaman.text
    client.force_login(buat_pengguna(Peran.PERENCANA, lain))
    halaman = client.get("/dinas-lain/2024/")
    assert "Sejak 1 Januari 2025 melanjutkan Dinas dinas-uji." in halaman.text
    assert "Buka DINAS-UJI" not in halaman.text  # who may not see it gets no link


def test_what_documents_say_of_the_pemda(kelola: Client, pemda: Pemda) -> None:
    alamat = "/kelola/kota-uji/data/"
    isi = {k: getattr(pemda, k) for k in ("nama", "wilayah", "ibu_kota", "provinsi", "kepala_daerah")}
    jawaban = kelola.post(alamat, isi | {"inspektorat": "", "provinsi": "Kaltim"})
    assert jawaban.status_code == 200
    assert 'value="Kaltim"' in jawaban.text
    kelola.post(alamat, isi | {"inspektorat": "Inspektorat Kota"})
    pemda.refresh_from_db()
    assert pemda.inspektorat == "Inspektorat Kota"
    catatan = JejakUbah.objects.get(pemda=pemda, unit=None)
    assert catatan.perubahan == {"Nama inspektorat": ["Inspektorat Daerah", "Inspektorat Kota"]}


def test_the_log_is_searched_and_downloaded(kelola: Client, unit: Unit, koordinator: Pengguna) -> None:
    kelola.post(f"{POKOK}satu/dinas-uji/", DATA | {"aktif": "on", "alamat": "=1+1"})
    kelola.post(f"{POKOK}baru/", DATA | {"nama": "Dinas Lain", "nama_singkat": "Lain"})
    semua = kelola.get("/kelola/kota-uji/riwayat/").text
    assert "2 perubahan" in semua
    assert "Alamat: kosong → =1+1" in semua
    for kueri, banyak in (
        (f"?unit={unit.pk}", 1), ("?cari=lain", 1), ("?oleh=bappeda", 2), ("?oleh=tidak-ada", 0),
        ("?dari=2999-01-01", 0), ("?sampai=2999-01-01", 2), ("?tahun=2024", 0), ("?tahun=aneh", 2),
    ):  # fmt: skip
        assert f"{banyak} perubahan" in kelola.get(f"/kelola/kota-uji/riwayat/{kueri}").text, kueri
    jawaban = kelola.get(f"/kelola/kota-uji/riwayat.xlsx?unit={unit.pk}")
    lembar = load_workbook(BytesIO(jawaban.content)).active
    baris = [[s.value for s in b] for b in lembar.iter_rows(min_row=6)]
    assert {b[1] for b in baris} == {"Dinkes"}
    sel = next(s for b in lembar.iter_rows(min_row=6) for s in b if s.value == "=1+1")
    assert (sel.data_type, sel.quotePrefix) == ("s", True)


def test_pages_cost_few_queries(kelola: Client, unit: Unit, django_assert_max_num_queries) -> None:
    for n in range(12):
        lain = buat_unit(f"dinas-{n}-x", pemda=unit.pemda)
        isi = DASAR | DATA | {"unit": lain.pk, "nama": f"Dinas Baru {n}", "aksi": "laksanakan"}
        kelola.post(f"{SOTK}ganti-nama/", isi)
    for alamat in HALAMAN:
        with django_assert_max_num_queries(15):
            assert kelola.get(alamat).status_code == 200, alamat
