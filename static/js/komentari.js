// The report to read: at each paragraph a link to comment on it. Without this file the link below the text leads to
// a form with the list of its paragraphs.
for (const blok of document.querySelectorAll("[data-komentari]")) {
  for (const paragraf of blok.querySelectorAll(".narasi :is(p, li, h4, h5)")) {
    if (paragraf.closest("table") || paragraf.querySelector("p, li") || !paragraf.textContent.trim()) continue;
    const tautan = document.createElement("a");
    const kutipan = paragraf.textContent.trim().replace(/\s+/g, " ").slice(0, 300);
    tautan.href = `${blok.dataset.komentari}?${new URLSearchParams({ kutipan })}#komentar-baru`;
    tautan.className = "komentari";
    tautan.textContent = "Komentari";
    tautan.setAttribute("aria-label", `Komentari paragraf: ${kutipan.slice(0, 60)}`);
    paragraf.append(" ", tautan);
  }
}
