//! A text message: what it takes, which letters make it longer, how it stands on a phone.

use super::{OneLine, Tools, firm, first, id, length, linked};
use crate::i18n::{t, t_string};
use crate::rooms::area::Area;
use crate::rooms::content::bench::Bench;
use crate::rooms::difference::difference;
use crate::widgets::{Button, Size, Voice};
use checks::short::sms::{self, Alphabet, Count, PARTS_MAX, SENDER_CHARS_MAX};
use exam::content::Part;
use leptos::prelude::*;

/// The price of a message is a price of a part: so many people make it plain.
const READERS: usize = 1_000;

/// A number that says nothing of who writes.
const UNKNOWN: &str = "+48 500 600 700";

#[component]
pub fn Fields(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    view! {
        <OneLine
            bench
            part=Part::Sender
            label=move || t_string!(i18n, content.short.sender)
            note=length(bench, Part::Sender, SENDER_CHARS_MAX)
        />
        <Area
            text=bench.text_id(Part::Text)
            id=id(Part::Text)
            label=move || t_string!(i18n, content.short.text)
            hint=move || t_string!(i18n, content.short.sms.hint)
            rows=6
        />
        <Tools bench/>
        <Counter bench/>
    }
}

/// Parts, places, letters; and the act that makes it shorter.
#[component]
fn Counter(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let text = bench.desk.text(bench.text_id(Part::Text));
    let counted = Memo::new(move |_| text.with(|text| sms::count(&sms::sent(text))));
    let parts = Memo::new(move |_| counted.get().parts);
    let said = move || {
        let count = parts.get() as u32;
        t_string!(i18n, content.short.sms.parts, count = count).to_string()
    };
    let places = move || {
        let Count { units, left, .. } = counted.get();
        t_string!(i18n, content.short.sms.places, units = units, left = left).to_string()
    };
    let alphabet = move || match counted.get().alphabet {
        Alphabet::Gsm7 => t_string!(i18n, content.short.sms.gsm),
        Alphabet::Ucs2 => t_string!(i18n, content.short.sms.ucs),
    };
    let cost = move || {
        let (readers, sum) = (READERS, READERS * parts.get());
        t_string!(i18n, content.short.sms.cost, readers = readers, sum = sum).to_string()
    };
    let filled = move || text.with(|text| text.contains("{{"));
    view! {
        <div class="short__count">
            <p role="status">
                <b>{said}</b>
            </p>
            <Parts counted/>
            <p class="small">{places}</p>
            <p class="small muted">{alphabet}" "{cost}</p>
            <p class="small muted" hidden=move || !filled()>
                {t!(i18n, content.short.sms.filled)}
            </p>
            <Letters bench/>
        </div>
    }
}

/// The parts as bars, each as full as it is. The words above say the same.
#[component]
fn Parts(counted: Memo<Count>) -> impl IntoView {
    let bar = |share: usize| {
        let full = format!("{share}%");
        view! { <span class="short__part"><span style:inline-size=full></span></span> }
    };
    let bars = move || {
        let Count {
            alphabet,
            parts,
            left,
            ..
        } = counted.get();
        let whole = match parts {
            0 | 1 => alphabet.alone(),
            _ => alphabet.joined(),
        };
        let share = |at: usize| match at + 1 < parts {
            true => 100,
            false => (whole - left) * 100 / whole,
        };
        // An empty message shows one empty part; what no gateway takes is not drawn to its end.
        let shown = parts.clamp(1, PARTS_MAX + 1);
        (0..shown).map(|at| bar(share(at))).collect_view()
    };
    view! { <div class="short__parts" aria-hidden="true">{bars}</div> }
}

/// The letters that GSM lacks, by name, and plain ones in their place.
#[component]
fn Letters(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let voice = Voice::here();
    let text = bench.desk.text(bench.text_id(Part::Text));
    let writable = bench.desk.writable();
    let off = Signal::derive(move || !writable.get());
    let foreign = Memo::new(move |_| {
        let found = text.with(|text| sms::foreign(&sms::sent(text)));
        found
            .iter()
            .map(char::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    });
    let helps = Memo::new(move |_| text.with(|text| sms::plain(text) != *text));
    let named = move || {
        let letters = foreign.get();
        t_string!(i18n, content.short.sms.letters, letters = letters).to_string()
    };
    let replace = move |()| {
        // What was typed before stays an act of its own.
        bench.desk.rest();
        let before = text.get_untracked();
        if let Some(edit) = difference(&before, &sms::plain(&before)) {
            bench.desk.type_text(bench.text_id(Part::Text), vec![edit]);
            bench.desk.rest();
            voice.say(t_string!(i18n, content.short.sms.replaced).to_string());
        }
    };
    view! {
        <p class="short__letters" hidden=move || foreign.with(String::is_empty)>{named}</p>
        <Show when=move || helps.get()>
            <Button
                label=move || t_string!(i18n, content.short.sms.replace)
                size=Size::Small
                disabled=off
                on_press=replace
            />
        </Show>
    }
}

/// A phone: the message in the list, and the message opened.
#[component]
pub fn Mock(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let sender = bench.desk.text(bench.text_id(Part::Sender));
    let text = bench.desk.text(bench.text_id(Part::Text));
    let named = move || sender.with(|it| !it.trim().is_empty());
    let from = Memo::new(move |_| {
        let name: String = sender.with(|it| it.trim().chars().take(SENDER_CHARS_MAX).collect());
        if name.is_empty() {
            UNKNOWN.to_string()
        } else {
            name
        }
    });
    let mark = move || match named() {
        true => first(&from.get()),
        false => "?".to_string(),
    };
    let sent = Memo::new(move |_| text.with(|text| sms::sent(text)));
    let empty = move || sent.with(|text| text.trim().is_empty());
    let body = move || sent.with(|text| linked(text));
    let firm = firm(bench);
    let unknown =
        move || t_string!(i18n, content.short.sms.unknown, firm = firm.clone()).to_string();
    view! {
        <p class="muted" hidden=move || !empty()>{t!(i18n, content.short.empty)}</p>
        <section class="phone" aria-label=move || t_string!(i18n, content.short.sms.list)>
            <h3 class="phone__head">{t!(i18n, content.short.sms.list)}</h3>
            <div class="phone__other" aria-hidden="true"></div>
            <div class="phone__row">
                <span class="phone__mark" aria-hidden="true">{mark}</span>
                <p class="phone__from"><b>{move || from.get()}</b></p>
                <p class="small muted">"9:41"</p>
                <p class="phone__lead">{move || sent.get()}</p>
            </div>
            <div class="phone__other" aria-hidden="true"></div>
        </section>
        <section class="phone" aria-label=move || t_string!(i18n, content.short.sms.opened)>
            <h3 class="phone__head">{move || from.get()}</h3>
            <div class="phone__talk">
                <p class="phone__day small muted">{t!(i18n, content.short.sms.today)}</p>
                <p class="phone__bubble" hidden=empty>{body}</p>
            </div>
            <p class="phone__foot small muted" hidden=move || !named()>
                {t!(i18n, content.short.sms.no_reply)}
            </p>
            <p class="phone__foot small muted" hidden=named>
                {unknown}
            </p>
        </section>
    }
}
