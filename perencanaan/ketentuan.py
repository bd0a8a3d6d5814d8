"""What the regulations say that each part of the plans is: shown on its form, word for word or shortened."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ketentuan:
    bunyi: str
    dasar: str


P86 = "Permendagri 86/2017, Pasal 1"
KETENTUAN = {
    "rpjmd": Ketentuan(
        "RPJMD adalah dokumen perencanaan daerah untuk periode lima tahun sejak kepala daerah dilantik sampai"
        " berakhirnya masa jabatan.",
        P86,
    ),
    "visi": Ketentuan(
        "Visi adalah rumusan umum mengenai keadaan yang diinginkan pada akhir periode perencanaan"
        " pembangunan daerah.",
        P86,
    ),
    "misi": Ketentuan(
        "Misi adalah rumusan umum mengenai upaya-upaya yang akan dilaksanakan untuk mewujudkan visi.", P86
    ),
    "renstra": Ketentuan(
        "Renstra adalah dokumen perencanaan perangkat daerah untuk periode lima tahun: tujuan, sasaran,"
        " program, dan kegiatan, berpedoman pada RPJMD.",
        P86,
    ),
    "tujuan": Ketentuan(
        "Tujuan adalah suatu kondisi yang akan dicapai atau dihasilkan dalam jangka waktu lima tahunan.", P86
    ),
    "sasaran": Ketentuan(
        "Sasaran adalah rumusan kondisi yang menggambarkan tercapainya tujuan, berupa hasil yang diperoleh"
        " dari pencapaian outcome program.",
        P86,
    ),
    "indikator": Ketentuan(
        "Indikator kinerja adalah tanda yang berfungsi sebagai alat ukur pencapaian kinerja suatu kegiatan,"
        " program, sasaran, atau tujuan dalam bentuk keluaran, hasil, atau dampak.",
        P86,
    ),
    "iku": Ketentuan(
        "Indikator kinerja utama adalah ukuran keberhasilan dari tujuan dan sasaran strategis instansi"
        " pemerintah; memuat cara menghitung dan sumber datanya.",
        "PermenPAN PER/09/M.PAN/5/2007",
    ),
    "program": Ketentuan(
        "Program adalah bentuk instrumen kebijakan yang berisi satu atau lebih kegiatan yang dilaksanakan"
        " SKPD untuk mencapai sasaran dan tujuan pembangunan daerah.",
        "PP 12/2019, Pasal 1",
    ),
    "dpa": Ketentuan(
        "DPA SKPD adalah dokumen yang memuat pendapatan dan belanja SKPD, yang digunakan sebagai dasar"
        " pelaksanaan anggaran oleh pengguna anggaran.",
        "PP 12/2019, Pasal 1",
    ),
    "pk": Ketentuan(
        "Perjanjian kinerja adalah dokumen yang berisikan penugasan dari pimpinan instansi yang lebih tinggi"
        " kepada pimpinan instansi yang lebih rendah untuk melaksanakan program/kegiatan yang disertai dengan"
        " indikator kinerja.",
        "PermenPANRB 53/2014, Lampiran I",
    ),
}
