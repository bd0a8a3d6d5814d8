// What follows the data in a text: figures, references, notes, images. Each is one thing that is deleted as a whole.
// isian: what the page says of the text (reports/views/tulis.py); perintah(nama) runs a command of the toolbar.

export function nodusHidup(P, isian, perintah) {
  return [
    teksHidup(P, "angka", "Angka hidup", isian),
    teksHidup(P, "rujuk", "Rujukan", isian),
    catatan(P, perintah),
    gambar(P, isian),
  ];
}

const unsur = (nama, kelas, atribut = {}) => {
  const hasil = document.createElement(nama);
  hasil.className = kelas;
  for (const [k, v] of Object.entries(atribut)) hasil.setAttribute(k, v);
  return hasil;
};

// A figure or reference: its text is what it showed when it was last looked at; the editor shows today's.
function teksHidup(P, nama, sebutan, isian) {
  return P.Node.create({
    name: nama,
    group: "inline",
    inline: true,
    atom: true,
    addAttributes: () => ({
      kunci: {
        default: "",
        parseHTML: (e) => e.getAttribute(`data-${nama}`),
        renderHTML: (a) => ({ [`data-${nama}`]: a.kunci }),
      },
      teks: { default: "", parseHTML: (e) => e.textContent.trim(), rendered: false },
    }),
    parseHTML: () => [{ tag: `span[data-${nama}]`, priority: 100 }],
    renderHTML: ({ node, HTMLAttributes }) => ["span", HTMLAttributes, node.attrs.teks],
    renderText: ({ node }) => node.attrs.teks,
    addNodeView: () => ({ node }) => {
      const { kunci, teks } = node.attrs;
      const kini = isian.kini[`${kunci}|${teks.replace(/\s+/g, " ")}`];
      const bergeser = kini !== undefined;
      const dom = unsur("span", `${nama}-hidup${bergeser ? " bergeser" : ""}`, {
        role: "img",
        "aria-label": `${sebutan}: ${kini || teks}${bergeser ? `, semula ${teks}` : ""}`,
        title: bergeser ? `Semula ${teks}${kini ? "" : "; kini tidak ada lagi"}` : `${sebutan}, mengikuti data`,
      });
      dom.textContent = kini || teks;
      return { dom };
    },
  });
}

function catatan(P, perintah) {
  return P.Node.create({
    name: "catatan",
    group: "inline",
    inline: true,
    atom: true,
    addAttributes: () => ({
      teks: {
        default: "",
        parseHTML: (e) => e.getAttribute("data-catatan"),
        renderHTML: (a) => ({ "data-catatan": a.teks }),
      },
    }),
    parseHTML: () => [{ tag: "span[data-catatan]", priority: 100 }],
    renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes],
    renderText: ({ node }) => ` (${node.attrs.teks})`,
    addNodeView: () => ({ node }) => {
      const dom = unsur("sup", "catatan-hidup", {
        role: "img",
        "aria-label": `Catatan kaki: ${node.attrs.teks}`,
        title: node.attrs.teks,
      });
      dom.addEventListener("dblclick", () => perintah("catatan"));
      return { dom };
    },
    addKeyboardShortcuts: () => ({
      Enter: ({ editor }) => (editor.state.selection.node?.type.name === "catatan" ? perintah("catatan") : false),
    }),
  });
}

function gambar(P, isian) {
  return P.Node.create({
    name: "gambar",
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => ({
      nomor: {
        default: "",
        parseHTML: (e) => e.getAttribute("data-gambar"),
        renderHTML: (a) => ({ "data-gambar": a.nomor }),
      },
    }),
    parseHTML: () => [{ tag: "figure[data-gambar]", priority: 100 }],
    renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],
    addNodeView: () => ({ node }) => ({ dom: bingkai(node.attrs.nomor, isian) }),
  });
}

function bingkai(nomor, isian) {
  const dom = unsur("figure", "gambar-hidup");
  const data = isian.daftar_gambar.find((g) => String(g.id) === String(nomor));
  const keterangan = unsur("figcaption", "");
  if (data) {
    const foto = unsur("img", "", { src: `${isian.gambar}${data.id}/`, alt: data.alt });
    dom.append(foto);
    keterangan.textContent = data.judul + (data.sumber ? ` (Sumber: ${data.sumber})` : "");
  } else keterangan.textContent = "Gambar ini tidak ada lagi. Hapus, lalu sisipkan yang lain.";
  dom.append(keterangan);
  return dom;
}
