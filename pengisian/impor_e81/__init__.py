"""A sheet of Formulir E.81 from elsewhere: REAKSI, the annex of an LKjIP, or our own form.

kepala.py finds the columns by the words above them, bacaan.py makes rows of the sheet, cocok.py finds out
which row is which, susun.py makes of them what pengisian.unggah previews and applies, and banding.py compares
what the form states with what its quarters come to.
"""
