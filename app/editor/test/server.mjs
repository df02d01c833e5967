/**
 * A loopback server: the built files, test pages, the client's real policy; and a canary beside it.
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

const ROOT = new URL('..', import.meta.url).pathname;

/** The client's own policy, from where it is set for people. */
async function ownPolicy() {
  const path = '../../crates/intake/src/web/headers.rs';
  const source = await readFile(`${ROOT}${path}`, 'utf8');
  const text = /const POLICY: &str =\s*"([^"]+)"/.exec(source)?.[1];
  if (!text) throw new Error(`no policy in ${path}`);
  return text.replace(/\\\n\s*/g, '');
}

/** The same, but letting pictures, styles, fonts and frames come from anywhere. */
export const LOOSE = "default-src * data: blob: 'unsafe-inline'; script-src 'self'";

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
};

const page = (script) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Test page</title><style>
body{margin:0;font:16px/1.5 sans-serif}main{padding:8px}
.host{height:400px;width:800px;border:1px solid #888}</style></head>
<body><main><h1>Test page</h1><button id="before">before</button>
<div id="host" class="host"></div><button id="after">after</button></main>
<script type="module" src="/test/pages/${script}.mjs"></script></body></html>`;

const listen = (server) =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });

/**
 * `/page/NAME` is a page that runs `test/pages/NAME.mjs`; `?policy=loose` or
 * `?policy=none` loosens its policy.
 */
export async function serve() {
  const own = await ownPolicy();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const policy = { loose: LOOSE, none: '' }[url.searchParams.get('policy')] ?? own;
    const headers = { 'content-security-policy': policy, 'cache-control': 'no-store' };
    const name = /^\/page\/(\w+)$/.exec(url.pathname)?.[1];
    if (name) {
      response.writeHead(200, { ...headers, 'content-type': TYPES['.html'] });
      response.end(page(name));
      return;
    }
    try {
      const body = await readFile(ROOT + url.pathname.slice(1).replaceAll('..', ''));
      const type = TYPES[extname(url.pathname)] ?? 'application/octet-stream';
      response.writeHead(200, { ...headers, 'content-type': type });
      response.end(body);
    } catch {
      response.writeHead(url.pathname === '/favicon.ico' ? 204 : 404, headers);
      response.end();
    }
  });
  const port = await listen(server);
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Whatever reaches it is a leak. Permissive, so that nothing but the preview stops a request. */
export async function canary() {
  const hits = [];
  const server = createServer((request, response) => {
    if (request.url !== '/favicon.ico') hits.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/css' });
    response.end('body{color:red}');
  });
  server.on('connection', () => {
    hits.connections = (hits.connections ?? 0) + 1;
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    hits,
    close: () => server.close(),
  };
}
