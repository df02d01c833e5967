//! When the campaign runs, which workflows run in it, what holds messages back.

use super::Bench;
use crate::i18n::{t, t_string};
use crate::widgets::{Button, Icon, Look, Size, Tick};
use casefile::Date;
use casefile::campaign::{Carrier, Limit, Quiet};
use exam::automation::WorkflowId;
use exam::campaign::{Command as Act, DAYS_MAX, LIMIT_DAYS_MAX, LIMIT_MAX, QUIET_MAX, Setup};
use leptos::{prelude::*, text_prop::TextProp};
use std::ops::RangeInclusive;

/// Channels whose messages can be limited.
const LIMITED: [Carrier; 3] = [Carrier::Email, Carrier::Sms, Carrier::Push];

#[component]
pub fn Setting(bench: Bench) -> impl IntoView {
    let i18n = bench.i18n;
    let setup = bench.desk.slice(|s| s.campaign.setup.clone());
    let last = move |days: Option<u32>| {
        let days = days.and_then(|it| u16::try_from(it).ok());
        change(bench, |setup| {
            setup.days = days.unwrap_or(Setup::default().days)
        });
    };
    view! {
        <section class="results__part" aria-labelledby="own-setup-title">
            <h2 id="own-setup-title" tabindex="-1">{t!(i18n, results.own.setup.title)}</h2>
            <div class="results__numbers">
                <From bench setup/>
                <Number
                    bench
                    id="own-days"
                    label=move || t_string!(i18n, results.own.setup.days)
                    hint=move || t_string!(i18n, results.own.setup.days_hint).to_string()
                    range=1..=u32::from(DAYS_MAX)
                    value=Signal::derive(move || setup.with(|it| Some(u32::from(it.days))))
                    on_change=last
                />
            </div>
            <Workflows bench setup/>
            <Limits bench setup/>
            <QuietTimes bench setup/>
        </section>
    }
}

fn change(bench: Bench, change: impl FnOnce(&mut Setup)) {
    let mut setup = bench.desk.peek(|s| s.campaign.setup.clone());
    change(&mut setup);
    bench.act(Act::SetUp { setup });
}

/// A day; none is typed away.
#[component]
fn Day(
    bench: Bench,
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<Date>,
) -> impl IntoView {
    let settle = move |event: leptos::ev::Event| {
        if let Ok(day) = event_target_value(&event).parse::<Date>() {
            on_change.run(day);
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{move || label.get()}</label>
            <input
                class="input input--short"
                id=id
                type="date"
                prop:value=move || value.get()
                readonly=move || !bench.writable.get()
                on:change=settle
            />
        </div>
    }
}

#[component]
fn From(bench: Bench, setup: Memo<Setup>) -> impl IntoView {
    let i18n = bench.i18n;
    let today = move || {
        let today = bench
            .world
            .with(|it| it.as_ref().map(|it| it.today.clone()));
        today.unwrap_or_default()
    };
    let value = Signal::derive(move || {
        let own = setup.with(|it| it.from.map(|day| day.to_string()));
        own.unwrap_or_else(today)
    });
    view! {
        <Day
            bench
            id="own-from"
            label=move || t_string!(i18n, results.own.setup.from)
            value
            on_change=move |day| change(bench, |setup| setup.from = Some(day))
        />
    }
}

/// A whole number; it becomes an entry when the field is left.
#[component]
pub fn Number(
    bench: Bench,
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    #[prop(into)] hint: TextProp,
    range: RangeInclusive<u32>,
    #[prop(into)] value: Signal<Option<u32>>,
    #[prop(into)] on_change: Callback<Option<u32>>,
) -> impl IntoView {
    let i18n = bench.i18n;
    let written = move || value.get().map(|it| it.to_string()).unwrap_or_default();
    let text = RwSignal::new(String::new());
    Effect::new(move |_| text.set(written()));
    let (from, to) = (*range.start(), *range.end());
    let read = move |text: &str| -> Result<Option<u32>, ()> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let number = text.trim().parse().map_err(|_| ())?;
        (from..=to)
            .contains(&number)
            .then_some(Some(number))
            .ok_or(())
    };
    let wrong = Memo::new(move |_| text.with(|text| read(text).is_err()));
    let settle = move |_| {
        if let Ok(number) = read(&text.get_untracked()) {
            on_change.run(number);
            // What was left empty, and may not be, shows what it is again.
            text.set(
                value
                    .get_untracked()
                    .map(|it| it.to_string())
                    .unwrap_or_default(),
            );
        }
    };
    let (hint_id, fault) = (format!("{id}-hint"), format!("{id}-error"));
    let described = {
        let (hint, fault) = (hint_id.clone(), fault.clone());
        move || match wrong.get() {
            true => format!("{hint} {fault}"),
            false => hint.clone(),
        }
    };
    let error = move || {
        wrong.get().then(|| {
            let words = t_string!(i18n, results.own.wrong_number, from = from, to = to);
            view! {
                <p class="field__error" id=fault.clone()>
                    <Icon name="error"/>
                    <span>{words.to_string()}</span>
                </p>
            }
        })
    };
    view! {
        <div class="field" class:field--wrong=move || wrong.get()>
            <label class="field__label" for=id.clone()>{move || label.get()}</label>
            <p class="field__hint" id=hint_id>{move || hint.get()}</p>
            {error}
            <input
                class="input input--short"
                id=id
                inputmode="numeric"
                autocomplete="off"
                aria-describedby=described
                aria-invalid=move || wrong.get().then_some("true")
                prop:value=move || text.get()
                readonly=move || !bench.writable.get()
                on:input=move |event| text.set(event_target_value(&event))
                on:change=settle
            />
        </div>
    }
}

