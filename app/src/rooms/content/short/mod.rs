//! An SMS, a web push, a post: fields with their counters at the left, at the right how it looks
//! where it appears, cut where it is cut.

mod picture;
mod post;
mod push;
mod sms;

use super::bench::Bench;
use super::checks::Drawer;
use super::compare::Compare;
use super::field::FieldWindow;
use crate::browser::preference;
use crate::i18n::t_string;
use crate::rooms::line::Line;
use crate::widgets::{Button, Look, Size, Split};
use casefile::CarrierKind;
use checks::short::addresses;
use exam::Command;
use exam::content::{Command as Act, Part, Shape};
use leptos::{prelude::*, text_prop::TextProp};

/// The choice of a picture.
pub const PICTURE: &str = "short-picture";

/// The field of a text.
pub fn id(part: Part) -> &'static str {
    match part {
        Part::Sender => "short-sender",
        Part::Title => "short-title",
        Part::Link => "short-link",
        Part::Alt => "short-alt",
        _ => "short-text",
    }
}

/// What a push or a post has beside its texts, and what is being changed in it.
#[derive(Clone, Copy)]
pub struct Dress {
    shape: Memo<Shape>,
    /// What the crop keeps in its middle, as it is on screen.
    focus: RwSignal<[u8; 2]>,
}

impl Dress {
    /// To be called in a component's body.
    fn new(bench: Bench) -> Self {
        let carrier = bench.carrier;
        let shape = bench.desk.slice(move |s| {
            let found = s.content.carriers.get(&carrier);
            found.map(|it| it.shape.clone()).unwrap_or_default()
        });
        let focus = RwSignal::new(shape.with_untracked(|it| it.focus));
        // An undo, or another moment of a replay, brings its own.
        Effect::new(move |_| focus.set(shape.with(|it| it.focus)));
        Self { shape, focus }
    }

    /// An act of the journal, unless nothing changes.
    fn change(self, bench: Bench, how: impl FnOnce(&mut Shape)) {
        let Some(before) = self.shape.try_get_untracked() else {
            return;
        };
        let mut shape = before.clone();
        how(&mut shape);
        if shape != before {
            let carrier = bench.carrier;
            let act = Act::Shape { carrier, shape };
            let _ = bench.desk.dispatch(Command::Content(act));
        }
    }
}

/// The fields and the mock.
#[component]
pub fn Short(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let look = Dress::new(bench);
    let kept = preference::get("content-split").and_then(|share| share.parse::<f64>().ok());
    let percent = RwSignal::new(kept.unwrap_or(50.0).clamp(20.0, 80.0));
    let (fields, mock) = match bench.kind() {
        CarrierKind::Push => (
            view! { <push::Fields bench look/> }.into_any(),
            view! { <push::Mock bench look/> }.into_any(),
        ),
        CarrierKind::Post => (
            view! { <post::Fields bench look/> }.into_any(),
            view! { <post::Mock bench look/> }.into_any(),
        ),
        _ => (
            view! { <sms::Fields bench/> }.into_any(),
            view! { <sms::Mock bench/> }.into_any(),
        ),
    };
    let first = view! {
        <section class="editor" aria-label=move || t_string!(i18n, content.short.fields)>
            <div class="editor__pane short">{fields}</div>
            {bench.checks.map(|checks| view! { <Drawer bench checks/> })}
        </section>
    };
    // A stage that scrolls has to be in reach of the keyboard.
    let second = view! {
        <section class="preview" aria-label=move || t_string!(i18n, content.preview.label)>
            <div
                class="preview__stage short__stage"
                role="group"
                tabindex="0"
                aria-label=move || t_string!(i18n, content.short.mock)
            >
                {mock}
            </div>
        </section>
    };
    view! {
        <Split
            percent
            label=move || t_string!(i18n, common.preview_width)
            on_rest=move |share: f64| preference::set("content-split", &share.to_string())
            show=Signal::derive(move || bench.half.get().as_str())
            first=first.into_any()
            second=second.into_any()
        />
    }
}

/// A field of one line with what is said under it.
#[component]
fn OneLine(
    bench: Bench,
    part: Part,
    #[prop(into)] label: TextProp,
    #[prop(into)] note: TextProp,
) -> impl IntoView {
    view! {
        <div class="field">
            <Line text=bench.text_id(part) id=id(part) label/>
            <p class="field__hint">{move || note.get()}</p>
        </div>
    }
}

/// What can be done beside typing: a field of the base put in, an earlier moment looked at.
#[component]
fn Tools(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let (field, past) = (RwSignal::new(false), RwSignal::new(false));
    let writable = bench.desk.writable();
    // A post is the same for everybody.
    let merged = bench.kind() != CarrierKind::Post;
    view! {
        <div class="row">
            {merged.then(|| view! {
                <Button
                    label=move || t_string!(i18n, content.field.title)
                    icon="person"
                    size=Size::Small
                    disabled=Signal::derive(move || !writable.get())
                    on_press=move |()| field.set(true)
                />
            })}
            {bench.desk.writes().then(|| view! {
                <Button
                    label=move || t_string!(i18n, content.compare.title)
                    icon="clock"
                    look=Look::Bare
                    size=Size::Small
                    on_press=move |()| past.set(true)
                />
            })}
        </div>
        <FieldWindow bench open=field/>
        <Compare bench open=past/>
    }
}

/// How many letters a text has, and when that is too many.
fn length(bench: Bench, part: Part, max: usize) -> impl Fn() -> String + Copy {
    let i18n = bench.i18n;
    let text = bench.desk.text(bench.text_id(part));
    let count = Memo::new(move |_| text.with(|text| text.trim().chars().count()));
    move || match count.get() {
        count if count > max => {
            t_string!(i18n, content.short.cut, count = count, max = max).to_string()
        }
        count => t_string!(i18n, content.short.fits, count = count, max = max).to_string(),
    }
}

/// The name under which the firm speaks.
fn firm(bench: Bench) -> String {
    let case = bench.desk.case();
    let firm = case.firm.as_ref().map(|it| it.name.clone());
    firm.unwrap_or_else(|| case.title.pl.clone())
}

/// The shop's own host.
fn host(bench: Bench) -> String {
    let case = bench.desk.case();
    let firm = case.firm.as_ref().map(|it| it.domain.clone());
    firm.unwrap_or_else(|| "sklep.example".to_string())
}

/// The mark of a sender without a picture.
fn first(name: &str) -> String {
    name.chars().next().map(String::from).unwrap_or_default()
}

/// A text whose addresses look like links.
fn linked(text: &str) -> AnyView {
    let mut pieces = Vec::new();
    let mut at = 0;
    for span in addresses(text) {
        pieces.push(text[at..span.start].to_string().into_any());
        let link = span.of(text).to_string();
        pieces.push(view! { <span class="short__link">{link}</span> }.into_any());
        at = span.end;
    }
    pieces.push(text[at..].to_string().into_any());
    pieces.into_any()
}
