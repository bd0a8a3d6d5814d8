"""The quarter as a workbook: tata.py says what stands where, tulis.py writes it, baca.py reads it back.

For people who look into such a file: docs/workbook.md.
"""
