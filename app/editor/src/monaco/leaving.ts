/**
 * The way out by keyboard: Escape, when it closes nothing, then Tab (or Shift+Tab). Ctrl+M,
 * Monaco's own toggle, changes what Tab does for good.
 */
import { alert } from 'monaco-editor/base/browser/ui/aria/aria.js';
import type { editor } from 'monaco-editor/editor/editor.api.js';
import type { Words } from '../words';

/** While one of these holds, Escape has something to close first. */
const CLOSED_BY_ESCAPE = [
  'suggestWidgetVisible',
  'findWidgetVisible',
  'editorHasMultipleSelections',
  'inSnippetMode',
  'markersNavigationVisible',
  'editorHoverVisible',
  'editorHasSelection',
  'inQuickInput',
];

interface Keys {
  contextKeyService: { getContextKeyValue(name: string): unknown };
}

const closesSomething = (view: editor.ICodeEditor): boolean => {
  const { contextKeyService } = view as unknown as Keys;
  return CLOSED_BY_ESCAPE.some((key) => Boolean(contextKeyService.getContextKeyValue(key)));
};

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph']);

export function watchLeaving(
  host: HTMLElement,
  view: editor.ICodeEditor,
  say: Words,
  leave: () => void,
  signal: AbortSignal,
): void {
  let armed = false;
  host.addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || MODIFIERS.has(event.key)) return;
      if (event.key === 'Escape') {
        armed = view.hasTextFocus() && !closesSomething(view);
        if (armed) alert(say.leave);
        return;
      }
      if (armed && event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) {
        // Kept from Monaco, so that the browser moves the focus as in any field.
        event.stopPropagation();
        leave();
      }
      armed = false;
    },
    { capture: true, signal },
  );
  host.addEventListener(
    'pointerdown',
    () => {
      armed = false;
    },
    { signal },
  );
}
