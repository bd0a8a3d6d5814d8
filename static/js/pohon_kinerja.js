// Zoom of the drawing (buttons, and + − 0 while it has the focus), and all branches of the list at once.
// Without this file the drawing scrolls at 100 % and each branch opens by itself.

const bingkai = document.querySelector(".bingkai-pohon");
const alatZum = document.querySelector(".alat-zum");
const TERKECIL = 0.1, TERBESAR = 3, LANGKAH = 1.25;

if (bingkai && alatZum) {
  const svg = bingkai.querySelector("svg");
  const { width: lebar, height: tinggi } = svg.viewBox.baseVal;
  let zum = 1;

  function ubah(baru) {
    const dulu = zum;
    zum = Math.min(TERBESAR, Math.max(TERKECIL, baru));
    // What is in the middle stays there.
    const x = (bingkai.scrollLeft + bingkai.clientWidth / 2) / dulu;
    const y = (bingkai.scrollTop + bingkai.clientHeight / 2) / dulu;
    svg.setAttribute("width", lebar * zum);
    svg.setAttribute("height", tinggi * zum);
    bingkai.scrollTo(x * zum - bingkai.clientWidth / 2, y * zum - bingkai.clientHeight / 2);
    alatZum.querySelector(".nilai-zum").textContent = `${Math.round(zum * 100)}%`;
  }

  const cara = {
    kecil: () => ubah(zum / LANGKAH),
    besar: () => ubah(zum * LANGKAH),
    asli: () => ubah(1),
    muat: () => ubah(bingkai.clientWidth / lebar),
  };
  const papanKetik = { "+": "besar", "=": "besar", "-": "kecil", "0": "muat", "1": "asli" };

  alatZum.addEventListener("click", (k) => cara[k.target.dataset.zum]?.());
  bingkai.addEventListener("keydown", (k) => {
    if (k.ctrlKey || k.metaKey || k.altKey || !papanKetik[k.key]) return; // the browser's own zoom stays
    k.preventDefault();
    cara[papanKetik[k.key]]();
  });
  ubah(1);
  alatZum.hidden = false;
  tampilkan(svg.querySelector(".ketemu") || svg.querySelector(".simpul"));
}

// The first hit, or the top of the tree, comes into the frame; the page itself stays where it is.
function tampilkan(simpul) {
  if (!simpul) return;
  const s = simpul.getBoundingClientRect(), b = bingkai.getBoundingClientRect();
  bingkai.scrollBy(s.left + s.width / 2 - b.left - b.width / 2, Math.max(0, s.top - b.top - 40));
}

const alatLipat = document.querySelector(".alat-lipat");
if (alatLipat) {
  alatLipat.hidden = false;
  alatLipat.addEventListener("click", (k) => {
    const buka = k.target.dataset.lipat;
    if (!buka) return;
    for (const d of document.querySelectorAll(".daftar-pohon details")) d.open = buka === "buka";
  });
}

// A box of the drawing leads to its place in the list, which may lie in a closed branch.
function bukaJalan() {
  const tujuan = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!tujuan?.classList.contains("simpul-pohon")) return;
  for (let d = tujuan.parentElement.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
  tujuan.scrollIntoView();
}
addEventListener("hashchange", bukaJalan);
bukaJalan();
