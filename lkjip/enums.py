"""Closed lists of the ground floor. Labels are what people read."""

from django.db.models import TextChoices


class Peran(TextChoices):
    PERENCANA = "perencana", "Perencana"
    OPERATOR = "operator", "Operator bidang"
    KEPALA = "kepala", "Kepala perangkat daerah"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    KOORDINATOR = "koordinator", "Koordinator pemda"
    ADMIN = "admin", "Admin"


class SebutanJabatan(TextChoices):
    """How the head of a unit holds the office."""

    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt (pelaksana tugas)"
    PLH = "plh", "Plh (pelaksana harian)"
    PJ = "pj", "Pj (penjabat)"


class PeristiwaAkun(TextChoices):
    """What can be done to an account, or by it to the settings of its pemda.

    The history of it is only ever added to (lkjip/akun.py).
    """

    DIUNDANG = "diundang", "Akun dibuat"
    DATA_DIUBAH = "data_diubah", "Data diri diubah"
    SUREL_DIUBAH = "surel_diubah", "Surel diubah"
    PERAN_DIBERI = "peran_diberi", "Peran diberikan"
    PERAN_DIAKHIRI = "peran_diakhiri", "Akhir masa tugas ditetapkan"
    PERAN_DIBATALKAN = "peran_dibatalkan", "Peran dibatalkan sebelum mulai"
    DINONAKTIFKAN = "dinonaktifkan", "Akun dinonaktifkan"
    DIAKTIFKAN = "diaktifkan", "Akun diaktifkan"
    TAUTAN_DIBUAT = "tautan_dibuat", "Tautan kata sandi dibuat"
    TAUTAN_DIMINTA = "tautan_diminta", "Tautan kata sandi diminta lewat surel"
    SANDI_DITETAPKAN = "sandi_ditetapkan", "Kata sandi ditetapkan lewat tautan"
    SANDI_DIGANTI = "sandi_diganti", "Kata sandi diganti"
    KUNCI_DIBUKA = "kunci_dibuka", "Kunci masuk dibuka"
    SESI_DIAKHIRI = "sesi_diakhiri", "Semua sesi diakhiri"
    LANGKAH_KEDUA_AKTIF = "langkah_kedua_aktif", "Langkah kedua diaktifkan"
    LANGKAH_KEDUA_MATI = "langkah_kedua_mati", "Langkah kedua dimatikan"
    KODE_PEMULIHAN_BARU = "kode_pemulihan_baru", "Kode pemulihan dibuat ulang"
    KODE_PEMULIHAN_DIPAKAI = "kode_pemulihan_dipakai", "Masuk dengan kode pemulihan"
    PENGATURAN_DIUBAH = "pengaturan_diubah", "Pengaturan tahun diubah"


class JenisPerubahanUnit(TextChoices):
    """What can happen to perangkat daerah when the SOTK changes."""

    GANTI_NAMA = "ganti_nama", "Ganti nama"
    GABUNG = "gabung", "Penggabungan"
    PECAH = "pecah", "Pemecahan"
    BUBAR = "bubar", "Pembubaran"


class ArahPerubahan(TextChoices):
    ASAL = "asal", "Perangkat daerah asal"
    HASIL = "hasil", "Perangkat daerah hasil"


class TindakanUbah(TextChoices):
    DIBUAT = "dibuat", "Dibuat"
    DIUBAH = "diubah", "Diubah"
    DIHAPUS = "dihapus", "Dihapus"


class Keadaan(TextChoices):
    """The state of a unit's quarter. It is never deleted, only moved along by pengisian/alur.py."""

    TERISI_SEBAGIAN = "terisi_sebagian", "Terisi sebagian"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DISETUJUI = "disetujui", "Disetujui"
    TERKUNCI = "terkunci", "Terkunci"


class TahapEvaluasi(TextChoices):
    """The state of an AKIP evaluation, moved along by evaluation/alur.py. Only a final one counts."""

    MANDIRI = "mandiri", "Penilaian mandiri"
    TERKIRIM = "terkirim", "Penilaian mandiri terkirim"
    EVALUASI = "evaluasi", "Dievaluasi tim"
    MENUNGGU_KETUA = "menunggu_ketua", "Menunggu ketua tim"
    FINAL = "final", "LHE ditetapkan"


