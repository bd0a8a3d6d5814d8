// The keyboard and the mouse of a spreadsheet on the inputs of the table.
//
// Three modes, as in Excel: "gerak" (the cell is chosen, its text selected: arrows move, typing replaces), "ketik"
// (begun by typing: arrows still leave the cell) and "sunting" (F2 or a second click: arrows move in the text).

import * as S from "./sel.js";
import * as tsv from "./tsv.js";

let mode = "gerak";
let aktif = null; // the chosen cell
let jangkar = null; // where a selected block begins
let ujung = null; // and where it ends
let penerima = {}; // what lembar.js does: isi(sel, teks), ketik(sel), batal(sel), urungkan(), kabar(teks)

export function pasang(apa) {
  penerima = apa;
  S.tabel.querySelectorAll("[readonly]").forEach((i) => { i.readOnly = false; });
  S.tabel.addEventListener("focusin", saatFokus);
  S.tabel.addEventListener("focusout", saatPergi);
  S.tabel.addEventListener("input", saatKetik);
  S.tabel.addEventListener("keydown", saatTombol);
  S.tabel.addEventListener("mousedown", saatTekan);
  S.tabel.addEventListener("mouseover", saatSeret);
  S.tabel.addEventListener("dblclick", () => setMode("sunting"));
  document.addEventListener("copy", saatSalin);
  document.addEventListener("cut", saatSalin);
  document.addEventListener("paste", saatTempel);
}

const isianAktif = () => (document.activeElement.matches("#lembar .isi :is(input, textarea)") ? document.activeElement : null);

function setMode(baru) {
  mode = baru;
  document.querySelectorAll("#lembar .sunting").forEach((e) => e.classList.remove("sunting"));
  if (baru !== "gerak") isianAktif()?.classList.add("sunting");
}

// --- the selected block
function pilih(dari, sampai) {
  jangkar = dari;
  ujung = sampai;
  S.tabel.querySelectorAll(".terpilih").forEach((e) => e.classList.remove("terpilih"));
  if (!dari || dari === sampai) return;
  const blok = isiBlok().flat();
  blok.forEach((sel) => sel.classList.add("terpilih"));
  penerima.kabar(`${blok.length} sel dipilih`);
}

function isiBlok() {
  const [a, b] = [S.letak(jangkar ?? aktif), S.letak(ujung ?? aktif)];
  const [b1, b2] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
  const [k1, k2] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
  return S.baris.slice(b1, b2 + 1).map((tr) => [...tr.cells].slice(k1, k2 + 1));
}

// --- focus and text
function saatFokus(e) {
  const sel = S.selUtama(e.target);
  setMode("gerak");
  if (isianAktif()) e.target.select();
  if (!sel || sel === aktif && jangkar) return;
  aktif = sel;
  pilih(sel, sel);
}

function saatPergi(e) {
  const kotak = e.target.matches("input, textarea") && S.kotak(e.target);
  if (kotak) penerima.isi(kotak, e.target.value);
}

function saatKetik(e) {
  const kotak = S.kotak(e.target);
  if (!kotak) return;
  if (mode === "gerak") setMode("ketik");
  penerima.ketik(kotak);
}

// --- moving
function pindah(db, dk, { isian = false, perluas = false } = {}) {
  const dari = perluas ? ujung ?? aktif : aktif;
  let [b, k] = S.letak(dari);
  let tuju;
  do {
    b += db;
    k += dk;
    tuju = S.di(b, k);
  } while (tuju && isian && !S.dapatDituju(tuju));
  if (!tuju) return false;
  if (perluas) {
    pilih(jangkar ?? aktif, tuju);
    tuju.scrollIntoView({ block: "nearest", inline: "nearest" });
  } else S.fokus(tuju);
  return true;
}

