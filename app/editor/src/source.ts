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

/** Elements without content, as the HTML standard lists them. */
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/** An element by its name, and how many of that name begin before it. */
export interface Nth {
  tag: string;
  nth: number;
}

interface Tag {
  name: string;
  closes: boolean;
  from: number;
  to: number;
}

/** The tags of a text in order; what is in raw text is none. */
function* tags(html: string): Generator<Tag> {
  const markup = new RegExp(MARKUP.source, MARKUP.flags);
  for (let found = markup.exec(html); found; found = markup.exec(html)) {
    const named = /^<(\/?)([a-z][^\s/>]*)/i.exec(found[0]);
    if (!named) continue;
    const name = (named[2] ?? '').toLowerCase();
    const closes = named[1] === '/';
    yield { name, closes, from: found.index, to: found.index + found[0].length };
    if (closes || !RAW.has(name)) continue;
    const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
    close.lastIndex = markup.lastIndex;
    markup.lastIndex = close.exec(html)?.index ?? html.length;
  }
}

/** The innermost element around an offset. */
export function around(html: string, at: number): Nth | undefined {
  const seen = new Map<string, number>();
  const open: Nth[] = [];
  for (const { name, closes, from, to } of tags(html)) {
    if (from >= at) break;
    if (closes) {
      const own = open.findLastIndex(({ tag }) => tag === name);
      if (own >= 0 && to > at) return open[own];
      if (own >= 0) open.length = own;
      continue;
    }
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    const element = { tag: name, nth };
    if (to > at) return element;
    if (!VOID.has(name)) open.push(element);
  }
  return open.at(-1);
}

/** The start tag of the `nth` (from 0) element of this name, if the text has that many. */
export function locate(html: string, tag: string, nth: number): Source | undefined {
  const wanted = tag.toLowerCase();
  let seen = 0;
  for (const { name, closes, from, to } of tags(html)) {
    if (!closes && name === wanted && seen++ === nth) return { tag: name, from, to };
  }
  return undefined;
}
