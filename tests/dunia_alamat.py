"""A quarter of the demo unit in which every address of tests/hak_alamat.py names something, and its forms."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from budget.models import Simpul
from evaluation.enums import LangkahReviu, Pihak, PutusanRekomendasi
from evaluation.isi_reviu import isi_chr, kanonik
from evaluation.models import (
    AnggotaTim,
    BuktiEvaluasi,
    CatatanReviu,
    EvaluasiAkip,
    JawabanKriteria,
    JawabanReviu,
    KriteriaAkip,
    Lke,
    Rekomendasi,
    ReviuLkjip,
)
from evaluation.reviu import buka_reviu
from evaluation.tindak_lanjut import IsiEntri, Pencatat, tambah
from indicators.models import Dokumen, EvaluasiRenja, Indikator, NilaiKomponen, Sasaran, Target, Tujuan
from lkjip.access import Posisi
from lkjip.bilangan import tulis as tulis_angka
from lkjip.enums import Keadaan, Peran, StatusRekomendasi, TahapEvaluasi, TahapLkjip, TahapReviu
from lkjip.models import Bidang, Pemberitahuan, PengaturanTahun, Pengguna, Periode, PerubahanUnit, Skala, Unit
from pengisian.enums import Cara
from pengisian.models import Bukti, PerubahanSel, SalinanTriwulan, TriwulanUnit, Unggahan
from pengisian.unggah.data import IsiUnggahan, Pratinjau, SelUnggah
from perencanaan.lintas import sasaran_unit
from perencanaan.models import AksiRencana, HubunganLintas
from pertukaran.baris import Baris
from pertukaran.buku.baca import IsiBuku
from pertukaran.enums import JenisImpor, KeadaanImpor
from pertukaran.layanan import Tugas, jalankan
from pertukaran.models import Impor, KunciApi, PemetaanKode
from pertukaran.sipd.layanan import segarkan
from reports.analisis import cap, cari_objek
from reports.enums import KeadaanCetak, LangkahDokumen
from reports.models import (
    BagianUnit,
    BerkasTerbitan,
    GambarNaskah,
    HalamanLampiran,
    LampiranPdf,
    Naskah,
    PekerjaanCetak,
    StatusLkjip,
    Terbitan,
    VersiNaskah,
)
from reports.periksa import ATURAN, Temuan
from reports.periksa.dasar import PK
from reports.sumber import Sumber
from tests.hak_alamat import BUKU, BUKU_UNIT, FORMULIR, PER_NAMA, SIPD, Kirim
from tests.lkjip.unggahan import berkas_uji
from tests.pabrik import buat_pengguna, buat_unit
from tests.pengisian.bantu import TAHUN, buka, kunci, letakkan, tulis, unit_demo
from tests.pengisian.bukti_uji import buat
from tests.pertukaran.bantu_sipd import baca
from tests.reports.bantu_publik import terbitkan, web_kecil

KODE = "1.2.3"  # a percentage of which the fourth quarter says 160: a warning that can be accepted
TEMPELAN = UUID(int=3)
PENGISI, LAIN = "uptd-ppa", "sekretariat"  # the bidang that fills the row, and one that does not
TEMUAN = Temuan(ATURAN[0], "1 dokumen", PK, (), "Muat.", "0" * 64)  # what a check is made to find
CARA_HITUNG = {"baru-arah": "positif", "baru-akumulasi_tahun": "jumlah", "baru-akumulasi_renstra": "jumlah"}
BAGIAN = "saran"  # the section of the LKjIP that an operator of PENGISI answers for


@dataclass(frozen=True, slots=True)
class Dunia:
    """The quarter, and the objects that addresses and forms name."""

    triwulan: TriwulanUnit
    periode: Periode
    orang: Pengguna
    bukti: Bukti
    kabar: Pemberitahuan
    kunci: str
    versi_kaki: int
    nomor: dict[str, Any]  # by what tests/hak_alamat.py says of it
    pemeriksa: Pengguna
    evaluasi: EvaluasiAkip
    rekomendasi: Rekomendasi
    reviu: ReviuLkjip

    def letakkan(self, posisi: Posisi) -> None:
        TriwulanUnit.objects.filter(pk=self.triwulan.pk).update(keadaan=posisi.keadaan)
        tutup = timezone.localdate() + timedelta(20 if posisi.terbuka else -1)
        Periode.objects.filter(pk=self.periode.pk).update(tenggat=tutup, tutup=tutup)

    def letakkan_evaluasi(self, posisi: Posisi, pengguna: Pengguna) -> None:
        """Of 2024 and the paper one of 2023; the user is put into their teams, or out of them."""
        milik = EvaluasiAkip.objects.filter(unit=self.evaluasi.unit_id)
        milik.update(tahap=posisi.keadaan)
        AnggotaTim.objects.all().delete()
        if posisi.tim:
            AnggotaTim.objects.bulk_create(
                AnggotaTim(evaluasi=e, pengguna=pengguna, peran=posisi.tim) for e in milik
            )

    def letakkan_rekomendasi(self, posisi: Posisi, pengguna: Pengguna) -> None:
        nyata = pengguna if posisi.sendiri else self.pemeriksa
        Rekomendasi.objects.filter(pk=self.rekomendasi.pk).update(status=posisi.keadaan, nyata_oleh=nyata)

    def letakkan_reviu(self, posisi: Posisi, pengguna: Pengguna) -> None:
        ReviuLkjip.objects.filter(pk=self.reviu.pk).update(tahap=posisi.keadaan)

    def letakkan_lkjip(self, posisi: Posisi, pengguna: Pengguna) -> None:
        """The LKjIP of 2024, with an edition. An operator of PENGISI answers for the section BAGIAN."""
        unit, terbit = self.evaluasi.unit, posisi.keadaan == TahapLkjip.TERBIT
        tersimpan = TahapLkjip.DRAF if posisi.keadaan == TahapLkjip.DIREVIU else posisi.keadaan
        StatusLkjip.objects.filter(unit=unit, tahun=TAHUN).update(tahap=tersimpan)
        reviu = TahapReviu.BERJALAN if posisi.keadaan == TahapLkjip.DRAF else TahapReviu.DINYATAKAN
        ReviuLkjip.objects.filter(pk=self.reviu.pk).update(tahap=reviu)
        sejak = {"diterbitkan_oleh": self.orang, "diterbitkan_pada": timezone.now()}
        Terbitan.objects.filter(unit=unit).update(**{k: v if terbit else None for k, v in sejak.items()})
        bertugas = pengguna.keanggotaan.filter(bidang__kode=PENGISI).exists()
        BagianUnit.objects.filter(unit=unit, tahun=TAHUN, kunci=BAGIAN).update(
            penanggung_jawab=pengguna if bertugas else None
        )
        GambarNaskah.objects.update(oleh=pengguna)  # an operator changes only one's own

    def serahkan(self, pengguna: Pengguna) -> None:
        """What is one's own and no other's shall be the user's, so that it does not keep anybody out."""
        Unggahan.objects.update(pengguna=pengguna)
        Impor.objects.update(pengguna=pengguna)
        Pemberitahuan.objects.update(pengguna=pengguna)
        PerubahanSel.objects.update(oleh=pengguna)

    def alamat(self, nama: str, **ganti: Any) -> str:
        isian = PER_NAMA[nama].isian
        ada = {"akun": self.orang.pk}
        ada["nomor"] = self.kabar.pk if nama == "pemberitahuan-buka" else self.bukti.pk
        if "keanggotaan" in isian:
            ada["keanggotaan"] = self.orang.keanggotaan.get().pk
        if str(isian.get("kunci", "")).startswith("the key"):
            ada["kunci"] = self.kunci
        ada |= {k: self.nomor[v] for k, v in isian.items() if v in self.nomor}
        return reverse(nama, kwargs=isian | {k: v for k, v in (ada | ganti).items() if k in isian})

    def kirim(self, k: Kirim) -> dict[str, Any]:
        """What Client.post takes."""
        hasil = ISI[k.isi](self)
        return hasil if "data" in hasil else {"data": hasil}


