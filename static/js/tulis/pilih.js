// The pickers of live figures and references: words are searched on the server, a group narrows what was found.

import { minta } from "../lembar/server.js";
import { dialog, tanya } from "./dialog.js";

const JUDUL = { angka: "Sisipkan angka", rujuk: "Sisipkan rujukan" };
const bagian = (nama) => document.getElementById(`${nama}-pilih`);

// The choice {kunci, teks}, or null. jenis: angka or rujuk.
export async function pilih(alamat, jenis) {
  const [kata, kelompok, kabar, hasil] = [bagian("kata"), bagian("kelompok"), bagian("kabar"), document.getElementById("hasil-pilih")];
  document.getElementById("judul-pilih").textContent = JUDUL[jenis];
  kata.value = "";
  for (const e of dialog("pilih").querySelectorAll("[data-untuk]")) e.hidden = e.dataset.untuk !== jenis;
  let pilihan = null;
  let permintaan = null;
  let semua = [];

  const ambil = (h) => {
    pilihan = h;
    dialog("pilih").close("pilih");
  };
  const gambarkan = () => {
    const tampak = semua.filter((h) => !kelompok.value || h.kelompok === kelompok.value);
    hasil.replaceChildren(...tampak.map((h) => butir(h, ambil)));
    kabar.textContent = tampak.length ? `${tampak.length} ditemukan.` : "Tidak ada yang cocok. Coba kata lain.";
  };
  const cari = async () => {
    permintaan?.abort();
    permintaan = new AbortController();
    kabar.textContent = "Mencari…";
    try {
      const kueri = new URLSearchParams({ kata: kata.value, ...(jenis === "angka" ? saringan() : { jenis }) });
      semua = (await minta(`${alamat}?${kueri}`, undefined, { sinyal: permintaan.signal })).hasil;
      isiKelompok(kelompok, semua);
      gambarkan();
    } catch (galat) {
      if (galat.name !== "AbortError") kabar.textContent = galat.message;
    }
  };
  let jam = 0;
  const tunda = () => {
    clearTimeout(jam);
    jam = setTimeout(cari, 200);
  };
  const tekan = (kejadian) => papanKetik(kejadian, kata, hasil);
  kata.addEventListener("input", tunda);
  kelompok.addEventListener("change", gambarkan);
  bagian("jenis").addEventListener("change", cari);
  bagian("tahun").addEventListener("input", tunda);
  dialog("pilih").addEventListener("keydown", tekan);
  cari();
  await tanya(dialog("pilih"));
  clearTimeout(jam);
  permintaan?.abort();
  kata.removeEventListener("input", tunda);
  kelompok.removeEventListener("change", gambarkan);
  bagian("jenis").removeEventListener("change", cari);
  bagian("tahun").removeEventListener("input", tunda);
  dialog("pilih").removeEventListener("keydown", tekan);
  return pilihan;
}

// Kind and year of a figure; the cells of a table are a kind of their own.
function saringan() {
  const [jenis, tabel] = bagian("jenis").value.split(":");
  return { jenis, tahun: bagian("tahun").value, ...(tabel ? { tabel } : {}) };
}

// A result; its other ways to be written, where there are some, are buttons beside it.
function butir(h, ambil) {
  const li = document.createElement("li");
  li.append(tombol(h, [["strong", h.teks], ["span", h.sebutan], ["small", h.kelompok]], ambil));
  for (const b of (h.bentuk ?? []).filter((x) => x.kunci !== h.kunci)) li.append(tombol(b, [["strong", b.teks], ["small", b.sebutan]], ambil));
  return li;
}

function tombol(h, isi, ambil) {
  const hasil = document.createElement("button");
  hasil.type = "button";
  for (const [nama, teks] of isi) {
    if (!teks) continue;
    const unsur = document.createElement(nama);
    unsur.textContent = teks;
    hasil.append(unsur, " ");
  }
  hasil.addEventListener("click", () => ambil(h));
  return hasil;
}

function isiKelompok(pilihan, semua) {
  const ada = [...new Set(semua.map((h) => h.kelompok).filter(Boolean))];
  const lama = pilihan.value;
  pilihan.replaceChildren(new Option("Semua", ""), ...ada.map((k) => new Option(k, k)));
  pilihan.value = ada.includes(lama) ? lama : "";
}

// Down and up go through the results; Enter in the box of words takes the first.
function papanKetik(kejadian, kata, hasil) {
  const semua = [...hasil.querySelectorAll("button")];
  const di = semua.indexOf(document.activeElement);
  if (kejadian.key === "Enter" && document.activeElement === kata) {
    kejadian.preventDefault();
    semua[0]?.click();
  } else if (kejadian.key === "ArrowDown" && (di >= 0 || document.activeElement === kata)) {
    kejadian.preventDefault();
    semua[Math.min(di + 1, semua.length - 1)]?.focus();
  } else if (kejadian.key === "ArrowUp" && di >= 0) {
    kejadian.preventDefault();
    (semua[di - 1] ?? kata).focus();
  }
}
