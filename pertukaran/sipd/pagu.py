"""Pagu of a DPA version: what the file would change, and changing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from budget.data import DataSimpul
from budget.enums import JenisDpa, SumberDana
from budget.models import Dpa, Pagu
from lkjip.formats import rupiah
from lkjip.jejak import catat_ubah, potret
from lkjip.models import Pengguna
from pertukaran.models import Impor
from pertukaran.sipd.cocok import Asal, Padanan, Pohon, padankan, pemetaan
from pertukaran.sipd.data import BarisBeda, Belum, Grup, Hasil, IsiSipd
from pertukaran.sipd.pilih import grup_impor
from pertukaran.sipd.pohon_baru import PohonBaru, rencanakan
from pertukaran.sipd.sumber_dana import sumber_dana

BARU = "baru:"  # before the kind of a version that is to be made
NOL = Decimal(0)
Jejak = dict[str, Any]  # what all lines of the log say
Uang = dict[str, Decimal]  # by fund source


@dataclass(slots=True)
class RencanaPagu:
    """hasil is what is shown. isi: money by the code that the line has or will have.

    dpa is the version that is written, None for a new one.
    """

    hasil: Hasil
    pohon: Pohon
    dpa: Dpa | None = None
    jenis: str = ""
    isi: dict[str, Uang] = field(default_factory=dict)
    baru: PohonBaru = field(default_factory=PohonBaru)
    simpul: dict[str, DataSimpul] = field(default_factory=dict)


def susun(impor: Impor) -> RencanaPagu:
    """What applying would do now; nothing is written."""
    isi, hasil = IsiSipd(impor.isi or {}), Hasil()
    rencana = RencanaPagu(hasil, Pohon.muat(impor.unit_id, impor.tahun))
    grup = grup_impor(impor, isi, hasil)
    semula = _versi(impor, rencana)
    peta, baru = pemetaan(impor.unit_id), impor.pilihan.get("baru", ())
    padanan = padankan(grup, rencana.pohon, peta, baru)
    _isikan(rencana, grup, padanan)
    _tambah_baru(impor, rencana, grup, padanan)
    lama = _uang(semula)
    _sumber_lama(isi, rencana, lama)
    if not (hasil.tanya or hasil.belum):
        _bandingkan(rencana, grup, padanan, lama)
        _tutup(rencana, semula)
    return rencana


def _versi(impor: Impor, rencana: RencanaPagu) -> Dpa | None:
    """The version that the file is compared with: the one chosen, or the latest that has lines."""
    versi = list(Dpa.objects.filter(unit=impor.unit_id, tahun=impor.tahun).prefetch_related("pagu"))
    pilihan = str(impor.pilihan.get("dpa", ""))
    hasil = rencana.hasil
    if not pilihan.startswith(BARU):
        rencana.dpa = next((d for d in versi if str(d.pk) == pilihan), None)
        if rencana.dpa is None:
            hasil.tolak(
                "", "", "versi DPA yang masih ada; versi yang dipilih ketika mengunggah sudah dihapus"
            )
        else:
            hasil.judul = (f"{rencana.dpa.get_jenis_display()} semula", "Menjadi")
        return rencana.dpa
    rencana.jenis = pilihan.removeprefix(BARU)
    berisi = [d for d in versi if d.pagu.all()]
    terakhir = berisi[-1] if berisi else None
    hasil.judul = (terakhir.get_jenis_display() if terakhir else "Semula", JenisDpa(rencana.jenis).label)
    return terakhir


def _isikan(rencana: RencanaPagu, grup: Iterable[Grup], padanan: dict[str, Padanan]) -> None:
    """The money of lines that are there; what is left out or unknown is told."""
    belum: dict[str, Belum] = {}
    for g in grup:
        p = padanan[g.kunci]
        if p.simpul:
            milik = rencana.isi.setdefault(p.simpul.kode, {})
            rencana.simpul[p.simpul.kode] = p.simpul
        elif p.asal == Asal.BARU:
            milik = rencana.isi.setdefault(g.kode, {})
        elif p.asal == Asal.LEWATI:
            rencana.hasil.lewat.append(f"{g.kode} {g.nama}".strip() + f", {rupiah(g.nilai, 2)}")
            continue
        else:
            satu = belum.setdefault(g.kunci, Belum(g.kunci, g.kode, g.nama, NOL, p.saran))
            satu.nilai += g.nilai
            continue
        sumber = sumber_dana(g.sumber)
        milik[sumber] = milik.get(sumber, NOL) + g.nilai
    rencana.hasil.belum = list(belum.values())


def _tambah_baru(impor: Impor, rencana: RencanaPagu, grup: list[Grup], padanan: dict[str, Padanan]) -> None:
    """The lines that have to be made, with their parents."""
    baru = [g for g in grup if padanan[g.kunci].asal == Asal.BARU]
    rencana.baru = rencanakan(rencana.pohon, baru, impor)
    rencana.hasil.baru = rencana.baru.sebutan
    for kode in rencana.baru.tanpa_sasaran:
        rencana.hasil.tolak(
            "", kode, "sasaran yang didukung program baru ini; pilih pada halaman pemetaan kode"
        )
    if rencana.baru.tanpa_nama:
        rencana.hasil.peringatan.append(
            f"Berkas tidak menyebut nama {', '.join(rencana.baru.tanpa_nama)}; "
            "lengkapi namanya sesudah diterapkan."
        )


def _uang(dpa: Dpa | None) -> dict[int, Uang]:
    """The money of a version by line."""
    hasil: dict[int, Uang] = defaultdict(dict)
    for p in dpa.pagu.all() if dpa else ():
        hasil[p.simpul_id][p.sumber_dana] = p.nilai
    return dict(hasil)


def _sumber_lama(isi: IsiSipd, rencana: RencanaPagu, lama: dict[int, Uang]) -> None:
    """A file without fund sources does not take away what is known of them.

    A line whose sum is the same keeps its shares, one that had a single source keeps that.
    """
    if "sumber" in isi.kolom:
        return
    for kode, uang in rencana.isi.items():
        simpul = rencana.simpul.get(kode)
        dulu = lama.get(simpul.id, {}) if simpul else {}
        jumlah = sum(uang.values(), NOL)
        if dulu and sum(dulu.values(), NOL) == jumlah:
            rencana.isi[kode] = dict(dulu)
        elif len(dulu) == 1:
            rencana.isi[kode] = dict.fromkeys(dulu, jumlah)
        else:
            rencana.isi[kode] = {SumberDana.TIDAK_DIRINCI.value: jumlah}


def _bandingkan(
    rencana: RencanaPagu, grup: list[Grup], padanan: dict[str, Padanan], lama: dict[int, Uang]
) -> None:
    """Line by line, below their programs, in the order of the tree; new lines at the end of theirs."""
    pohon, program = rencana.pohon, rencana.hasil.program
    asal: dict[str, tuple[str, str]] = {}
    for g in grup:
        p = padanan[g.kunci]
        asal[p.simpul.kode if p.simpul else g.kode] = (p.asal, g.kode or g.nama)
    for s in pohon.per_id.values():
        if s.induk_id is None:
            program[f"{s.kode} {s.nama}"] = []
    for s in pohon.sub.values():
        kini, dulu = rencana.isi.get(s.kode), lama.get(s.id)
        if kini is None and dulu is None:
            continue
        milik = pohon.program(s)
        cara, kode = asal.get(s.kode, ("tidak ada di berkas", ""))
        program[f"{milik.kode} {milik.nama}"].append(
            BarisBeda(s.kode, s.nama, cara, _total(dulu), _total(kini), kode, _catatan(dulu, kini))
        )
    for kode, b in rencana.baru.sub.items():
        judul = rencana.baru.judul_program(pohon, kode)
        baris = BarisBeda(kode, b.nama, Asal.BARU, None, _total(rencana.isi.get(kode)), kode)
        program.setdefault(judul, []).append(baris)


def _total(uang: Uang | None) -> Decimal | None:
    return None if uang is None else sum(uang.values(), NOL)


def _catatan(dulu: Uang | None, kini: Uang | None) -> str:
    """Where the sum stays and its sources do not."""
    if dulu is None or kini is None or _total(dulu) != _total(kini) or dulu == kini:
        return ""
    return "sumber dana: " + ", ".join(
        f"{SumberDana(s).label} {rupiah(n, 2)}" for s, n in sorted(kini.items())
    )


def _tutup(rencana: RencanaPagu, semula: Dpa | None) -> None:
    """Whether a new version is needed at all, and what is odd about the whole."""
    hasil = rencana.hasil
    total = sum((n for u in rencana.isi.values() for n in u.values()), NOL)
    if not rencana.isi and not hasil.banyak_salah:
        hasil.tolak("", "", "paling sedikit satu sub kegiatan; semua baris dilewati")
    if rencana.dpa is not None:
        dinyatakan = rencana.dpa.total_dinyatakan
        if dinyatakan is not None and dinyatakan != total:
            hasil.peringatan.append(
                f"Jumlah berkas {rupiah(total, 2)}, sedangkan total DPA yang dicatat {rupiah(dinyatakan, 2)}."
            )
        return
    sama = semula is not None and not any(b.berubah for b in hasil.baris)
    if sama and semula is not None and semula.jenis == rencana.jenis:
        hasil.catatan.append(f"Isi berkas sama dengan {semula}; tidak ada versi baru yang dibuat.")
        return
    if rencana.jenis == JenisDpa.MURNI and semula is not None:
        hasil.tolak(
            "", JenisDpa.MURNI.label, "versi lain: DPA murni sudah ada; pilih versi itu, atau pergeseran"
        )
        return
    hasil.ubah_versi = True


def terapkan(impor: Impor, rencana: RencanaPagu, oleh: Pengguna) -> None:
    """Writes lines, version and pagu, with the log. Inside a transaction."""
    alasan = f"Impor SIPD: {impor.nama_berkas}"
    jejak: Jejak = {"oleh": oleh, "unit": impor.unit, "tahun": impor.tahun, "alasan": alasan}
    nomor = {kode: s.id for kode, s in rencana.pohon.sub.items()}
    for s in rencana.baru.buat(rencana.pohon, impor):
        catat_ubah(s, {}, **jejak)
        nomor.setdefault(s.kode, s.pk)
    dpa = rencana.dpa
    if dpa is None:
        dpa = _buat_dpa(impor, rencana.jenis)
        catat_ubah(dpa, {}, **jejak)
    ada = {
        (p.simpul_id, p.sumber_dana): p for p in Pagu.objects.filter(dpa=dpa).select_related("simpul", "dpa")
    }
    for kode, uang in rencana.isi.items():
        for sumber, nilai in uang.items():
            p = ada.pop((nomor[kode], sumber), None)
            if p is not None and p.nilai == nilai:
                continue
            lama = potret(p)
            p = p or Pagu(simpul_id=nomor[kode], dpa=dpa, sumber_dana=sumber)
            p.nilai = nilai
            p.save()
            catat_ubah(p, lama, **jejak)
    for p in ada.values():  # the file is the whole version
        catat_ubah(p, potret(p), dihapus=True, **jejak)
        p.delete()


def _buat_dpa(impor: Impor, jenis: str) -> Dpa:
    terakhir = Dpa.objects.filter(unit=impor.unit_id, tahun=impor.tahun).order_by("urutan").last()
    tanggal = impor.pilihan.get("tanggal")
    return Dpa.objects.create(
        unit=impor.unit,
        tahun=impor.tahun,
        urutan=terakhir.urutan + 1 if terakhir else 0,
        jenis=jenis,
        nomor=impor.pilihan.get("nomor", ""),
        tanggal=date.fromisoformat(tanggal) if tanggal else None,
    )