class PeranTim(TextChoices):
    ANGGOTA = "anggota", "Anggota tim"
    KETUA = "ketua", "Ketua tim"


class StatusRekomendasi(TextChoices):
    """The state of a recommendation, moved along by evaluation/putusan.py."""

    BELUM = "belum", "Belum ditindaklanjuti"
    PROSES = "proses", "Dalam proses"
    SELESAI = "selesai", "Selesai menurut perangkat daerah"
    DIMINTA_PERBAIKAN = "diminta_perbaikan", "Dikembalikan"
    TERVERIFIKASI = "terverifikasi", "Selesai terverifikasi"


class TahapReviu(TextChoices):
    """The state of a review of the LKjIP, moved along by evaluation/reviu.py."""

    BERJALAN = "berjalan", "Sedang direviu"
    CATATAN = "catatan", "Catatan disampaikan"
    DITANGGAPI = "ditanggapi", "Catatan ditanggapi"
    DINYATAKAN = "dinyatakan", "Telah direviu"


class TahapLkjip(TextChoices):
    """The state of a unit's LKjIP (reports/tahap.py). The editions that were issued stay, whatever it is."""

    DRAF = "draf", "Draf"
    DIREVIU = "direviu", "Direviu APIP"
    FINAL = "final_lkjip", "Final"
    TERBIT = "terbit", "Terbit"


class VarianE81(TextChoices):
    """Which columns Formulir E.81 has: column numbers differ by edition of the form."""

    LENGKAP = "lengkap", "17 kolom, dengan tingkat capaian Renja dan penjelasan"
    BAKU = "baku", "15 kolom menurut Permendagri 86/2017"


class JenisButir(TextChoices):
    DASAR_HUKUM = "dasar_hukum", "Landasan hukum"
    DASAR_PEMBENTUKAN = "dasar_pembentukan", "Dasar pembentukan"
    TUGAS = "tugas", "Tugas"
    FUNGSI = "fungsi", "Fungsi"
    ISU = "isu", "Isu strategis"


class SifatUrusan(TextChoices):
    WAJIB_DASAR = "wajib_dasar", "Wajib, berkaitan dengan pelayanan dasar"
    WAJIB_NON_DASAR = "wajib_non_dasar", "Wajib, tidak berkaitan dengan pelayanan dasar"
    PILIHAN = "pilihan", "Pilihan"
    PENUNJANG = "penunjang", "Penunjang (non urusan)"


class KelompokJabatan(TextChoices):
    """The groups of table 3.11; NON_ASN is left out of it."""

    STRUKTURAL = "struktural", "Jabatan struktural"
    FUNGSIONAL = "fungsional", "Jabatan fungsional"
    PELAKSANA = "pelaksana", "Jabatan pelaksana"
    NON_ASN = "non_asn", "Non ASN"


class StatusPegawai(TextChoices):
    PNS = "pns", "PNS"
    PKB = "pkb", "Penyuluh KB (pegawai pusat)"
    NON_PNS = "non_pns", "Non PNS"


class Jenjang(TextChoices):
    """Education as table 1.1 counts it; the needs of table 3.12 use the same steps."""

    PASCA_SARJANA = "pasca_sarjana", "Pascasarjana"
    SARJANA = "sarjana", "Sarjana"
    DIPLOMA = "diploma", "Diploma"
    SLTA = "slta", "SLTA"
    SLTP = "sltp", "SLTP"
    SD = "sd", "SD"


class Pembanding(TextChoices):
    """How a step of a scale compares a value with its lower bound."""

    LEBIH = "lebih", "lebih besar dari batas"
    PALING_KECIL = "paling_kecil", "sama dengan atau lebih besar dari batas"


class Warna(TextChoices):
    """Colours of achievement, as in the seed report's figure of capaian."""

    BIRU = "biru", "Biru"
    HIJAU = "hijau", "Hijau"
    KUNING = "kuning", "Kuning"
    JINGGA = "jingga", "Jingga"
    MERAH = "merah", "Merah"
    ABU = "abu", "Abu-abu"
