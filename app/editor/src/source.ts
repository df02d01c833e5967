/**
 * Where an element of the preview stands in the HTML. The n-th element of a name is the n-th start
 * tag of that name: right for all but what the parser adds or repairs, and then only off by one
 * tag.
 */
import type { Source } from '../types';

/** A comment, a declaration, or a tag with its quoted values. */
const MARKUP = /<!--[\s\S]*?(?:-->|$)|<!?[a-z/][^\s/>]*(?:"[^"]*"|'[^']*'|[^"'>])*>?/gi;

/** Elements whose content is no markup. */
const RAW = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'iframe',
  'noscript',
  'noembed',
  'noframes',
  'xmp',
  'template',
]);

/** The start tag of the `nth` (from 0) element of this name, if the text has that many. */
export function locate(html: string, tag: string, nth: number): Source | undefined {
  const wanted = tag.toLowerCase();
  let seen = 0;
  MARKUP.lastIndex = 0;
  for (let found = MARKUP.exec(html); found; found = MARKUP.exec(html)) {
    const name = /^<([a-z][^\s/>]*)/i.exec(found[0])?.[1]?.toLowerCase();
    if (name === undefined) continue;
    if (name === wanted && seen++ === nth) {
      return { tag: name, from: found.index, to: found.index + found[0].length };
    }
    if (!RAW.has(name)) continue;
    const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
    close.lastIndex = MARKUP.lastIndex;
    MARKUP.lastIndex = close.exec(html)?.index ?? html.length;
  }
  return undefined;
}
