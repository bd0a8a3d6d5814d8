"""The lists that fill tables of the report: who sees and writes them, what is refused, pastes and copies."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from indicators.models import Indikator, Pembanding
from lkjip.enums import Peran
from lkjip.models import Aset, ButirUnit, JejakUbah, KebutuhanPegawai, Pegawai, Pengguna, Unit
from perencanaan.baris_daftar import Tempat, baca_tempelan
from perencanaan.daftar import DAFTAR, PEMBANDING, Daftar
from reports.outline import TABEL
from tests.pabrik import buat_pengaturan, buat_pengguna, buat_unit
from tests.pengisian.bantu_alur import unit_kecil

pytestmark = pytest.mark.django_db
POKOK = "/dinas-uji/2024/rencana/susun/"
SEMUA = (*(f"daftar/{k}/" for k in DAFTAR), "pembanding/")
ANALIS = {"jabatan": "Analis", "kelompok": "pelaksana", "status": "pns", "laki_laki": "2", "perempuan": "3"}
LENGKAP = ANALIS | {"gol_iii": "4", "pppk": "1", "sarjana": "5"}


@pytest.fixture
def unit() -> Unit:
    unit = unit_kecil("dinas-uji")
    buat_pengaturan(unit.pemda, 2023)
    return unit


@pytest.fixture
def perencana(client: Client, unit: Unit) -> Pengguna:
    pengguna = buat_pengguna(Peran.PERENCANA, unit, username="siti")
    client.force_login(pengguna)
    return pengguna


def isian(*baris: dict[str, Any], aksi: str = "simpan", **lain: Any) -> dict[str, Any]:
    hasil: dict[str, Any] = {"b-TOTAL_FORMS": len(baris), "b-INITIAL_FORMS": 0, "aksi": aksi} | lain
    for n, b in enumerate(baris):
        hasil |= {f"b-{n}-{k}": v for k, v in b.items()}
    return hasil


def kirim(client: Client, kunci: str, *baris: dict[str, Any], **lain: Any) -> Any:
    return client.post(f"{POKOK}daftar/{kunci}/", isian(*baris, **lain), follow=True)


def test_everybody_of_the_unit_reads_and_planners_write(client: Client, unit: Unit) -> None:
    for jalur in ("daftar/", *SEMUA):
        assert client.get(POKOK + jalur)["Location"].startswith("/masuk/"), jalur
    operator = buat_pengguna(Peran.OPERATOR, unit)
    client.force_login(operator)
    for jalur in SEMUA:
        isi = client.get(POKOK + jalur)
        assert isi.status_code == 200, jalur
        assert 'value="simpan"' not in isi.text, jalur
        assert client.post(POKOK + jalur, isian()).status_code == 403, jalur
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit()))
    for jalur in ("daftar/", *SEMUA):
        assert client.get(POKOK + jalur).status_code == 404, jalur
    client.force_login(buat_pengguna(Peran.KOORDINATOR, pemda=unit.pemda))
    for jalur in ("daftar/", *SEMUA):
        assert client.get(POKOK + jalur).status_code == 200, jalur
    assert client.get(f"{POKOK}daftar/aneh/").status_code == 404
    assert client.get("/dinas-uji/2031/rencana/susun/daftar/").status_code == 404


def test_people_are_saved_in_their_order_and_written_down(
    client: Client, perencana: Pengguna, unit: Unit
) -> None:
    jawaban = kirim(
        client, "pegawai", LENGKAP | {"no": "2"}, LENGKAP | {"jabatan": "Kepala", "no": "1,5"}, {}
    )
    assert "Pegawai disimpan." in jawaban.text
    baris = list(Pegawai.objects.filter(unit=unit, tahun=2024))
    assert [(b.jabatan, b.urutan, b.orang if hasattr(b, "orang") else 5) for b in baris] == [
        ("Kepala", 1, 5), ("Analis", 2, 5),
    ]  # fmt: skip
    assert (baris[1].gol_iv, baris[1].gol_iii, baris[1].sarjana) == (0, 4, 5)
    catatan = JejakUbah.objects.get(unit=unit, objek_id=baris[1].pk)
    assert (catatan.tahun, catatan.oleh, catatan.tindakan) == (2024, perencana, "dibuat")
    # one is changed, one deleted
    jawaban = kirim(client, "pegawai", {**LENGKAP, "pk": baris[1].pk, "jabatan": "Penata"},
                    {**LENGKAP, "pk": baris[0].pk, "jabatan": "Kepala", "hapus": "on"})  # fmt: skip
    assert [(b.pk, b.jabatan) for b in Pegawai.objects.filter(unit=unit)] == [(baris[1].pk, "Penata")]
    ubah, hapus = (JejakUbah.objects.get(unit=unit, tindakan=t) for t in ("diubah", "dihapus"))
    assert ubah.perubahan["Jabatan"] == ["Analis", "Penata"]
    assert hapus.perubahan["Jabatan"] == ["Kepala", ""]


def test_sums_must_agree_and_both_are_named(client: Client, perencana: Pengguna, unit: Unit) -> None:
    for aksi in ("periksa", "simpan"):
        isi = kirim(client, "pegawai", LENGKAP | {"pppk": "3", "sarjana": "4"}, aksi=aksi).text
        assert "Jumlah menurut golongan 7, sedangkan laki-laki dan perempuan 5." in isi
        assert "Jumlah menurut pendidikan 4, sedangkan laki-laki dan perempuan 5." in isi
        assert 'value="Analis"' in isi  # nothing typed is lost
        assert isi.count('<span title="golongan">7</span>') == 2  # of the row, and of all
    isi = kirim(client, "pegawai", LENGKAP, aksi="periksa").text
    assert "Isian sudah benar dan belum disimpan." in isi
    assert '<span title="pendidikan">5</span>' in isi
    assert not Pegawai.objects.filter(unit=unit).exists()


@pytest.mark.parametrize(
    ("kunci", "baris", "pesan"),
    [
        ("pegawai", [LENGKAP | {"laki_laki": "dua"}], "“dua” tidak terbaca sebagai angka"),
        ("pegawai", [LENGKAP | {"laki_laki": "1,5"}], "Isi angka bulat, paling kecil 0."),
        ("pegawai", [LENGKAP | {"laki_laki": "-1"}], "Isi angka bulat, paling kecil 0."),
        ("pegawai", [LENGKAP | {"laki_laki": "99.999"}], "Paling besar 32.767."),
        ("pegawai", [LENGKAP, LENGKAP], "Sama dengan baris 1. Gabungkan, atau bedakan."),
        ("pegawai", [LENGKAP | {"kelompok": "aneh"}], "tidak ada pada daftar. Pilih salah satu."),
        ("pegawai", [LENGKAP | {"jabatan": ""}], "Wajib diisi."),
        ("kebutuhan-pegawai", [{"kualifikasi": "S1", "jenjang": "sarjana", "kebutuhan": ""}], "Wajib diisi."),
        ("aset", [{"nama": "Mobil", "jumlah": "2", "nilai": "-5"}], "Nilai aset tidak boleh negatif."),
        ("aset", [{"nama": "Mobil", "jumlah": "2", "nilai": "satu"}], "tidak terbaca sebagai angka"),
        ("urusan", [{"kode": "2.8", "nama": "X", "sifat": "pilihan"}], "Kode urusan ditulis seperti 2.08."),
        ("isu", [{"teks": "Isu", "tahun": "2019"}], "tidak ada pada daftar. Pilih salah satu."),
    ],
)
def test_bad_rows_are_told_and_stay(
    client: Client, perencana: Pengguna, unit: Unit, kunci: str, baris: list[dict[str, str]], pesan: str
) -> None:
    jawaban = kirim(client, kunci, *baris)
    assert pesan in jawaban.text
    assert "Belum disimpan" in jawaban.text
    for nilai in baris[0].values():
        assert nilai in jawaban.text
    assert not Tempat(DAFTAR[kunci], unit, 2024).baris().exists()


def test_what_is_of_every_year_and_what_of_one(client: Client, perencana: Pengguna, unit: Unit) -> None:
    urusan = unit.urusan.create(kode="2.08", nama="PPPA", sifat="wajib_non_dasar")
    kirim(client, "tugas", {"teks": "Membantu Wali Kota", "tahun": ""})
    kirim(client, "isu", {"teks": "Isu A", "urusan": urusan.pk, "tahun": "2024"}, {"teks": "Isu B"})
    assert ButirUnit.objects.get(unit=unit, jenis="tugas").tahun is None
    isu = ButirUnit.objects.filter(unit=unit, jenis="isu")
    assert [(b.teks, b.tahun, b.urusan) for b in isu] == [("Isu A", 2024, urusan), ("Isu B", None, None)]
    assert "Isu A" not in client.get("/dinas-uji/2023/rencana/susun/daftar/isu/").text
    assert "Isu B" in client.get("/dinas-uji/2023/rencana/susun/daftar/isu/").text
    asing = buat_unit().urusan.create(kode="1.01", nama="Lain", sifat="pilihan")
    assert (
        "tidak ada pada daftar. Pilih salah satu."
        in kirim(client, "isu", {"teks": "Isu C", "urusan": asing.pk}).text
    )
    # an urusan takes the lines that hang on it along, which the log says of itself
    kirim(
        client, "urusan", {"pk": urusan.pk, "kode": "2.08", "nama": "PPPA", "sifat": "pilihan", "hapus": "on"}
    )
    assert not unit.urusan.exists()


def test_benchmarks_of_the_units_own_indicators(client: Client, perencana: Pengguna, unit: Unit) -> None:
    i = Indikator.objects.get(unit=unit, kode="is")
    asing = Indikator.objects.filter(unit__slug="dp3akb").first()
    baris = {"cakupan": "nasional", "nilai": "91,85", "tahun_data": "2024", "sumber": "BPS"}
    jawaban = client.post(f"{POKOK}pembanding/", isian(baris | {"indikator": asing.pk}))
    assert "tidak ada pada daftar. Pilih salah satu." in jawaban.text
    client.post(f"{POKOK}pembanding/", isian(baris | {"indikator": i.pk}))
    p = Pembanding.objects.get(indikator=i)
    assert (p.tahun, p.nilai, p.tahun_data, p.sumber) == (2024, Decimal("91.85"), 2024, "BPS")
    isi = client.get(f"{POKOK}pembanding/").text
    assert 'value="91,85"' in isi
    assert f'<option value="{i.pk}" selected>' in isi


def test_a_paste_becomes_rows_and_nothing_is_saved_yet(
    client: Client, perencana: Pengguna, unit: Unit
) -> None:
    tempel = (
        "Kualifikasi\tJenjang\tKebutuhan (orang)\r\n"
        "S1 semua jurusan\tSarjana\t12\r\n\r\n"
        '"D3\nKomputer"\tdiploma\tdua\r\n'
    )
    awal = {"kualifikasi": "S2", "jenjang": "pasca_sarjana", "kebutuhan": "1"}
    jawaban = kirim(client, "kebutuhan-pegawai", awal, aksi="tempel", tempelan=tempel)
    assert "2 baris ditambahkan di bawah." in jawaban.text
    for ada in ('value="S2"', 'value="S1 semua jurusan"', '<option value="sarjana" selected>', "“dua”"):
        assert ada in jawaban.text
    assert not KebutuhanPegawai.objects.filter(unit=unit).exists()
    tempat = Tempat(DAFTAR["aset"], unit, 2024)
    assert baca_tempelan(tempat, "Meja\t4\n") == [{"nama": "Meja", "jumlah": "4"}]
    assert baca_tempelan(tempat, "\t\n\n") == []
    banyak = "\n".join(f"Barang {n}\t1\t5" for n in range(300))
    jawaban = kirim(client, "aset", aksi="tempel", tempelan=banyak)
    assert "Paling banyak 200 baris. Tempelan ini 300 baris." in jawaban.text
    assert "Barang 299" in jawaban.text
    jawaban = kirim(client, "aset", {"nama": "Meja"}, aksi="tambah")
    assert jawaban.text.count('name="b-5-nama"') == 1


def test_last_years_rows_are_copied_once(client: Client, perencana: Pengguna, unit: Unit) -> None:
    for tahun, nama in ((2023, "Mobil"), (2023, "Meja"), (2024, "Meja")):
        Aset.objects.create(unit=unit, tahun=tahun, nama=nama, jumlah=2, nilai=tahun)
    for n in (1, 0):
        assert f"{n} baris disalin dari tahun 2023." in kirim(client, "aset", aksi="salin").text
    kini = Aset.objects.filter(unit=unit, tahun=2024)
    assert {(a.nama, a.nilai) for a in kini} == {("Mobil", 2023), ("Meja", 2024)}
    assert Aset.objects.filter(unit=unit, tahun=2023).count() == 2
    assert JejakUbah.objects.get(unit=unit).alasan == "Disalin dari tahun 2023."
    i = Indikator.objects.get(unit=unit, kode="is")
    Pembanding.objects.create(indikator=i, tahun=2023, cakupan="spm", nilai=1, sumber="SPM")
    client.post(f"{POKOK}pembanding/", isian(aksi="salin"))
    assert Pembanding.objects.filter(indikator=i, tahun=2024).count() == 1
    assert client.post(f"{POKOK}daftar/urusan/", isian(aksi="salin")).status_code == 404


def test_rows_of_others_are_not_touched(client: Client, perencana: Pengguna, unit: Unit) -> None:
    lain = Aset.objects.create(unit=buat_unit(), tahun=2024, nama="Mobil", jumlah=1, nilai=1)
    kirim(client, "aset", {"pk": lain.pk, "nama": "Bus", "jumlah": "9", "nilai": "9"})
    lain.refresh_from_db()
    assert (lain.nama, lain.jumlah) == ("Mobil", 1)
    assert Aset.objects.get(unit=unit).nama == "Bus"
    for rusak in ({}, {"b-TOTAL_FORMS": "x", "aksi": "tempel", "tempelan": "a"}, {"aksi": "aneh"}):
        assert client.post(f"{POKOK}daftar/aset/", rusak).status_code == 200


def test_what_is_filled_stands_in_the_report(client: Client, perencana: Pengguna, unit: Unit) -> None:
    kirim(client, "aset", {"nama": "Alat angkutan", "jumlah": "2", "nilai": "1.250.000,50"})
    assert "Alat angkutan" in client.get("/dinas-uji/2024/tabel/aset/").text
    assert "aset" in TABEL


def test_pages_cost_the_same_with_many_rows(
    client: Client, perencana: Pengguna, unit: Unit, django_assert_max_num_queries
) -> None:
    u = unit.urusan.create(kode="2.08", nama="PPPA", sifat="wajib_non_dasar")
    for n in range(30):
        Aset.objects.create(unit=unit, tahun=2024, nama=f"Barang {n}", jumlah=2, nilai=1)
        ButirUnit.objects.create(unit=unit, jenis="isu", tahun=2024, urusan=u, teks=f"Isu {n}")
    for jalur in ("daftar/", *SEMUA):
        with django_assert_max_num_queries(12):
            assert client.get(POKOK + jalur).status_code == 200, jalur


@pytest.mark.parametrize("daftar", [*DAFTAR.values(), PEMBANDING], ids=lambda d: d.kunci)
def test_every_list_says_what_it_is_for_and_gives_an_example(daftar: Daftar) -> None:
    assert daftar.untuk.endswith(".")
    assert daftar.tabel
    assert any(k.contoh for k in daftar.kolom)
    assert {k.nama for k in daftar.kolom} >= set(daftar.unik) | {k for j in daftar.jumlah for k in j.kolom}
