"""Yearly values: entered, corrected with a reason, and every version still to be read."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client

from indicators.models import Realisasi
from lkjip.enums import Keadaan, Peran
from pengisian.enums import Cara
from pengisian.models import PerubahanSel
from pengisian.simpan import Isian, Nasib, Penulis, TanpaAlasan, TidakDapatDiisi, simpan
from pengisian.tahunan import daftar_tahunan
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import TAHUN, buka, kunci, letakkan, orang, unit_demo

pytestmark = pytest.mark.django_db
# idg: 72, provisional, of three components that are not known; ipg: of a tujuan, without a value
AWAL = f"/dp3akb/{TAHUN}/pengisian/tahunan/"


def alamat(kode: str = "idg", tahun: int = TAHUN) -> str:
    return f"/dp3akb/{tahun}/pengisian/tahunan/{kunci(kode)}/"


def realisasi(kode: str = "idg", tahun: int = TAHUN) -> Realisasi:
    return Realisasi.objects.get(indikator__kode=kode, tahun=tahun, triwulan=None)


def tulis(pengguna, *sel: tuple[str, ...], kode: str = "idg", alasan: str = "Rilis BPS."):
    isian = [Isian(kunci(kode), *s) for s in sel]
    penulis = Penulis(pengguna, unit_demo(), TAHUN, None)
    return simpan(penulis, isian, cara=Cara.KOREKSI, kelompok=uuid4(), utuh=True, alasan=alasan)


def isian(client: Client, kode: str = "idg", tahun: int = TAHUN, **ganti: str) -> dict[str, str]:
    """What a browser would send of the form as it stands, with changes."""
    form = client.get(alamat(kode, tahun)).context["form"]
    return {nama: str(form[nama].value() or "") for nama in form.fields} | ganti


@pytest.fixture
def perencana(client: Client):
    pengguna = orang(first_name="Sari")
    client.force_login(pengguna)
    return pengguna


def test_the_list_names_values_states_and_sources(client: Client, perencana) -> None:
    isi = client.get(AWAL).text
    for teks in (
        "Indeks Pemberdayaan Gender",
        "72,00",
        "sementara, data 2023",
        "BPS",
        "Ganti dengan nilai final",
    ):
        assert teks in isi
    assert "32 indikator lain diisi per triwulan" in isi
    sementara = client.get(AWAL, {"hanya": "sementara"}).context["daftar"]
    assert [n.indikator.kode for n in sementara] == ["idg"]
    assert [n.indikator.kode for n in client.get(AWAL, {"cari": "pembangunan GENDER"}).context["daftar"]] == [
        "ipg"
    ]
    assert "Tidak ada indikator yang cocok" in client.get(AWAL, {"cari": "<b>"}).text


def test_tujuan_and_earlier_years_are_in_the_list() -> None:
    assert {"Tujuan", "Sasaran", "Program"} <= {n.level for n in daftar_tahunan(unit_demo(), TAHUN)}
    lama = {n.indikator.kode: n.realisasi.nilai for n in daftar_tahunan(unit_demo(), 2021) if n.realisasi}
    assert lama["idg"] == Decimal("68.62")


def test_a_provisional_value_becomes_final_in_one_step(client: Client, perencana) -> None:
    siap = client.get(alamat(), {"final": 1}).context["form"]
    assert (siap["status"].value(), siap["tahun_data"].value()) == ("final", "")
    baru = isian(client) | {n: siap[n].value() for n in ("status", "tahun_data", "alasan", "alasan_koreksi")}
    assert client.post(alamat(), baru | {"nilai": "72,85"}).status_code == 302
    r = realisasi()
    assert (r.nilai, r.status, r.tahun_data, r.alasan, r.diubah_oleh) == (
        Decimal("72.85"),
        "final",
        None,
        "",
        perencana,
    )
    nilai = PerubahanSel.objects.get(kolom="nilai")
    assert (nilai.lama, nilai.baru, nilai.cara, nilai.triwulan) == ("72", "72,85", "koreksi", None)
    assert nilai.alasan == "Nilai sementara diganti nilai final."
    isi = client.get(alamat()).text
    for teks in (
        "Versi 2 (berlaku)",
        "Versi 1",
        "72,85",
        ">72<",
        "Sementara",
        "Alasan: Nilai sementara",
        "Sari",
    ):
        assert teks in isi


def test_a_correction_without_a_reason_is_not_saved(client: Client, perencana) -> None:
    jawaban = client.post(alamat(), isian(client, nilai="73"))
    assert "Tulis alasan koreksi" in jawaban.text
    assert 'value="73"' in jawaban.text
    assert realisasi().nilai == 72
    assert not PerubahanSel.objects.exists()
    with pytest.raises(TanpaAlasan):
        tulis(perencana, ("nilai", "73"), alasan="")


def test_a_first_value_needs_no_reason(client: Client, perencana) -> None:
    assert client.post(alamat("ipg"), isian(client, "ipg", nilai="90,1", sumber="BPS")).status_code == 302
    assert realisasi("ipg").nilai == Decimal("90.1")
    assert set(PerubahanSel.objects.values_list("cara", flat=True)) == {"formulir"}
    (versi,) = client.get(alamat("ipg")).context["versi"]
    assert (versi.nomor, versi.oleh) == (1, "Sari")


def test_every_version_stays_readable(client: Client, perencana) -> None:
    tulis(perencana, ("nilai", "72,5"), ("sumber", "BPS, rilis Mei"), alasan="Rilis Mei.")
    tulis(perencana, ("nilai", "72,9"), ("status", "final"), ("tahun_data", ""), alasan="Rilis Juli.")
    versi = client.get(alamat()).context["versi"]
    assert [v.nomor for v in versi] == [3, 2, 1]
    nilai = [dict(v.isi)["Realisasi kinerja"] for v in versi]
    assert nilai == ["72,9", "72,5", "72"]
    assert [dict(v.isi)["Status data"] for v in versi] == ["Final", "Sementara", "Sementara"]
    assert [v.alasan for v in versi] == ["Rilis Juli.", "Rilis Mei.", ""]


def test_an_earlier_year_is_corrected_by_itself(client: Client, perencana) -> None:
    baru = isian(client, tahun=2021, nilai="68,7", alasan_koreksi="Salah ketik.")
    assert client.post(alamat(tahun=2021), baru).status_code == 302
    assert realisasi(tahun=2021).nilai == Decimal("68.7")
    assert realisasi().nilai == 72


def test_components_make_the_value_and_are_not_typed_over(perencana) -> None:
    hasil = tulis(perencana, ("komponen1", "70"), ("komponen2", "72"), ("komponen3", "74"))
    assert {h.nasib for h in hasil} == {Nasib.TERSIMPAN}
    assert realisasi().nilai is None
    (hasil,) = tulis(perencana, ("nilai", "80"))
    assert "dihitung dari komponennya" in hasil.pesan


def test_a_second_writer_gets_both_values_and_chooses(client: Client, perencana) -> None:
    milik_saya = isian(client, nilai="73", alasan_koreksi="Rilis BPS.")
    tulis(orang(first_name="Budi"), ("nilai", "74"), ("sumber", "BPS, Mei"))
    jawaban = client.post(alamat(), milik_saya)
    assert jawaban.status_code == 200
    assert "Sementara itu diubah oleh Budi menjadi “74”. Isian Anda: “73”" in jawaban.text
    assert realisasi().nilai == 74
    form = jawaban.context["form"]
    lagi = {nama: str(form[nama].value() or "") for nama in form.fields}
    assert client.post(alamat(), lagi).status_code == 302
    assert (realisasi().nilai, realisasi().sumber) == (73, "BPS, Mei"), "the other's source stays"


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"nilai": "banyak"}, "tidak terbaca sebagai angka"),
        ({"status": "sementara", "tahun_data": ""}, "harus menyebut data tahun"),
        ({"status": "tidak_tersedia", "nilai": "", "alasan": ""}, "harus disertai alasan"),
        ({"tahun_data": "99"}, "tahun 2000 sampai 2100"),
        ({"status": "entah"}, "errorlist"),
        ({"sumber": "x" * 301}, "Paling banyak 300 huruf"),
    ],
)
def test_bad_input_is_refused_and_kept(client: Client, perencana, isi, pesan) -> None:
    jawaban = client.post(alamat(), isian(client, alasan_koreksi="Rilis BPS.") | isi)
    assert jawaban.status_code == 200
    assert pesan in jawaban.text
    assert "Rilis BPS." in jawaban.text
    assert realisasi().nilai == 72
    assert not PerubahanSel.objects.exists()


def test_line_ends_of_a_browser_are_no_change(client: Client, perencana) -> None:
    tulis(perencana, ("penjelasan", "Satu.\nDua."))
    baru = {k: v.replace("\n", "\r\n") for k, v in isian(client, nilai="73", alasan_koreksi="Rilis.").items()}
    assert client.post(alamat(), baru).status_code == 302
    assert realisasi().penjelasan == "Satu.\nDua."


def test_quarters_count_before_the_year(client: Client, perencana) -> None:
    assert "Laporan memakai nilai triwulan" in client.get(alamat("1.1.2")).text


@pytest.mark.parametrize("keadaan", Keadaan)
@pytest.mark.parametrize("peran", Peran)
def test_rights_by_role_and_state(client: Client, peran, keadaan) -> None:
    """Whether the period is open does not matter; a settled fourth quarter does."""
    letakkan(keadaan)
    client.force_login(orang(peran))
    boleh = peran == Peran.PERENCANA and keadaan in (Keadaan.TERISI_SEBAGIAN, Keadaan.DIKEMBALIKAN)
    assert ('name="nilai"' in client.get(alamat()).text) == boleh
    assert ("Ganti dengan nilai final" in client.get(AWAL).text) == boleh
    baru = {"nilai": "73", "status": "final", "alasan_koreksi": "Rilis BPS.", "semula_nilai": "72"}
    baru |= {"semula_status": "sementara"}
    harapan = 302 if boleh else 200 if peran == Peran.PERENCANA else 403
    assert client.post(alamat(), baru).status_code == harapan
    assert (realisasi().nilai == 73) == boleh


def test_why_it_is_closed(client: Client, perencana) -> None:
    buka()
    letakkan(Keadaan.TERKUNCI)
    with pytest.raises(TidakDapatDiisi, match="Nilai tahunan mengikuti Triwulan IV"):
        tulis(perencana, ("nilai", "73"))
    assert "mengikuti Triwulan IV. Triwulan ini sudah dikunci" in client.get(alamat()).text


def test_strangers_and_odd_keys(client: Client, perencana) -> None:
    for jalur in ("s1", "g1", "i0", "x", "i" + "9" * 30):
        assert client.get(f"{AWAL}{jalur}/").status_code == 404
    client.force_login(buat_pengguna(Peran.PERENCANA, buat_unit()))
    for jalur in (AWAL, alamat()):
        assert client.get(jalur).status_code == 404
    client.logout()
    assert client.get(AWAL).status_code == 302


def test_few_queries(client: Client, perencana, django_assert_max_num_queries) -> None:
    tulis(perencana, ("nilai", "72,5"), ("sumber", "BPS, rilis Mei"))
    for jalur in (AWAL, alamat()):
        with django_assert_max_num_queries(15):
            client.get(jalur)
