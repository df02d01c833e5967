/**
 * Whether a pasted text had been copied in this page. Only the last copy counts, as on a clipboard,
 * and it is kept in memory alone. Editor and preview are separate bundles, so it hangs on the
 * window.
 */
const KEY = Symbol.for('proba.copied');

interface Store {
  text: string;
  dragging: string;
  watched: WeakSet<Document>;
}

function store(): Store {
  const home = globalThis as unknown as Record<symbol, Store | undefined>;
  return (home[KEY] ??= { text: '', dragging: '', watched: new WeakSet() });
}

const unify = (text: string): string => text.replace(/\r\n?/g, '\n');

function selected(target: Document): string {
  const active = target.activeElement;
  if (active && 'selectionStart' in active && 'value' in active) {
    const { value, selectionStart, selectionEnd } = active as HTMLTextAreaElement;
    if (selectionStart !== null) return value.slice(selectionStart, selectionEnd);
  }
  return target.getSelection()?.toString() ?? '';
}

/** Remembers what is copied, cut or dragged in this document. Once per document is enough. */
export function watchCopies(target: Document): void {
  const kept = store();
  if (kept.watched.has(target)) return;
  kept.watched.add(target);
  const view = target.defaultView ?? window;
  for (const kind of ['copy', 'cut'] as const) {
    // In the bubbling phase at the window: an editor that fills the clipboard itself has done so.
    view.addEventListener(kind, (event) => {
      remember(event.clipboardData?.getData('text/plain') || selected(target));
    });
    // A native cut has removed the selection by the time it bubbles in some engines.
    view.addEventListener(kind, () => remember(selected(target)), true);
  }
  view.addEventListener('dragstart', (event) => {
    kept.dragging = unify(event.dataTransfer?.getData('text/plain') || selected(target));
  });
  view.addEventListener('dragend', () => {
    kept.dragging = '';
  });
}

/** For copies that no event tells of (a menu's "Copy" that writes to the clipboard by script). */
export function remember(text: string): void {
  if (text) store().text = unify(text);
}

export function copiedInside(text: string): boolean {
  return text !== '' && unify(text) === store().text;
}

export function draggedInside(text: string): boolean {
  return text !== '' && unify(text) === store().dragging;
}
