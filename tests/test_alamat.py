"""Every address of the URLconf, by every kind of visitor; one that is added without a case fails here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from evaluation.models import LembarReviu, Rekomendasi, ReviuLkjip
from evaluation.tindak_lanjut import Pencatat, tambah_bukti
from lkjip.enums import Peran, TahapReviu
from lkjip.models import Pemda, Pengguna, Periode, Unit
from lkjip.models.unit import DIPAKAI, KODE_TERPAKAI
from pengisian.enums import Cara
from pengisian.models import Bukti, SalinanTriwulan, TriwulanUnit, Unggahan
from pengisian.unggah.data import IsiUnggahan, Pratinjau
from reports.outline import TABEL, telusur
from tests.pabrik import SANDI, beri_langkah_kedua, buat_pemda, buat_pengguna, buat_unit
from tests.pengisian.bantu import buka, kunci, orang
from tests.pengisian.bukti_uji import buat, bukti_berkas

pytestmark = pytest.mark.django_db

AKUN = (
    "akun-saya",
    "akun-surel",
    "langkah-kedua",
    "kode-pemulihan",
    "langkah-kedua-matikan",
    "akhiri-sesi-lain",
)
PRIBADI = ("pemberitahuan", "pemberitahuan-baca-semua", "persetujuan")
MEJA = ("meja-rekomendasi", "meja-rekomendasi-xlsx")
TANPA_UNIT = (
    "beranda",
    "keluar",
    "kata-sandi",
    "unit-daftar",
    "sehat",
    "kelola-pintu",
    *AKUN,
    *PRIBADI,
    *MEJA,
)
# What answers without a sign-in, and how.
TERBUKA = {
    "masuk": 200,
    "masuk-kedua": 302,  # to the first step
    "lupa-sandi": 200,
    "lupa-sandi-terkirim": 200,
    "atur-sandi": 200,  # says that the link is no good
    "keluar": 405,
    "sehat": 200,
}
# What only takes POST, and what takes it too.
HANYA_POST = {f"pengisian-{nama}" for nama in ("simpan", "pratinjau", "urungkan", "terima")}
MENULIS = {
    *HANYA_POST,
    *("pengisian-baris", "pengisian-unggah", "pengisian-unggahan", "impor-e81", "impor-e81-cocok"),
    *("e81-kaki", "pengisian-alur"),
    *("kelola-periode", "kelola-periode-ubah", "kelola-perpanjangan", "kelola-triwulan"),
    *("pemberitahuan-buka", "pemberitahuan-baca-semua", "persetujuan"),
    *("pengisian-bukti", "pengisian-bukti-satu", "nilai-tahunan-satu", "pengisian-penanggung-jawab"),
    *("meja-rekomendasi", "akip-rekomendasi", "akip-rekomendasi-satu"),
    *("rekomendasi-satu", "rekomendasi-tindak-lanjut", "rekomendasi-tindak-lanjut-satu"),
    *("masuk", "masuk-kedua", "lupa-sandi", "atur-sandi", "keluar", "kata-sandi"),
    *(set(AKUN) - {"akun-saya"}),
    *("kelola-undang", "kelola-akun-ubah", "kelola-akun-peran", "kelola-akun-akhiri", "kelola-akun-tindakan"),
}
PEMDA: dict[str, Any] = {"pemda": "balikpapan"}
ORANG: dict[str, Any] = {**PEMDA, "akun": 1}
MASA_PEMDA: dict[str, Any] = {**PEMDA, "tahun": 2024, "triwulan": 4}
HALAMAN: dict[str, Any] = {"unit": "dp3akb", "tahun": 2024}
TRIWULAN: dict[str, Any] = HALAMAN | {"triwulan": 4}
# Numbers of the database are not known before it is filled: `alamat` puts them in.
INDIKATOR, BUKTI = "the key of an indicator", "the number of a piece of evidence"
SATU, ENTRI, BERKAS = "a recommendation", "an entry of its follow-up", "the file of a piece of its evidence"
AKIP: dict[str, Any] = {"unit": "dp3akb", "tahun": 2023}
REKOMENDASI: dict[str, Any] = AKIP | {"rekomendasi": SATU}
SALINAN: dict[str, Any] = TRIWULAN | {"versi": 1}
UNGGAHAN: dict[str, Any] = TRIWULAN | {"unggahan": UUID(int=1)}
ANGKA: dict[str, Any] = {"tabel": "e81", "baris": "1.1", "kolom": "capaian_k"}
# What an address needs to be named in full. Any object that it names must be of the unit it names.
ISIAN: dict[str, dict[str, Any]] = {
    **{nama: {} for nama in (*TANPA_UNIT, "masuk", "masuk-kedua", "lupa-sandi", "lupa-sandi-terkirim")},
    "atur-sandi": {"uidb64": "MQ", "token": "abc-123"},
    **dict.fromkeys(("kelola", "kelola-akun", "kelola-undang"), PEMDA),
    **dict.fromkeys(("kelola-akun-satu", "kelola-akun-ubah", "kelola-akun-peran"), ORANG),
    "kelola-akun-akhiri": {**ORANG, "keanggotaan": 1},
    "kelola-akun-tindakan": {**ORANG, "kunci": "akhiri-sesi"},
    "unit": {"unit": "dp3akb"},
    **dict.fromkeys(("ringkasan", "rencana", "rencana-iku", "rencana-pk", "rencana-anggaran"), HALAMAN),
    "tabel-daftar": HALAMAN,
    "tabel": {**HALAMAN, "kunci": "target-realisasi"},
    "tabel-xlsx": {**HALAMAN, "kunci": "target-realisasi"},
    "e81": {**HALAMAN, "triwulan": 4},
    "e81-kaki": {**HALAMAN, "triwulan": 4},
    "laporan": HALAMAN,
    "laporan-bagian": {**HALAMAN, "kunci": "target-realisasi"},
    "jejak": {**HALAMAN, **ANGKA},
    "jejak-triwulan": {**HALAMAN, **ANGKA, "triwulan": 2},
    "unduh": {**HALAMAN, "dokumen": "lkjip", "format": "json"},
    "unduh-e81": {**HALAMAN, "triwulan": 4, "format": "json"},
    "lhe-unduh": {**AKIP, "format": "docx"},
    "matriks-unduh": {**AKIP, "format": "xlsx"},
    "reviu-unduh": {**HALAMAN, "format": "docx"},
    "pernyataan-unduh": {**HALAMAN, "format": "docx"},
    "meja-matriks-pdf": {},
    "pemberitahuan-buka": {"nomor": 1},
    **dict.fromkeys(("kelola-periode", "kelola-triwulan-kini"), PEMDA),
    **dict.fromkeys(("kelola-periode-ubah", "kelola-perpanjangan"), MASA_PEMDA),
    **dict.fromkeys(("kelola-triwulan", "kelola-triwulan-xlsx"), MASA_PEMDA),
    **dict.fromkeys(("pengisian-kini", "pengisian-tahun"), HALAMAN),
    **dict.fromkeys(
        ("pengisian-kekurangan", "pengisian-alur", "rapor-bidang", "rapor-bidang-xlsx"), TRIWULAN
    ),
    **dict.fromkeys(("pengisian-salinan", "pengisian-salinan-json"), SALINAN),
    **dict.fromkeys(("pengisian", "pengisian-segar", *sorted(HANYA_POST)), TRIWULAN),
    "pengisian-baris": {**TRIWULAN, "kunci": INDIKATOR},
    "pengisian-bukti": {**TRIWULAN, "kunci": INDIKATOR},
    "pengisian-bukti-satu": {**TRIWULAN, "kunci": INDIKATOR, "nomor": BUKTI},
    "bukti-berkas": {**TRIWULAN, "kunci": INDIKATOR, "nomor": BUKTI},
    "pengisian-riwayat": TRIWULAN,
    "riwayat-xlsx": TRIWULAN,
    "nilai-tahunan": HALAMAN,
    "nilai-tahunan-satu": {**HALAMAN, "kunci": INDIKATOR},
    "pengisian-penanggung-jawab": HALAMAN,
    "pengisian-unduh-tahun": HALAMAN,
    **dict.fromkeys(("pengisian-unduh", "pengisian-unggah", "impor-e81"), TRIWULAN),
    **dict.fromkeys(("rekomendasi", "akip-rekomendasi"), AKIP),
    **dict.fromkeys(("rekomendasi-satu", "rekomendasi-tindak-lanjut", "akip-rekomendasi-satu"), REKOMENDASI),
    "rekomendasi-tindak-lanjut-satu": {**REKOMENDASI, "entri": ENTRI},
    "rekomendasi-berkas": {**REKOMENDASI, "bukti": BERKAS},
    **dict.fromkeys(("pengisian-unggahan", "impor-e81-cocok", "impor-e81-selisih"), UNGGAHAN),
}
MILIK_PEMDA = sorted(n for n, kwargs in ISIAN.items() if "pemda" in kwargs)
MILIK_UNIT = sorted(n for n, kwargs in ISIAN.items() if "unit" in kwargs)
# Who the pages of a whole pemda exist for.
PENGELOLA = frozenset({Peran.KOORDINATOR, Peran.ADMIN})
PEMANTAU = frozenset({Peran.KOORDINATOR, Peran.INSPEKTORAT, Peran.ADMIN})
ADA_BAGI: dict[str, frozenset[Peran]] = {
    **dict.fromkeys(
        ("kelola-periode", "kelola-periode-ubah", "kelola-perpanjangan"), frozenset({Peran.KOORDINATOR})
    ),
    **dict.fromkeys(("kelola", "kelola-triwulan-kini", "kelola-triwulan", "kelola-triwulan-xlsx"), PEMANTAU),
}
TERTUTUP = sorted(ISIAN.keys() - TERBUKA.keys())


@pytest.fixture(autouse=True)
def reviu() -> None:
    """The review whose notes and statement the cases name."""
    demo = Unit.objects.get(slug="dp3akb")
    ReviuLkjip.objects.get_or_create(
        unit=demo,
        tahun=2024,
        defaults={"lembar": LembarReviu.objects.get(pemda=demo.pemda), "tahap": TahapReviu.DINYATAKAN},
    )


@pytest.fixture(autouse=True)
def salinan() -> None:
    """The approved copy that the cases name."""
    baris = TriwulanUnit.objects.create(unit=Unit.objects.get(slug="dp3akb"), tahun=2024, triwulan=4)
    SalinanTriwulan.objects.create(
        triwulan=baris,
        versi=1,
        isi='{"baris":[]}',
        sha256="0" * 64,
        oleh=buat_pengguna(),
        pada=timezone.now(),
    )


def daftar(pola: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for p in pola:
        if isinstance(p, URLResolver):
            yield from daftar(p.url_patterns)
        else:
            yield p


def awal_alamat(pola: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The first part of every address; an include that adds none is opened."""
    for p in pola:
        if isinstance(p, URLResolver) and not str(p.pattern):
            yield from awal_alamat(p.url_patterns)
        else:
            yield str(p.pattern).split("/")[0]


