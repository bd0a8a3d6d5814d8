"""Workbooks (.xlsx): those of strangers are opened by `masuk.buka`, our own are written with `tulis`.

masuk.py runs anak_baca.py in a child process (docs/adr/0004-workbooks-in-a-child-process.md); paket.py and
isi.py are what the child does, in the standard library alone. Nothing is imported here, so that the child
stays small.
"""
