//! Roles and ARIA attributes that mean nothing, and habits that lock a keyboard out.

use crate::check::Sheet;
use crate::dom::{Found, Origin};
use crate::finding::Flaw;

const ROLES: &str = " alert alertdialog application article banner blockquote button caption cell \
    checkbox code columnheader combobox complementary contentinfo definition deletion dialog \
    directory document emphasis feed figure form generic grid gridcell group heading img image \
    insertion link list listbox listitem log main mark marquee math menu menubar menuitem \
    menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation \
    progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox \
    separator slider spinbutton status strong subscript suggestion superscript switch tab table \
    tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem ";

const ATTRIBUTES: &str = " activedescendant atomic autocomplete braillelabel \
    brailleroledescription busy checked colcount colindex colindextext colspan controls current \
    describedby description details disabled dropeffect errormessage expanded flowto grabbed \
    haspopup hidden invalid keyshortcuts label labelledby level live modal multiline \
    multiselectable orientation owns placeholder posinset pressed readonly relevant required \
    roledescription rowcount rowindex rowindextext rowspan selected setsize sort valuemax \
    valuemin valuenow valuetext ";

fn holds(list: &str, word: &str) -> bool {
    !word.is_empty() && list.contains(&format!(" {word} "))
}

pub fn check(sheet: &mut Sheet) {
    let written = sheet.document.elements();
    let written = written.filter(|found| found.element.origin == Origin::Written);
    let flaws: Vec<Flaw> = written.flat_map(|found| judge(&found)).collect();
    flaws.into_iter().for_each(|flaw| sheet.add(flaw));
}

fn judge(found: &Found) -> Vec<Flaw> {
    let element = found.element;
    let mut flaws = Vec::new();
    for held in &element.attributes {
        let value = held.value.trim();
        let flaw = match held.name.as_str() {
            "role" => {
                let wrong = held
                    .words()
                    .find(|word| !holds(ROLES, &word.to_lowercase()));
                wrong.map(|word| Flaw::new("unknown-role", held.place()).with("value", word))
            }
            "tabindex" => {
                let ahead = value.parse::<i64>().is_ok_and(|index| index > 0);
                ahead.then(|| Flaw::new("tab-order", held.place()))
            }
            "accesskey" => Some(Flaw::new("access-key", held.name_span)),
            "autoplay" => Some(Flaw::new("autoplay", held.name_span)),
            name => {
                let own = name.strip_prefix("aria-");
                let wrong = own.is_some_and(|own| !holds(ATTRIBUTES, own));
                wrong.then(|| Flaw::new("unknown-aria", held.name_span).with("attribute", name))
            }
        };
        flaws.extend(flaw);
    }
    let clicked = element.has("onclick");
    let usable = element.is_one_of(&[
        "a", "button", "input", "select", "textarea", "summary", "label",
    ]);
    if clicked && !usable && !element.has("tabindex") {
        flaws.push(
            Flaw::new("click-without-keyboard", element.start_tag).with("name", &element.name),
        );
    }
    flaws
}