#[component]
fn Workflows(bench: Bench, setup: Memo<Setup>) -> impl IntoView {
    let i18n = bench.i18n;
    let all = bench.desk.slice(|s| {
        let one = |(id, flow): (&WorkflowId, &exam::automation::Flow)| (*id, flow.title.clone());
        s.automation.workflows.iter().map(one).collect::<Vec<_>>()
    });
    let one = move |(id, title): (WorkflowId, String)| {
        let checked = Signal::derive(move || setup.with(|it| !it.left_out.contains(&id)));
        let flip = move |on: bool| {
            change(bench, |setup| {
                match on {
                    true => setup.left_out.remove(&id),
                    false => setup.left_out.insert(id),
                };
            });
        };
        view! { <Tick label=title checked on_change=flip/> }.into_any()
    };
    view! {
        <fieldset class="field" disabled=move || !bench.writable.get()>
            <legend class="field__label">{t!(i18n, results.own.setup.workflows)}</legend>
            <p class="muted" hidden=move || all.with(|all| !all.is_empty())>
                {t!(i18n, results.own.setup.no_workflows)}
            </p>
            {move || all.get().into_iter().map(one).collect_view()}
        </fieldset>
    }
}

#[component]
fn Limits(bench: Bench, setup: Memo<Setup>) -> impl IntoView {
    let i18n = bench.i18n;
    let of = move |carrier: Carrier| {
        setup.with(|it| it.limits.iter().find(|it| it.carrier == carrier).copied())
    };
    let put = move |carrier: Carrier, count: Option<u32>, days: Option<u32>| {
        change(bench, |setup| {
            let at = setup.limits.iter().position(|it| it.carrier == carrier);
            let days = days.unwrap_or(LIMIT_DAYS_MAX);
            let limit = count.map(|count| Limit {
                carrier,
                count,
                days,
            });
            match (at, limit) {
                (Some(at), Some(limit)) => setup.limits[at] = limit,
                (Some(at), None) => drop(setup.limits.remove(at)),
                (None, limit) => setup.limits.extend(limit),
            }
        });
    };
    let one = move |carrier: Carrier| {
        let word = carrier.as_str();
        let name = move || match carrier {
            Carrier::Sms => t_string!(i18n, results.own.setup.sms),
            Carrier::Push => t_string!(i18n, results.own.setup.push),
            _ => t_string!(i18n, results.own.setup.email),
        };
        view! {
            <Number
                bench
                id=format!("own-limit-{word}")
                label=move || t_string!(i18n, results.own.setup.limit, channel = name()).to_string()
                hint=move || t_string!(i18n, results.own.setup.limit_hint).to_string()
                range=1..=LIMIT_MAX
                value=Signal::derive(move || of(carrier).map(|it| it.count))
                on_change=move |count| put(carrier, count, of(carrier).map(|it| it.days))
            />
            <Show when=move || of(carrier).is_some()>
                <Number
                    bench
                    id=format!("own-limit-days-{word}")
                    label=move || {
                        let channel = name();
                        t_string!(i18n, results.own.setup.limit_days, channel = channel).to_string()
                    }
                    hint=move || t_string!(i18n, results.own.setup.limit_days_hint).to_string()
                    range=1..=LIMIT_DAYS_MAX
                    value=Signal::derive(move || of(carrier).map(|it| it.days))
                    on_change=move |days| put(carrier, of(carrier).map(|it| it.count), days)
                />
            </Show>
        }
        .into_any()
    };
    view! {
        <div class="results__numbers">{LIMITED.map(one).into_iter().collect_view()}</div>
    }
}

