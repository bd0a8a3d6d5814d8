// What was typed, until the server has it: a queue of batches, and a copy in the browser that outlives the page.

import { Galat, minta } from "./server.js";

const TUNGGU = [2, 5, 10, 20, 40, 60]; // seconds between tries while the server is out of reach

export class Simpanan extends EventTarget {
  // Events: hasil {batch, jawaban}, status, sesi, tutup {pesan}, tolak {batch, pesan}
  constructor({ pengguna, nama, alamat }) {
    super();
    this.pengguna = pengguna;
    this.awalan = `lkjip-isian:${pengguna}:${nama}:`; // a draft is one person's, of one unit and quarter
    this.alamat = alamat;
    this.antre = [];
    this.jalan = null; // the batch under way
    this.gagal = 0;
    this.berhenti = false; // session ended or quarter closed: nothing is sent any more
    addEventListener("online", () => this.kirimLagi());
  }

  get menunggu() {
    return [this.jalan, ...this.antre].reduce((n, b) => n + (b ? b.sel.length : 0), 0);
  }

  get terputus() {
    return this.gagal > 0;
  }

  // --- the copy in the browser
  kunci(sel) {
    return `${this.awalan}${sel.kunci}:${sel.kolom}`;
  }

  simpanKonsep(sel) {
    try {
      const { kunci, kolom, teks, semula, sebutan } = sel;
      localStorage.setItem(this.kunci(sel), JSON.stringify({ kunci, kolom, teks, semula, sebutan, pada: Date.now() }));
    } catch { /* no room, or not allowed: the page itself still keeps it */ }
  }

  // Another window may have typed since: only what was confirmed goes.
  hapusKonsep(sel) {
    try {
      const ada = JSON.parse(localStorage.getItem(this.kunci(sel)) ?? "null");
      if (ada && (sel.teks === undefined || ada.teks === sel.teks)) localStorage.removeItem(this.kunci(sel));
    } catch { /* as above */ }
  }

  konsep() {
    try {
      return Object.keys(localStorage)
        .filter((k) => k.startsWith(this.awalan))
        .map((k) => JSON.parse(localStorage.getItem(k)))
        .sort((a, b) => a.pada - b.pada);
    } catch {
      return [];
    }
  }

  // --- the queue
  catat(sel, cara = "sel", lain = {}) {
    sel.forEach((s) => this.simpanKonsep(s));
    const akhir = this.antre.at(-1);
    if (cara === "sel" && akhir?.cara === "sel" && !lain.urungkan === !akhir.urungkan) {
      for (const s of sel) {
        const lama = akhir.sel.find((l) => l.kunci === s.kunci && l.kolom === s.kolom);
        if (lama) lama.teks = s.teks;
        else akhir.sel.push(s);
      }
    } else this.antre.push({ sel: [...sel], cara, ...lain });
    this.lapor("status");
    this.kirim();
  }

  // Takes a cell back that has not been sent yet.
  batal(sel) {
    for (const b of this.antre) b.sel = b.sel.filter((s) => s.kunci !== sel.kunci || s.kolom !== sel.kolom);
    this.antre = this.antre.filter((b) => b.sel.length);
    this.hapusKonsep({ kunci: sel.kunci, kolom: sel.kolom });
    this.lapor("status");
  }

  kirimLagi() {
    clearTimeout(this.jam);
    this.berhenti = false;
    this.kirim();
  }

  async kirim() {
    if (this.jalan || this.berhenti || !this.antre.length) return;
    const batch = (this.jalan = this.antre.shift());
    this.lapor("status");
    try {
      const sel = batch.sel.map(({ kunci, kolom, teks, semula }) => ({ kunci, kolom, teks, semula }));
      // A typed cell has its preview already; what follows from it elsewhere comes with the next refresh.
      const ringkas = batch.cara === "sel";
      const jawaban = await minta(this.alamat, { sel, cara: batch.cara, ringkas, pengguna: this.pengguna });
      this.jalan = null;
      this.gagal = 0;
      this.terima(batch, jawaban);
    } catch (galat) {
      this.jalan = null;
      this.tolak(batch, galat);
    }
    this.lapor("status");
    if (!this.terputus) this.kirim();
  }

  terima(batch, jawaban) {
    jawaban.sel.forEach((s, i) => {
      if (s.nasib !== "tersimpan" && s.nasib !== "sama") return;
      this.hapusKonsep(batch.sel[i]);
      for (const b of this.antre) {
        for (const l of b.sel) if (l.kunci === s.kunci && l.kolom === s.kolom) l.semula = s.teks;
      }
    });
    this.lapor("hasil", { batch, jawaban });
  }

  tolak(batch, galat) {
    const status = galat instanceof Galat ? galat.status : 0;
    if (status === 400 || status === 413) return this.lapor("tolak", { batch, pesan: galat.message });
    this.antre.unshift(batch);
    if (status === 401 || status === 403) {
      this.berhenti = true;
      return this.lapor("sesi", { pesan: galat.message });
    }
    if (status === 409 || status === 404) {
      this.berhenti = true;
      return this.lapor("tutup", { pesan: galat.message });
    }
    this.jam = setTimeout(() => this.kirim(), TUNGGU[Math.min(this.gagal, TUNGGU.length - 1)] * 1000);
    this.gagal += 1;
  }

  lapor(nama, detail) {
    this.dispatchEvent(new CustomEvent(nama, { detail }));
  }
}
