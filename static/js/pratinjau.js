// The section as it will print, beside its editor: fetched when the page opens and after each save (the editor says
// naskah:tersimpan). While one is fetched, a further save waits. Without this file there is a link to the preview.
const tempatPratinjau = document.getElementById("pratinjau-cetak");
let memuat = false;
let lagi = false;

async function muatPratinjau() {
  if (memuat) {
    lagi = true;
    return;
  }
  memuat = true;
  tempatPratinjau.setAttribute("aria-busy", "true");
  try {
    const jawaban = await fetch(tempatPratinjau.dataset.alamat, { headers: { "X-Requested-With": "fetch" } });
    if (jawaban.ok && !jawaban.redirected) {
      const gulir = tempatPratinjau.scrollTop;
      tempatPratinjau.innerHTML = await jawaban.text();
      tempatPratinjau.scrollTop = gulir;
    }
  } catch {
    // The old pages stay; the next save tries again.
  }
  tempatPratinjau.removeAttribute("aria-busy");
  memuat = false;
  if (lagi) {
    lagi = false;
    muatPratinjau();
  }
}

if (tempatPratinjau) {
  document.addEventListener("naskah:tersimpan", muatPratinjau);
  muatPratinjau();
}
