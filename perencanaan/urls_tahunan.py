"""The yearly editors: budget tree, DPA, Perjanjian Kinerja, rencana aksi; and the next year."""

from django.urls import URLPattern, path

from perencanaan.views import aksi, dpa, lanjut, perjanjian, program

urlpatterns: list[URLPattern] = [
    path("program/", program.daftar, name="rencana-program"),
    path("program/baru/", program.baru, name="rencana-program-baru"),
    path("program/<int:simpul>/", program.satu, name="rencana-program-satu"),
    path("dpa/", dpa.daftar, name="rencana-dpa"),
    path("dpa/<int:urutan>/", dpa.satu, name="rencana-dpa-satu"),
    path("dpa/<int:urutan>/ubah/", dpa.ubah, name="rencana-dpa-ubah"),
    path("perjanjian/", perjanjian.daftar, name="rencana-perjanjian"),
    path("perjanjian/baru/", perjanjian.baru, name="rencana-perjanjian-baru"),
    path("perjanjian/<int:dokumen>/", perjanjian.satu, name="rencana-perjanjian-satu"),
    path("aksi/", aksi.daftar, name="rencana-aksi"),
    path("aksi/baru/<int:indikator>/", aksi.baru, name="rencana-aksi-baru"),
    path("aksi/<int:aksi>/", aksi.satu, name="rencana-aksi-satu"),
    path("lanjut/", lanjut.lanjut, name="rencana-lanjut"),
]
