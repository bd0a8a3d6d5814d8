"""Measures speed and memory in a throw-away database with the demo: `make bench`.

Prints each figure beside its budget. Never fails for being slow: a busy machine is no bug.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.siap import django_dengan_demo
from bench.ukuran import Ukuran, tulis

PERAN = ("perencana", "kepala")


def main() -> None:
    argumen = argparse.ArgumentParser(description="Mengukur kecepatan dan memori.")
    argumen.add_argument("--kali", type=int, default=7, help="pengulangan laporan dan halaman")
    argumen.add_argument("--ronde", type=int, default=3, help="ronde cetak PDF")
    argumen.add_argument("--tanpa-pdf", action="store_true")
    pilihan = argumen.parse_args()
    lebih: list[Ukuran] = []
    with django_dengan_demo() as folder:
        from bench.banyak import Besar, ukur_banyak
        from bench.cetakan import ukur_cetakan
        from bench.halaman import ukur_halaman, ukur_laporan
        from bench.meja import ukur_meja
        from bench.pratinjau import ukur_pratinjau
        from bench.sipd import ukur_sipd
        from bench.unggah import ukur_unggah

        bagian = {"Laporan sebagai data": ukur_laporan(pilihan.kali)}
        bagian |= {f"Halaman ({peran})": ukur_halaman(peran, pilihan.kali) for peran in PERAN}
        if not pilihan.tanpa_pdf:
            bagian["Cetakan"] = ukur_cetakan(folder, pilihan.ronde)
            bagian["Berkas dan pratinjau"] = ukur_pratinjau(pilihan.kali)
        bagian["Impor SIPD"] = ukur_sipd(folder)
        bagian["Meja rekomendasi"] = ukur_meja(pilihan.kali)
        bagian["Lembar dan buku kerja triwulan"] = ukur_unggah()  # it fills the demo up
        bagian["Banyak perangkat daerah"] = ukur_banyak(pilihan.kali, Besar())
        from bench.sel import ukur_sel

        for judul, isi in (*bagian.items(), *ukur_sel(folder)):
            ukuran = list(isi)
            tulis(judul, ukuran)
            lebih += [u for u in ukuran if u.tanda == "LEBIH"]
    print(f"\n{len(lebih)} ukuran melebihi batas." if lebih else "\nSemua ukuran di dalam batas.")


if __name__ == "__main__":
    main()
