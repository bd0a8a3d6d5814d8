// The toolbar: what each button does, whether it is in force where the cursor stands, and its keyboard.

const mulai = (editor) => editor.chain().focus();
const saklar = (perintah, nama, atribut) => ({
  jalan: (e) => mulai(e)[perintah](atribut).run(),
  aktif: (e) => e.isActive(nama, atribut),
});
const langkah = (perintah) => ({
  jalan: (e) => mulai(e)[perintah]().run(),
  dapat: (e) => e.can()[perintah](),
});

const PERINTAH = {
  urung: langkah("undo"),
  ulang: langkah("redo"),
  tebal: saklar("toggleBold", "bold"),
  miring: saklar("toggleItalic", "italic"),
  garis: saklar("toggleUnderline", "underline"),
  subjudul: saklar("toggleHeading", "heading", { level: 4 }),
  subsubjudul: saklar("toggleHeading", "heading", { level: 5 }),
  butir: saklar("toggleBulletList", "bulletList"),
  nomor: saklar("toggleOrderedList", "orderedList"),
  kutipan: saklar("toggleBlockquote", "blockquote"),
  tautan: { aktif: (e) => e.isActive("link") },
  tabel: {
    jalan: (e) => mulai(e).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    dapat: (e) => !e.isActive("table"),
  },
  "tambah-baris": langkah("addRowAfter"),
  "hapus-baris": langkah("deleteRow"),
  "tambah-kolom": langkah("addColumnAfter"),
  "hapus-kolom": langkah("deleteColumn"),
  "gabung-sel": langkah("mergeOrSplit"),
  "kepala-baris": langkah("toggleHeaderRow"),
  "hapus-tabel": langkah("deleteTable"),
};

// lain: commands that ask something first, by name.
export function pasangAlat(editor, papan, lain) {
  const semua = [...papan.querySelectorAll("[data-perintah]")];
  const jalankan = (nama) => (lain[nama] ? lain[nama]() : PERINTAH[nama].jalan(editor));

  const segarkan = () => {
    for (const kelompok of papan.querySelectorAll("[data-dalam]")) kelompok.hidden = !editor.isActive(kelompok.dataset.dalam);
    for (const tombol of semua) {
      const { aktif, dapat } = PERINTAH[tombol.dataset.perintah] ?? {};
      if (aktif) tombol.setAttribute("aria-pressed", String(aktif(editor)));
      if (dapat) tombol.setAttribute("aria-disabled", String(!dapat(editor)));
    }
  };
  papan.addEventListener("mousedown", (kejadian) => kejadian.preventDefault()); // the text keeps its cursor
  papan.addEventListener("click", (kejadian) => {
    const tombol = kejadian.target.closest("[data-perintah]");
    if (tombol && tombol.getAttribute("aria-disabled") !== "true") jalankan(tombol.dataset.perintah);
  });
  panah(papan);
  editor.on("transaction", segarkan);
  segarkan();
  return jalankan;
}

// One stop of the Tab key; arrows, Home and End go from button to button, Esc goes back to the text.
function panah(papan) {
  const tampak = () => [...papan.querySelectorAll("[data-perintah]")].filter((t) => !t.closest("[hidden]"));
  const henti = (tombol) => {
    for (const t of papan.querySelectorAll("[data-perintah]")) t.tabIndex = t === tombol ? 0 : -1;
  };
  henti(tampak()[0]);
  papan.addEventListener("focusin", (kejadian) => henti(kejadian.target));
  papan.addEventListener("keydown", (kejadian) => {
    const semua = tampak();
    const di = semua.indexOf(document.activeElement);
    const ke = { ArrowRight: di + 1, ArrowLeft: di - 1, Home: 0, End: semua.length - 1 }[kejadian.key];
    if (kejadian.key === "Escape") document.querySelector("#tulisan [contenteditable]").focus();
    if (ke === undefined) return;
    kejadian.preventDefault();
    semua[(ke + semua.length) % semua.length].focus();
  });
}
