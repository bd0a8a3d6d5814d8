// The form of a membership: only the fields of the chosen role, and only the bidang of the chosen unit.
// Without this file all fields are there, and the server says which of them do not belong.

const peran = document.getElementById("id_peran");
const unit = document.getElementById("id_unit");
const bidang = document.getElementById("id_bidang");

function sesuaikan() {
  for (const bagian of document.querySelectorAll("[data-peran]")) {
    const cocok = bagian.dataset.peran === peran.value;
    bagian.hidden = !cocok;
    if (!cocok) bagian.querySelector("select").selectedIndex = 0; // what cannot be seen is not sent
  }
  const nama = unit.value ? unit.selectedOptions[0].textContent : "";
  for (const kelompok of bidang.querySelectorAll("optgroup")) {
    const cocok = !nama || kelompok.label === nama;
    kelompok.hidden = kelompok.disabled = !cocok;
    if (!cocok && kelompok.contains(bidang.selectedOptions[0])) bidang.selectedIndex = 0;
  }
}

peran.addEventListener("change", sesuaikan);
unit.addEventListener("change", sesuaikan);
sesuaikan();
