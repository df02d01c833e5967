// Reading a long text: bringing passages into sight, and what is selected in them.

// Scrolls to the element, by the next frame; `focus` moves the keyboard there too.
export function reveal(id, focus) {
  requestAnimationFrame(() => {
    const found = document.getElementById(id);
    if (!found) return;
    found.scrollIntoView({ block: "center", inline: "nearest" });
    if (focus) found.focus({ preventScroll: true });
  });
}

// Scrolls as little as it takes to have the element in sight.
export function nearest(id) {
  document.getElementById(id)?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// At a new stage the keyboard goes to its content: what had the focus is gone with the old one.
// A page that nobody has touched yet is left as the browser opens it.
export function land(id) {
  if (navigator.userActivation?.hasBeenActive === false) return;
  requestAnimationFrame(() => {
    const { activeElement, body } = document;
    if (activeElement && activeElement !== body) return;
    scrollTo(0, 0);
    document.getElementById(id)?.focus({ preventScroll: true });
  });
}

const flat = (text) => text.replace(/\s+/g, " ").trim();

// The passage that holds the whole selection, and the words selected in it. A triple click ends
// at the start of the next block, so the words decide, not the selection's end.
function selected(place) {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || chosen.rangeCount === 0) return ["", ""];
  const { startContainer } = chosen.getRangeAt(0);
  const element = startContainer.nodeType === 1 ? startContainer : startContainer.parentElement;
  const passage = element?.closest(`[data-passage^="${place}-"]`);
  const words = flat(chosen.toString());
  const inside = passage && words !== "" && flat(passage.innerText).includes(words);
  return inside ? [passage.dataset.passage, words] : ["", ""];
}

// Tells which passage of `place` words are selected in; gives the function that ends it.
export function watchSelection(place, heard) {
  const hear = () => heard(...selected(place));
  document.addEventListener("selectionchange", hear);
  return () => document.removeEventListener("selectionchange", hear);
}

export function dropSelection() {
  getSelection()?.removeAllRanges();
}

// Whether the desk shows one part at a time (app/style, under 900 px).
export function isNarrow() {
  return matchMedia("(width < 900px)").matches;
}

// Whether a room, a panel and a list have room beside each other: 900 px for the room alone.
export function isWide() {
  return matchMedia("(width >= 1720px)").matches;
}
