//! A price that was lowered goes with the lowest price of the thirty days before.

use crate::check::Sheet;
use crate::dom::{Origin, collapsed};
use crate::finding::Flaw;

pub fn judge(sheet: &Sheet) -> Option<Flaw> {
    let document = sheet.document;
    let crossed = document.elements().find(|found| {
        let line = found
            .element
            .value("style")
            .to_ascii_lowercase()
            .contains("line-through");
        let out = found.element.is_one_of(&["s", "del", "strike"]) || line;
        let text = collapsed(&document.text(found.id)).to_lowercase();
        let priced = text.contains("zł") && text.contains(|c: char| c.is_ascii_digit());
        out && priced && found.element.origin == Origin::Written
    })?;
    let told = sheet
        .content
        .says(&["najniższa cena", "z 30 dni", "30 dni przed"]);
    (!told).then(|| Flaw::new("lowest-price-missing", crossed.element.start_tag))
}
