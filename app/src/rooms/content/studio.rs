//! One carrier: its name and acts, its lines, its code and its preview.

use super::acts::Acts;
use super::bench::{Bench, Half};
use super::code::Code;
use super::short::Short;
use super::view::View;
use crate::browser::preference;
use crate::i18n::t_string;
use crate::rooms::line::Line;
use crate::rooms::side::{Back, Part as Side};
use crate::widgets::{Segment, Segments, Split};
use casefile::CarrierKind;
use exam::content::{CarrierId, Part};
use exam::units;
use leptos::prelude::*;

/// The id of the open carrier's heading.
pub const HEADING: &str = "studio-title";

/// The carrier.
#[component]
pub fn Studio(carrier: CarrierId, part: RwSignal<Side>) -> impl IntoView {
    let bench = Bench::new(carrier);
    let lines = (bench.kind() == CarrierKind::Newsletter).then(|| view! { <Lines bench/> });
    let body = match bench.kind().is_coded() {
        true => view! { <Coded bench/> }.into_any(),
        false => view! { <Short bench/> }.into_any(),
    };
    view! {
        <div class="studio">
            <div>
                <StudioBar bench part/>
                {lines}
            </div>
            {body}
        </div>
    }
}

/// HTML and CSS beside their preview.
#[component]
fn Coded(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let kept = preference::get("content-split").and_then(|share| share.parse::<f64>().ok());
    let percent = RwSignal::new(kept.unwrap_or(50.0).clamp(20.0, 80.0));
    view! {
        <Split
            percent
            label=move || t_string!(i18n, common.preview_width)
            on_rest=move |share: f64| preference::set("content-split", &share.to_string())
            show=Signal::derive(move || bench.half.get().as_str())
            first=view! { <Code bench/> }.into_any()
            second=view! { <View bench/> }.into_any()
        />
    }
}

#[component]
fn StudioBar(bench: Bench, part: RwSignal<Side>) -> impl IntoView {
    let i18n = bench.i18n;
    let carrier = bench.carrier;
    let name = bench.desk.slice(move |s| {
        let found = s.content.carriers.get(&carrier);
        found
            .map(|carrier| carrier.name.clone())
            .unwrap_or_default()
    });
    let coded = bench.kind().is_coded();
    let mut halves = vec![
        Segment::new(Half::Code, move || match coded {
            true => t_string!(i18n, content.editor.code),
            false => t_string!(i18n, content.short.fields),
        }),
        Segment::new(Half::Preview, move || t_string!(i18n, content.editor.view)),
    ];
    if let Some(checks) = bench.checks {
        let found = move || {
            checks
                .seen
                .with(|seen| seen.as_ref().map_or(0, |seen| seen.report.findings.len()))
        };
        halves.push(Segment::new(Half::Checks, move || {
            t_string!(i18n, content.checks.half, count = found()).to_string()
        }));
    }
    view! {
        <div class="studio__bar">
            <Back part label=move || t_string!(i18n, content.title)/>
            <h2 class="studio__name grow" id=HEADING tabindex="-1">{move || name.get()}</h2>
            <Segments
                segments=halves
                selected=bench.half
                on_select=move |half| bench.half.set(half)
                label=move || t_string!(i18n, content.editor.switching)
                class="studio__switch"
            />
            <Acts carrier name/>
        </div>
    }
}

/// A newsletter's subject and preheader, as an inbox shows them.
#[component]
fn Lines(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let length = move |part: Part| {
        let text = bench.desk.text(bench.text_id(part));
        let count = Memo::new(move |_| text.with(|text| units(text)));
        move || t_string!(i18n, common.characters, count = count.get()).to_string()
    };
    view! {
        <div class="studio__lines">
            <Line
                text=bench.text_id(Part::Subject)
                id="studio-subject"
                label=move || t_string!(i18n, content.subject)
            />
            <span class="small muted nowrap">{length(Part::Subject)}</span>
            <Line
                text=bench.text_id(Part::Preheader)
                id="studio-preheader"
                label=move || t_string!(i18n, content.preheader)
            />
            <span class="small muted nowrap">{length(Part::Preheader)}</span>
        </div>
    }
}
