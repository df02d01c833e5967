//! The desk as the candidate saw it at the moment that is shown.

use super::log;
use super::player::Player;
use super::work::Verdict;
use crate::browser::{format, reading};
use crate::desk::Desk;
use crate::frame::tasks::Tasks;
use crate::i18n::{I18nSubContextProvider, Locale, t, t_string, use_i18n};
use crate::rooms::Room;
use crate::rooms::brief::BriefPanel;
use crate::widgets::{Alarm, Button, Chip, Empty, Icon, Look, Tone};
use crate::{language, words as codes};
use casefile::Room as Name;
use exam::Command;
use exam::attempt::{HandInReason, Rule, Stage};
use exam::clock::Stop;
use exam::desk::{self, Panel};
use leptos::prelude::*;
use leptos_i18n::I18nContext;

/// No rail stands here, and the panel has its usual width.
const MEASURES: &str = "--rail: 0px; --panel: 380px; block-size: 100%";

/// The desk, for looking only; `verdict` says where it ends too early.
#[component]
pub fn Bench(player: Player, verdict: Option<Verdict>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let following = RwSignal::new(true);
    let chosen = desk.slice(|s| s.desk.language);
    // What the screen said: in the candidate's language, or in the assessor's.
    let spoken = Signal::derive(move || {
        let chosen = chosen.get().filter(|_| following.get());
        chosen.map_or(i18n.get_locale(), language::locale)
    });
    // Beside the list of actions it would leave a strip of what the assessor came to see.
    let shown = RwSignal::new(reading::is_wide());
    let had = desk.slice(|s| s.attempt.stage != Stage::Rules && s.desk.panel != Panel::Closed);
    let (looking, panel) = (desk.looking(), desk.slice(|s| s.desk.panel));
    Effect::new(move |_| {
        // Whoever follows a link into the panel wants to see it.
        if panel.get() == Panel::Brief && looking.get() {
            shown.set(true);
        }
    });
    let open = Signal::derive(move || shown.get() && had.get());
    let label = move || {
        let time = format::clock(player.now_ms().get() as i64);
        t_string!(i18n, review.desk.label, time = time)
    };
    view! {
        <div class="review__desk">
            <div
                class="desk"
                style=MEASURES
                data-panel=move || if open.get() { "open" } else { "closed" }
            >
                <section style="grid-area: bar" aria-label=label>
                    <Line player following shown had/>
                    {verdict.map(|verdict| view! { <Bad verdict/> })}
                    <HandedIn/>
                    <Looking player/>
                </section>
                <I18nSubContextProvider initial_locale=spoken>
                    <Spoken open shown/>
                </I18nSubContextProvider>
            </div>
        </div>
    }
}

/// Room and panel, in the language that they were seen in.
#[component]
fn Spoken(open: Signal<bool>, shown: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let reading = desk.slice(|s| s.attempt.stage == Stage::Rules);
    let lang = move || language::of(i18n.get_locale()).as_str();
    view! {
        // The wrapper only says the language; room and panel are parts of the desk's own grid.
        <div lang=lang style="display: contents">
            <main class="room" id="room" tabindex="-1">
                {move || match reading.get() {
                    true => view! { <Rules/> }.into_any(),
                    false => view! { <Room/> }.into_any(),
                }}
            </main>
            <Show when=move || open.get()>
                <Beside shown/>
            </Show>
        </div>
    }
}

/// The panel at the right: tasks, or the brief beside any room.
#[component]
fn Beside(shown: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let panel = desk.slice(|s| s.desk.panel);
    let brief = move || panel.get() == Panel::Brief;
    let name = move || match brief() {
        true => t_string!(i18n, desk.panel.brief),
        false => t_string!(i18n, desk.panel.tasks),
    };
    view! {
        <aside class="panel" aria-label=move || t_string!(i18n, desk.panel.label)>
            <div class="panel__head">
                <h2 class="grow">{name}</h2>
                <Button
                    label=move || t_string!(i18n, desk.panel.close)
                    icon="close"
                    icon_only=true
                    look=Look::Bare
                    on_press=move |()| shown.set(false)
                />
            </div>
            <div class="panel__body" tabindex="0" role="region" aria-label=name>
                {move || match brief() {
                    true => view! { <BriefPanel/> }.into_any(),
                    false => view! { <Tasks/> }.into_any(),
                }}
            </div>
        </aside>
    }
}

/// The stage before the desk, in words.
#[component]
fn Rules() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let have = desk.slice(|s| s.attempt.acknowledged.len());
    view! {
            <header class="room__head">
                <h1>{t!(i18n, rules.title)}</h1>
            </header>
            <div class="room__body">
                <Empty
                    icon="shield"
                    title=move || t_string!(i18n, review.desk.reading)
                    text=move || {
                        t_string!(i18n, rules.confirmed, have = have.get(), want = Rule::ALL.len())
                    }
                />
            </div>
    }
}

