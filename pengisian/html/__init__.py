"""The sheet as HTML, written by Python: templates would be slow for some two thousand cells.

Text is marked as safe in this package only (dasar.aman): all that is not a constant of these files goes
through escape().
"""
