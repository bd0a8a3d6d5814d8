"""Filters of the print templates: thin wrappers of the functions that do the work."""

from django import template

from reports.renderers import qr

register = template.Library()
register.filter(qr.qr_svg)
register.filter(qr.alt_qr)
