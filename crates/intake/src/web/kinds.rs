//! The words of problem answers. Whoever reads them holds sealed work in their hands, so each
//! says what is safe and what to do next.

use crate::Language;
use axum::http::StatusCode;

/// A kind of problem: its code, its status, and its title, detail and next step.
#[derive(Debug)]
pub(super) struct Kind {
    pub code: &'static str,
    pub status: StatusCode,
    polish: [&'static str; 3],
    english: [&'static str; 3],
}

impl Kind {
    /// Title, detail and next step.
    pub fn words(&self, language: Language) -> [&'static str; 3] {
        language.of(self.polish, self.english)
    }
}

const SAFE_PL: &str = "Praca jest bezpieczna w przeglądarce. Spróbuj ponownie za chwilę albo \
    zapisz plik .proba i przekaż go komisji.";
const SAFE_EN: &str = "The work is safe in the browser. Try again in a moment, or save the \
    .proba file and hand it to the commission.";

pub(super) static TOO_LARGE: Kind = Kind {
    code: "submission-too-large",
    status: StatusCode::PAYLOAD_TOO_LARGE,
    polish: [
        "Plik jest za duży",
        "Przyjmujemy pliki do 64 MiB.",
        "Zapisz plik .proba i przekaż go komisji na nośniku.",
    ],
    english: [
        "The file is too large",
        "Files of up to 64 MiB are taken in.",
        "Save the .proba file and hand it to the commission on a drive.",
    ],
};

pub(super) static BODY_EMPTY: Kind = Kind {
    code: "body-empty",
    status: StatusCode::BAD_REQUEST,
    polish: [
        "Nie nadszedł żaden plik",
        "Treść żądania jest pusta.",
        "Wyślij plik .proba jako treść żądania.",
    ],
    english: [
        "No file arrived",
        "The body of the request is empty.",
        "Send the .proba file as the body of the request.",
    ],
};

pub(super) static BODY_CUT: Kind = Kind {
    code: "body-cut",
    status: StatusCode::BAD_REQUEST,
    polish: [
        "Przesyłanie się urwało",
        "Plik nie dotarł w całości i nie został zapisany.",
        SAFE_PL,
    ],
    english: [
        "The upload broke off",
        "The file did not arrive whole and was not stored.",
        SAFE_EN,
    ],
};

pub(super) static BODY_SLOW: Kind = Kind {
    code: "body-slow",
    status: StatusCode::REQUEST_TIMEOUT,
    polish: [
        "Przesyłanie stanęło",
        "Przez dłuższy czas nie nadeszły żadne dane.",
        SAFE_PL,
    ],
    english: [
        "The upload stood still",
        "No data arrived for a long time.",
        SAFE_EN,
    ],
};

pub(super) static DIGEST_DIFFERS: Kind = Kind {
    code: "digest-differs",
    status: StatusCode::BAD_REQUEST,
    polish: [
        "Plik zmienił się w drodze",
        "Skrót nadesłanych danych jest inny niż podany w nagłówku Content-Digest.",
        SAFE_PL,
    ],
    english: [
        "The file changed on its way",
        "The digest of what arrived is not the one in the header Content-Digest.",
        SAFE_EN,
    ],
};

pub(super) static DIGEST_MALFORMED: Kind = Kind {
    code: "digest-malformed",
    status: StatusCode::BAD_REQUEST,
    polish: [
        "Nagłówek Content-Digest jest nieczytelny",
        "Oczekiwano wartości sha-256=:…: według RFC 9530.",
        "Popraw nagłówek albo go pomiń.",
    ],
    english: [
        "The header Content-Digest is not readable",
        "Expected a value sha-256=:…: as in RFC 9530.",
        "Mend the header, or leave it out.",
    ],
};

pub(super) static MEDIA_TYPE: Kind = Kind {
    code: "media-type",
    status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
    polish: [
        "Nieznany rodzaj treści",
        "Przyjmujemy treść application/vnd.proba.",
        "Wyślij plik .proba z tym nagłówkiem Content-Type.",
    ],
    english: [
        "Unknown kind of content",
        "Content of the type application/vnd.proba is taken in.",
        "Send the .proba file with this Content-Type.",
    ],
};

pub(super) static KEPT_APART: Kind = Kind {
    code: "kept-apart",
    status: StatusCode::UNPROCESSABLE_ENTITY,
    polish: [
        "Plik zachowano osobno, bez potwierdzenia",
        "Plik nie jest pracą złożoną w tej instytucji.",
        "Plik nie zginie. Podaj komisji kod pieczęci i przekaż jej plik .proba na nośniku.",
    ],
    english: [
        "The file was kept apart, without a receipt",
        "The file is not a submission to this institution.",
        "The file is not lost. Tell the commission the seal code and hand it the .proba file.",
    ],
};

pub(super) static RATE_LIMITED: Kind = Kind {
    code: "rate-limited",
    status: StatusCode::TOO_MANY_REQUESTS,
    polish: [
        "Za dużo żądań",
        "Z tego adresu nadeszło zbyt wiele żądań naraz.",
        SAFE_PL,
    ],
    english: [
        "Too many requests",
        "Too many requests came from this address at once.",
        SAFE_EN,
    ],
};

pub(super) static BUSY: Kind = Kind {
    code: "busy",
    status: StatusCode::SERVICE_UNAVAILABLE,
    polish: [
        "Serwer jest zajęty",
        "Trwa przyjmowanie wielu prac naraz.",
        SAFE_PL,
    ],
    english: [
        "The server is busy",
        "Many submissions are arriving at once.",
        SAFE_EN,
    ],
};

pub(super) static STORAGE_FAILED: Kind = Kind {
    code: "storage-failed",
    status: StatusCode::SERVICE_UNAVAILABLE,
    polish: [
        "Nie udało się zapisać",
        "Serwer nie może teraz niczego zapisać.",
        SAFE_PL,
    ],
    english: [
        "It could not be stored",
        "The server cannot store anything right now.",
        SAFE_EN,
    ],
};

pub(super) static STORAGE_FULL: Kind = Kind {
    code: "storage-full",
    status: StatusCode::INSUFFICIENT_STORAGE,
    polish: [
        "Brak miejsca na serwerze",
        "Na dysku serwera nie ma już miejsca.",
        SAFE_PL,
    ],
    english: [
        "The server is out of room",
        "There is no room left on the server's disk.",
        SAFE_EN,
    ],
};

pub(super) static SUBMISSION_UNKNOWN: Kind = Kind {
    code: "submission-unknown",
    status: StatusCode::NOT_FOUND,
    polish: [
        "Nie ma takiej pracy",
        "Ta instytucja nie ma pliku o tym numerze.",
        "Wyślij plik .proba jeszcze raz.",
    ],
    english: [
        "There is no such submission",
        "This institution has no file of this id.",
        "Send the .proba file again.",
    ],
};

pub(super) static ID_MALFORMED: Kind = Kind {
    code: "id-malformed",
    status: StatusCode::BAD_REQUEST,
    polish: [
        "To nie jest numer pracy",
        "Numer pracy to 64 cyfry szesnastkowe.",
        "Sprawdź adres.",
    ],
    english: [
        "This is not a submission's id",
        "A submission's id is 64 hexadecimal digits.",
        "Check the address.",
    ],
};

pub(super) static PAGE_UNKNOWN: Kind = Kind {
    code: "page-unknown",
    status: StatusCode::NOT_FOUND,
    polish: [
        "Nie ma takiej strony",
        "Pod tym adresem nic nie ma.",
        "Wróć na stronę główną.",
    ],
    english: [
        "There is no such page",
        "There is nothing at this address.",
        "Go back to the start page.",
    ],
};

pub(super) static METHOD_UNKNOWN: Kind = Kind {
    code: "method-unknown",
    status: StatusCode::METHOD_NOT_ALLOWED,
    polish: [
        "Tak się tu nie pyta",
        "Ten adres nie zna tej metody HTTP.",
        "Popraw metodę żądania.",
    ],
    english: [
        "That is not how to ask here",
        "This address does not know this HTTP method.",
        "Mend the method of the request.",
    ],
};

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

    const PAGE: &str = include_str!("../../INTERFACE.md");

    static ALL: [&Kind; 16] = [
        &TOO_LARGE,
        &BODY_EMPTY,
        &BODY_CUT,
        &BODY_SLOW,
        &DIGEST_DIFFERS,
        &DIGEST_MALFORMED,
        &MEDIA_TYPE,
        &KEPT_APART,
        &RATE_LIMITED,
        &BUSY,
        &STORAGE_FAILED,
        &STORAGE_FULL,
        &SUBMISSION_UNKNOWN,
        &ID_MALFORMED,
        &PAGE_UNKNOWN,
        &METHOD_UNKNOWN,
    ];

    #[test]
    fn given_every_problem_when_looked_for_then_the_page_has_its_code_and_status() {
        for kind in ALL {
            let row = format!("| `{}` | {} |", kind.code, kind.status.as_u16());
            assert!(PAGE.contains(&row), "{row}");
        }
        let rows = PAGE
            .lines()
            .filter(|line| line.starts_with("| `") && line.contains("` | "));
        assert_eq!(rows.count(), ALL.len());
    }

    #[test]
    fn given_every_problem_when_read_then_it_has_full_words_in_both_languages() {
        for kind in ALL {
            let polish = kind.words(Language::Polish);
            for (polish, english) in polish.iter().zip(kind.words(Language::English)) {
                assert!(polish.len() > 8 && english.len() > 8, "{}", kind.code);
                assert_ne!(*polish, english);
            }
        }
    }
}
