"""Realisations of a quarter out of another application: all of them are written, or none, and only once.

The cells go through pengisian.simpan as those of the grid do: same rights, same state of the quarter, same
checks, same log. The log names the application.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from lkjip.access import Hak, boleh
from pengisian.enums import Cara
from pengisian.kekurangan import diterima, peringatan_baris
from pengisian.lembar import Lembar
from pengisian.posisi import PosisiTriwulan
from pengisian.simpan import HasilSel, Nasib, Penulis, TidakDapatDiisi, giliran, simpan_pada
from pertukaran.api import bentuk_kirim as b
from pertukaran.api.galat import GalatApi, Kode, Rincian
from pertukaran.api.gerbang import Balasan, jadi_json
from pertukaran.api.isi_permintaan import baca_isi, isi_ditolak, kunci_idempoten
from pertukaran.api.minta import Minta
from pertukaran.api.sel import SelKiriman, kini, susun_sel
from pertukaran.api.skema import TIADA, harapan, petunjuk
from pertukaran.models import KirimanApi

DIULANG = {"Idempotency-Replayed": "true"}
HARAPAN = {nama: harapan(tipe) for nama, tipe in petunjuk(b.IsiBaris).items()}


def realisasi(minta: Minta) -> Balasan:
    nomor = kunci_idempoten(minta.request)
    kiriman, sidik = baca_isi(minta.request, b.Kiriman)
    if not boleh(minta.kunci.atas_nama, Hak.ISI, minta.milik):
        raise GalatApi(
            403, Kode.HAK, "Akun yang diwakili kunci ini tidak berhak mengisi perangkat daerah ini."
        )
    with giliran, transaction.atomic():
        catatan = _klaim(minta, nomor, sidik)
        if catatan.status:
            return Balasan(catatan.jawaban, catatan.status, DIULANG)
        catatan.status, catatan.jawaban = 200, jadi_json(_tulis(minta, kiriman))
        catatan.save(update_fields=["status", "jawaban"])
    return Balasan(catatan.jawaban)


def _klaim(minta: Minta, nomor: str, sidik: str) -> KirimanApi:
    """The row of the idempotency key: a new one with status 0, or the one that was answered already.

    Of two at once the second waits at the unique constraint until the first is through. What is refused is
    rolled back together with its row, so that it can be sent again under the same key.
    """
    milik = KirimanApi.objects.filter(kunci=minta.kunci, kunci_idempoten=nomor)
    ada = milik.first()
    if ada is None:
        baru = KirimanApi(
            kunci=minta.kunci, kunci_idempoten=nomor, sidik=sidik, status=0, jawaban={}, pada=timezone.now()
        )
        try:
            with transaction.atomic():
                baru.save()
        except IntegrityError:
            ada = milik.get()
        else:
            return baru
    if ada.sidik != sidik:
        pesan = "Idempotency-Key ini sudah dipakai untuk kiriman lain. Pakai kunci baru untuk isi yang baru."
        raise GalatApi(409, Kode.KUNCI_IDEMPOTEN, pesan)
    return ada


def _tulis(minta: Minta, kiriman: b.Kiriman) -> b.HasilKiriman:
    triwulan = int(minta.jalur["triwulan"])
    penulis = Penulis(minta.kunci.atas_nama, minta.milik, minta.tahun, triwulan)
    sel = susun_sel(minta.milik, minta.tahun, kiriman.baris)
    try:
        hasil, posisi = simpan_pada(
            penulis,
            [s.isian for s in sel],
            cara=Cara.API,
            kelompok=uuid4(),
            utuh=True,
            alasan=f"Aplikasi {minta.kunci.nama}, kunci {minta.kunci.awalan}…",
        )
    except TidakDapatDiisi as tolak:
        raise GalatApi(409, Kode.TERTUTUP, str(tolak)) from None
    _tolak_bila_gagal(sel, hasil)
    return b.HasilKiriman(
        minta.milik.slug,
        minta.tahun,
        triwulan,
        tersimpan=sum(h.nasib == Nasib.TERSIMPAN for h in hasil),
        sama=sum(h.nasib == Nasib.SAMA for h in hasil),
        baris=tuple(_hasil_baris(kiriman.baris, sel, hasil)),
        peringatan=tuple(_peringatan(minta, posisi, sel)),
    )


def _tolak_bila_gagal(sel: Sequence[SelKiriman], hasil: Sequence[HasilSel]) -> None:
    """Wrong values come before conflicts: they are wrong whatever stands there now."""
    salah = [
        Rincian(s.letak, h.pesan, HARAPAN[s.kolom])
        for s, h in zip(sel, hasil, strict=True)
        if h.nasib == Nasib.GALAT
    ]
    if salah:
        raise isi_ditolak(salah)
    konflik = [
        Rincian(s.letak, h.pesan, f"semula “{kini(s, h.teks)}”")
        for s, h in zip(sel, hasil, strict=True)
        if h.nasib == Nasib.KONFLIK
    ]
    if konflik:
        pesan = "Tidak ada yang disimpan: nilai sudah diubah sejak dibaca. Baca lagi, lalu kirim ulang."
        raise GalatApi(409, Kode.KONFLIK, pesan, konflik)


def _hasil_baris(
    baris: Sequence[b.BarisKiriman], sel: Sequence[SelKiriman], hasil: Sequence[HasilSel]
) -> list[b.HasilBaris]:
    semua = [b.HasilBaris(*_kode(r), berubah=False, versi=0) for r in baris]
    for s, h in zip(sel, hasil, strict=True):
        lama = semua[s.nomor]
        berubah = lama.berubah or h.nasib == Nasib.TERSIMPAN
        semua[s.nomor] = replace(lama, berubah=berubah, versi=max(lama.versi, h.versi))
    return semua


def _kode(baris: b.BarisKiriman) -> tuple[str | None, str | None]:
    indikator, sub_kegiatan = baris.indikator, baris.sub_kegiatan
    return None if indikator is TIADA else indikator, None if sub_kegiatan is TIADA else sub_kegiatan


def _peringatan(minta: Minta, posisi: PosisiTriwulan, sel: Sequence[SelKiriman]) -> Any:
    """Warnings of the rows that were sent, as the sheet shows them, which nobody has accepted yet."""
    dikirim = {s.isian.kunci: s for s in sel}
    lembar = Lembar(minta.milik, posisi)
    for baris in lembar.baris:
        for p in peringatan_baris(lembar, baris) if {baris.kunci, baris.kunci_rp} & dikirim.keys() else ():
            s = dikirim.get(baris.kunci_rp if p.kolom == "rp" else baris.kunci)
            if s and not diterima(lembar, baris, p):
                kolom = "nilai" if p.kolom == "rp" else p.kolom
                yield b.PeringatanBaris(s.indikator, s.sub_kegiatan, kolom, p.pesan)
