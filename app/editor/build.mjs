/** Bundles `src` into `dist`: ES modules for the browser, minified, no source maps. */
import { build } from 'esbuild';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
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
await build({ ...shared, entryPoints: ['src/editor.ts', 'src/preview.ts'] });
await sizes();
