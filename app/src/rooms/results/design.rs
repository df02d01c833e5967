//! A test of one's own: what is compared, by what, on how many, for how long, decided how.

use super::field::{Area, act};
use super::words::{self, I18n};
use crate::desk::Desk;
use crate::i18n::{Locale, t_string, use_i18n};
use crate::widgets::{Button, Icon, Size};
use exam::results::{Command as Act, Draft, Field, Numbers};
use leptos::prelude::*;

/// One number of the design.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    Baseline,
    Effect,
    Power,
    Alpha,
    Sample,
    Days,
}

impl Number {
    const ALL: [Self; 6] = [
        Self::Baseline,
        Self::Effect,
        Self::Power,
        Self::Alpha,
        Self::Sample,
        Self::Days,
    ];

    fn id(self) -> &'static str {
        match self {
            Self::Baseline => "design-baseline",
            Self::Effect => "design-effect",
            Self::Power => "design-power",
            Self::Alpha => "design-alpha",
            Self::Sample => "design-sample",
            Self::Days => "design-days",
        }
    }

    /// Shares are written in per cent and kept in basis points.
    fn is_share(self) -> bool {
        !matches!(self, Self::Sample | Self::Days)
    }

    fn get(self, numbers: &Numbers) -> Option<u32> {
        match self {
            Self::Baseline => numbers.baseline_bp,
            Self::Effect => numbers.effect_bp,
            Self::Power => numbers.power_bp,
            Self::Alpha => numbers.alpha_bp,
            Self::Sample => numbers.sample,
            Self::Days => numbers.days,
        }
    }

    fn put(self, numbers: &mut Numbers, value: Option<u32>) {
        let place = match self {
            Self::Baseline => &mut numbers.baseline_bp,
            Self::Effect => &mut numbers.effect_bp,
            Self::Power => &mut numbers.power_bp,
            Self::Alpha => &mut numbers.alpha_bp,
            Self::Sample => &mut numbers.sample,
            Self::Days => &mut numbers.days,
        };
        *place = value;
    }

    fn label(self, i18n: I18n) -> &'static str {
        match self {
            Self::Baseline => t_string!(i18n, results.design.baseline),
            Self::Effect => t_string!(i18n, results.design.effect),
            Self::Power => t_string!(i18n, results.design.power),
            Self::Alpha => t_string!(i18n, results.design.alpha),
            Self::Sample => t_string!(i18n, results.design.sample),
            Self::Days => t_string!(i18n, results.design.days),
        }
    }

    fn hint(self, i18n: I18n) -> &'static str {
        match self {
            Self::Baseline => t_string!(i18n, results.design.baseline_hint),
            Self::Effect => t_string!(i18n, results.design.effect_hint),
            Self::Power => t_string!(i18n, results.design.power_hint),
            Self::Alpha => t_string!(i18n, results.design.alpha_hint),
            Self::Sample => t_string!(i18n, results.design.sample_hint),
            Self::Days => t_string!(i18n, results.design.days_hint),
        }
    }

    /// What was typed: nothing, a number, or something that is none.
    fn read(self, text: &str) -> Result<Option<u32>, ()> {
        let text: String = text.chars().filter(|it| !it.is_whitespace()).collect();
        let text = text.trim_end_matches('%');
        if text.is_empty() {
            return Ok(None);
        }
        let value = if self.is_share() {
            basis_points(text)
        } else {
            text.parse().ok()
        };
        let value = value.ok_or(())?;
        let mut numbers = Numbers::default();
        self.put(&mut numbers, Some(value));
        match exam::results::numbers_fit(&numbers) {
            true => Ok(Some(value)),
            false => Err(()),
        }
    }

    fn written(self, value: Option<u32>, locale: Locale) -> String {
        let Some(value) = value else {
            return String::new();
        };
        if !self.is_share() {
            return value.to_string();
        }
        let text = format!("{}.{:02}", value / 100, value % 100);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        match locale {
            Locale::pl => text.replace('.', ","),
            Locale::en => text.to_string(),
        }
    }
}

/// "2,6" as 260.
fn basis_points(text: &str) -> Option<u32> {
    let text = text.replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    if part.len() > 2 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole: u32 = if whole.is_empty() {
        0
    } else {
        whole.parse().ok()?
    };
    let part: u32 = format!("{part:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(part)
}

/// How many a branch the numbers ask for.
fn needed(numbers: &Numbers) -> Option<u64> {
    let share = |value: Option<u32>| Some(f64::from(value?) / 10_000.0);
    let baseline = share(numbers.baseline_bp)?;
    let other = baseline + share(numbers.effect_bp)?;
    let (power, alpha) = (share(numbers.power_bp)?, share(numbers.alpha_bp)?);
    let size = stats::sample_size(baseline, other, power, alpha).ok()?;
    Some(size.ceil() as u64)
}

/// The form.
#[component]
pub fn Design() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let kept = desk.slice(|s| s.results.design.numbers.clone());
    // What is in the fields now, so that the sample follows while one types.
    let typed = RwSignal::new(kept.get_untracked());
    Effect::new(move |_| typed.set(kept.get()));
    let label = move |part: Draft| match part {
        Draft::Hypothesis => t_string!(i18n, results.design.hypothesis),
        Draft::Change => t_string!(i18n, results.design.change),
        Draft::Measure => t_string!(i18n, results.design.measure),
        Draft::Rule => t_string!(i18n, results.design.rule),
    };
    let area = move |part: Draft| {
        view! { <Area field=Field::Design(part) label=move || label(part) rows=2/> }.into_any()
    };
    let begin = [Draft::Hypothesis, Draft::Change, Draft::Measure];
    let number = move |own: Number| view! { <Typed own kept typed/> }.into_any();
    view! {
        <div class="card results__design">
            {begin.map(area).into_iter().collect_view()}
            <div class="results__numbers">
                {Number::ALL.map(number).into_iter().collect_view()}
            </div>
            <Needed typed/>
            {area(Draft::Rule)}
        </div>
    }
}

