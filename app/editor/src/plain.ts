/**
 * The plain editor: a `<textarea>`, for touch and assistive technology, and where Monaco can't
 * load. Tab leaves it as any field; what is marked is told in a status line while the caret is
 * there.
 */
import type { Edit, EditorOptions, Handle, Mark, Span } from '../types';
import { copiedInside, draggedInside, watchCopies } from './clip';
import { Mirror } from './mirror';
import { applyEdits, difference, normalise } from './text';
import { type Words, words } from './words';

/** How long half a surrogate pair may wait for its other half. */
const HALF_PAIR_WAIT_MS = 120;

/** As high as a line may be. */
const LINE_PX = 24;

function field(options: EditorOptions): HTMLTextAreaElement {
  const area = document.createElement('textarea');
  area.className = 'editor-plain';
  area.setAttribute('aria-label', options.label);
  if (options.describedBy) area.setAttribute('aria-describedby', options.describedBy);
  area.wrap = options.wordWrap === false ? 'off' : 'soft';
  const prose = options.language === 'markdown' || options.language === 'plain';
  area.spellcheck = prose;
  area.lang = options.locale;
  area.autocapitalize = prose ? 'sentences' : 'off';
  area.setAttribute('autocorrect', prose ? 'on' : 'off');
  area.autocomplete = 'off';
  area.readOnly = options.readOnly;
  Object.assign(area.style, {
    boxSizing: 'border-box',
    display: 'block',
    width: '100%',
    height: '100%',
    margin: '0',
    resize: 'none',
    tabSize: '2',
  });
  return area;
}

/**
 * Undo or redo, if the key asks for it. AltGr is no Ctrl: on a Polish keyboard it types letters.
 */
export function historyKey(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  const altered = event.altKey || event.getModifierState('AltGraph');
  if (altered || !(event.ctrlKey || event.metaKey)) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && event.ctrlKey && !event.shiftKey ? 'redo' : undefined;
}

/** Distance of a text offset from the top of the field's content, in CSS pixels. */
function offsetTop(area: HTMLTextAreaElement, at: number): number {
  const ruler = area.cloneNode() as HTMLTextAreaElement;
  ruler.removeAttribute('id');
  ruler.setAttribute('aria-hidden', 'true');
  ruler.tabIndex = -1;
  Object.assign(ruler.style, {
    position: 'absolute',
    visibility: 'hidden',
    height: '0',
    width: `${area.clientWidth}px`,
  });
  ruler.value = area.value.slice(0, at);
  area.after(ruler);
  const height = ruler.scrollHeight;
  ruler.remove();
  return height;
}

