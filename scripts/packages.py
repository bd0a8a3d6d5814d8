"""Compares the environment that runs this with a lock file. Standard library only, as it may be broken.

    python scripts/packages.py requirements.lock

Exit 0: every pin is installed. 1: packages are absent or of another version. 3: pip or files of a package are
gone, which another `pip install` would not notice.
"""

import re
import sys
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path

COMPLETE, ABSENT, DAMAGED = 0, 1, 3


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: Path) -> dict[str, str]:
    """{"django": "5.2.19"} of the lines `django==5.2.19 \\`."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", lock.read_text(), flags=re.MULTILINE))


def normal(version: str) -> str:
    """Some packages say 2.006 of themselves where indexes say 2.6."""
    return re.sub(r"\b0+(?=\d)", "", version)


def main(lock: Path) -> int:
    installed = {canonical(d.name): d for d in distributions() if d.name}
    wanted = pins(lock)
    absent = [
        n for n, version in wanted.items() if n not in installed or normal(installed[n].version) != version
    ]
    damaged = [
        n
        for n in wanted.keys() & installed.keys()
        if not (files := installed[n].files)
        or any(f.suffix != ".pyc" and not Path(str(f.locate())).exists() for f in files)
    ]
    for what, names in (("damaged", damaged), ("absent or of another version", absent)):
        if names:
            print(f"{what}: {', '.join(sorted(names))}", file=sys.stderr)
    if damaged or find_spec("pip") is None:
        return DAMAGED
    return ABSENT if absent else COMPLETE


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
