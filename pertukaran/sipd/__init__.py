"""From an export of SIPD to the budget of a unit: pagu of a DPA version, or realised rupiah of a quarter.

anak.py reads the file in a child process (tajuk.py, rupiah.py, kode.py, tabel.py, lembar_besar.py,
csv_teks.py, kelompok.py); pembaca.py is its parent. cocok.py finds the lines of the year's tree, pagu.py and
realisasi.py preview and apply, layanan.py keeps the upload and its state. Nothing is imported here: the child
stays small.
"""