export class Plain implements Handle {
  readonly mode = 'plain';
  private readonly area: HTMLTextAreaElement;
  private readonly status: HTMLElement;
  private readonly mirror: Mirror;
  private readonly stop = new AbortController();
  private readonly say: Words;
  private marks: Mark[] = [];
  private notice = '';
  private halfPair: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: HTMLElement,
    private readonly options: EditorOptions,
  ) {
    this.say = words(options.locale);
    const value = normalise(options.value);
    this.mirror = new Mirror(value, options.onEdit);
    this.area = field(options);
    this.area.value = value;
    this.area.setSelectionRange(0, 0);
    this.status = document.createElement('p');
    this.status.className = 'editor-status';
    this.status.setAttribute('role', 'status');
    this.status.hidden = true;
    host.append(this.area, this.status);
    this.setTheme(options.theme);
    watchCopies(document);
    this.listen();
  }

  /** Tells that this stands in for an editor that could not be loaded. */
  standIn(): void {
    this.notice = this.say.unavailable;
    this.tell('');
  }

  private listen(): void {
    const { area } = this;
    const on = <K extends keyof HTMLElementEventMap>(
      kind: K,
      heard: (event: HTMLElementEventMap[K]) => void,
    ): void => area.addEventListener(kind, heard, { signal: this.stop.signal });
    on('input', (event) => {
      const { inputType } = event as InputEvent;
      // An engine that does not ask before: what it undid is put back, then the caller is asked.
      if (inputType === 'historyUndo' || inputType === 'historyRedo')
        this.write(this.mirror.text());
      if (inputType === 'historyUndo') this.history(event, 'undo');
      else if (inputType === 'historyRedo') this.history(event, 'redo');
      else this.changed();
    });
    on('compositionend', () => this.changed());
    on('blur', () => {
      this.settle();
      this.options.onBlur?.();
    });
    on('keydown', (event) => {
      const asked = historyKey(event);
      if (asked) this.history(event, asked);
    });
    on('beforeinput', (event) => this.before(event as InputEvent));
    on('paste', (event) => {
      const text = normalise(event.clipboardData?.getData('text/plain') ?? '');
      if (!area.readOnly && text) this.options.onPaste?.(text.length, copiedInside(text));
    });
    document.addEventListener('selectionchange', () => this.moved(), {
      signal: this.stop.signal,
    });
  }

  private before(event: InputEvent): void {
    if (event.inputType === 'historyUndo') this.history(event, 'undo');
    if (event.inputType === 'historyRedo') this.history(event, 'redo');
    if (event.inputType !== 'insertFromDrop') return;
    const text = normalise(event.data ?? event.dataTransfer?.getData('text/plain') ?? '');
    if (text) this.options.onPaste?.(text.length, draggedInside(text));
  }

  private history(event: Event, asked: 'undo' | 'redo'): void {
    event.preventDefault();
    if (this.area.readOnly) return;
    this.settle();
    if (asked === 'undo') this.options.onUndo();
    else this.options.onRedo();
  }

  private changed(): void {
    clearTimeout(this.halfPair);
    if (this.mirror.follow(this.area.value)) return;
    this.halfPair = setTimeout(() => this.settle(), HALF_PAIR_WAIT_MS);
  }

  /** Whatever the field holds is repaired and reported. */
  private settle(): void {
    clearTimeout(this.halfPair);
    const whole = normalise(this.area.value);
    if (whole !== this.area.value) this.write(whole);
    this.mirror.follow(whole);
  }

  private write(text: string): void {
    const edit = difference(this.area.value, text);
    if (!edit) return;
    const { scrollTop, scrollLeft } = this.area;
    this.area.setRangeText(edit.inserted, edit.at, edit.at + edit.removed.length, 'preserve');
    this.area.scrollTo(scrollLeft, scrollTop);
  }

  private moved(): void {
    if (document.activeElement !== this.area) return;
    this.options.onCaret?.(this.area.selectionStart);
    this.tellMark();
  }

  private tellMark(): void {
    if (document.activeElement !== this.area || this.marks.length === 0) return;
    const caret = this.area.selectionStart;
    const here = this.marks.filter((mark) => mark.from <= caret && caret <= mark.to);
    this.tell(here.map((mark) => `${this.say[mark.severity]}: ${mark.message}`).join(' '));
  }

  private tell(message: string): void {
    const text = message || this.notice;
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.hidden = text === '';
  }

  value(): string {
    this.settle();
    return this.mirror.text();
  }

  set(value: string): void {
    this.settle();
    const text = normalise(value);
    this.write(text);
    this.mirror.adopt(text);
  }

  apply(edits: Edit[]): void {
    this.settle();
    this.set(applyEdits(this.mirror.text(), edits));
  }

  setReadOnly(readOnly: boolean): void {
    this.area.readOnly = readOnly;
  }

  setTheme(theme: EditorOptions['theme']): void {
    this.area.dataset['theme'] = theme;
    this.area.style.colorScheme = theme === 'contrast' ? '' : theme;
  }

  setMarks(marks: Mark[]): void {
    this.marks = marks;
    this.tell('');
    this.tellMark();
  }

  reveal(from: number, to: number): void {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(from, to);
    const { scrollTop, clientHeight } = this.area;
    const foot = offsetTop(this.area, from);
    const seen = foot >= scrollTop + LINE_PX && foot <= scrollTop + clientHeight;
    if (!seen) this.area.scrollTop = Math.max(0, foot - clientHeight / 2);
  }

  selection(): Span {
    return { from: this.area.selectionStart, to: this.area.selectionEnd };
  }

  focus(): void {
    this.area.focus();
  }

  layout(): void {
    // The browser lays a textarea out by itself.
  }

  destroy(): void {
    this.settle();
    this.stop.abort();
    this.area.remove();
    this.status.remove();
  }
}
