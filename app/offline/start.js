// The way in: installs the service worker and goes on to the current build.
// Once the worker stands, it answers "/" itself and this page is not shown again.

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js").catch(() => {
    // Without it the client still runs; its lobby says what that means for an exam.
  });
}

try {
  const answer = await fetch("/builds.json", { cache: "no-store" });
  const { current } = await answer.json();
  const route = location.pathname === "/index.html" ? "/" : location.pathname;
  location.replace(`/b/${current}${route}${location.search}${location.hash}`);
} catch {
  document.getElementById("opening").hidden = true;
  document.getElementById("failed").hidden = false;
}
