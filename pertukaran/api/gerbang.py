"""What every request passes: method, key, pace, scope, unit, parameters; then comes a line of the log.

No session and no cookie is read or set: whoever asks is the key's application and nobody else.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt

from lkjip.access import ambil_unit
from lkjip.models import Unit
from lkjip.models.unit import TAHUN_MAX, TAHUN_MIN
from pertukaran.api import kunci as layanan
from pertukaran.api.galat import GalatApi, Kode
from pertukaran.api.minta import Minta, baca_parameter
from pertukaran.api.skema import tulis
from pertukaran.enums import LingkupApi
from pertukaran.models import CatatanApi, KunciApi

if TYPE_CHECKING:
    from pertukaran.api.titik import Titik, View

TIPE = "application/json"
PANJANG_JALUR = 300
PEMBAWA = re.compile(r"Bearer +(\S+) *", re.IGNORECASE)
TIDAK_ADA = "Alamat, perangkat daerah, tahun, atau triwulan ini tidak ada untuk kunci ini."
log = logging.getLogger("django.request")


@dataclass(frozen=True, slots=True)
class Balasan:
    """An answer that is not plainly 200. isi may be a text that is JSON already."""

    isi: Any
    status: int = 200
    kepala: dict[str, str] = field(default_factory=dict)


def gerbang(titik: Sequence[Titik]) -> View:
    """The view of one path. titik: its addresses, one for each method."""
    per_metode = {t.metode: t for t in titik}
    if "GET" in per_metode:
        per_metode["HEAD"] = per_metode["GET"]

    @csrf_exempt  # no cookie speaks for anybody here
    @login_not_required
    def view(request: HttpRequest, **jalur: Any) -> HttpResponse:
        t = per_metode.get(request.method or "")
        if t is None:
            return _ditolak(_metode(per_metode))
        if t.terbuka:
            return _kirim(request, Balasan(t.jawab(request)), umum=True)
        kunci = layanan.kenali(_token(request))
        if kunci is None:
            return _ditolak(_tanpa_kunci())
        return _layani(request, t, kunci, jalur)

    return view


def _layani(request: HttpRequest, t: Titik, kunci: KunciApi, jalur: dict[str, Any]) -> HttpResponse:
    dicatat = True
    try:
        _hitung(kunci, t)
        isi = t.jawab(_minta(request, t, kunci, jalur))
        jawaban = _kirim(request, isi if isinstance(isi, Balasan) else Balasan(isi))
    except GalatApi as galat:
        jawaban, dicatat = _ditolak(galat), galat.dicatat
    except Http404:
        jawaban = _ditolak(GalatApi(404, Kode.TIDAK_ADA, TIDAK_ADA))
    except Exception:
        log.exception("API: %s %s", request.method, request.path)
        jawaban = _ditolak(GalatApi(500, Kode.SERVER, "Terjadi kesalahan pada server. Coba lagi nanti."))
    if dicatat:
        CatatanApi.objects.create(
            kunci=kunci,
            pada=timezone.now(),
            metode=request.method or "",
            jalur=request.get_full_path()[:PANJANG_JALUR],
            status=jawaban.status_code,
        )
    layanan.tandai_dipakai(kunci)
    return jawaban


def _token(request: HttpRequest) -> str:
    cocok = PEMBAWA.fullmatch(request.headers.get("Authorization", ""))
    return cocok[1] if cocok else ""


def _tanpa_kunci() -> GalatApi:
    """One sentence for all reasons: whoever has no key learns nothing about those that there are."""
    pesan = (
        "Kunci API tidak disertakan, tidak dikenal, sudah berakhir, atau sudah dicabut. "
        "Sertakan pada kepala: Authorization: Bearer <kunci>."
    )
    return GalatApi(401, Kode.KUNCI, pesan, kepala={"WWW-Authenticate": "Bearer"})


def _metode(per_metode: Mapping[str, Titik]) -> GalatApi:
    if not per_metode:
        return GalatApi(404, Kode.TIDAK_ADA, "Alamat ini tidak ada. Daftarnya di /api/v1/openapi.json.")
    dilayani = ", ".join(per_metode)
    return GalatApi(405, Kode.METODE, f"Alamat ini hanya melayani {dilayani}.", kepala={"Allow": dilayani})


def _hitung(kunci: KunciApi, t: Titik) -> None:
    """Counts the key's requests of this minute. Of those refused only the first is written into the log."""
    menulis = t.lingkup == LingkupApi.TULIS
    batas = settings.API_TULIS_SEMENIT if menulis else settings.API_BACA_SEMENIT
    menit, detik = divmod(int(timezone.now().timestamp()), 60)
    nama = f"api-{kunci.pk}-{'tulis' if menulis else 'baca'}-{menit}"
    cache.add(nama, 0, timeout=120)
    try:
        banyak = cache.incr(nama)
    except ValueError:  # thrown out of a full cache
        return
    if banyak > batas:
        raise GalatApi(
            429,
            Kode.TERLALU_SERING,
            f"Paling banyak {batas} permintaan semenit. Coba lagi {60 - detik} detik lagi.",
            kepala={"Retry-After": str(60 - detik)},
            dicatat=banyak == batas + 1,
        )


