// Saves the text by itself, and keeps what the server does not have yet in the browser, where it outlives the page.
// Events: keadaan {jenis, teks}, bentrok {pesan, isi, versi}, berhenti {pesan}.

import { Galat, minta } from "../lembar/server.js";

const JEDA = 2000; // after the last key
const ULANG = [5, 10, 20, 40, 60]; // seconds between tries while the server is out of reach
const DENYUT = 120_000; // how often the server hears that somebody is writing
const KEEPALIVE = 60_000; // bytes that a browser sends after a page is left

export class Penyimpan extends EventTarget {
  constructor(isian, isi) {
    super();
    Object.assign(this, { isian, isi, tersimpan: isi, versi: isian.versi });
    this.kunci = `lkjip-naskah:${isian.pengguna}:${isian.nama}`; // a draft is one person's, of one text
    this.jalan = false; // a request is under way
    this.tertahan = false; // a conflict or the end of the lock: nothing is sent by itself
    this.gagal = 0;
    addEventListener("online", () => this.kirim());
    addEventListener("pagehide", () => this.pergi());
    addEventListener("beforeunload", (kejadian) => {
      if (this.kotor && (this.tertahan || this.gagal || this.isi.length > KEEPALIVE / 2)) kejadian.preventDefault();
    });
    setInterval(() => this.denyut(), DENYUT);
  }

  get kotor() {
    return this.isi !== this.tersimpan;
  }

  ubah(isi) {
    this.isi = isi;
    this.aktif = true;
    if (!this.kotor) {
      this.hapusKonsep();
      this.lapor("tersimpan", "Tersimpan");
      return;
    }
    this.simpanKonsep();
    this.lapor("berubah", "Belum tersimpan");
    this.jadwalkan(JEDA);
  }

  jadwalkan(jeda) {
    clearTimeout(this.jam);
    if (!this.tertahan) this.jam = setTimeout(() => this.kirim(), jeda);
  }

  async kirim() {
    clearTimeout(this.jam);
    if (this.jalan || !this.kotor || this.tertahan) return;
    const dikirim = this.isi;
    this.jalan = true;
    this.lapor("menyimpan", "Menyimpan…");
    try {
      const jawaban = await minta(this.isian.simpan, { isi: dikirim, versi: this.versi });
      this.jalan = false;
      this.terima(dikirim, jawaban);
    } catch (galat) {
      this.jalan = false;
      this.tolak(galat);
    }
  }

  terima(dikirim, { versi, pukul }) {
    Object.assign(this, { versi, tersimpan: dikirim, gagal: 0 });
    for (const isian of document.querySelectorAll("input[name=versi]")) isian.value = versi;
    document.dispatchEvent(new CustomEvent("naskah:tersimpan", { detail: { versi } }));
    if (this.kotor) return this.jadwalkan(JEDA);
    this.hapusKonsep();
    this.lapor("tersimpan", `Tersimpan pukul ${pukul}`);
  }

  tolak(galat) {
    const status = galat instanceof Galat ? galat.status : 0;
    if (status === 409) {
      this.tertahan = true;
      this.lapor("bentrok", "Belum tersimpan: sudah diubah di tempat lain");
      this.dispatchEvent(new CustomEvent("bentrok", { detail: { pesan: galat.message, ...galat.badan } }));
    } else if ([423, 403, 404].includes(status)) {
      this.tertahan = true;
      this.lapor("berhenti", "Belum tersimpan");
      this.dispatchEvent(new CustomEvent("berhenti", { detail: { pesan: galat.message } }));
    } else if ([400, 413].includes(status)) this.lapor("berubah", `Belum tersimpan. ${galat.message}`);
    else {
      const sebab = status === 401 ? `${galat.message} Masuklah pada tab lain.` : galat.message;
      this.lapor("terputus", `Belum tersimpan. ${sebab} Tulisan disimpan di peramban ini dan dikirim lagi nanti.`);
      this.jadwalkan(ULANG[Math.min(this.gagal, ULANG.length - 1)] * 1000);
      this.gagal += 1;
    }
  }

  // After a conflict: on top of what stands there.
  lanjutkan(versi) {
    Object.assign(this, { versi, tertahan: false });
    return this.kirim();
  }

  // --- holding the text
  async denyut(mulai = false) {
    if (!(mulai || this.aktif) || this.tertahan) return;
    this.aktif = false;
    try {
      const { versi } = await minta(this.isian.pegang, new URLSearchParams());
      if (!this.kotor && !this.jalan && versi > this.versi) this.tolak(new Galat(423, "Naskah ini sudah diubah pada jendela lain."));
    } catch (galat) {
      if ([423, 403, 404].includes(galat.status)) this.tolak(galat);
    }
  }

  pergi() {
    if (this.tertahan) return;
    if (this.kotor && this.isi.length < KEEPALIVE / 2) {
      minta(this.isian.simpan, { isi: this.isi, versi: this.versi }, { tetap: true }).catch(() => {});
    } else if (!this.kotor) minta(this.isian.pegang, new URLSearchParams({ aksi: "lepas" }), { tetap: true }).catch(() => {});
  }

  // --- the copy in the browser
  simpanKonsep() {
    try {
      localStorage.setItem(this.kunci, JSON.stringify({ isi: this.isi, versi: this.versi, pada: Date.now() }));
    } catch { /* no room, or not allowed: the page itself still keeps it */ }
  }

  hapusKonsep() {
    try {
      localStorage.removeItem(this.kunci);
    } catch { /* as above */ }
  }

  // What was typed earlier and did not reach the server; null where there is nothing of the kind.
  konsep() {
    try {
      const k = JSON.parse(localStorage.getItem(this.kunci) ?? "null");
      return k && k.isi !== this.tersimpan ? k : null;
    } catch {
      return null;
    }
  }

  lapor(jenis, teks) {
    this.dispatchEvent(new CustomEvent("keadaan", { detail: { jenis, teks } }));
  }
}
