"""Runs a script of ours in a short-lived child: its memory goes back to the machine, and its limits hold.

The script knows nothing of Django. It sets its own limit of memory (`resource.RLIMIT_AS`) first of all.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

# The child reads what users wrote or sent: it gets what the font libraries need and no secrets.
LINGKUNGAN = (
    "PATH",
    "HOME",
    "LANG",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "LD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
)


def jalankan(
    skrip: Path,
    perintah: Mapping[str, object],
    masukan: bytes,
    *,
    detik: float,
    lingkungan: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Runs the script with `perintah` as JSON in argv[1] and `masukan` on stdin.

    Raises subprocess.TimeoutExpired after `detik` seconds; the child is dead then.
    """
    dasar = {k: os.environ[k] for k in LINGKUNGAN if k in os.environ}
    return subprocess.run(  # noqa: S603 - our own interpreter and script
        # -I: no modules from the script's folder, whose html.py and json.py would get in the way
        [sys.executable, "-I", str(skrip), json.dumps(perintah)],
        input=masukan,
        capture_output=True,
        timeout=detik,
        env={**dasar, **(lingkungan or {})},
        check=False,
    )
