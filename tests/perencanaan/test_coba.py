import pytest
from django.test import Client
from django.urls import reverse
from lkjip.models import Unit
from tests.pabrik import buat_pengguna
pytestmark = pytest.mark.django_db
def test_coba(django_assert_max_num_queries):
    unit = Unit.objects.get(slug="dp3akb")
    c = Client(); c.force_login(buat_pengguna("perencana", unit))
    u = {"unit": "dp3akb", "tahun": 2024}
    v = u | {"periode": 2021, "versi": 1}
    daftar = [("rencana-susun", u), ("rencana-renstra", u), ("renstra-baru", u), ("renstra-versi", v), ("renstra-versi", v|{"versi":0}), ("renstra-ubah", v), ("renstra-perubahan", v),
      ("renstra-target", v), ("renstra-target", v|{"versi":0}), ("renstra-butir-baru", v|{"jenis":"tujuan"}), ("renstra-butir-baru", v|{"jenis":"sasaran"}), ("renstra-butir", v|{"jenis":"sasaran","kode":"s1"}),
      ("renstra-butir", v|{"jenis":"sasaran","kode":"s2"}), ("renstra-hapus", v|{"jenis":"sasaran","kode":"s1"}), ("rencana-indikator", u), ("indikator-baru", u), ("indikator-ubah", u|{"kode":"idg"}), ("indikator-ubah", u|{"kode":"1.1"}), ("indikator-hapus", u|{"kode":"idg"}),
      ("rencana-sk-iku", u), ("iku-baru", u), ("iku-versi", v|{"versi":3}), ("iku-versi", v|{"versi":2}), ("iku-ubah", v|{"versi":3}), ("iku-perubahan", v|{"versi":3}), ("rencana-peringatan", u), ("rencana-jejak", u)]
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    for n, k in daftar:
        with CaptureQueriesContext(connection, ) as q:
            r = c.get(reverse(n, kwargs=k))
        print(r.status_code, len(q), n, k)
        if n == "rencana-peringatan":
            for t in r.context["temuan"]: print("   ", t.peringatan)
    kk = Client(); kk.force_login(buat_pengguna("koordinator", pemda=unit.pemda))
    p = {"pemda": "balikpapan"}; m = p|{"mulai": 2021}
    for n, k in [("kelola",p),("kelola-rpjmd",p),("kelola-rpjmd-baru",p),("kelola-rpjmd-satu",m),("kelola-rpjmd-ubah",m),("kelola-rpjmd-hapus",m),("kelola-rpjmd-butir-baru",m|{"induk":"misi"}),("kelola-rpjmd-butir-baru",m|{"induk":"2"}),("kelola-rpjmd-butir",m|{"nomor":"2.2.4"}),("kelola-rpjmd-butir-hapus",m|{"nomor":"2"})]:
        with CaptureQueriesContext(connection, ) as q:
            r = kk.get(reverse(n, kwargs=k))
        print(r.status_code, len(q), n, k)
