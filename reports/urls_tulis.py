"""Below the address of a unit and year: the editor of a section's texts, and the images in them."""

from django.urls import path, register_converter
from django.urls.converters import SlugConverter

from reports.views import gambar, tulis, tulis_kirim


class KunciNaskah(SlugConverter):
    """The key of a text; the preview of the section has an address beside those of its texts."""

    regex = r"(?!pratinjau/)[-a-zA-Z0-9_]+"


register_converter(KunciNaskah, "kunci_naskah")

urlpatterns = [
    path("tulis/<slug:bagian>/", tulis.bagian, name="tulis-bagian"),
    path("tulis/<slug:bagian>/<kunci_naskah:naskah>/", tulis.naskah, name="tulis"),
    path("tulis/<slug:bagian>/<kunci_naskah:naskah>/simpan/", tulis_kirim.simpan, name="tulis-simpan"),
    path("tulis/<slug:bagian>/<kunci_naskah:naskah>/pegang/", tulis_kirim.pegang, name="tulis-pegang"),
    path("gambar/", gambar.daftar, name="gambar-naskah"),
    path("gambar/<int:nomor>/", gambar.berkas, name="gambar-berkas"),
    path("gambar/<int:nomor>/ubah/", gambar.ubah, name="gambar-ubah"),
]
