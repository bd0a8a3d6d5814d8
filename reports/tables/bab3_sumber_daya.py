"""Tables of chapter III on people, assets and money."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from budget.efisiensi import Keluaran, efektivitas, efisiensi, nilai_efisiensi, penyerapan
from lkjip.enums import KelompokJabatan
from lkjip.numbers import Alasan, Hasil, Masukan, jumlah
from reports.blok import Baris, Sel, bilangan, hitungan, teks, uang
from reports.tables.bab2 import penomoran, sel_target
from reports.tables.dasar import Kolom, TabelLkjip
from reports.tables.kinerja import catatan_sementara, kinerja_utama, sel_realisasi

if TYPE_CHECKING:
    from budget.data import DataSimpul
    from budget.perhitungan import Uang
    from indicators.data import DataSasaran
    from indicators.perhitungan import Kinerja
    from lkjip.data import DataPegawai
    from reports.sumber import Sumber


class AsnJabatan(TabelLkjip):
    kunci = "asn-jabatan"
    judul = "Jumlah ASN {unit} menurut Jabatan dan Jenis Kelamin"
    sumber = "{unit}, {tahun}"
    bernomor = False
    kosong = "Data pegawai tahun ini belum diisi."

    no = Kolom("No", lebar=8, jenis="tengah")
    jabatan = Kolom("Nama Jabatan", lebar=52)
    laki_laki = Kolom("Laki-laki (L)", lebar=20, jenis="angka", grup=("Jenis Kelamin",))
    perempuan = Kolom("Perempuan (P)", lebar=20, jenis="angka", grup=("Jenis Kelamin",))

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        asn = [p for p in data.pegawai if p.kelompok != KelompokJabatan.NON_ASN]
        if not asn:
            return
        kelompok = [k for k in KelompokJabatan if k != KelompokJabatan.NON_ASN]
        for i, k in enumerate(kelompok, 1):
            sel = {"no": bilangan(i), "jabatan": teks(k.label)}
            yield Baris(k.value, sel | cls._orang([p for p in asn if p.kelompok == k]))
        yield Baris("jumlah", {"jabatan": teks("Jumlah")} | cls._orang(asn), "jumlah")

    @staticmethod
    def _orang(pegawai: list[DataPegawai]) -> dict[str, Sel]:
        return {jk: bilangan(sum(getattr(p, jk) for p in pegawai)) for jk in ("laki_laki", "perempuan")}


def persen_kebutuhan(ada: int | None, kebutuhan: int) -> Hasil:
    """People there as a share of all people needed (table 3.12)."""
    nilai = Decimal(ada) if ada is not None else None
    hasil = penyerapan(pagu=Decimal(kebutuhan), realisasi=nilai)
    masukan = (
        Masukan("P", "Jumlah seluruh kebutuhan (orang)", Decimal(kebutuhan)),
        Masukan("R", "Keadaan (orang)", nilai),
    )
    alasan = Alasan.TANPA_DATA if hasil.alasan else None
    return Hasil(hasil.nilai, alasan, "R / P × 100", "Analisis beban kerja (ABK)", masukan)


class AsnPendidikan(TabelLkjip):
    """What is there is counted from the people of table 1.1, never typed again."""

    kunci = "asn-pendidikan"
    judul = "Kebutuhan dan Keadaan ASN {unit} menurut Pendidikan"
    sumber = "{unit}, {tahun}"
    bernomor = False
    kosong = "Kebutuhan pegawai tahun ini belum diisi."

    kualifikasi = Kolom("Kualifikasi Pendidikan", lebar=40)
    kebutuhan = Kolom("Kebutuhan", lebar=20, jenis="angka")
    keadaan = Kolom("Keadaan", lebar=20, jenis="angka")
    persentase = Kolom("Persentase terhadap Seluruh Kebutuhan (%)", lebar=20, jenis="angka")

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        if not data.kebutuhan:
            return
        asn = [p for p in data.pegawai if p.kelompok != KelompokJabatan.NON_ASN]
        seluruh = sum(k.kebutuhan for k in data.kebutuhan)
        ada = {k.jenjang: sum(getattr(p, k.jenjang) for p in asn) if asn else None for k in data.kebutuhan}
        for k in data.kebutuhan:
            yield cls._baris(k.jenjang, k.kualifikasi, k.kebutuhan, ada[k.jenjang], seluruh)
        semua = sum(n for n in ada.values() if n is not None) if asn else None
        yield cls._baris("jumlah", "Jumlah", seluruh, semua, seluruh)

    @classmethod
    def _baris(cls, kunci: str, nama: str, kebutuhan: int, ada: int | None, seluruh: int) -> Baris:
        sel = {
            "kualifikasi": teks(nama),
            "kebutuhan": bilangan(kebutuhan),
            "keadaan": bilangan(ada, alasan="data pegawai belum diisi"),
            "persentase": hitungan(persen_kebutuhan(ada, seluruh), 1),
        }
        return Baris(kunci, sel, "jumlah" if kunci == "jumlah" else "")


class Aset(TabelLkjip):
    kunci = "aset"
    judul = "Aset yang Dimiliki dan yang Tidak Dipakai"
    sumber = "{unit}, {tahun}"
    bernomor = False
    kosong = "Data aset tahun ini belum diisi."

    no = Kolom("No", lebar=6, jenis="tengah")
    nama = Kolom("Nama Barang", lebar=32)
    jumlah = Kolom("Unit", lebar=8, jenis="angka", grup=("Aset yang Dimiliki",))
    nilai = Kolom("Rp", lebar=21, jenis="rupiah", grup=("Aset yang Dimiliki",))
    jumlah_sisa = Kolom("Unit", lebar=8, jenis="angka", grup=("Aset yang Tidak Dipakai",))
    nilai_sisa = Kolom("Rp", lebar=15, jenis="rupiah", grup=("Aset yang Tidak Dipakai",))
    keterangan = Kolom("Keterangan", lebar=10)

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        for i, a in enumerate(data.aset, 1):
            sel = {
                "no": bilangan(i),
                "nama": teks(a.nama),
                "jumlah": bilangan(a.jumlah),
                "nilai": bilangan(a.nilai, 2),
                "jumlah_sisa": bilangan(a.jumlah_tidak_dipakai, alasan="tidak ada"),
                "nilai_sisa": bilangan(a.nilai_tidak_dipakai, 2, alasan="tidak ada"),
                "keterangan": Sel(a.keterangan, a.keterangan or None),
            }
            yield Baris(str(i), sel)
        if data.aset:
            total = {
                "nama": teks("Jumlah"),
                "jumlah": bilangan(sum(a.jumlah for a in data.aset)),
                "nilai": bilangan(jumlah(a.nilai for a in data.aset), 2),
            }
            yield Baris("jumlah", total, "jumlah")


def efisiensi_sasaran(s: DataSasaran, kinerja: Kinerja, uang_sasaran: Uang) -> Hasil:
    """E of one sasaran: its money against the capaian of one of its indicators, unrounded."""
    return efisiensi(
        [
            Keluaran(
                nama=f"sasaran {s.nomor}",
                pagu=uang_sasaran.pagu,
                realisasi=uang_sasaran.realisasi,
                capaian=kinerja.capaian.nilai,
            )
        ]
    )


class Efisiensi(TabelLkjip):
    kunci = "efisiensi"
    judul = "Efisiensi dan Efektivitas Penggunaan Anggaran"
    lanskap = True
    kosong = "Sasaran dan indikator belum diisi."

    no = Kolom("No", lebar=4, jenis="tengah")
    sasaran = Kolom("Sasaran Strategis", lebar=18)
    indikator = Kolom("Indikator Kinerja", lebar=15)
    target = Kolom("Target", lebar=6, jenis="angka", grup=("Kinerja",))
    realisasi = Kolom("Realisasi", lebar=7, jenis="angka", grup=("Kinerja",))
    capaian = Kolom("Capaian (%)", lebar=7, jenis="angka", grup=("Kinerja",))
    pagu = Kolom("Pagu (Rp)", lebar=11, jenis="rupiah", grup=("Anggaran",))
    realisasi_anggaran = Kolom("Realisasi (Rp)", lebar=11, jenis="rupiah", grup=("Anggaran",))
    serapan = Kolom("Capaian (%)", lebar=6, jenis="angka", grup=("Anggaran",))
    efisiensi = Kolom("Efisiensi E (%)", lebar=5, jenis="angka")
    nilai_efisiensi = Kolom("Nilai Efisiensi (%)", lebar=5, jenis="angka")
    efektivitas = Kolom("Efektivitas (%)", lebar=5, jenis="angka")

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        for s in data.sasaran:
            u = data.anggaran.uang_sasaran(s.id)
            for i in data.indikator_sasaran(s.id):
                k = data.kinerja.kinerja(i.id, data.tahun)
                kepala = {"no": bilangan(s.nomor), "sasaran": teks(s.uraian), "indikator": teks(i.nama)}
                yield Baris(i.kode, kepala | cls._angka(s, k, u))

    @staticmethod
    def _angka(s: DataSasaran, k: Kinerja, u: Uang) -> dict[str, Sel]:
        e = efisiensi_sasaran(s, k, u)
        efektif = efektivitas(
            target=k.target.nilai if k.target else None,
            realisasi=k.realisasi.nilai,
            pagu=u.pagu,
            realisasi_anggaran=u.realisasi,
        )
        return {
            "target": sel_target(k.target),
            "realisasi": sel_realisasi(k),
            "capaian": hitungan(k.capaian),
            "pagu": uang(u.pagu, "pagu belum ada"),
            "realisasi_anggaran": uang(u.realisasi),
            "serapan": hitungan(u.serapan),
            "efisiensi": hitungan(e),
            "nilai_efisiensi": hitungan(nilai_efisiensi(e)),
            "efektivitas": hitungan(efektif),
        }

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        yield from catatan_sementara(kinerja_utama(data))
        yield "E = ∑(PAK × CK − RAK) / ∑(PAK × CK) × 100 dengan CK tidak dibulatkan (PMK 214/PMK.02/2017)."
        yield "Nilai efisiensi = 50 + E / 20 × 50 dengan E dibatasi pada −20 sampai dengan 20."
        rumus = "(Target / Pagu) / (Realisasi / Realisasi Anggaran) × 100"
        yield f"Efektivitas = {rumus}; untuk satu keluaran sama dengan 100 − E."


class RealisasiAnggaran(TabelLkjip):
    kunci = "realisasi-anggaran"
    judul = "Realisasi Anggaran {unit} Tahun {tahun}"
    bernomor = False
    kosong = "Anggaran tahun ini belum diisi."

    no = Kolom("No", lebar=7, jenis="tengah")
    nama = Kolom("Program/Kegiatan/Sub Kegiatan", lebar=45)
    pagu = Kolom("Pagu (Rp)", lebar=18, jenis="rupiah")
    realisasi = Kolom("Realisasi (Rp)", lebar=18, jenis="rupiah")
    capaian = Kolom("Capaian (%)", lebar=12, jenis="angka")

    @classmethod
    def susun(cls, data: Sumber) -> Iterable[Baris]:
        nomor = {"program": 0, "kegiatan": 0, "sub_kegiatan": 0}
        for s in data.sasaran:
            program = data.anggaran.program_sasaran(s.id)
            if program:
                label = {"nama": teks(f"Sasaran {s.nomor}: {s.uraian}")}
                yield Baris(s.kode, label | cls._uang(data.anggaran.uang_sasaran(s.id)), "sasaran")
            for p in program:
                for simpul in data.anggaran.telusur(p):
                    nomor[simpul.level] += 1
                    yield cls._baris(data, simpul, nomor[simpul.level])
        if data.anggaran.program:
            yield Baris("jumlah", {"nama": teks("Jumlah")} | cls._uang(data.anggaran.total()), "jumlah")

    @classmethod
    def _baris(cls, data: Sumber, simpul: DataSimpul, nomor: int) -> Baris:
        kepala = {"no": teks(penomoran(simpul.level, nomor)), "nama": teks(simpul.nama)}
        return Baris(simpul.kode, kepala | cls._uang(data.anggaran.uang(simpul)), simpul.level)

    @staticmethod
    def _uang(u: Uang) -> dict[str, Sel]:
        return {
            "pagu": uang(u.pagu, "pagu belum ada"),
            "realisasi": uang(u.realisasi),
            "capaian": hitungan(u.serapan),
        }

    @classmethod
    def catatan(cls, data: Sumber) -> Iterable[str]:
        yield "Capaian pada jenjang yang lebih tinggi adalah perbandingan jumlah, bukan rata-rata persentase."
