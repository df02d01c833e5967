//! What mail clients take out, whatever their name.

use crate::check::Sheet;
use crate::dom::Origin;
use crate::finding::Flaw;

pub fn check(sheet: &mut Sheet) {
    let mut flaws = Vec::new();
    for found in sheet.document.elements() {
        let element = found.element;
        if element.origin != Origin::Written {
            continue;
        }
        let rel = element.value("rel").to_ascii_lowercase();
        let code = match element.name.as_str() {
            "script" => Some("script-in-mail"),
            "iframe" | "object" | "embed" | "applet" => Some("frame-in-mail"),
            "form" => Some("form-in-mail"),
            "link" if rel.contains("stylesheet") => Some("linked-styles-in-mail"),
            _ => None,
        };
        flaws.extend(
            code.map(|code| Flaw::new(code, element.start_tag).with("name", &element.name)),
        );
        let handler = element
            .attributes
            .iter()
            .find(|held| held.name.starts_with("on"));
        if let Some(handler) = handler {
            let flaw = Flaw::new("script-in-mail", handler.name_span);
            flaws.push(flaw.with("name", &handler.name));
        }
    }
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}
