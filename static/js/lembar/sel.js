// Cells of the table: where they are, what stands in them, and what is said about them.

export const tabel = document.getElementById("lembar");
export const baris = [...tabel.tBodies[0].rows].filter((b) => b.dataset.kunci);
const nomorBaris = new Map(baris.map((b, n) => [b, n]));

export const isianDari = (sel) => sel?.querySelector("input, textarea");
export const kotak = (el) => el.closest(".isi"); // a cell, or the field of the source below it
export const selUtama = (el) => el.closest?.("#lembar > tbody > tr[data-kunci] > *"); // not in a panel
export const letak = (sel) => [nomorBaris.get(sel.parentElement), sel.cellIndex];
export const di = (b, k) => baris[b]?.cells[k];
export const dapatDiisi = (sel) => sel.classList.contains("isi");
export const dapatDituju = (sel) => dapatDiisi(sel) || Boolean(sel.querySelector("[data-panel]") && sel.matches(".dihitung"));

export function alamat(el) {
  const [, kunci, kolom] = el.id.match(/^sel-([a-z]\d+)-(\w+)$/) ?? [];
  return { kunci, kolom };
}
export const cari = ({ kunci, kolom }) => document.getElementById(`sel-${kunci}-${kolom}`);

// What a person would call the cell, away from the table.
export function sebutan(el) {
  const b = el.closest("tr.rinci")?.previousElementSibling ?? el.closest("tr");
  const judul = isianDari(el)?.getAttribute("aria-labelledby")?.split(" ")[0];
  const kolom = judul ? document.getElementById(judul).textContent.trim().replace(/\s+/g, " ") : "Sumber data";
  const nama = document.getElementById(`nama-${b.dataset.kunci}`).lastElementChild.textContent.trim();
  return `${b.cells[0].textContent} ${nama.slice(0, 70)}: ${kolom}`;
}

export function teks(sel) {
  const isian = dapatDiisi(sel) && isianDari(sel);
  if (isian) return isian.value;
  const salinan = (sel.querySelector(".nama-baris") ?? sel).cloneNode(true);
  salinan.querySelectorAll(".visually-hidden, .sel-kosong, .pesan-sel").forEach((e) => e.remove());
  return salinan.textContent.trim().replace(/\s+/g, " ");
}

export function fokus(sel) {
  if (!sel) return;
  const panel = sel.closest("tr.rinci");
  if (panel?.hidden) bukaPanel(panel.previousElementSibling, true);
  const tuju = dapatDituju(sel) ? sel.querySelector("input, textarea, a[data-panel]") : sel;
  if (tuju === sel) sel.tabIndex = -1;
  tuju.focus();
}

export function bukaPanel(b, buka) {
  const panel = b.nextElementSibling;
  panel.hidden = !buka;
  b.querySelectorAll("[data-panel]").forEach((a) => a.setAttribute("aria-expanded", String(buka)));
}

// --- state and message of a cell
const KEADAAN = ["menyimpan", "tersimpan", "belum", "salah", "konflik", "diubah-lain"];

export function tandai(el, ...keadaan) {
  el.classList.remove(...KEADAAN);
  el.classList.add(...keadaan);
  const isian = isianDari(el);
  const buruk = keadaan.includes("salah") || keadaan.includes("konflik");
  if (buruk) isian.setAttribute("aria-invalid", "true");
  else {
    isian.removeAttribute("aria-invalid");
    isian.removeAttribute("aria-describedby");
    el.querySelector(".pesan-sel")?.remove();
  }
}

export function pesan(el, isi, ...tombol) {
  el.querySelector(".pesan-sel")?.remove();
  const kotakPesan = document.createElement("div");
  kotakPesan.className = "pesan-sel";
  kotakPesan.id = `pesan-${el.id}`;
  const teksPesan = document.createElement("div");
  teksPesan.textContent = isi;
  kotakPesan.append(teksPesan, ...tombol);
  el.append(kotakPesan);
  isianDari(el).setAttribute("aria-describedby", kotakPesan.id);
}

export function tombol(label, kerja) {
  const b = document.createElement("button");
  b.type = "button";
  b.className = "btn btn-sm btn-outline-primary";
  b.textContent = label;
  b.addEventListener("click", kerja);
  return b;
}

// --- pieces of the page that the server has written, by their ids
const semula = new Map(); // what a preview has covered

export function terapkan(potongan, { pratinjau = false, paksa = false } = {}) {
  for (const [id, html] of Object.entries(potongan)) {
    const el = document.getElementById(id);
    if (!el) continue; // not on the page: filtered, or a column left out
    if (pratinjau && !semula.has(id)) semula.set(id, el.innerHTML);
    if (!pratinjau) semula.delete(id);
    el.classList.toggle("pratinjau", pratinjau);
    ganti(el, html, paksa);
  }
  tandaiPeringatan();
}

export function batalPratinjau() {
  for (const [id, html] of semula) {
    const el = document.getElementById(id);
    el.classList.remove("pratinjau");
    ganti(el, html, false);
  }
  semula.clear();
  tandaiPeringatan();
}

function ganti(el, html, paksa) {
  if (el.innerHTML === html) return;
  const terfokus = el.contains(document.activeElement);
  if (terfokus && !paksa && document.activeElement.matches("input")) return; // a reason is being typed
  const terbuka = el.querySelector('[aria-expanded="true"]');
  el.innerHTML = html;
  const b = el.closest("tr[data-kunci]");
  if (b && (terbuka || !b.nextElementSibling.hidden)) bukaPanel(b, !b.nextElementSibling.hidden);
  if (terfokus) el.querySelector("a, input, button")?.focus();
}

export function tandaiPeringatan() {
  const tandaDari = (kelas, data) => {
    document.querySelectorAll(`.${kelas}`).forEach((e) => e.classList.remove(kelas));
    document.querySelectorAll(`li[data-${data}]`).forEach((li) => document.getElementById(li.dataset[data])?.classList.add(kelas));
  };
  tandaDari("berperingatan", "sel");
  tandaDari("diminta", "minta");
}
