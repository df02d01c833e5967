// Starts the client of this build. A file of its own: the page's policy allows no inline script.
// The two names are filled in when the build is bundled.
import init from "./__CLIENT__";

// Asking again while a worker is in charge would only cost a request.
if ("serviceWorker" in navigator && !navigator.serviceWorker.controller) keep();

// Installs the worker that keeps this build. Without it the client still runs, and its lobby says
// what that means for an exam; but a network that was gone for a moment must not mean that.
async function keep() {
  for (let wait_ms = 1000; ; wait_ms = Math.min(2 * wait_ms, 60_000)) {
    try {
      await navigator.serviceWorker.register("/sw.js");
      return;
    } catch (fault) {
      // Anything else is this browser's own no, which stays a no.
      if (!(fault instanceof TypeError)) return;
    }
    await new Promise((resume) => {
      setTimeout(resume, wait_ms);
      addEventListener("online", resume, { once: true });
    });
  }
}

try {
  await init({ module_or_path: new URL("./__WASM__", import.meta.url) });
} catch (fault) {
  // The client's own words are not there yet, so these stand here, in both languages.
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  alert.append(
    paragraph("pl", "Program nie wystartował (client-start). Twoja praca jest na tym komputerze. "
      + "Odśwież stronę; jeśli to nie pomoże, poproś o pomoc."),
    paragraph("en", "The program did not start (client-start). Your work is on this computer. "
      + "Reload the page; if that does not help, ask for help."),
  );
  document.body.replaceChildren(alert);
  throw fault;
}

function paragraph(language, text) {
  const made = document.createElement("p");
  made.lang = language;
  made.textContent = text;
  return made;
}
