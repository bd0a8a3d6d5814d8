"""The version of the formulas, which issued documents name.

It changes whenever a formula gives another result than before (tests/test_versi_rumus.py keeps the results of
the worked tables); a new formula or a new row of a table is no new version.
"""

VERSI_RUMUS = "1"
