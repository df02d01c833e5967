//! Tables: those that lay out say so, those that hold data have headings.

use crate::check::Sheet;
use crate::dom::{Document, Found, Origin};
use crate::finding::Flaw;
use crate::work::Carrier;

pub fn check(sheet: &mut Sheet) {
    let document = sheet.document;
    let mut flaws = Vec::new();
    for table in document.named("table") {
        if table.element.origin != Origin::Written {
            continue;
        }
        let role = table.element.value("role").to_ascii_lowercase();
        let plain = role == "presentation" || role == "none";
        let place = table.element.start_tag;
        let headed = own(document, &table, "th").next().is_some();
        let captioned = own(document, &table, "caption").next().is_some();
        if plain && (headed || captioned) {
            flaws.push(Flaw::new("layout-table-with-headings", place));
        } else if !plain && !headed {
            let code = match sheet.work.carrier {
                Carrier::Newsletter => "layout-table-without-role",
                _ if is_data(document, &table) => "table-without-headings",
                _ => "layout-table-without-role",
            };
            flaws.push(Flaw::new(code, place));
        }
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

/// A table's own parts, not those of tables in it.
fn own<'a>(
    document: &'a Document,
    table: &Found<'a>,
    name: &'a str,
) -> impl Iterator<Item = Found<'a>> {
    let id = table.id;
    document.elements_below(id).filter(move |found| {
        let nearest = document
            .around(found.id)
            .find(|around| around.element.is("table"));
        found.element.is(name) && nearest.is_some_and(|nearest| nearest.id == id)
    })
}

/// At least two rows of two cells, and no table or picture inside.
fn is_data(document: &Document, table: &Found) -> bool {
    let rows = own(document, table, "tr");
    let wide = rows.filter(|row| {
        document
            .child_elements(row.id)
            .filter(|cell| cell.element.is("td"))
            .count()
            > 1
    });
    let holds = |name: &str| {
        document
            .elements_below(table.id)
            .any(|found| found.element.is(name))
    };
    wide.count() > 1 && !holds("table") && !holds("img")
}
