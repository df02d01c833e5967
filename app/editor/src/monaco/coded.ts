/** The editor for code: Monaco behind the same handle as the plain one. */
import {
  editor,
  KeyCode,
  KeyMod,
  MarkerSeverity,
  Range,
  type IDisposable,
  type IRange,
} from 'monaco-editor/editor/editor.api.js';
import type { Edit, EditorOptions, Handle, Mark, Severity, Span, Theme } from '../../types';
import { copiedInside, watchCopies } from '../clip';
import { Mirror } from '../mirror';
import { applyEdits, difference, normalise } from '../text';
import { words } from '../words';
import { type Asked, enlist, focused } from './history';
import { watchLeaving } from './leaving';
import { watchMenus } from './menu';
import { settings } from './options';
import { closedTwice, closingTag } from './tags';
import { themeName } from './themes';

const HALF_PAIR_WAIT_MS = 120;
const OWNER = 'proba';

const SEVERITIES: Record<Severity, MarkerSeverity> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Info,
  hint: MarkerSeverity.Hint,
};

/** What Monaco's editor can do beyond its published interface. */
interface Typing {
  onDidType(heard: (text: string) => void): IDisposable;
}

export class Coded implements Handle, Asked {
  readonly mode = 'monaco';
  private readonly view: editor.IStandaloneCodeEditor;
  private readonly mirror: Mirror;
  private readonly stop = new AbortController();
  private readonly unlist: () => void;
  private silent = false;
  private pasting = false;
  private halfPair: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: HTMLElement,
    private readonly options: EditorOptions,
    private readonly model: editor.ITextModel,
    value: string,
  ) {
    this.mirror = new Mirror(value, options.onEdit);
    // Menus are drawn beside the editor, and take their colours from a host of this class.
    host.classList.add('monaco-component');
    this.view = editor.create(host, {
      ...settings(host, options),
      model,
      theme: themeName(options.theme),
    });
    if (options.describedBy) {
      this.input()?.setAttribute('aria-describedby', options.describedBy);
    }
    this.unlist = enlist(this);
    watchCopies(document);
    this.listen();
    this.offerHistory();
    const menus = watchMenus(host);
    this.stop.signal.addEventListener('abort', () => menus.disconnect());
    watchLeaving(
      host,
      this.view,
      words(options.locale),
      () => options.onLeave?.(),
      this.stop.signal,
    );
  }

  private input(): HTMLElement | null {
    return this.host.querySelector<HTMLElement>('textarea.inputarea');
  }

  private listen(): void {
    const {
      view,
      stop: { signal },
    } = this;
    this.model.onDidChangeContent((event) => {
      if (!this.silent) this.changed(event.changes);
    });
    view.onDidFocusEditorWidget(() => focused(this));
    view.onDidChangeCursorPosition(({ position }) => {
      if (!this.silent) this.options.onCaret?.(this.model.getOffsetAt(position));
    });
    view.onDidBlurEditorWidget(() => {
      if (signal.aborted) return;
      this.settle();
      this.options.onBlur?.();
    });
    (view as unknown as Typing).onDidType((text) => {
      const closing = this.options.completion !== false && this.options.language === 'html';
      if (text === '>' && closing) this.closeTag();
    });
    view.onDidPaste(({ range }) => {
      if (!this.pasting) this.pasted(this.model.getValueInRange(range));
      this.pasting = false;
    });
    this.host.addEventListener(
      'paste',
      (event) => {
        if (!view.hasTextFocus()) return;
        this.pasting = true;
        this.pasted(event.clipboardData?.getData('text/plain') ?? '');
      },
      { capture: true, signal },
    );
    this.host.addEventListener('beforeinput', (event) => this.before(event), {
      capture: true,
      signal,
    });
  }

  /** In the menu and the palette as well, where Monaco by itself offers neither. */
  private offerHistory(): void {
    const say = words(this.options.locale);
    const { CtrlCmd, Shift } = KeyMod;
    const offer = (id: 'undo' | 'redo', order: number, keybindings: number[]): void => {
      this.view.addAction({
        id: `${OWNER}.${id}`,
        label: say[id],
        keybindings,
        keybindingContext: 'editorTextFocus',
        precondition: '!editorReadonly',
        contextMenuGroupId: '0_history',
        contextMenuOrder: order,
        run: () => this[id](),
      });
    };
    offer('undo', 1, [CtrlCmd | KeyCode.KeyZ]);
    offer('redo', 2, [CtrlCmd | KeyCode.KeyY, CtrlCmd | Shift | KeyCode.KeyZ]);
  }

  private pasted(pasted: string): void {
    const text = normalise(pasted);
    if (text === '' || this.view.getOption(editor.EditorOption.readOnly)) return;
    this.options.onPaste?.(text.length, copiedInside(text));
  }

  /** The browser's own menu can ask for undo too. */
  private before(event: InputEvent): void {
    const { inputType } = event;
    if (!this.view.hasTextFocus() || !inputType.startsWith('history')) return;
    event.preventDefault();
    event.stopPropagation();
    if (inputType === 'historyUndo') this.undo();
    else this.redo();
  }

  private changed(changes: readonly editor.IModelContentChange[]): void {
    clearTimeout(this.halfPair);
    this.halfPair = undefined;
    const edits = changes.map(({ rangeOffset, rangeLength, text }) => ({
      at: rangeOffset,
      length: rangeLength,
      inserted: text,
    }));
    if (this.mirror.followEdits(edits, this.model.getValueLength())) return;
    if (this.mirror.follow(this.model.getValue())) return;
    this.halfPair = setTimeout(() => this.settle(), HALF_PAIR_WAIT_MS);
  }

  /** Whatever the model holds is repaired and reported. */
  private settle(): void {
    // Every other change was followed when it was made.
    if (this.halfPair === undefined) return;
    clearTimeout(this.halfPair);
    this.halfPair = undefined;
    const whole = normalise(this.model.getValue());
    this.write(whole);
    this.mirror.follow(whole);
  }

  private quietly(change: () => void): void {
    this.silent = true;
    try {
      change();
    } finally {
      this.silent = false;
    }
  }

  private range(from: number, to: number): IRange {
    return Range.fromPositions(this.model.getPositionAt(from), this.model.getPositionAt(to));
  }

  private write(text: string): void {
    const edit = difference(this.model.getValue(), text);
    if (!edit) return;
    this.quietly(() => this.replace(edit));
  }

  private replace({ at, removed, inserted }: Edit): void {
    this.model.applyEdits([{ range: this.range(at, at + removed.length), text: inserted }]);
  }

  /** After a `>` that ends a tag: one that opens gets its end, one that closes takes its place. */
  private closeTag(): void {
    const selections = this.view.getSelections() ?? [];
    const place = selections[0]?.getPosition();
    if (selections.length !== 1 || !place || this.halfPair !== undefined) return;
    const text = this.mirror.text();
    const at = this.model.getOffsetAt(place);
    const [before, after] = [text.slice(0, at), text.slice(at)];
    const twice = closedTwice(before, after);
    const closing = twice === undefined ? closingTag(before, after) : '';
    if (closing === undefined) return;
    const range = this.range(at, at + (twice?.length ?? 0));
    this.view.executeEdits(OWNER, [{ range, text: closing }], selections);
  }

  hasTextFocus(): boolean {
    return this.view.hasTextFocus();
  }

  undo(): void {
    this.ask(this.options.onUndo);
  }

  redo(): void {
    this.ask(this.options.onRedo);
  }

  private ask(asked: () => void): void {
    if (this.view.getOption(editor.EditorOption.readOnly)) return;
    this.settle();
    asked();
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
    const text = applyEdits(this.mirror.text(), edits);
    this.quietly(() => edits.forEach((edit) => this.replace(edit)));
    this.mirror.adopt(text);
    const last = edits.at(-1);
    if (!last || !this.view.hasTextFocus()) return;
    const caret = this.model.getPositionAt(last.at + last.inserted.length);
    this.view.setPosition(caret);
    this.view.revealPositionInCenterIfOutsideViewport(caret);
  }

  setReadOnly(readOnly: boolean): void {
    this.view.updateOptions({ readOnly });
  }

  setTheme(theme: Theme): void {
    editor.setTheme(themeName(theme));
  }

  setMarks(marks: Mark[]): void {
    editor.setModelMarkers(
      this.model,
      OWNER,
      marks.map(({ from, to, severity, message }) => ({
        ...this.range(from, to),
        severity: SEVERITIES[severity],
        message,
      })),
    );
  }

  reveal(from: number, to: number): void {
    const range = this.range(from, to);
    this.view.setSelection(range);
    this.view.revealRangeInCenterIfOutsideViewport(range);
    this.view.focus();
  }

  selection(): Span {
    const range = this.view.getSelection();
    if (!range) return { from: 0, to: 0 };
    return {
      from: this.model.getOffsetAt(range.getStartPosition()),
      to: this.model.getOffsetAt(range.getEndPosition()),
    };
  }

  focus(): void {
    this.view.focus();
  }

  layout(): void {
    this.view.layout();
  }

  destroy(): void {
    this.settle();
    this.stop.abort();
    this.unlist();
    this.view.dispose();
    this.host.classList.remove('monaco-component');
    this.model.dispose();
  }
}
