"""The demo unit's recommendations of the LHE on AKIP 2023, followed up and judged.

The texts of the eight recommendations and of what was done come with the data. Due dates, bidang, what was
asked and decided, and the evidence are made up, and go through the services, at moments of the past.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO

from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from evaluation.alur import Permintaan as PermintaanLangkah
from evaluation.alur import ambil_langkah
from evaluation.atur import buka_evaluasi, lke_berlaku, tetapkan_tim
from evaluation.enums import CaraEvaluasi, LangkahEvaluasi, Pihak, Prioritas, PutusanRekomendasi
from evaluation.jawab import IsiJawaban, Penjawab, simpan_jawaban
from evaluation.lembar import lembar_evaluasi
from evaluation.models import EvaluasiAkip, KriteriaAkip, Rekomendasi, TindakLanjut
from evaluation.putusan import Permintaan, ambil_putusan
from evaluation.tindak_lanjut import IsiEntri, Pencatat, kirim_pesan, pilih_matriks, tambah, tambah_bukti
from lkjip.enums import Peran
from lkjip.models import Pemberitahuan, Pengguna, Unit
from lkjip.unggahan.periksa import periksa
from pengisian.isi_bukti import BuktiBaru

TAHUN = 2023
SELESAI = date(2025, 4, 1)  # after the last of what happened
# Of each recommendation: its component (by number), priority, due date, and who answers for it.
RENCANA: dict[int, tuple[int, Prioritas, date, str]] = {
    1: (1, Prioritas.TINGGI, date(2025, 12, 31), "sekretariat"),
    2: (1, Prioritas.SEDANG, date(2024, 12, 31), "bidang"),
    3: (1, Prioritas.TINGGI, date(2024, 9, 30), "sekretariat"),
    4: (2, Prioritas.SEDANG, date(2024, 12, 31), "bidang"),
    5: (2, Prioritas.TINGGI, date(2024, 12, 31), "bidang"),
    6: (2, Prioritas.SEDANG, date(2025, 3, 31), "sekretariat"),
    7: (2, Prioritas.RENDAH, date(2025, 6, 30), "uptd-ppa"),
    8: (3, Prioritas.SEDANG, date(2024, 9, 30), "sekretariat"),
}
# Criteria that a side holds for not met, with its note.
BELUM_UNIT = {
    "1.b.11": "Baru sampai pejabat pengawas.",
    "2.c.2": "Belum menjadi dasar penempatan jabatan.",
    "3.c.7": "Budaya kinerja baru dibangun pada sekretariat.",
    "4.b.5": "Evaluasi internal masih dicatat dengan lembar kerja.",
}
BELUM_TIM = BELUM_UNIT | {
    "1.b.4": "Rumusan hasil pada dua sasaran masih berupa keluaran.",
    "1.c.5": "Tindak lanjut analisis tahun lalu belum terlihat pada rencana aksi.",
    "2.b.1": "Notula rapat pimpinan tidak memuat keputusan atas capaian.",
}
Orang = dict[Peran, Pengguna]


@transaction.atomic
def siapkan(unit: Unit, orang: Orang) -> list[str]:
    """Everything that is not there yet. Says what was done, for the command's output."""
    evaluasi = EvaluasiAkip.objects.filter(unit=unit, tahun=TAHUN).first()
    if evaluasi is None:
        return []
    semua = {r.nomor: r for r in evaluasi.rekomendasi.select_related("evaluasi__unit__pemda")}
    hasil = []
    if terisi := _lengkapi(unit, evaluasi, list(semua.values())):
        hasil.append(f"{terisi} rekomendasi mendapat batas waktu dan penanggung jawab")
    cerita: dict[int, Callable[[Rekomendasi, Orang], None]] = {
        1: _dalam_proses,
        2: _terverifikasi_pemantauan,
        6: _dikembalikan_lalu_dijawab,
        8: _terverifikasi_publikasi,
    }
    for nomor, jalani in cerita.items():
        r = semua.get(nomor)
        if r is not None and not r.putusan.exists() and not r.pesan.exists():
            jalani(r, orang)
            hasil.append(f"Rekomendasi {nomor}: {Rekomendasi.objects.get(pk=r.pk).get_status_display()}")
    _tandai_dibaca(unit)
    return hasil


def _tandai_dibaca(unit: Unit) -> None:
    """What happened in the past is no news."""
    kini = timezone.now()
    lama = Pemberitahuan.objects.filter(unit=unit, dibuat_pada__lt=_pada(SELESAI), dibaca_pada=None)
    lama.update(dibaca_pada=kini, dikirim_pada=kini)


