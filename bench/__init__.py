"""Measurements of speed and memory. Not tests: what they say depends on the machine."""
