"""Changes a unit's outline of a year: sections on and off, their order, sections of its own, who answers.

The only writer of BagianUnit but for annexes (reports/lampiran_tulis.py). The first change in a year that
has no rows of its own copies those of the year that it goes on with, so that the earlier year stays.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from lkjip.access import Hak, boleh
from lkjip.enums import Peran
from lkjip.formats import angka, tanggal
from lkjip.models import Pengguna, Unit
from lkjip.pemberitahuan import beri_tahu, penerima
from pengisian.simpan import giliran
from reports.data import DataBagian
from reports.models import BagianUnit, KomentarNaskah, Naskah
from reports.narasi.dasar import Narasi
from reports.outline import Rancangan, telusur
from reports.queries import bagian_dari
from reports.susunan import AKAR_LAMPIRAN, Susunan, saudara, susunan_penuh
from reports.tahap import boleh_lkjip, boleh_tulis_bagian, tahap_lkjip

PENANGGUNG_JAWAB = (Peran.PERENCANA, Peran.OPERATOR, Peran.KEPALA)
TAMBAHAN_MAKS = 60
TINGKAT_MAKS = 4  # a section of one's own at 3.2.1.1 at most
PERATURAN = "Peraturan Menteri PANRB Nomor 53 Tahun 2014"
FINAL = "LKjIP ini sudah final. Buka koreksi lebih dahulu."
BENTROK = "Bagian ini baru saja diubah orang lain. Periksa keadaannya sekarang, lalu ulangi bila masih perlu."


class SusunDitolak(Exception):
    """A change that cannot be made; the message says why."""


class PerluYakin(SusunDitolak):
    """A change that is made only when it is confirmed; akibat says what it brings about."""

    def __init__(self, pesan: str, akibat: tuple[str, ...] = ()) -> None:
        super().__init__(pesan)
        self.akibat = akibat


@dataclass(frozen=True, slots=True)
class Penyusun:
    """Who changes the outline of which year, and when."""

    pengguna: Pengguna
    unit: Unit
    tahun: int
    sekarang: datetime = field(default_factory=timezone.now)


@dataclass(frozen=True, slots=True)
class Terlihat:
    """A section as its writer saw it: its key and version (0: no row of the year's own)."""

    kunci: str
    versi: int


class Garis:
    """The unit's rows of the year while they are being changed."""

    def __init__(self, p: Penyusun) -> None:
        self.p = p
        self.baris = {b.kunci: b for b in BagianUnit.objects.filter(unit=p.unit, tahun=p.tahun)}
        if not self.baris:
            self._salin()
        self.susunan: Susunan = susunan_penuh(tuple(map(_data, self.baris.values())))

    def _salin(self) -> None:
        """What the year goes on with becomes its own. Version 0 still, for nobody has changed it."""
        semula, _ = bagian_dari(self.p.unit.pk, self.p.tahun)
        BagianUnit.objects.bulk_create(
            BagianUnit(
                unit=self.p.unit,
                tahun=self.p.tahun,
                kunci=d.kunci,
                urutan=d.urutan,
                aktif=d.aktif,
                tambahan=d.tambahan,
                induk=d.induk,
                judul=d.judul,
                penanggung_jawab_id=d.penanggung_jawab_id,
                versi=0,
            )
            for d in semula
        )
        self.baris = {b.kunci: b for b in BagianUnit.objects.filter(unit=self.p.unit, tahun=self.p.tahun)}

    def rancangan(self, kunci: str) -> Rancangan:
        if (r := self.susunan.cari(kunci)) is None:
            raise SusunDitolak("Bagian ini tidak ada pada garis besar.")
        return r

    def ambil(self, terlihat: Terlihat) -> BagianUnit:
        """The row of a section, new where it has none. Raises SusunDitolak where another was first."""
        self.rancangan(terlihat.kunci)
        b = self.baris.get(terlihat.kunci) or self._baru(terlihat.kunci)
        if b.versi != terlihat.versi:
            raise SusunDitolak(BENTROK)
        return b

    def simpan(self, b: BagianUnit) -> None:
        b.versi += 1
        b.save()

    def urutkan(self, kunci: tuple[str, ...]) -> None:
        """Gives each of a group its place. Who was moved aside has not been changed: the version stays."""
        for n, k in enumerate(kunci):
            b = self.baris.get(k) or self._baru(k)
            b.urutan = n
            b.save()

    def _baru(self, kunci: str) -> BagianUnit:
        return self.baris.setdefault(
            kunci, BagianUnit(unit=self.p.unit, tahun=self.p.tahun, kunci=kunci, versi=0)
        )


@contextmanager
def mengubah(p: Penyusun, hak: Hak = Hak.SUSUN_LKJIP) -> Iterator[Garis]:
    """The outline of the year, which nobody else changes meanwhile. Raises SusunDitolak."""
    with giliran, transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=p.unit.pk)
        tahap = tahap_lkjip(p.unit.pk, p.tahun)
        if not boleh_lkjip(p.pengguna, hak, p.unit, tahap):
            ada = boleh(p.pengguna, hak, p.unit)  # in some other state
            raise SusunDitolak(FINAL if ada else "Anda tidak berhak mengubah garis besar LKjIP.")
        yield Garis(p)


