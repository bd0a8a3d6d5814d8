"""What keeps an evaluation from its next step, as sentences; for the gate and for the screen."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.enums import CaraEvaluasi, LangkahEvaluasi, Pihak
from evaluation.lembar import BarisSub, LembarEvaluasi
from lkjip.enums import PeranTim
from lkjip.formats import angka


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """A sentence, and where it is mended: the worksheet of a sub-component (1.a), or a page by name."""

    teks: str
    sub: str = ""
    halaman: str = ""


def kekurangan(langkah: LangkahEvaluasi, lembar: LembarEvaluasi) -> tuple[Kekurangan, ...]:
    """What is missing for the step. Empty for steps that ask for nothing."""
    per_kriteria = lembar.evaluasi.cara == CaraEvaluasi.LKE
    if langkah == LangkahEvaluasi.KIRIM:
        return _belum_dijawab(lembar, Pihak.UNIT)
    if langkah == LangkahEvaluasi.AJUKAN:
        isi = (*_belum_dijawab(lembar, Pihak.TIM), *_pilihan(lembar)) if per_kriteria else _nilai(lembar)
        return (*isi, *_simpulan(lembar), *_ketua(lembar))
    if langkah == LangkahEvaluasi.TETAPKAN:
        return _kepala(lembar)
    return ()


def _belum_dijawab(lembar: LembarEvaluasi, pihak: Pihak) -> tuple[Kekurangan, ...]:
    if not lembar.komponen or not all(k.sub for k in lembar.komponen):
        return (Kekurangan("Lembar kerja evaluasi belum lengkap. Hubungi koordinator pemda."),)
    return tuple(
        Kekurangan(f"{s.kode} {s.nama}: {_sebab_belum(s, pihak)}", s.kode)
        for s in lembar.sub
        if s.belum_dijawab(pihak) or not s.kriteria
    )


def _sebab_belum(sub: BarisSub, pihak: Pihak) -> str:
    if not sub.kriteria:
        return "lembar kerja evaluasi belum berisi kriteria. Hubungi koordinator pemda."
    return f"{sub.belum_dijawab(pihak)} dari {len(sub.kriteria)} kriteria belum dijawab."


def _pilihan(lembar: LembarEvaluasi) -> tuple[Kekurangan, ...]:
    return tuple(
        Kekurangan(f"{s.kode} {s.nama}: {sebab}", s.kode) for s in lembar.sub if (sebab := _sebab_pilihan(s))
    )


def _sebab_pilihan(s: BarisSub) -> str:
    """Why the team's choice of a higher answer cannot stand."""
    if s.pilihan is None or s.belum_dijawab(Pihak.TIM):
        return ""
    if s.pilihan.kode not in {t.kode for t in s.pilihan_terbuka}:
        return f"jawaban {s.pilihan.kode} tidak berlaku lagi karena ada kriteria yang tidak terpenuhi."
    if not any(b.pihak == Pihak.TIM for b in s.bukti):
        return f"jawaban {s.pilihan.kode} belum disertai bukti."
    return ""


def _nilai(lembar: LembarEvaluasi) -> tuple[Kekurangan, ...]:
    """Component scores alone, or the total where the LHE states no more."""
    kosong = [k for k in lembar.komponen if k.nilai(Pihak.TIM).nilai is None]
    if lembar.komponen and not kosong:
        return ()
    if lembar.evaluasi.total_dinyatakan is None:
        return (
            Kekurangan("Nilai komponen belum lengkap, dan nilai totalnya belum diisi.", "", "akip-nilai"),
        )
    if len(kosong) < len(lembar.komponen):
        return (
            Kekurangan(
                f"Baru sebagian nilai komponen yang terisi. Lengkapi, atau kosongkan semuanya bila LHE hanya "
                f"menyebut totalnya ({angka(lembar.evaluasi.total_dinyatakan, 2)}).",
                "",
                "akip-nilai",
            ),
        )
    return ()


def _simpulan(lembar: LembarEvaluasi) -> tuple[Kekurangan, ...]:
    # An LHE of paper may be known by its figures alone.
    if lembar.evaluasi.cara == CaraEvaluasi.NILAI or lembar.evaluasi.simpulan.strip():
        return ()
    return (Kekurangan("Simpulan LHE belum ditulis.", "", "akip-data"),)


def _ketua(lembar: LembarEvaluasi) -> tuple[Kekurangan, ...]:
    if any(a.peran == PeranTim.KETUA for a in lembar.evaluasi.anggota.all()):
        return ()
    return (Kekurangan("Tim belum mempunyai ketua.", "", "akip-tim"),)


def _kepala(lembar: LembarEvaluasi) -> tuple[Kekurangan, ...]:
    kurang = []
    if not lembar.evaluasi.nomor_lhe.strip():
        kurang.append(Kekurangan("Nomor LHE belum diisi.", "", "akip-data"))
    if lembar.evaluasi.tanggal_lhe is None:
        kurang.append(Kekurangan("Tanggal LHE belum diisi.", "", "akip-data"))
    return tuple(kurang)
