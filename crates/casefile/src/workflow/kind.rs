//! The kinds of steps: 12 triggers, 10 of flow, 17 actions, 5 decisions, 8 conditions.

use serde::{Deserialize, Serialize};

/// What a kind of step is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Lets a contact in.
    Trigger,
    /// Steers.
    Flow,
    /// Does something.
    Action,
    /// Waits for behaviour.
    Decision,
    /// Checks now.
    Condition,
}

/// How a step's ports are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ports {
    /// Always these.
    Fixed(&'static [&'static str]),
    /// Those of `branches`, and `else`.
    Branches,
    /// The keys of `shares`.
    Shares,
}

/// A key of a step's configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What it takes.
    pub kind: FieldKind,
    /// May it be left out?
    pub optional: bool,
}

/// What a key of a configuration takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A text, not empty.
    Text,
    /// A text, a number or a truth value.
    Scalar,
    /// true or false.
    Truth,
    /// A whole number between two bounds.
    Whole(i64, i64),
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// Numbers 1 (Monday) to 7 (Sunday).
    Weekdays,
    /// One of a list.
    Choice(&'static [&'static str]),
    /// A [`super::Rule`].
    Rule,
    /// `[{"port":…,"rule":…}]`.
    Branches,
    /// `{"a":50,"b":50}`.
    Shares,
}

const NEXT: Ports = Ports::Fixed(&["next"]);
const YES_NO: Ports = Ports::Fixed(&["yes", "no"]);
const NONE: Ports = Ports::Fixed(&[]);

/// A year.
const MINUTES: FieldKind = FieldKind::Whole(1, 527_040);
const DAYS: FieldKind = FieldKind::Whole(1, 3_660);
const COUNT: FieldKind = FieldKind::Whole(1, 1_000_000);
const POINTS: FieldKind = FieldKind::Whole(-1_000_000, 1_000_000);
const CONSENTS: FieldKind = FieldKind::Choice(&["email", "sms", "push", "profiling", "cookies"]);
const MESSAGES: FieldKind = FieldKind::Choice(&["email", "sms", "push"]);
const SOCIAL: FieldKind = FieldKind::Choice(&[
    "facebook",
    "instagram",
    "pinterest",
    "tiktok",
    "youtube",
    "blog",
    "linkedin",
    "x",
]);
const TEXT: FieldKind = FieldKind::Text;

const fn must(name: &'static str, kind: FieldKind) -> Field {
    Field {
        name,
        kind,
        optional: false,
    }
}

const fn may(name: &'static str, kind: FieldKind) -> Field {
    Field {
        name,
        kind,
        optional: true,
    }
}

macro_rules! kinds {
    ($($name:ident $word:literal $family:ident $ports:expr, [$($field:expr),*];)+) => {
        /// What a step does.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[allow(missing_docs)]
        pub enum Kind {
            $(#[serde(rename = $word)] $name,)+
        }

        impl Kind {
            /// All of them, in the order of FORMATS.md.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The kind's word in files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// What it is for.
            pub fn family(self) -> Family {
                match self { $(Self::$name => Family::$family,)+ }
            }

            /// How its ports are named.
            pub fn ports(self) -> Ports {
                match self { $(Self::$name => $ports,)+ }
            }

            /// The keys of its configuration.
            pub fn fields(self) -> &'static [Field] {
                match self { $(Self::$name => const { &[$($field),*] },)+ }
            }
        }
    };
}

