/**
 * The hostile corpus, `corpus/*.html` (markup) and `corpus/*.css.txt` (separate style sheets), one
 * attack a file. In them `{{run}}` is script that tells the page it ran, `{{leak}}` an address
 * whose request is a leak, `{{host}}` the same without its scheme, `{{name}}` the file's name
 * without its ending.
 */
import { readdir, readFile } from 'node:fs/promises';

const FOLDER = new URL('../corpus/', import.meta.url);

/** What a style sheet of the corpus is tried on. */
const BODY =
  '<!doctype html><html><body><p title="t">x <i>y</i></p><ul><li>z</ul>' +
  '<input value="secret" type="password"></body></html>';

/** `[{name, html, css}]`, aimed at the canary at `host`. */
export async function corpus(host) {
  const files = (await readdir(FOLDER)).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(file, FOLDER), 'utf8');
      const name = file.replace('.txt', '').replace('.', '-');
      const aimed = text
        .replaceAll('{{run}}', `top.ran(/${name}/)`)
        .replaceAll('{{leak}}', `http://${host}/leak/${name}`)
        .replaceAll('{{host}}', `${host}/leak/${name}`)
        .replaceAll('{{name}}', name);
      return file.endsWith('.css.txt')
        ? { name, html: BODY, css: aimed }
        : { name, html: aimed, css: '' };
    }),
  );
}
