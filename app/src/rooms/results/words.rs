//! Figures and names of the room in the screen's language.

use super::figures::{By, Measure};
use crate::browser::format;
use crate::i18n::{Locale, t_string};
use crate::language;
use crate::widgets::chart;
use casefile::finished::{Better, Kpi, Unit};
use casefile::{Date, Language};
use exam::results::{Judgement, View, Worth};
use leptos_i18n::I18nContext;
use std::sync::Arc;

pub type I18n = I18nContext<Locale>;

pub const DAY_MS: i64 = 86_400_000;

/// The screen's language; followed.
pub fn spoken(i18n: I18n) -> Language {
    language::of(i18n.get_locale())
}

pub fn count(i18n: I18n, value: u64) -> String {
    format::number(value as f64, 0, spoken(i18n))
}

/// A share, with as many places as it takes to tell small ones apart.
pub fn percent(i18n: I18n, share: f64) -> String {
    let places = match share.abs() {
        small if small > 0.0 && small < 0.002 => 3,
        _ => 2,
    };
    format::percent(share, places, spoken(i18n))
}

pub fn money(i18n: I18n, grosze: u64) -> String {
    format::money(grosze as f64, spoken(i18n))
}

/// "6 października 2025".
pub fn day(i18n: I18n, date: Date) -> String {
    format::day(date.days() * DAY_MS + DAY_MS / 2, spoken(i18n))
}

/// "6.10" of "2025-10-06", as the papers write it.
pub fn short(day: &str) -> String {
    let mut parts = day.split('-').skip(1);
    let month = parts.next().unwrap_or_default().trim_start_matches('0');
    let day = parts.next().unwrap_or_default().trim_start_matches('0');
    format!("{day}.{month}")
}

/// An indicator's value in its own unit.
pub fn value(i18n: I18n, unit: Unit, value: f64) -> String {
    match unit {
        Unit::Percent => percent(i18n, value / 100.0),
        Unit::Count => format::number(value, 0, spoken(i18n)),
        Unit::Grosze => format::money(value, spoken(i18n)),
    }
}

/// "co najmniej 32%".
pub fn wanted(i18n: I18n, kpi: &Kpi) -> String {
    let target = value(i18n, kpi.unit, kpi.target);
    match kpi.better.unwrap_or(Better::More) {
        Better::More => t_string!(i18n, results.at_least, value = target).to_string(),
        Better::Less => t_string!(i18n, results.at_most, value = target).to_string(),
    }
}

/// How a chart of shares, or of bare counts or grosze, writes its values.
pub fn format_of(i18n: I18n, rate: bool, measure: Option<Measure>) -> chart::Format {
    Arc::new(move |value| match (rate, measure) {
        (true, _) => percent(i18n, value),
        (false, Some(Measure::Revenue)) => format::money(value, spoken(i18n)),
        (false, _) => format::number(value, 0, spoken(i18n)),
    })
}

/// The words of a chart whose points are parts of this kind.
pub fn of_chart(
    i18n: I18n,
    category: impl Fn() -> &'static str + Send + Sync + 'static,
) -> chart::Words {
    chart::Words {
        table: (move || t_string!(i18n, results.chart.table)).into(),
        category: category.into(),
        hint: (move || t_string!(i18n, results.chart.hint)).into(),
        empty: (move || t_string!(i18n, results.chart.empty)).into(),
    }
}

pub fn view(i18n: I18n, view: View) -> &'static str {
    match view {
        View::Overview => t_string!(i18n, results.view.overview),
        View::Engagement => t_string!(i18n, results.view.engagement),
        View::Comparison => t_string!(i18n, results.view.comparison),
        View::Test => t_string!(i18n, results.view.test),
        View::Conclusions => t_string!(i18n, results.view.conclusions),
        View::Launch => t_string!(i18n, results.view.launch),
        View::Outcome => t_string!(i18n, results.view.outcome),
    }
}

pub fn by(i18n: I18n, by: By) -> &'static str {
    match by {
        By::Message => t_string!(i18n, results.by.message),
        By::Segment => t_string!(i18n, results.by.segment),
        By::Provider => t_string!(i18n, results.by.provider),
        By::Device => t_string!(i18n, results.by.device),
    }
}

