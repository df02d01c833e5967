//! The tool's own words: kinds of steps, their settings, their ways out.

use crate::i18n::{Locale, t_string};
use casefile::workflow::{Family, FieldKind, Kind, Node};
use leptos_i18n::I18nContext;

pub type Words = I18nContext<Locale>;

macro_rules! of_kind {
    ($i18n:expr, $kind:expr, $part:ident) => {
        of_kind!($i18n, $kind, $part,
            TriggerSegment trigger_segment, TriggerAdded trigger_added, TriggerForm trigger_form,
            TriggerEvent trigger_event, TriggerPage trigger_page,
            TriggerPurchase trigger_purchase, TriggerCart trigger_cart,
            TriggerChange trigger_change, TriggerScoreReached trigger_score_reached,
            TriggerScoreExceeded trigger_score_exceeded, TriggerDate trigger_date,
            TriggerConsent trigger_consent, WaitDuration wait_duration, WaitUntil wait_until,
            WaitWindow wait_window, WaitEvent wait_event, IfElse if_else, Branch branch,
            Split split, Goto goto, Goal goal, Exit exit, SendEmail send_email,
            SendSms send_sms, SendPush send_push, SendPreferred send_preferred,
            ShowPopup show_popup, PublishPost publish_post, AddTag add_tag,
            RemoveTag remove_tag, ChangeField change_field, ChangePoints change_points,
            ChangeStage change_stage, AddToSegment add_to_segment,
            RemoveFromSegment remove_from_segment, ChangeEnrolment change_enrolment,
            ChangeDoNotContact change_do_not_contact, NotifyStaff notify_staff,
            CallWebhook call_webhook, DecisionOpen decision_open,
            DecisionClick decision_click, DecisionForm decision_form,
            DecisionPage decision_page, DecisionPurchase decision_purchase,
            ConditionField condition_field, ConditionSegment condition_segment,
            ConditionTag condition_tag, ConditionPoints condition_points,
            ConditionStage condition_stage, ConditionConsent condition_consent,
            ConditionVisits condition_visits, ConditionPurchases condition_purchases)
    };
    ($i18n:expr, $kind:expr, $part:ident, $($name:ident $key:ident),+) => {
        match $kind { $(Kind::$name => t_string!($i18n, automation.kind.$key.$part),)+ }
    };
}

/// What a kind of step is called.
pub fn kind_name(i18n: Words, kind: Kind) -> &'static str {
    of_kind!(i18n, kind, name)
}

/// What it does, in a sentence.
pub fn kind_about(i18n: Words, kind: Kind) -> &'static str {
    of_kind!(i18n, kind, about)
}

/// Families in the order of the palette.
pub const FAMILIES: [Family; 5] = [
    Family::Trigger,
    Family::Flow,
    Family::Action,
    Family::Decision,
    Family::Condition,
];

/// The family over a step's name.
pub fn family_name(i18n: Words, family: Family) -> &'static str {
    match family {
        Family::Trigger => t_string!(i18n, automation.family.trigger),
        Family::Flow => t_string!(i18n, automation.family.flow),
        Family::Action => t_string!(i18n, automation.family.action),
        Family::Decision => t_string!(i18n, automation.family.decision),
        Family::Condition => t_string!(i18n, automation.family.condition),
    }
}

/// What the family is for, in a sentence.
pub fn family_about(i18n: Words, family: Family) -> &'static str {
    match family {
        Family::Trigger => t_string!(i18n, automation.family.trigger_about),
        Family::Flow => t_string!(i18n, automation.family.flow_about),
        Family::Action => t_string!(i18n, automation.family.action_about),
        Family::Decision => t_string!(i18n, automation.family.decision_about),
        Family::Condition => t_string!(i18n, automation.family.condition_about),
    }
}

/// The family's word in class names.
pub fn family_class(family: Family) -> &'static str {
    match family {
        Family::Trigger => "trigger",
        Family::Flow => "flow",
        Family::Action => "action",
        Family::Decision => "decision",
        Family::Condition => "condition",
    }
}

/// The icon of a kind.
pub fn kind_icon(kind: Kind) -> &'static str {
    match kind {
        Kind::WaitDuration | Kind::WaitUntil | Kind::WaitWindow => "clock",
        Kind::SendEmail | Kind::SendPreferred => "mail",
        Kind::SendSms => "phone",
        Kind::SendPush | Kind::ShowPopup => "desktop",
        Kind::PublishPost => "image",
        Kind::Goal => "ok",
        Kind::Exit => "close",
        Kind::NotifyStaff => "person",
        _ => match kind.family() {
            Family::Trigger => "play",
            Family::Flow => "automation",
            Family::Action => "edit",
            Family::Decision => "pause",
            Family::Condition => "help",
        },
    }
}

