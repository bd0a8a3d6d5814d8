"""From an uploaded file to written figures.

terima.py reads the file, simpanan.py keeps what was read, layanan.py previews and applies it.
"""
