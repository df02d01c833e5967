// Starts the client of this build. A file of its own: the page's policy allows no inline script.
// The two names are filled in when the build is bundled.
import init from "./__CLIENT__";

// Asking again while a worker is in charge would only cost a request.
if ("serviceWorker" in navigator && !navigator.serviceWorker.controller) {
  navigator.serviceWorker.register("/sw.js").catch(() => {
    // Without it the client still runs; its lobby says what that means for an exam.
  });
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