def bangun(*, kecil: bool = False) -> Dunia:
    """Filled by somebody who is nobody that the tests ask about."""
    if kecil:
        _kecilkan()
    periode, penulis = buka(), buat_pengguna(Peran.PERENCANA, unit_demo())
    Indikator.objects.filter(unit=unit_demo(), kode=KODE).update(bidang=bidang(PENGISI))
    tulis(penulis, (KODE, "nilai", "160"), cara=Cara.TEMPEL, kelompok=TEMPELAN)
    baris = letakkan(Keadaan.TERISI_SEBAGIAN)
    TriwulanUnit.objects.filter(pk=baris.pk).update(versi=2)  # the first was approved, and is to be corrected
    lalu = timezone.now() - timedelta(2)  # what came before an approval could not be changed any more
    SalinanTriwulan.objects.create(
        triwulan=baris, versi=1, isi='{"baris":[]}', sha256="0" * 64, oleh=penulis, pada=lalu
    )
    _unggah(penulis, BUKU["unggahan"], Cara.UNGGAH, IsiUnggahan([_sel()]).json())
    form = {"lembar": "", "kolom": [], "baris": [], "cocok": [], "putusan": {}, "ditulis": []}
    _impor_sipd(penulis)
    _unggah(penulis, FORMULIR["unggahan"], Cara.IMPOR_E81, IsiUnggahan().json() | form)
    _impor(penulis)
    pemeriksa = buat_pengguna(Peran.INSPEKTORAT, pemda=unit_demo().pemda)
    evaluasi, r, reviu = _evaluasi(), _rekomendasi(penulis), _reviu(pemeriksa)
    terbitkan(unit_demo(), TAHUN - 1, web=web_kecil())
    _terbitan(penulis)
    _draf_rencana()
    return Dunia(
        baris,
        periode,
        orang=buat_pengguna(Peran.PERENCANA, unit_demo(), email="sari@contoh.invalid"),
        bukti=buat(penulis, KODE),
        kabar=Pemberitahuan.objects.create(
            pengguna=penulis, judul="Kabar", kunci="kabar", alamat="/", dibuat_pada=timezone.now()
        ),
        kunci=kunci(KODE),
        nomor=_nomor(evaluasi, r, reviu, penulis),
        pemeriksa=pemeriksa,
        evaluasi=evaluasi,
        rekomendasi=r,
        reviu=reviu,
        versi_kaki=EvaluasiRenja.objects.get(unit=unit_demo(), tahun=TAHUN, triwulan=4).versi,
    )


