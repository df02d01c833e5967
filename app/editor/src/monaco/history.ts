/**
 * Undo belongs to the journal. Monaco keeps no history at all, and its commands "undo" and "redo",
 * by key, menu or palette, ask whoever mounted the editor.
 */
import { RedoCommand, UndoCommand } from 'monaco-editor/editor/browser/editorExtensions.js';
import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices.js';

/** Monaco's undo service with nothing in it. */
const nothing = {
  getUriComparisonKey: (resource: object) => String(resource),
  registerUriComparisonKeyComputer: () => ({ dispose() {} }),
  pushElement() {},
  getLastElement: () => null,
  getElements: () => ({ past: [], future: [] }),
  hasElements: () => false,
  setElementsValidFlag() {},
  removeElements() {},
  createSnapshot: (resource: object) => ({ resource, elements: [] }),
  restoreSnapshot() {},
  canUndo: () => false,
  canRedo: () => false,
  undo() {},
  redo() {},
};

export interface Asked {
  hasTextFocus(): boolean;
  undo(): void;
  redo(): void;
}

const editors = new Set<Asked>();
let last: Asked | undefined;

export function keepNoHistory(): void {
  StandaloneServices.initialize({ undoRedoService: nothing });
  // Above Monaco's own for a focused editor; and once more below those for other text fields.
  for (const [command, kind] of [
    [UndoCommand, 'undo'],
    [RedoCommand, 'redo'],
  ] as const) {
    command.addImplementation(20_000, 'proba-focused', () => {
      const focused = [...editors].find((editor) => editor.hasTextFocus());
      focused?.[kind]();
      return focused !== undefined;
    });
    command.addImplementation(500, 'proba-last', () => {
      last?.[kind]();
      return true;
    });
  }
}

export function enlist(editor: Asked): () => void {
  editors.add(editor);
  return () => {
    editors.delete(editor);
    if (last === editor) last = undefined;
  };
}

export function focused(editor: Asked): void {
  last = editor;
}
