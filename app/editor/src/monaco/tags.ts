/** Just enough reading of HTML to know which tag is open at a place. */
const MARKUP = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^\s/>]*(?:"[^"]*"|'[^']*'|[^"'<>])*>/gi;

export const VOID = new Set([
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

const RAW = /^(?:script|style|textarea|title)$/;

/** Names of the elements open at the end of `text`, outermost first. */
export const openTags = (text: string): string[] => read(text).open;

/** The same, and the names in those closing tags that close nothing. */
function read(text: string): { open: string[]; stray: string[] } {
  const open: string[] = [];
  const stray: string[] = [];
  MARKUP.lastIndex = 0;
  for (let found = MARKUP.exec(text); found; found = MARKUP.exec(text)) {
    const parts = /^<(\/?)([a-z][^\s/>]*)/i.exec(found[0]);
    const name = parts?.[2]?.toLowerCase();
    if (!parts || name === undefined) continue;
    if (parts[1] === '/') {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
      else stray.push(name);
      continue;
    }
    if (VOID.has(name) || found[0].endsWith('/>')) continue;
    open.push(name);
    if (!RAW.test(name)) continue;
    const close = new RegExp(`</${name}\\s*>`, 'gi');
    close.lastIndex = MARKUP.lastIndex;
    MARKUP.lastIndex = close.exec(text)?.index ?? text.length;
  }
  return { open, stray };
}

/** What to put after a `>` just typed at the end of `before`: the closing tag, or nothing. */
export function closingTag(before: string, after: string): string | undefined {
  const typed = /<([a-z][\w:-]*)(?:\s(?:"[^"]*"|'[^']*'|[^"'<>])*)?>$/i.exec(before);
  const name = typed?.[1];
  if (!typed || name === undefined || typed[0].endsWith('/>')) return undefined;
  if (VOID.has(name.toLowerCase())) return undefined;
  if (after.trimStart().toLowerCase().startsWith(`</${name.toLowerCase()}`)) return undefined;
  return openTags(before).at(-1) === name.toLowerCase() ? `</${name}>` : undefined;
}

/**
 * After a closing tag just written at the end of `before`: the one at the start of `after` that it
 * stands in for, with the space between, if with both of them one would close nothing.
 */
export function closedTwice(before: string, after: string): string | undefined {
  const name = /<\/([a-z][\w:-]*)>$/i.exec(before)?.[1]?.toLowerCase();
  const next = /^\s*<\/([a-z][\w:-]*)>/i.exec(after);
  if (name === undefined || next?.[1]?.toLowerCase() !== name) return undefined;
  return read(before + after).stray.includes(name) ? next[0] : undefined;
}

export type Place =
  | { kind: 'text' | 'comment' }
  | { kind: 'tag' | 'close'; open: string[] }
  | { kind: 'attribute'; tag: string }
  | { kind: 'value'; tag: string; attribute: string; text: string }
  | { kind: 'style'; text: string };

/** What is being written at the end of `before`. */
export function placeIn(before: string): Place {
  const open = openTags(before);
  if (open.at(-1) === 'style' && before.lastIndexOf('<style') > before.lastIndexOf('</style')) {
    return { kind: 'style', text: before.slice(before.lastIndexOf('>') + 1) };
  }
  if (before.lastIndexOf('<!--') > before.lastIndexOf('-->')) return { kind: 'comment' };
  const rest = /<(\/?)([a-z][\w:-]*)?((?:"[^"]*"|'[^']*'|[^"'<>])*)((?:"[^"]*|'[^']*)?)$/i.exec(
    before,
  );
  if (!rest) return { kind: 'text' };
  const [, slash, name = '', attributes = '', quoted = ''] = rest;
  if (slash) return { kind: 'close', open };
  if (quoted) {
    const attribute = /([^\s"'=<>]+)\s*=\s*$/.exec(attributes)?.[1] ?? '';
    return {
      kind: 'value',
      tag: name.toLowerCase(),
      attribute: attribute.toLowerCase(),
      text: quoted.slice(1),
    };
  }
  if (attributes === '') return { kind: 'tag', open };
  return { kind: 'attribute', tag: name.toLowerCase() };
}
