"""The decree on indikator kinerja utama and its versions."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from indicators.enums import JenisDokumen
from indicators.models import Definisi, Dokumen
from lkjip.forms.dasar import tambah_galat
from perencanaan import dokumen as layanan
from perencanaan import iku as layanan_iku
from perencanaan.aturan.iku import ATURAN_KEPUTUSAN
from perencanaan.forms.dasar import FormAlasan
from perencanaan.forms.dokumen import FormDokumen, FormPerubahan, FormTetapkan
from perencanaan.forms.iku import form_definisi
from perencanaan.ketentuan import KETENTUAN
from perencanaan.periksa import periksa
from perencanaan.sumber import SumberVersi
from perencanaan.views.dasar import MejaRencana, halaman_rencana, penyusun, tampilkan
from perencanaan.views.lembar import ISIAN, kiriman, lembar
from perencanaan.views.renstra import alamat_versi, pencatat, sebut_versi

UNTUK = (
    "Keputusan IKU menetapkan indikator mana yang menjadi ukuran utama keberhasilan, definisi operasionalnya,"
    " formulasinya, dan sumber datanya. LKjIP mengutip versi yang ditetapkan."
)


def _versi(meja: MejaRencana, periode: int, urutan: int) -> tuple[Dokumen, list[Dokumen]]:
    milik = Dokumen.objects.filter(unit=meja.unit, jenis=JenisDokumen.IKU, tahun=periode)
    semua = list(milik.order_by("urutan"))
    terpilih = next((d for d in semua if d.urutan == urutan), None)
    if terpilih is None:
        raise Http404("Versi ini tidak ada.")
    return terpilih, semua


def _draf(meja: MejaRencana, periode: int, urutan: int) -> tuple[Dokumen, list[Dokumen]]:
    d, semua = _versi(meja, periode, urutan)
    if not d.draf:
        raise Http404("Versi ini sudah ditetapkan.")
    return d, semua


def _jalur(meja: MejaRencana, d: Dokumen) -> list[tuple[str, str]]:
    return [(f"Keputusan IKU {d.tahun}–{d.tahun_akhir or d.tahun}", alamat_versi(meja, d, "iku-versi"))]


@require_GET
@halaman_rencana
def pintu(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    if versi := layanan.versi_dokumen(meja.unit, JenisDokumen.IKU, meja.tahun):
        return redirect(alamat_versi(meja, versi[-1], "iku-versi"))
    isi = {"judul": "Keputusan IKU", "untuk": UNTUK, "remah": [*meja.remah, ("Keputusan IKU", "")]}
    return tampilkan(request, meja, "perencanaan/iku/kosong.html", isi)


@ISIAN
@penyusun
def baru(request: HttpRequest, meja: MejaRencana) -> HttpResponse:
    contoh = f"Indikator Kinerja Utama {meja.unit.nama_singkat} Tahun {meja.tahun}–{meja.tahun + 5}"
    awal = {"tahun": meja.tahun, "tahun_akhir": meja.tahun + 5}
    naskah = Dokumen(unit=meja.unit, jenis=JenisDokumen.IKU, draf=True)
    form = FormDokumen(kiriman(request), instance=naskah, initial=awal, contoh=contoh)
    if request.method == "POST" and form.is_valid():
        try:
            d = layanan.buat_pertama(pencatat(request, meja), form.instance)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, "Draf keputusan IKU dibuat. Pilih indikatornya dan isi definisinya.")
            return redirect(alamat_versi(meja, d, "iku-versi"))
    kembali = [("Keputusan IKU", meja.alamat("rencana-sk-iku"))]
    return lembar(
        request, meja, judul="Buat keputusan IKU", form=form, jalur=kembali, untuk=UNTUK, ketentuan="iku"
    )


@ISIAN
@halaman_rencana
def versi(request: HttpRequest, meja: MejaRencana, periode: int, versi: int) -> HttpResponse:
    """The definitions of a version; a form in the last one, for who may write."""
    d, semua = _versi(meja, periode, versi)
    dapat = meja.boleh_ubah and d.pk == semua[-1].pk
    if request.method == "POST" and not meja.boleh_ubah:
        raise PermissionDenied
    if request.method == "POST" and not dapat:
        raise Http404("Hanya versi terakhir yang dapat diubah.")
    data = kiriman(request)
    calon = layanan_iku.calon_iku(meja.unit, meja.tahun, d)
    formset, alasan = form_definisi(data, calon), FormAlasan(data, perlu_alasan=not d.draf)
    if data is not None and all([alasan.is_valid(), *(f.is_valid() for f in formset)]):
        isian = {f.calon.indikator.pk: f.isian for f in formset}
        n = layanan_iku.simpan(pencatat(request, meja, alasan.alasan or d.alasan), d, isian)
        messages.success(request, f"{n} definisi disimpan." if n else "Tidak ada yang berubah.")
        return redirect(alamat_versi(meja, d, "iku-versi"))
    isi = {
        "judul": d.nama,
        "untuk": UNTUK,
        "ketentuan": KETENTUAN["iku"],
        "dokumen": d,
        "tab": [(sebut_versi(v), alamat_versi(meja, v, "iku-versi"), v.pk == d.pk) for v in semua],
        "formset": formset,
        "bergalat": [f.calon.indikator for f in formset if data is not None and f.errors],
        "definisi": [c for c in calon if c.definisi],
        "form": alasan,
        "dapat_ubah": dapat,
        "renstra": meja.alamat("rencana-renstra"),
        "remah": [*meja.remah, (_jalur(meja, d)[0][0], "")],
    }
    return tampilkan(request, meja, "perencanaan/iku/versi.html", isi)


@ISIAN
@penyusun
def ubah(request: HttpRequest, meja: MejaRencana, periode: int, versi: int) -> HttpResponse:
    d, _ = _versi(meja, periode, versi)
    form = FormDokumen(kiriman(request), instance=d, contoh=d.nama, perlu_alasan=not d.draf)
    if request.method == "POST" and form.is_valid():
        layanan.ubah(pencatat(request, meja, form.alasan or d.alasan), form.instance)
        messages.success(request, "Keterangan dokumen disimpan.")
        return redirect(alamat_versi(meja, d, "iku-versi"))
    return lembar(request, meja, judul="Keterangan dokumen", form=form, jalur=_jalur(meja, d))


@ISIAN
@penyusun
def perubahan(request: HttpRequest, meja: MejaRencana, periode: int, versi: int) -> HttpResponse:
    d, semua = _versi(meja, periode, versi)
    if d.pk != semua[-1].pk:
        raise Http404("Perubahan dibuat dari versi terakhir.")
    contoh = f"Perubahan Indikator Kinerja Utama {meja.unit.nama_singkat} Tahun {meja.tahun}"
    naskah = Dokumen(unit=meja.unit, jenis=d.jenis, tahun=d.tahun, urutan=d.urutan + 1, draf=True)
    form = FormPerubahan(kiriman(request), instance=naskah, contoh=contoh, initial={"nama": contoh})
    if request.method == "POST" and form.is_valid():
        try:
            hasil = layanan_iku.perubahan(pencatat(request, meja), form.instance, semua)
        except ValidationError as galat:
            tambah_galat(form, galat)
        else:
            messages.success(request, "Draf perubahan dibuat dengan semua definisi versi terakhir.")
            return redirect(alamat_versi(meja, hasil, "iku-versi"))
    return lembar(
        request,
        meja,
        judul="Buat perubahan keputusan IKU",
        form=form,
        jalur=_jalur(meja, d),
        untuk="Draf mulai dari semua definisi versi terakhir dan belum dibaca laporan.",
        tombol="Buat draf perubahan",
    )


@ISIAN
@penyusun
def tetapkan(request: HttpRequest, meja: MejaRencana, periode: int, versi: int) -> HttpResponse:
    d, semua = _draf(meja, periode, versi)
    temuan = periksa(SumberVersi(meja.unit.pk, meja.tahun, semua, d), ATURAN_KEPUTUSAN)
    galat = [t for t in temuan if t.galat]
    form = FormTetapkan(kiriman(request), initial={"nomor": d.nomor, "tanggal": d.tanggal})
    if request.method == "POST" and form.is_valid() and not galat:
        calon = layanan_iku.calon_iku(meja.unit, meja.tahun, d)
        layanan_iku.tetapkan_iku(pencatat(request, meja), d, calon, **form.cleaned_data)
        messages.success(request, f"{d.nama} ditetapkan dan mulai dipakai.")
        return redirect(alamat_versi(meja, d, "iku-versi"))
    if request.method == "POST" and galat:
        form.add_error(None, "Keputusan belum dapat ditetapkan: betulkan dahulu kesalahan di bawah ini.")
    return lembar(
        request,
        meja,
        judul="Tetapkan keputusan IKU",
        form=form,
        jalur=_jalur(meja, d),
        untuk="Sesudah ditetapkan, tabel IKU dalam LKjIP dibaca dari versi ini.",
        tombol="Tetapkan",
        templat="perencanaan/tetapkan.html",
        temuan=temuan,
        terhalang=bool(galat),
    )


@ISIAN
@penyusun
def buang(request: HttpRequest, meja: MejaRencana, periode: int, versi: int) -> HttpResponse:
    d, _ = _draf(meja, periode, versi)
    form = FormAlasan(kiriman(request))
    if request.method == "POST" and form.is_valid():
        isi = Definisi.objects.filter(dokumen=d).select_related("indikator", "dokumen")
        layanan.buang(pencatat(request, meja), d, isi)
        messages.success(request, f"Draf “{d.nama}” dibuang.")
        return redirect("rencana-sk-iku", unit=meja.unit.slug, tahun=meja.tahun)
    return lembar(
        request,
        meja,
        judul="Buang draf",
        form=form,
        jalur=_jalur(meja, d),
        untuk="Definisi pada draf ini ikut dihapus. Versi yang sudah ditetapkan tidak berubah.",
        tombol="Buang draf",
        berbahaya=True,
    )
