"""The pemda's view: all units of a year side by side, worked out by the units' own formulas.

muat.py loads the figures of many units in a fixed number of queries, hitung.py works them out by the classes
that a unit's own pages use, simpanan.py keeps what a unit came to as long as nothing of it changes.
"""
