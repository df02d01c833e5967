//! What the editor says.

use super::moment::Form;
use super::raw::Wrong;
use super::vocabulary::{Kind, Section};
use crate::i18n::{Locale, t_string};
use casefile::workflow::rule::Operator;
use leptos_i18n::I18nContext;
use worker::protocol::simulation::ColumnKind;

type Words = I18nContext<Locale>;

/// An operator as one says it of this kind of field.
pub fn operator(i18n: Words, op: Operator, kind: Kind) -> &'static str {
    match kind {
        Kind::Of(ColumnKind::Date) => of_day(i18n, op),
        Kind::Of(ColumnKind::Set) => of_set(i18n, op),
        Kind::Of(ColumnKind::Whole | ColumnKind::Grosze) => of_number(i18n, op),
        Kind::Segment => of_segment(i18n, op),
        Kind::Of(_) | Kind::Unknown => of_text(i18n, op),
    }
}

fn of_number(i18n: Words, op: Operator) -> &'static str {
    match op {
        Operator::Equal => t_string!(i18n, rule.op.equals),
        Operator::NotEqual => t_string!(i18n, rule.op.differs),
        Operator::Greater => t_string!(i18n, rule.op.greater),
        Operator::AtLeast => t_string!(i18n, rule.op.at_least),
        Operator::Less => t_string!(i18n, rule.op.less),
        Operator::AtMost => t_string!(i18n, rule.op.at_most),
        other => of_text(i18n, other),
    }
}

fn of_day(i18n: Words, op: Operator) -> &'static str {
    match op {
        Operator::Equal => t_string!(i18n, rule.op.on),
        Operator::NotEqual => t_string!(i18n, rule.op.not_on),
        Operator::Greater => t_string!(i18n, rule.op.after),
        Operator::AtLeast => t_string!(i18n, rule.op.since),
        Operator::Less => t_string!(i18n, rule.op.before),
        Operator::AtMost => t_string!(i18n, rule.op.until),
        other => of_text(i18n, other),
    }
}

fn of_set(i18n: Words, op: Operator) -> &'static str {
    match op {
        Operator::Equal => t_string!(i18n, rule.op.has),
        Operator::NotEqual => t_string!(i18n, rule.op.has_not),
        Operator::In => t_string!(i18n, rule.op.has_any),
        Operator::NotIn => t_string!(i18n, rule.op.has_none),
        other => of_text(i18n, other),
    }
}

fn of_segment(i18n: Words, op: Operator) -> &'static str {
    match op {
        Operator::In => t_string!(i18n, rule.op.in_segments),
        Operator::NotIn => t_string!(i18n, rule.op.not_in_segments),
        Operator::Equal => t_string!(i18n, rule.op.in_segment),
        Operator::NotEqual => t_string!(i18n, rule.op.not_in_segment),
        other => of_text(i18n, other),
    }
}

fn of_text(i18n: Words, op: Operator) -> &'static str {
    match op {
        Operator::Equal => t_string!(i18n, rule.op.is),
        Operator::NotEqual => t_string!(i18n, rule.op.is_not),
        Operator::Greater => t_string!(i18n, rule.op.greater),
        Operator::AtLeast => t_string!(i18n, rule.op.at_least),
        Operator::Less => t_string!(i18n, rule.op.less),
        Operator::AtMost => t_string!(i18n, rule.op.at_most),
        Operator::Empty => t_string!(i18n, rule.op.empty),
        Operator::NotEmpty => t_string!(i18n, rule.op.not_empty),
        Operator::Like => t_string!(i18n, rule.op.like),
        Operator::NotLike => t_string!(i18n, rule.op.not_like),
        Operator::Between => t_string!(i18n, rule.op.between),
        Operator::NotBetween => t_string!(i18n, rule.op.not_between),
        Operator::In => t_string!(i18n, rule.op.one_of),
        Operator::NotIn => t_string!(i18n, rule.op.none_of),
        Operator::Matches => t_string!(i18n, rule.op.matches),
        Operator::NotMatches => t_string!(i18n, rule.op.not_matches),
        Operator::StartsWith => t_string!(i18n, rule.op.starts_with),
        Operator::EndsWith => t_string!(i18n, rule.op.ends_with),
        Operator::Contains => t_string!(i18n, rule.op.contains),
        Operator::Date => t_string!(i18n, rule.op.date),
    }
}

