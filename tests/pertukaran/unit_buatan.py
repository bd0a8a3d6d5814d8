"""Small units with whatever texts, figures, scales and trees Hypothesis thinks of."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from budget.models import AnalisisAnggaran, Dpa, IndikatorSimpul, Pagu, PkProgram, RealisasiAnggaran, Simpul
from indicators.enums import AkumulasiTahun, Arah, RumusNegatif
from indicators.models import (
    Analisis,
    Dokumen,
    Indikator,
    Komponen,
    NilaiKomponen,
    Realisasi,
    Sasaran,
    Target,
    Tujuan,
)
from lkjip.models import Aset, Bidang, ButirUnit, JenjangSkala, NamaLama, PengaturanTahun, Skala, Unit, Urusan
from reports.models import BagianUnit, Naskah
from tests.pabrik import buat_pemda, buat_unit
from tests.strategi import desimal

TAHUN = 2030
NAKAL = (
    "=1+1",
    "_x0041_",
    "<b>tebal</b>",
    "0012",
    "1.10",
    "ya",
    "@SUM(A1)",
    "-",
    "dua\nbaris",
    "“kutip” & 'petik'",
)
_HURUF = st.characters(categories=("L", "N", "P", "S", "Zs"), include_characters="\n")
teks = st.sampled_from(NAKAL) | st.text(_HURUF, min_size=1, max_size=30).map(str.strip).filter(bool)
kode = st.lists(
    st.sampled_from(("1.1", "a/b", "i 1", "007", "x", "1e5")), min_size=1, max_size=3, unique=True
)
nilai = desimal("-99999999", "99999999999")
positif = desimal("0.000001", "99999999")
uang = desimal("0", "99999999999999", 2)


@st.composite
def isi_unit(draw: st.DrawFn) -> dict[str, Any]:
    """What a unit says, as plain data; `bangun` makes rows of it."""
    indikator = [
        {
            "kode": k,
            "nama": draw(teks),
            "satuan": draw(st.sampled_from(("%", "orang", "Nilai"))),
            "arah": draw(st.sampled_from(Arah.values)),
            "rumus_negatif": draw(st.sampled_from(RumusNegatif.values)),
            "akumulasi_tahun": draw(st.sampled_from(AkumulasiTahun.values)),
            "desimal": draw(st.integers(0, 6)),
            "target": draw(st.none() | positif),
            "triwulan": draw(st.lists(st.none() | positif, min_size=4, max_size=4)),
            "tahunan": draw(st.none() | nilai),
            "komponen": draw(st.booleans()),
            "analisis": draw(st.lists(teks, max_size=2)),
        }
        for k in draw(kode)
    ]
    batas = sorted(draw(st.lists(st.integers(1, 200), min_size=1, max_size=4, unique=True)), reverse=True)
    return {
        "indikator": indikator,
        "batas": [*batas, None],
        "predikat": [draw(teks)[:60].strip() for _ in range(len(batas) + 1)],
        "program": draw(st.lists(st.tuples(teks, uang, st.none() | uang), min_size=1, max_size=3)),
        "urutan": draw(st.integers(0, 3)),
        "butir": draw(st.lists(teks, max_size=3)),
        "aset": draw(st.dictionaries(teks.map(lambda t: t.replace("\n", " ")), uang, max_size=2)),
        "naskah": draw(teks),
        "nama": draw(teks),
        "bagian": draw(st.booleans()),
    }


def bangun(isi: dict[str, Any]) -> Unit:
    pemda = buat_pemda("pemda-buatan")
    skala = Skala.objects.create(pemda=pemda, kode="s", nama=isi["predikat"][0], dasar_hukum="–", mulai=2020)
    for n, (batas, predikat) in enumerate(zip(isi["batas"], isi["predikat"], strict=True), 1):
        JenjangSkala.objects.create(
            skala=skala, urutan=n, predikat=predikat, interval="i", batas_bawah=batas, warna="hijau"
        )
    PengaturanTahun.objects.create(
        pemda=pemda, tahun=TAHUN, skala_capaian=skala, skala_e81=skala, skala_akip=skala
    )
    unit = buat_unit("buatan", pemda, alamat=isi["nama"])
    NamaLama.objects.create(
        unit=unit, sampai=date(2028, 1, 1), nama="Dulu", nama_singkat="D", jabatan_kepala="K"
    )
    urusan = Urusan.objects.create(unit=unit, kode="2.08", nama=isi["nama"][:200], sifat="wajib_dasar")
    anak = Bidang.objects.create(unit=unit, kode="anak", nama=isi["nama"][:200])  # made before its parent
    anak.induk = Bidang.objects.create(unit=unit, kode="induk", nama="Induk")
    anak.save()
    for t in isi["butir"]:  # all with one key
        ButirUnit.objects.create(unit=unit, jenis="isu", urusan=urusan, urutan=1, teks=t)
    for nama, rupiah in isi["aset"].items():
        Aset.objects.create(unit=unit, tahun=TAHUN, nama=nama, jumlah=1, nilai=rupiah)
    Naskah.objects.create(unit=unit, tahun=TAHUN, bagian="saran", isi="<p>Saran &amp; lain.</p>")
    if isi["bagian"]:
        BagianUnit.objects.create(unit=unit, tahun=TAHUN, kunci="lampiran-iku", aktif=False)
    _kinerja(unit, urusan, isi)
    return unit


def _kinerja(unit: Unit, urusan: Urusan, isi: dict[str, Any]) -> None:
    renstra = Dokumen.objects.create(
        unit=unit, jenis="renstra", tahun=TAHUN - 1, tahun_akhir=TAHUN + 3, nama=isi["nama"][:250]
    )
    pk = Dokumen.objects.create(unit=unit, jenis="pk", tahun=TAHUN, nama="PK", tanggal=date(TAHUN, 1, 31))
    tujuan = Tujuan.objects.create(unit=unit, dokumen=renstra, kode="t", nomor=1, uraian=isi["nama"])
    sasaran = Sasaran.objects.create(
        unit=unit, dokumen=renstra, tujuan=tujuan, kode="s", nomor=1, uraian=isi["nama"], urusan=urusan
    )
    semua = [_indikator(unit, sasaran, (renstra, pk), i) for i in isi["indikator"]]
    dpa = Dpa.objects.create(unit=unit, tahun=TAHUN, jenis="murni")
    for n, (nama, pagu, belanja) in enumerate(isi["program"], 1):
        induk: Simpul | None = None
        for tingkat, (level, ekor) in enumerate(
            (("program", ""), ("kegiatan", ".2.01"), ("sub_kegiatan", ".2.01.0001"))
        ):
            induk = Simpul.objects.create(
                unit=unit, tahun=TAHUN, level=level, induk=induk, kode=f"2.08.0{n}{ekor}", nama=nama,
                urutan=isi["urutan"] * tingkat, sasaran=sasaran if not induk else None,
            )  # fmt: skip
            if level == "program":
                PkProgram.objects.create(dokumen=pk, simpul=induk, anggaran=pagu, sumber_dana="APBD")
                AnalisisAnggaran.objects.create(simpul=induk, jenis="penyebab", teks=nama)
        IndikatorSimpul.objects.create(simpul=induk, indikator=semua[0])
        Pagu.objects.create(simpul=induk, dpa=dpa, sumber_dana="apbd", nilai=pagu)
        if belanja is not None:
            RealisasiAnggaran.objects.create(simpul=induk, triwulan=n, nilai=belanja)


def _indikator(unit: Unit, sasaran: Sasaran, dokumen: tuple[Dokumen, ...], isi: dict[str, Any]) -> Indikator:
    kolom = ("kode", "nama", "satuan", "arah", "rumus_negatif", "akumulasi_tahun", "desimal")
    berkomponen = {"kombinasi": "rasio_100"} if isi["komponen"] else {}
    i = Indikator.objects.create(
        unit=unit, sasaran=sasaran, level="sasaran", iku=True, **{k: isi[k] for k in kolom}, **berkomponen
    )
    if isi["target"] is not None:
        for d in dokumen:
            Target.objects.create(indikator=i, dokumen=d, tahun=TAHUN, nilai=isi["target"])
    for n, v in enumerate(isi["triwulan"], 1):
        if v is None:
            continue
        r = Realisasi.objects.create(
            indikator=i, tahun=TAHUN, triwulan=n, nilai=None if isi["komponen"] else v, penjelasan=isi["nama"]
        )
        for u, peran in enumerate(("pembilang", "penyebut"), 1) if isi["komponen"] else ():
            k, _ = Komponen.objects.get_or_create(
                indikator=i, urutan=u, defaults={"peran": peran, "label": peran}
            )
            NilaiKomponen.objects.create(realisasi=r, komponen=k, nilai=v * u)
    if isi["tahunan"] is not None and isi["tahunan"] >= 0:
        Realisasi.objects.create(indikator=i, tahun=TAHUN - 1, nilai=isi["tahunan"])
    for n, t in enumerate(isi["analisis"]):
        Analisis.objects.create(indikator=i, tahun=TAHUN, jenis="penyebab", urutan=n, teks=t)
    return i
