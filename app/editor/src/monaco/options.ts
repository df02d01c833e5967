/** How Monaco is set: calm, still, legible to a screen reader, nothing that would need a worker. */
import type { editor } from 'monaco-editor/editor/editor.api.js';
import type { EditorOptions } from '../../types';

/** As many lines as a screen reader may be given at once; Monaco's own ten are too few. */
const READ_ALOUD_LINES = 500;

const FONT_SIZE_MIN_PX = 13;

export interface Letters {
  fontFamily: string;
  fontSize: number;
}

/** The application's own letters, as its style sheet sets them where the editor stands. */
export function letters(host: HTMLElement): Letters {
  const style = getComputedStyle(host);
  const mono = style.getPropertyValue('--mono').trim();
  return {
    fontFamily: mono || 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace',
    fontSize: Math.max(FONT_SIZE_MIN_PX, Math.round(parseFloat(style.fontSize) * 0.9) || 0),
  };
}

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function settings(
  host: HTMLElement,
  options: EditorOptions,
): editor.IStandaloneEditorConstructionOptions {
  const prose = options.language === 'markdown' || options.language === 'plain';
  return {
    ...letters(host),
    ariaLabel: options.label,
    accessibilityPageSize: READ_ALOUD_LINES,
    readOnly: options.readOnly,
    wordWrap: options.wordWrap === false ? 'off' : 'on',
    automaticLayout: true,
    // Typed over a selection, a sign takes its place.
    autoSurround: 'never',
    fixedOverflowWidgets: true,
    editContext: false,
    lineNumbers: prose ? 'off' : 'on',
    folding: !prose,
    lineNumbersMinChars: 3,
    renderFinalNewline: 'on',
    minimap: { enabled: false },
    stickyScroll: { enabled: false },
    bracketPairColorization: { enabled: false },
    overviewRulerLanes: 1,
    scrollBeyondLastLine: false,
    padding: { top: 8, bottom: 8 },
    cursorBlinking: still() ? 'solid' : 'blink',
    renderLineHighlight: prose ? 'none' : 'line',
    wordBasedSuggestions: 'off',
    suggestOnTriggerCharacters: options.completion !== false,
    quickSuggestions:
      prose || options.completion === false
        ? false
        : { other: true, comments: false, strings: true },
    suggest: { showWords: false, preview: false, showStatusBar: false },
    inlineSuggest: { enabled: false },
    occurrencesHighlight: 'off',
    links: false,
    colorDecorators: false,
    codeLens: false,
    dragAndDrop: false,
    dropIntoEditor: { enabled: false },
    pasteAs: { enabled: false },
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
    unusualLineTerminators: 'off',
    find: { addExtraSpaceOnTop: false },
  };
}
