//! What art. 13 GDPR asks to tell where data are collected.

use crate::check::Sheet;
use crate::finding::Flaw;
use crate::forms::Form;
use crate::work::Carrier;

/// An item: the code of its finding, and words of which one shows that it is told.
const ITEMS: [(&str, &[&str]); 10] = [
    ("art13-controller", &["administrator"]),
    ("art13-contact", &["kontakt", "@", "tel.", "inspektor"]),
    (
        "art13-purpose",
        &[
            "w celu",
            "cel przetwarzania",
            "celem",
            "po co",
            "żeby",
            "aby ",
            "w celach",
        ],
    ),
    ("art13-basis", &["art. 6", "podstaw"]),
    (
        "art13-recipients",
        &[
            "odbiorc",
            "powierz",
            "dostawc",
            "udostępni",
            "przekazujemy",
            "przekazywan",
        ],
    ),
    (
        "art13-period",
        &[
            "miesi",
            "do wycofania",
            "do czasu",
            "przez okres",
            "przez rok",
            "lata",
            "do cofnięcia",
            "tak długo",
        ],
    ),
    (
        "art13-rights",
        &[
            "sprostowan",
            "prawo dostępu",
            "prawo do dostępu",
            "usunięcia danych",
            "przenosz",
            "ograniczen",
        ],
    ),
    ("art13-withdrawal", &["wycofa", "cofn", "odwoła"]),
    ("art13-complaint", &["skarg", "uodo", "prezesa urzędu"]),
    (
        "art13-voluntary",
        &["dobrowoln", "wymagane", "obowiązkow", "konieczne"],
    ),
];
/// Below this there is no clause at all, and one finding says so.
const ITEMS_MIN: usize = 5;

/// How many of the ten items a text tells.
pub fn items(text: &str) -> usize {
    let text = text.to_lowercase();
    ITEMS
        .iter()
        .filter(|(_, words)| words.iter().any(|word| text.contains(word)))
        .count()
}

pub fn judge(sheet: &Sheet, form: &Form) -> Vec<Flaw> {
    let collects = form.is_personal() && sheet.work.carrier != Carrier::Newsletter;
    if !collects {
        return Vec::new();
    }
    let text = sheet.content.text.to_lowercase();
    if items(&text) < ITEMS_MIN {
        return vec![Flaw::new("missing-information-clause", form.span)];
    }
    let told = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let lacking = ITEMS.iter().filter(|(_, words)| !told(words));
    lacking
        .map(|(code, _)| Flaw::new(code, form.span))
        .collect()
}
