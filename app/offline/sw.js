// Serves whole, verified builds of Proba, with a network or without.
//
// Each build lives under /b/<digest>/ and in a cache of its own. A file enters the cache only when
// its SHA-256 is the one that /builds.json names; a build is complete when its mark is there, and
// the mark is written last. A build that any attempt on this machine was begun with is never
// deleted. Once a build is complete, it is served without a single request.
//
// Pages talk to this worker by message: {type: "status"} is answered with
// {type: "status", build, done, total, failed: [path], ready}, begins to fetch what is missing,
// and is repeated to the build's pages as the work goes on.
"use strict";

const LIST = "/builds.json";
const LIST_TIMEOUT_MS = 2000;
const LANES = 6;
const TRIES = 3;
const MARK = ".complete";
const LISTING = ".listing";
const BUILD = /^\/b\/([0-9a-f]{64})(\/.*)?$/;

/** Builds being fetched now: digest -> {done, total, ended: Promise}. */
const running = new Map();
/** What could not be had at the last try: digest -> Set of paths. */
const failures = new Map();

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (event.data?.type === "status") event.waitUntil(answer(event));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const ours = url.origin === self.location.origin && event.request.method === "GET";
  if (!ours || url.pathname.startsWith("/api/")) return;
  const [, build, path] = BUILD.exec(url.pathname) ?? [];
  if (build && path) event.respondWith(fromBuild(event, build, path.slice(1)));
  else if (event.request.mode === "navigate") event.respondWith(wayIn(event, url));
});

// Serving

/** A file of a build, or the build's page for any route of it. */
async function fromBuild(event, build, path) {
  const route = event.request.mode === "navigate" && !path.includes(".");
  const held = await find(build, route ? "index.html" : path);
  if (held) return held;
  // A complete build has nothing else on the server either.
  if (await find(build, MARK)) return new Response(null, { status: 404 });
  try {
    return await fetch(event.request);
  } catch (fault) {
    const other = event.request.mode === "navigate" ? await bestHeld() : undefined;
    if (other === undefined || other === build) throw fault;
    return Response.redirect(`/b/${other}/`);
  }
}

/** Any address outside a build: on to the current one, or to the best of those held here. */
async function wayIn(event, url) {
  const build = (await current()) ?? (await bestHeld());
  if (!build) return fetch(event.request);
  const known = BUILD.test(url.pathname) || url.pathname === "/index.html";
  const route = known ? "/" : url.pathname;
  return Response.redirect(`/b/${build}${route}${url.search}`);
}

/** The digest of the server's current build, unless it can't be had at once. */
async function current() {
  if (!self.navigator.onLine) return undefined;
  return (await list())?.current;
}

async function list() {
  try {
    const signal = AbortSignal.timeout(LIST_TIMEOUT_MS);
    const found = await fetch(LIST, { cache: "no-store", signal });
    return found.ok ? await found.json() : undefined;
  } catch {
    return undefined;
  }
}

/** Without the server: the build of an unfinished attempt, an exam's first, else the newest. */
async function bestHeld() {
  const held = await completeBuilds();
  const open = ((await attempts()) ?? []).filter((attempt) => !attempt.sealed);
  open.sort((a, b) => Number(b.exam) - Number(a.exam) || b.created - a.created);
  const pinned = open.find((attempt) => held.includes(attempt.build));
  return pinned?.build ?? held[0];
}

// Caches

const cacheOf = (build) => `build-${build}`;
const addressOf = (build, path) => new URL(`/b/${build}/${path}`, self.location.origin).href;

function find(build, path) {
  return caches.match(addressOf(build, path), { cacheName: cacheOf(build) });
}

/** Digests of the complete builds, newest first. */
async function completeBuilds() {
  const names = (await caches.keys()).filter((name) => name.startsWith("build-"));
  const found = [];
  for (const build of names.map((name) => name.slice("build-".length))) {
    const mark = await find(build, MARK);
    if (mark) found.push({ build, completed: (await mark.json()).completed_wall });
  }
  found.sort((a, b) => b.completed - a.completed);
  return found.map(({ build }) => build);
}

/** The files of a build: from the server, or as they were when its fetching began. */
async function listing(build) {
  const kept = await find(build, LISTING);
  if (kept) return kept.json();
  const files = (await list())?.builds?.[build]?.files;
  if (files) {
    const cache = await caches.open(cacheOf(build));
    await cache.put(addressOf(build, LISTING), Response.json(files));
  }
  return files;
}

/** Deletes the builds that nothing needs; when in doubt, none. */
async function sweep() {
  const needed = new Set(running.keys());
  const known = await list();
  const pinned = await attempts();
  if (!known || !pinned) return;
  needed.add(known.current);
  for (const attempt of pinned) needed.add(attempt.build);
  for (const page of await pages()) needed.add(buildOf(page.url));
  for (const name of await caches.keys()) {
    const build = name.slice("build-".length);
    if (name.startsWith("build-") && !needed.has(build)) await caches.delete(name);
  }
}

