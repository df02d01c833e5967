//! Pictures within their licence.

use crate::check::Sheet;
use crate::content::library;
use crate::finding::Flaw;
use crate::work::Licence;

pub fn judge(sheet: &Sheet) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for shown in &sheet.content.pictures {
        let Some(picture) = library(sheet.work, &shown.src) else {
            continue;
        };
        let credited = sheet.content.text.contains(&picture.author);
        let code = match picture.licence {
            Licence::Unlicensed => "unlicensed-picture",
            Licence::Credit if !credited => "author-not-credited",
            _ => continue,
        };
        flaws.push(Flaw::new(code, shown.span).with("author", &picture.author));
    }
    flaws
}