def alamat(nama: str, **ganti: Any) -> str:
    kwargs = ISIAN[nama] | {k: v for k, v in ganti.items() if k in ISIAN[nama]}
    if kwargs.get("kunci") == INDIKATOR:
        kwargs["kunci"] = kunci("2.2.1")
    if kwargs.get("nomor") == BUKTI:
        milik = Bukti.objects.filter(indikator__kode="2.2.1").first() or _bukti()
        kwargs["nomor"] = milik.pk
    if kwargs.get("rekomendasi") == SATU:
        kwargs |= _nomor_rekomendasi(kwargs)
    return reverse(nama, kwargs=kwargs)


def _nomor_rekomendasi(kwargs: dict[str, Any]) -> dict[str, int]:
    """The demo's first recommendation, an entry of it, and evidence with a file where that is asked for."""
    r = Rekomendasi.objects.get(evaluasi__unit__slug="dp3akb", evaluasi__tahun=2023, nomor=1)
    entri = r.tindak_lanjut.select_related("rekomendasi__evaluasi__unit__pemda").latest("urutan")
    nomor = {"rekomendasi": r.pk}
    if kwargs.get("entri") == ENTRI:
        nomor["entri"] = entri.pk
    if kwargs.get("bukti") == BERKAS:
        ada = entri.bukti.first() or tambah_bukti(Pencatat(orang(Peran.PERENCANA)), entri, bukti_berkas())
        nomor["bukti"] = ada.pk
    return nomor


