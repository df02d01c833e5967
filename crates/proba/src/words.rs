//! The words of failures and findings, by code: one sentence, and a next step.

mod figures;
mod server;

use crate::language::Language;

/// Codes that share words, then sentence and next step in Polish, then in English.
type Row = (
    &'static [&'static str],
    [&'static str; 2],
    [&'static str; 2],
);

/// What is said of a code that has no row; a test forbids that for our own.
const OTHER: Row = (
    &[],
    ["Nie udało się", "Zobacz szczegóły powyżej."],
    ["That did not work", "See the details above."],
);

/// Every row.
fn rows() -> impl Iterator<Item = &'static Row> {
    ROWS.iter().chain(figures::ROWS).chain(server::ROWS)
}

const ROWS: &[Row] = &[
    (
        &[
            "submission-zip",
            "part-malformed",
            "part-spelling",
            "part-too-large",
        ],
        [
            "Plik jest uszkodzony albo nie jest pracą",
            "Poproś o drugi egzemplarz: z komputera kandydata, z nośnika albo z drugiej kopii.",
        ],
        [
            "The file is damaged, or is no submission",
            "Ask for another copy: from the candidate's machine, a drive, or the second copy.",
        ],
    ),
    (
        &[
            "part-newer",
            "line-newer",
            "copy-newer",
            "attempt-newer",
            "event-unknown",
        ],
        [
            "Plik zapisał nowszy program niż ten",
            "Zainstaluj nowszą wersję programu proba i spróbuj ponownie.",
        ],
        [
            "The file was written by a newer program than this",
            "Install a newer version of proba and try again.",
        ],
    ),
    (
        &[
            "signature-wrong",
            "sealed-differs",
            "attachment-differs",
            "file-changed",
        ],
        [
            "Plik zmieniono po zapieczętowaniu",
            "Zachowaj go jako dowód i poproś o drugi egzemplarz.",
        ],
        [
            "The file was changed after it was sealed",
            "Keep it as evidence, and ask for another copy.",
        ],
    ),
    (
        &[
            "sealed-damaged",
            "slot-damaged",
            "cipher-short",
            "cipher-tag",
        ],
        [
            "Zaszyfrowana część jest uszkodzona",
            "Zachowaj plik i poproś o drugi egzemplarz.",
        ],
        [
            "The encrypted part is damaged",
            "Keep the file, and ask for another copy.",
        ],
    ),
    (
        &[
            "line-malformed",
            "line-spelling",
            "line-too-long",
            "entry-place",
            "entry-link",
            "entry-time",
            "event-text",
            "event-missing",
            "event-step",
            "journal-broken",
        ],
        [
            "Dziennik jest naruszony od wskazanego wpisu",
            "Wpisy przed nim są wiarygodne: zobacz je poleceniem proba replay --at. Sprawę \
             przekaż komisji.",
        ],
        [
            "The journal is broken from the named entry on",
            "The entries before it can be trusted: see them with proba replay --at. Tell the \
             commission.",
        ],
    ),
    (
        &["head-differs", "attempt-differs"],
        [
            "Koperta mówi co innego niż praca w środku",
            "Zachowaj plik jako dowód i przekaż sprawę komisji.",
        ],
        [
            "The envelope says other things than the work in it",
            "Keep the file as evidence, and tell the commission.",
        ],
    ),
    (
        &[
            "copy-not-one",
            "copy-cut",
            "copy-changed",
            "copy-line",
            "attempt-malformed",
            "attempt-checksum",
        ],
        [
            "Druga kopia jest niepełna albo zmieniona",
            "Weź wcześniejszą kopię albo eksport z komputera kandydata.",
        ],
        [
            "The second copy is incomplete or was changed",
            "Take an earlier copy, or an export from the candidate's machine.",
        ],
    ),
    (
        &["age-key", "signing-key"],
        [
            "Plik nie zawiera klucza age",
            "Podaj plik identity.txt, który utworzyło polecenie proba keys new.",
        ],
        [
            "The file holds no age key",
            "Give the file identity.txt that proba keys new has made.",
        ],
    ),
    (
        &["identity-foreign"],
        [
            "Praca jest zapieczętowana dla innej tożsamości",
            "Podaj identity.txt od tych kluczy: tak zaczyna się sha256sum ich institution.json.",
        ],
        [
            "The work is sealed to another identity",
            "Give the identity.txt of its keys: sha256sum institution.json begins like this.",
        ],
    ),
    (
        &["identity-needed"],
        [
            "Ten plik otwiera tożsamość instytucji",
            "Dodaj --identity PLIK.",
        ],
        [
            "This file opens with the institution's identity",
            "Add --identity FILE.",
        ],
    ),
    (
        &["institution-unknown"],
        [
            "Praca jest zapieczętowana dla innej instytucji",
            "Przekaż plik instytucji, której odcisk podano w kopercie.",
        ],
        [
            "The work is sealed to another institution",
            "Hand the file to the institution whose fingerprint the envelope has.",
        ],
    ),
    (
        &[
            "receipt-malformed",
            "receipt-foreign-key",
            "receipt-signature",
        ],
        [
            "To nie jest potwierdzenie tej instytucji",
            "Sprawdź, czy pliki institution.json i receipt.jwk pochodzą z tego samego folderu.",
        ],
        [
            "This is no receipt of this institution",
            "Check that institution.json and receipt.jwk come from the same folder.",
        ],
    ),
    (
        &["database-unsupported"],
        [
            "Ten rodzaj bazy danych nie jest obsługiwany",
            "Podaj --database sqlite:ŚCIEŻKA.",
        ],
        [
            "This kind of database is not supported",
            "Give --database sqlite:PATH.",
        ],
    ),
    (
        &["database-failed", "database-version"],
        [
            "Baza danych odmawia",
            "Sprawdź uprawnienia i miejsce na dysku; starszy program nie otwiera nowszej bazy.",
        ],
        [
            "The database refuses",
            "Check permissions and room on the disk; an older program opens no newer database.",
        ],
    ),
    (
        &["storage-failed", "storage-full", "file-unwritable"],
        [
            "Nie udało się zapisać",
            "Sprawdź uprawnienia i miejsce na dysku, potem powtórz polecenie.",
        ],
        [
            "It could not be written",
            "Check permissions and room on the disk, then run it again.",
        ],
    ),
    (
        &["file-unreadable"],
        ["Nie można odczytać pliku", "Sprawdź ścieżkę i uprawnienia."],
        [
            "The file cannot be read",
            "Check the path and the permissions.",
        ],
    ),
    (
        &["out-exists"],
        [
            "Folder nie jest pusty",
            "Wskaż folder, którego jeszcze nie ma: nic nie nadpisujemy.",
        ],
        [
            "The folder is not empty",
            "Name a folder that is not there: nothing is overwritten.",
        ],
    ),
    (
        &["submission-unknown"],
        ["Nie ma takiej pracy", "Zobacz proba submissions list."],
        ["There is no such submission", "See proba submissions list."],
    ),
    (
        &["submission-ambiguous"],
        [
            "To może być więcej niż jedna praca",
            "Podaj dłuższy początek numeru albo kod pieczęci.",
        ],
        [
            "That may be more than one submission",
            "Give more of the id, or the seal code.",
        ],
    ),
    (
        &["entry-beyond"],
        [
            "Dziennik nie ma takiego wpisu",
            "Podaj mniejsze --at albo je pomiń.",
        ],
        [
            "The journal has no such entry",
            "Give a smaller --at, or leave it out.",
        ],
    ),
    (
        &["case-missing"],
        [
            "W folderze nie ma przypadku",
            "Wskaż folder, w którym jest case.toml.",
        ],
        [
            "The folder holds no case",
            "Name a folder with a case.toml in it.",
        ],
    ),
    (
        &["case-findings"],
        [
            "Przypadek ma błędy",
            "Popraw je; listę wypisuje proba case check.",
        ],
        [
            "The case has errors",
            "Mend them; proba case check lists them.",
        ],
    ),
    (
        &["pack-unsigned"],
        ["Pakiet egzaminu musi być podpisany", "Dodaj --keys FOLDER."],
        ["An exam's package must be signed", "Add --keys DIR."],
    ),
    (
        &["pack-options"],
        [
            "Te opcje pakietu nie pasują do siebie",
            "Zobacz proba case pack --help.",
        ],
        [
            "These options of a package do not go together",
            "See proba case pack --help.",
        ],
    ),
    (
        &["pack-secret-key", "pack-key", "pack-signature"],
        [
            "Nie można użyć klucza do podpisywania przypadków",
            "Sprawdź plik cases.key w folderze kluczy.",
        ],
        [
            "The key that signs cases cannot be used",
            "Check cases.key in the folder of keys.",
        ],
    ),
    (
        &[
            "pack-write",
            "pack-too-large",
            "pack-passphrase-needed",
            "pack-passphrase-wrong",
            "pack-work",
            "pack-wrapping",
            "pack-archive",
            "pack-name",
            "pack-changed",
            "pack-manifest",
            "pack-format-newer",
            "pack-app-newer",
            "pack-commission",
        ],
        [
            "Gotowy pakiet nie otwiera się i nie został zapisany",
            "Sprawdź przypadek poleceniem proba case check i zgłoś błąd.",
        ],
        [
            "The finished package does not open, and was not written",
            "Check the case with proba case check, and report the fault.",
        ],
    ),
    (
        &["randomness"],
        [
            "System nie daje liczb losowych",
            "Spróbuj ponownie; klucze nie powstały.",
        ],
        [
            "The system gives no random numbers",
            "Try again; no keys were made.",
        ],
    ),
    (
        &["secret-weak"],
        [
            "Hasło pakietu albo kod osoby nadzorującej jest za krótki",
            "Hasło ma mieć co najmniej 12 znaków, kod 8. Bez tych argumentów zostaną wylosowane.",
        ],
        [
            "The passphrase or the invigilator's code is too short",
            "At least 12 characters, and 8 for the code. Without these arguments they are drawn.",
        ],
    ),
    (
        &["usage"],
        ["Niepoprawny argument", "Zobacz proba --help."],
        ["An argument is not right", "See proba --help."],
    ),
];

