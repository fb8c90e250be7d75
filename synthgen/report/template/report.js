"use strict";

// What the page can do with a script: show some images only, and one of them large.

const tiles = [...document.querySelectorAll("#images .tile")];
const filters = [...document.querySelectorAll("[data-filter]")];
const told = document.getElementById("told");

function choose() {
  const wanted = filters.filter((filter) => filter.value);
  for (const tile of tiles) tile.hidden = !wanted.every((filter) => tile.dataset[filter.dataset.filter] === filter.value);
  told.textContent = `${tiles.filter((tile) => !tile.hidden).length} of ${tiles.length} shown`;
}

for (const filter of filters) filter.addEventListener("change", choose);
document.getElementById("filters").hidden = false;
choose();

const dialog = document.getElementById("large");
const view = dialog.querySelector(".view");
const title = document.getElementById("large-title");
const facts = dialog.querySelector(".facts");
let near = [];
let at = 0;

function show(place) {
  at = (place + near.length) % near.length;
  const tile = near[at];
  view.replaceChildren(...[...tile.querySelector("button").children].map((child) => child.cloneNode(true)));
  facts.replaceChildren(tile.querySelector("template").content.cloneNode(true));
  title.textContent = tile.querySelector("figcaption").textContent.trim();
}

for (const tile of document.querySelectorAll(".tile")) {
  tile.querySelector("button").addEventListener("click", () => {
    near = [...tile.closest("section").querySelectorAll(".tile")].filter((other) => !other.hidden);
    show(near.indexOf(tile));
    dialog.showModal();
  });
}
dialog.querySelector("[data-do=back]").addEventListener("click", () => show(at - 1));
dialog.querySelector("[data-do=on]").addEventListener("click", () => show(at + 1));
dialog.querySelector("[data-do=close]").addEventListener("click", () => dialog.close());
dialog.addEventListener("keydown", (event) => {
  if (event.key === "ArrowLeft") show(at - 1);
  if (event.key === "ArrowRight") show(at + 1);
});
dialog.addEventListener("close", () => near[at]?.querySelector("button").focus());
