//! After a panic: the program takes nothing more in, says what is safe, and offers the way on.
//! Drawn without Leptos, whose own state may be what broke.

use crate::browser::{page, preference, rescue};
use crate::language;
use casefile::Language;
use std::sync::atomic::{AtomicBool, Ordering};

static HAPPENED: AtomicBool = AtomicBool::new(false);

/// Shows the failure's screen on any panic, once.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        HAPPENED.store(true, Ordering::Relaxed);
        console_error_panic_hook::hook(info);
        let words = words(language::preferred());
        let saved = preference::get("saved").unwrap_or_default();
        rescue::show_failure(&words.map(String::from).join("\n"), &saved, &page::base());
    }));
}

/// Whether a panic has happened: from then on nothing more is decided, only what is queued is
/// still written.
pub fn happened() -> bool {
    HAPPENED.load(Ordering::Relaxed)
}

/// Heading, what is safe, reload, record, lobby, the label before the moment of the last save,
/// and what is said of the record. They stand here and not in the catalogues because the
/// catalogues may be out of reach.
fn words(language: Language) -> [&'static str; 8] {
    match language {
        Language::Pl => [
            "Program napotkał błąd (client-panic)",
            "Wszystko, co było oznaczone jako zapisane, jest na tym komputerze. Wczytaj stronę \
             ponownie, aby pracować dalej. Jeśli to nie pomoże, pobierz zapis pracy i wezwij osobę \
             nadzorującą.",
            "Wczytaj ponownie",
            "Pobierz zapis pracy",
            "Strona główna",
            "Ostatni zapis:",
            "Zapis pobrany:",
            "Nie udało się odczytać zapisu. Wczytaj stronę ponownie.",
        ],
        Language::En => [
            "The program met an error (client-panic)",
            "Everything that was shown as saved is on this computer. Reload the page to go on. \
             If that does not help, download the record of the work and call the invigilator.",
            "Reload",
            "Download the record",
            "Home page",
            "Last saved:",
            "The record is downloaded:",
            "The record could not be read. Reload the page.",
        ],
    }
}
