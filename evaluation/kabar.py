"""Tells the other side: of recommendations, of what was decided, of questions and answers."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.urls import reverse

from evaluation.bidang import ditindak
from evaluation.enums import PutusanRekomendasi
from evaluation.models import CatatanPutusan, EvaluasiAkip, PesanRekomendasi, Rekomendasi
from lkjip.access import peran_pada
from lkjip.enums import Peran
from lkjip.kirim_surel import kirim_surel
from lkjip.models import Pengguna
from lkjip.pemberitahuan import beri_tahu, penerima

KATA = {
    PutusanRekomendasi.NYATAKAN_SELESAI: "dinyatakan selesai, menunggu verifikasi",
    PutusanRekomendasi.TARIK: "ditarik dari verifikasi",
    PutusanRekomendasi.VERIFIKASI: "selesai terverifikasi",
    PutusanRekomendasi.KEMBALIKAN: "dikembalikan Inspektorat",
}
KE_PEMERIKSA = (PutusanRekomendasi.NYATAKAN_SELESAI, PutusanRekomendasi.TARIK)


def surel_sesudahnya(kabar: set[int]) -> None:
    """One mail a person, after the commit. A mail that cannot be sent waits for manage.py kirim_surel."""
    if kabar:
        transaction.on_commit(partial(kirim_surel, kabar), robust=True)


def alamat_rekomendasi(rekomendasi: Rekomendasi) -> str:
    evaluasi = rekomendasi.evaluasi
    kwargs = {"unit": evaluasi.unit.slug, "tahun": evaluasi.tahun, "rekomendasi": rekomendasi.pk}
    return reverse("rekomendasi-satu", kwargs=kwargs)


def sebut_rekomendasi(rekomendasi: Rekomendasi) -> str:
    """Rekomendasi 3 LHE AKIP 2023 DP3AKB."""
    e = rekomendasi.evaluasi
    return f"Rekomendasi {rekomendasi.nomor} LHE AKIP {e.tahun} {e.unit.nama_singkat}"


def pihak_unit(rekomendasi: Rekomendasi) -> list[Pengguna]:
    """Who answers for it in the unit: perencana, kepala, and the operators of its bidang."""
    unit = rekomendasi.evaluasi.unit
    orang = penerima(unit, [Peran.PERENCANA, Peran.KEPALA])
    if rekomendasi.bidang_id is None:
        return orang
    operator = [o for o in penerima(unit, [Peran.OPERATOR]) if o not in orang]
    return orang + [o for o in operator if ditindak(o, rekomendasi)]


def pemeriksa(evaluasi: EvaluasiAkip) -> list[Pengguna]:
    """The team of the evaluation as far as it still serves; else the whole Inspektorat."""
    semua = penerima(evaluasi.unit, [Peran.INSPEKTORAT])
    anggota = set(evaluasi.anggota.values_list("pengguna_id", flat=True))
    return [p for p in semua if p.pk in anggota] or semua


def kabarkan_rekomendasi(evaluasi: EvaluasiAkip) -> set[int]:
    """Tells the unit of the recommendations of a final LHE. Inside the step's transaction; mail follows it.

    Gives the accounts that were told.
    """
    banyak = evaluasi.rekomendasi.count()
    if not banyak:
        return set()
    kepada = penerima(evaluasi.unit, [Peran.PERENCANA, Peran.KEPALA, Peran.OPERATOR])
    beri_tahu(
        kepada,
        kunci=f"rekomendasi-baru-{evaluasi.pk}",
        judul=f"LHE AKIP {evaluasi.tahun} {evaluasi.unit.nama_singkat}: {banyak} rekomendasi",
        isi="Tindak lanjuti setiap rekomendasi sebelum batas waktunya.",
        alamat=reverse("rekomendasi", kwargs={"unit": evaluasi.unit.slug, "tahun": evaluasi.tahun}),
        unit=evaluasi.unit,
    )
    kabar = {p.pk for p in kepada}
    surel_sesudahnya(kabar)
    return kabar


def kabarkan_putusan(catatan: CatatanPutusan, rekomendasi: Rekomendasi) -> set[int]:
    """Those of the other side, who were told."""
    putusan = PutusanRekomendasi(catatan.putusan)
    if putusan not in KATA:
        return set()
    ke_pemeriksa = putusan in KE_PEMERIKSA
    semua = pemeriksa(rekomendasi.evaluasi) if ke_pemeriksa else pihak_unit(rekomendasi)
    kepada = [p for p in semua if p.pk != catatan.oleh_id]
    beri_tahu(
        kepada,
        kunci=f"putusan-rekomendasi-{catatan.pk}",
        judul=f"{sebut_rekomendasi(rekomendasi)} {KATA[putusan]}"[:200],
        isi=catatan.catatan,
        alamat=alamat_rekomendasi(rekomendasi),
        unit=rekomendasi.evaluasi.unit,
        sekarang=catatan.pada,
    )
    return {p.pk for p in kepada}


def kabarkan_pesan(pesan: PesanRekomendasi, rekomendasi: Rekomendasi) -> set[int]:
    """A question goes to the other side: of who is of the Inspektorat, to the unit."""
    dari_pemeriksa = Peran.INSPEKTORAT in peran_pada(pesan.oleh, rekomendasi.evaluasi.unit)
    semua = pihak_unit(rekomendasi) if dari_pemeriksa else pemeriksa(rekomendasi.evaluasi)
    kepada = [p for p in semua if p.pk != pesan.oleh_id]
    siapa = "Inspektorat" if dari_pemeriksa else rekomendasi.evaluasi.unit.nama_singkat
    beri_tahu(
        kepada,
        kunci=f"pesan-rekomendasi-{pesan.pk}",
        judul=f"{siapa} menulis pada {sebut_rekomendasi(rekomendasi)}"[:200],
        isi=pesan.isi,
        alamat=f"{alamat_rekomendasi(rekomendasi)}#tanya-jawab",
        unit=rekomendasi.evaluasi.unit,
        sekarang=pesan.pada,
    )
    return {p.pk for p in kepada}