def _data(b: BagianUnit) -> DataBagian:
    return DataBagian(b.kunci, b.aktif, b.urutan, b.tambahan, b.induk, b.judul)


def wajib_di(r: Rancangan) -> tuple[Rancangan, ...]:
    """The sections that the regulation demands, of this one and what is below it."""
    return tuple(x for x in telusur((r,)) if x.wajib)


def muat(p: Penyusun, terlihat: Terlihat, *, aktif: bool, yakin: bool = False) -> None:
    """Takes a section into the report or leaves it out. Raises PerluYakin where the regulation demands it."""
    with mengubah(p) as garis:
        b = garis.ambil(terlihat)
        wajib = wajib_di(garis.rancangan(terlihat.kunci))
        if not aktif and wajib and not yakin:
            raise PerluYakin(
                f"{PERATURAN} mewajibkan isi bagian ini.",
                tuple(f"“{r.judul.format(tahun=p.tahun)}” tidak termuat pada LKjIP." for r in wajib),
            )
        b.aktif = aktif
        garis.simpan(b)


def pindah(p: Penyusun, terlihat: Terlihat, langkah: int) -> None:
    """Moves a section among those beside it: -1 before the one above, 1 behind the one below."""
    with mengubah(p) as garis:
        b = garis.ambil(terlihat)
        urut = list(saudara(garis.susunan, terlihat.kunci))
        di = urut.index(terlihat.kunci)
        ke = di + langkah
        if not 0 <= ke < len(urut):
            return
        urut[di], urut[ke] = urut[ke], urut[di]
        garis.urutkan(tuple(urut))
        garis.simpan(b)


def tambah(p: Penyusun, induk: str, judul: str) -> str:
    """A section of one's own at the end of another; its key."""
    with mengubah(p) as garis:
        r = garis.rancangan(induk)
        if r.jenis not in ("bab", "subbab"):
            raise SusunDitolak("Bagian tambahan hanya dapat dibuat di dalam bab atau subbab.")
        if garis.susunan.nomor_bagian[induk].count(".") + 2 > TINGKAT_MAKS:
            raise SusunDitolak(
                f"Bagian paling dalam {TINGKAT_MAKS} tingkat. Buat di bawah bagian di atasnya."
            )
        return garis_tambah(garis, induk, judul).kunci


