// Drafts that a closed page has left in the browser: told, and saved or thrown away as the person says.

import * as S from "./sel.js";

export function tawarkan(simpanan, { tandaiTerkirim }) {
  const konsep = simpanan.konsep();
  const wadah = document.getElementById("tawaran");
  if (!konsep.length) return;
  const waktu = new Date(konsep[0].pada);
  const hariIni = waktu.toDateString() === new Date().toDateString();
  const kapan = waktu.toLocaleString("id-ID", { ...(hariIni ? {} : { dateStyle: "medium" }), timeStyle: "short" });
  const teks = document.createElement("strong");
  teks.textContent = `Ada ${konsep.length} isian yang belum tersimpan dari ${kapan}:`;
  const daftar = document.createElement("ul");
  for (const k of konsep) {
    const li = document.createElement("li");
    li.textContent = `${k.sebutan} = ${k.teks || "(kosong)"}`;
    daftar.append(li);
  }
  const tutup = () => { wadah.hidden = true; wadah.replaceChildren(); };
  const simpan = S.tombol("Simpan", () => {
    tutup();
    for (const k of konsep) {
      const el = S.cari(k);
      if (!el || !S.isianDari(el)) continue; // filtered: saved all the same
      S.isianDari(el).value = k.teks;
      tandaiTerkirim(el, k.teks);
      S.tandai(el, "menyimpan");
    }
    simpanan.catat(konsep); // with what was seen when it was typed: who changed it since is not overwritten
  });
  const buang = S.tombol("Buang", () => { tutup(); konsep.forEach((k) => simpanan.hapusKonsep(k)); });
  wadah.append(teks, daftar, simpan, " ", buang);
  wadah.setAttribute("role", "region");
  wadah.setAttribute("aria-label", "Isian yang belum tersimpan");
  wadah.hidden = false;
}
