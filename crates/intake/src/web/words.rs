//! The words of problem answers. Whoever reads them holds sealed work in their hands, so each
//! says what is safe and what to do next.

use crate::Language;

#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub title: &'static str,
    pub detail: &'static str,
    pub next: &'static str,
}

/// Code, then title, detail and next step in Polish, then in English.
type Row = (&'static str, [&'static str; 3], [&'static str; 3]);

const SAFE_PL: &str = "Praca jest bezpieczna w przeglądarce. Spróbuj ponownie za chwilę albo \
    zapisz plik .proba i przekaż go komisji.";
const SAFE_EN: &str = "The work is safe in the browser. Try again in a moment, or save the \
    .proba file and hand it to the commission.";

const ROWS: &[Row] = &[
    (
        "submission-too-large",
        [
            "Plik jest za duży",
            "Przyjmujemy pliki do 64 MiB.",
            "Zapisz plik .proba i przekaż go komisji na nośniku.",
        ],
        [
            "The file is too large",
            "Files of up to 64 MiB are taken in.",
            "Save the .proba file and hand it to the commission on a drive.",
        ],
    ),
    (
        "body-empty",
        [
            "Nie nadszedł żaden plik",
            "Treść żądania jest pusta.",
            "Wyślij plik .proba jako treść żądania.",
        ],
        [
            "No file arrived",
            "The body of the request is empty.",
            "Send the .proba file as the body of the request.",
        ],
    ),
    (
        "body-cut",
        [
            "Przesyłanie się urwało",
            "Plik nie dotarł w całości i nie został zapisany.",
            SAFE_PL,
        ],
        [
            "The upload broke off",
            "The file did not arrive whole and was not stored.",
            SAFE_EN,
        ],
    ),
    (
        "body-slow",
        [
            "Przesyłanie stanęło",
            "Przez dłuższy czas nie nadeszły żadne dane.",
            SAFE_PL,
        ],
        [
            "The upload stood still",
            "No data arrived for a long time.",
            SAFE_EN,
        ],
    ),
    (
        "digest-differs",
        [
            "Plik zmienił się w drodze",
            "Skrót nadesłanych danych jest inny niż podany w nagłówku Content-Digest.",
            SAFE_PL,
        ],
        [
            "The file changed on its way",
            "The digest of what arrived is not the one in the header Content-Digest.",
            SAFE_EN,
        ],
    ),
    (
        "digest-malformed",
        [
            "Nagłówek Content-Digest jest nieczytelny",
            "Oczekiwano wartości sha-256=:…: według RFC 9530.",
            "Popraw nagłówek albo go pomiń.",
        ],
        [
            "The header Content-Digest is not readable",
            "Expected a value sha-256=:…: as in RFC 9530.",
            "Mend the header, or leave it out.",
        ],
    ),
    (
        "media-type",
        [
            "Nieznany rodzaj treści",
            "Przyjmujemy treść application/vnd.proba.",
            "Wyślij plik .proba z tym nagłówkiem Content-Type.",
        ],
        [
            "Unknown kind of content",
            "Content of the type application/vnd.proba is taken in.",
            "Send the .proba file with this Content-Type.",
        ],
    ),
    (
        "kept-apart",
        [
            "Plik zachowano osobno, bez pokwitowania",
            "Plik nie jest pracą złożoną w tej instytucji.",
            "Plik nie zginie. Podaj komisji kod pracy i przekaż jej plik .proba na nośniku.",
        ],
        [
            "The file was kept apart, without a receipt",
            "The file is not a submission to this institution.",
            "The file is not lost. Tell the commission the seal code and hand it the .proba file.",
        ],
    ),
    (
        "rate-limited",
        [
            "Za dużo żądań",
            "Z tego adresu nadeszło zbyt wiele żądań naraz.",
            SAFE_PL,
        ],
        [
            "Too many requests",
            "Too many requests came from this address at once.",
            SAFE_EN,
        ],
    ),
    (
        "busy",
        [
            "Serwer jest zajęty",
            "Trwa przyjmowanie wielu prac naraz.",
            SAFE_PL,
        ],
        [
            "The server is busy",
            "Many submissions are arriving at once.",
            SAFE_EN,
        ],
    ),
    (
        "storage-failed",
        [
            "Nie udało się zapisać",
            "Serwer nie może teraz niczego zapisać.",
            SAFE_PL,
        ],
        [
            "It could not be stored",
            "The server cannot store anything right now.",
            SAFE_EN,
        ],
    ),
    (
        "storage-full",
        [
            "Brak miejsca na serwerze",
            "Na dysku serwera nie ma już miejsca.",
            SAFE_PL,
        ],
        [
            "The server is out of room",
            "There is no room left on the server's disk.",
            SAFE_EN,
        ],
    ),
    (
        "submission-unknown",
        [
            "Nie ma takiej pracy",
            "Ta instytucja nie ma pliku o tym numerze.",
            "Wyślij plik .proba jeszcze raz.",
        ],
        [
            "There is no such submission",
            "This institution has no file of this id.",
            "Send the .proba file again.",
        ],
    ),
    (
        "id-malformed",
        [
            "To nie jest numer pracy",
            "Numer pracy to 64 cyfry szesnastkowe.",
            "Sprawdź adres.",
        ],
        [
            "This is not a submission's id",
            "A submission's id is 64 hexadecimal digits.",
            "Check the address.",
        ],
    ),
    (
        "page-unknown",
        [
            "Nie ma takiej strony",
            "Pod tym adresem nic nie ma.",
            "Wróć na stronę główną.",
        ],
        [
            "There is no such page",
            "There is nothing at this address.",
            "Go back to the start page.",
        ],
    ),
    (
        "method-unknown",
        [
            "Tak się tu nie pyta",
            "Ten adres nie zna tej metody HTTP.",
            "Sprawdź opis interfejsu w README.",
        ],
        [
            "That is not how to ask here",
            "This address does not know this HTTP method.",
            "See the interface in the README.",
        ],
    ),
];

/// The words of a code; the general ones for a code without a row, which a test forbids.
pub(super) fn words(code: &str, language: Language) -> Words {
    let row = ROWS.iter().find(|row| row.0 == code);
    let (_, polish, english) = row.unwrap_or(&ROWS[ROWS.len() - 2]);
    let [title, detail, next] = *language.of(polish, english);
    Words {
        title,
        detail,
        next,
    }
}

/// The sentence for the reason why a file was kept apart.
pub(super) fn refusal_words(code: &str, language: Language) -> &'static str {
    let (polish, english) = match code {
        "submission-zip" => (
            "Plik jest uszkodzony albo nie jest pracą.",
            "The file is damaged, or is no submission.",
        ),
        "part-malformed" | "part-spelling" => (
            "Koperta pracy jest niepoprawna.",
            "The submission's envelope is malformed.",
        ),
        "part-newer" => (
            "Pracę zapieczętowano nowszym programem niż ten serwer.",
            "The work was sealed by a newer program than this server.",
        ),
        "part-too-large" => (
            "Część pracy jest większa, niż dopuszcza format.",
            "A part of the submission is larger than the format allows.",
        ),
        "signature-wrong" => (
            "Podpis koperty nie pasuje do jej treści.",
            "The envelope's signature does not fit its content.",
        ),
        "sealed-differs" => (
            "Zapieczętowana część nie jest tą, którą podpisano.",
            "The sealed part is not the one that was signed.",
        ),
        "institution-unknown" => (
            "Pracę zapieczętowano dla innej instytucji.",
            "The work is sealed to another institution.",
        ),
        _ => (
            "Plik nie jest pracą złożoną w tej instytucji.",
            "The file is not a submission to this institution.",
        ),
    };
    language.of(polish, english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_every_code_when_looked_up_then_it_has_full_words_in_both_languages() {
        for (code, polish, english) in ROWS {
            for text in polish.iter().chain(english) {
                assert!(
                    text.len() > 8 && text.ends_with(|c: char| c != ' '),
                    "{code}"
                );
            }
            assert_eq!(words(code, Language::Polish).title, polish[0]);
            assert_eq!(words(code, Language::English).title, english[0]);
            assert!(
                polish.iter().zip(english).all(|(pl, en)| pl != en),
                "{code}"
            );
        }
    }

    #[test]
    fn given_the_code_of_the_handlers_when_searched_then_each_code_has_its_row() {
        let handlers = [
            include_str!("api.rs"),
            include_str!("upload.rs"),
            include_str!("client.rs"),
            include_str!("problem.rs"),
        ];
        for text in handlers {
            for piece in text.split("StatusCode::").skip(1) {
                let quoted = piece
                    .split(';')
                    .next()
                    .unwrap_or_default()
                    .split('"')
                    .nth(1);
                if let Some(code) = quoted {
                    assert!(ROWS.iter().any(|row| row.0 == code), "{code}");
                }
            }
        }
    }
}