/// A group in the list of fields.
pub fn section(i18n: Words, section: Section) -> &'static str {
    match section {
        Section::Person => t_string!(i18n, rule.section.person),
        Section::Consent => t_string!(i18n, rule.section.consent),
        Section::Orders => t_string!(i18n, rule.section.orders),
        Section::Behaviour => t_string!(i18n, rule.section.behaviour),
    }
}

/// What is not whole, and what to do.
pub fn wrong(i18n: Words, wrong: Wrong) -> String {
    match wrong {
        Wrong::Field => t_string!(i18n, rule.wrong.field),
        Wrong::UnknownField => t_string!(i18n, rule.wrong.unknown_field),
        Wrong::Operator => t_string!(i18n, rule.wrong.operator),
        Wrong::Value => t_string!(i18n, rule.wrong.value),
        Wrong::Choice => t_string!(i18n, rule.wrong.choice),
        Wrong::Number => t_string!(i18n, rule.wrong.number),
        Wrong::Money => t_string!(i18n, rule.wrong.money),
        Wrong::Day => t_string!(i18n, rule.wrong.day),
        Wrong::Moment => t_string!(i18n, rule.wrong.moment),
        Wrong::Order => t_string!(i18n, rule.wrong.order),
        Wrong::Group => t_string!(i18n, rule.wrong.group),
    }
    .to_string()
}

pub fn form(i18n: Words, form: Form) -> &'static str {
    match form {
        Form::Last => t_string!(i18n, rule.form.last),
        Form::Next => t_string!(i18n, rule.form.next),
        Form::Before => t_string!(i18n, rule.form.before),
        Form::Period => t_string!(i18n, rule.form.period),
        Form::Day => t_string!(i18n, rule.form.day),
        Form::Anniversary => t_string!(i18n, rule.form.anniversary),
        Form::Other => t_string!(i18n, rule.form.other),
    }
}

pub fn unit(i18n: Words, unit: &str) -> String {
    match unit {
        "weeks" => t_string!(i18n, rule.units.weeks),
        "months" => t_string!(i18n, rule.units.months),
        "years" => t_string!(i18n, rule.units.years),
        _ => t_string!(i18n, rule.units.days),
    }
    .to_string()
}

pub fn side(i18n: Words, side: &str) -> String {
    match side {
        "before" => t_string!(i18n, rule.op.before),
        "after" => t_string!(i18n, rule.op.after),
        "since" => t_string!(i18n, rule.op.since),
        "until" => t_string!(i18n, rule.op.until),
        _ => t_string!(i18n, rule.op.on),
    }
    .to_string()
}

/// A period or a named day.
pub fn point(i18n: Words, point: &str) -> String {
    match point {
        "this week" => t_string!(i18n, rule.points.this_week),
        "last week" => t_string!(i18n, rule.points.last_week),
        "next week" => t_string!(i18n, rule.points.next_week),
        "this month" => t_string!(i18n, rule.points.this_month),
        "last month" => t_string!(i18n, rule.points.last_month),
        "next month" => t_string!(i18n, rule.points.next_month),
        "this year" => t_string!(i18n, rule.points.this_year),
        "last year" => t_string!(i18n, rule.points.last_year),
        "next year" => t_string!(i18n, rule.points.next_year),
        "yesterday" => t_string!(i18n, rule.points.yesterday),
        "tomorrow" => t_string!(i18n, rule.points.tomorrow),
        _ => t_string!(i18n, rule.points.today),
    }
    .to_string()
}

/// A word of a generated base as people say it; an author's own words are shown as they are.
pub fn value(i18n: Words, field: &str, word: &str, title: &str) -> String {
    match (field, word) {
        ("sex", "female") => t_string!(i18n, rule.word.female),
        ("sex", "male") => t_string!(i18n, rule.word.male),
        ("device", "phone") => t_string!(i18n, rule.word.phone),
        ("device", "tablet") => t_string!(i18n, rule.word.tablet),
        ("device", "desktop") => t_string!(i18n, rule.word.desktop),
        ("stage", "lead") => t_string!(i18n, rule.word.lead),
        ("stage", "customer") => t_string!(i18n, rule.word.customer),
        ("stage", "loyal") => t_string!(i18n, rule.word.loyal),
        ("stage", "dormant") => t_string!(i18n, rule.word.dormant),
        ("suppression", "hard-bounce") => t_string!(i18n, rule.word.hard_bounce),
        ("suppression", "complaint") => t_string!(i18n, rule.word.complaint),
        ("suppression", "request") => t_string!(i18n, rule.word.request),
        _ => return title.to_string(),
    }
    .to_string()
}
