// What is pasted, made fit for the schema: lists of Word become lists, headings become ours, images are refused.
// All else that does not belong (fonts, colours, comments, o:p) falls by the schema itself.

export const TANPA_GAMBAR = "Gambar tidak ikut ditempel. Sisipkan lewat tombol Gambar, supaya judul dan sumbernya tercatat.";

// HTML as pasted -> HTML to be read by the editor. diTolak is called where there was an image in it.
export function rapikanTempelan(html, ditolak) {
  if (html.includes("data-pm-slice")) return html; // from an editor of ours
  // Named otherwise, or the browser would complain of styles that our policy forbids.
  const dok = new DOMParser().parseFromString(html.replace(/(<[a-z][^<>]*?)\sstyle\s*=/gi, "$1 data-gaya="), "text/html");
  for (const e of dok.querySelectorAll("style, script, meta, link, title, xml, template")) e.remove();
  if (dok.querySelector("img, picture, svg, object") || /<v:imagedata/i.test(html)) ditolak();
  for (const e of dok.querySelectorAll("[data-gaya]")) {
    if (/mso-element:\s*(comment|footnote)|mso-special-character:\s*comment|display:\s*none/i.test(gaya(e))) e.remove();
  }
  judulkan(dok);
  daftarkan(dok);
  tebalkan(dok);
  return dok.body.innerHTML;
}

const gaya = (e) => e.dataset.gaya ?? "";

// The highest two ranks of headings that were used are ours.
function judulkan(dok) {
  const semua = [...dok.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const tingkat = [...new Set(semua.map((e) => e.localName))].sort();
  for (const e of semua) ganti(e, tingkat.indexOf(e.localName) === 0 ? "h4" : "h5");
}

function ganti(e, nama) {
  const baru = e.ownerDocument.createElement(nama);
  baru.append(...e.childNodes);
  e.replaceWith(baru);
}

// Word writes an item as a paragraph with its bullet typed before it; its depth stands in the style.
function daftarkan(dok) {
  const tumpukan = []; // the lists that are open, the innermost last
  let sebelum = null;
  for (const p of [...dok.querySelectorAll("p")]) {
    const letak = gaya(p).match(/mso-list:\s*l(\d+)\s+level(\d+)/i);
    if (!letak) continue;
    const [tingkat, nama] = [Number(letak[2]), bernomor(p) ? "ol" : "ul"];
    if (!sebelum || p.previousElementSibling !== sebelum) tumpukan.length = 0;
    while (tumpukan.length > tingkat) tumpukan.pop();
    const li = dok.createElement("li");
    const isi = dok.createElement("p");
    isi.append(...p.childNodes);
    li.append(isi);
    if (tumpukan.length < tingkat || tumpukan.at(-1).localName !== nama) {
      const induk = tumpukan.length < tingkat ? tumpukan.at(-1)?.lastElementChild : null;
      const daftar = dok.createElement(nama);
      if (tumpukan.length === tingkat) tumpukan.pop();
      if (induk) induk.append(daftar);
      else p.before(daftar);
      tumpukan.push(daftar);
    }
    tumpukan.at(-1).append(li);
    p.remove();
    sebelum = tumpukan[0];
  }
}

// Takes the typed bullet away and says whether it was a number or letter.
function bernomor(p) {
  const tanda = [...p.querySelectorAll("[data-gaya]")].find((e) => /mso-list:\s*ignore/i.test(gaya(e)));
  const teks = tanda?.textContent.trim() ?? "";
  tanda?.remove();
  return /^\(?[0-9a-z]{1,4}[.)]/i.test(teks);
}

// Bold and italic that were set by style only, as by Google Docs and LibreOffice.
function tebalkan(dok) {
  for (const e of dok.querySelectorAll("[data-gaya]")) {
    if (/^(b|strong)$/.test(e.localName) && /font-weight:\s*(normal|400)/i.test(gaya(e))) e.replaceWith(...e.childNodes);
    else if (e.localName === "span") {
      const nama = /font-weight:\s*(bold|[6-9]00)/i.test(gaya(e)) ? "strong" : /font-style:\s*italic/i.test(gaya(e)) ? "em" : "";
      if (nama) ganti(e, nama);
    }
  }
}