def _bukti() -> Bukti:
    buka()
    return buat(orang(Peran.PERENCANA))


def masuk(client: Client, peran: Peran, unit: Unit | None, pemda: Pemda) -> Pengguna:
    pengguna = buat_pengguna(peran, unit, pemda=pemda)
    client.force_login(pengguna)
    return pengguna


def test_every_address_has_a_case() -> None:
    assert {p.name for p in daftar(get_resolver().url_patterns)} == ISIAN.keys()


@pytest.mark.parametrize("nama", ISIAN)
def test_only_the_front_door_is_open(client: Client, nama: str) -> None:
    jawaban = client.get(alamat(nama))
    if nama in TERBUKA:
        assert jawaban.status_code == TERBUKA[nama]
    else:
        assert (jawaban.status_code, jawaban["Location"]) == (302, f"/masuk/?next={alamat(nama)}")


@pytest.mark.parametrize("nama", TERTUTUP)
def test_a_password_alone_opens_nothing_where_there_is_a_second_step(client: Client, nama: str) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    pengguna = buat_pengguna(Peran.KOORDINATOR, pemda=demo.pemda, is_superuser=True)
    beri_langkah_kedua(pengguna)
    masukan = {"username": pengguna.username, "password": SANDI}
    assert client.post("/masuk/", masukan)["Location"] == "/masuk/langkah-kedua/"
    for cara in ("get", "post"):
        jawaban = getattr(client, cara)(alamat(nama))
        assert jawaban.status_code == 302, cara
        assert jawaban["Location"].startswith("/masuk/?next="), cara


