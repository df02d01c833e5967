//! Verdicts on the solutions that were chosen, and recommendations in their order.

use super::field::{Area, Marks, act};
use super::words::{self, I18n};
use crate::browser::page;
use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::rooms::undo_last;
use crate::widgets::{Button, Icon, Look, Size, Voice};
use exam::Scope;
use exam::results::{Advice, Command as Act, Field, Ground, RecommendationId, SolutionId, Worth};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

#[component]
pub fn Conclusions() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="results__part" aria-labelledby="solutions-title">
            <h2 id="solutions-title" tabindex="-1">{t!(i18n, results.solution.title)}</h2>
            <p class="muted">{t!(i18n, results.solution.lead)}</p>
            <Solutions/>
        </section>
        <section class="results__part" aria-labelledby="advice-title">
            <h2 id="advice-title" tabindex="-1">{t!(i18n, results.advice.title)}</h2>
            <p class="muted">{t!(i18n, results.advice.lead)}</p>
            <Recommendations/>
        </section>
    }
}

/// Takes an item away; the words come with a way back.
fn remove(desk: Desk, voice: Voice, i18n: I18n, command: Act, heading: &'static str) {
    if act(desk, command) {
        let undo = t_string!(i18n, common.undo).to_string();
        let undo = undo_last(desk, undo, Scope::Results);
        voice.show("trash", t_string!(i18n, results.removed), Some(undo));
        request_animation_frame(move || page::focus(heading));
    }
}

/// The id of a field's control.
fn control(field: &Field) -> String {
    exam::TextId::Results(field.clone())
        .to_string()
        .replace('/', "-")
}

fn focus_soon(field: Field) {
    request_animation_frame(move || page::focus(&control(&field)));
}

#[component]
fn Solutions() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let writable = desk.writable();
    let off = Signal::derive(move || !writable.get());
    let ids = desk.slice(|s| s.results.solutions.keys().copied().collect::<Vec<_>>());
    let add = move |()| {
        if act(desk, Act::AddSolution) {
            let newest = desk.peek(|s| s.results.solutions.keys().next_back().copied());
            if let Some(id) = newest {
                focus_soon(Field::Solution(id, Ground::Name));
            }
        }
    };
    view! {
        <p class="muted" hidden=move || ids.with(|ids| !ids.is_empty())>
            {t!(i18n, results.solution.empty)}
        </p>
        <ol class="results__list">
            <For each=move || ids.get() key=|id| id.0 let:id><Judged id ids/></For>
        </ol>
        <Button
            label=move || t_string!(i18n, results.solution.add)
            icon="plus"
            disabled=off
            on_press=add
        />
    }
}

/// One solution with its verdict.
#[component]
fn Judged(id: SolutionId, ids: Memo<Vec<SolutionId>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let number =
        move || ids.with(|ids| ids.iter().position(|own| *own == id).map_or(0, |at| at + 1));
    let title = move || t_string!(i18n, results.solution.number, number = number()).to_string();
    let chosen = desk.slice(move |s| s.results.solutions.get(&id).and_then(|own| own.worth));
    let marks = Worth::ALL.map(|mark| {
        let words: TextProp = (move || words::worth(i18n, mark)).into();
        (mark, words)
    });
    let choose = move |worth| {
        let (solution, worth) = (id, Some(worth));
        act(desk, Act::RateSolution { solution, worth });
    };
    let area = move |part: Ground| {
        let label = move || match part {
            Ground::Name => t_string!(i18n, results.solution.name),
            Ground::Figure => t_string!(i18n, results.solution.figure),
            Ground::Reason => t_string!(i18n, results.solution.reason),
        };
        let rows = if part == Ground::Reason { 3 } else { 1 };
        view! { <Area field=Field::Solution(id, part) label rows/> }.into_any()
    };
    let voice = Voice::here();
    let gone = Act::RemoveSolution { solution: id };
    view! {
        <li class="card results__item">
            <div class="card__head">
                <h3>{title}</h3>
                <Remove name=title on_press=move |()| {
                    remove(desk, voice, i18n, gone.clone(), "solutions-title");
                }/>
            </div>
            {area(Ground::Name)}
            <Marks
                name=format!("worth-{id}")
                legend=move || t_string!(i18n, results.solution.verdict)
                marks=marks.to_vec()
                chosen
                on_choose=choose
            />
            {area(Ground::Figure)}
            {area(Ground::Reason)}
        </li>
    }
}