/// Time left, where the candidate is, and in which language it is shown.
#[component]
fn Line(
    player: Player,
    following: RwSignal<bool>,
    shown: RwSignal<bool>,
    had: Memo<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let clock = desk.slice(|s| s.clock.clone());
    let left = move || format::clock(clock.with(|c| c.left_ms(player.now_ms().get())));
    let begun = desk.slice(|s| s.clock.begun_ms.is_some());
    let stands = move || {
        clock
            .with(|clock| clock.stops.first().copied())
            .map(|why| stop(i18n, why))
    };
    view! {
        <div class="topbar">
            <Show when=move || begun.get()>
                <p class="topbar__clock">
                    <Icon name="clock"/>
                    <b>{left}</b>
                    <span>{t!(i18n, desk.top.left)}</span>
                </p>
            </Show>
            {move || stands().map(|label| view! { <Chip icon="pause" tone=Tone::Warning label/> })}
            <div class="topbar__tools">
                <Chip icon="eye" label=move || t_string!(i18n, review.read_only)/>
                <Show when=move || begun.get()><Rooms/></Show>
                <Button
                    label=move || t_string!(i18n, review.desk.follow_language)
                    icon="language"
                    pressed=following
                    on_press=move |()| following.update(|on| *on = !*on)
                />
                <Button
                    label=move || match had.get() {
                        true => t_string!(i18n, review.desk.panel),
                        false => t_string!(i18n, review.desk.panel_closed),
                    }
                    icon="panel"
                    icon_only=true
                    disabled=Signal::derive(move || !had.get())
                    pressed=Signal::derive(move || shown.get() && had.get())
                    on_press=move |()| shown.update(|on| *on = !*on)
                />
            </div>
        </div>
    }
}

fn stop(i18n: I18nContext<Locale>, why: Stop) -> &'static str {
    match why {
        Stop::Pause => t_string!(i18n, review.desk.paused),
        Stop::Gap => t_string!(i18n, review.desk.gap),
        Stop::HandIn => t_string!(i18n, review.desk.closed),
    }
}

/// The room that is shown; another one can be looked at.
#[component]
fn Rooms() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let here = desk.slice(|s| s.desk.room);
    let option = move |room: Name| {
        let chosen = move || here.get() == room;
        view! {
            <option value=room.as_str() prop:selected=chosen>
                {move || log::words::room(i18n, room)}
            </option>
        }
    };
    let choose = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        if let Some(room) = Name::ALL.into_iter().find(|room| room.as_str() == value) {
            let _ = desk.dispatch(Command::Desk(desk::Command::OpenRoom { room }));
        }
    };
    view! {
        <select
            class="input"
            style="inline-size: auto"
            aria-label=move || t_string!(i18n, review.desk.room)
            on:change=choose
        >
            {Name::ALL.map(option).collect_view()}
        </select>
    }
}

/// Another place is shown than the one that the candidate saw; the way back to theirs.
#[component]
fn Looking(player: Player) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let looking = desk.looking();
    view! {
        <Show when=move || looking.get()>
            <Alarm
                tone=Tone::Info
                title=move || t_string!(i18n, review.look.title)
                text=move || t_string!(i18n, review.look.text)
                bar=true
            >
                <Button
                    label=move || t_string!(i18n, review.look.back)
                    icon="undo"
                    on_press=move |()| player.look_back()
                />
            </Alarm>
        </Show>
    }
}

/// From the hand-in on the desk shows the work as it was left.
#[component]
fn HandedIn() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let reason = desk.slice(|s| match s.attempt.stage {
        Stage::HandedIn => s.attempt.hand_ins.last().copied(),
        Stage::Rules | Stage::Desk => None,
    });
    let text = move || match reason.get() {
        Some(HandInReason::TimeUp) => t_string!(i18n, review.deed.sealed_by_clock),
        Some(HandInReason::Candidate) | None => t_string!(i18n, review.desk.handed_in_text),
    };
    view! {
        <Show when=move || reason.get().is_some()>
            <Alarm
                tone=Tone::Info
                title=move || t_string!(i18n, review.deed.handed_in)
                text
                bar=true
            />
        </Show>
    }
}

/// What an assessor does about a journal that does not verify; a candidate is told otherwise.
fn advice(i18n: I18nContext<Locale>, code: &str) -> String {
    let of = |family: &str| code.starts_with(family);
    if of("event-unknown") || of("line-newer") {
        t_string!(i18n, review.advice.newer).to_string()
    } else if ["event-", "entry-", "line-"].into_iter().any(of) {
        t_string!(i18n, review.advice.journal).to_string()
    } else {
        codes::of(i18n, code).1
    }
}

/// What does not verify, and up to where the work is shown.
#[component]
fn Bad(verdict: Verdict) -> impl IntoView {
    let i18n = use_i18n();
    let Verdict { code, seq } = verdict;
    let named = code.clone();
    let text = move || {
        let title = codes::of(i18n, &code).0;
        let next = advice(i18n, &code);
        let place = seq.map(|seq| t_string!(i18n, review.bad_text, seq = seq));
        let code = t_string!(i18n, common.code_of_message, code = named.clone());
        format!("{title}. {} {next} {code}", place.unwrap_or_default())
    };
    view! {
        <Alarm tone=Tone::Error title=move || t_string!(i18n, review.bad) text bar=true/>
    }
}
