// The sheet of a quarter: ties cells, keyboard and queue together, and tells the person how things stand.

import { minta } from "./server.js";
import { Simpanan } from "./simpanan.js";
import * as S from "./sel.js";
import * as papan from "./papan.js";
import { tawarkan } from "./tawaran.js";

const data = document.getElementById("papan").dataset;
const status = document.getElementById("status");
const masalah = document.getElementById("masalah");
const tombolUrung = document.getElementById("urungkan");
const simpanan = new Simpanan({ pengguna: data.pengguna, nama: data.nama, alamat: data.simpan });
const riwayat = []; // what can be undone, the latest last
const terkirim = new Map(); // id of a cell → text that is on its way or was refused
let tempelan = null; // the last paste
let saat = data.saat; // since when changes of others are not known
let sebab = ""; // why nothing is saved any more
let tulisan = 0; // how often this page has written: a refresh that began before is out of date
let keluar = false; // the person leaves on purpose, for the sign-in page

const jam = (waktu) => new Date(waktu).toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });

// --- what the keyboard asks for
function isi(el, teks) {
  const isian = S.isianDari(el);
  if (teks === isian.defaultValue) {
    if (terkirim.has(el.id)) batal(el);
    else simpanan.hapusKonsep(S.alamat(el));
    return;
  }
  if (terkirim.get(el.id) === teks) return;
  isiBanyak([[el, teks]], "sel");
}

function isiBanyak(pasangan, cara, dilewati = 0, lain = {}) {
  const sel = [];
  for (const [el, teks] of pasangan) {
    const isian = S.isianDari(el);
    isian.value = teks;
    if (cara === "sel" && teks === isian.defaultValue) continue;
    terkirim.set(el.id, teks);
    S.tandai(el, "menyimpan");
    sel.push({ ...S.alamat(el), teks, semula: isian.defaultValue, sebutan: S.sebutan(el) });
  }
  if (sel.length) simpanan.catat(sel, cara, { dilewati, ...lain });
  else if (dilewati) kabar(`Tidak ada yang ditempel: ${dilewati} sel tidak dapat diisi.`);
}

function batal(el) {
  const isian = S.isianDari(el);
  isian.value = isian.defaultValue;
  terkirim.delete(el.id);
  simpanan.batal(S.alamat(el));
  S.tandai(el);
  S.batalPratinjau();
  tunjukMasalah();
}

let tunda;
let pembatal;
function ketik(el) {
  const isian = S.isianDari(el); // kept from the first letter on: the page may end before one leaves the cell
  simpanan.simpanKonsep({ ...S.alamat(el), teks: isian.value, semula: isian.defaultValue, sebutan: S.sebutan(el) });
  clearTimeout(tunda);
  pembatal?.abort();
  tunda = setTimeout(() => pratinjau(el), 300);
}

async function pratinjau(el) {
  const isian = S.isianDari(el);
  if (document.activeElement !== isian || isian.matches("textarea")) return;
  pembatal = new AbortController();
  const sel = [{ ...S.alamat(el), teks: isian.value, semula: null }];
  try {
    const jawaban = await minta(data.pratinjau, { sel, pengguna: data.pengguna }, { sinyal: pembatal.signal });
    if (document.activeElement === isian) S.terapkan(jawaban.potongan, { pratinjau: true });
  } catch { /* a preview that does not come is none */ }
}

// --- answers
simpanan.addEventListener("hasil", ({ detail: { batch, jawaban } }) => {
  tulisan += 1;
  const balik = [];
  jawaban.sel.forEach((hasil, i) => {
    const kirim = batch.sel[i] ?? hasil;
    if (hasil.nasib === "tersimpan") balik.push({ ...kirim, teks: kirim.semula ?? "", semula: hasil.teks });
    const el = S.cari(hasil);
    if (el) terimaSel(el, kirim, hasil);
  });
  S.terapkan(jawaban.potongan);
  if (jawaban.kelompok) catatTempelan(batch, jawaban, balik.length);
  else if (balik.length && !batch.urungkan) riwayat.push({ sel: balik });
  tunjukMasalah();
  jadwalSegar(1500);
});

function terimaSel(el, kirim, hasil) {
  const isian = S.isianDari(el);
  if (!isian) return;
  const tetap = isian.value === kirim.teks || kirim.teks === undefined;
  if (hasil.nasib === "tersimpan" || hasil.nasib === "sama") {
    isian.defaultValue = hasil.teks;
    if (!tetap) return; // something newer is being typed
    isian.value = hasil.teks;
    terkirim.delete(el.id);
    S.tandai(el, "tersimpan");
  } else if (hasil.nasib === "konflik") tunjukKonflik(el, isian, hasil);
  else {
    S.tandai(el, "salah", "belum");
    S.pesan(el, hasil.pesan);
  }
}

