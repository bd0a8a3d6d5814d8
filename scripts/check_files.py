"""Checks files of the repository, offline: the lock files against pyproject.toml, and what pages load."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packages import pins
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
# What a browser or the printer loads by itself. A link that a reader may follow is not one of them.
LOADED = re.compile(
    r"""(?: \bsrc(?:set)?\s*=\s* | <link\b[^>]*\bhref\s*=\s* | url\(\s* | @import\s+
        | \bimport\b[^;\n]*?["'] | \bfetch\(\s* )
        ["']? (?:https?:)? // [^\s"')>]+""",
    re.VERBOSE | re.IGNORECASE,
)
CDN = re.compile(
    r"jsdelivr|unpkg|cdnjs|googleapis|gstatic|bootstrapcdn|\bcdn\.|esm\.sh|skypack", re.IGNORECASE
)


def lock_errors() -> Iterator[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    runtime = project["dependencies"]
    dev = project["optional-dependencies"]["dev"]
    for name, wanted in (("requirements.lock", runtime), ("requirements-dev.lock", runtime + dev)):
        pinned = pins(ROOT / name)
        for requirement in map(Requirement, wanted):
            version = pinned.get(canonicalize_name(requirement.name))
            if version is None or not requirement.specifier.contains(version, prereleases=True):
                yield f"{name}: has {version or 'no pin'} for {requirement}; run `make lock`"
        if foreign := re.search(
            r"^\s*-(?!-hash)\S+.*|\w+://\S+|file:\S+", (ROOT / name).read_text(), re.MULTILINE
        ):
            yield f"{name}: names an index, a path or an option: {foreign[0].strip()}"
    apart = pins(ROOT / "requirements.lock").items() - pins(ROOT / "requirements-dev.lock").items()
    if apart:
        yield f"requirements-dev.lock: differs from requirements.lock: {sorted(apart)}"


def address_errors() -> Iterator[str]:
    files = (f for folder in ("templates", "static") for f in sorted((ROOT / folder).rglob("*")))
    for file in files:
        if file.suffix not in {".html", ".css", ".js", ".svg", ".txt", ".xml", ".json"}:
            continue
        text = file.read_text()
        for found in (*LOADED.finditer(text), *CDN.finditer(text)):
            line = text.count("\n", 0, found.start()) + 1
            yield f"{file.relative_to(ROOT)}:{line}: loads from elsewhere: {found[0]}"


if __name__ == "__main__":
    errors = [*lock_errors(), *address_errors()]
    print(*errors, sep="\n", end="\n" if errors else "")
    sys.exit(bool(errors))
