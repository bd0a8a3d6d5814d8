"""An export of SIPD with 50,000 rows of a whole pemda, from the upload to the preview.

`python -m bench.sipd FILE` reads one file in a process of its own and prints the peak memory of its child.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from bench.ukuran import Ukuran

BARIS, SKPD = 50_000, 40
BATAS_DETIK, BATAS_MB = 15, 500
KEPALA = (
    "NAMA SKPD", "KODE BIDANG URUSAN", "NAMA BIDANG URUSAN", "KODE PROGRAM", "NAMA PROGRAM", "KODE KEGIATAN",
    "NAMA KEGIATAN", "KODE SUB KEGIATAN", "NAMA SUB KEGIATAN", "NAMA SUMBER DANA", "KODE AKUN", "NAMA AKUN",
    "NILAI",
)  # fmt: skip


def ukur_sipd(folder: Path) -> Iterator[Ukuran]:
    """Adds an import to the database at hand."""
    from lkjip import demo
    from lkjip.models import Pengguna, Unit
    from pertukaran.enums import JenisImpor
    from pertukaran.sipd.layanan import kerjakan, terima

    unit = Unit.objects.select_related("pemda").get(slug=demo.UNIT)
    pengguna = Pengguna.objects.get(username="perencana")
    berkas = folder / "sipd.xlsx"
    tulis_ekspor(berkas, unit.nama)
    mulai = perf_counter()
    impor = terima(
        pengguna, unit, 2024, jenis=JenisImpor.SIPD_PAGU, nama=berkas.name, isi=berkas.read_bytes(),
        pilihan={"dpa": "baru:pergeseran"},
    )  # fmt: skip
    kerjakan(str(impor.pk))
    detik = perf_counter() - mulai
    impor.refresh_from_db()
    if not impor.hasil or impor.hasil["banyak_salah"]:
        raise RuntimeError(f"the export was not read: {impor.galat}")
    ukuran = f"{BARIS} baris, {berkas.stat().st_size // 1024} KB"
    yield Ukuran("unggah sampai pratinjau", detik, "s", BATAS_DETIK, ukuran)
    keluaran = subprocess.run(
        [sys.executable, "-m", "bench.sipd", str(berkas)], capture_output=True, text=True, check=True
    )
    yield Ukuran("memori puncak pembaca", int(keluaran.stdout), "MB", BATAS_MB)


def tulis_ekspor(tujuan: Path, nama_unit: str) -> None:
    """Amounts in both kinds of cells, with a GRAND TOTAL."""
    from openpyxl import Workbook

    wb = Workbook(write_only=True)
    ws = wb.create_sheet("Pagu")
    ws.append(["LAPORAN PAGU"])
    ws.append(KEPALA)
    total = 0
    for n in range(BARIS):
        skpd, p, k, s = n % SKPD, n % 8 + 1, n // 8 % 5 + 1, n // 40 % 10 + 1
        program = f"2.08.{p:02}"
        kegiatan = f"{program}.2.{k:02}"
        nilai = 100_000 + n * 37
        total += nilai
        ws.append([
            f"Dinas {skpd}" if skpd else nama_unit, "2.08", "Pemberdayaan Perempuan dan Perlindungan Anak",
            program, f"Program {p}", kegiatan, f"Kegiatan yang panjang namanya {k}", f"{kegiatan}.{s:04}",
            f"Sub kegiatan yang panjang juga namanya {s}", "Dana Alokasi Umum", f"5.1.02.01.01.{n % 300:04}",
            f"Belanja Alat/Bahan untuk Kegiatan Kantor {n % 300}",
            nilai if n % 2 else f"{nilai:,}".replace(",", ".") + ",00",
        ])  # fmt: skip
    ws.append(["GRAND TOTAL", *[None] * 11, total])
    wb.save(tujuan)


def main(berkas: str) -> None:
    from pertukaran.sipd.pembaca import baca
    from pertukaran.sipd.tajuk import PAGU

    baca(Path(berkas).read_bytes(), PAGU, lambda persen: None)
    sys.stdout.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024))


if __name__ == "__main__":
    main(sys.argv[1])
