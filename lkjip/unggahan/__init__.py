"""Files of strangers: received, recognised by their content, opened in a child process, stored whole.

`periksa.periksa` says what a file is or why it is refused; anak_periksa.py is the child, with pdf.py,
gambar.py and office.py. Nothing is imported here, so that the child stays small.
"""
