"use strict";
const entries = [...document.querySelectorAll("details.wrong")];
const controls = [...document.querySelectorAll(".filter [data-by]")];
const words = document.getElementById("words");
const count = document.getElementById("count");
function filter() {
  const sought = words.value.trim().toLowerCase();
  let left = 0;
  for (const entry of entries) {
    const fits = controls.every((c) => !c.value || entry.dataset[c.dataset.by] === c.value)
      && (!sought || entry.textContent.toLowerCase().includes(sought));
    entry.hidden = !fits;
    left += fits;
  }
  count.textContent = left;
}
for (const control of [...controls, words]) control.addEventListener("input", filter);
document.getElementById("open").addEventListener("click", () => {
  const shown = entries.filter((entry) => !entry.hidden);
  const open = shown.some((entry) => !entry.open);
  for (const entry of shown) entry.open = open;
});
filter();