def _draf_rencana() -> None:
    """Drafts of the Renstra, with a sasaran of its own, and of the decree on IKU."""
    milik = {"unit": unit_demo(), "tahun": 2021, "tahun_akhir": 2026, "draf": True, "alasan": "Uji."}
    draf = Dokumen.objects.create(**milik, jenis="renstra", urutan=2, nama="Draf Renstra")
    Dokumen.objects.create(**milik, jenis="iku", urutan=4, nama="Draf IKU")
    isi = {"tujuan": Tujuan.objects.get(unit=unit_demo(), kode="t1"), "kode": "s-uji", "nomor": 9}
    Sasaran.objects.create(unit=unit_demo(), dokumen=draf, uraian="Sasaran uji", **isi)


def _butir_renstra(d: Dunia) -> dict[str, Any]:
    return {"uraian": "Lain", "tujuan": Tujuan.objects.get(unit=d.evaluasi.unit, kode="t1").pk}


def _indikator_baru(d: Dunia) -> dict[str, Any]:
    sasaran = Sasaran.objects.get(unit=d.evaluasi.unit, kode="s-uji")
    cara = {"arah": "positif", "rumus_negatif": "dua_t", "kombinasi": "langsung"}
    cara |= {"akumulasi_tahun": "jumlah", "akumulasi_renstra": "jumlah", "desimal": "2"}
    formset = {"komponen-TOTAL_FORMS": "0", "komponen-INITIAL_FORMS": "0"}
    return {"milik": f"sasaran:{sasaran.pk}", "kode": "uji", "nama": "Uji", "satuan": "%"} | cara | formset


def _kunci_api(penulis: Pengguna) -> int:
    milik = {"pemda": unit_demo().pemda, "nama": "e-Kinerja", "awalan": "lkjip_abcdef", "sidik": "0" * 64}
    return KunciApi.objects.create(
        **milik, lingkup=["baca"], atas_nama=penulis, dibuat_oleh=penulis, dibuat_pada=timezone.now()
    ).pk


def _cetakan() -> PekerjaanCetak:
    milik = {"unit": unit_demo(), "tahun": TAHUN, "dokumen": "lkjip", "format": "pdf", "sidik": "0" * 64}
    return PekerjaanCetak.objects.create(
        **milik, keadaan=KeadaanCetak.GAGAL, pesan="Gagal.", dibuat_pada=timezone.now()
    )


def _versi(penulis: Pengguna) -> VersiNaskah:
    """Of a text as it is now."""
    naskah, kini = Naskah.objects.get(unit=unit_demo(), tahun=TAHUN, bagian="saran"), timezone.now()
    return VersiNaskah.objects.create(
        naskah=naskah, nomor=1, isi=naskah.isi, oleh=penulis, mulai=kini, pada=kini
    )


def _kecilkan() -> None:
    """A few rows show who may do what as well as all of them, in a third of the time."""
    lain = Indikator.objects.filter(unit=unit_demo()).exclude(kode__in=("1.1", KODE))
    NilaiKomponen.objects.filter(komponen__indikator__in=lain).delete()
    lain.delete()
    Simpul.objects.filter(unit=unit_demo()).exclude(kode__in=("1", "1.1", "1.2", KODE)).delete()


def _evaluasi() -> EvaluasiAkip:
    """Of 2024, answered by both sides and with its head filled, so that any step can be taken."""
    lke = Lke.objects.get(pemda=unit_demo().pemda, mulai=2021)
    evaluasi = EvaluasiAkip.objects.create(
        unit=unit_demo(), tahun=2024, lke=lke, cara="lke", tahap=TahapEvaluasi.FINAL, nomor_lhe="700/1",
        tanggal_lhe=timezone.localdate(), tim="Tim I", simpulan="Sudah baik.",
    )  # fmt: skip
    semua = KriteriaAkip.objects.filter(sub__komponen__lke=lke)
    JawabanKriteria.objects.bulk_create(
        JawabanKriteria(evaluasi=evaluasi, kriteria=k, pihak=p, terpenuhi=True) for k in semua for p in Pihak
    )
    return evaluasi