kinds! {
    TriggerSegment "trigger-segment" Trigger NEXT, [must("segment", TEXT)];
    TriggerAdded "trigger-added" Trigger NEXT, [may("source", TEXT)];
    TriggerForm "trigger-form" Trigger NEXT, [must("form", TEXT)];
    TriggerEvent "trigger-event" Trigger NEXT, [must("event", TEXT)];
    TriggerPage "trigger-page" Trigger NEXT, [must("url", TEXT)];
    TriggerPurchase "trigger-purchase" Trigger NEXT, [may("category", TEXT)];
    TriggerCart "trigger-cart" Trigger NEXT, [must("minutes", MINUTES)];
    TriggerChange "trigger-change" Trigger NEXT, [may("tag", TEXT), may("field", TEXT)];
    TriggerScoreReached "trigger-score-reached" Trigger NEXT, [must("points", POINTS)];
    TriggerScoreExceeded "trigger-score-exceeded" Trigger NEXT, [must("points", POINTS)];
    TriggerDate "trigger-date" Trigger NEXT,
        [may("field", TEXT), may("date", FieldKind::Date), may("anniversary", FieldKind::Truth)];
    TriggerConsent "trigger-consent" Trigger NEXT,
        [must("channel", CONSENTS), must("change", FieldKind::Choice(&["given", "withdrawn"]))];
    WaitDuration "wait-duration" Flow NEXT, [must("minutes", MINUTES)];
    WaitUntil "wait-until" Flow NEXT,
        [may("date", FieldKind::Date), may("field", TEXT), may("time", FieldKind::Time)];
    WaitWindow "wait-window" Flow NEXT, [
        must("from", FieldKind::Time), must("to", FieldKind::Time),
        may("weekdays", FieldKind::Weekdays)];
    WaitEvent "wait-event" Flow Ports::Fixed(&["event", "timeout"]), [
        must("event", TEXT), must("minutes", MINUTES), may("message", TEXT), may("url", TEXT)];
    IfElse "if-else" Flow YES_NO, [must("rule", FieldKind::Rule)];
    Branch "branch" Flow Ports::Branches, [must("branches", FieldKind::Branches)];
    Split "split" Flow Ports::Shares, [must("shares", FieldKind::Shares)];
    Goto "goto" Flow NONE, [must("node", TEXT)];
    Goal "goal" Flow NEXT, [must("rule", FieldKind::Rule)];
    Exit "exit" Flow NONE, [];
    SendEmail "send-email" Action NEXT, [must("message", TEXT)];
    SendSms "send-sms" Action NEXT, [must("message", TEXT)];
    SendPush "send-push" Action NEXT, [must("message", TEXT)];
    SendPreferred "send-preferred" Action NEXT, [must("message", TEXT)];
    ShowPopup "show-popup" Action NEXT, [must("message", TEXT), may("url", TEXT)];
    PublishPost "publish-post" Action NEXT, [must("message", TEXT), must("channel", SOCIAL)];
    AddTag "add-tag" Action NEXT, [must("tag", TEXT)];
    RemoveTag "remove-tag" Action NEXT, [must("tag", TEXT)];
    ChangeField "change-field" Action NEXT,
        [must("field", TEXT), must("value", FieldKind::Scalar)];
    ChangePoints "change-points" Action NEXT, [must("points", POINTS)];
    ChangeStage "change-stage" Action NEXT, [must("stage", TEXT)];
    AddToSegment "add-to-segment" Action NEXT, [must("segment", TEXT)];
    RemoveFromSegment "remove-from-segment" Action NEXT, [must("segment", TEXT)];
    ChangeEnrolment "change-enrolment" Action NEXT,
        [must("workflow", TEXT), must("change", FieldKind::Choice(&["add", "remove"]))];
    ChangeDoNotContact "change-do-not-contact" Action NEXT,
        [must("channel", MESSAGES), must("change", FieldKind::Choice(&["start", "stop"]))];
    NotifyStaff "notify-staff" Action NEXT, [must("person", TEXT), must("text", TEXT)];
    CallWebhook "call-webhook" Action NEXT, [must("url", TEXT)];
    DecisionOpen "decision-open" Decision YES_NO,
        [must("message", TEXT), must("minutes", MINUTES)];
    DecisionClick "decision-click" Decision YES_NO,
        [must("message", TEXT), must("minutes", MINUTES), may("url", TEXT)];
    DecisionForm "decision-form" Decision YES_NO, [must("form", TEXT), must("minutes", MINUTES)];
    DecisionPage "decision-page" Decision YES_NO, [must("url", TEXT), must("minutes", MINUTES)];
    DecisionPurchase "decision-purchase" Decision YES_NO, [
        must("minutes", MINUTES), may("category", TEXT),
        may("change", FieldKind::Choice(&["bought", "abandoned"]))];
    ConditionField "condition-field" Condition YES_NO, [must("rule", FieldKind::Rule)];
    ConditionSegment "condition-segment" Condition YES_NO, [must("segment", TEXT)];
    ConditionTag "condition-tag" Condition YES_NO, [must("tag", TEXT)];
    ConditionPoints "condition-points" Condition YES_NO, [must("points", POINTS)];
    ConditionStage "condition-stage" Condition YES_NO, [must("stage", TEXT)];
    ConditionConsent "condition-consent" Condition YES_NO, [must("channel", CONSENTS)];
    ConditionVisits "condition-visits" Condition YES_NO,
        [must("count", COUNT), must("days", DAYS), may("url", TEXT)];
    ConditionPurchases "condition-purchases" Condition YES_NO,
        [must("count", COUNT), must("days", DAYS), may("category", TEXT)];
}
