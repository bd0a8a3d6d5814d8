// Folds the rows of a tree: tables with data-pohon, rows with data-kunci and data-induk. Without this file all rows show.

for (const alat of document.querySelectorAll(".alat-pohon")) siapkanPohon(alat);

function siapkanPohon(alat) {
  const tabel = document.getElementById(alat.dataset.pohon);
  if (!tabel || !("pohon" in tabel.dataset)) return;
  const baris = [...tabel.querySelectorAll("tbody tr[data-kunci]")];
  const perKunci = new Map(baris.map((b) => [b.dataset.kunci, b]));
  const tombol = new Map(); // of each row that has rows below it
  // The quarters of a year have the same rows; another reader in this window has a state of his own.
  const simpanan = `lipat ${alat.dataset.milik} ${location.pathname.replace(/\d+\/$/, "")}`;
  let terlipat = new Set(baca(simpanan));

  for (const b of baris) {
    const induk = perKunci.get(b.dataset.induk);
    if (induk && !tombol.has(induk)) tombol.set(induk, buatTombol(induk));
  }
  tampilkan();
  alat.hidden = false;

  function buatTombol(b) {
    const t = document.createElement("button");
    t.type = "button";
    t.className = "lipat";
    const nama = [...b.cells].map((s) => s.textContent.trim()).filter(Boolean).slice(0, 2).join(" ");
    t.setAttribute("aria-label", `Rincian ${nama}`);
    t.addEventListener("click", () => {
      const kunci = b.dataset.kunci;
      ubah(terlipat.has(kunci) ? [...terlipat].filter((k) => k !== kunci) : [...terlipat, kunci]);
    });
    b.querySelector(".tetap-2").prepend(t);
    return t;
  }

  function ubah(kunci) {
    terlipat = new Set(kunci);
    try {
      sessionStorage.setItem(simpanan, JSON.stringify([...terlipat]));
    } catch {} // a browser that keeps nothing still folds
    tampilkan();
  }

  function tampilkan() {
    for (const b of baris) {
      const induk = perKunci.get(b.dataset.induk);
      b.hidden = Boolean(induk) && (induk.hidden || terlipat.has(b.dataset.induk)); // parents come first
    }
    for (const [b, t] of tombol) t.setAttribute("aria-expanded", String(!terlipat.has(b.dataset.kunci)));
  }

  alat.addEventListener("click", (kejadian) => {
    const cara = kejadian.target.dataset.lipat;
    if (!cara) return;
    const kepala = [...tombol.keys()];
    const dilipat = { semua: kepala, program: kepala.filter((b) => b.classList.contains("program")), tidak: [] }[cara];
    ubah(dilipat.map((b) => b.dataset.kunci));
  });
}

function baca(simpanan) {
  try {
    return JSON.parse(sessionStorage.getItem(simpanan)) || [];
  } catch {
    return [];
  }
}