function tunjukKonflik(el, isian, hasil) {
  const oleh = hasil.oleh || "Orang lain";
  const kapan = hasil.pada ? ` pada ${jam(hasil.pada)}` : "";
  const mereka = hasil.teks || "(kosong)";
  const sudah = () => { terkirim.delete(el.id); simpanan.batal(hasil); S.tandai(el); };
  const milikku = S.tombol("Pakai isian saya", () => {
    const teks = isian.value;
    sudah();
    isian.defaultValue = hasil.teks;
    isiBanyak([[el, teks]], "sel");
    isian.focus();
  });
  const miliknya = S.tombol(`Pakai isian ${oleh}`, () => {
    sudah();
    isian.value = isian.defaultValue = hasil.teks;
    tunjukMasalah();
    isian.focus();
  });
  S.tandai(el, "konflik", "belum");
  S.pesan(el, `Isian Anda: ${isian.value || "(kosong)"}. ${oleh} menulis ${mereka}${kapan}. Pakai yang mana?`, milikku, miliknya);
}

simpanan.addEventListener("tolak", ({ detail: { batch, pesan } }) => {
  for (const sel of batch.sel) {
    const el = S.cari(sel);
    if (el) { S.tandai(el, "salah", "belum"); S.pesan(el, pesan); }
  }
  tunjukMasalah();
});

simpanan.addEventListener("tutup", ({ detail }) => { sebab = detail.pesan; tunjukMasalah(); });

simpanan.addEventListener("sesi", ({ detail }) => {
  const el = document.activeElement && S.kotak(document.activeElement);
  const kembali = location.pathname + location.search + (el ? `#${el.id}` : "");
  const dialog = document.createElement("dialog");
  dialog.className = "dialog-sesi";
  dialog.setAttribute("aria-labelledby", "judul-sesi");
  const judul = Object.assign(document.createElement("h2"), { id: "judul-sesi", textContent: detail.pesan });
  const teks = document.createElement("p");
  teks.textContent = `${simpanan.menunggu} isian belum tersimpan di server, tetapi disimpan di peramban ini dan ditawarkan lagi setelah Anda masuk.`;
  const tautan = Object.assign(document.createElement("a"), { className: "btn btn-primary", textContent: "Masuk lagi" });
  tautan.href = `/masuk/?next=${encodeURIComponent(kembali)}`;
  tautan.addEventListener("click", () => { keluar = true; });
  const coba = S.tombol("Coba simpan lagi", () => { dialog.close(); simpanan.kirimLagi(); });
  dialog.append(judul, teks, tautan, " ", coba);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
});

// --- undo
function catatTempelan(batch, jawaban, banyak) {
  const gagal = jawaban.sel.filter((s) => s.nasib === "galat" || s.nasib === "konflik").length;
  const bagian = [`${jawaban.sel.length - gagal} sel ditempel`];
  if (gagal) bagian.push(`${gagal} belum tersimpan`);
  if (batch.dilewati) bagian.push(`${batch.dilewati} dilewati karena tidak dapat diisi`);
  kabar(`${bagian.join(", ")}.`, true);
  if (!banyak) return;
  tempelan = { kelompok: jawaban.kelompok, banyak };
  riwayat.push(tempelan);
  tombolUrung.textContent = `Urungkan tempelan (${banyak} sel)`;
  tombolUrung.hidden = false;
}

async function urungkan(apa = riwayat.pop()) {
  if (!apa) return kabar("Tidak ada yang dapat diurungkan.");
  if (!apa.kelompok) {
    const pasangan = apa.sel.map((s) => [S.cari(s), s.teks]).filter(([el]) => el);
    return isiBanyak(pasangan, "sel", 0, { urungkan: true });
  }
  tombolUrung.hidden = true;
  tempelan = null;
  try {
    tulisan += 1;
    const jawaban = await minta(data.urungkan, { kelompok: apa.kelompok, pengguna: data.pengguna });
    tulisan += 1; // also for a refresh that began while this was under way
    jawaban.sel.forEach((hasil) => { const el = S.cari(hasil); if (el) terimaSel(el, {}, hasil); });
    S.terapkan(jawaban.potongan);
    kabar(`Tempelan diurungkan: ${jawaban.sel.filter((s) => s.nasib === "tersimpan").length} sel kembali.`, true);
    jadwalSegar(1500);
  } catch (galat) {
    riwayat.push(apa);
    tombolUrung.hidden = false;
    kabar(`Belum diurungkan. ${galat.message}`, true);
  }
}

tombolUrung.addEventListener("click", () => {
  const apa = tempelan;
  riwayat.splice(riwayat.indexOf(apa), 1);
  urungkan(apa);
});

// --- what others do meanwhile
let penyegar;
function jadwalSegar(tunggu) {
  clearTimeout(penyegar);
  penyegar = setTimeout(segar, tunggu);
}

