"""All rules about the plans of a unit and year, in the order in which their findings are listed."""

from perencanaan.peringatan import Aturan

ATURAN: tuple[Aturan, ...] = ()
