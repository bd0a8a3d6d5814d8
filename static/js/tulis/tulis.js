// The editor of a text (templates/reports/tulis.html). Without this file the page is a form with the text's HTML.

import { pasangAlat } from "./alat.js";
import { dialog, tanya } from "./dialog.js";
import { pilihGambar } from "./gambar.js";
import { pilih } from "./pilih.js";
import { Penyimpan } from "./simpan.js";
import { ekstensi, isiNaskah } from "./skema.js";
import { rapikanTempelan, TANPA_GAMBAR } from "./tempel.js";

const unsur = (id) => document.getElementById(id);
const isian = JSON.parse(unsur("isian-penyunting").textContent);
const P = await import(unsur("penyunting").dataset.modul);

function kabarkan(pesan, ...tombol) {
  const tempat = unsur("kabar-tulis");
  tempat.replaceChildren(pesan, ...tombol.flatMap(([label, lakukan]) => [" ", buatTombol(label, lakukan)]));
  tempat.hidden = !pesan;
}

function buatTombol(label, lakukan) {
  const hasil = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  hasil.className = "btn btn-sm btn-outline-primary";
  hasil.addEventListener("click", () => {
    kabarkan("");
    lakukan();
  });
  return hasil;
}

let jalankan = () => false; // the toolbar's, once it is there
const perintah = (nama) => {
  if (isian.dapat) jalankan(nama);
  return true;
};

const editor = new P.Editor({
  element: unsur("tulisan"),
  injectCSS: false,
  editable: isian.dapat,
  extensions: ekstensi(P, { isian, perintah }),
  content: unsur("isi-naskah").value,
  editorProps: {
    attributes: {
      class: "naskah-editor",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": `Naskah ${document.querySelector("h1").textContent.trim()}`,
      "aria-readonly": String(!isian.dapat),
      lang: "id",
      spellcheck: "true",
      tabindex: "0",
    },
    transformPastedHTML: (html) => rapikanTempelan(html, () => kabarkan(TANPA_GAMBAR)),
    handlePaste: (_, { clipboardData }) => tolakBerkas(clipboardData),
    handleDrop: (_, { dataTransfer }) => tolakBerkas(dataTransfer),
  },
});

// Word sends a picture of the text along with the text: only files alone are refused.
function tolakBerkas(data) {
  if (!data?.files.length || data.types.includes("text/html")) return false;
  kabarkan(TANPA_GAMBAR);
  return true;
}

unsur("penyunting").hidden = false;
unsur("polos").hidden = true;
if (isian.dapat) mulaiMenulis(new Penyimpan(isian, isiNaskah(editor)));
else unsur("alat").hidden = true;

function mulaiMenulis(penyimpan) {
  jalankan = pasangAlat(editor, unsur("alat"), {
    simpan: () => penyimpan.kirim(),
    alat: () => unsur("alat").querySelector('[tabindex="0"]').focus(),
    angka: () => sisipkanHidup("angka"),
    rujukan: () => sisipkanHidup("rujuk"),
    catatan: tulisCatatan,
    tautan: tulisTautan,
    gambar: sisipkanGambar,
  });
  editor.on("update", () => penyimpan.ubah(isiNaskah(editor)));
  editor.on("focus", () => penyimpan.denyut(true));
  penyimpan.addEventListener("keadaan", ({ detail }) => {
    unsur("keadaan-simpan").textContent = detail.teks;
    unsur("keadaan-simpan").dataset.jenis = detail.jenis;
  });
  penyimpan.addEventListener("bentrok", ({ detail }) => pilihNaskah(penyimpan, detail));
  penyimpan.addEventListener("berhenti", ({ detail }) => {
    editor.setEditable(false);
    kabarkan(detail.pesan, ["Muat ulang", () => location.reload()]);
  });
  tawarkanKonsep(penyimpan);
  pasangFormulir(penyimpan);
}

// --- what asks first
async function sisipkanHidup(jenis) {
  const hasil = await pilih(isian.cari, jenis);
  editor.commands.focus();
  if (hasil) editor.chain().focus().insertContent({ type: jenis, attrs: { kunci: hasil.kunci, teks: hasil.teks } }).run();
}