#[component]
fn Remove(#[prop(into)] name: TextProp, #[prop(into)] on_press: Callback<()>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let writable = desk.writable();
    let off = Signal::derive(move || !writable.get());
    let label = move || t_string!(i18n, results.remove, name = name.get().to_string()).to_string();
    view! {
        <Button
            label
            icon="trash"
            icon_only=true
            look=Look::Danger
            size=Size::Small
            disabled=off
            on_press
        />
    }
}

#[component]
fn Recommendations() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let writable = desk.writable();
    let off = Signal::derive(move || !writable.get());
    let order = desk.slice(|s| s.results.order.clone());
    let add = move |()| {
        if act(desk, Act::AddRecommendation)
            && let Some(id) = desk.peek(|s| s.results.order.last().copied())
        {
            focus_soon(Field::Recommendation(id, Advice::Change));
        }
    };
    view! {
        <p class="muted" hidden=move || order.with(|ids| !ids.is_empty())>
            {t!(i18n, results.advice.empty)}
        </p>
        <ol class="results__list">
            <For each=move || order.get() key=|id| id.0 let:id><Advised id order/></For>
        </ol>
        <Button
            label=move || t_string!(i18n, results.advice.add)
            icon="plus"
            disabled=off
            on_press=add
        />
    }
}

/// One recommendation; its place is its priority.
#[component]
fn Advised(id: RecommendationId, order: Memo<Vec<RecommendationId>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let i18n = use_i18n();
    let at =
        Memo::new(move |_| order.with(|ids| ids.iter().position(|own| *own == id).unwrap_or(0)));
    let last = Memo::new(move |_| at.get() + 1 >= order.with(Vec::len));
    let title = move || t_string!(i18n, results.advice.number, number = at.get() + 1).to_string();
    let voice = Voice::here();
    let go = move |to: Option<usize>, button: String| {
        let Some(to) = to else { return };
        let command = Act::MoveRecommendation {
            recommendation: id,
            to: to as u32,
        };
        if act(desk, command) {
            let all = order.with_untracked(Vec::len);
            let said = t_string!(i18n, results.advice.moved, place = to + 1, all = all);
            voice.say(said.to_string());
            // A moved card loses the focus.
            request_animation_frame(move || page::focus(&button));
        }
    };
    let area = move |part: Advice| {
        let label = move || match part {
            Advice::Change => t_string!(i18n, results.advice.change),
            Advice::Finding => t_string!(i18n, results.advice.finding),
            Advice::Effect => t_string!(i18n, results.advice.effect),
        };
        let rows = if part == Advice::Change { 1 } else { 2 };
        view! { <Area field=Field::Recommendation(id, part) label rows/> }.into_any()
    };
    let gone = Act::RemoveRecommendation { recommendation: id };
    let (up, down) = (format!("{id}-up"), format!("{id}-down"));
    let (to_up, to_down) = (up.clone(), down.clone());
    let higher = move |()| go(at.get_untracked().checked_sub(1), to_up.clone());
    let lower = move |()| {
        let to = (!last.get_untracked()).then(|| at.get_untracked() + 1);
        go(to, to_down.clone());
    };
    view! {
        <li class="card results__item">
            <div class="card__head">
                <h3>{title}</h3>
                <Mover
                    id=up
                    label=move || t_string!(i18n, results.advice.higher)
                    name=title
                    icon="chevron-up"
                    off=Signal::derive(move || at.get() == 0)
                    on_press=higher
                />
                <Mover
                    id=down
                    label=move || t_string!(i18n, results.advice.lower)
                    name=title
                    icon="chevron-down"
                    off=last
                    on_press=lower
                />
                <Remove name=title on_press=move |()| {
                    remove(desk, voice, i18n, gone.clone(), "advice-title");
                }/>
            </div>
            {Advice::ALL.map(area).into_iter().collect_view()}
        </li>
    }
}

/// One step up or down the order.
#[component]
fn Mover(
    id: String,
    #[prop(into)] label: TextProp,
    /// What is moved.
    #[prop(into)]
    name: TextProp,
    icon: &'static str,
    /// There is no further to go.
    #[prop(into)]
    off: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let writable = desk.writable();
    let (hint, words) = (label.clone(), label);
    view! {
        <button
            type="button"
            class="button button--bare button--small button--icon"
            id=id
            title=move || hint.get()
            aria-disabled=move || (off.get() || !writable.get()).then_some("true")
            on:click=move |_| on_press.run(())
        >
            <Icon name=icon/>
            <span class="hidden">{move || words.get()}": "{move || name.get()}</span>
        </button>
    }
}
