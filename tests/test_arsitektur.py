"""Who may import whom, and what keeps the formulas pure; read from the syntax tree.

lkjip/urls.py names the addresses of the apps above as text, which is no import.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.BASE_DIR
MAY_IMPORT = {
    "lkjip": set(),
    "indicators": {"lkjip"},
    "budget": {"indicators", "lkjip"},
    "perencanaan": {"budget", "indicators", "lkjip"},
    "pengisian": {"perencanaan", "budget", "indicators", "lkjip"},
    "evaluation": {"pengisian", "perencanaan", "indicators", "budget", "lkjip"},
    "reports": {"evaluation", "pengisian", "perencanaan", "budget", "indicators", "lkjip"},
    "pertukaran": {"reports", "evaluation", "pengisian", "perencanaan", "budget", "indicators", "lkjip"},
}
PURE = [
    "lkjip/numbers.py",
    "lkjip/formats.py",
    "lkjip/periode.py",
    "lkjip/bilangan.py",
    "indicators/capaian.py",
    "indicators/predikat.py",
    "indicators/perhitungan.py",
    "budget/efisiensi.py",
    "budget/perhitungan.py",
    "perencanaan/triwulan.py",
    "pengisian/aturan.py",
    "pengisian/beda.py",
    "pengisian/rapor.py",
    "evaluation/nilai.py",
    "evaluation/umur.py",
    *(f"reports/pohon/{nama}.py" for nama in ("data", "saring", "huruf", "kotak", "tata", "halaman", "svg")),
    # what reads a stranger's workbook in a child process
    *(f"lkjip/buku_kerja/{nama}.py" for nama in ("paket", "isi", "anak_baca", "kenali", "sel")),
    *(f"{app}/data.py" for app in MAY_IMPORT),
]
DRAWN = (
    "reports/grafik/vega.py"  # a chart's specification is JSON, whose numbers are floats; nothing comes back
)
MODULES = sorted(
    str(path.relative_to(ROOT))
    for app in MAY_IMPORT
    for path in (ROOT / app).rglob("*.py")
    if not {"migrations", "tests"} & set(path.relative_to(ROOT).parts)
)


def nodes(module: str) -> Iterator[ast.AST]:
    return ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8")))


def imports(module: str) -> set[str]:
    """The modules that a module imports, relative names made absolute."""
    found = set()
    package = Path(module).with_suffix("").parts[:-1]
    for node in nodes(module):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            found.add(".".join([*base, *([node.module] if node.module else [])]))
    return found


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down_only(module: str) -> None:
    app = Path(module).parts[0]
    apps = {name.split(".")[0] for name in imports(module)} & MAY_IMPORT.keys() - {app}
    assert apps <= MAY_IMPORT[app]


@pytest.mark.parametrize("module", sorted(set(PURE) & set(MODULES)))
def test_pure_modules_know_no_django(module: str) -> None:
    """They import the standard library and each other, nothing else."""
    pure = {path.removesuffix(".py").replace("/", ".") for path in PURE}
    assert not [
        n for n in imports(module) if n not in pure and n.split(".")[0] not in sys.stdlib_module_names
    ]


@pytest.mark.parametrize("module", sorted({*MODULES} - {DRAWN}))
def test_figures_are_never_floats(module: str) -> None:
    calls = [n for n in nodes(module) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    assert not [n.lineno for n in calls if n.func.id == "float"], "use Decimal"