def siapkan_evaluasi_berjalan(unit: Unit, orang: Orang) -> list[str]:
    """AKIP 2024: the self-assessment is sent, and the team is at work on it. All answers are made up."""
    lke = lke_berlaku(unit.pemda_id, TAHUN + 1)
    # A demo database of before the criteria is left as it is.
    berkriteria = lke is not None and KriteriaAkip.objects.filter(sub__komponen__lke=lke).exists()
    if not berkriteria or EvaluasiAkip.objects.filter(unit=unit, tahun=TAHUN + 1).exists():
        return []
    perencana, kepala, pemeriksa = (orang[p] for p in (Peran.PERENCANA, Peran.KEPALA, Peran.INSPEKTORAT))
    evaluasi = buka_evaluasi(perencana, unit, TAHUN + 1, CaraEvaluasi.LKE)
    _jawab(perencana, evaluasi, Pihak.UNIT, BELUM_UNIT)
    _ambil(LangkahEvaluasi.KIRIM, kepala, evaluasi, date(2025, 3, 3))
    evaluasi.refresh_from_db()
    tetapkan_tim(pemeriksa, evaluasi, pemeriksa.pk, [])
    _ambil(LangkahEvaluasi.MULAI, pemeriksa, evaluasi, date(2025, 3, 17))
    evaluasi = EvaluasiAkip.objects.select_related("unit__pemda").get(pk=evaluasi.pk)
    _jawab(pemeriksa, evaluasi, Pihak.TIM, BELUM_TIM, sampai=2)
    _tandai_dibaca(unit)
    return [f"Evaluasi AKIP {TAHUN + 1}: {evaluasi.get_tahap_display()}"]


def _jawab(
    oleh: Pengguna, evaluasi: EvaluasiAkip, pihak: Pihak, belum: dict[str, str], sampai: int = 9
) -> None:
    """Every criterion of the first components as met, but for those that `belum` names, with its note."""
    isian = [
        IsiJawaban(k.id, k.kode not in belum, belum.get(k.kode, ""), 0)
        for k in lembar_evaluasi(evaluasi).kriteria
        if int(k.kode.split(".")[0]) <= sampai
    ]
    simpan_jawaban(Penjawab(oleh, evaluasi, pihak), isian)


def _ambil(langkah: LangkahEvaluasi, oleh: Pengguna, evaluasi: EvaluasiAkip, hari: date) -> None:
    ambil_langkah(PermintaanLangkah(langkah, oleh, sekarang=_pada(hari)), evaluasi)


def _lengkapi(unit: Unit, evaluasi: EvaluasiAkip, semua: list[Rekomendasi]) -> int:
    """Component, priority, due date and bidang, where a recommendation has no due date."""
    bidang = {b.kode: b for b in unit.bidang.all()}
    komponen = {k.urutan: k for k in evaluasi.lke.komponen.all()} if evaluasi.lke else {}
    kosong = [r for r in semua if r.tenggat is None and r.nomor in RENCANA]
    for r in kosong:
        nomor_komponen, r.prioritas, r.tenggat, kode = RENCANA[r.nomor]
        r.komponen = r.komponen or komponen.get(nomor_komponen)
        r.bidang = r.bidang or bidang.get(kode)
    Rekomendasi.objects.bulk_update(kosong, ["komponen", "prioritas", "tenggat", "bidang"])
    return len(kosong)


def _pada(hari: date, jam: int = 10) -> datetime:
    return timezone.make_aware(datetime.combine(hari, time(jam)))


def _putuskan(
    r: Rekomendasi, putusan: PutusanRekomendasi, oleh: Pengguna, hari: date, catatan: str = ""
) -> None:
    ambil_putusan(Permintaan(putusan, oleh, catatan, sekarang=_pada(hari, 14)), r)


def _entri(
    r: Rekomendasi, oleh: Pengguna, hari: date, uraian: str, persen: int | None = None
) -> TindakLanjut:
    entri = tambah(Pencatat(oleh, _pada(hari)), r, IsiEntri(hari, uraian, persen))
    return TindakLanjut.objects.select_related("rekomendasi__evaluasi__unit__pemda").get(pk=entri.pk)