// The next or the last cell that can be filled, row by row; at the end the focus leaves the table by itself.
function urut(maju) {
  const semua = S.baris.flatMap((b) => [...b.cells]);
  const sisa = maju ? semua.slice(semua.indexOf(aktif) + 1) : semua.slice(0, semua.indexOf(aktif)).reverse();
  const tuju = sisa.find(S.dapatDituju);
  S.fokus(tuju);
  return Boolean(tuju);
}

function ujungTabel(akhir) {
  const semua = S.baris.flatMap((b) => [...b.cells]).filter(S.dapatDituju);
  S.fokus(semua.at(akhir ? -1 : 0));
}

function ujungBaris(akhir) {
  const semua = [...aktif.parentElement.cells].filter(S.dapatDituju);
  S.fokus(semua.at(akhir ? -1 : 0));
}

function halaman(arah) {
  const [b, k] = S.letak(aktif);
  S.fokus(S.di(Math.max(0, Math.min(S.baris.length - 1, b + arah * 8)), k));
}

const PANAH = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

// Tab stops at every cell: this is the short way out, to the bar above the table.
function tinggalkan() {
  document.querySelector("#papan .bilah :is(a, summary)").focus();
}

function saatTombol(e) {
  if (e.isComposing || e.altKey) return;
  if (e.ctrlKey && e.key.toLowerCase() === "m") return tinggalkan(), e.preventDefault();
  if (e.target.closest("form")) return;
  const ditangani = S.selUtama(e.target) ? tombolUtama(e) : tombolPanel(e);
  if (ditangani) e.preventDefault();
}

function tombolUtama(e) {
  const { key, shiftKey: shift } = e;
  const ctrl = e.ctrlKey || e.metaKey;
  aktif = S.selUtama(e.target);
  if (mode === "sunting" && key in PANAH) return false;
  if (mode === "sunting" && (key === "Home" || key === "End")) return false;
  if (ctrl && key === "Enter") return barisBaru(e.target);
  if (ctrl && key.toLowerCase() === "z" && mode === "gerak") return penerima.urungkan(), true;
  if (ctrl && (key === "Home" || key === "End")) return ujungTabel(key === "End"), true;
  if (ctrl) return false;
  if (key in PANAH) return panah(e.target, ...PANAH[key], shift);
  if (key === "Enter") return masuk(e.target, shift);
  if (key === "Tab") return urut(!shift);
  if (key === "Escape") return lepas(e.target);
  if (key === "F2") return sunting(e.target);
  if (key === " " && e.target.matches("a[data-panel]")) return e.target.click(), true;
  if (key === "Home" || key === "End") return mode === "gerak" && (ujungBaris(key === "End"), true);
  if (key === "PageUp" || key === "PageDown") return halaman(key === "PageUp" ? -1 : 1), true;
  if (key === "Delete" && mode === "gerak") return kosongkan(), true;
  return false;
}

function panah(el, db, dk, shift) {
  if (shift && mode !== "gerak") return false; // selects text
  pindah(db, dk, { perluas: shift });
  return true;
}

function masuk(el, shift) {
  if (el.matches("a, button")) return false; // opens
  if (!S.dapatDituju(aktif) && mode === "gerak" && el === aktif && aktif.querySelector("a")) {
    aktif.querySelector("a").focus();
    return true;
  }
  if (!pindah(shift ? -1 : 1, 0, { isian: true })) el.blur?.(), S.fokus(aktif);
  return true;
}

