// The dialog of images: one of those that are there, or a new one.

import { minta } from "../lembar/server.js";
import { dialog, tanya } from "./dialog.js";

// The number of the image that was chosen, or null. A new one is added to isian.daftar_gambar.
export async function pilihGambar(isian) {
  const [galeri, form] = [document.getElementById("galeri"), document.getElementById("unggah-gambar")];
  let pilihan = null;
  const ambil = (g) => {
    pilihan = g.id;
    dialog("gambar").close("pilih");
  };
  galeri.replaceChildren(...isian.daftar_gambar.map((g) => butir(g, isian, ambil)));
  document.getElementById("galeri-kosong").hidden = isian.daftar_gambar.length > 0;
  const kirim = async (kejadian) => {
    kejadian.preventDefault();
    const g = await unggah(form, isian.gambar);
    if (!g) return;
    isian.daftar_gambar.push(g);
    form.reset();
    ambil(g);
  };
  form.addEventListener("submit", kirim);
  await tanya(dialog("gambar"));
  form.removeEventListener("submit", kirim);
  return pilihan;
}

function butir(g, isian, ambil) {
  const [li, tombol, foto, judul] = ["li", "button", "img", "span"].map((n) => document.createElement(n));
  tombol.type = "button";
  foto.src = `${isian.gambar}${g.id}/`;
  foto.alt = g.alt;
  foto.loading = "lazy";
  judul.textContent = g.judul;
  tombol.append(foto, judul);
  tombol.addEventListener("click", () => ambil(g));
  li.append(tombol);
  return li;
}

async function unggah(form, alamat) {
  const kabar = document.getElementById("kabar-unggah");
  const tombol = form.querySelector("[type=submit]");
  for (const e of form.querySelectorAll(".errorlist")) e.remove();
  kabar.textContent = "Mengunggah dan memeriksa gambar…";
  tombol.disabled = true;
  try {
    const { gambar } = await minta(alamat, new FormData(form), { detik: 180 });
    kabar.textContent = "";
    return gambar;
  } catch (galat) {
    kabar.textContent = galat.message;
    for (const [nama, pesan] of Object.entries(galat.badan?.galat ?? {})) tunjukkan(form.elements[nama], pesan);
    return null;
  } finally {
    tombol.disabled = false;
  }
}

function tunjukkan(isian, pesan) {
  const daftar = document.createElement("ul");
  daftar.className = "errorlist";
  daftar.append(Object.assign(document.createElement("li"), { textContent: pesan }));
  (isian?.closest(".isian") ?? document.getElementById("kabar-unggah")).append(daftar);
  isian?.focus();
}
