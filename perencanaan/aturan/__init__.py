"""All rules about the plans of a unit and year, in the order in which their findings are listed."""

from perencanaan.aturan.iku import ATURAN_IKU
from perencanaan.aturan.renstra import ATURAN_RENSTRA
from perencanaan.peringatan import Aturan
from perencanaan.peringatan_tahunan import ATURAN_TAHUNAN

ATURAN: tuple[Aturan, ...] = (*ATURAN_RENSTRA, *ATURAN_IKU, *ATURAN_TAHUNAN)
