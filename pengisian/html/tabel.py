"""The rows of the sheet, and the pieces of them that a save changes.

A piece that changes has an id, and the answer to the save carries it by that id: written in one place.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString

from indicators.enums import PeranKomponen
from lkjip.formats import ROMAWI_TRIWULAN
from lkjip.formats import angka as tulis_angka
from lkjip.navigation import alamat
from pengisian.data import BarisLembar, IsiKomponen
from pengisian.html.dasar import aman, angka, capaian, escape, td
from pengisian.html.peringatan import daftar_peringatan
from pengisian.lembar import Lembar
from pengisian.tampilan import Peringatan, TampilBaris, TampilKinerja, tampil
from pengisian.wewenang import Wewenang

Potongan = dict[str, str]
READONLY = "readonly"  # until the script is there: what is typed without it would be lost


class HtmlLembar:
    """Rows of one sheet for one person. `triwulan` are the quarters with columns of their own."""

    def __init__(self, lembar: Lembar, wewenang: Wewenang, *, triwulan: Iterable[int] = range(1, 5)) -> None:
        self.lembar, self.wewenang, self.triwulan = lembar, wewenang, tuple(triwulan)
        masa = {"unit": lembar.unit.slug, "tahun": lembar.tahun, "triwulan": lembar.triwulan, "kunci": "0"}
        self._alamat = {n: alamat(n, masa) or "" for n in ("pengisian-baris", "pengisian-bukti")}

    def alamat(self, nama: str, b: BarisLembar) -> str:
        """The address of a row's page; empty where there is no such page."""
        return self._alamat[nama].replace("/0/", f"/{b.kunci}/")

    @property
    def banyak_kolom(self) -> int:
        return 11 + 2 * len(self.triwulan)

    # --- the table
    def badan(self, baris: Iterable[BarisLembar]) -> SafeString:
        return aman("\n".join(self._baris(tampil(self.lembar, b)) for b in baris))

    def _baris(self, t: TampilBaris) -> str:
        b, k, a = t.baris, t.kinerja, t.anggaran
        sel = [
            f'<td class="kode">{escape(b.kode) if b.kepala else ""}</td>',
            self._uraian(t),
            td(k and k.target),
            td(k and k.target_triwulan),
            td(a and a.pagu),
        ]
        for n in self.triwulan:
            sel += [self._sel_k(t, n), self._sel_rp(t, n)]
        sel += [
            td(k and k.jumlah, f"sel-{b.kunci}-jumlah"),
            td(a and a.jumlah, f"sel-{b.kunci_rp}-jumlah_rp" if a else ""),
            f'<td class="angka" id="sel-{b.kunci}-capaian">{capaian(k) if k else ""}</td>',
            td(a and a.serapan, f"sel-{b.kunci_rp}-serapan" if a else ""),
            self._penjelasan(b),
            self._bukti(b),
        ]
        return (
            f'<tr id="baris-{b.kunci}" class="t-{b.jenis}" data-kunci="{b.kunci}">{"".join(sel)}</tr>'
            f"{self._panel(t)}"
        )

    def _uraian(self, t: TampilBaris) -> str:
        b = t.baris
        nama = f'<span class="nama">{escape(b.nama)}</span>' if b.nama else ""
        if b.indikator:
            nama += (
                f'<span class="indikator">{escape(b.indikator.nama)}'
                f' <span class="satuan">({escape(b.indikator.satuan)})</span></span>'
            )
        tanda = f'<span id="tanda-{b.kunci}">{self._tanda_kinerja(t)}</span>'
        if b.rp_diisi:
            tanda += f'<span id="tanda-{b.kunci_rp}">{self._tanda_uang(t)}</span>'
        return (
            f'<th scope="row" class="uraian"><span id="nama-{b.kunci}" class="nama-baris">{nama}</span>'
            f'<span class="tanda"><a class="ke-baris" href="{self.alamat("pengisian-baris", b)}">'
            f'{"Isi" if self._dapat(b) else "Rinci"}<span class="visually-hidden"> {escape(b.kode)}</span>'
            f"</a>{tanda}</span></th>"
        )

    def _dapat(self, b: BarisLembar) -> bool:
        return self.wewenang.kinerja(b) or self.wewenang.uang(b)

    def _sel_k(self, t: TampilBaris, n: int) -> str:
        b, k = t.baris, t.kinerja
        if k is None:
            return '<td class="angka"></td>'
        if n != self.lembar.triwulan:
            return td(k.triwulan[n - 1])
        if not self.wewenang.kinerja(b):
            return td(k.triwulan[n - 1], f"sel-{b.kunci}-nilai")
        if b.dari_komponen:
            return f'<td class="angka dihitung" id="sel-{b.kunci}-nilai">{self._nilai_hitung(t, k)}</td>'
        return self._isian(b, b.kunci, "nilai", f"tw{n}-k")

    def _nilai_hitung(self, t: TampilBaris, k: TampilKinerja) -> str:
        """The computed value, which opens its components."""
        nilai = k.triwulan[self.lembar.triwulan - 1]
        return (
            f'<a href="{self.alamat("pengisian-baris", t.baris)}" data-panel aria-expanded="false"'
            f' title="{escape(nilai.sebab or "dihitung dari komponennya")}">'
            f"{'isi…' if nilai.sebab else escape(nilai.teks)}"
            '<span class="visually-hidden">, buka komponen</span></a>'
        )

    def _sel_rp(self, t: TampilBaris, n: int) -> str:
        b, a = t.baris, t.anggaran
        if a is None:
            return '<td class="angka"></td>'
        if n != self.lembar.triwulan:
            return td(a.triwulan[n - 1])
        if self.wewenang.uang(b):
            return self._isian(b, b.kunci_rp, "rp", f"tw{n}-rp")
        return td(a.triwulan[n - 1], f"sel-{b.kunci_rp}-rp")

    def _isian(self, b: BarisLembar, kunci: str, kolom: str, judul: str) -> str:
        """A cell to type a number into. judul is the id of what names it beside the row."""
        return (
            f'<td class="isi angka" id="sel-{kunci}-{kolom}"><input inputmode="decimal" {READONLY}'
            f' autocomplete="off" value="{escape(self.lembar.teks(b, kolom))}"'
            f' aria-labelledby="{judul} nama-{b.kunci}"></td>'
        )

    def _penjelasan(self, b: BarisLembar) -> str:
        if b.indikator is None:
            return "<td></td>"
        teks = escape(self.lembar.teks(b, "penjelasan"))
        if not self.wewenang.kinerja(b):
            return f'<td class="penjelasan" id="sel-{b.kunci}-penjelasan">{teks}</td>'
        return (
            f'<td class="isi penjelasan" id="sel-{b.kunci}-penjelasan"><textarea rows="1" {READONLY}'
            f' aria-labelledby="k-penjelasan nama-{b.kunci}">\n{teks}</textarea></td>'
        )

    def _bukti(self, b: BarisLembar) -> str:
        banyak = len(self.lembar.bukti_baris(b))
        teks = f"{banyak} bukti" if banyak else "–"
        tujuan = self.alamat("pengisian-bukti", b)
        if tujuan and (banyak or self._dapat(b)):
            apa = teks if banyak else "Tambah"
            teks = f'<a href="{tujuan}">{apa}<span class="visually-hidden"> bukti {escape(b.kode)}</span></a>'
        return f'<td class="bukti" id="sel-{b.kunci}-bukti">{teks}</td>'

    # --- what opens below a row
    def _panel(self, t: TampilBaris) -> str:
        b = t.baris
        isi = self._komponen(b) if b.komponen else ""
        isi += f'<div id="peringatan-{b.kunci}">{self._peringatan_kinerja(t)}</div>'
        if b.rp_diisi:
            isi += f'<div id="peringatan-{b.kunci_rp}">{self._peringatan_uang(t)}</div>'
        return (
            f'<tr class="rinci" id="panel-{b.kunci}" hidden><td colspan="{self.banyak_kolom}">'
            f'<div class="isi-panel">{isi}</div></td></tr>'
        )

    def _komponen(self, b: BarisLembar) -> str:
        kini, lalu = ROMAWI_TRIWULAN[self.lembar.triwulan - 1], ROMAWI_TRIWULAN[self.lembar.triwulan - 2]
        sumber = ""
        if self.wewenang.kinerja(b):
            sumber = (
                f'<label class="isi sumber" id="sel-{b.kunci}-sumber">Sumber data <input {READONLY}'
                f' value="{escape(self.lembar.teks(b, "sumber"))}" maxlength="300"></label>'
            )
        return (
            '<table class="tabel-komponen"><thead><tr><th scope="col">Komponen</th>'
            '<th scope="col">Satuan</th>'
            + (f'<th scope="col">TW {lalu}</th>' if self.lembar.triwulan > 1 else "")
            + f'<th scope="col">TW {kini}</th></tr></thead>'
            f"<tbody>{''.join(self._baris_komponen(b, k) for k in b.komponen)}</tbody></table>{sumber}"
        )

    def _baris_komponen(self, b: BarisLembar, k: IsiKomponen) -> str:
        nama = f"komponen-{b.kunci}-{k.komponen.urutan}"
        lalu = f'<td class="angka">{tulis_angka(k.lalu)}</td>' if self.lembar.triwulan > 1 else ""
        if self.wewenang.kinerja(b):
            nilai = self._isian(b, b.kunci, k.kolom, nama)
        else:
            nilai = f'<td class="angka" id="sel-{b.kunci}-{k.kolom}">{tulis_angka(k.nilai)}</td>'
        return (
            f'<tr><th scope="row" id="{nama}"><small>{PeranKomponen(k.komponen.peran).label}</small>'
            f" {escape(k.komponen.label)}</th><td>{escape(k.komponen.satuan)}</td>{lalu}{nilai}</tr>"
        )

    # --- pieces that a save changes, by the ids of their places
    def potongan(self, b: BarisLembar) -> Potongan:
        t = tampil(self.lembar, b)
        return self._potongan_kinerja(t) | self._potongan_uang(t)

    def _potongan_kinerja(self, t: TampilBaris) -> Potongan:
        k, kunci = t.kinerja, t.baris.kunci
        if k is None:
            return {}
        hasil = {
            f"sel-{kunci}-jumlah": angka(k.jumlah),
            f"sel-{kunci}-capaian": capaian(k),
            f"tanda-{kunci}": self._tanda_kinerja(t),
            f"peringatan-{kunci}": self._peringatan_kinerja(t),
        }
        if t.baris.dari_komponen:
            hasil[f"sel-{kunci}-nilai"] = self._nilai_hitung(t, k)
        return hasil

    def _potongan_uang(self, t: TampilBaris) -> Potongan:
        a, kunci = t.anggaran, t.baris.kunci_rp
        if a is None:
            return {}
        hasil = {f"sel-{kunci}-jumlah_rp": angka(a.jumlah), f"sel-{kunci}-serapan": angka(a.serapan)}
        if t.baris.rp_diisi:
            return hasil | {
                f"tanda-{kunci}": self._tanda_uang(t),
                f"peringatan-{kunci}": self._peringatan_uang(t),
            }
        return hasil | {f"sel-{kunci}-rp": angka(a.triwulan[self.lembar.triwulan - 1])}

    # --- warnings
    def _tanda_kinerja(self, t: TampilBaris) -> str:
        keadaan = t.kinerja.keadaan if t.kinerja else ""
        tanda = f'<span class="keadaan-data">{escape(keadaan)}</span>' if keadaan else ""
        return tanda + self._tanda(t.baris, t.peringatan_kinerja, "")

    def _tanda_uang(self, t: TampilBaris) -> str:
        return self._tanda(t.baris, t.peringatan_uang, " Rp")

    def _tanda(self, b: BarisLembar, semua: list[Peringatan], apa: str) -> str:
        if not semua:
            return ""
        terbuka = sum(not p.alasan for p in semua)
        kelas, teks = "", f"⚠ {terbuka} peringatan{apa}"
        if not terbuka:
            kelas, teks = " diterima", f"✓ peringatan{apa} diterima"
        return (
            f'<a class="tanda-peringatan{kelas}" href="{self.alamat("pengisian-baris", b)}#peringatan"'
            f' data-panel aria-expanded="false">{teks}</a>'
        )

    def _peringatan_kinerja(self, t: TampilBaris) -> str:
        return daftar_peringatan(t.peringatan_kinerja, self.wewenang.kinerja(t.baris))

    def _peringatan_uang(self, t: TampilBaris) -> str:
        return daftar_peringatan(t.peringatan_uang, self.wewenang.uang(t.baris))
