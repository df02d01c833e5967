//! A room with a list at its left.

use crate::browser::{page, preference};
use crate::i18n::{t_string, use_i18n};
use crate::widgets::{Button, Divider, Look, Measure};
use leptos::{prelude::*, text_prop::TextProp};

/// Narrower, names would be cut; wider, the room would be.
const BOUNDS_PX: (f64, f64) = (200.0, 480.0);

/// As wide as the style sheet makes it.
const USUAL_PX: f64 = 272.0;

/// Which of the two parts a narrow screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Side,
    Main,
}

/// The list at the left and what is open beside it; the list's width is kept at this machine.
#[component]
pub fn WithSide(
    /// Under which the width is kept.
    name: &'static str,
    /// Its names are short.
    #[prop(optional)]
    slim: bool,
    part: RwSignal<Part>,
    side: AnyView,
    main: AnyView,
) -> impl IntoView {
    let i18n = use_i18n();
    let kept = preference::get(name).and_then(|px| px.parse::<f64>().ok());
    let width = RwSignal::new(kept.map(|px| px.clamp(BOUNDS_PX.0, BOUNDS_PX.1)));
    let show = move || match part.get() {
        Part::Side => "side",
        Part::Main => "main",
    };
    view! {
        <div
            class="with-side"
            class:with-side--slim=slim
            data-show=show
            style:--side=move || width.get().map(|px| format!("{px}px"))
        >
            <div class="with-side__side">{side}</div>
            <Divider
                value=Signal::derive(move || width.get().unwrap_or(USUAL_PX))
                bounds=BOUNDS_PX
                measure=Measure::Before
                label=move || t_string!(i18n, common.list_width)
                on_move=move |px: f64| width.set(Some(px.round()))
                on_rest=move |px: f64| preference::set(name, &px.to_string())
            />
            <div class="with-side__main">{main}</div>
        </div>
    }
}

/// Leads back to the list on a narrow screen.
#[component]
pub fn Back(part: RwSignal<Part>, #[prop(into)] label: TextProp) -> impl IntoView {
    view! {
        <Button
            label
            icon="chevron-left"
            look=Look::Bare
            class="with-side__back"
            on_press=move |()| part.set(Part::Side)
        />
    }
}

/// Shows what was opened, and the keyboard goes to its `heading`: from a long list it would be a
/// long way, and on a narrow screen the list is gone.
pub fn show_main(part: RwSignal<Part>, heading: &'static str) {
    part.set(Part::Main);
    request_animation_frame(move || page::focus(heading));
}
