"""The pohon kinerja: tujuan, sasaran, indikator, program, kegiatan, and sub kegiatan of a unit's year.

data.py says what a node is, susun.py makes the tree from a Sumber, saring.py searches and cuts it, kotak.py
fills its boxes (huruf.py measures their text), tata.py lays them out, halaman.py shares them out over sheets
of paper, svg.py draws them, cetak.py prints them.
"""