def _rekomendasi(penulis: Pengguna) -> Rekomendasi:
    """The first of the final LHE, for the bidang whose operators are asked about."""
    r = Rekomendasi.objects.select_related("evaluasi__unit__pemda").get(evaluasi__tahun=2023, nomor=1)
    Rekomendasi.objects.filter(pk=r.pk).update(bidang=bidang(PENGISI), status=StatusRekomendasi.PROSES)
    r.refresh_from_db()
    return r


def _reviu(pemeriksa: Pengguna) -> ReviuLkjip:
    """One note, not answered yet; a step whose copy can be read."""
    reviu = buka_reviu(unit_demo(), TAHUN, pemeriksa)
    JawabanReviu.objects.filter(reviu=reviu).update(jawaban="ya")
    pertama = JawabanReviu.objects.filter(reviu=reviu).order_by("pk").first()
    JawabanReviu.objects.filter(pk=pertama.pk).update(jawaban="tidak", catatan="Lengkapi.")
    ReviuLkjip.objects.filter(pk=reviu.pk).update(
        nomor="700/2", tanggal=timezone.localdate(), penandatangan="Inspektur", tahap=TahapReviu.DINYATAKAN
    )
    return reviu


def _terbitan(penulis: Pengguna) -> None:
    """The first edition of the LKjIP of 2024, published, with its files; and a section with its row."""
    milik = {"unit": unit_demo(), "tahun": TAHUN}
    StatusLkjip.objects.create(**milik)
    BagianUnit.objects.create(**milik, kunci=BAGIAN)
    t = Terbitan.objects.create(
        **milik, nomor=1, kode="terbitan-uji", sidik="0" * 64, versi_rumus="1", ditetapkan_oleh=penulis,
        ditetapkan_pada=timezone.now(), diterbitkan_oleh=penulis, diterbitkan_pada=timezone.now(),
    )  # fmt: skip
    for f in ("pdf", "docx", "xlsx", "json", "html"):
        isi = f"{f}\n".encode()
        berkas = BerkasTerbitan(terbitan=t, format=f, nama=f"LKjIP.{f}", ukuran=len(isi))
        berkas.sha256 = sha256(isi).hexdigest()
        berkas.isi.save(berkas.nama, ContentFile(isi), save=False)
        berkas.save()


def _nomor(evaluasi: EvaluasiAkip, r: Rekomendasi, reviu: ReviuLkjip, penulis: Pengguna) -> dict[str, Any]:
    kriteria = KriteriaAkip.objects.select_related("sub__komponen").get(
        sub__komponen__lke=evaluasi.lke_id, sub__komponen__urutan=1, sub__urutan=1, urutan=1
    )
    entri = tambah(Pencatat(penulis), r, IsiEntri(timezone.localdate(), "Perubahan IKU ditetapkan.", 60))
    draf = Rekomendasi.objects.create(evaluasi=evaluasi, nomor=1, uraian="Perbaiki.")
    langkah = CatatanReviu.objects.create(
        reviu=reviu, langkah="sampaikan", dari="berjalan", ke="catatan", isi=kanonik(isi_chr(reviu))[0],
        oleh=penulis, pada=timezone.now(),
    )  # fmt: skip
    berkas = {"unit": evaluasi.unit, "tahun": TAHUN, "pihak": Pihak.UNIT, "oleh": penulis}
    return {
        "the number of an image": _gambar(penulis),
        "the number of a document in the making": _cetakan().pk,
        "the number of a version": _versi(penulis).nomor,
        "the number of a recommendation": r.pk,
        "the number of one of a draft": draf.pk,
        "the key of a criterion": f"k{kriteria.pk}",
        "the number of a criterion's evidence": _foto(evaluasi=evaluasi, kriteria=kriteria, **berkas),
        "the number of an entry": entri.pk,
        "the number of an entry's evidence": _foto(tindak_lanjut=entri, **berkas),
        "a version of the LKE": evaluasi.lke_id,
        "a sub-component": kriteria.sub_id,
        "the number of a step": langkah.pk,
        "the key of an annex": _lampiran(penulis),
        "a scale": Skala.objects.filter(pemda=evaluasi.unit.pemda).first().pk,
        "a change of the SOTK": _perubahan(penulis).pk,
        "a bidang": bidang(LAIN).pk,
        "a program": _program(),
        "the number of a link": _hubungan(),
        **_rencana(evaluasi.unit),
        "a number of a key of the API": _kunci_api(penulis),
    }


