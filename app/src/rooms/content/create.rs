//! A new carrier.

use super::acts::is_bad_name;
use super::template::Template;
use crate::browser::page;
use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::side::{Part, show_main};
use crate::widgets::{Button, Choice, Choices, Dialog, TextField, Voice};
use casefile::CarrierKind;
use exam::Command;
use exam::content::Command as Act;
use leptos::prelude::*;

/// The window that makes one.
#[component]
pub fn Create(open: RwSignal<bool>, part: RwSignal<Part>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Dialog
            id="create"
            open
            wide=true
            title=move || t_string!(i18n, content.new.title)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| open.set(false)
        >
            <Form open part/>
        </Dialog>
    }
}

#[component]
fn Form(open: RwSignal<bool>, part: RwSignal<Part>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let voice = Voice::here();
    let kind = RwSignal::new(CarrierKind::Newsletter);
    let template = RwSignal::new(Template::MailSimple);
    let name = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    follow_kind(desk, kind, name, template);
    let error = Signal::derive(move || {
        let wrong = wrong.get() && name.with(|name| is_bad_name(name));
        wrong.then(|| t_string!(i18n, content.new.name_missing).to_string())
    });
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        wrong.set(name.with_untracked(|name| is_bad_name(name)));
        if wrong.get_untracked() {
            return page::focus("create-name");
        }
        let (name, template) = (name.get_untracked(), template.get_untracked());
        let kind = kind.get_untracked();
        let template = kind.is_coded().then_some(template);
        let act = Act::Create {
            kind,
            name: name.trim().to_string(),
            html: template.map_or("", Template::html).to_string(),
            css: template.map_or("", Template::css).to_string(),
        };
        open.set(false);
        if desk.dispatch(Command::Content(act)).is_ok() {
            voice.say(t_string!(i18n, content.created, name = name).to_string());
            show_main(part, super::studio::HEADING);
        }
    };
    let kinds = vec![
        Choice::new(CarrierKind::Newsletter, move || {
            t_string!(i18n, content.newsletter)
        }),
        Choice::new(CarrierKind::LandingPage, move || {
            t_string!(i18n, content.landing_page)
        }),
        Choice::new(CarrierKind::Sms, move || t_string!(i18n, content.sms)),
        Choice::new(CarrierKind::Push, move || t_string!(i18n, content.push)),
        Choice::new(CarrierKind::Post, move || t_string!(i18n, content.post)),
    ];
    view! {
        <form on:submit=make>
            <div class="dialog__body">
                <Choices
                    name="create-kind"
                    legend=move || t_string!(i18n, content.new.kind)
                    choices=kinds
                    selected=kind
                    cards=true
                />
                <TextField
                    id="create-name"
                    label=move || t_string!(i18n, content.new.name)
                    hint=move || t_string!(i18n, content.new.name_hint)
                    value=name
                    class="input--medium"
                    error
                    error_prefix=move || t_string!(i18n, common.error)
                />
                <Templates kind template/>
            </div>
            <footer class="dialog__foot">
                <Button
                    label=move || t_string!(i18n, common.cancel)
                    on_press=move |()| open.set(false)
                />
                <button type="submit" class="button button--primary">
                    {move || t_string!(i18n, content.new.go)}
                </button>
            </footer>
        </form>
    }
}

/// Another kind has other templates, and another name as long as the person has given none.
fn follow_kind(
    desk: Desk,
    kind: RwSignal<CarrierKind>,
    name: RwSignal<String>,
    template: RwSignal<Template>,
) {
    let i18n = use_i18n();
    Effect::new(move |given: Option<String>| {
        let kind = kind.get();
        let same = |s: &exam::State| {
            s.content
                .carriers
                .values()
                .filter(|c| c.kind == kind)
                .count()
        };
        let number = desk.peek(same) + 1;
        let usual = match kind {
            CarrierKind::Newsletter => {
                t_string!(i18n, content.new.default_newsletter, number = number).to_string()
            }
            CarrierKind::LandingPage => {
                t_string!(i18n, content.new.default_landing_page, number = number).to_string()
            }
            CarrierKind::Sms => {
                t_string!(i18n, content.new.default_sms, number = number).to_string()
            }
            CarrierKind::Push => {
                t_string!(i18n, content.new.default_push, number = number).to_string()
            }
            CarrierKind::Post => {
                t_string!(i18n, content.new.default_post, number = number).to_string()
            }
        };
        if name.with_untracked(|name| name.is_empty() || given.as_ref() == Some(name)) {
            name.set(usual.clone());
        }
        if let Some(usual) = Template::of(kind).get(1) {
            template.set(*usual);
        }
        usual
    });
}

#[component]
fn Templates(kind: RwSignal<CarrierKind>, template: RwSignal<Template>) -> impl IntoView {
    let i18n = use_i18n();
    let card = move |own: Template| {
        view! {
            <button
                type="button"
                class="template"
                aria-pressed=move || (template.get() == own).to_string()
                on:click=move |_| template.set(own)
            >
                {own.picture()}
                <b>{move || own.name(i18n)}</b>
                <small>{move || own.note(i18n)}</small>
            </button>
        }
        .into_any()
    };
    view! {
        <div
            class="field"
            role="group"
            aria-labelledby="create-template"
            hidden=move || !kind.get().is_coded()
        >
            <span class="field__label" id="create-template">{t!(i18n, content.new.template)}</span>
            <div class="templates">
                {move || Template::of(kind.get()).iter().copied().map(card).collect_view()}
            </div>
        </div>
    }
}
