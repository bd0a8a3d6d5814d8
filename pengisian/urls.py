"""Pages of the quarter's entry, at /<unit>/<tahun>/pengisian/; of all units, at /kelola/<pemda>/."""

from django.urls import URLPattern, URLResolver, include, path

from pengisian.views import (
    alur,
    baris,
    bukti,
    buku,
    impor,
    kekurangan,
    kelola_periode,
    kelola_skala,
    kelola_triwulan,
    lembar,
    pemberitahuan,
    penanggung_jawab,
    persetujuan,
    rapor,
    riwayat,
    salinan,
    sel,
    tahun,
    unggah,
)
from pengisian.views import tahunan as nilai_tahunan

triwulan: list[URLPattern | URLResolver] = [
    path("", lembar.lembar, name="pengisian"),
    path("simpan/", sel.simpan, name="pengisian-simpan"),
    path("segar/", sel.segar, name="pengisian-segar"),
    path("pratinjau/", sel.pratinjau, name="pengisian-pratinjau"),
    path("urungkan/", sel.urungkan, name="pengisian-urungkan"),
    path("terima/", sel.terima, name="pengisian-terima"),
    path("baris/<slug:kunci>/", baris.baris, name="pengisian-baris"),
    path("bukti/<slug:kunci>/", bukti.bukti, name="pengisian-bukti"),
    path("bukti/<slug:kunci>/<int:nomor>/", bukti.satu, name="pengisian-bukti-satu"),
    path("bukti/<slug:kunci>/<int:nomor>/berkas/", bukti.berkas, name="bukti-berkas"),
    path("riwayat/", riwayat.daftar, name="pengisian-riwayat"),
    path("riwayat.xlsx", riwayat.unduh, name="riwayat-xlsx"),
    path("kekurangan/", kekurangan.daftar, name="pengisian-kekurangan"),
    path("alur/", alur.alur, name="pengisian-alur"),
    path("rapor/", rapor.halaman, name="rapor-bidang"),
    path("rapor.xlsx", rapor.unduh, name="rapor-bidang-xlsx"),
    path("salinan/<int:versi>/", salinan.salinan, name="pengisian-salinan"),
    path("salinan/<int:versi>.json", salinan.salinan_json, name="pengisian-salinan-json"),
    path("buku-kerja.xlsx", buku.unduh, name="pengisian-unduh"),
    path("unggah/", unggah.unggah, name="pengisian-unggah"),
    path("unggah/<uuid:unggahan>/", unggah.pratinjau, name="pengisian-unggahan"),
    path("impor-e81/", impor.impor, name="impor-e81"),
    path("impor-e81/<uuid:unggahan>/", impor.cocok, name="impor-e81-cocok"),
    path("impor-e81/<uuid:unggahan>/selisih.xlsx", impor.selisih, name="impor-e81-selisih"),
]

tahunan: list[URLPattern | URLResolver] = [
    path("", tahun.setahun, name="pengisian-tahun"),
    path("kini/", lembar.kini, name="pengisian-kini"),
    path("tahunan/", nilai_tahunan.daftar, name="nilai-tahunan"),
    path("tahunan/<slug:kunci>/", nilai_tahunan.nilai, name="nilai-tahunan-satu"),
    path("penanggung-jawab/", penanggung_jawab.daftar, name="pengisian-penanggung-jawab"),
    path("buku-kerja.xlsx", buku.unduh_tahun, name="pengisian-unduh-tahun"),
    path("<int:triwulan>/", include(triwulan)),
]

kelola: list[URLPattern | URLResolver] = [
    path("skala/", kelola_skala.daftar, name="kelola-skala"),
    path("skala/baru/", kelola_skala.baru, name="kelola-skala-baru"),
    path("skala/<int:skala>/", kelola_skala.satu, name="kelola-skala-satu"),
    path("periode/", kelola_periode.daftar, name="kelola-periode"),
    path("periode/<int:tahun>/<int:triwulan>/", kelola_periode.ubah, name="kelola-periode-ubah"),
    path(
        "periode/<int:tahun>/<int:triwulan>/perpanjangan/",
        kelola_periode.tambah_waktu,
        name="kelola-perpanjangan",
    ),
    path("triwulan/", kelola_triwulan.kini, name="kelola-triwulan-kini"),
    path("triwulan/<int:tahun>/<int:triwulan>/", kelola_triwulan.halaman, name="kelola-triwulan"),
    path("triwulan/<int:tahun>/<int:triwulan>.xlsx", kelola_triwulan.unduh, name="kelola-triwulan-xlsx"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("kelola/<slug:pemda>/", include(kelola)),
    path("pemberitahuan/", pemberitahuan.daftar, name="pemberitahuan"),
    path("pemberitahuan/baca-semua/", pemberitahuan.baca_semua, name="pemberitahuan-baca-semua"),
    path("pemberitahuan/<int:nomor>/", pemberitahuan.buka, name="pemberitahuan-buka"),
    path("perangkat-daerah/persetujuan/", persetujuan.halaman, name="persetujuan"),
    path("<slug:unit>/<int:tahun>/pengisian/", include(tahunan)),
]