def _minta(request: HttpRequest, t: Titik, kunci: KunciApi, jalur: dict[str, Any]) -> Minta:
    if t.lingkup and t.lingkup not in kunci.lingkup:
        raise GalatApi(403, Kode.LINGKUP, f"Kunci ini tidak mempunyai lingkup “{t.lingkup}”.")
    unit = _unit(kunci, jalur) if "unit" in jalur else None
    return Minta(request, kunci, baca_parameter(request, t.parameter), unit, jalur)


def _unit(kunci: KunciApi, jalur: dict[str, Any]) -> Unit:
    """The unit of the address, if the key names it and the account sees it; raises Http404."""
    unit = ambil_unit(kunci.atas_nama, jalur["unit"])
    milik = unit.pk == kunci.unit_id if kunci.unit_id else unit.pemda_id == kunci.pemda_id
    if not milik or not 1 <= jalur.get("triwulan", 1) <= 4:
        raise Http404
    tahun = jalur.get("tahun", TAHUN_MIN)
    if not TAHUN_MIN <= tahun <= TAHUN_MAX or not kunci.pemda.pengaturan.filter(tahun=tahun).exists():
        raise Http404
    return unit


def _ditolak(galat: GalatApi) -> HttpResponse:
    return _jawaban(_json(galat.isi), galat.status, galat.kepala)


def _kirim(request: HttpRequest, balasan: Balasan, *, umum: bool = False) -> HttpResponse:
    """With an ETag for what is read: who has it already gets 304 without a body."""
    isi = _json(balasan.isi)
    if request.method == "POST":
        return _jawaban(isi, balasan.status, balasan.kepala)
    cap = f'"{sha256(isi).hexdigest()[:32]}"'
    jawaban = _jawaban(isi, balasan.status, balasan.kepala)
    diketahui = [e.removeprefix("W/") for e in parse_etags(request.headers.get("If-None-Match", ""))]
    if cap in diketahui or "*" in diketahui:
        jawaban = HttpResponseNotModified()
    jawaban.headers["ETag"] = cap
    jawaban.headers["Cache-Control"] = "public, max-age=300" if umum else "private, no-cache"
    if not umum:
        patch_vary_headers(jawaban, ["Authorization"])
    return jawaban


def _jawaban(isi: bytes, status: int, kepala: Mapping[str, str]) -> HttpResponse:
    jawaban = HttpResponse(isi, status=status, content_type=TIPE)
    for nama, nilai in {"Cache-Control": "no-store", **kepala}.items():
        jawaban.headers[nama] = nilai
    return jawaban


def jadi_json(isi: Any) -> str:
    return json.dumps(tulis(isi), ensure_ascii=False)


def _json(isi: Any) -> bytes:
    """A refusal may repeat what was sent, half a surrogate pair too, which is no UTF-8."""
    return (isi if isinstance(isi, str) else jadi_json(isi)).encode(errors="replace")
