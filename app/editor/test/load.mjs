/** A module of `src`, bundled for Node, for tests that need no browser. */
import { build } from 'esbuild';

export async function load(path) {
  const { outputFiles } = await build({
    absWorkingDir: new URL('..', import.meta.url).pathname,
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    write: false,
    charset: 'utf8',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
