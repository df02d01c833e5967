/** Which addresses the preview may load: pictures of the case, and what is in the text itself. */
export type Lookup = (name: string) => string | undefined;

const INLINE = /^(?:data:(?:image|font)\/[a-z0-9.+-]+[;,]|data:application\/font)/i;
const NAMED = /^(?:\.?\/)?(?:assets\/)?([\w.-]+)$/i;

/** The browser ignores these inside an address. */
const squeeze = (url: string): string => url.trim().replace(/[\t\n\r]/g, '');

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address to load instead of `url`, or undefined if it must not be loaded. */
export function resolveAsset(url: string, lookup: Lookup): string | undefined {
  const plain = squeeze(url);
  if (INLINE.test(plain)) return plain;
  const name = NAMED.exec(decode(plain.replace(/[?#].*$/s, '')))?.[1];
  return name === undefined ? undefined : lookup(name);
}

/** `srcset` with every candidate resolved; undefined if none is left. */
export function resolveSourceSet(value: string, lookup: Lookup): string | undefined {
  const kept: string[] = [];
  // A candidate is an address (it may hold commas, but not end with one), then descriptors.
  for (const found of value.matchAll(/([^\s,]\S*[^\s,]|[^\s,])(?:\s+([^,]*))?\s*(?:,|$)/g)) {
    const url = resolveAsset(found[1] ?? '', lookup);
    if (url !== undefined && !/\s/.test(url)) kept.push(`${url} ${(found[2] ?? '').trim()}`.trim());
  }
  return kept.length > 0 ? kept.join(', ') : undefined;
}
