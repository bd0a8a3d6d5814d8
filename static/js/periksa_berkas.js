// Works out the hash of a chosen file here, so that it need not be sent. Without this file, or without HTTPS,
// the form sends it.

const formulir = document.querySelector("[data-periksa]");
const kabar = formulir.querySelector("[data-kabar]");
const tujuan = document.querySelector("[data-sidik]");

async function hitung(berkas) {
  const sidik = await crypto.subtle.digest("SHA-256", await berkas.arrayBuffer());
  return Array.from(new Uint8Array(sidik), (b) => b.toString(16).padStart(2, "0")).join("");
}

if (globalThis.crypto?.subtle) {
  formulir.querySelector("[data-tanpa-js]").hidden = true;
  formulir.querySelector("[data-dengan-js]").hidden = false;
  formulir.addEventListener("submit", async (kejadian) => {
    kejadian.preventDefault();
    const berkas = formulir.elements.berkas.files[0];
    if (berkas.size > Number(formulir.dataset.batas)) {
      kabar.textContent = "Berkas terlalu besar, jadi bukan berkas LKjIP.";
      return;
    }
    kabar.textContent = "Menghitung sidik…";
    try {
      tujuan.elements.sha256.value = await hitung(berkas);
    } catch {
      kabar.textContent = "Berkas tidak terbaca. Pilih sekali lagi.";
      return;
    }
    tujuan.submit();
  });
}