// Fetching

/** Answers a page's question about its build, and fetches what is missing of it. */
async function answer(event) {
  const build = event.data.build ?? buildOf(event.source?.url);
  if (!build) return;
  // The claim of the first start misses a page that was still on its way.
  await self.clients.claim();
  let state = await stateOf(build);
  if (!state.ready) {
    prepare(build);
    state = await stateOf(build);
  }
  (event.ports[0] ?? event.source)?.postMessage(state);
  // Keeps this worker alive until the work is done.
  await running.get(build)?.ended;
}

async function stateOf(build) {
  const work = running.get(build);
  if (work) return message(build, work, false);
  const files = (await listing(build)) ?? [];
  const missing = await missingOf(build, files);
  const done = files.length - missing.length;
  const ready = missing.length === 0 && Boolean(await find(build, MARK));
  return message(build, { done, total: files.length }, ready);
}

function message(build, { done, total }, ready) {
  return { type: "status", build, done, total, failed: Array.from(failuresOf(build)), ready };
}

function failuresOf(build) {
  if (!failures.has(build)) failures.set(build, new Set());
  return failures.get(build);
}

async function missingOf(build, files) {
  if (!(await caches.has(cacheOf(build)))) return files;
  const cache = await caches.open(cacheOf(build));
  const held = new Set((await cache.keys()).map((request) => request.url));
  return files.filter((file) => !held.has(addressOf(build, file.path)));
}

function prepare(build) {
  if (running.has(build)) return;
  const work = { done: 0, total: 0 };
  running.set(build, work);
  work.ended = fetchAll(build, work)
    .catch(() => failuresOf(build).add(LIST))
    .then(() => finish(build));
}

async function finish(build) {
  running.delete(build);
  const state = await stateOf(build);
  await tell(build, state);
  if (state.ready) await sweep();
}

async function fetchAll(build, work) {
  const files = await listing(build);
  if (!files) throw new Error("no list of files");
  failuresOf(build).delete(LIST);
  const missing = await missingOf(build, files);
  work.total = files.length;
  work.done = files.length - missing.length;
  const cache = await caches.open(cacheOf(build));
  const lane = async () => {
    for (let file = missing.shift(); file; file = missing.shift()) {
      const held = await fetchOne(cache, build, file);
      if (held) work.done += 1;
      failuresOf(build)[held ? "delete" : "add"](file.path);
      await tell(build, message(build, work, false));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if ((await missingOf(build, files)).length === 0) {
    await cache.put(addressOf(build, MARK), Response.json({ completed_wall: Date.now() }));
  }
}

/** Fetches one file and keeps it if its bytes are the right ones. */
async function fetchOne(cache, build, file) {
  const address = addressOf(build, file.path);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    try {
      // Wrong bytes may sit in the browser's own cache, so the second try goes past it.
      const found = await fetch(address, { cache: attempt === 0 ? "default" : "reload" });
      const bytes = await found.arrayBuffer();
      if (found.ok && (await sha256(bytes)) === file.sha256) {
        await cache.put(address, kept(found, bytes));
        return true;
      }
    } catch {
      // No network, or no room; the next try may fare better.
    }
    await new Promise((resume) => setTimeout(resume, 500 * 2 ** attempt));
  }
  return false;
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The response as it is kept: the bytes are decoded already, so those headers go. */
function kept(found, bytes) {
  const headers = new Headers(found.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding", "vary"]) {
    headers.delete(name);
  }
  return new Response(bytes, { status: 200, headers });
}

// Pages and attempts

function buildOf(address) {
  return BUILD.exec(new URL(address ?? "/", self.location.origin).pathname)?.[1];
}

function pages() {
  return self.clients.matchAll({ type: "window", includeUncontrolled: true });
}

async function tell(build, state) {
  for (const page of await pages()) {
    if (buildOf(page.url) === build) page.postMessage(state);
  }
}

/** The attempts on this machine, or undefined when that can't be found out. */
async function attempts() {
  try {
    const database = await opened();
    if (!database) return [];
    try {
      return (await rows(database)).map(attemptOf);
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

/** The client's database; undefined when there is none, and then none is made. */
function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("proba");
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      if (request.error.name === "AbortError") resolve(undefined);
      else reject(request.error);
    };
  });
}

function rows(database) {
  return new Promise((resolve, reject) => {
    const request = database.transaction("attempts").objectStore("attempts").getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** What matters here of an attempt's row, which is kept as the text of its JSON. */
function attemptOf(text) {
  const row = JSON.parse(text);
  return {
    build: row.build,
    created: row.created_wall,
    exam: row.mode === "exam",
    sealed: row.stage === "sealed" || row.stage === "receipted",
  };
}
