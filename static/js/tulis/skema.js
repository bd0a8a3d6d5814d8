// What a text is made of: what reports/narasi/dasar.bersih lets stand, and nothing else. P is the module of the editor.

import { nodusHidup } from "./hidup.js";

// Attributes that the server does not keep are not written either.
const tanpaAtribut = () => ({});

export function ekstensi(P, { isian, perintah }) {
  return [
    P.Document,
    P.Text,
    P.Paragraph,
    P.Heading.configure({ levels: [4, 5] }),
    P.Bold,
    P.Italic,
    P.Underline,
    P.Subscript,
    P.Superscript,
    P.HardBreak,
    P.Blockquote,
    P.BulletList,
    P.ListItem,
    P.OrderedList.extend({ addAttributes: () => ({ start: { default: 1, rendered: false, parseHTML: () => 1 } }) }),
    // Their own views set styles on columns, which nobody resizes here.
    P.Table.extend({ addNodeView: null }).configure({ resizable: false }),
    P.TableRow,
    P.TableHeader.extend({ addAttributes: sel }),
    P.TableCell.extend({ addAttributes: sel }),
    P.Link.extend({
      addAttributes: () => ({ href: { default: null } }),
      addKeyboardShortcuts: tanpaAtribut,
      inclusive: false,
    }).configure({ openOnClick: false, autolink: false, linkOnPaste: true }),
    P.UndoRedo,
    P.Gapcursor,
    P.Placeholder.configure({ placeholder: "Tulis di sini…" }),
    ...nodusHidup(P, isian, perintah),
    P.Extension.create({
      name: "pintasan",
      addKeyboardShortcuts: () => ({
        "Mod-k": () => perintah("tautan"),
        "Mod-s": () => perintah("simpan"),
        "Alt-F10": () => perintah("alat"),
      }),
      addInputRules: () => [
        // Two braces open the picker of figures.
        new P.InputRule({
          find: /\{\{$/,
          handler: ({ chain, range }) => {
            chain().deleteRange(range).run();
            setTimeout(() => perintah("angka"));
          },
        }),
      ],
    }),
  ];
}

function sel() {
  const rentang = (nama) => ({
    default: 1,
    parseHTML: (unsur) => Math.min(Math.max(Number.parseInt(unsur.getAttribute(nama) ?? "1", 10) || 1, 1), 20),
    renderHTML: (atribut) => (atribut[nama] > 1 ? { [nama]: atribut[nama] } : {}),
  });
  return {
    colspan: rentang("colspan"),
    rowspan: rentang("rowspan"),
    colwidth: { default: null, rendered: false, parseHTML: () => null },
  };
}

// The text as it is sent: without the empty paragraphs at its end, and empty where nothing is said.
export function isiNaskah(editor) {
  return editor.getHTML().replace(/(?:<p><\/p>\s*)+$/, "");
}
