//! After a panic: the program takes nothing more in, says what is safe, and offers the way on.
//! Drawn without Leptos, whose own state may be what broke.

use crate::browser::{host, page, preference};
use crate::language;
use casefile::Language;

/// Shows the failure's screen on any panic, once.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let words = words(language::preferred());
        let saved = preference::get("saved").unwrap_or_default();
        host::show_failure(&words.map(String::from).join("\n"), &saved, &page::base());
    }));
}

/// Heading, what is safe, reload, copy, and the label before the moment of the last save. They
/// stand here and not in the catalogues because the catalogues may be out of reach.
fn words(language: Language) -> [&'static str; 5] {
    match language {
        Language::Pl => [
            "Program napotkał błąd (client-panic)",
            "Wszystko, co było oznaczone jako zapisane, jest na tym komputerze. Wczytaj stronę \
             ponownie, aby pracować dalej. Jeśli to nie pomoże, poproś osobę nadzorującą o \
             pobranie kopii awaryjnej.",
            "Wczytaj ponownie",
            "Przejdź do kopii awaryjnej",
            "Ostatni zapis:",
        ],
        Language::En => [
            "The program met an error (client-panic)",
            "Everything that was shown as saved is on this computer. Reload the page to go on. \
             If that does not help, ask the invigilator to take an emergency copy.",
            "Reload",
            "Go to the emergency copy",
            "Last saved:",
        ],
    }
}