/// The sample that follows from the numbers.
#[component]
fn Needed(typed: RwSignal<Numbers>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let writable = desk.writable();
    let off = Signal::derive(move || !writable.get());
    let size = Memo::new(move |_| typed.with(needed));
    let said = move || match size.get() {
        Some(size) => t_string!(
            i18n,
            results.design.needed,
            size = words::count(i18n, size),
            whole = words::count(i18n, size * 2)
        )
        .to_string(),
        None => t_string!(i18n, results.design.needed_none).to_string(),
    };
    let take = move |()| {
        let sample = size
            .get_untracked()
            .and_then(|size| u32::try_from(size).ok());
        let mut numbers = typed.get_untracked();
        numbers.sample = sample;
        act(desk, Act::SetNumbers { numbers });
    };
    view! {
        <div class="results__needed" role="status">
            <p>{said}</p>
            <Show when=move || size.get().is_some()>
                <Button
                    label=move || t_string!(i18n, results.design.take)
                    size=Size::Small
                    disabled=off
                    on_press=take
                />
            </Show>
        </div>
    }
}

/// One number, typed; it becomes an entry when the field is left.
#[component]
fn Typed(own: Number, kept: Memo<Numbers>, typed: RwSignal<Numbers>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let writable = desk.writable();
    let value = Memo::new(move |_| kept.with(|kept| own.get(kept)));
    let text = RwSignal::new(String::new());
    Effect::new(move |_| {
        let (value, locale) = (value.get(), i18n.get_locale());
        if own.read(&text.get_untracked()) != Ok(value) || value.is_some() {
            text.set(own.written(value, locale));
        }
    });
    let wrong = Memo::new(move |_| text.with(|text| own.read(text).is_err()));
    let on_input = move |event: leptos::ev::Event| {
        let now = event_target_value(&event);
        if let Ok(value) = own.read(&now) {
            typed.update(|typed| own.put(typed, value));
        }
        text.set(now);
    };
    let on_change = move |_| {
        if let Ok(value) = own.read(&text.get_untracked()) {
            let mut numbers = kept.get_untracked();
            own.put(&mut numbers, value);
            act(desk, Act::SetNumbers { numbers });
        }
    };
    let id = own.id();
    let (hint, fault) = (format!("{id}-hint"), format!("{id}-error"));
    let named = fault.clone();
    let described = {
        let (hint, fault) = (hint.clone(), fault.clone());
        move || match wrong.get() {
            true => format!("{hint} {fault}"),
            false => hint.clone(),
        }
    };
    let error = move || wrong.get().then(|| fault_words(i18n, own, named.clone()));
    view! {
        <div class="field" class:field--wrong=move || wrong.get()>
            <label class="field__label" for=id>{move || own.label(i18n)}</label>
            <p class="field__hint" id=hint>{move || own.hint(i18n)}</p>
            {error}
            <input
                class="input input--short"
                id=id
                inputmode="decimal"
                autocomplete="off"
                aria-describedby=described
                aria-invalid=move || wrong.get().then_some("true")
                prop:value=move || text.get()
                readonly=move || !writable.get()
                on:input=on_input
                on:change=on_change
            />
        </div>
    }
}

fn fault_words(i18n: I18n, own: Number, id: String) -> AnyView {
    let words = match own.is_share() {
        true => t_string!(i18n, results.design.wrong_share),
        false => t_string!(i18n, results.design.wrong_count),
    };
    view! {
        <p class="field__error" id=id>
            <Icon name="error"/>
            <span>{words}</span>
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn given_shares_as_people_write_them_when_read_then_they_are_basis_points() {
        let read = |text: &str| Number::Baseline.read(text);
        assert_eq!(read("2,6"), Ok(Some(260)));
        assert_eq!(read(" 2.65 %"), Ok(Some(265)));
        assert_eq!(read(",5"), Ok(Some(50)));
        assert_eq!(read(""), Ok(None));
        for wrong in ["dwa", "-1", "2,655", "0", "100", "1,2,3"] {
            assert_eq!(read(wrong), Err(()), "{wrong}");
        }
        assert_eq!(Number::Baseline.written(Some(260), Locale::pl), "2,6");
        assert_eq!(Number::Power.written(Some(8_000), Locale::en), "80");
        assert_eq!(Number::Sample.read("4 700"), Ok(Some(4_700)));
    }

    #[wasm_bindgen_test]
    fn given_the_model_solutions_numbers_then_about_4700_a_branch_are_needed() {
        let numbers = Numbers {
            baseline_bp: Some(260),
            effect_bp: Some(100),
            power_bp: Some(8_000),
            alpha_bp: Some(500),
            ..Numbers::default()
        };
        let size = needed(&numbers).expect("a size");
        assert!((4_650..4_750).contains(&size), "{size}");
        assert_eq!(needed(&Numbers::default()), None);
    }
}