async function tulisCatatan() {
  const terpilih = editor.state.selection.node;
  const lama = terpilih?.type.name === "catatan" ? terpilih.attrs.teks : "";
  const { tombol, isi } = await tanya(dialog("catatan"), { teks: lama });
  editor.commands.focus();
  const teks = isi.teks.trim();
  if (tombol === "batal" || !teks) return;
  if (lama) editor.chain().focus().updateAttributes("catatan", { teks }).run();
  else editor.chain().focus().insertContent({ type: "catatan", attrs: { teks } }).run();
}

async function tulisTautan() {
  const { tombol, isi } = await tanya(dialog("tautan"), { href: editor.getAttributes("link").href ?? "" });
  const rantai = editor.chain().focus().extendMarkRange("link");
  if (tombol === "hapus") rantai.unsetLink().run();
  else if (tombol === "batal") editor.commands.focus();
  else if (editor.state.selection.empty && !editor.isActive("link")) {
    editor.chain().focus().insertContent({ type: "text", text: isi.href, marks: [{ type: "link", attrs: { href: isi.href } }] }).run();
  } else rantai.setLink({ href: isi.href }).run();
}

async function sisipkanGambar() {
  const nomor = await pilihGambar(isian);
  editor.commands.focus();
  if (nomor) editor.chain().focus().insertContent({ type: "gambar", attrs: { nomor } }).run();
}

// --- two writers, and what was left behind
async function pilihNaskah(penyimpan, { pesan, isi, versi }) {
  unsur("kabar-bentrok").textContent = pesan;
  unsur("naskah-saya").innerHTML = editor.getHTML(); // both went through a schema: the editor's, the server's
  unsur("naskah-mereka").innerHTML = isi || "<p>(kosong: teks otomatis dipakai)</p>";
  const { tombol } = await tanya(dialog("bentrok"));
  if (tombol === "batal") {
    kabarkan(`${pesan} Tulisan Anda belum tersimpan.`, ["Pilih naskah", () => pilihNaskah(penyimpan, { pesan, isi, versi })]);
    return;
  }
  if (tombol === "saya") {
    penyimpan.lanjutkan(versi);
    return;
  }
  if (tombol === "salin") await navigator.clipboard?.writeText(editor.getText()).catch(() => {});
  editor.commands.setContent(isi, { emitUpdate: false });
  penyimpan.isi = penyimpan.tersimpan = isiNaskah(editor);
  penyimpan.hapusKonsep();
  penyimpan.lanjutkan(versi);
  penyimpan.lapor("tersimpan", "Yang tersimpan dipakai");
}

function tawarkanKonsep(penyimpan) {
  const k = penyimpan.konsep();
  if (!k) return;
  const kapan = new Date(k.pada).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
  kabarkan(
    `Ada tulisan Anda dari ${kapan} yang belum tersimpan.`,
    ["Pulihkan", () => {
      penyimpan.versi = k.versi; // changed meanwhile: both are shown
      editor.commands.setContent(k.isi, { emitUpdate: true });
    }],
    ["Buang", () => penyimpan.hapusKonsep()],
  );
}

// Forms of the page go after what was typed is saved.
function pasangFormulir(penyimpan) {
  for (const form of document.querySelectorAll("main form[method=post]")) {
    form.addEventListener("submit", async (kejadian) => {
      if (!penyimpan.kotor || penyimpan.tertahan) return;
      kejadian.preventDefault();
      await penyimpan.kirim();
      if (!penyimpan.kotor) form.requestSubmit(kejadian.submitter);
    });
  }
  const mulai = unsur("mulai");
  const kosong = () => {
    mulai.hidden = true;
    editor.commands.focus();
  };
  mulai?.querySelector("a").addEventListener("click", (kejadian) => {
    kejadian.preventDefault();
    kosong();
  });
  if (mulai && location.hash === "#tulisan") kosong(); // pressed before this file was there
  editor.on("update", () => mulai && (mulai.hidden = true));
}