def _impor_sipd(penulis: Pengguna) -> None:
    """An export that was read, with a code that is unknown, and a mapping that is kept."""
    milik = {"unit": unit_demo(), "pada": timezone.now()}
    PemetaanKode.objects.create(**milik, kode_asal="2.08.02.2.01.0009", kode_tujuan="", oleh=penulis)
    baris = [["Kode Sub Kegiatan", "Nilai"], ["2.08.09.2.09.0009", "5"]]
    impor = Impor(
        **milik, pk=SIPD["impor"], pengguna=penulis, tahun=TAHUN, jenis=JenisImpor.SIPD_PAGU, keadaan="siap",
        nama_berkas="pagu.csv", sidik="0" * 64, isi=baca(baris)["isi"], pilihan={"dpa": "baru:pergeseran"},
    )  # fmt: skip
    segarkan(impor, penulis)
    impor.save()


def _program() -> str:
    """One that the bidang answers for whose operators are asked about."""
    program = Simpul.objects.filter(unit=unit_demo(), tahun=TAHUN, level="program").order_by("kode").first()
    Simpul.objects.filter(pk=program.pk).update(bidang=bidang(PENGISI))
    return f"s{program.pk}"


def _hubungan() -> int:
    """Between the first sasaran and another unit of the pemda."""
    mitra = buat_unit("dinas-mitra", pemda=unit_demo().pemda)
    sasaran = Sasaran.objects.filter(unit=unit_demo()).order_by("nomor", "pk").last()
    return HubunganLintas.objects.create(sasaran=sasaran, unit=mitra, uraian="Data penduduk.").pk


def _lintas(d: Dunia) -> dict[str, Any]:
    """Of another sasaran in force with the same unit."""
    lama = HubunganLintas.objects.get(pk=d.nomor["the number of a link"])
    sasaran = next(s for s in sasaran_unit(unit_demo().pk, TAHUN) if s.id != lama.sasaran_id)
    return {"sasaran": sasaran.id, "unit": lama.unit_id, "sasaran_lain": "", "uraian": "Data kelahiran."}


def _rencana(unit: Unit) -> dict[str, Any]:
    """A draft of a bidang, an action, and what they are about."""
    indikator = Indikator.objects.get(unit=unit, kode=KODE)
    milik = {"unit": unit, "tahun": TAHUN}
    pk = Dokumen.objects.create(**milik, jenis="pk", nama="PK", bidang=bidang(PENGISI), draf=True)
    aksi = AksiRencana.objects.create(**milik, indikator=indikator, uraian="Aksi", tw1=True)
    simpul = Simpul.objects.filter(**milik, level="program").first()
    return {
        "a Perjanjian Kinerja": pk.pk,
        "an action": aksi.pk,
        "an indicator": indikator.pk,
        "a line of the budget": simpul.pk,
    }


def _target_triwulan(d: Dunia) -> dict[str, Any]:
    """The fourth quarter as the year: right for any way to add up but the mean."""
    milik = Target.objects.filter(
        indikator__unit=d.evaluasi.unit, tahun=TAHUN, triwulan=None, dokumen__jenis="renja"
    )
    target = milik.exclude(indikator__akumulasi_tahun="rata_rata").first()
    return {f"t{target.indikator_id}-4": tulis_angka(target.nilai)}


def _perubahan(penulis: Pengguna) -> PerubahanUnit:
    """Of units that are not the demo's: its pages say nothing of it."""
    return PerubahanUnit.objects.create(
        pemda=unit_demo().pemda, jenis="bubar", berlaku=date(2024, 1, 1), dasar_hukum="Perda", oleh=penulis,
        pada=timezone.now(),
    )  # fmt: skip


def _lampiran(penulis: Pengguna) -> str:
    """An annex of one page."""
    kunci = "tambahan-uji"
    b = BagianUnit.objects.create(unit=unit_demo(), tahun=TAHUN, kunci=kunci, tambahan=True, judul="SK")
    lampiran = LampiranPdf(
        bagian=b, nama_berkas="sk.pdf", ukuran=1, sha256="0" * 64, banyak_halaman=1, oleh=penulis,
        pada=timezone.now(),
    )  # fmt: skip
    lampiran.berkas.save("a.pdf", ContentFile(b"x"))
    halaman = HalamanLampiran(lampiran=lampiran, nomor=1, lebar=5, tinggi=7)
    halaman.gambar.save("a.jpg", ContentFile(b"x"))
    return kunci


def _foto(**milik: Any) -> int:
    bukti = BuktiEvaluasi(
        jenis="berkas", judul="Foto", tanggal=timezone.localdate(), pada=timezone.now(), nama_berkas="a.png",
        tipe="image/png", ukuran=1, sha256="0" * 64, **milik,
    )  # fmt: skip
    bukti.berkas.save("a.png", ContentFile(b"x"), save=False)
    bukti.save()
    return bukti.pk


def _gambar(penulis: Pengguna) -> int:
    gambar = GambarNaskah(
        unit=unit_demo(), tahun=TAHUN, judul="Rapat", alt="Orang rapat.", tipe="png", ukuran=1, lebar=1,
        tinggi=1, sha256="0" * 64, oleh=penulis, pada=timezone.now(),
    )  # fmt: skip
    gambar.berkas.save("a.png", ContentFile(b"x"), save=False)
    gambar.save()
    return gambar.pk


