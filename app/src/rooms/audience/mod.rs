//! The room `audience`: the contact base, segments of it, segments side by side.

mod acts;
mod base;
mod cell;
mod chart;
mod columns;
mod compare;
mod contacts;
mod counts;
mod create;
mod funnel;
mod grid;
mod profile;
mod questions;
mod rows;
mod segment;
mod segments;
mod texts;

use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::widgets::{Alarm, Button, Tab, Tabs, Tone, Wait};
use crate::words;
use base::{Base, Phase};
use exam::Command;
use exam::audience::{Command as Act, View};
use leptos::prelude::*;

const CONTACTS: &str = "audience-contacts";
const SEGMENTS: &str = "audience-segments";
const COMPARE: &str = "audience-compare";

fn tab_of(view: View) -> &'static str {
    match view {
        View::Contacts => CONTACTS,
        View::Segments => SEGMENTS,
        View::Compare => COMPARE,
    }
}

/// The room.
#[component]
pub fn Audience() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let base = Base::new(desk);
    let view = desk.slice(|s| s.audience.view);
    let count = desk.slice(|s| s.audience.segments.len());
    let tabs = vec![
        Tab::new(CONTACTS, move || t_string!(i18n, audience.contacts.tab)),
        Tab::new(SEGMENTS, move || t_string!(i18n, audience.segments.tab)).count(count.into()),
        Tab::new(COMPARE, move || t_string!(i18n, audience.compare.tab)),
    ];
    let choose = move |tab: &'static str| show(desk, view_of(tab));
    let panel = move || match base.phase.get() {
        Phase::Coming => view! { <Coming/> }.into_any(),
        Phase::Failed(code) => view! { <Failed base code/> }.into_any(),
        Phase::Here => match view.get() {
            View::Contacts => view! { <contacts::Contacts base/> }.into_any(),
            View::Segments => view! { <segments::SegmentsView base/> }.into_any(),
            View::Compare => view! { <compare::Compare base/> }.into_any(),
        },
    };
    view! {
        <header class="room__head">
            <h1>{t!(i18n, audience.title)}</h1>
            <Tabs
                tabs
                bare=true
                selected=Signal::derive(move || tab_of(view.get()))
                on_select=choose
                label=move || t_string!(i18n, audience.views)
            />
        </header>
        <div
            class="room__body"
            role="tabpanel"
            id=move || format!("{}-panel", tab_of(view.get()))
            aria-labelledby=move || tab_of(view.get())
        >
            {panel}
        </div>
    }
}

fn view_of(tab: &str) -> View {
    match tab {
        SEGMENTS => View::Segments,
        COMPARE => View::Compare,
        _ => View::Contacts,
    }
}

/// Shows another view, unless it is the one.
fn show(desk: Desk, view: View) {
    if desk.peek(|s| s.audience.view) != view {
        let _ = desk.dispatch(Command::Audience(Act::ShowView { view }));
    }
}

/// Seen only when it takes long: the style lets the first moments pass.
#[component]
fn Coming() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="coming"><Wait label=move || t_string!(i18n, audience.loading)/></div>
    }
}

#[component]
fn Failed(base: Base, code: String) -> impl IntoView {
    let i18n = use_i18n();
    let text = move || {
        let (title, next) = words::of(i18n, &code);
        format!("{title}. {next}")
    };
    view! {
        <div class="coming coming--failed">
            <Alarm
                tone=Tone::Error
                title=move || t_string!(i18n, audience.failed)
                text
            >
                <Button
                    label=move || t_string!(i18n, common.retry)
                    on_press=move |()| base.load()
                />
            </Alarm>
        </div>
    }
}
