/**
 * The code editor, one interface over two widgets.
 *
 * Use, from the client:
 *
 *     const { mount } = await import(new URL('editor/editor.js', document.baseURI).href);
 *     const handle = await mount(host, { mode: 'monaco', language: 'html', value, label, ... });
 *
 * `host` is an empty element with a definite size; the editor fills it. This file holds the plain
 * editor and is small; `mode: 'monaco'` fetches `monaco.js`, `editor.css` and, in Polish, `pl.js`
 * from the folder of this file, the first time. If they can't be had, the plain editor stands in.
 * Types: `types.d.ts`.
 */
import type { Handle, Locale, MountEditor } from '../types';
import { Plain } from './plain';

export { copiedInside, watchCopies } from './clip';
export type * from '../types';

type Pack = { open: MountEditor };

const beside = (name: string): string => new URL(name, import.meta.url).href;

let styles: Promise<void> | undefined;

function loadStyles(): Promise<void> {
  styles ??= new Promise<void>((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = beside('editor.css');
    link.onload = () => resolve();
    link.onerror = () => {
      styles = undefined;
      link.remove();
      reject(new Error('editor-styles-missing'));
    };
    // First, so that the application's own sheets win at equal weight.
    document.head.prepend(link);
  });
  return styles;
}

/**
 * Monaco reads its messages while it is being evaluated, so each language is an evaluation of its
 * own: modules are told apart by their whole URL, and a fragment is no other file to fetch.
 */
async function loadPack(locale: Locale): Promise<Pack> {
  const [pack] = await Promise.all([
    import(beside(`monaco.js#${locale}`)) as Promise<Pack>,
    loadStyles(),
  ]);
  return pack;
}

export const mount: MountEditor = async (host, options): Promise<Handle> => {
  if (options.mode === 'plain') return new Plain(host, options);
  try {
    const pack = await loadPack(options.locale);
    return await pack.open(host, options);
  } catch (failure) {
    console.warn('editor-unavailable', failure);
    host.replaceChildren();
    const plain = new Plain(host, options);
    plain.standIn();
    return plain;
  }
};