#[component]
fn QuietTimes(bench: Bench, setup: Memo<Setup>) -> impl IntoView {
    let i18n = bench.i18n;
    let count = Memo::new(move |_| setup.with(|it| it.quiet.len()));
    let at = move |at: usize| setup.with(|it| it.quiet.get(at).copied());
    let put = move |at: usize, quiet: Quiet| {
        change(bench, |setup| {
            if let Some(place) = setup.quiet.get_mut(at) {
                *place = quiet;
            }
        });
    };
    let add = move |()| {
        let today = bench.world.with_untracked(|it| {
            let it = it.as_ref()?;
            it.today.parse::<Date>().ok()
        });
        let day = setup.with_untracked(|it| it.quiet.last().map(|it| it.to).or(it.from));
        if let Some(day) = day.or(today) {
            change(bench, |setup| {
                setup.quiet.push(Quiet { from: day, to: day })
            });
        }
    };
    let row = move |place: usize| {
        let number = place + 1;
        view! {
            <div class="row own__quiet">
                <Day
                    bench
                    id=format!("own-quiet-from-{place}")
                    label=move || {
                        t_string!(i18n, results.own.setup.quiet_from, place = number).to_string()
                    }
                    value=Signal::derive(move || {
                        at(place).map(|it| it.from.to_string()).unwrap_or_default()
                    })
                    on_change=move |from| if let Some(it) = at(place) {
                        put(place, Quiet { from, to: it.to.max(from) });
                    }
                />
                <Day
                    bench
                    id=format!("own-quiet-to-{place}")
                    label=move || {
                        t_string!(i18n, results.own.setup.quiet_to, place = number).to_string()
                    }
                    value=Signal::derive(move || {
                        at(place).map(|it| it.to.to_string()).unwrap_or_default()
                    })
                    on_change=move |to| if let Some(it) = at(place) {
                        put(place, Quiet { from: it.from.min(to), to });
                    }
                />
                <Button
                    label=move || {
                        t_string!(i18n, results.own.setup.quiet_remove, place = number).to_string()
                    }
                    icon="trash"
                    icon_only=true
                    look=Look::Bare
                    disabled=Signal::derive(move || !bench.writable.get())
                    on_press=move |()| change(bench, |setup| {
                        setup.quiet.remove(place);
                    })
                />
            </div>
        }
        .into_any()
    };
    let full = Signal::derive(move || !bench.writable.get() || count.get() >= QUIET_MAX);
    view! {
        <div class="stack">
            <p class="field__label">{t!(i18n, results.own.setup.quiet)}</p>
            <p class="field__hint">{t!(i18n, results.own.setup.quiet_hint)}</p>
            {move || (0..count.get()).map(row).collect_view()}
            <Button
                label=move || t_string!(i18n, results.own.setup.quiet_add)
                icon="plus"
                size=Size::Small
                disabled=full
                on_press=add
            />
        </div>
    }
}
