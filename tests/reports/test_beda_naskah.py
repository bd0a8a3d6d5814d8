"""Differences of texts, without a database: words, tables, images, and nothing that is not text."""

import random
import re
from time import perf_counter

import pytest

from reports.baris_naskah import baris_naskah, paragraf_naskah
from reports.beda_naskah import beda, beda_html, kata_berubah, naskah_html

ANGKA = '<span data-angka="ind:idg:2024:capaian">{}</span>'


def html(lama: str, baru: str) -> str:
    return str(beda_html(beda(lama, baru), {7: "Bagan <susunan>"}))


@pytest.mark.parametrize(
    ("lama", "baru", "harap"),
    [
        ("<p>Capaian naik tahun ini.</p>", "<p>Capaian turun tahun ini.</p>",
         "<p>Capaian <del>naik</del> <ins>turun</ins> tahun ini.</p>"),
        ("<p>Satu.</p>", "<p>Satu.</p><p>Dua.</p>", "<p>Satu.</p><p><ins>Dua.</ins></p>"),
        ("<p>Satu.</p><p>Dua.</p>", "<p>Dua.</p>", "<p><del>Satu.</del></p><p>Dua.</p>"),
        ("", "<p>Baru.</p>", "<p><ins>Baru.</ins></p>"),
        ("<p>Lama.</p>", "", "<p><del>Lama.</del></p>"),
        # another paragraph did not become this one
        ("<p>a b c d</p>", "<p>e f g h</p>", "<p><del>a b c d</del></p><p><ins>e f g h</ins></p>"),
        # a live figure is one word, with the full stop close to it
        (f"<p>Capaian {ANGKA.format('91,22 %')}.</p>", f"<p>Capaian {ANGKA.format('93,00 %')}.</p>",
         '<p>Capaian <del><span class="hidup hidup-angka">91,22 %</span></del>'
         ' <ins><span class="hidup hidup-angka">93,00 %</span></ins>.</p>'),
        # only bold: the word looks other
        ("<p>Sangat baik.</p>", "<p>Sangat <strong>baik</strong>.</p>", None),
        ("<ul><li><p>a b c</p></li></ul>", "<ul><li><p>a b d</p></li><li>e</li></ul>",
         "<ul><li>a b <del>c</del> <ins>d</ins></li><li><ins>e</ins></li></ul>"),
        ("<ol><li>a b</li></ol>", "<ol><li>a b</li><li>c</li></ol>",
         "<ol><li>a b</li><li><ins>c</ins></li></ol>"),
        ('<figure data-gambar="7"></figure>', '<figure data-gambar="9"></figure>', None),
        ('<p>x<span data-catatan="BPS <2024>"></span></p>', "<p>x</p>",
         '<p>x<del><span class="hidup hidup-catatan">[BPS &lt;2024&gt;]</span></del></p>'),
    ],
)  # fmt: skip
def test_differences(lama: str, baru: str, harap: str | None) -> None:
    hasil = html(lama, baru)
    if harap is not None:
        assert hasil == harap
    assert "<ins>" in hasil or "<del>" in hasil
    assert "<ins>" not in html(baru, baru)


def test_tables_stay_tables() -> None:
    lama = "<table><tr><th>No</th><th>Nama</th></tr><tr><td>1</td><td>Sari dan Budi</td></tr></table>"
    baru = lama.replace("Budi", "Ali").replace("</table>", "<tr><td>2</td><td>Baru</td></tr></table>")
    hasil = html(lama, baru)
    assert "<tr><td>1</td><td>Sari dan <del>Budi</del> <ins>Ali</ins></td></tr>" in hasil
    assert "<tr><td><ins>2</ins></td><td><ins>Baru</ins></td></tr>" in hasil
    lebih = lama.replace("</tr>", "<td>lagi</td></tr>")  # a column more: the rows are others
    assert html(lama, lebih).count("<tr>") == 4


def test_images_are_told_by_title() -> None:
    hasil = html('<p>a</p><figure data-gambar="7"></figure>', '<p>a</p><figure data-gambar="99"></figure>')
    assert "<del>Gambar: Bagan &lt;susunan&gt;</del>" in hasil
    assert "<ins>Gambar: yang sudah tidak ada</ins>" in hasil


def test_hostile_text_is_shown_and_nothing_else() -> None:
    jahat = "<p onclick=x>&lt;script&gt;alert(1)&lt;/script&gt;<img src=x onerror=y></p><script>z</script>"
    for hasil in (html("", jahat), html(jahat, ""), str(naskah_html(jahat, {}))):
        assert set(re.findall(r"<(\w+)", hasil)) <= {"p", "ins", "del"}
        assert "onclick" not in hasil
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hasil


def test_words_that_came_and_went() -> None:
    assert kata_berubah("<p>a b c</p>", "<p>c b</p><p>d e</p>") == (2, 1)
    assert kata_berubah("", "<p>satu dua</p>") == (2, 0)


def test_paragraphs() -> None:
    isi = f"<h4>Judul</h4><p>Satu {ANGKA.format('5')}, dua</p><ul><li>a<ul><li>b</li></ul></li></ul>"
    isi += "<table><tr><td>1</td><td>2</td></tr></table>"
    assert paragraf_naskah(isi + '<figure data-gambar="1"></figure>') == (
        "Judul", "Satu 5, dua", "a", "b", "1 | 2",
    )  # fmt: skip
    assert baris_naskah("  ") == ()


def test_nothing_is_lost_and_long_texts_take_no_minutes() -> None:
    """From the difference both texts can be read again, whatever was changed."""
    acak = random.Random(7)  # noqa: S311  the same texts on every run
    kata = [f"k{n}" for n in range(40)]
    for _ in range(30):
        a, b = (
            [" ".join(acak.choices(kata, k=acak.randint(1, 9))) for _ in range(acak.randint(0, 6))]
            for _ in "ab"
        )
        hasil = html("".join(f"<p>{p}</p>" for p in a), "".join(f"<p>{p}</p>" for p in b))
        for buang, asli in (("ins", a), ("del", b)):
            sisa = re.sub(rf"<{buang}>.*?</{buang}>", "", hasil)
            baca = [" ".join(re.sub("<[^>]+>", "", p).split()) for p in sisa.split("</p>")]
            assert [p for p in baca if p] == asli
    mulai = perf_counter()
    panjang = "<p>" + " ".join(acak.choices(kata, k=9000)) + "</p>"
    beda(panjang, panjang.replace("k1 ", "x ", 5))
    banyak = "".join(f"<p>{n} {acak.choice(kata)}</p>" for n in range(2000))
    beda(banyak, banyak.replace("<p>1", "<p>x"))
    assert perf_counter() - mulai < 20