function barisBaru(el) {
  if (!el.matches("textarea")) return false;
  if (mode === "gerak") sunting(el);
  el.setRangeText("\n", el.selectionStart, el.selectionEnd, "end");
  el.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

function sunting(el) {
  if (el.matches("a[data-panel]")) return el.click(), true;
  if (!el.matches("input, textarea")) return false;
  setMode("sunting");
  el.setSelectionRange(el.value.length, el.value.length);
  return true;
}

function lepas(el) {
  if (el.matches("input, textarea")) {
    penerima.batal(S.kotak(el));
    setMode("gerak");
    el.select();
  } else S.fokus(aktif);
  pilih(aktif, aktif);
  return true;
}

function kosongkan() {
  const semua = isiBlok().flat().filter(S.dapatDiisi);
  penerima.isiBanyak(semua.map((sel) => [sel, ""]), "sel");
}

// In a panel below a row: up and down among its fields, Enter onwards and back to the table, Esc closes.
function tombolPanel(e) {
  const panel = e.target.closest("tr.rinci");
  if (!panel) return false;
  const b = panel.previousElementSibling;
  const isian = [...panel.querySelectorAll(".isi :is(input, textarea)")];
  const n = isian.indexOf(e.target);
  if (e.key === "Escape") {
    if (n >= 0 && e.target.value !== e.target.defaultValue) {
      penerima.batal(S.kotak(e.target));
      e.target.select();
      return true;
    }
    S.bukaPanel(b, false);
    S.fokus([...b.cells].find((s) => s.matches(".dihitung")) ?? b.cells[1]);
    return true;
  }
  if (n < 0 || (mode === "sunting" && e.key !== "Enter")) return false;
  if (e.key === "F2") return sunting(e.target);
  const arah = e.key === "ArrowDown" || (e.key === "Enter" && !e.shiftKey) ? 1 : e.key === "ArrowUp" || e.key === "Enter" ? -1 : 0;
  if (!arah) return false;
  const tuju = isian[n + arah];
  if (tuju) tuju.focus();
  else {
    aktif = [...b.cells].find((s) => s.matches(".dihitung")) ?? b.cells[1];
    if (e.key !== "Enter" || arah < 0 || !pindah(1, 0, { isian: true })) S.fokus(aktif);
  }
  return true;
}

// --- mouse
function saatTekan(e) {
  const sel = S.selUtama(e.target);
  if (!sel || e.button !== 0 || e.target.closest("a, button, form, .pesan-sel")) return;
  if (e.shiftKey && aktif) {
    e.preventDefault();
    pilih(jangkar ?? aktif, sel);
  } else if (e.target === isianAktif()) {
    setMode("sunting"); // a second click puts the caret where it was made
  } else {
    e.preventDefault();
    S.fokus(sel);
    pilih(sel, sel);
  }
}

function saatSeret(e) {
  const sel = e.buttons === 1 && mode === "gerak" && jangkar && S.selUtama(e.target);
  if (sel && sel !== ujung) pilih(jangkar, sel);
}

// --- clipboard
const diTabel = () => mode === "gerak" && S.selUtama(document.activeElement);

function saatSalin(e) {
  if (!diTabel()) return;
  e.preventDefault();
  const blok = isiBlok();
  e.clipboardData.setData("text/plain", tsv.tulis(blok.map((b) => b.map(S.teks))));
  penerima.kabar(`${blok.flat().length} sel disalin`);
  if (e.type === "cut") kosongkan();
}

function saatTempel(e) {
  if (!diTabel()) return;
  e.preventDefault();
  const blok = tsv.dariPapanKlip(e.clipboardData);
  if (!blok.length) return;
  const tujuan = [];
  const satu = blok.length === 1 && blok[0].length === 1;
  if (satu) isiBlok().flat().forEach((sel) => tujuan.push([sel, blok[0][0]]));
  else {
    const [b1, k1] = S.letak(isiBlok()[0][0]);
    blok.forEach((isi, b) => isi.forEach((teks, k) => tujuan.push([S.di(b1 + b, k1 + k), teks])));
    pilih(S.di(b1, k1), S.di(Math.min(b1 + blok.length, S.baris.length) - 1, Math.min(k1 + Math.max(...blok.map((i) => i.length)), S.baris[0].cells.length) - 1));
  }
  const masuk = tujuan.filter(([sel]) => sel && S.dapatDiisi(sel));
  penerima.isiBanyak(masuk, "tempel", tujuan.length - masuk.length);
}
