// Dialogs that ask: they stand in the page (templates/reports/tulis/_dialog.html) and are answered by a button.

// Opens a dialog with the given values; the answer is {tombol, isi}, tombol "batal" where it was left.
export function tanya(dialog, nilai = {}) {
  const form = dialog.querySelector("form");
  for (const [nama, isi] of Object.entries(nilai)) form.elements[nama].value = isi;
  dialog.returnValue = "batal";
  dialog.showModal();
  return new Promise((selesai) => {
    dialog.addEventListener(
      "close",
      () => selesai({ tombol: dialog.returnValue, isi: Object.fromEntries(new FormData(form)) }),
      { once: true },
    );
  });
}

export const dialog = (nama) => document.getElementById(`dialog-${nama}`);