/// The sentence and the next step of a code.
pub fn of(code: &str, language: Language) -> (&'static str, &'static str) {
    let row = rows().find(|(codes, ..)| codes.contains(&code));
    let (_, polish, english) = row.unwrap_or(&OTHER);
    let [sentence, next] = *language.of(polish, english);
    (sentence, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every code in quotes that the crates can fail with, from their own sources.
    const SOURCES: &[&str] = &[
        include_str!("../../envelope/src/error.rs"),
        include_str!("../../envelope/src/open.rs"),
        include_str!("../../envelope/src/receipt.rs"),
        include_str!("../../intake/src/keys.rs"),
        include_str!("../../intake/src/intake.rs"),
        include_str!("../../intake/src/registry/open.rs"),
        include_str!("../../intake/src/web/server.rs"),
        include_str!("../../journal/src/chain.rs"),
        include_str!("../../journal/src/entry.rs"),
        include_str!("../../exam/src/replay.rs"),
        include_str!("../../exam/src/state.rs"),
        include_str!("../../casefile/src/open/error.rs"),
        include_str!("../../casefile/src/pack/mod.rs"),
        include_str!("../../store/src/copy/read.rs"),
        include_str!("../../store/src/cipher.rs"),
        include_str!("../../store/src/attempt.rs"),
        include_str!("../../stats/src/error.rs"),
    ];

    /// The arms of the functions `code`: `Self::… => "a-code"`.
    fn codes(source: &str) -> impl Iterator<Item = &str> {
        let arms = source
            .lines()
            .filter(|line| line.trim_start().starts_with("Self::"));
        let quoted = arms.filter_map(|line| line.split("=> \"").nth(1)?.split('"').next());
        quoted.filter(|code| code.contains('-'))
    }

    #[test]
    fn given_every_code_that_a_command_can_end_with_when_looked_up_then_it_has_words() {
        let all: Vec<&str> = SOURCES.iter().flat_map(|source| codes(source)).collect();
        assert!(all.len() > 40, "{all:?}");
        for code in all {
            let known = rows().any(|(codes, ..)| codes.contains(&code));
            assert!(known, "no words for {code}");
        }
    }

    #[test]
    fn given_the_rows_when_read_then_no_code_is_there_twice_and_both_languages_differ() {
        let mut seen = std::collections::BTreeSet::new();
        for (codes, polish, english) in rows() {
            assert!(codes.iter().all(|code| seen.insert(*code)), "{codes:?}");
            assert_ne!(polish, english);
            assert!(
                polish[1].ends_with('.') && english[1].ends_with('.'),
                "{codes:?}"
            );
        }
    }
}
