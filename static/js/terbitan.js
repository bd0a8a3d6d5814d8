// Looks again while a document is being made, and copies a hash. Without this file there is a link, and the text.

if (document.querySelector("[data-segarkan]")) setTimeout(() => location.reload(), 3000);

for (const tombol of document.querySelectorAll("[data-salin]")) {
  if (!navigator.clipboard) break; // only where the page came by HTTPS
  tombol.hidden = false;
  tombol.addEventListener("click", async () => {
    const tersalin = await navigator.clipboard.writeText(tombol.dataset.salin).then(() => true, () => false);
    tombol.firstChild.data = tersalin ? "Tersalin" : "Tidak dapat disalin";
  });
}
