// The way in: goes on to the current build, whose page installs the service worker. This page does
// not: WebKit never finishes an installation that was begun by a page that left.
// Once the worker stands, it answers "/" itself and this page is not shown again.

try {
  const answer = await fetch("/builds.json", { cache: "no-store" });
  const { current } = await answer.json();
  const route = location.pathname === "/index.html" ? "/" : location.pathname;
  location.replace(`/b/${current}${route}${location.search}${location.hash}`);
} catch {
  document.getElementById("opening").hidden = true;
  document.getElementById("failed").hidden = false;
}
