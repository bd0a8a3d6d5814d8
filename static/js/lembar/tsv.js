// Blocks of cells as text: what Excel and LibreOffice put on the clipboard, and what they take from it.

// Tab between cells, a line for each row; a cell with a line break stands in quotes, and its quotes are doubled.
export function baca(teks) {
  const baris = [[]];
  let sel = "";
  let kutip = false;
  const isi = teks.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let i = 0; i < isi.length; i += 1) {
    const huruf = isi[i];
    if (kutip) {
      if (huruf !== '"') sel += huruf;
      else if (isi[i + 1] === '"') { sel += '"'; i += 1; }
      else kutip = false;
    } else if (huruf === '"' && sel === "" && tertutup(isi, i)) kutip = true;
    else if (huruf === "\t") { baris.at(-1).push(sel); sel = ""; }
    else if (huruf === "\n") { baris.at(-1).push(sel); sel = ""; baris.push([]); }
    else sel += huruf;
  }
  baris.at(-1).push(sel);
  return baris;
}

// A quote opens a cell only if it is closed before a tab or the end of a line; else it is a quote of the text.
function tertutup(isi, awal) {
  return /^"(?:[^"]|"")*"(?=\t|\n|$)/.test(isi.slice(awal));
}

export function tulis(baris) {
  const sel = (teks) => (/[\t\n"]/.test(teks) ? `"${teks.replaceAll('"', '""')}"` : teks);
  return baris.map((kolom) => kolom.map(sel).join("\t")).join("\r\n");
}

// A clipboard without plain text: the cells of its first table.
export function dariHtml(html) {
  const tabel = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!tabel) return [];
  return [...tabel.rows].map((b) => [...b.cells].map((s) => s.textContent.replace(/\s+/g, " ").trim()));
}

export function dariPapanKlip(data) {
  const teks = data.getData("text/plain");
  return teks ? baca(teks) : dariHtml(data.getData("text/html"));
}
