"""The pohon kinerja: tujuan, sasaran, indikator, program, kegiatan, and sub kegiatan of a unit's year.

data.py says what a node is, susun.py makes the tree from a Sumber, saring.py searches and cuts it, tata.py lays
it out, halaman.py shares it out over sheets of paper, svg.py draws it, cetak.py prints it.
"""
