//! Pins in an answer: which are cited, and a quotation put into the text.

use crate::desk::Desk;
use crate::i18n::{t, t_string, use_i18n};
use crate::language;
use crate::widgets::{Button, Dialog, Look, Size, Tick, Voice};
use casefile::{QuestionId, Room};
use exam::answers::Command as Act;
use exam::brief::{Command as BriefAct, Pin, PinId};
use exam::{Command, desk};
use leptos::prelude::*;

type I18n = leptos_i18n::I18nContext<crate::i18n::Locale>;

/// "O firmie": the title of a pin's document.
fn title(desk: Desk, i18n: I18n, pin: &Pin) -> String {
    let language = language::of(i18n.get_locale());
    let case = desk.case();
    let document = case.document(pin.document.as_str());
    document
        .map(|document| document.title.get(language).to_string())
        .unwrap_or_default()
}

/// "O firmie, fragment 4".
fn place(desk: Desk, i18n: I18n, pin: &Pin) -> String {
    let document = title(desk, i18n, pin);
    t_string!(
        i18n,
        brief.pin_place,
        document = document,
        block = pin.block + 1
    )
    .to_string()
}

fn cite(desk: Desk, question: &QuestionId, pin: PinId, cited: bool) -> bool {
    let question = question.clone();
    desk.dispatch(Command::Answers(Act::Cite {
        question,
        pin,
        cited,
    }))
    .is_ok()
}

/// The passages that the answer cites, and all that could be.
#[component]
pub fn Cites(question: QuestionId) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let own = question.clone();
    let cited = desk.slice(move |s| {
        let answer = s.answers.answers.get(&own);
        answer
            .map(|answer| answer.cited.clone())
            .unwrap_or_default()
    });
    let pins = desk.slice(|s| s.brief.pins.clone());
    let asked = question.clone();
    let chosen = move || {
        let pins = pins.get();
        let own = cited
            .get()
            .into_iter()
            .filter_map(|id| Some((id, pins.get(&id)?.clone())));
        let cards = own.map(|(id, pin)| card(desk, i18n, question.clone(), id, pin));
        let cards: Vec<AnyView> = cards.collect();
        if cards.is_empty() {
            view! { <p class="muted small">{t!(i18n, answers.cites.none)}</p> }.into_any()
        } else {
            cards.into_any()
        }
    };
    let every = move || {
        let pins = pins.get();
        if pins.is_empty() {
            return view! { <p class="muted small">{t!(i18n, answers.cites.none_pinned)}</p> }
                .into_any();
        }
        let ticks = pins
            .into_iter()
            .map(|(id, pin)| tick(desk, i18n, cited, &asked, id, pin));
        view! {
            <details class="cites__all">
                <summary>{t!(i18n, answers.cites.add)}</summary>
                <div class="stack stack--tight">{ticks.collect_view()}</div>
            </details>
        }
        .into_any()
    };
    view! {
        <section class="cites" aria-labelledby="cites-title">
            <h3 id="cites-title">{t!(i18n, answers.cites.title)}</h3>
            {chosen}
            {every}
        </section>
    }
}

fn card(desk: Desk, i18n: I18n, question: QuestionId, id: PinId, pin: Pin) -> AnyView {
    let voice = Voice::here();
    let writable = desk.writable();
    let off = Signal::derive(move || !writable.get());
    let quote = pin.quote.clone();
    let at = pin.clone();
    let remove = move |()| {
        if cite(desk, &question, id, false) {
            voice.say(t_string!(i18n, answers.cites.removed));
        }
    };
    let open = move |()| open_beside(desk, &pin);
    view! {
        <div class="pin">
            <p class="pin__text" lang=desk.case().language.as_str()>{quote}</p>
            <p class="pin__foot">
                <span>{move || place(desk, i18n, &at)}</span>
                <Button
                    label=move || t_string!(i18n, common.open)
                    hint=move || t_string!(i18n, brief.open_beside)
                    look=Look::Bare
                    size=Size::Small
                    on_press=open
                />
                <Button
                    label=move || t_string!(i18n, answers.cites.remove)
                    icon="close"
                    icon_only=true
                    look=Look::Bare
                    size=Size::Small
                    disabled=off
                    on_press=remove
                />
            </p>
        </div>
    }
    .into_any()
}

/// The pin's document, in the panel beside the answer.
fn open_beside(desk: Desk, pin: &Pin) {
    let open = BriefAct::OpenDocument {
        document: pin.document.clone(),
    };
    let _ = desk.dispatch(Command::Brief(open));
    let room = desk.peek(|s| s.desk.room);
    if room != Room::Brief {
        let panel = desk::Command::ShowPanel {
            panel: exam::desk::Panel::Brief,
        };
        let _ = desk.dispatch(Command::Desk(panel));
    }
}

fn tick(
    desk: Desk,
    i18n: I18n,
    cited: Memo<exam::Set<PinId>>,
    question: &QuestionId,
    id: PinId,
    pin: Pin,
) -> AnyView {
    let voice = Voice::here();
    let question = question.clone();
    let label = move || format!("{} ({})", pin.quote, place(desk, i18n, &pin));
    let change = move |on: bool| {
        if cite(desk, &question, id, on) {
            voice.say(match on {
                true => t_string!(i18n, answers.cites.added),
                false => t_string!(i18n, answers.cites.removed),
            });
        }
    };
    let checked = Signal::derive(move || cited.with(|cited| cited.contains(&id)));
    view! { <Tick label checked on_change=change/> }.into_any()
}

/// Chooses a pin to be quoted in the text; it is cited as well.
#[component]
pub fn QuoteDialog(
    question: QuestionId,
    open: RwSignal<bool>,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let pins = desk.slice(|s| s.brief.pins.clone());
    let question = StoredValue::new(question);
    let choose = Callback::new(move |(id, pin): (PinId, Pin)| {
        open.set(false);
        cite(desk, &question.get_value(), id, true);
        let words = format!("> {}\n>\n> — {}", pin.quote, title(desk, i18n, &pin));
        request_animation_frame(move || on_choose.run(words));
    });
    let one = move |(id, pin): (PinId, Pin)| {
        let at = pin.clone();
        let quote = pin.quote.clone();
        view! {
            <li>
                <button
                    type="button"
                    class="pin pin--choice"
                    on:click=move |_| choose.run((id, pin.clone()))
                >
                    <span class="pin__text" lang=desk.case().language.as_str()>{quote}</span>
                    <span class="muted">{move || place(desk, i18n, &at)}</span>
                </button>
            </li>
        }
        .into_any()
    };
    let list = move || {
        let pins = pins.get();
        if pins.is_empty() {
            view! { <p>{t!(i18n, answers.cites.none_pinned)}</p> }.into_any()
        } else {
            let pins = pins.into_iter().map(one).collect_view();
            view! { <ul class="stack stack--tight">{pins}</ul> }.into_any()
        }
    };
    view! {
        <Dialog
            id="quote"
            open
            title=move || t_string!(i18n, answers.cites.choose)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| open.set(false)
        >
            <div class="dialog__body">{list}</div>
        </Dialog>
    }
}
