"""The rules of axe: what a page does against them."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SKRIP = Axe().axe_script
# Axe takes its time with each cell, and most rows of a long table are alike: it looks at the first of a kind
# in each table. Rows are alike where all is the same that a rule goes by: elements, attributes, colours and
# letters, whether there is text, whether a name is given, and how often there is what an id refers to.
SERUPA = """() => {
  const banyak = new Map();
  for (const e of document.querySelectorAll("[id]")) banyak.set(e.id, (banyak.get(e.id) ?? 0) + 1);
  const RUJUKAN = /^(id|for|aria-(controls|owns|activedescendant|describedby|labelledby|errormessage))$/;
  const BEBAS = /^(href|name|value|title|alt|placeholder|aria-label|data-.*)$/;
  const GAYA = ["color", "background-color", "background-image", "opacity", "font-size", "font-weight",
    "text-decoration-line", "text-shadow", "display", "visibility", "position"];
  const atribut = ({ name, value }) => {
    if (RUJUKAN.test(name)) return [name, ...value.split(/\\s+/).map((id) => banyak.get(id) ?? 0)];
    return [name, BEBAS.test(name) ? Boolean(value.trim()) : value];
  };
  const bangun = (e) => {
    const gaya = getComputedStyle(e);
    const berteks = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
    return [e.tagName, berteks, [...e.attributes].map(atribut), GAYA.map((g) => gaya.getPropertyValue(g)),
      [...e.children].map(bangun)];
  };
  return [...document.querySelectorAll("table")].flatMap((tabel) => {
    const dilihat = new Set();
    return [...tabel.querySelectorAll(":scope > tbody > tr")].filter((baris) => {
      const ini = JSON.stringify(bangun(baris));
      return dilihat.has(ini) || !dilihat.add(ini);
    });
  });
}"""
TEMUAN = f"axe.run({{exclude: ({SERUPA})()}}, {{resultTypes: ['violations']}}).then(h => h.violations)"


def temuan(halaman: Page) -> list[dict[str, Any]]:
    """The violations, of whatever weight. The script of half a megabyte is put into a page once."""
    if not halaman.evaluate("'axe' in window"):
        halaman.evaluate(SKRIP)
    return halaman.evaluate(TEMUAN)
