//! Forms of the shop and what the tool makes of what is sent with them.

use super::finding::Findings;
use super::markup::{self, Control};
use super::{Finding, FormId, Slot, address};
use crate::{Map, State};
use serde::{Deserialize, Serialize};

/// What a contact is known by.
const EMAIL: &str = "email";

/// What a form is bound to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Binding {
    /// The list that who sends it comes to.
    pub list: String,
    /// The tool's fields by the names of the form's controls.
    pub fields: Map<String, String>,
}

impl Binding {
    /// Whether it makes contacts at all.
    pub fn works(&self) -> bool {
        self.fields.values().any(|it| it == EMAIL)
    }
}

impl State {
    /// What can be filled in in a form; none where there is no form.
    pub fn form_controls(&self, form: FormId) -> Option<Vec<Control>> {
        match form {
            FormId::Page(page) => markup::controls(&self.page_version(page)?.html),
            FormId::Theme => markup::controls(self.site.slot(Slot::Form)),
        }
    }

    /// The forms that stand, the theme's last.
    pub fn forms(&self) -> Vec<(FormId, Vec<Control>)> {
        let pages = self.site.pages.keys().map(|it| FormId::Page(*it));
        let all = pages.chain([FormId::Theme]);
        all.filter_map(|it| Some((it, self.form_controls(it)?)))
            .collect()
    }

    /// Where a form is, for a person.
    pub fn form_place(&self, form: FormId) -> String {
        match form {
            FormId::Page(id) => {
                let page = self.site.pages.get(&id);
                page.map_or(id.to_string(), |it| address(&it.slug))
            }
            FormId::Theme => "<!-- form -->".into(),
        }
    }
}

/// What is found of the forms.
pub fn check(site: &casefile::site::Site, state: &State) -> Vec<Finding> {
    let mut findings = Findings::default();
    let forms = state.forms();
    for (form, controls) in &forms {
        let place = state.form_place(*form);
        match state.site.bindings.get(form) {
            None => findings.error("form-unbound", place),
            Some(binding) => bound(site, binding, controls, &place, &mut findings),
        }
    }
    for form in state.site.bindings.keys() {
        let page = match form {
            FormId::Page(page) => state.site.pages.get(page).is_some(),
            FormId::Theme => true,
        };
        if page && forms.iter().all(|it| it.0 != *form) {
            findings.warning("form-gone", state.form_place(*form));
        }
    }
    findings.sorted()
}

fn bound(
    site: &casefile::site::Site,
    binding: &Binding,
    controls: &[Control],
    place: &str,
    findings: &mut Findings,
) {
    if !binding.works() {
        findings.error("form-email-missing", place);
    }
    let consent = |id: &str| site.fields.iter().any(|it| it.id == id && it.consent);
    for control in controls {
        let place = format!("{place}: {}", control.name);
        match binding.fields.get(control.name.as_str()) {
            None if control.tick => findings.error("form-consent-lost", place),
            None => findings.warning("form-field-lost", place),
            Some(field) if consent(field) && !control.tick => {
                findings.error("form-consent-typed", place);
            }
            Some(_) => {}
        }
    }
    for name in binding.fields.keys() {
        if controls.iter().all(|it| it.name != *name) {
            findings.warning("form-control-gone", format!("{place}: {name}"));
        }
    }
}
