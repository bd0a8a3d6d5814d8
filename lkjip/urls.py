"""Addresses. The reports app comes last: its pages stand at /<unit>/<tahun>/.

The first part of an address that is no unit's stands in lkjip.models.unit.KODE_TERPAKAI.
"""

from django.urls import URLPattern, URLResolver, include, path

from lkjip.views import (
    akun,
    kelola,
    kelola_akun,
    kelola_pemda,
    kelola_pengaturan,
    kelola_riwayat,
    kelola_sotk,
    kelola_unit,
    masuk,
    umum,
)

masuk_keluar = [
    path("masuk/", masuk.Masuk.as_view(), name="masuk"),
    path("masuk/langkah-kedua/", masuk.kedua, name="masuk-kedua"),
    path("masuk/lupa-sandi/", masuk.lupa, name="lupa-sandi"),
    path("masuk/lupa-sandi/terkirim/", masuk.lupa_terkirim, name="lupa-sandi-terkirim"),
    path("masuk/atur-sandi/<uidb64>/<token>/", masuk.AturSandi.as_view(), name="atur-sandi"),
    path("keluar/", masuk.Keluar.as_view(), name="keluar"),
    path("kata-sandi/", masuk.KataSandi.as_view(), name="kata-sandi"),
]

akun_sendiri = [
    path("akun/", akun.akun_saya, name="akun-saya"),
    path("akun/surel/", akun.surel, name="akun-surel"),
    path("akun/langkah-kedua/", akun.langkah_kedua_aktifkan, name="langkah-kedua"),
    path("akun/langkah-kedua/kode/", akun.kode_pemulihan, name="kode-pemulihan"),
    path("akun/langkah-kedua/matikan/", akun.langkah_kedua_matikan, name="langkah-kedua-matikan"),
    path("akun/akhiri-sesi-lain/", akun.akhiri_sesi_lain, name="akhiri-sesi-lain"),
]

akun_dikelola = [
    path("", kelola_akun.daftar, name="kelola-akun"),
    path("undang/", kelola_akun.undang, name="kelola-undang"),
    path("<int:akun>/", kelola_akun.satu, name="kelola-akun-satu"),
    path("<int:akun>/ubah/", kelola_akun.ubah, name="kelola-akun-ubah"),
    path("<int:akun>/peran/", kelola_akun.peran, name="kelola-akun-peran"),
    path("<int:akun>/peran/<int:keanggotaan>/", kelola_akun.akhiri, name="kelola-akun-akhiri"),
    path("<int:akun>/<slug:kunci>/", kelola_akun.tindakan, name="kelola-akun-tindakan"),
]

perangkat_daerah = [
    path("", kelola_unit.daftar, name="kelola-unit"),
    path("baru/", kelola_unit.baru, name="kelola-unit-baru"),
    path("satu/<slug:perangkat>/", kelola_unit.satu, name="kelola-unit-satu"),
    path("perubahan/", kelola_sotk.daftar, name="kelola-sotk"),
    path("perubahan/<slug:jenis>/", kelola_sotk.baru, name="kelola-sotk-baru"),
    path("perubahan/<int:perubahan>/tugas/", kelola_sotk.tugas, name="kelola-sotk-tugas"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", umum.beranda, name="beranda"),
    *masuk_keluar,
    *akun_sendiri,
    path("kelola/", kelola.pintu, name="kelola-pintu"),
    path("kelola/<slug:pemda>/", kelola.kelola, name="kelola"),
    path("kelola/<slug:pemda>/akun/", include(akun_dikelola)),
    path("kelola/<slug:pemda>/perangkat-daerah/", include(perangkat_daerah)),
    path("kelola/<slug:pemda>/data/", kelola_pemda.satu, name="kelola-pemda"),
    path("kelola/<slug:pemda>/riwayat/", kelola_riwayat.daftar, name="kelola-riwayat"),
    path("kelola/<slug:pemda>/riwayat.xlsx", kelola_riwayat.unduh, name="kelola-riwayat-xlsx"),
    path("kelola/<slug:pemda>/pengaturan/", kelola_pengaturan.kini, name="kelola-pengaturan-kini"),
    path("kelola/<slug:pemda>/pengaturan/<int:tahun>/", kelola_pengaturan.satu, name="kelola-pengaturan"),
    path("perangkat-daerah/", umum.unit_daftar, name="unit-daftar"),
    path("sehat/", umum.sehat, name="sehat"),
    path("inspektorat/reviu/", include("reports.urls_inspektorat")),
    path("publik/", include("reports.urls_publik")),
    path("bantuan/", include("reports.urls_bantuan")),
    path("periksa-berkas/", include("reports.urls_periksa_berkas")),
    path("", include("perencanaan.urls")),
    path("", include("pertukaran.urls")),
    path("", include("pengisian.urls")),  # its /pemberitahuan/ is no unit
    path("", include("evaluation.urls")),  # its /inspektorat/ is no unit
    path("<slug:unit>/", umum.pintu_unit, name="unit"),
    path("", include("reports.urls")),
]
