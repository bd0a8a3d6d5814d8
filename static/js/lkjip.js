// Progressive enhancement: every link and every <details> works without this file.

// a.jejak: the trace of a figure opens in a dialog. The server answers X-Requested-With: fetch with a fragment.
async function bukaJejak(tautan) {
  const jawaban = await fetch(tautan.href, { headers: { "X-Requested-With": "fetch" } });
  if (!jawaban.ok || jawaban.redirected) throw new Error(jawaban.status);
  const dialog = document.getElementById("dialog-jejak");
  dialog.querySelector(".isi").innerHTML = await jawaban.text();
  const judul = dialog.querySelector(".isi :is(h1, h2, h3)");
  dialog.setAttribute("aria-label", judul ? judul.textContent.trim() : "Jejak angka");
  if (!dialog.open) dialog.showModal(); // Esc closes it and the focus returns to the link: the browser sees to both
  dialog.scrollTop = 0;
}

document.addEventListener("click", (kejadian) => {
  const tautan = kejadian.target.closest("a.jejak");
  const biasa = kejadian.button === 0 && !kejadian.ctrlKey && !kejadian.metaKey && !kejadian.shiftKey;
  if (tautan && biasa) {
    kejadian.preventDefault();
    bukaJejak(tautan).catch(() => location.assign(tautan.href));
  }
  if (kejadian.target.matches("dialog")) kejadian.target.close(); // a click on the backdrop
  tutupPilihan(kejadian.target);
});

// The switchers of the top bar close when one clicks or tabs elsewhere, or presses Esc.
function tutupPilihan(kecuali) {
  for (const pilihan of document.querySelectorAll("details.pilihan[open]")) {
    if (!pilihan.contains(kecuali)) pilihan.open = false;
  }
}
document.addEventListener("focusin", (kejadian) => tutupPilihan(kejadian.target));
document.addEventListener("keydown", (kejadian) => {
  const pilihan = kejadian.key === "Escape" && document.querySelector("details.pilihan[open]");
  if (pilihan) {
    pilihan.open = false;
    pilihan.querySelector("summary").focus();
  }
});
