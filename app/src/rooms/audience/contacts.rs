//! The contacts: a table to look through, a filter, the profile of a column.

use super::base::Base;
use super::cell;
use super::columns::ColumnsDialog;
use super::grid::ContactGrid;
use super::profile::ProfilePanel;
use super::rows::{Query, Rows};
use crate::i18n::{t, t_string};
use crate::rooms::rule::RuleEditor;
use crate::widgets::{Alarm, Button, Chip, Look, Size, Tone};
use crate::words;
use exam::Command;
use exam::audience::{Command as Act, View};
use leptos::prelude::*;
use worker::protocol::simulation::{Column, Fault};

/// Shown until the candidate chooses: those of them that the base has.
const USUAL: [&str; 12] = [
    "id",
    "first_name",
    "age",
    "town",
    "device",
    "source",
    "signup",
    "consent.email",
    "consent.email.version",
    "orders.count",
    "orders.last",
    "orders.value_grosze",
];

/// Where the base has other columns: so many of its first.
const FIRST: usize = 10;

/// The names of the usual columns.
pub fn usual(columns: &[Column]) -> Vec<String> {
    let has = |name: &&&str| columns.iter().any(|column| column.name == **name);
    let usual: Vec<String> = USUAL.iter().filter(has).map(|it| it.to_string()).collect();
    if usual.len() >= 3 {
        return usual;
    }
    columns
        .iter()
        .take(FIRST)
        .map(|it| it.name.clone())
        .collect()
}

/// The view.
#[component]
pub fn Contacts(base: Base) -> impl IntoView {
    let i18n = base.i18n;
    let table = base.desk.slice(|s| s.audience.table.clone());
    let columns = Memo::new(move |_| {
        let all = base.world.with(|world| world.columns.clone());
        let chosen = table.with(|table| table.columns.clone());
        let chosen = chosen.unwrap_or_else(|| usual(&all));
        let find = |name: &String| all.iter().find(|column| column.name == *name).cloned();
        chosen.iter().filter_map(find).collect::<Vec<Column>>()
    });
    let query = Memo::new(move |_| {
        let table = table.get();
        Query {
            // A filter that names no segment does not follow their rules.
            library: match table.filter.is_some() {
                true => base.library.get(),
                false => Default::default(),
            },
            sort: table.sort,
            filter: table.filter,
            columns: columns.with(|columns| columns.iter().map(|it| it.name.clone()).collect()),
        }
    });
    let rows = Rows::new(base, query);
    let filtering = RwSignal::new(table.with_untracked(|table| table.filter.is_some()));
    let profiling = RwSignal::new(false);
    let choosing = RwSignal::new(false);
    let nobody = move || rows.total.get() == Some(0);
    view! {
        <div class="contacts">
            <Bar base rows query filtering profiling choosing/>
            <Show when=move || filtering.get()><Filter base rows query/></Show>
            {move || rows.failed.get().map(|code| view! { <Trouble rows code base/> })}
            <div class="contacts__split" class:contacts__split--both=move || profiling.get()>
                <div class="contacts__table">
                    <Show when=nobody>
                        <div class="empty">
                            <h2>{t!(i18n, audience.contacts.empty)}</h2>
                            <p>{t!(i18n, audience.contacts.empty_text)}</p>
                        </div>
                    </Show>
                    <ContactGrid base rows columns/>
                </div>
                <Show when=move || profiling.get()><ProfilePanel base query/></Show>
            </div>
            <ColumnsDialog base open=choosing columns/>
        </div>
    }
}

