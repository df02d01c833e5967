//! The studio's left half: the editors of HTML and CSS.

use super::bench::Bench;
use super::checks::Drawer;
use super::tools::Tools;
use crate::browser::editor::{Language, Mode};
use crate::i18n::{t, t_string};
use crate::rooms::pane::Pane;
use crate::widgets::{Tab, Tabs};
use exam::content::Part;
use leptos::prelude::*;

const HTML: &str = "editor-html";
const CSS: &str = "editor-css";
const LEAVE: &str = "editor-leave";

/// The editor with its bar. Both editors stay, so that carets and scroll stay.
#[component]
pub fn Code(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let shown = Memo::new(move |_| bench.shown());
    let css_seen = RwSignal::new(false);
    Effect::new(move |_| {
        if shown.get() == Part::Css {
            css_seen.set(true);
        }
    });
    let coded = move || bench.mode.get() == Mode::Monaco;
    view! {
        <section class="editor" aria-label=move || t_string!(i18n, content.editor.label)>
            <CodeBar bench shown/>
            <PartPane bench part=Part::Html shown/>
            <Show when=move || css_seen.get()>
                <PartPane bench part=Part::Css shown/>
            </Show>
            {bench.checks.map(|checks| view! { <Drawer bench checks/> })}
            <p class="editor__foot small muted" id=LEAVE hidden=move || !coded()>
                {t!(i18n, content.editor.leave)}
            </p>
        </section>
    }
}

#[component]
fn CodeBar(bench: Bench, shown: Memo<Part>) -> impl IntoView {
    let i18n = bench.i18n;
    let tabs = vec![
        Tab::new(HTML, move || t_string!(i18n, content.editor.html)),
        Tab::new(CSS, move || t_string!(i18n, content.editor.css)),
    ];
    view! {
        <div class="editor__bar">
            <Tabs
                tabs
                bare=true
                selected=Signal::derive(move || if shown.get() == Part::Css { CSS } else { HTML })
                on_select=move |id| bench.show_part(if id == CSS { Part::Css } else { Part::Html })
                label=move || t_string!(i18n, content.editor.label)
            />
            <Tools bench shown/>
        </div>
    }
}

/// The editor of one part.
#[component]
fn PartPane(bench: Bench, part: Part, shown: Memo<Part>) -> impl IntoView {
    let i18n = bench.i18n;
    let css = part == Part::Css;
    let label = move || match css {
        true => t_string!(i18n, content.editor.css),
        false => t_string!(i18n, content.editor.html),
    };
    let id = if css { CSS } else { HTML };
    view! {
        <div
            class="editor__pane"
            role="tabpanel"
            id=format!("{id}-panel")
            aria-labelledby=id
            hidden=move || shown.get() != part
        >
            <Pane
                leaf=bench.leaf(part)
                language=if css { Language::Css } else { Language::Html }
                mode=bench.mode
                label
                described_by=LEAVE
            />
        </div>
    }
}
