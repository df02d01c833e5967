// Signs of life: whether the server can be reached, and whether a page said goodbye.

const GOODBYE = "proba.goodbye";

// Whether the server answers anything at all. Past every cache, and past the service worker,
// which leaves this address alone.
export async function reachable() {
  if (!navigator.onLine) return false;
  try {
    await fetch("/builds.json", {
      method: "HEAD",
      cache: "no-store",
      signal: AbortSignal.timeout(3_000),
    });
    return true;
  } catch {
    return false;
  }
}

export function online() {
  return navigator.onLine;
}

// Notes at the page's orderly end that it was one. A page that is killed notes nothing.
export function sayGoodbye(page) {
  addEventListener("pagehide", () => {
    try {
      localStorage.setItem(GOODBYE, page);
    } catch {
      // Nothing is kept here; then every end looks sudden, and the drill says what it saw.
    }
  });
}

// Whether the page of this id ended in order.
export function saidGoodbye(page) {
  try {
    return localStorage.getItem(GOODBYE) === page;
  } catch {
    return false;
  }
}
