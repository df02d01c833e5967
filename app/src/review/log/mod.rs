//! The list of actions: what was done, by room and task, each a way into the replay.

mod automation;
mod campaign;
mod checkpoint;
mod filter;
mod page;
mod results;
mod site;
pub mod words;

use super::player::Player;
use crate::i18n::{Locale, t, t_string, use_i18n};
use crate::language;
use crate::widgets::Button;
use casefile::Case;
use checkpoint::Checkpoint;
use filter::{Area, Asked, Filter, areas};
use leptos::prelude::*;
use leptos_i18n::I18nContext;
use page::Deeds;
use std::sync::Arc;

/// The list, with its filters.
#[component]
pub fn Log(player: Player, case: Arc<Case>) -> impl IntoView {
    let i18n = use_i18n();
    let filter = RwSignal::new(Filter::default());
    let tape = player.tape();
    let picked = Memo::new(move |_| filter.with(|filter| filter.pick(&tape)));
    let facts = Signal::derive(move || filter.with(|filter| filter.facts));
    view! {
        <aside class="review__log" aria-label=move || t_string!(i18n, review.log.title)>
            <h2 class="hidden">{t!(i18n, review.log.title)}</h2>
            <div>
                <div class="review__filters">
                    <Areas player filter/>
                    <Tasks case filter/>
                </div>
                <div class="review__filters" style="padding-block-start: 0">
                    <Button
                        label=move || t_string!(i18n, review.log.facts)
                        hint=move || t_string!(i18n, review.log.facts_hint)
                        pressed=facts
                        on_press=move |()| filter.update(|filter| filter.facts = !filter.facts)
                    />
                    <Checkpoint player/>
                </div>
            </div>
            <Show
                when=move || picked.with(|picked| !picked.is_empty())
                fallback=move || view! {
                    <p class="review__deeds muted">{t!(i18n, review.log.none)}</p>
                }
            >
                <Deeds player picked/>
            </Show>
        </aside>
    }
}

fn area_name(i18n: I18nContext<Locale>, area: Area) -> &'static str {
    match area {
        Area::All => t_string!(i18n, review.log.all_rooms),
        Area::Room(room) => words::room(i18n, room),
        Area::Stages => t_string!(i18n, review.log.stages),
    }
}

#[component]
fn Areas(player: Player, filter: RwSignal<Filter>) -> impl IntoView {
    let i18n = use_i18n();
    let areas = areas(&player.tape());
    let option = |area: Area| {
        view! { <option value=area.as_str()>{move || area_name(i18n, area)}</option> }
    };
    let options = areas.iter().copied().map(option).collect_view();
    let choose = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        let chosen = areas.iter().find(|area| area.as_str() == value);
        let area = chosen.copied().unwrap_or_default();
        filter.update(|filter| filter.area = area);
    };
    view! {
        <select
            class="input"
            aria-label=move || t_string!(i18n, review.log.room)
            on:change=choose
        >
            {options}
        </select>
    }
}

#[component]
fn Tasks(case: Arc<Case>, filter: RwSignal<Filter>) -> impl IntoView {
    let i18n = use_i18n();
    let option = |(at, task): (usize, &casefile::Task)| {
        let title = task.title.clone();
        let named = move || {
            let title = title.get(language::of(i18n.get_locale()));
            format!("{}. {title}", at + 1)
        };
        view! { <option value=task.id.to_string()>{named}</option> }
    };
    let options = case.tasks.iter().enumerate().map(option).collect_view();
    let choose = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        let task = case.task(&value).map(Asked::of);
        filter.update(|filter| filter.task = task);
    };
    view! {
        <select
            class="input"
            aria-label=move || t_string!(i18n, review.log.task)
            on:change=choose
        >
            <option value="">{t!(i18n, review.log.all_tasks)}</option>
            {options}
        </select>
    }
}
