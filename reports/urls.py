"""Pages of a unit and year. All of them read but the footer of the E.81 and the review."""

from django.urls import URLPattern, URLResolver, include, path

from reports import urls_angka, urls_tulis
from reports.views import (
    awal,
    e81,
    e81_kaki,
    inspektorat,
    jejak,
    laporan,
    periksa,
    perjanjian,
    pohon,
    rencana,
    reviu,
    reviu_kelola,
    ringkasan,
    tabel,
    unduh,
)

halaman: list[URLPattern | URLResolver] = [
    path("", ringkasan.ringkasan, name="ringkasan"),
    path("langkah-awal/", awal.langkah_awal, name="langkah-awal"),
    path("rencana/", rencana.rencana, name="rencana"),
    path("rencana/iku/", rencana.iku, name="rencana-iku"),
    path("rencana/perjanjian-kinerja/", rencana.perjanjian_kinerja, name="rencana-pk"),
    path("rencana/rencana-aksi.xlsx", perjanjian.rencana_aksi, name="aksi-xlsx"),
    path("rencana/perjanjian-kinerja/<int:dokumen>.<str:format>", perjanjian.unduh, name="pk-unduh"),
    path("rencana/anggaran/", rencana.anggaran, name="rencana-anggaran"),
    path("pohon/", pohon.pohon, name="pohon"),
    path("pohon/pohon-kinerja.svg", pohon.unduh_svg, name="pohon-svg"),
    path("pohon/pohon-kinerja.pdf", pohon.unduh_pdf, name="pohon-pdf"),
    path("tabel/", tabel.daftar, name="tabel-daftar"),
    path("tabel/<slug:kunci>/", tabel.tabel, name="tabel"),
    path("tabel/<slug:kunci>.xlsx", tabel.unduh_xlsx, name="tabel-xlsx"),
    path("e81/<int:triwulan>/", e81.e81, name="e81"),
    path("e81/<int:triwulan>/kaki/", e81_kaki.kaki, name="e81-kaki"),
    path("laporan/", laporan.laporan, name="laporan"),
    path("laporan/<slug:kunci>/", laporan.laporan, name="laporan-bagian"),
    path("periksa/", periksa.periksa, name="periksa"),
    path("periksa.xlsx", periksa.unduh, name="periksa-xlsx"),
    path("reviu/", reviu.reviu, name="reviu"),
    path("reviu/salinan/<int:langkah>.json", reviu.salinan, name="reviu-salinan"),
    path("terbitan/", include("reports.urls_terbitan")),
    path("jejak/<slug:tabel>/<str:baris>/<str:kolom>/", jejak.jejak, name="jejak"),
    # A quarter's figures have traces of their own.
    path(
        "e81/<int:triwulan>/jejak/<slug:tabel>/<str:baris>/<str:kolom>/",
        jejak.jejak,
        name="jejak-triwulan",
    ),
    path("unduh/e81-tw<int:triwulan>.<str:format>", unduh.e81, name="unduh-e81"),
    path("unduh/<str:dokumen>.<str:format>", unduh.unduh, name="unduh"),
    path("akip/lhe.<str:format>", inspektorat.lhe, name="lhe-unduh"),
    path("reviu/chr.<str:format>", inspektorat.chr_reviu, name="reviu-unduh"),
    path("reviu/pernyataan.<str:format>", inspektorat.pernyataan, name="pernyataan-unduh"),
    path("rekomendasi/matriks.<str:format>", inspektorat.matriks, name="matriks-unduh"),
    *urls_angka.urlpatterns,
    *urls_tulis.urlpatterns,
    path("", include("reports.urls_susunan")),
    path("", include("reports.urls_riwayat")),
]

kelola = [
    path("", reviu_kelola.daftar, name="kelola-reviu"),
    path("<int:mulai>/", reviu_kelola.ubah, name="kelola-reviu-satu"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("kelola/<slug:pemda>/reviu/", include(kelola)),
    path("kelola/<slug:pemda>/capaian/", include("reports.urls_pemda")),
    path("inspektorat/rekomendasi.pdf", inspektorat.meja_matriks, name="meja-matriks-pdf"),
    path("<slug:unit>/<int:tahun>/", include(halaman)),
]
