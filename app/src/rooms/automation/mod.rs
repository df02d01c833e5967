//! The room `automation`: workflows on a canvas and as a plan, instructions for them, and the
//! acceptance of the contractor's work.

mod acceptance;
mod bench;
mod canvas;
mod ghost;
mod graph;
mod instructions;
mod marks;
mod outline;
mod palette;
mod panel;
mod passed;
mod problems;
mod questions;
mod rule;
mod stock;
mod studio;
mod transfer;
mod words;
mod workflows;

pub use words::step_name;

use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::widgets::{Tab, Tabs};
use leptos::prelude::*;

/// The room.
#[component]
pub fn Automation() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let shown = RwSignal::new("flow-tab");
    provide_context(stock::Stock::of(desk));
    let mut tabs = vec![
        Tab::new("flow-tab", move || {
            t_string!(i18n, automation.tab.workflows)
        }),
        Tab::new("list-tab", move || {
            t_string!(i18n, automation.tab.instructions)
        }),
    ];
    if acceptance::any(desk) {
        tabs.push(Tab::new("accept-tab", move || {
            t_string!(i18n, automation.tab.acceptance)
        }));
    }
    if questions::any(desk) {
        tabs.push(Tab::new("ask-tab", move || {
            t_string!(i18n, automation.tab.questions)
        }));
    }
    let body = move || match shown.get() {
        "list-tab" => view! { <instructions::Instructions/> }.into_any(),
        "accept-tab" => view! { <acceptance::Acceptance shown/> }.into_any(),
        "ask-tab" => view! { <questions::Questions/> }.into_any(),
        _ => view! { <workflows::Workflows/> }.into_any(),
    };
    view! {
        <header class="room__head">
            <h1>{t!(i18n, automation.title)}</h1>
            <Tabs
                tabs
                selected=Signal::from(shown)
                on_select=move |id| shown.set(id)
                label=move || t_string!(i18n, automation.tab.label)
                bare=true
            />
        </header>
        <div
            class="room__body"
            role="tabpanel"
            id=move || format!("{}-panel", shown.get())
            aria-labelledby=move || shown.get()
        >
            {body}
        </div>
    }
}
