//! One segment: its rule with a live count, who can be written to, what is said of it.

use super::acts::Acts;
use super::base::Base;
use super::cell;
use super::contacts::Faults;
use super::funnel::{CHANNELS, Funnels};
use super::texts::Texts;
use crate::browser::engine::odd;
use crate::desk::simulation::Latest;
use crate::i18n::{t, t_string};
use crate::rooms::rule::RuleEditor;
use crate::rooms::side::{Back, Part};
use crate::widgets::{Alarm, Tone};
use crate::words;
use casefile::workflow::rule::Rule;
use exam::audience::{Command as Act, SegmentId};
use exam::{Command, Scope};
use leptos::prelude::*;
use worker::protocol::simulation::{Count, Fault, Funnel, Request, Response};

/// The id of the open segment's heading.
pub const HEADING: &str = "segment-title";

/// What the worker says of the rule on screen.
#[derive(Clone, Copy)]
pub struct Counted {
    /// In the order of [`CHANNELS`].
    pub funnels: [RwSignal<Option<Funnel>>; 3],
    faults: RwSignal<Vec<Fault>>,
    failed: RwSignal<Option<String>>,
    latest: [Latest; 3],
}

impl Counted {
    fn new(base: Base) -> Self {
        let _ = base;
        Self {
            funnels: [(); 3].map(|()| RwSignal::new(None)),
            faults: RwSignal::new(Vec::new()),
            failed: RwSignal::new(None),
            latest: [(); 3].map(|()| Latest::new(base.simulation)),
        }
    }

    /// Counts a rule; what was asked before and has not been answered is forgotten.
    fn count(self, base: Base, rule: Option<Rule>) {
        let Some(rule) = rule else {
            self.funnels.iter().for_each(|funnel| funnel.set(None));
            return self.faults.set(Vec::new());
        };
        for (at, channel) in CHANNELS.into_iter().enumerate() {
            let count = Count {
                rule: rule.clone(),
                library: base.library.get_untracked(),
                channel,
            };
            self.latest[at].ask(Request::Count(count), move |answer| match answer {
                Ok(Response::Count(funnel)) => {
                    self.funnels[at].set(Some(funnel));
                    self.faults.set(Vec::new());
                    self.failed.set(None);
                }
                Ok(Response::Faults { faults }) => {
                    self.funnels[at].set(None);
                    self.faults.set(faults);
                }
                Ok(_) => self.failed.set(Some(odd().code)),
                Err(failure) => self.failed.set(Some(failure.code)),
            });
        }
    }
}

/// The segment's page.
#[component]
pub fn SegmentSheet(base: Base, id: SegmentId, part: RwSignal<Part>) -> impl IntoView {
    let desk = base.desk;
    let i18n = base.i18n;
    let name = desk.slice(move |s| {
        let own = s.audience.segments.get(&id);
        own.map(|segment| segment.name.clone()).unwrap_or_default()
    });
    let rule = desk.slice(move |s| s.audience.segments.get(&id)?.rule.clone());
    let counted = Counted::new(base);
    // Another segment's rule changes this one's size where it names it.
    Effect::new(move |_| {
        base.library.track();
        counted.count(base, rule.get());
    });
    view! {
        <article class="segment">
            <header class="segment__head">
                <Back part label=move || t_string!(i18n, audience.segments.back)/>
                <h2 id=HEADING tabindex="-1">{move || name.get()}</h2>
                <span class="chip">
                    {move || {
                        t_string!(i18n, audience.segments.id, id = id.to_string()).to_string()
                    }}
                </span>
                <Acts base segment=id name/>
            </header>
            <section class="card" aria-labelledby="segment-rule">
                <h3 id="segment-rule">{t!(i18n, audience.segments.rule)}</h3>
                <Ruled base id rule counted/>
                <Status base rule counted/>
            </section>
            <Show when=move || rule.with(Option::is_some)>
                <Funnels base counted/>
            </Show>
            <Texts base id/>
        </article>
    }
}

#[component]
fn Ruled(base: Base, id: SegmentId, rule: Memo<Option<Rule>>, counted: Counted) -> impl IntoView {
    let desk = base.desk;
    let i18n = base.i18n;
    let writable = desk.writable();
    let change = move |rule| {
        let segment = id;
        let _ = desk.dispatch(Command::Audience(Act::ChangeRule { segment, rule }));
    };
    let step = move |undo: bool| {
        let scope = Scope::Audience;
        let found = desk.peek(|s| match undo {
            true => s.history.last_done(&scope).is_some(),
            false => s.history.last_undone(&scope).is_some(),
        });
        match (found, undo) {
            (false, _) => {}
            (true, true) => desk.undo(scope),
            (true, false) => desk.redo(scope),
        }
    };
    view! {
        <Show when=move || rule.with(Option::is_none)>
            <p class="muted">{t!(i18n, audience.segments.rule_empty)}</p>
        </Show>
        <RuleEditor
            id="rule"
            label=move || t_string!(i18n, audience.segments.rule)
            rule
            vocabulary=base.vocabulary(Some(id))
            today=base.today()
            faults=counted.faults
            disabled=Signal::derive(move || !writable.get())
            on_change=change
            on_try=move |rule| counted.count(base, rule)
            on_step=step
        />
        <Faults base faults=counted.faults/>
    }
}

/// A sentence about rules names segments by their ids; people know them by their names.
fn with_names(sentence: String, names: &[(String, String)]) -> String {
    let by_name = |told: String, (id, name): &(String, String)| {
        let polish = told.replace(&format!("„{id}”"), &format!("„{name}”"));
        polish.replace(&format!("“{id}”"), &format!("“{name}”"))
    };
    names.iter().fold(sentence, by_name)
}

/// The count, and the rule in words.
#[component]
fn Status(base: Base, rule: Memo<Option<Rule>>, counted: Counted) -> impl IntoView {
    let i18n = base.i18n;
    let first = counted.funnels[0];
    let count = move || {
        let language = base.language();
        let all = base.world.with(|world| world.contacts);
        first.with(|funnel| {
            let count = funnel.as_ref()?.segment;
            let shown = cell::count(count, language);
            let told = t_string!(i18n, audience.count, count = count, shown = shown).to_string();
            let share = cell::share(count, all, language);
            let share = t_string!(i18n, audience.segments.share, share = share).to_string();
            Some((told, share))
        })
    };
    let names = base.desk.slice(|s| {
        let segments = s.audience.segments.iter();
        let named = segments.map(|(id, segment)| (id.to_string(), segment.name.clone()));
        named.collect::<Vec<_>>()
    });
    let sentence = move || {
        let language = base.language();
        let told = first.with(|own| Some(own.as_ref()?.sentence.get(language).to_string()))?;
        Some(names.with(|names| with_names(told, names)))
    };
    let failed = move || {
        counted.failed.get().map(|code| {
            let (title, next) = words::of(i18n, &code);
            view! { <Alarm tone=Tone::Error title=title text=next/> }
        })
    };
    view! {
        {failed}
        <Show when=move || rule.with(Option::is_some) || first.with(Option::is_some)>
            <div class="segment__status">
                <p class="segment__count" role="status">
                    {move || match count() {
                        Some((told, share)) => view! {
                            <b>{told}</b> " " <span class="muted">{share}</span>
                        }
                        .into_any(),
                        None => view! {
                            <span class="muted">{t!(i18n, audience.segments.counting)}</span>
                        }
                        .into_any(),
                    }}
                </p>
                <p class="segment__sentence">
                    <b>{t!(i18n, audience.segments.in_words)}": "</b>
                    {sentence}
                </p>
            </div>
        </Show>
    }
}
