// What the browser offers and Rust's bindings do not: one small function each.

// Holds an exclusive lock for as long as the page lives. Gives false when another tab holds it;
// calls `onLost` when another tab steals it later. Without the Locks API (plain HTTP) the epoch in
// the store is the only guard, so the answer is true.
export function hold(name, steal, onLost) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const options = steal ? { steal: true } : { ifAvailable: true };
    navigator.locks
      .request(name, options, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise(() => {});
      })
      .catch(() => {
        resolve(false);
        onLost();
      });
  });
}

// Whether some page holds the lock now.
export async function held(name) {
  if (!navigator.locks) return false;
  const all = await navigator.locks.query();
  return all.held.some((lock) => lock.name === name);
}

export function isSecure() {
  return globalThis.isSecureContext === true;
}

// Asks for storage that the browser does not clear by itself: true, false, or null if it can't.
export async function persist() {
  if (!navigator.storage?.persist) return null;
  if (await navigator.storage.persisted()) return true;
  return await navigator.storage.persist();
}

// Whether the storage is kept already; asks nothing.
export async function persisted() {
  return (await navigator.storage?.persisted?.()) === true;
}

// Bytes still free for this site, or -1 if the browser does not say.
export async function room() {
  if (!navigator.storage?.estimate) return -1;
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  return Math.max(0, quota - usage);
}

// Asks the service worker how far the offline copy is; null without one. A page that was on its way
// when the worker first stood up belongs to nobody: the worker takes charge of it when asked.
export async function offlineStatus() {
  const container = navigator.serviceWorker;
  const worker = container?.controller ?? (await container?.getRegistration())?.active;
  if (!worker) return null;
  return await new Promise((resolve) => {
    const channel = new MessageChannel();
    const timer = setTimeout(() => resolve(null), 3000);
    channel.port1.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(JSON.stringify(data));
    };
    worker.postMessage({ type: "status" }, [channel.port2]);
  });
}

// A module of this build, loaded when first needed.
export async function load(path) {
  return await import(new URL(path, document.baseURI).href);
}

export async function fetchBytes(path) {
  const answer = await fetch(new URL(path, document.baseURI).href);
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return new Uint8Array(await answer.arrayBuffer());
}

// Sends a sealed submission. Gives [status, text]; throws when the network fails or it takes over
// two minutes.
export async function upload(bytes) {
  const answer = await fetch("/api/submissions", {
    method: "POST",
    headers: { "content-type": "application/vnd.proba" },
    body: bytes,
    signal: AbortSignal.timeout(120_000),
  });
  return [answer.status, await answer.text()];
}

export async function askReceipt(id) {
  const answer = await fetch(`/api/submissions/${id}/receipt`, {
    cache: "no-store",
    signal: AbortSignal.timeout(30_000),
  });
  return [answer.status, await answer.text()];
}

// Puts style sheets into the page, each once; fulfilled when all are there, rejected when one
// can't be had (it is asked for anew the next time).
export async function styles(addresses) {
  await Promise.all(addresses.map(style));
}

const sheets = new Map();

function style(address) {
  if (!sheets.has(address)) sheets.set(address, fetchSheet(address));
  return sheets.get(address);
}

function fetchSheet(address) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  return new Promise((done, failed) => {
    link.onload = () => done();
    link.onerror = () => {
      sheets.delete(address);
      link.remove();
      failed(new Error(address));
    };
    document.head.append(link);
  });
}