def _dalam_proses(r: Rekomendasi, orang: Orang) -> None:
    perencana, pemeriksa = orang[Peran.PERENCANA], orang[Peran.INSPEKTORAT]
    uraian = "Rancangan perubahan tujuan, sasaran, dan indikator dibahas dalam rapat penyusunan Renstra."
    hari = date(2025, 2, 12)
    entri = _entri(r, perencana, hari, uraian, 60)
    gambar = _gambar("Rapat penyusunan Renstra", "12 Februari 2025 (gambar peragaan)")
    bukti = tambah_bukti(
        Pencatat(perencana, _pada(hari, 11)),
        entri,
        BuktiBaru(
            "Foto rapat penyusunan Renstra",
            hari,
            berkas=gambar,
            nama_berkas="rapat-renstra.png",
            temuan=periksa(gambar),
        ),
    )
    pilih_matriks(Pencatat(perencana, _pada(hari, 11)), entri, {bukti.pk})
    for hari, oleh, isi in (
        (date(2025, 3, 3), pemeriksa, "Kapan perubahan Renstra dijadwalkan ditetapkan?"),
        (date(2025, 3, 5), perencana, "Menunggu RPJMD yang baru; jadwal sementara triwulan IV tahun 2026."),
        (date(2025, 3, 6), pemeriksa, "Baik. Mohon rancangannya dilampirkan bila sudah dibahas."),
    ):
        kirim_pesan(Pencatat(oleh, _pada(hari)), r, isi)


def _terverifikasi_pemantauan(r: Rekomendasi, orang: Orang) -> None:
    uraian = "Hasil pemantauan setiap triwulan ditandatangani kepala dinas dan disampaikan ke setiap bidang."
    _selesaikan(r, orang, uraian, date(2024, 10, 14), date(2024, 10, 16))
    catatan = "Notula pemantauan triwulan I sampai III sudah diperiksa."
    _putuskan(r, PutusanRekomendasi.VERIFIKASI, orang[Peran.INSPEKTORAT], date(2024, 11, 4), catatan)


def _terverifikasi_publikasi(r: Rekomendasi, orang: Orang) -> None:
    uraian = "Laporan kinerja dapat diunduh siapa pun dari situs web dinas."
    entri = _selesaikan(r, orang, uraian, date(2024, 8, 1), date(2024, 8, 5), nyatakan=False)
    tambah_bukti(
        Pencatat(orang[Peran.PERENCANA], _pada(date(2024, 8, 1), 11)),
        entri,
        BuktiBaru(
            "Halaman laporan kinerja",
            date(2024, 8, 1),
            tautan="https://dp3akb.contoh.invalid/laporan-kinerja",
        ),
    )
    _putuskan(r, PutusanRekomendasi.NYATAKAN_SELESAI, orang[Peran.KEPALA], date(2024, 8, 5))
    catatan = "Laporan kinerja dapat dibuka tanpa masuk."
    _putuskan(r, PutusanRekomendasi.VERIFIKASI, orang[Peran.INSPEKTORAT], date(2024, 9, 9), catatan)


def _dikembalikan_lalu_dijawab(r: Rekomendasi, orang: Orang) -> None:
    """Done according to the unit, returned for a reason, answered and done again: it waits for the desk."""
    uraian = "Pedoman penghargaan dan sanksi disampaikan kepada seluruh pegawai."
    _selesaikan(r, orang, uraian, date(2025, 1, 20), date(2025, 1, 22))
    alasan = "Pedoman belum memuat tingkat penghargaan dan sanksi menurut ketercapaian target."
    _putuskan(r, PutusanRekomendasi.KEMBALIKAN, orang[Peran.INSPEKTORAT], date(2025, 2, 10), alasan)
    jawaban = "Pedoman ditambah dengan tiga tingkat penghargaan dan sanksi menurut capaian triwulan."
    _selesaikan(r, orang, jawaban, date(2025, 3, 17), date(2025, 3, 18))


def _selesaikan(
    r: Rekomendasi, orang: Orang, uraian: str, hari: date, selesai: date, *, nyatakan: bool = True
) -> TindakLanjut:
    """An entry of the perencana, and the head's word that it is done.

    What the data calls done without saying who did so is taken back first: nobody could be asked about it.
    """
    if not r.putusan.exists() and Rekomendasi.objects.get(pk=r.pk).status == "selesai":
        _putuskan(r, PutusanRekomendasi.TARIK, orang[Peran.KEPALA], hari, "Bukti dilengkapi dahulu.")
    entri = _entri(r, orang[Peran.PERENCANA], hari, uraian, 100)
    if nyatakan:
        _putuskan(r, PutusanRekomendasi.NYATAKAN_SELESAI, orang[Peran.KEPALA], selesai)
    return entri


def _gambar(*baris: str) -> bytes:
    """A small picture that says what it would show."""
    gambar = Image.new("RGB", (640, 360), "#e6f0f2")
    kuas = ImageDraw.Draw(gambar)
    kuas.rectangle((20, 20, 619, 339), outline="#0d5666", width=4)
    for n, teks in enumerate(baris):
        kuas.text((60, 140 + 40 * n), teks, fill="#1c2a30", font=ImageFont.load_default(26))
    isi = BytesIO()
    gambar.save(isi, "PNG")
    return isi.getvalue()