def bidang(kode: str) -> Bidang:
    return Bidang.objects.get(unit=unit_demo(), kode=kode)


def _sel() -> SelUnggah:
    return SelUnggah(4, kunci(KODE), "nilai", "50", "160", "Isian!K12")


def _unggah(pengguna: Pengguna, nomor: UUID, cara: Cara, isi: dict[str, Any]) -> None:
    Unggahan.objects.create(
        id=nomor, pengguna=pengguna, unit=unit_demo(), tahun=TAHUN, triwulan=4, cara=cara, isi=isi,
        hasil=Pratinjau().json(), pada=timezone.now(),
    )  # fmt: skip


def _impor(pengguna: Pengguna) -> None:
    """An upload that adds one asset."""
    sel = dict.fromkeys(("tahun", "nama", "jumlah", "nilai"), "A3")
    baris = Baris("Aset", 3, {"tahun": "2024", "nama": "Tenda", "jumlah": "1", "nilai": "1"}, sel)
    isi = IsiBuku({"aset": [baris]})
    hasil = jalankan(Tugas(isi, unit_demo().pemda, unit_demo(), oleh=pengguna, hak=pengguna), tulis=False)
    Impor.objects.create(
        id=BUKU_UNIT["impor"], pengguna=pengguna, unit=unit_demo(), tahun=TAHUN, jenis=JenisImpor.BUKU_UNIT,
        keadaan=KeadaanImpor.SIAP, isi=isi.json(), hasil=hasil.json(), pada=timezone.now(),
    )  # fmt: skip


def _json(isi: dict[str, Any]) -> dict[str, Any]:
    return {"data": json.dumps(isi), "content_type": "application/json"}


def _hari(sesudah: int = 0) -> str:
    return (timezone.localdate() + timedelta(sesudah)).isoformat()


def _langkah(nama: str) -> dict[str, Any]:
    return {"langkah": nama, "alasan": "Perbaiki penjelasan."}


def _masa(n: int) -> dict[str, Any]:
    return {f"tw{n}-buka": _hari(), f"tw{n}-tenggat": _hari(5), f"tw{n}-tutup": _hari(9)}


def _pengaturan(periode: Periode) -> dict[str, Any]:
    milik = PengaturanTahun.objects.get(pemda=periode.pemda_id, tahun=TAHUN)
    skala = {f"skala_{n}": getattr(milik, f"skala_{n}_id") for n in ("capaian", "e81", "akip")}
    return skala | {"varian_e81": milik.varian_e81, "penjelasan_di_bawah": "90", "penjelasan_di_atas": "150"}


def _jawaban(d: Dunia) -> dict[str, Any]:
    nomor = d.nomor["the key of a criterion"].removeprefix("k")
    return {f"v{nomor}": "1", f"j{nomor}": "tidak", f"c{nomor}": "Belum lengkap."}


def _nilai(d: Dunia) -> dict[str, Any]:
    lalu = EvaluasiAkip.objects.get(unit=d.evaluasi.unit_id, tahun=2023)
    kosong = {f"k{pk}": "" for pk in lalu.lke.komponen.values_list("pk", flat=True)}
    return kosong | {"total": "65", "versi": lalu.versi}


def _verifikasi(d: Dunia) -> dict[str, Any]:
    kini = Rekomendasi.objects.get(pk=d.rekomendasi.pk)
    return {"rekomendasi": f"{kini.pk}.{kini.versi}", "ya": "1"}


def _rekomendasi_baru(d: Dunia) -> dict[str, Any]:
    return {"nomor": "7", "uraian": "Tetapkan definisi operasional.", "prioritas": "tinggi", "versi": "1"}


def _naskah(d: Dunia) -> dict[str, Any]:
    milik = Naskah.objects.filter(unit=d.evaluasi.unit, tahun=TAHUN, bagian=BAGIAN).first()
    return {"isi": "<p>Saran baru.</p>", "versi": milik.versi if milik else 0}


def _unggah_gambar(d: Dunia) -> dict[str, Any]:
    return KET_GAMBAR | {"berkas": SimpleUploadedFile("a.png", berkas_uji.gambar("PNG"))}


def _isian_reviu(d: Dunia) -> dict[str, Any]:
    pertama = JawabanReviu.objects.filter(reviu=d.reviu).order_by("pk").first()
    isi = {"versi": pertama.versi, "cap": "x", "jawaban": "ya", "catatan": "", "tanggapan": "Sudah."}
    return {"aksi": "simpan"} | {f"{k}-{pertama.pk}": v for k, v in isi.items()}


def _analisis(d: Dunia) -> dict[str, Any]:
    """A new cause beside what is there."""
    objek = cari_objek(Sumber(d.evaluasi.unit_id, TAHUN), d.nomor["a program"])
    teks = {f"t-{k}": list(isi) for k, isi in objek.teks.items()}
    return teks | {"t-penyebab": "Kegiatan dilaksanakan bersama mitra.", "cap": cap(objek.teks)}


