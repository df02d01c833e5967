/** Bundles `src` into `dist`: ES modules for the browser, minified, no source maps. */
import { build } from 'esbuild';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createContext, runInContext } from 'node:vm';
import { brotliCompressSync, constants } from 'node:zlib';

const here = (path) => new URL(path, import.meta.url).pathname;

const shared = {
  absWorkingDir: here('.'),
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  outdir: 'dist',
  logLevel: 'warning',
};

const MONACO = here('node_modules/monaco-editor/esm/vs/');

/** Monaco's global message table gives way to one for each evaluation of the pack. */
const messages = {
  name: 'messages',
  setup(builder) {
    builder.onResolve({ filter: /(^|\/)nls\.js$/ }, ({ importer }) =>
      importer.startsWith(MONACO) ? { path: here('src/monaco/nls.ts') } : undefined,
    );
  },
};

/** Monaco's Polish messages, those of them that the bundled files ask for. */
async function polish(inputs) {
  const table = createContext({});
  runInContext(await readFile(`${MONACO}nls/lang/pl.js`, 'utf8'), table);
  const used = {};
  for (const path of inputs.filter((input) => input.includes('monaco-editor/esm/'))) {
    const source = await readFile(here(path), 'utf8');
    for (const [, key] of source.matchAll(/\blocalize2?(?:\$\d+)?\((\d+)/g)) {
      const message = table._VSCODE_NLS_MESSAGES[Number(key)];
      if (message) used[key] = message;
    }
  }
  await writeFile(here('dist/pl.js'), `export default ${JSON.stringify(used)};\n`);
}

/** Its own file, so that a touch screen never fetches it. */
async function pack() {
  const { metafile } = await build({
    ...shared,
    entryPoints: ['src/monaco.ts'],
    plugins: [messages],
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    metafile: true,
  });
  await rename(here('dist/monaco.css'), here('dist/editor.css'));
  await polish(Object.keys(metafile.inputs));
}

/** Whose work is in the bundles, and on what terms. */
async function notices() {
  const texts = await Promise.all(
    [
      'monaco-editor/LICENSE',
      'monaco-editor/ThirdPartyNotices.txt',
      'dompurify/LICENSE',
      'js-beautify/LICENSE',
    ].map(
      async (path) => {
        const text = await readFile(here(`node_modules/${path}`), 'utf8');
        return `==== ${path} ====\n\n${text.trim()}\n`;
      },
    ),
  );
  await writeFile(here('dist/notices.txt'), texts.join('\n'));
}

async function sizes() {
  const names = (await readdir(here('dist'))).sort();
  for (const name of names) {
    const bytes = await readFile(here(`dist/${name}`));
    const small = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    console.log(`${name.padEnd(24)} ${bytes.length} bytes, ${small.length} brotli`);
  }
}

await rm(here('dist'), { recursive: true, force: true });
await mkdir(here('dist'), { recursive: true });
await build({
  ...shared,
  entryPoints: ['src/editor.ts', 'src/preview.ts', 'src/format.ts'],
  external: ['./monaco.js'],
});
await pack();
await notices();
await sizes();
