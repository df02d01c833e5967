// Glue to the bundle `editor/editor.js` and its neighbour `editor/preview.js` 
// (app/editor/types.d.ts).

// One callback for all that an editor tells: kind, text, number, flag.
export async function openEditor(bundle, host, given, heard) {
  return await bundle.mount(host, {
    ...JSON.parse(given),
    onEdit: (edits) => heard("edit", JSON.stringify(edits), 0, false),
    onUndo: () => heard("undo", "", 0, false),
    onRedo: () => heard("redo", "", 0, false),
    onBlur: () => heard("blur", "", 0, false),
    onCaret: (at) => heard("caret", "", at, false),
    onPaste: (units, inside) => heard("paste", "", units, inside),
  });
}

export function applyEdits(handle, edits) {
  handle.apply(JSON.parse(edits));
}

export function setMarks(handle, marks) {
  handle.setMarks(JSON.parse(marks));
}

export function selection(handle) {
  const { from, to } = handle.selection();
  return [from, to];
}

export function watchCopies(bundle) {
  bundle.watchCopies(document);
}

// What a paste brings: its UTF-16 length, and whether it was copied in this page.
export function pasted(bundle, event) {
  const text = (event.clipboardData?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n");
  return [text.length, bundle.copiedInside(text)];
}

// Undo or redo, if the event asks for it. AltGr is no Ctrl: on a Polish keyboard it types letters.
export function historyAsked(event) {
  if (event.type === "beforeinput") {
    return { historyUndo: "undo", historyRedo: "redo" }[event.inputType];
  }
  const altered = event.altKey || event.getModifierState("AltGraph");
  if (altered || !(event.ctrlKey || event.metaKey)) return undefined;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && event.ctrlKey && !event.shiftKey ? "redo" : undefined;
}

export function openPreview(bundle, host, title, locale, assets, heard) {
  return bundle.mount(host, {
    title,
    locale,
    assets: (name) => assets(name) ?? undefined,
    onLink: (href) => heard("link", href ?? "", 0, 0),
    onInspect: ({ from, to }) => heard("inspect", "", from, to),
  });
}

// The same text in tidy lines.
export function layOut(bundle, language, text) {
  return bundle.format(language, text);
}

// Outlines the element around an offset; none: no element.
export function point(handle, at) {
  handle.point(at ?? null);
}

// Outlines the next or the previous element: its name, its text, where it begins and ends.
export function walk(handle, step) {
  const { tag, text, from, to } = handle.walk(step) ?? {};
  return tag === undefined ? undefined : [tag, text, from, to];
}

const media = (query) => globalThis.matchMedia(query);

// Light, dark or contrast, as the page is drawn now.
export function appearance() {
  if (media("(forced-colors: active)").matches) return "contrast";
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return media("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

// Calls `changed` when the appearance may have changed; gives the function that ends it.
export function watchAppearance(changed) {
  const queries = ["(forced-colors: active)", "(prefers-color-scheme: dark)"].map(media);
  const observer = new MutationObserver(() => changed());
  const hear = () => changed();
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  for (const query of queries) query.addEventListener("change", hear);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", hear);
  };
}

export function isCoarse() {
  return media("(pointer: coarse)").matches;
}

// Tells an element's inner width, now and whenever it changes; gives the function that ends it.
export function watchWidth(element, heard) {
  const observer = new ResizeObserver(([seen]) => heard(Math.round(seen.contentRect.width)));
  observer.observe(element);
  return () => observer.disconnect();
}
