/** Firefox by plain WebDriver: enough to open a page and run script in it. */
import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';

const DRIVER = process.env.PROBA_GECKODRIVER ?? 'geckodriver';
const PROGRAM = process.env.PROBA_FIREFOX ?? '/usr/bin/firefox';
const START_MS_MAX = 20_000;

/** Resolves to the port once the driver listens; undefined if there is no such program. */
function start() {
  return new Promise((resolve, reject) => {
    const driver = spawn(DRIVER, ['--port', '0', '--binary', PROGRAM], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    driver.on('error', () => resolve(undefined));
    const late = setTimeout(() => reject(new Error('geckodriver did not start')), START_MS_MAX);
    driver.stdout.on('data', (data) => {
      const port = /Listening on [\d.]+:(\d+)/.exec(String(data))?.[1];
      if (!port) return;
      clearTimeout(late);
      resolve({ driver, port });
    });
  });
}

async function call(port, method, path, body) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    body: body && JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  const { value } = await response.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/**
 * `{open(url), run(script, ...args), close()}`, or undefined where there is no Firefox to drive.
 */
export async function firefox() {
  const found = await access(PROGRAM).then(
    () => start(),
    () => undefined,
  );
  if (!found) return undefined;
  const { driver, port } = found;
  const options = {
    args: ['-headless'],
    prefs: { 'network.captive-portal-service.enabled': false },
  };
  const session = await call(port, 'POST', '/session', {
    capabilities: {
      alwaysMatch: {
        'moz:firefoxOptions': options,
        timeouts: { script: 240_000 },
        unhandledPromptBehavior: 'ignore',
      },
    },
  });
  const at = `/session/${session.sessionId}`;
  return {
    open: (url) => call(port, 'POST', `${at}/url`, { url }),
    /** The script's `return`, awaited if it is a promise. */
    run: (script, ...args) => call(port, 'POST', `${at}/execute/sync`, { script, args }),
    windows: () => call(port, 'GET', `${at}/window/handles`),
    async close() {
      await call(port, 'DELETE', at).catch(() => undefined);
      driver.kill();
    },
  };
}