/// A step's words: its own, or those of its kind.
pub fn step_name(i18n: Words, node: &Node) -> String {
    if node.title.trim().is_empty() {
        kind_name(i18n, node.kind).to_string()
    } else {
        node.title.clone()
    }
}

/// What a way out of a step is called.
pub fn port_name(i18n: Words, node: &Node, port: &str) -> String {
    let waits = node.kind.family() == Family::Decision;
    match port {
        "next" => t_string!(i18n, automation.port.next).to_string(),
        "yes" => t_string!(i18n, automation.port.yes).to_string(),
        "no" if waits => t_string!(i18n, automation.port.no_in_time).to_string(),
        "no" => t_string!(i18n, automation.port.no).to_string(),
        "event" => t_string!(i18n, automation.port.event).to_string(),
        "timeout" => t_string!(i18n, automation.port.timeout).to_string(),
        "else" => t_string!(i18n, automation.port.otherwise).to_string(),
        own if node.kind == Kind::Split => match share(node, own) {
            Some(share) => format!("{}: {share}%", own.to_uppercase()),
            None => own.to_uppercase(),
        },
        own => own.to_string(),
    }
}

fn share(node: &Node, port: &str) -> Option<u64> {
    node.config.get("shares")?.get(port)?.as_u64()
}

macro_rules! of_field {
    ($i18n:expr, $name:expr, $part:ident) => {
        of_field!($i18n, $name, $part, segment, source, form, event, url, category, minutes, tag,
            field, points, date, anniversary, channel, change, time, from, to, weekdays,
            message, value, stage, workflow, person, text, count, days, node, rule, branches,
            shares)
    };
    ($i18n:expr, $name:expr, $part:ident, $($key:ident),+) => {
        match $name {
            $(stringify!($key) => t_string!($i18n, automation.field.$key.$part),)+
            _ => "",
        }
    };
}

/// What a setting is called.
pub fn field_label(i18n: Words, name: &str) -> &'static str {
    of_field!(i18n, name, label)
}

/// What a setting is for.
pub fn field_hint(i18n: Words, name: &str) -> &'static str {
    of_field!(i18n, name, hint)
}

macro_rules! of_choice {
    ($i18n:expr, $word:expr, $($key:ident),+) => {
        match $word {
            $(stringify!($key) => t_string!($i18n, automation.choice.$key),)+
            _ => "",
        }
    };
}

/// What a word of a list of choices is called.
pub fn choice_name(i18n: Words, word: &str) -> &'static str {
    of_choice!(
        i18n, word, email, sms, push, profiling, cookies, facebook, instagram, pinterest, tiktok,
        youtube, blog, linkedin, x, given, withdrawn, add, remove, start, stop, bought, abandoned,
        open, click, visit, form, cart, purchase
    )
}

/// The short name of a day, 1 for Monday.
pub fn day_name(i18n: Words, day: i64) -> &'static str {
    match day {
        1 => t_string!(i18n, automation.day.monday),
        2 => t_string!(i18n, automation.day.tuesday),
        3 => t_string!(i18n, automation.day.wednesday),
        4 => t_string!(i18n, automation.day.thursday),
        5 => t_string!(i18n, automation.day.friday),
        6 => t_string!(i18n, automation.day.saturday),
        _ => t_string!(i18n, automation.day.sunday),
    }
}

/// What is wrong with a setting, by what it takes.
pub fn fault(i18n: Words, kind: FieldKind) -> String {
    match kind {
        FieldKind::Whole(least, most) => {
            t_string!(i18n, automation.fault.whole, least = least, most = most).to_string()
        }
        FieldKind::Date => t_string!(i18n, automation.fault.date).to_string(),
        FieldKind::Time => t_string!(i18n, automation.fault.time).to_string(),
        FieldKind::Choice(_) => t_string!(i18n, automation.fault.choice).to_string(),
        FieldKind::Shares => t_string!(i18n, automation.fault.shares).to_string(),
        FieldKind::Rule | FieldKind::Branches => t_string!(i18n, automation.fault.rule).to_string(),
        _ => t_string!(i18n, automation.fault.missing).to_string(),
    }
}
