"""The RPJMD of a pemda, at /kelola/<pemda>/rpjmd/."""

from django.urls import URLPattern, path

from perencanaan.views import rpjmd

urlpatterns: list[URLPattern] = [
    path("", rpjmd.daftar, name="kelola-rpjmd"),
    path("baru/", rpjmd.baru, name="kelola-rpjmd-baru"),
    path("<int:mulai>/", rpjmd.satu, name="kelola-rpjmd-satu"),
    path("<int:mulai>/ubah/", rpjmd.ubah, name="kelola-rpjmd-ubah"),
    path("<int:mulai>/hapus/", rpjmd.hapus, name="kelola-rpjmd-hapus"),
    path("<int:mulai>/baru/<str:induk>/", rpjmd.butir_baru, name="kelola-rpjmd-butir-baru"),
    path("<int:mulai>/butir/<str:nomor>/", rpjmd.butir_ubah, name="kelola-rpjmd-butir"),
    path("<int:mulai>/butir/<str:nomor>/hapus/", rpjmd.butir_hapus, name="kelola-rpjmd-butir-hapus"),
]
