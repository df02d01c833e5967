//! The mail domain: its records, and what a receiver of mail makes of them.

use super::bench::Bench;
use super::findings::Check;
use crate::i18n::{t, t_string};
use crate::widgets::{Button, Dialog, Look, Size, TextField};
use casefile::site::{Record, RecordKind};
use exam::site::{Command as Act, RecordId, Subject};
use leptos::prelude::*;

/// What the window is open for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Editing {
    /// None for a new record.
    id: Option<RecordId>,
    record: Record,
}

#[component]
pub fn Domain(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let desk = bench.desk;
    let case = desk.case();
    let editing = RwSignal::new(None::<Editing>);
    let records: Memo<Vec<(RecordId, Record)>> =
        desk.slice(move |s| match (&s.site.zone, &case.site) {
            (Some(zone), _) => zone.iter().map(|(id, it)| (*id, it.clone())).collect(),
            (None, Some(site)) => {
                let ids = (1..).map(RecordId);
                ids.zip(site.mail.records.iter().cloned()).collect()
            }
            (None, None) => Vec::new(),
        });
    let add = move |()| {
        let record = Record {
            kind: RecordKind::Txt,
            name: String::new(),
            value: String::new(),
        };
        editing.set(Some(Editing { id: None, record }));
    };
    let rows = move || {
        let rows = records.get().into_iter();
        rows.map(|(id, it)| row(bench, editing, id, it))
            .collect_view()
    };
    view! {
        <section class="site__part" aria-labelledby="site-zone-title">
            <h2 id="site-zone-title">{t!(i18n, site.zone.title)}</h2>
            <p class="muted">{t!(i18n, site.zone.lead)}</p>
            <div class="site__table" tabindex="0" role="region" aria-labelledby="site-zone-title">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, site.zone.kind)}</th>
                            <th scope="col">{t!(i18n, site.zone.name)}</th>
                            <th scope="col">{t!(i18n, site.zone.value)}</th>
                            <th scope="col">
                                <span class="hidden">{t!(i18n, site.zone.acts)}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div class="row">
                <Button
                    label=move || t_string!(i18n, site.zone.add)
                    icon="plus"
                    disabled=bench.off
                    on_press=add
                />
            </div>
        </section>
        <section class="site__part" aria-labelledby="site-receiver-title">
            <h2 id="site-receiver-title">{t!(i18n, site.zone.check)}</h2>
            <p class="muted">{t!(i18n, site.zone.check_lead)}</p>
            <Check
                bench
                subject=Subject::Mail
                label=move || t_string!(i18n, site.zone.check)
                fine=move || t_string!(i18n, site.zone.fine)
            />
        </section>
        <Dialog
            id="site-record"
            open=Signal::derive(move || editing.with(Option::is_some))
            title=move || t_string!(i18n, site.zone.record)
            close_label=move || t_string!(i18n, common.close)
            on_close=move |()| editing.set(None)
        >
            <Form bench editing/>
        </Dialog>
    }
}

fn row(bench: Bench, editing: RwSignal<Option<Editing>>, id: RecordId, record: Record) -> AnyView {
    let i18n = bench.i18n;
    let about = format!("{} {}", record.kind.as_str(), record.name);
    let (named, told) = (about.clone(), about.clone());
    let kept = record.clone();
    let edit = move |()| {
        let record = kept.clone();
        let id = Some(id);
        editing.set(Some(Editing { id, record }));
    };
    let remove = move |()| {
        let record = None;
        if bench.act(Act::ChangeRecord { id, record }) {
            let what = about.clone();
            bench.taken(t_string!(i18n, site.zone.removed, what = what).to_string());
        }
    };
    view! {
        <tr>
            <td><span class="chip">{record.kind.as_str()}</span></td>
            <td><code>{record.name}</code></td>
            <td><code class="site__value">{record.value}</code></td>
            <td>
                <div class="row">
                    <Button
                        label=move || t_string!(i18n, site.zone.edit)
                        look=Look::Bare
                        size=Size::Small
                        about=move || named.clone()
                        disabled=bench.off
                        on_press=edit
                    />
                    <Button
                        label=move || t_string!(i18n, site.zone.remove)
                        look=Look::Danger
                        size=Size::Small
                        about=move || told.clone()
                        disabled=bench.off
                        on_press=remove
                    />
                </div>
            </td>
        </tr>
    }
    .into_any()
}

/// A record's three fields.
#[component]
fn Form(bench: Bench, editing: RwSignal<Option<Editing>>) -> impl IntoView {
    let i18n = bench.i18n;
    let begun = editing.get_untracked();
    let id = begun.as_ref().and_then(|it| it.id);
    let own = begun.map(|it| it.record);
    let kind = RwSignal::new(own.as_ref().map_or(RecordKind::Txt, |it| it.kind));
    let name = RwSignal::new(own.as_ref().map_or(String::new(), |it| it.name.clone()));
    let value = RwSignal::new(own.map_or(String::new(), |it| it.value));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let record = Record {
            kind: kind.get_untracked(),
            name: name.get_untracked(),
            value: value.get_untracked(),
        };
        let act = match id {
            Some(id) => Act::ChangeRecord {
                id,
                record: Some(record),
            },
            None => Act::AddRecord { record },
        };
        if bench.act(act) {
            editing.set(None);
            bench.say(t_string!(i18n, site.zone.saved));
        }
    };
    let option = move |own: RecordKind| {
        let word = own.as_str();
        view! { <option value=word prop:selected=move || kind.get() == own>{word}</option> }
    };
    let choose = move |event: leptos::ev::Event| {
        let word = event_target_value(&event);
        let found = RecordKind::ALL.into_iter().find(|it| it.as_str() == word);
        kind.set(found.unwrap_or(RecordKind::Txt));
    };
    view! {
        <form on:submit=save>
            <div class="dialog__body">
                <div class="field">
                    <label class="field__label" for="site-record-kind">
                        {t!(i18n, site.zone.kind)}
                    </label>
                    <select class="input" id="site-record-kind" on:change=choose>
                        {RecordKind::ALL.into_iter().map(option).collect_view()}
                    </select>
                </div>
                <TextField
                    id="site-record-name"
                    label=move || t_string!(i18n, site.zone.name)
                    hint=move || t_string!(i18n, site.zone.name_hint)
                    value=name
                    class="input--mono"
                />
                <TextField
                    id="site-record-value"
                    label=move || t_string!(i18n, site.zone.value)
                    hint=move || t_string!(i18n, site.zone.value_hint)
                    value=value
                    class="input--mono"
                />
            </div>
            <footer class="dialog__foot">
                <Button
                    label=move || t_string!(i18n, common.cancel)
                    on_press=move |()| editing.set(None)
                />
                <button type="submit" class="button button--primary">
                    {move || t_string!(i18n, site.zone.save)}
                </button>
            </footer>
        </form>
    }
}
