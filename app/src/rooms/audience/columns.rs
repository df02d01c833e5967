//! Which columns the table shows.

use super::base::Base;
use super::contacts::usual;
use crate::i18n::{t, t_string};
use crate::widgets::{Button, Dialog, Look};
use exam::Command;
use exam::audience::Command as Act;
use leptos::prelude::*;
use std::collections::BTreeSet;
use worker::protocol::simulation::Column;

/// The window.
#[component]
pub fn ColumnsDialog(
    base: Base,
    open: RwSignal<bool>,
    columns: Memo<Vec<Column>>,
) -> impl IntoView {
    let i18n = base.i18n;
    view! {
        <Dialog
            id="columns"
            open
            wide=true
            title=move || t_string!(i18n, audience.columns.title)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| open.set(false)
        >
            <Form base open columns/>
        </Dialog>
    }
}

#[component]
fn Form(base: Base, open: RwSignal<bool>, columns: Memo<Vec<Column>>) -> impl IntoView {
    let i18n = base.i18n;
    let names =
        |columns: &[Column]| -> Vec<String> { columns.iter().map(|it| it.name.clone()).collect() };
    let shown = columns.with_untracked(|it| names(it));
    let ticked: RwSignal<BTreeSet<String>> = RwSignal::new(shown.into_iter().collect());
    let all = base.world.with_untracked(|world| world.columns.clone());
    let order = names(&all);
    let usual = usual(&all);
    let wrong = RwSignal::new(false);
    let one = |column: &Column| {
        let (name, own) = (column.name.clone(), column.name.clone());
        let title = column.title.get(base.language()).to_string();
        let tick = move |event: leptos::ev::Event| {
            let on = event_target_checked(&event);
            ticked.update(|ticked| {
                match on {
                    true => ticked.insert(name.clone()),
                    false => ticked.remove(&name),
                };
            });
        };
        view! {
            <label class="logic__tick">
                <input
                    type="checkbox"
                    prop:checked=move || ticked.with(|ticked| ticked.contains(&own))
                    on:change=tick
                />
                <span>{title}</span>
            </label>
        }
    };
    let ticks = all.iter().map(one).collect_view();
    let choose = move |columns: Option<Vec<String>>| {
        let _ = base
            .desk
            .dispatch(Command::Audience(Act::ChooseColumns { columns }));
        open.set(false);
    };
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // In the base's own order, so that a column is found where it always is.
        let chosen = order
            .iter()
            .filter(|name| ticked.with_untracked(|it| it.contains(*name)));
        let chosen: Vec<String> = chosen.cloned().collect();
        wrong.set(chosen.is_empty());
        if !chosen.is_empty() {
            choose((chosen != usual).then_some(chosen));
        }
    };
    view! {
        <form on:submit=go>
            <div class="dialog__body">
                <p>{t!(i18n, audience.columns.text)}</p>
                <Show when=move || wrong.get()>
                    <p class="field__error" role="alert">{t!(i18n, audience.columns.none)}</p>
                </Show>
                <div class="columns">{ticks}</div>
            </div>
            <footer class="dialog__foot">
                <Button
                    label=move || t_string!(i18n, audience.columns.usual)
                    look=Look::Bare
                    on_press=move |()| choose(None)
                />
                <Button
                    label=move || t_string!(i18n, common.cancel)
                    on_press=move |()| open.set(false)
                />
                <button type="submit" class="button button--primary">
                    {move || t_string!(i18n, audience.columns.go)}
                </button>
            </footer>
        </form>
    }
}