def _baris(**isian: Any) -> dict[str, Any]:
    """A new row of a list."""
    return {
        "aksi": "simpan",
        "b-TOTAL_FORMS": 1,
        "b-INITIAL_FORMS": 0,
        **{f"b-0-{k}": v for k, v in isian.items()},
    }


def _skala(d: Dunia) -> dict[str, Any]:
    isi = {"nama": "Skala baru", "kode": "skala-baru", "dasar_hukum": "Perwali", "mulai": "2024"}
    for n, batas in enumerate(("50", "")):
        jenjang = {"predikat": f"P{n}", "interval": f"I{n}", "pembanding": "lebih", "warna": "biru"}
        isi |= {f"j-{n}-{k}": v for k, v in (jenjang | {"batas_bawah": batas}).items()}
    return isi | {"j-TOTAL_FORMS": 2, "j-INITIAL_FORMS": 0}


JABATAN = ("kepala_daerah", "inspektorat")
NAMA_UNIT = {"nama": "Dinas Baru", "nama_singkat": "DB", "jabatan_kepala": "Kepala Dinas Baru"}
TAUTAN = {"jenis": "tautan", "judul": "Laman", "tautan": "https://contoh.go.id/renstra"}
TUGAS = {"peran": Peran.INSPEKTORAT, "unit": "", "bidang": "", "sebutan": "", "mulai": "2025-03-03"}
KET_GAMBAR = {"judul": "Sosialisasi", "alt": "Peserta duduk melingkar."}
LANGKAH = ("ajukan", "setujui", "kembalikan", "kunci", "buka")

