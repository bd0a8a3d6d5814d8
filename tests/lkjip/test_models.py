"""Constraints of the ground floor: the database refuses, and the form says why in Indonesian."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from lkjip.models import (
    Aset,
    Bidang,
    ButirUnit,
    Keanggotaan,
    KebutuhanPegawai,
    NamaLama,
    Pegawai,
    Pemberitahuan,
    PengaturanTahun,
    Periode,
    Perpanjangan,
    PerubahanUnit,
    RiwayatAkun,
    Skala,
    Unit,
    UnitBerubah,
    Urusan,
)
from lkjip.models.skala import JenjangSkala
from tests.pabrik import beri_peran, buat_pemda, buat_pengaturan, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
SAAT = datetime(2025, 4, 1, 2, tzinfo=UTC)


def skala() -> Skala:
    return Skala(pemda=buat_pemda(), kode="lima", nama="Lima jenjang", dasar_hukum="Uji", mulai=2018)


def pengaturan() -> PengaturanTahun:
    pemda = buat_pemda()
    buat_pengaturan(pemda, 2023)
    s = pemda.skala.get()
    return PengaturanTahun(pemda=pemda, tahun=2024, skala_capaian=s, skala_e81=s, skala_akip=s)


def jenjang() -> JenjangSkala:
    s = skala()
    s.save()
    return JenjangSkala(skala=s, urutan=1, predikat="Tinggi", interval="≥ 76", warna="hijau")


def keanggotaan() -> Keanggotaan:
    unit = buat_unit()
    return Keanggotaan(
        pengguna=buat_pengguna(), pemda=unit.pemda, unit=unit, peran="perencana", mulai=date(2024, 1, 1)
    )


def periode() -> Periode:
    return Periode(
        pemda=buat_pemda(),
        tahun=2025,
        triwulan=1,
        buka=date(2025, 4, 1),
        tenggat=date(2025, 4, 10),
        tutup=date(2025, 4, 15),
    )


def perpanjangan() -> Perpanjangan:
    p = periode()
    p.save()
    unit = buat_unit(pemda=p.pemda)
    return Perpanjangan(
        periode=p, unit=unit, sampai=date(2025, 4, 20), alasan="Banjir.", pada=SAAT, oleh=buat_pengguna()
    )


def pegawai() -> Pegawai:
    return Pegawai(
        unit=buat_unit(), tahun=2024, jabatan="Analis", kelompok="pelaksana", status="pns",
        laki_laki=2, perempuan=3, gol_iii=4, pppk=1, sarjana=5,
    )  # fmt: skip


def perubahan() -> PerubahanUnit:
    return PerubahanUnit(
        pemda=buat_pemda(), jenis="gabung", berlaku=date(2025, 1, 1), dasar_hukum="Perda 3/2024",
        oleh=buat_pengguna(), pada=SAAT,
    )  # fmt: skip


def unit_berubah() -> UnitBerubah:
    p = perubahan()
    p.save()
    return UnitBerubah(perubahan=p, unit=buat_unit(pemda=p.pemda), arah="asal")


BAIK: dict[type[models.Model], Callable[[], models.Model]] = {
    Unit: lambda: Unit(
        pemda=buat_pemda(),
        slug="dinas-uji",
        nama="Dinas Uji",
        nama_singkat="Uji",
        jabatan_kepala="Kepala Dinas",
    ),
    Bidang: lambda: Bidang(unit=buat_unit(), kode="sekretariat", nama="Sekretariat"),
    Urusan: lambda: Urusan(unit=buat_unit(), kode="2.08", nama="PPPA", sifat="wajib_non_dasar"),
    ButirUnit: lambda: ButirUnit(unit=buat_unit(), jenis="tugas", tahun=2024, teks="Membantu Wali Kota."),
    Keanggotaan: keanggotaan,
    Pemberitahuan: lambda: Pemberitahuan(
        pengguna=buat_pengguna(), kunci="buka-2025-1", judul="Pengisian dibuka", dibuat_pada=SAAT
    ),
    Periode: periode,
    Perpanjangan: perpanjangan,
    RiwayatAkun: lambda: RiwayatAkun(akun=buat_pengguna(), peristiwa="diundang", pada=SAAT),
    Skala: skala,
    JenjangSkala: jenjang,
    PengaturanTahun: pengaturan,
    Pegawai: pegawai,
    KebutuhanPegawai: lambda: KebutuhanPegawai(
        unit=buat_unit(), tahun=2024, kualifikasi="Sarjana", jenjang="sarjana", kebutuhan=9
    ),
    NamaLama: lambda: NamaLama(
        unit=buat_unit(),
        sampai=date(2024, 12, 31),
        nama="Badan KB",
        nama_singkat="BKB",
        jabatan_kepala="Kepala",
    ),
    PerubahanUnit: perubahan,
    UnitBerubah: unit_berubah,
    Aset: lambda: Aset(unit=buat_unit(), tahun=2024, nama="Mobil", jumlah=2, nilai=0),
}

GANTI_SEMUA_PEREMPUAN = {"laki_laki": 5, "perempuan": 0}
BURUK = [
    (
        Unit,
        "unit_masa_urut",
        {"mulai": date(2025, 1, 2), "berakhir": date(2025, 1, 1)},
        "Tanggal berakhir tidak boleh sebelum tanggal berdiri.",
    ),
    (PerubahanUnit, "perubahan_unit_berdasar", {"dasar_hukum": ""}, "harus menyebut dasar hukumnya"),
    (Urusan, "urusan_kode_berpola", {"kode": "2.8"}, "Kode urusan ditulis seperti 2.08."),
    (ButirUnit, "butir_tahun_wajar", {"tahun": 1999}, None),
    (
        Keanggotaan,
        "keanggotaan_masa_urut",
        {"sampai": date(2023, 12, 31)},
        "Tanggal selesai tidak boleh sebelum",
    ),
    (Keanggotaan, "keanggotaan_unit_wajib", {"unit": None}, "harus terikat pada satu perangkat daerah"),
    (Keanggotaan, "keanggotaan_operator_berbidang", {"peran": "operator"}, "Operator, dan hanya operator"),
    (Keanggotaan, "keanggotaan_sebutan_kepala", {"sebutan": "plt"}, "Plt, Plh, dan Pj hanya untuk kepala"),
    (Periode, "periode_masa_wajar", {"triwulan": 0}, "triwulan 1 sampai 4"),
    (Periode, "periode_masa_wajar", {"triwulan": 5}, "triwulan 1 sampai 4"),
    (Periode, "periode_masa_wajar", {"tahun": 1999}, "tahun 2000 sampai 2100"),
    (Periode, "periode_masa_wajar", {"tahun": 2101}, "tahun 2000 sampai 2100"),
    (Periode, "periode_tanggal_urut", {"buka": date(2025, 4, 11)}, "dibuka, batas waktu, lalu ditutup"),
    (Periode, "periode_tanggal_urut", {"tutup": date(2025, 4, 9)}, "dibuka, batas waktu, lalu ditutup"),
    (Perpanjangan, "perpanjangan_beralasan", {"alasan": ""}, "harus disertai alasan"),
    (
        PengaturanTahun,
        "pengaturan_batas_penjelasan_urut",
        {"penjelasan_di_atas": Decimal("99.999999")},
        "Batas atas penjelasan tidak boleh di bawah",
    ),
    (Skala, "skala_mulai_wajar", {"mulai": 86}, None),
    (PengaturanTahun, "pengaturan_tahun_wajar", {"tahun": 2101}, None),
    (Pegawai, "pegawai_tahun_wajar", {"tahun": 24}, None),
    (Pegawai, "pegawai_golongan_sejumlah_orang", {"pppk": 2}, "Jumlah menurut golongan harus sama"),
    (Pegawai, "pegawai_pendidikan_sejumlah_orang", {"sarjana": 4}, "Jumlah menurut pendidikan harus sama"),
    (KebutuhanPegawai, "kebutuhan_tahun_wajar", {"tahun": 1999}, None),
    (Aset, "aset_tahun_wajar", {"tahun": 1999}, None),
    (Aset, "aset_nilai_tidak_negatif", {"nilai": -1}, "Nilai aset tidak boleh negatif."),
]
BOLEH = [
    (Unit, {"mulai": date(2025, 1, 1), "berakhir": date(2025, 1, 1)}),
    (Unit, {"berakhir": date(2025, 1, 1)}),
    (Urusan, {"kode": "X.XX"}),
    (ButirUnit, {"tahun": None}),
    (Keanggotaan, {"sampai": date(2024, 1, 1)}),
    (Keanggotaan, {"unit": None, "peran": "inspektorat"}),
    (Keanggotaan, {"unit": None, "peran": "koordinator"}),
    (Keanggotaan, {"unit": None, "peran": "admin"}),
    (Keanggotaan, {"peran": "kepala", "sebutan": "plt"}),
    (Keanggotaan, {"peran": "kepala", "sebutan": "plh"}),
    (Keanggotaan, {"peran": "kepala", "sebutan": "pj"}),
    (Periode, {"triwulan": 4, "tahun": 2100}),
    (Periode, {"buka": date(2025, 4, 10), "tutup": date(2025, 4, 10)}),
    (PengaturanTahun, {"tahun": 2100}),
    (PengaturanTahun, {"penjelasan_di_atas": Decimal(100)}),
    (Pegawai, GANTI_SEMUA_PEREMPUAN),
    (Aset, {"nilai_tidak_dipakai": None}),
]


def dengan(objek: models.Model, isian: dict[str, object]) -> models.Model:
    for nama, nilai in isian.items():
        setattr(objek, nama, nilai)
    return objek


@pytest.mark.parametrize("model", BAIK, ids=lambda m: m.__name__)
def test_good_row_is_taken(model: type[models.Model]) -> None:
    objek = BAIK[model]()
    objek.full_clean()
    objek.save()
    assert str(objek)


@pytest.mark.parametrize(("model", "isian"), BOLEH)
def test_row_at_the_edge_is_taken(model: type[models.Model], isian: dict[str, object]) -> None:
    objek = dengan(BAIK[model](), isian)
    objek.full_clean()
    objek.save()


@pytest.mark.parametrize(
    ("model", "nama", "isian", "pesan"), BURUK, ids=[f"{b[1]}-{next(iter(b[2]))}" for b in BURUK]
)
def test_bad_row_is_refused(
    model: type[models.Model], nama: str, isian: dict[str, object], pesan: str | None
) -> None:
    objek = dengan(BAIK[model](), isian)
    with pytest.raises(ValidationError) as galat:
        objek.validate_constraints()
    if pesan:
        assert pesan in str(galat.value)
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        objek.save()


@pytest.mark.parametrize(
    ("model", "pesan"),
    [
        (Unit, "Sudah ada perangkat daerah dengan nama ini."),
        (NamaLama, "Sudah ada pergantian nama pada tanggal ini."),
        (UnitBerubah, None),
        (Bidang, None),
        (Urusan, "Urusan ini sudah tercatat"),
        (Skala, None),
        (JenjangSkala, None),
        (PengaturanTahun, None),
        (Pegawai, None),
        (KebutuhanPegawai, None),
        (Aset, None),
        (Periode, "Periode triwulan ini sudah ada."),
        (Pemberitahuan, None),
    ],
)
def test_second_row_of_the_same_is_refused(model: type[models.Model], pesan: str | None) -> None:
    pertama = BAIK[model]()
    pertama.save()
    kedua = model.objects.get(pk=pertama.pk)
    kedua.pk, kedua._state.adding = None, True
    if model is Unit:
        kedua.slug = "dinas-lain"
    with pytest.raises(ValidationError, match=pesan or "sudah ada"):
        kedua.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        kedua.save()


def test_every_check_constraint_of_the_app_is_tried() -> None:
    ada = {c.name for m in BAIK for c in m._meta.constraints if isinstance(c, models.CheckConstraint)}
    assert ada == {b[1] for b in BURUK}


def test_an_operator_has_a_bidang_and_nobody_else_has_one() -> None:
    """The rule both ways; the second needs a bidang, which the list above has not."""
    bidang = Bidang.objects.create(unit=buat_unit(), kode="a", nama="Bidang A")
    dengan(keanggotaan(), {"peran": "operator", "bidang": bidang}).save()
    with pytest.raises(ValidationError, match="Operator, dan hanya operator"):
        dengan(keanggotaan(), {"bidang": bidang}).validate_constraints()
    with pytest.raises(IntegrityError, match="keanggotaan_operator_berbidang"), transaction.atomic():
        dengan(keanggotaan(), {"bidang": bidang}).save()


@pytest.mark.parametrize("peran", ["perencana", "operator", "kepala"])
def test_roles_of_a_unit_cannot_serve_a_whole_pemda(peran: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        beri_peran(buat_pengguna(), peran, pemda=buat_pemda())


def test_people_are_called_by_name_or_else_by_username() -> None:
    assert str(buat_pengguna(username="rina")) == "rina"
    assert str(buat_pengguna(first_name="Perencana", last_name="Uji")) == "Perencana Uji"
