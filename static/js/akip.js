// The worksheet: keys 1 and 0 answer the criterion that has the focus, and leaving with unsaved answers is asked
// about. Without this file the page is the same form.
const lembar = document.querySelector("[data-lembar-kerja]");

if (lembar) {
  let berubah = false;
  lembar.addEventListener("input", () => {
    berubah = true;
  });
  lembar.addEventListener("submit", () => {
    berubah = false;
  });
  window.addEventListener("beforeunload", (kejadian) => {
    if (berubah) kejadian.preventDefault();
  });
  lembar.addEventListener("keydown", (kejadian) => {
    const nilai = { 1: "ya", 0: "tidak" }[kejadian.key];
    if (!nilai || !kejadian.target.matches("input[type=radio]") || kejadian.ctrlKey || kejadian.altKey) return;
    const tujuan = kejadian.target.closest("fieldset").querySelector(`input[type=radio][value="${nilai}"]`);
    if (!tujuan) return;
    kejadian.preventDefault();
    tujuan.checked = true;
    tujuan.focus();
    berubah = true;
  });
}