def garis_tambah(garis: Garis, induk: str, judul: str) -> BagianUnit:
    """The row of a new section of one's own, or of an annex (induk empty)."""
    if sum(b.tambahan for b in garis.baris.values()) >= TAMBAHAN_MAKS:
        raise SusunDitolak(f"Paling banyak {TAMBAHAN_MAKS} bagian dan lampiran tambahan.")
    kunci = f"tambahan-{secrets.token_hex(4)}"
    kini = garis.susunan.lampiran if induk == AKAR_LAMPIRAN else garis.rancangan(induk).anak
    b = BagianUnit(
        unit=garis.p.unit,
        tahun=garis.p.tahun,
        kunci=kunci,
        tambahan=True,
        induk=induk,
        judul=judul_bersih(judul),
        urutan=len(kini) if any(_berurutan(garis, r) for r in kini) else None,
    )
    b.save()
    garis.baris[kunci] = b
    return b


def _berurutan(garis: Garis, r: Rancangan) -> bool:
    b = garis.baris.get(r.kunci)
    return b is not None and b.urutan is not None


def judul_bersih(judul: str) -> str:
    """A title on one line. Raises SusunDitolak."""
    judul = " ".join("".join(h if h.isprintable() else " " for h in judul).split())
    panjang = BagianUnit._meta.get_field("judul").max_length or 0
    if not judul:
        raise SusunDitolak("Isi judulnya.")
    if len(judul) > panjang:
        raise SusunDitolak(f"Judul paling banyak {panjang} huruf; ini {len(judul)} huruf.")
    return judul


def ganti_judul(p: Penyusun, terlihat: Terlihat, judul: str) -> None:
    with mengubah(p) as garis:
        b = _tambahan(garis, terlihat)
        b.judul = judul_bersih(judul)
        garis.simpan(b)


def hapus(p: Penyusun, terlihat: Terlihat, *, yakin: bool = False) -> None:
    """Removes a section of one's own with its text. Raises PerluYakin where something is lost."""
    with mengubah(p) as garis:
        b = _tambahan(garis, terlihat)
        if anak := garis.rancangan(b.kunci).anak:
            raise SusunDitolak(f"Hapus atau pindahkan dahulu isinya: “{anak[0].judul}”.")
        naskah = Naskah.objects.filter(unit=p.unit, tahun=p.tahun, bagian=b.kunci)
        if (hilang := _hilang(b, naskah.first())) and not yakin:
            raise PerluYakin(f"Menghapus “{b.judul}” tidak dapat dibatalkan.", hilang)
        hapus_lampiran(b)
        naskah.delete()
        b.delete()
        del garis.baris[b.kunci]
        if not garis.baris:  # a year without rows would go on with the earlier one, which may have it still
            garis.urutkan((garis.susunan.bab[0].kunci,))


def hapus_lampiran(b: BagianUnit) -> None:
    """The attached document of a section with its files, once the change is certain."""
    lampiran = getattr(b, "lampiran", None)
    if lampiran is None:
        return
    berkas = [lampiran.berkas, *(h.gambar for h in lampiran.halaman.all())]
    lampiran.delete()
    transaction.on_commit(lambda: [f.storage.delete(f.name) for f in berkas])


def _hilang(b: BagianUnit, naskah: Naskah | None) -> tuple[str, ...]:
    """What goes with a section, in words; empty where nothing was written."""
    hasil = []
    if lampiran := getattr(b, "lampiran", None):
        hasil.append(f"Dokumen “{lampiran.nama_berkas}”, {lampiran.banyak_halaman} halaman.")
    if naskah is not None:
        milik = Naskah.objects.filter(pk=naskah.pk).aggregate(versi=Count("riwayat"))
        komentar = KomentarNaskah.objects.filter(naskah=naskah).count()
        if naskah.isi:
            hasil.append(f"Naskah sepanjang {angka(len(naskah.isi.split()))} kata.")
        hasil += [f"{angka(milik['versi'])} versi naskah."] if milik["versi"] else []
        hasil += [f"{angka(komentar)} komentar."] if komentar else []
    return tuple(hasil)


