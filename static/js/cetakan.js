// A document in the making: asks every second how far it is, and fetches the file when it is done. Without this
// file the page loads itself anew and ends with a link.
const tempat = document.getElementById("cetakan");
let terakhir = "";

async function segarkan() {
  try {
    const jawaban = await fetch(tempat.dataset.segar, { headers: { "X-Requested-With": "fetch" } });
    if (!jawaban.ok || jawaban.redirected) return location.reload();
    const isi = await jawaban.text();
    // Only what changed: a screen reader reads the region again when it is replaced.
    if (isi !== terakhir) tempat.innerHTML = terakhir = isi;
  } catch {
    // The connection is gone for a moment; the next second may have it again.
  }
  if (tempat.querySelector("[data-belum]")) return setTimeout(segarkan, 1000);
  const tautan = tempat.querySelector("[data-unduh]");
  if (tautan) location.assign(tautan.href);
}

if (tempat?.querySelector("[data-belum]")) setTimeout(segarkan, 1000);