@pytest.mark.parametrize("nama", MILIK_PEMDA)
def test_managing_exists_for_who_serves_the_pemda_only(client: Client, nama: str) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    for n in range(1, 5):
        Periode.objects.get_or_create(
            pemda=demo.pemda, tahun=2024, triwulan=n,
            defaults=dict.fromkeys(("buka", "tenggat", "tutup"), timezone.localdate()),
        )  # fmt: skip
    orang = buat_pengguna(Peran.PERENCANA, demo)
    jalur = alamat(nama, akun=orang.pk, keanggotaan=orang.keanggotaan.get().pk)
    for peran in Peran:
        sepemda = peran in (Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN)
        milik = buat_pengguna(peran, None if sepemda else demo, pemda=demo.pemda)
        asing = buat_pengguna(
            peran, None if sepemda else buat_unit(), pemda=buat_pemda() if sepemda else None
        )
        for pengguna, ada in ((milik, peran in ADA_BAGI.get(nama, PENGELOLA)), (asing, False)):
            klien = Client()
            klien.force_login(pengguna)
            assert klien.get(jalur).status_code in ((200, 302) if ada else (404,)), (peran, ada)
            if not ada and nama in MENULIS:
                assert klien.post(jalur).status_code == 404, peran
    # One unit's koordinator manages no pemda.
    client.force_login(buat_pengguna(Peran.KOORDINATOR, demo))
    assert client.get(jalur).status_code == 404