def _tambahan(garis: Garis, terlihat: Terlihat) -> BagianUnit:
    b = garis.ambil(terlihat)
    if not b.tambahan:
        raise SusunDitolak("Bagian baku LKjIP tidak dapat diganti judulnya atau dihapus; matikan saja.")
    return b


@dataclass(frozen=True, slots=True)
class Tugas:
    """Who answers for a section, and until when. turunan: for all below it too."""

    penanggung_jawab_id: int | None
    tenggat: date | None
    turunan: bool = False


def tugaskan(p: Penyusun, terlihat: Terlihat, tugas: Tugas) -> None:
    """Sets who answers. The person is told, once for all the sections of one change."""
    with mengubah(p) as garis:
        orang = {o.pk: o for o in penerima(p.unit, PENANGGUNG_JAWAB)}
        if tugas.penanggung_jawab_id is not None and tugas.penanggung_jawab_id not in orang:
            raise SusunDitolak("Penanggung jawab harus anggota aktif perangkat daerah ini.")
        b = garis.ambil(terlihat)
        r = garis.rancangan(b.kunci)
        baru = b.penanggung_jawab_id != tugas.penanggung_jawab_id
        for x in telusur((r,)) if tugas.turunan else (r,):
            milik = garis.baris.get(x.kunci) or garis.ambil(Terlihat(x.kunci, 0))
            milik.penanggung_jawab_id, milik.tenggat = tugas.penanggung_jawab_id, tugas.tenggat
            garis.simpan(milik)
        if baru and tugas.penanggung_jawab_id not in (None, p.pengguna.pk):
            _beri_tahu(p, orang[tugas.penanggung_jawab_id], b, r)


def _beri_tahu(p: Penyusun, kepada: Pengguna, b: BagianUnit, r: Rancangan) -> None:
    batas = f" Tenggatnya {tanggal(b.tenggat)}." if b.tenggat else ""
    alamat = reverse("susunan-bagian", kwargs={"unit": p.unit.slug, "tahun": p.tahun, "kunci": b.kunci})
    beri_tahu(
        [kepada],
        kunci=f"lkjip-tugas-{b.pk}-{b.versi}",
        judul=f"Anda bertanggung jawab atas “{r.judul.format(tahun=p.tahun)}”",
        isi=f"Bagian LKjIP {p.unit.nama_singkat} tahun {p.tahun}, ditetapkan {p.pengguna}.{batas}",
        alamat=alamat,
        unit=p.unit,
        sekarang=p.sekarang,
    )


def selesaikan(p: Penyusun, terlihat: Terlihat, *, selesai: bool) -> None:
    """Marks a section as finished, or opens it again: a perencana, or the operator who answers for it."""
    with mengubah(p, Hak.TULIS) as garis:
        b = garis.ambil(terlihat)
        tahap = tahap_lkjip(p.unit.pk, p.tahun)
        if not boleh_tulis_bagian(p.pengguna, p.unit, tahap, b.penanggung_jawab_id):
            raise SusunDitolak("Bagian ini bukan tugas Anda.")
        if selesai and _belum_ditulis(garis, b.kunci):
            raise SusunDitolak("Bagian ini belum ditulis. Tulis dahulu, lalu nyatakan selesai.")
        b.selesai_oleh = p.pengguna if selesai else None
        b.selesai_pada = p.sekarang if selesai else None
        garis.simpan(b)


def _belum_ditulis(garis: Garis, kunci: str) -> bool:
    """Whether the section has a text that only staff can write and nobody has."""
    perlu = kunci_staf(garis.rancangan(kunci))
    if getattr(garis.baris.get(kunci), "lampiran", None) or not perlu:
        return False
    ada = Naskah.objects.filter(unit=garis.p.unit, tahun=garis.p.tahun, bagian__in=perlu).exclude(isi="")
    return ada.count() < len(perlu)


def kunci_staf(r: Rancangan) -> tuple[str, ...]:
    """The texts of a section that only staff can write."""
    return tuple(i.kunci for i in r.isi if isinstance(i, Narasi) and i.susun is None)
