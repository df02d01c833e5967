//! Fields of the contact base put into the HTML, or into the words of a short message, each with
//! what stands where a contact's is empty.

use super::bench::Bench;
use crate::browser::page;
use crate::i18n::{t, t_string};
use crate::widgets::{Button, Dialog, TextField};
use casefile::CarrierKind;
use exam::units;
use leptos::prelude::*;

/// What can be put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Town,
    /// The link by which one leaves; always filled in.
    Unsubscribe,
    /// The mail in a browser; always filled in.
    Online,
}

impl Field {
    /// What a message of this kind can be filled with.
    fn of(kind: CarrierKind) -> &'static [Self] {
        match kind {
            CarrierKind::Newsletter | CarrierKind::LandingPage => {
                &[Self::Name, Self::Town, Self::Unsubscribe, Self::Online]
            }
            CarrierKind::Sms => &[Self::Name, Self::Town, Self::Unsubscribe],
            CarrierKind::Push | CarrierKind::Post => &[Self::Name, Self::Town],
        }
    }

    fn tag(self) -> &'static str {
        match self {
            Self::Name => "imie",
            Self::Town => "miejscowosc",
            Self::Unsubscribe => "link_rezygnacji",
            Self::Online => "link_online",
        }
    }

    fn may_be_empty(self) -> bool {
        matches!(self, Self::Name | Self::Town)
    }

    fn written(self, fallback: &str) -> String {
        let tag = self.tag();
        match self.may_be_empty() {
            true => format!("{{{{ {tag} | \"{}\" }}}}", fallback.trim()),
            false => format!("{{{{ {tag} }}}}"),
        }
    }
}

/// The window.
#[component]
pub fn FieldWindow(bench: Bench, open: RwSignal<bool>) -> impl IntoView {
    let i18n = bench.i18n;
    view! {
        <Dialog
            id="field"
            open
            title=move || t_string!(i18n, content.field.title)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| open.set(false)
        >
            <Form bench open/>
        </Dialog>
    }
}

#[component]
fn Form(bench: Bench, open: RwSignal<bool>) -> impl IntoView {
    let i18n = bench.i18n;
    let all = Field::of(bench.kind());
    let field = RwSignal::new(Field::Name);
    let fallback = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let missing = move || field.get().may_be_empty() && fallback.with(|it| it.trim().is_empty());
    let error = Signal::derive(move || {
        let wrong = wrong.get() && missing();
        wrong.then(|| t_string!(i18n, content.field.fallback_missing).to_string())
    });
    let insert = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        wrong.set(untrack(missing));
        if wrong.get_untracked() {
            return page::focus("field-fallback");
        }
        let words = fallback.with_untracked(|it| field.get_untracked().written(it));
        open.set(false);
        request_animation_frame(move || bench.insert(&words, units(&words)));
    };
    let name = move |own: Field| match own {
        Field::Name => t_string!(i18n, content.field.name),
        Field::Town => t_string!(i18n, content.field.town),
        Field::Unsubscribe => t_string!(i18n, content.field.unsubscribe),
        Field::Online => t_string!(i18n, content.field.online),
    };
    let options = move || {
        let option = |own: Field| {
            view! {
                <option value=own.tag() selected=move || field.get() == own>{name(own)}</option>
            }
        };
        all.iter().copied().map(option).collect_view()
    };
    let choose = move |event| {
        let tag = event_target_value(&event);
        let found = all.iter().find(|own| own.tag() == tag);
        field.set(found.copied().unwrap_or(Field::Name));
    };
    let written = move || fallback.with(|it| field.get().written(it));
    view! {
        <form on:submit=insert>
            <div class="dialog__body stack">
                <div class="field">
                    <label class="field__label" for="field-name">
                        {t!(i18n, content.field.which)}
                    </label>
                    <select class="input input--medium" id="field-name" on:change=choose>
                        {options}
                    </select>
                </div>
                <div hidden=move || !field.get().may_be_empty()>
                    <TextField
                        id="field-fallback"
                        label=move || t_string!(i18n, content.field.fallback)
                        hint=move || t_string!(i18n, content.field.fallback_hint)
                        value=fallback
                        class="input--medium"
                        error
                        error_prefix=move || t_string!(i18n, common.error)
                    />
                </div>
                <p>{t!(i18n, content.field.written)}" "<code>{written}</code></p>
            </div>
            <footer class="dialog__foot">
                <Button
                    label=move || t_string!(i18n, common.cancel)
                    on_press=move |()| open.set(false)
                />
                <button type="submit" class="button button--primary">
                    {t!(i18n, content.field.go)}
                </button>
            </footer>
        </form>
    }
}