/// How many there are, and what can be done with the table.
#[component]
fn Bar(
    base: Base,
    rows: Rows,
    query: Memo<Query>,
    filtering: RwSignal<bool>,
    profiling: RwSignal<bool>,
    choosing: RwSignal<bool>,
) -> impl IntoView {
    let i18n = base.i18n;
    let filtered = Memo::new(move |_| query.with(|query| query.filter.is_some()));
    let told = move || {
        let language = base.language();
        let all = base.world.with(|world| world.contacts);
        let Some(total) = rows.total.get() else {
            return t_string!(i18n, audience.segments.counting).to_string();
        };
        let shown = cell::count(total, language);
        let count = t_string!(i18n, audience.count, count = total, shown = shown);
        match filtered.get() {
            false => count.to_string(),
            true => {
                let all = cell::count(all, language);
                let of = t_string!(i18n, audience.contacts.of, all = all);
                format!("{count} {of}")
            }
        }
    };
    let writable = base.desk.writable();
    view! {
        <div class="contacts__bar">
            <p class="contacts__count" role="status">{told}</p>
            <Show when=move || filtered.get()>
                <Chip
                    label=move || t_string!(i18n, audience.contacts.filter_on)
                    tone=Tone::Info
                />
                <Button
                    label=move || t_string!(i18n, audience.contacts.as_segment)
                    icon="plus"
                    look=Look::Bare
                    size=Size::Small
                    disabled=Signal::derive(move || !writable.get())
                    on_press=move |()| keep(base)
                />
            </Show>
            <span class="contacts__tools">
                <Button
                    label=move || t_string!(i18n, audience.contacts.filter)
                    icon="search"
                    size=Size::Small
                    expanded=filtering
                    on_press=move |()| filtering.update(|on| *on = !*on)
                />
                <Button
                    label=move || t_string!(i18n, audience.contacts.columns)
                    icon="table"
                    size=Size::Small
                    on_press=move |()| choosing.set(true)
                />
                <Button
                    label=move || t_string!(i18n, audience.contacts.profile)
                    icon="results"
                    size=Size::Small
                    expanded=profiling
                    on_press=move |()| profiling.update(|on| *on = !*on)
                />
            </span>
        </div>
    }
}

/// The filter's rule as a segment, which is shown.
fn keep(base: Base) {
    let rule = base.desk.peek(|s| s.audience.table.filter.clone());
    let name = t_string!(base.i18n, audience.segments.from_filter).to_string();
    let create = Act::Create { name, rule };
    if base.desk.dispatch(Command::Audience(create)).is_ok() {
        super::show(base.desk, View::Segments);
    }
}

#[component]
fn Filter(base: Base, rows: Rows, query: Memo<Query>) -> impl IntoView {
    let i18n = base.i18n;
    let filter = Memo::new(move |_| query.with(|query| query.filter.clone()));
    let change = move |filter| {
        let _ = base
            .desk
            .dispatch(Command::Audience(Act::FilterTable { filter }));
    };
    let writable = base.desk.writable();
    let off = Signal::derive(move || !writable.get());
    view! {
        <section
            class="contacts__filter"
            aria-label=move || t_string!(i18n, audience.contacts.filter_rule)
        >
            <RuleEditor
                id="filter"
                label=move || t_string!(i18n, audience.contacts.filter_rule)
                rule=filter
                vocabulary=base.vocabulary(None)
                today=base.today()
                faults=Signal::derive(move || rows.faults.get())
                disabled=off
                on_change=change
            />
            <Faults base faults=rows.faults/>
            <Show when=move || filter.with(Option::is_some)>
                <Button
                    label=move || t_string!(i18n, audience.contacts.clear)
                    size=Size::Small
                    look=Look::Bare
                    disabled=off
                    on_press=move |()| change(None)
                />
            </Show>
        </section>
    }
}

/// What the simulator says of a rule as a whole.
#[component]
pub fn Faults(base: Base, #[prop(into)] faults: Signal<Vec<Fault>>) -> impl IntoView {
    let i18n = base.i18n;
    let one = move |fault: Fault| {
        let code = fault.code.clone();
        let (title, next) = words::of(i18n, &code);
        view! { <Alarm tone=Tone::Error title=title text=next/> }
    };
    move || faults.get().into_iter().take(3).map(one).collect_view()
}

#[component]
fn Trouble(rows: Rows, code: String, base: Base) -> impl IntoView {
    let i18n = base.i18n;
    let (title, next) = words::of(i18n, &code);
    view! {
        <Alarm tone=Tone::Error title=title text=next>
            <Button
                label=move || t_string!(i18n, common.retry)
                size=Size::Small
                on_press=move |()| rows.again()
            />
        </Alarm>
    }
}
