/** Text as the journal wants it: LF only, well-formed UTF-16, changed by sequential edits. */
import type { Edit } from '../types';

// In a `u` pattern a paired surrogate is one code point, so this class matches lone ones only.
const LONE = /\p{Surrogate}/u;
const EVERY_LONE = /\p{Surrogate}/gu;

export const isWellFormed = (text: string): boolean => !LONE.test(text);

/** CRLF and CR become LF, a lone surrogate becomes U+FFFD. Idempotent. */
export function normalise(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return LONE.test(lines) ? lines.replace(EVERY_LONE, '\uFFFD') : lines;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether `at` lies between the two halves of a surrogate pair. */
export function splitsPair(text: string, at: number): boolean {
  return at > 0 && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

/** The smallest single edit that turns `before` into `after`; both well-formed. */
export function difference(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start--;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++;
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end--;
  return {
    at: start,
    removed: before.slice(start, before.length - end),
    inserted: after.slice(start, after.length - end),
  };
}

/** The text after all edits; throws where an edit does not fit the text it applies to. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { at, removed, inserted } of edits) {
    if (result.slice(at, at + removed.length) !== removed) {
      throw new Error(`edit-misplaced: no such text at ${at}`);
    }
    result = result.slice(0, at) + inserted + result.slice(at + removed.length);
  }
  return result;
}
