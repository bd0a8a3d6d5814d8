"""manage.py impor: a unit's workbook into the database; a preview, unless --terapkan."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from lkjip.buku_kerja.masuk import BukuDitolak, buka
from lkjip.models import Pemda, Pengguna, Unit
from pertukaran.buku.baca import IsiBuku, baca_buku
from pertukaran.layanan import Hasil, Tugas, jalankan

PERLU_OLEH = (
    "Perangkat daerah ini sudah ada: sebutkan --oleh NAMA_PENGGUNA, supaya tercatat siapa yang mengubah."
)


class Command(BaseCommand):
    help = "Membaca buku kerja perangkat daerah; tanpa --terapkan hanya menunjukkan perubahannya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path)
        parser.add_argument("--unit", default="", help="kode perangkat daerah; bawaan: menurut berkasnya")
        parser.add_argument("--terapkan", action="store_true")
        parser.add_argument("--oleh", default="", help="nama pengguna yang tercatat pada riwayat")
        parser.add_argument("--alasan", default="", help="alasan yang tercatat pada riwayat")

    def handle(
        self,
        *args: object,
        berkas: Path,
        unit: str,
        terapkan: bool,
        oleh: str,
        alasan: str,
        **options: object,
    ) -> None:
        try:
            isi = baca_buku(buka(berkas.read_bytes()))
        except OSError as galat:
            raise CommandError(f"{berkas} tidak dapat dibaca ({galat.strerror}).") from galat
        except BukuDitolak as tolak:
            raise CommandError(str(tolak)) from tolak
        perangkat = cari_unit(isi, unit)
        pengguna = Pengguna.objects.filter(username=oleh).first() if oleh else None
        if oleh and pengguna is None:
            raise CommandError(f"Pengguna “{oleh}” tidak dikenal.")
        if terapkan and perangkat and pengguna is None:
            raise CommandError(PERLU_OLEH)
        pemda = perangkat.pemda if perangkat else cari_pemda(isi)
        tugas = Tugas(isi, pemda, perangkat, oleh=pengguna, alasan=alasan or f"Impor {berkas.name}")
        self._lapor(jalankan(tugas, tulis=terapkan), terapkan)

    def _lapor(self, hasil: Hasil, terapkan: bool) -> None:
        for g in hasil.galat:
            isi = f' isi "{g["nilai"]}"' if g["nilai"] else ""
            self.stderr.write(f"Lembar {g['lembar']}, sel {g['sel']},{isi}: {g['pesan']}")
        if hasil.banyak_galat:
            raise CommandError(f"{hasil.banyak_galat} kesalahan. Tidak ada yang ditulis.")
        for h in hasil.lembar:
            if h.baru or h.berubah or h.dihapus:
                self.stdout.write(
                    f"{h.judul}: {h.baru} baru, {h.berubah} berubah, {h.dihapus} dihapus, {h.tetap} tetap"
                )
        self.stdout.write(
            f"Semua: {hasil.baru} baru, {hasil.berubah} berubah, {hasil.dihapus} dihapus, "
            f"{hasil.tetap} tetap. "
            + ("Sudah ditulis." if terapkan else "Belum ada yang ditulis; tambahkan --terapkan.")
        )


def cari_unit(isi: IsiBuku, slug: str) -> Unit | None:
    """The unit that is meant; None where the workbook brings a new one. Raises CommandError."""
    baris = isi.tabel.get("unit", [])
    dalam = baris[0].isi.get("slug", "") if baris else isi.slug
    if slug and dalam and slug != dalam:
        raise CommandError(f"Berkas ini milik “{dalam}”, bukan “{slug}”.")
    unit = Unit.objects.select_related("pemda").filter(slug=slug or dalam).first()
    if unit is None and not baris:
        raise CommandError(
            "Perangkat daerah tidak dikenal: sebutkan --unit, atau isi lembar Perangkat Daerah."
        )
    return unit


def cari_pemda(isi: IsiBuku) -> Pemda | None:
    """Whose a new unit becomes: the one of the workbook, else the only one there is."""
    if baris := isi.tabel.get("pemda"):
        return Pemda.objects.filter(slug=baris[0].isi.get("slug")).first()
    semua = list(Pemda.objects.all()[:2])
    return semua[0] if len(semua) == 1 else None
