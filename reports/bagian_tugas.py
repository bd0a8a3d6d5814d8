"""Who answers for a section of the LKjIP, until when, and whether it is finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from lkjip.access import Hak
from lkjip.enums import Peran
from lkjip.formats import tanggal
from lkjip.models import Pengguna
from lkjip.pemberitahuan import beri_tahu, penerima
from reports.garis import Garis, Penyusun, SusunDitolak, Terlihat, mengubah
from reports.models import BagianUnit, Naskah
from reports.narasi.dasar import Narasi
from reports.outline import Rancangan, telusur
from reports.tahap import boleh_tulis_bagian, tahap_lkjip

PENANGGUNG_JAWAB = (Peran.PERENCANA, Peran.OPERATOR, Peran.KEPALA)


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
