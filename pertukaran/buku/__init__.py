"""The workbook of a unit: one sheet for each table of pertukaran.skema; written (tulis) and read (baca)."""