@pytest.mark.parametrize("nama", [n for n in MILIK_PEMDA if "akun" in ISIAN[n]])
@pytest.mark.parametrize("akun", [0, 10**12, 10**300])
def test_odd_accounts_are_not_found(client: Client, nama: str, akun: int) -> None:
    client.force_login(buat_pengguna(Peran.KOORDINATOR, pemda=Unit.objects.get(slug="dp3akb").pemda))
    assert client.get(alamat(nama, akun=akun)).status_code == 404


def test_no_unit_can_take_the_address_of_another_page() -> None:
    """The validator of a unit's code knows the first part of every address that is not a unit's."""
    pertama = set(awal_alamat(get_resolver().url_patterns))
    assert {p for p in pertama if p and "<" not in p} | {"static"} == DIPAKAI
    for kode in KODE_TERPAKAI:
        with pytest.raises(ValidationError, match="dipakai oleh alamat halaman lain"):
            Unit(slug=kode).clean_fields(exclude={f.name for f in Unit._meta.fields} - {"slug"})


@pytest.mark.parametrize("peran", Peran)
@pytest.mark.parametrize("nama", MILIK_UNIT)
def test_a_foreign_unit_does_not_exist(client: Client, nama: str, peran: Peran) -> None:
    """Of another pemda for those who see a whole one, of the same pemda for all others."""
    demo = Unit.objects.get(slug="dp3akb")
    if peran in (Peran.INSPEKTORAT, Peran.KOORDINATOR, Peran.ADMIN):
        masuk(client, peran, None, buat_unit().pemda)
    else:
        masuk(client, peran, buat_unit(pemda=demo.pemda), demo.pemda)
    assert client.get(alamat(nama)).status_code == 404


@pytest.mark.parametrize("nama", MILIK_UNIT)
def test_without_a_role_there_is_no_unit(client: Client, nama: str) -> None:
    client.force_login(buat_pengguna())
    assert client.get(alamat(nama)).status_code == 404


@pytest.mark.parametrize("nama", ISIAN)
def test_reading_addresses_do_not_write(client: Client, nama: str) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    masuk(client, Peran.PERENCANA, demo, demo.pemda)
    for cara in ("post", "put", "patch", "delete", *(["get"] if nama in HANYA_POST else [])):
        if cara == "post" and nama in MENULIS:
            continue
        # Who is signed in is led on from the sign-in page, whatever the method; no link is good here.
        harap = {"masuk": 302, "atur-sandi": 200}.get(nama, 405)
        assert getattr(client, cara)(alamat(nama)).status_code == harap, cara


@pytest.mark.parametrize("nama", MILIK_UNIT)
def test_the_other_unit_of_ones_own_is_empty(client: Client, nama: str) -> None:
    """Two units of one person: the pages of the second show nothing of the first."""
    demo = Unit.objects.get(slug="dp3akb")
    lain = buat_unit("dinas-lain", pemda=demo.pemda)
    masuk(client, Peran.INSPEKTORAT, None, demo.pemda)
    jawaban = client.get(alamat(nama, unit=lain.slug))
    assert jawaban.status_code in (200, 302, 403, 404, *([405] if nama in HANYA_POST else []))
    isi = jawaban.content.decode(errors="replace")
    for milik_demo in ("72,00", "70,65", "Indeks Pemberdayaan Gender", "38.462.234.005"):
        assert milik_demo not in isi


@pytest.mark.parametrize("nama", [n for n in MILIK_UNIT if "tahun" in ISIAN[n]])
@pytest.mark.parametrize("tahun", [0, 1, 1999, 2101, 10**12, 10**300])
def test_odd_years_are_not_found(client: Client, nama: str, tahun: int) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    masuk(client, Peran.KEPALA, demo, demo.pemda)
    assert client.get(alamat(nama, tahun=tahun)).status_code == 404


