//! A relative day, put together from its parts.

use super::bench::Bench;
use super::draft::Id;
use super::moment::{Form, NAMED, PERIODS, Parts, SIDES, UNITS};
use super::value::described;
use super::words;
use crate::i18n::t_string;
use leptos::prelude::*;

/// Shown in the list of named days for a day of the calendar.
const CALENDAR: &str = "calendar";

#[derive(Clone, Copy)]
struct Builder {
    bench: Bench,
    id: Id,
    parts: Memo<Parts>,
    error: Memo<Option<String>>,
}

impl Builder {
    fn set(self, act: impl FnOnce(&mut Parts)) {
        let mut parts = self.parts.get_untracked();
        act(&mut parts);
        let text = parts.text();
        self.bench
            .type_in(self.id, |clause| clause.values = vec![text]);
    }

    fn type_in(self, act: impl FnOnce(&mut Parts)) {
        let mut parts = self.parts.get_untracked();
        act(&mut parts);
        let text = parts.text();
        self.bench
            .type_in(self.id, |clause| clause.values = vec![text]);
    }

    fn leave(self) {
        self.bench.touch(self.id);
        self.bench.settle();
    }
}

/// The controls of a moment.
#[component]
pub fn When(bench: Bench, id: Id, error: Memo<Option<String>>) -> impl IntoView {
    let i18n = bench.i18n;
    let parts = Memo::new(move |_| {
        let own = |draft: &super::draft::Draft| {
            draft.clause(id).and_then(|own| own.values.first().cloned())
        };
        Parts::parse(&bench.draft.with(own).unwrap_or_default())
    });
    let builder = Builder {
        bench,
        id,
        parts,
        error,
    };
    let form = Memo::new(move |_| parts.with(|parts| parts.form));
    let label = move || t_string!(i18n, rule.when).to_string();
    let forms = move || {
        let mut forms = Form::OFFERED.to_vec();
        if form.get() == Form::Other {
            forms.push(Form::Other);
        }
        let forms = forms.into_iter().enumerate();
        let forms = forms.map(|(at, own)| {
            (
                at.to_string(),
                words::form(i18n, own).to_string(),
                form.get() == own,
            )
        });
        forms.collect::<Vec<_>>()
    };
    let choose = move |chosen: String| {
        let form = chosen
            .parse()
            .ok()
            .and_then(|at: usize| Form::OFFERED.get(at));
        if let Some(form) = form {
            let today = bench.today.get_untracked();
            builder.set(|parts| *parts = Parts::beginning(*form, &today));
        }
    };
    view! {
        {select(builder, "form", label, forms, choose)}
        {move || rest(builder, form.get())}
    }
}

fn rest(builder: Builder, form: Form) -> AnyView {
    match form {
        Form::Last | Form::Next | Form::Before => view! {
            {count(builder)} {unit(builder, &UNITS)}
        }
        .into_any(),
        Form::Period => points(builder, &PERIODS).into_any(),
        Form::Day => view! { {side(builder)} {day(builder)} }.into_any(),
        Form::Anniversary => view! {
            {count(builder)} {unit(builder, &UNITS[..2])} {around(builder)}
        }
        .into_any(),
        Form::Other => other(builder),
    }
}

fn select(
    builder: Builder,
    part: &'static str,
    label: impl Fn() -> String + Send + Sync + 'static,
    options: impl Fn() -> Vec<(String, String, bool)> + Send + Sync + 'static,
    choose: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    let control = builder.bench.control(builder.id, part);
    let options = move || {
        let option = |(value, title, on): (String, String, bool)| {
            view! { <option value=value prop:selected=on>{title}</option> }
        };
        options().into_iter().map(option).collect_view()
    };
    view! {
        <span class="logic__control">
            <label class="logic__label" for=control.clone()>{label}</label>
            <select
                class="input"
                id=control
                disabled=move || builder.bench.off.get()
                on:change=move |event| choose(event_target_value(&event))
            >
                {options}
            </select>
        </span>
    }
    .into_any()
}

fn count(builder: Builder) -> AnyView {
    let Builder {
        bench,
        id,
        parts,
        error,
    } = builder;
    let i18n = bench.i18n;
    let control = bench.control(id, "count");
    let type_in = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        builder.type_in(|parts| parts.count = text.split_whitespace().collect());
    };
    view! {
        <span class="logic__control logic__control--narrow">
            <label class="logic__label" for=control.clone()>
                {move || t_string!(i18n, rule.count)}
            </label>
            <input
                class="input"
                id=control
                inputmode="numeric"
                autocomplete="off"
                aria-describedby=described(bench, id, error)
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                readonly=move || bench.off.get()
                prop:value=move || parts.with(|parts| parts.count.clone())
                on:input=type_in
                on:change=move |_| builder.leave()
            />
        </span>
    }
    .into_any()
}