# Forms that would be accepted. Each writes something if it is, by Kirim.isi.
ISI: dict[str, Callable[[Dunia], dict[str, Any]]] = {
    "kosong": lambda d: {},
    "sel": lambda d: _json({"sel": [{"kunci": d.kunci, "kolom": "nilai", "teks": "50", "semula": "160"}]}),
    "urungkan": lambda d: _json({"kelompok": str(TEMPELAN)}),
    "terima": lambda d: {
        "data": {"kunci": d.kunci, "kolom": "nilai", "kode": "persen_tinggi", "nilai": "160.000000"}
        | {"alasan": "Termasuk kasus tahun lalu."},
        "headers": {"X-Requested-With": "fetch"},
    },
    "baris": lambda d: {"nilai": "50", "semula-nilai": "160"},
    "bukti": lambda d: {"jenis": "teks", "judul": "Surat", "teks": "Surat BPS.", "tanggal": "2024-03-12"},
    "ubah-bukti": lambda d: {"judul": "Judul baru", "tanggal": "2024-03-12"},
    "hapus-bukti": lambda d: {"aksi": "hapus"},
    "terapkan": lambda d: {"versi": "0"},
    "batal": lambda d: {"batal": "1"},
    "batal-sipd": lambda d: {"aksi": "batal"},
    "petakan-sipd": lambda d: {"k0": "lewati"},
    "hapus-pemetaan": lambda d: {"hapus": PemetaanKode.objects.get().pk},
    "komentar": lambda d: {"aksi": "tambah", "isi": "Periksa angkanya."},
    "kaki": lambda d: {"versi": d.versi_kaki, "faktor_pendorong": "Dukungan mitra."},
    "nilai-tahunan": lambda d: {"status": "final", "nilai": "50", "alasan_koreksi": "Rilis BPS."},
    "penanggung-jawab": lambda d: {
        f"bidang_{d.kunci}": bidang(LAIN).pk,
        f"semula_{d.kunci}": f"{bidang(PENGISI).pk}:",
    },
    **{f"langkah-{nama}": lambda d, nama=nama: _langkah(nama) for nama in LANGKAH},
    **{
        f"banyak-{nama}": lambda d, nama=nama: _langkah(nama) | {"unit": d.triwulan.unit_id, "ya": "1"}
        for nama in LANGKAH
    },
    "banyak-setujui": lambda d: _langkah("setujui") | {"unit": d.triwulan.pk, "ya": "1"},
    "undang": lambda d: TUGAS | {"nama": "Siti Aminah", "surel": "", "username": "siti.aminah"},
    "data-akun": lambda d: {"nama": "Nama Baru", "surel": d.orang.email},
    "peran": lambda d: TUGAS,
    "akhiri": lambda d: {"sampai": _hari(30)},
    "pengaturan": lambda d: _pengaturan(d.periode),
    "skala": _skala,
    "data-pemda": lambda d: {k: f"{k} baru" for k in ("nama", "wilayah", "ibu_kota", "provinsi", *JABATAN)},
    "unit-baru": lambda d: NAMA_UNIT | {"slug": "dinas-baru"},
    "data-unit": lambda d: NAMA_UNIT | {"aktif": "on"},
    "ganti-nama": lambda d: (
        NAMA_UNIT
        | {"unit": d.triwulan.unit_id, "berlaku": "2025-01-01", "dasar_hukum": "Perda", "aksi": "laksanakan"}
    ),
    "profil": lambda d: {"jabatan_kepala": "Kepala Dinas yang Baru", "telepon": "0542"},
    "bidang": lambda d: {"nama": "Bidang Baru", "jabatan": "", "jumlah": "1", "induk": "", "urutan": "9"},
    "aset": lambda d: _baris(nama="Alat uji", jumlah="1", nilai="5"),
    "versi": lambda d: {"mulai": "2030", "dasar_hukum": "PermenPANRB 53/2014"},
    "buka": lambda d: {"cara": "lke"},
    "alasan": lambda d: {"alasan": "Lengkapi bukti."},
    "kunci-api": lambda d: {"nama": "e-Kinerja", "baca": "on", "atas_nama": d.orang.pk},
    "jawaban": _jawaban,
    "naskah": _naskah,
    "naskah-json": lambda d: _json(_naskah(d)),
    "gambar": _unggah_gambar,
    "ubah-gambar": lambda d: KET_GAMBAR,
    "bukti-tautan": lambda d: TAUTAN | {"tanggal": _hari()},
    "tim": lambda d: {"ketua": d.pemeriksa.pk},
    "lhe": lambda d: {"nomor_lhe": "700/9", "simpulan": "Cukup.", "versi": d.evaluasi.versi},
    "nilai": _nilai,
    "rekomendasi": _rekomendasi_baru,
    "verifikasi-banyak": _verifikasi,
    **{
        f"putusan-{p.value}": lambda d, p=p: {"aksi": p.value, "catatan": "Sudah diperiksa."}
        for p in PutusanRekomendasi
    },
    "pesan": lambda d: {"aksi": "tanya", "isi": "Bukti mana yang diminta?"},
    "entri": lambda d: {"tanggal": _hari(), "uraian": "Rapat.", "persen": "70", "akhir": "1"},
    "ubah-entri": lambda d: {"aksi": "ubah", "tanggal": _hari(), "uraian": "Rapat kedua.", "persen": "80"},
    "hapus-entri": lambda d: {"aksi": "hapus"},
    "reviu": _isian_reviu,
    **{f"reviu-{g.value}": lambda d, g=g: {"aksi": g.value} for g in LangkahReviu},
    **{f"lkjip-{g.value}": lambda d, g=g: _langkah(g.value) for g in LangkahDokumen},
    "terima-temuan": lambda d: {
        "aturan": TEMUAN.aturan.kunci,
        "sidik": TEMUAN.sidik,
        "alasan": "Dijelaskan pada Bab III.",
    },
    "matikan": lambda d: {"aksi": "matikan", "kunci": BAGIAN, "versi": "1"},
    "tugas": lambda d: {"aksi": "tugas", "versi": "1", "tenggat": _hari(5)},
    "analisis": _analisis,
    "lintas": _lintas,
    "ubah-lintas": _lintas,
    "hapus-lintas": lambda d: {"aksi": "hapus"},
    "simpul-baru": lambda d: {
        "kode": "9.99.99",
        "nama": "Program",
        "sasaran": Simpul.objects.get(pk=d.nomor["a line of the budget"]).sasaran_id,
    },
    "simpul": lambda d: {"aksi": "indikator", "baru-nama": "Baru", "baru-satuan": "%", **CARA_HITUNG},
    "versi-dpa": lambda d: {"jenis": "pergeseran"},
    "dpa": lambda d: {"nomor": "DPA/9"},
    "pk-baru": lambda d: {"sebab": "Perubahan strategi", "uraian": "APBD Perubahan."},
    "hapus-rencana": lambda d: {"aksi": "hapus"},
    "target-triwulan": _target_triwulan,
    "lanjut": lambda d: {"aksi": "salin", "kelompok": ["aset"]},
    "aksi-baru": lambda d: {"uraian": "Menilai", "tw1": "on"},
    "dokumen-baru": lambda d: {"tahun": "2031", "tahun_akhir": "2035", "nama": "Uji"},
    "dokumen": lambda d: {"nama": "Nama lain"},
    "butir-renstra": _butir_renstra,
    "indikator-baru": _indikator_baru,
    "rpjmd": lambda d: {"tahun_mulai": "2027", "tahun_akhir": "2031", "visi": "Uji", "dasar_hukum": "Uji"},
    "butir-rpjmd": lambda d: {"nomor": "9", "uraian": "Uji"},
    "empat-periode": lambda d: _masa(1) | _masa(2) | _masa(3),
    "periode": lambda d: {"buka": _hari(), "tenggat": _hari(30), "tutup": _hari(40), "yakin": "on"},
    "perpanjangan": lambda d: {"unit": d.triwulan.unit_id, "sampai": _hari(60), "alasan": "Gangguan server."},
}
