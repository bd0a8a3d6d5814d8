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
from typing import IO

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
    return subprocess.run(  # noqa: S603 - our own interpreter and script
        _perintah(skrip, perintah),
        input=masukan,
        capture_output=True,
        timeout=detik,
        env=_lingkungan(lingkungan),
        check=False,
    )


def mulai(
    skrip: Path,
    perintah: Mapping[str, object],
    *,
    stderr: IO[bytes] | None = None,
    lingkungan: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Starts the script as `jalankan` does, for who talks with it over its pipes and ends it.

    It ends where its stdin does.
    """
    return subprocess.Popen(  # noqa: S603 - our own interpreter and script
        _perintah(skrip, perintah),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        env=_lingkungan(lingkungan),
    )


def _perintah(skrip: Path, perintah: Mapping[str, object]) -> list[str]:
    # -I: no modules from the script's folder, whose html.py and json.py would get in the way
    return [sys.executable, "-I", str(skrip), json.dumps(perintah)]


def _lingkungan(tambahan: Mapping[str, str] | None) -> dict[str, str]:
    return {**{k: os.environ[k] for k in LINGKUNGAN if k in os.environ}, **(tambahan or {})}