fn unit(builder: Builder, units: &'static [&'static str]) -> AnyView {
    let i18n = builder.bench.i18n;
    let options = move || {
        let now = builder.parts.with(|parts| parts.unit.clone());
        let option = |unit: &&str| (unit.to_string(), words::unit(i18n, unit), now == *unit);
        units.iter().map(option).collect()
    };
    let choose = move |unit| builder.set(|parts| parts.unit = unit);
    let label = move || t_string!(i18n, rule.unit).to_string();
    select(builder, "unit", label, options, choose)
}

fn points(builder: Builder, points: &'static [&'static str]) -> AnyView {
    let i18n = builder.bench.i18n;
    let options = move || {
        let now = builder.parts.with(|parts| parts.point.clone());
        let option = |point: &&str| (point.to_string(), words::point(i18n, point), now == *point);
        points.iter().map(option).collect()
    };
    let choose = move |point| builder.set(|parts| parts.point = point);
    let label = move || t_string!(i18n, rule.period).to_string();
    select(builder, "point", label, options, choose)
}

fn side(builder: Builder) -> AnyView {
    let i18n = builder.bench.i18n;
    let options = move || {
        let now = builder.parts.with(|parts| parts.side.clone());
        let option = |side: &str| (side.to_string(), words::side(i18n, side), now == side);
        SIDES.into_iter().map(option).collect()
    };
    let choose = move |side| builder.set(|parts| parts.side = side);
    let label = move || t_string!(i18n, rule.side).to_string();
    select(builder, "side", label, options, choose)
}

fn around(builder: Builder) -> AnyView {
    let i18n = builder.bench.i18n;
    let options = move || {
        let now = builder.parts.with(|parts| parts.side.clone());
        let option = |side: &str| {
            let title = match side {
                "before" => t_string!(i18n, rule.anniversary_before),
                _ => t_string!(i18n, rule.anniversary_after),
            };
            (side.to_string(), title.to_string(), now == side)
        };
        ["after", "before"].into_iter().map(option).collect()
    };
    let choose = move |side| builder.set(|parts| parts.side = side);
    let label = move || t_string!(i18n, rule.side).to_string();
    select(builder, "side", label, options, choose)
}

/// Today and its neighbours, or a day of the calendar.
fn day(builder: Builder) -> AnyView {
    let i18n = builder.bench.i18n;
    let named = Memo::new(move |_| {
        builder
            .parts
            .with(|parts| NAMED.contains(&parts.point.as_str()))
    });
    let options = move || {
        let now = builder.parts.with(|parts| parts.point.clone());
        let option = |point: &str| (point.to_string(), words::point(i18n, point), now == point);
        let calendar = t_string!(i18n, rule.calendar).to_string();
        let calendar = (CALENDAR.to_string(), calendar, !named.get());
        [calendar]
            .into_iter()
            .chain(NAMED.into_iter().map(option))
            .collect()
    };
    let choose = move |point: String| {
        let point = match point.as_str() {
            CALENDAR => builder.bench.today.get_untracked(),
            _ => point,
        };
        builder.set(|parts| parts.point = point);
    };
    let label = move || t_string!(i18n, rule.day).to_string();
    view! {
        {select(builder, "point", label, options, choose)}
        <Show when=move || !named.get()>{typed(builder, "date")}</Show>
    }
    .into_any()
}

/// Whatever else the simulator takes, as it is written.
fn other(builder: Builder) -> AnyView {
    typed(builder, "text")
}

fn typed(builder: Builder, kind: &'static str) -> AnyView {
    let Builder {
        bench,
        id,
        parts,
        error,
    } = builder;
    let i18n = bench.i18n;
    let control = bench.control(id, "day");
    let type_in = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        builder.type_in(|parts| parts.point = text);
    };
    let label = move || match kind {
        "date" => t_string!(i18n, rule.date),
        _ => t_string!(i18n, rule.value),
    };
    view! {
        <span class="logic__control">
            <label class="logic__label" for=control.clone()>{label}</label>
            <input
                class="input"
                id=control
                type=kind
                aria-describedby=described(bench, id, error)
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                readonly=move || bench.off.get()
                prop:value=move || parts.with(|parts| parts.point.clone())
                on:input=type_in
                on:change=move |_| builder.leave()
            />
        </span>
    }
    .into_any()
}
