/**
 * What `dist/editor.js` and `dist/preview.js` export. The client (Rust) loads both by
 * `import(new URL("editor/editor.js", document.baseURI))` and calls these names; they are stable.
 *
 * Offsets are always UTF-16 code units into a text whose lines end in LF only.
 */

/** One replacement. In a list each edit applies to the text that the edit before it left. */
export interface Edit {
  /** Where it starts, in UTF-16 units. Never in the middle of a surrogate pair. */
  at: number;
  /** Exactly the text that stood there and is gone ("" for a pure insertion). */
  removed: string;
  /** The text that stands there now: LF only, no lone surrogates. */
  inserted: string;
}

export type Mode = 'monaco' | 'plain';
export type Language = 'html' | 'css' | 'markdown' | 'plain';
export type Theme = 'light' | 'dark' | 'contrast';
export type Locale = 'pl' | 'en';
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A finding shown in the text: underlined in Monaco, told at the caret in plain mode. */
export interface Mark {
  from: number;
  to: number;
  severity: Severity;
  message: string;
}

export interface EditorOptions {
  mode: Mode;
  language: Language;
  /**
   * Expected to be normal already (LF, well-formed); if it is not, `value()` shows what it became.
   */
  value: string;
  /** The accessible name. */
  label: string;
  readOnly: boolean;
  theme: Theme;
  locale: Locale;
  /** Default true. */
  wordWrap?: boolean;
  /** Id of an element that describes the editor (a hint, an error). */
  describedBy?: string;
  /** Whether names and values are offered while typing, and tags are closed. Default true. */
  completion?: boolean;
  /** Whether code has its colours. Default true. */
  colours?: boolean;
  /** Every change a person made, at once, also in the middle of a composition. */
  onEdit(edits: Edit[]): void;
  /** The person asked to undo or redo, by any way; the editor itself has no history. */
  onUndo(): void;
  onRedo(): void;
  onBlur?(): void;
  /** The caret stands elsewhere, by the person's own hand; in UTF-16 units. */
  onCaret?(at: number): void;
  /**
   * Called just before the `onEdit` of a paste or a drop, with the UTF-16 length of what came in
   * and whether it had last been copied in this page since it was loaded (the preview included).
   */
  onPaste?(chars: number, inside: boolean): void;
  /** The person leaves by the keyboard: Escape, then Tab. Focus has not moved yet. */
  onLeave?(): void;
}

/** A stretch of the text. */
export interface Span {
  from: number;
  to: number;
}

export interface Handle {
  /** What really stands: `plain` also where Monaco was asked for and could not be loaded. */
  readonly mode: Mode;
  value(): string;
  /** Changes the least that makes the text `value`; caret and scroll stay. Never calls `onEdit`. */
  set(value: string): void;
  /** Applies edits (sequential). Never calls `onEdit`. */
  apply(edits: Edit[]): void;
  setReadOnly(readOnly: boolean): void;
  setTheme(theme: Theme): void;
  /** Replaces all marks. */
  setMarks(marks: Mark[]): void;
  /** Selects the range and brings it into view; moves focus to the editor. */
  reveal(from: number, to: number): void;
  /** What is selected; empty at the caret when nothing is. */
  selection(): Span;
  focus(): void;
  /** To be called after the host changed size without the window doing so; mostly automatic. */
  layout(): void;
  destroy(): void;
}

/** `import { mount } from "editor.js"` */
export type MountEditor = (host: HTMLElement, options: EditorOptions) => Promise<Handle>;

/**
 * `import { watchCopies, copiedInside } from "editor.js"`, for fields of the client's own: from
 * when on copies in a document are remembered (editors call it themselves), and whether a text is
 * the last one.
 */
export type WatchCopies = (target: Document) => void;
export type CopiedInside = (text: string) => boolean;

/** Where an element of the preview begins in the HTML: its start tag. */
export interface Source {
  tag: string;
  from: number;
  to: number;
}

/** An element that was walked to, and how its text begins. */
export interface Walked extends Source {
  text: string;
}

export interface PreviewOptions {
  /** The frame's accessible name. */
  title: string;
  /** Language of the preview's own few words. Default "pl". */
  locale?: Locale;
  /** Shown while the HTML is blank, instead of the built-in sentence. */
  empty?: string;
  /**
   * URL (blob: or data:) of one of the case's pictures, by bare file name; undefined if unknown.
   */
  assets?(name: string): string | undefined;
  /** The person clicked an element (not a link): its place in the source, to be revealed there. */
  onInspect?(source: Source): void;
  /** A link, button or form is pointed at, focused or pressed: its target; null when left. */
  onLink?(href: string | null): void;
}

export interface Preview {
  /** Shows this in the next painted frame; calls until then are folded into one. */
  update(html: string, css: string): void;
  /** Shows the same text again, after `assets` has learnt new names or addresses. */
  refresh(): void;
  /** Width of the simulated screen in CSS pixels; null fills the host. */
  setWidth(px: number | null): void;
  /** What `prefers-color-scheme` answers to the document. */
  setColorScheme(scheme: 'light' | 'dark'): void;
  /** Outlines the element around an offset of the HTML and brings it into sight; null: none. */
  point(at: number | null): void;
  /** Outlines the next (1) or the previous (-1) element, and tells where it begins. */
  walk(step: 1 | -1): Walked | undefined;
  destroy(): void;
}

/** `import { format } from "format.js"`: the same text in tidy lines. */
export type Format = (language: 'html' | 'css', text: string) => string;

/** `import { mount } from "preview.js"` */
export type MountPreview = (host: HTMLElement, options: PreviewOptions) => Preview;
