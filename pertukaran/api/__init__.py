"""The REST API for other applications. docs/api.md is its manual.

bentuk.py and bentuk_kirim.py declare what is read and sent, titik.py the addresses; the URLconf, the OpenAPI
document, the reading of bodies and the writing of answers all come from these. gerbang.py stands before every
address.
"""