@pytest.mark.parametrize("nama", [n for n in MILIK_UNIT if "triwulan" in ISIAN[n]])
@pytest.mark.parametrize("triwulan", [0, 5, 99, 10**300])
def test_odd_quarters_are_not_found(client: Client, nama: str, triwulan: int) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    masuk(client, Peran.KEPALA, demo, demo.pemda)
    assert client.get(alamat(nama, triwulan=triwulan)).status_code == 404


ANEH = ("x" * 3000, "..%2F..%2Fetc%2Fpasswd", "%00", "{tahun}", "%25s", "<b>", "²", "lkjip.pdf.pdf", "-")


@pytest.mark.parametrize("aneh", ANEH)
def test_odd_keys_are_not_found(client: Client, aneh: str) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    masuk(client, Peran.KEPALA, demo, demo.pemda)
    for jalur in (
        f"/{aneh}/",
        f"/{aneh}/2024/",
        f"/dp3akb/{aneh}/",
        f"/dp3akb/2024/tabel/{aneh}/",
        f"/dp3akb/2024/tabel/{aneh}.xlsx",
        f"/dp3akb/2024/laporan/{aneh}/",
        f"/dp3akb/2024/unduh/{aneh}.pdf",
        f"/dp3akb/2024/unduh/lkjip.{aneh}",
        f"/dp3akb/2024/jejak/{aneh}/1.1/capaian_k/",
        f"/dp3akb/2024/jejak/e81/{aneh}/capaian_k/",
        f"/dp3akb/2024/jejak/e81/1.1/{aneh}/",
        f"/dp3akb/2024/pengisian/{aneh}/",
        f"/dp3akb/2024/pengisian/4/baris/{aneh}/",
        f"/dp3akb/2024/pengisian/4/unggah/{aneh}/",
        f"/dp3akb/2024/pengisian/4/impor-e81/{aneh}/",
    ):
        assert client.get(jalur).status_code == 404, jalur


@pytest.mark.parametrize("cari", ["%00", "{", "%", "_", "'", "<script>", "a" * 5000])
def test_odd_searches_find_nothing_and_break_nothing(client: Client, cari: str) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    masuk(client, Peran.KEPALA, demo, demo.pemda)
    for nama in ("unit-daftar", "tabel-daftar", "ringkasan", "pengisian"):
        jawaban = client.get(alamat(nama), {"cari": cari})
        assert jawaban.status_code == 200
        assert "<script>" not in jawaban.text


@pytest.mark.parametrize(
    "tujuan", ["//evil.example", "https://evil.example/", r"\\evil.example", "javascript:1"]
)
def test_signing_in_does_not_lead_out(client: Client, tujuan: str) -> None:
    demo = Unit.objects.get(slug="dp3akb")
    client.force_login(buat_pengguna(Peran.KEPALA, demo))
    jawaban = client.get("/masuk/", {"next": tujuan})
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/")


def buat_unggahan(pengguna: Pengguna, unit: Unit) -> None:
    """An import of E.81 that found nothing, at its preview."""
    form = {"lembar": "", "kolom": [], "baris": [], "cocok": [], "putusan": {}, "ditulis": []}
    Unggahan.objects.create(
        id=UNGGAHAN["unggahan"], pengguna=pengguna, unit=unit, tahun=2024, triwulan=4, cara=Cara.IMPOR_E81,
        isi=IsiUnggahan().json() | form, hasil=Pratinjau().json(), pada=timezone.now(),
    )  # fmt: skip


def test_the_cases_name_what_there_is() -> None:
    """Else a foreign unit would be 404 for want of a table."""
    assert ISIAN["tabel"]["kunci"] in TABEL
    assert ISIAN["laporan-bagian"]["kunci"] in {r.kunci for r in telusur()}
    demo = Unit.objects.get(slug="dp3akb")
    client = Client()
    buat_unggahan(masuk(client, Peran.PERENCANA, demo, demo.pemda), demo)
    for nama in MILIK_UNIT:
        jawaban = client.get(alamat(nama))
        assert jawaban.status_code in ((405,) if nama in HANYA_POST else (200, 302)), nama
        jawaban.close()
