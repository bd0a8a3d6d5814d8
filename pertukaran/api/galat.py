"""What an application is told when its request cannot be answered: always JSON of one shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from django.db.models import TextChoices


class Kode(TextChoices):
    """The kinds of refusal: a program goes by these, people by the message."""

    TIDAK_TERBACA = "tidak_terbaca", "Isi permintaan tidak terbaca"
    PARAMETER = "parameter", "Parameter tidak dikenal atau tidak terbaca"
    KUNCI = "kunci", "Kunci tidak ada atau tidak berlaku"
    LINGKUP = "lingkup", "Kunci tidak mempunyai lingkup yang diperlukan"
    HAK = "hak", "Akun yang diwakili kunci tidak berhak"
    TIDAK_ADA = "tidak_ada", "Alamat, perangkat daerah, atau tahun tidak ditemukan"
    METODE = "metode", "Metode tidak dilayani"
    TERTUTUP = "tertutup", "Triwulan sedang tidak dapat diisi"
    KONFLIK = "konflik", "Nilai sudah diubah pihak lain"
    KUNCI_IDEMPOTEN = "kunci_idempoten", "Idempotency-Key tidak ada, tidak terbaca, atau sudah dipakai"
    TERLALU_BESAR = "terlalu_besar", "Isi permintaan terlalu besar"
    JENIS_ISI = "jenis_isi", "Isi permintaan bukan JSON"
    ISI = "isi", "Isi permintaan tidak dapat diterima"
    TERLALU_SERING = "terlalu_sering", "Terlalu banyak permintaan"
    SERVER = "server", "Kesalahan pada server"


@dataclass(frozen=True, slots=True)
class Rincian:
    letak: Annotated[str, "Tempat yang salah, misalnya baris[2].nilai atau nama parameter."]
    pesan: Annotated[str, "Apa yang salah."]
    harapan: Annotated[str, "Apa yang diharapkan di tempat itu; kosong bila pesan sudah mengatakannya."] = ""


@dataclass(frozen=True, slots=True)
class Galat:
    """Jawaban untuk permintaan yang ditolak."""

    kode: Annotated[Kode, "Jenis penolakan, untuk program."]
    pesan: Annotated[str, "Penjelasan untuk manusia."]
    rincian: tuple[Rincian, ...]


class GalatApi(Exception):
    """A refusal. kepala: headers of the answer. dicatat: whether it gets a line in the key's log."""

    def __init__(
        self,
        status: int,
        kode: Kode,
        pesan: str,
        rincian: Iterable[Rincian] = (),
        *,
        kepala: dict[str, str] | None = None,
        dicatat: bool = True,
    ) -> None:
        super().__init__(pesan)
        self.status, self.kepala, self.dicatat = status, kepala or {}, dicatat
        self.isi = Galat(kode, pesan, tuple(rincian))
