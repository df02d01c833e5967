/**
 * The text as the caller knows it. A widget tells what it holds now; the mirror works out the
 * edits, reports them, and holds back a text that is broken in the middle of a surrogate pair (some
 * input methods deliver the halves one by one) until it is whole again.
 */
import type { Edit } from '../types';
import { difference, isWellFormed, splitsPair } from './text';

export class Mirror {
  private known: string;

  constructor(
    value: string,
    private readonly report: (edits: Edit[]) => void,
  ) {
    this.known = value;
  }

  text(): string {
    return this.known;
  }

  /** Takes a text that the caller itself has set: nothing to report. */
  adopt(text: string): void {
    this.known = text;
  }

  /** Reports the way from the known text to `text`. False: not well-formed yet, so not reported. */
  follow(text: string): boolean {
    if (!isWellFormed(text)) return false;
    const edit = difference(this.known, text);
    if (edit) this.take([edit], text);
    return true;
  }

  /**
   * The same from edits that the widget knows itself. Whoever calls gives `length` of the widget's
   * text; edits that do not add up to it, or cut a pair, are refused (then `follow` is right).
   */
  followEdits(edits: { at: number; length: number; inserted: string }[], length: number): boolean {
    let text = this.known;
    const told: Edit[] = [];
    for (const { at, length: gone, inserted } of edits) {
      const to = at + gone;
      if (to > text.length || splitsPair(text, at) || splitsPair(text, to)) return false;
      if (inserted.includes('\r') || !isWellFormed(inserted)) return false;
      told.push({ at, removed: text.slice(at, to), inserted });
      text = text.slice(0, at) + inserted + text.slice(to);
    }
    if (text.length !== length) return false;
    this.take(
      told.filter((edit) => edit.removed !== edit.inserted),
      text,
    );
    return true;
  }

  private take(edits: Edit[], text: string): void {
    this.known = text;
    if (edits.length > 0) this.report(edits);
  }
}