pub fn measure(i18n: I18n, measure: Measure) -> &'static str {
    match measure {
        Measure::HumanOpens => t_string!(i18n, results.measure.human_opens),
        Measure::Opens => t_string!(i18n, results.measure.opens),
        Measure::Clicks => t_string!(i18n, results.measure.clicks),
        Measure::Sessions => t_string!(i18n, results.measure.sessions),
        Measure::Orders => t_string!(i18n, results.measure.orders),
        Measure::Revenue => t_string!(i18n, results.measure.revenue),
        Measure::Unsubscribes => t_string!(i18n, results.measure.unsubscribes),
        Measure::Complaints => t_string!(i18n, results.measure.complaints),
    }
}

pub fn judgement(i18n: I18n, judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Met => t_string!(i18n, results.judgement.met),
        Judgement::NotMet => t_string!(i18n, results.judgement.not_met),
        Judgement::Undecidable => t_string!(i18n, results.judgement.undecidable),
    }
}

pub fn worth(i18n: I18n, worth: Worth) -> &'static str {
    match worth {
        Worth::Worked => t_string!(i18n, results.worth.worked),
        Worth::Partly => t_string!(i18n, results.worth.partly),
        Worth::Failed => t_string!(i18n, results.worth.failed),
        Worth::Unknown => t_string!(i18n, results.worth.unknown),
    }
}

/// A head of a report as a person reads it; what is unknown stays as it stands.
pub fn head(i18n: I18n, head: &str) -> String {
    let words = match head {
        "workflow" => t_string!(i18n, results.head.workflow),
        "step" => t_string!(i18n, results.head.step),
        "contacts" => t_string!(i18n, results.head.contacts),
        "hour" => t_string!(i18n, results.head.hour),
        "message" => t_string!(i18n, results.by.single_message),
        "segment" => t_string!(i18n, results.by.single_segment),
        "provider" => t_string!(i18n, results.by.single_provider),
        "device" => t_string!(i18n, results.by.single_device),
        "title" => t_string!(i18n, results.head.title),
        "year" => t_string!(i18n, results.head.year),
        "note" => t_string!(i18n, results.head.note),
        "sent_on" => t_string!(i18n, results.head.sent_on),
        "channel" => t_string!(i18n, results.head.channel),
        "link" => t_string!(i18n, results.head.link),
        "url" => t_string!(i18n, results.head.url),
        "sent" => t_string!(i18n, results.head.sent),
        "delivered" => t_string!(i18n, results.head.delivered),
        "hard_bounces" => t_string!(i18n, results.head.hard_bounces),
        "soft_bounces" => t_string!(i18n, results.head.soft_bounces),
        "opens" => t_string!(i18n, results.head.opens),
        "unique_opens" => t_string!(i18n, results.head.unique_opens),
        "machine_opens" => t_string!(i18n, results.head.machine_opens),
        "clicks" => t_string!(i18n, results.head.clicks),
        "unique_clicks" => t_string!(i18n, results.head.unique_clicks),
        "unsubscribes" => t_string!(i18n, results.measure.unsubscribes),
        "complaints" => t_string!(i18n, results.measure.complaints),
        "sessions" => t_string!(i18n, results.measure.sessions),
        "carts" => t_string!(i18n, results.head.carts),
        "orders" => t_string!(i18n, results.measure.orders),
        "revenue_grosze" => t_string!(i18n, results.measure.revenue),
        "cost_grosze" => t_string!(i18n, results.head.cost),
        "open_rate" => t_string!(i18n, results.head.open_rate),
        "click_rate" => t_string!(i18n, results.head.click_rate),
        "click_to_open_rate" => t_string!(i18n, results.head.click_to_open_rate),
        "unsubscribe_rate" => t_string!(i18n, results.head.unsubscribe_rate),
        "complaint_rate" => t_string!(i18n, results.head.complaint_rate),
        other => return other.to_string(),
    };
    words.to_string()
}

/// A device as a person calls it.
pub fn device(i18n: I18n, id: &str) -> String {
    match id {
        "phone" => t_string!(i18n, results.device.phone).to_string(),
        "desktop" => t_string!(i18n, results.device.desktop).to_string(),
        "tablet" => t_string!(i18n, results.device.tablet).to_string(),
        other => other.to_string(),
    }
}