async function segar() {
  jadwalSegar(60_000);
  if (document.visibilityState !== "visible") return;
  const dulu = tulisan;
  try {
    const jawaban = await minta(`${data.segar}?sejak=${encodeURIComponent(saat)}`);
    if (tulisan !== dulu || simpanan.menunggu) return jadwalSegar(1500);
    saat = jawaban.saat;
    jawaban.sel.forEach(terimaPerubahan);
    S.terapkan(jawaban.potongan);
    if (!jawaban.dapat && !sebab) { sebab = jawaban.sebab || "Triwulan ini tidak dapat diisi lagi."; tunjukMasalah(); }
  } catch { /* the next one will tell */ }
}

function terimaPerubahan(hasil) {
  const el = S.cari(hasil);
  const isian = el && S.isianDari(el);
  if (!isian || isian.defaultValue === hasil.teks) return;
  if (isian.value !== isian.defaultValue || terkirim.has(el.id)) return; // being typed: saving will tell both values
  isian.value = isian.defaultValue = hasil.teks;
  S.tandai(el, "diubah-lain");
  el.title = `Diubah ${hasil.oleh}, ${jam(hasil.pada)}`;
}
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") jadwalSegar(500); });

// --- telling
function kabar(teks, tetap = false) {
  status.textContent = teks;
  status.classList.toggle("tetap", tetap);
}

simpanan.addEventListener("status", () => {
  const n = simpanan.menunggu;
  status.classList.toggle("menyimpan", n > 0 && !simpanan.terputus);
  status.classList.toggle("belum", n > 0 && simpanan.terputus);
  if (n) kabar(simpanan.terputus ? `${n} sel belum tersimpan` : `Menyimpan ${n} sel`);
  else if (!status.classList.contains("tetap")) kabar(`Tersimpan pukul ${jam(Date.now())}`);
  status.classList.remove("tetap");
  tunjukMasalah();
});

function tunjukMasalah() {
  const salah = [...document.querySelectorAll("#lembar .isi:is(.salah, .konflik)")];
  const isiMasalah = [];
  if (sebab) isiMasalah.push(`${sebab} Isian yang belum tersimpan tetap ada di peramban ini.`);
  else if (simpanan.terputus && simpanan.menunggu) isiMasalah.push(`Sambungan terputus: ${simpanan.menunggu} sel menunggu. `, S.tombol("Coba lagi", () => simpanan.kirimLagi()));
  if (salah.length) {
    const ul = document.createElement("ul");
    for (const el of salah) {
      const li = document.createElement("li");
      const b = document.createElement("button");
      b.type = "button";
      b.textContent = `${S.sebutan(el)}: ${el.querySelector(".pesan-sel > div")?.textContent ?? ""}`;
      b.addEventListener("click", () => S.fokus(el));
      li.append(b);
      ul.append(li);
    }
    isiMasalah.push(`${salah.length} isian belum tersimpan dan perlu diperiksa:`, ul);
  }
  const kunci = isiMasalah.map((i) => i.textContent ?? i).join();
  masalah.hidden = !isiMasalah.length;
  if (masalah.dataset.kunci === kunci) return;
  masalah.dataset.kunci = kunci;
  masalah.replaceChildren(...isiMasalah);
}

// --- panels and warnings
document.addEventListener("click", (e) => {
  const pembuka = e.target.closest("#lembar [data-panel]");
  const ke = e.target.closest("[data-ke]");
  if (pembuka) {
    e.preventDefault();
    const b = pembuka.closest("tr");
    const buka = b.nextElementSibling.hidden;
    S.bukaPanel(b, buka);
    if (buka) b.nextElementSibling.querySelector("input:not([type=hidden])")?.focus();
  } else if (ke) S.fokus(document.getElementById(ke.dataset.ke));
});

document.addEventListener("submit", async (e) => {
  if (!e.target.matches(".daftar-peringatan form.terima")) return;
  e.preventDefault();
  const letak = e.target.closest("[id^=peringatan-]");
  try {
    const jawaban = await minta(data.terima, new URLSearchParams(new FormData(e.target)));
    S.terapkan(jawaban.potongan, { paksa: true });
    kabar("Peringatan diterima dengan alasan.", true);
    const b = letak.closest("tr.rinci")?.previousElementSibling;
    if (b && !letak.querySelector("form")) { S.bukaPanel(b, false); S.fokus(b.cells[1]); }
    jadwalSegar(200);
  } catch (galat) {
    kabar(galat.message, true);
  }
});

addEventListener("beforeunload", (e) => { if (simpanan.menunggu && !keluar) e.preventDefault(); });

papan.pasang({ isi, isiBanyak, ketik, batal, urungkan: () => urungkan(), kabar });
S.tandaiPeringatan();
tawarkan(simpanan, { tandaiTerkirim: (el, teks) => terkirim.set(el.id, teks) });
// The browser goes to the fragment when all is loaded, and takes the focus away from where it was before.
const keTujuan = () => {
  const tuju = location.hash.startsWith("#sel-") && document.getElementById(location.hash.slice(1));
  if (tuju) setTimeout(() => S.fokus(tuju), 0);
};
if (document.readyState === "complete") keTujuan();
else addEventListener("load", keTujuan);
addEventListener("hashchange", keTujuan);
jadwalSegar(60_000);
