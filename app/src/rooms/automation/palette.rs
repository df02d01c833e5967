//! All kinds of steps, to choose one from: by words, by arrows, by a press.

use super::bench::Bench;
use super::graph::acts::Spot;
use super::words::{self, FAMILIES, Words};
use crate::browser::page;
use crate::i18n::t_string;
use crate::widgets::{Dialog, Icon};
use casefile::workflow::{Family, Kind, Ports};
use leptos::ev::KeyboardEvent;
use leptos::{html, prelude::*};

/// The window with the kinds of steps; open while the bench is adding.
#[component]
pub fn Palette(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let open = Signal::derive(move || bench.adding.with(Option::is_some));
    view! {
        <Dialog
            id="palette"
            open
            wide=true
            title=move || t_string!(i18n, automation.palette.title)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| bench.adding.set(None)
        >
            <Search bench/>
        </Dialog>
    }
}

/// What may stand at a spot.
fn offered(bench: Bench, spot: &Spot) -> Vec<Kind> {
    let between = match spot {
        Spot::At(..) => None,
        Spot::Behind { from, port } => Some(
            bench
                .flow
                .with_untracked(|flow| flow.lead(from, port).is_some()),
        ),
    };
    let fits = |kind: &Kind| match between {
        None => true,
        // Between two steps only what lets people through.
        Some(true) => kind.family() != Family::Trigger && kind.ports() != Ports::Fixed(&[]),
        Some(false) => kind.family() != Family::Trigger,
    };
    Kind::ALL.iter().copied().filter(fits).collect()
}

/// Letters without case and without Polish signs, so that "zgode" finds "zgodę".
fn folded(words: &str) -> String {
    let plain = |c: char| match c {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' | 'ż' => 'z',
        c => c,
    };
    words.to_lowercase().chars().map(plain).collect()
}

fn found(i18n: Words, kinds: &[Kind], query: &str) -> Vec<Kind> {
    let query = folded(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    let fits = |kind: &Kind| {
        let own = folded(&format!(
            "{} {} {}",
            words::kind_name(i18n, *kind),
            words::kind_about(i18n, *kind),
            words::family_name(i18n, kind.family())
        ));
        words.iter().all(|word| own.contains(word))
    };
    let mut found: Vec<Kind> = kinds.iter().copied().filter(fits).collect();
    let named = |kind: &Kind| folded(words::kind_name(i18n, *kind)).contains(query.trim());
    // Family by family, as they are shown; in each, names before explanations.
    let family = |kind: &Kind| FAMILIES.iter().position(|it| *it == kind.family());
    found.sort_by_key(|kind| (family(kind), !named(kind)));
    found
}

#[component]
fn Search(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let spot = bench.adding.get_untracked().unwrap_or_else(|| bench.free());
    let kinds = offered(bench, &spot);
    let query = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let all = kinds.clone();
    let list = Memo::new(move |_| query.with(|query| found(i18n, &all, query)));
    let take = move |kind: Kind| {
        bench.adding.set(None);
        bench.add(kind, &spot);
        back(bench);
    };
    let take = StoredValue::new(take);
    let choose = move |kind: Kind| take.with_value(|take| take(kind));
    let on_key = move |event: KeyboardEvent| {
        let count = list.with(Vec::len);
        let next = match event.key().as_str() {
            "ArrowDown" => (at.get_untracked() + 1).min(count.saturating_sub(1)),
            "ArrowUp" => at.get_untracked().saturating_sub(1),
            "Enter" => {
                event.prevent_default();
                if let Some(kind) = list.with(|list| list.get(at.get_untracked()).copied()) {
                    choose(kind);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        at.set(next);
        reveal(next);
    };
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let lead = Signal::derive(move || t_string!(i18n, automation.palette.search));
    view! {
        <div class="palette">
            <label class="field__label" for="palette-search">{lead}</label>
            <input
                class="input"
                id="palette-search"
                type="search"
                role="combobox"
                autocomplete="off"
                aria-expanded="true"
                aria-controls="palette-list"
                aria-autocomplete="list"
                aria-activedescendant=move || {
                    (list.with(Vec::len) > 0).then(|| format!("kind-{}", at.get()))
                }
                node_ref=input
                prop:value=move || query.get()
                on:input=move |event| {
                    query.set(event_target_value(&event));
                    at.set(0);
                }
                on:keydown=on_key
            />
            <Kinds i18n list at choose=Callback::new(choose)/>
        </div>
    }
}

/// The keyboard goes on where the step is.
fn back(bench: Bench) {
    let id = match bench.sheet.get_untracked() {
        super::bench::Sheet::Canvas => "canvas",
        super::bench::Sheet::Outline => "outline",
    };
    request_animation_frame(move || page::focus(id));
}

fn reveal(at: usize) {
    let found = document().get_element_by_id(&format!("kind-{at}"));
    if let Some(item) = found {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        item.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

#[component]
fn Kinds(
    i18n: Words,
    list: Memo<Vec<Kind>>,
    at: RwSignal<usize>,
    choose: Callback<Kind>,
) -> impl IntoView {
    let groups = move || {
        let list = list.get();
        if list.is_empty() {
            return view! {
                <p class="muted" role="status">
                    {move || t_string!(i18n, automation.palette.nothing)}
                </p>
            }
            .into_any();
        }
        let of = |family: Family| {
            let own: Vec<(usize, Kind)> = list
                .iter()
                .copied()
                .enumerate()
                .filter(|(_, kind)| kind.family() == family)
                .collect();
            group(i18n, family, own, at, choose)
        };
        FAMILIES.map(of).into_iter().collect_view().into_any()
    };
    view! {
        <div
            class="palette__list"
            id="palette-list"
            role="listbox"
            tabindex="-1"
            aria-label=move || t_string!(i18n, automation.palette.title)
        >
            {groups}
        </div>
    }
}

fn group(
    i18n: Words,
    family: Family,
    kinds: Vec<(usize, Kind)>,
    at: RwSignal<usize>,
    choose: Callback<Kind>,
) -> AnyView {
    if kinds.is_empty() {
        return ().into_any();
    }
    let class = words::family_class(family);
    let one = move |(index, kind): (usize, Kind)| {
        view! {
            <div
                class=format!("palette__kind step--{class}")
                role="option"
                id=format!("kind-{index}")
                aria-selected=move || (at.get() == index).to_string()
                on:click=move |_| choose.run(kind)
            >
                <span class="step__sign"><Icon name=words::kind_icon(kind)/></span>
                <b>{move || words::kind_name(i18n, kind)}</b>
                <small>{move || words::kind_about(i18n, kind)}</small>
            </div>
        }
        .into_any()
    };
    view! {
        <div role="group" aria-label=move || words::family_name(i18n, family)>
            <p class="palette__family" aria-hidden="true">
                <b>{move || words::family_name(i18n, family)}</b>
                " "
                <span>{move || words::family_about(i18n, family)}</span>
            </p>
            {kinds.into_iter().map(one).collect_view()}
        </div>
    }
    .into_any()
}
