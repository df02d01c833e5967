//! What the ghost meets at a step.

use super::{Done, Next, Way, Why};
use crate::calendar::day_of;
use crate::segment::{Operator, Rule, Term};
use crate::workflow::compile::read::{date, plain, text, time, whole};
use crate::workflow::{Family, Kind, Node, next_time, next_within};
use casefile::campaign::Carrier;
use serde_json::Value;

/// A contact that does something does it within an hour, if it is waited for so long.
const SOON_MINUTES: u32 = 60;

pub fn rule(value: Option<&Value>) -> Option<Rule> {
    value.and_then(|it| serde_json::from_value(it.clone()).ok())
}

fn is(field: impl Into<String>, op: Operator, value: impl Into<Value>) -> Rule {
    Rule::Is(Term {
        field: field.into(),
        op,
        value: Some(value.into()),
    })
}

impl Way<'_> {
    /// Stops at a step, and does it.
    pub fn comes_to(&mut self, node: &Node) -> Next {
        self.stop(node, Vec::new());
        match node.kind.family() {
            Family::Decision if self.has_reacted(node) => Next::Port("yes".into()),
            Family::Decision => Next::Asks(node.ports(), Some(minutes(node))),
            Family::Condition => self.decided(condition(node)),
            Family::Action => {
                let done = self.act(node);
                if let Some(stop) = self.stops.last_mut() {
                    stop.done = Some(done);
                }
                Next::Port("next".into())
            }
            Family::Trigger => Next::Port("next".into()),
            Family::Flow => self.flow(node),
        }
    }

    fn has_reacted(&self, node: &Node) -> bool {
        let asked = reaction(node);
        !asked.0.is_empty() && self.reacted.contains(&asked)
    }

    fn flow(&mut self, node: &Node) -> Next {
        let now = self.ghost.now;
        match node.kind {
            Kind::WaitDuration => Next::Waits(now + minutes(node)),
            Kind::WaitUntil => Next::Waits(self.until(node)),
            Kind::WaitWindow => {
                let days = node.config.get("weekdays").and_then(Value::as_array);
                let bits = |days: &Vec<Value>| {
                    let days = days.iter().filter_map(Value::as_u64);
                    days.fold(0, |mask, day| mask | 1_u8 << (day.clamp(1, 7) - 1))
                };
                let bound = |key| time(node, key).unwrap_or(0);
                let (first, mask) = (self.first(), days.map_or(127, bits));
                Next::Waits(next_within(now, first, bound("from"), bound("to"), mask))
            }
            Kind::WaitEvent => Next::Asks(node.ports(), Some(minutes(node))),
            Kind::IfElse => self.decided(rule(node.config.get("rule"))),
            Kind::Branch => self.branch(node),
            Kind::Split => Next::Asks(node.ports(), None),
            Kind::Goto => Next::Jump(text(node, "node").unwrap_or_default().into()),
            Kind::Goal => self.goal(node),
            _ => Next::Exit,
        }
    }

    fn first(&self) -> i32 {
        day_of(self.campaign.from)
    }

    fn until(&self, node: &Node) -> u32 {
        let now = self.ghost.now;
        let at = time(node, "time");
        let of = |day: i32, time: u16| {
            let ahead = u32::try_from(day - self.first()).ok();
            ahead.map_or(now, |days| days * 1_440 + u32::from(time))
        };
        match (date(node), text(node, "field")) {
            (Some(day), _) => of(day, at.unwrap_or(0)),
            (None, Some(field)) => match self.ghost.day(field) {
                Some(day) => of(day, at.unwrap_or(9 * 60)),
                None => now,
            },
            (None, None) => next_time(now, at.unwrap_or(0)),
        }
    }

    /// Yes or no, with the reasons.
    fn decided(&mut self, rule: Option<Rule>) -> Next {
        let mut whys = Vec::new();
        let holds = rule.is_some_and(|rule| self.ghost.holds(&rule, "", &mut whys));
        self.explain(whys);
        Next::Port(if holds { "yes" } else { "no" }.into())
    }

    fn branch(&mut self, node: &Node) -> Next {
        let branches = node.config.get("branches").and_then(Value::as_array);
        let (mut whys, mut taken) = (Vec::new(), None);
        for branch in branches.into_iter().flatten() {
            let port = branch.get("port").and_then(Value::as_str);
            let (Some(port), Some(rule)) = (port, rule(branch.get("rule"))) else {
                continue;
            };
            let holds = self.ghost.holds(&rule, &format!("{port}:"), &mut whys);
            if holds && taken.is_none() {
                taken = Some(port.to_owned());
            }
        }
        self.explain(whys);
        Next::Port(taken.unwrap_or_else(|| "else".into()))
    }

    fn goal(&mut self, node: &Node) -> Next {
        let mut whys = Vec::new();
        let rule = rule(node.config.get("rule"));
        let holds = rule.is_some_and(|rule| self.ghost.holds(&rule, "", &mut whys));
        self.explain(whys);
        if holds || self.met.contains(&node.id) {
            self.met.push(node.id.clone());
            return Next::Port("next".into());
        }
        Next::Asks(node.ports(), None)
    }

    fn explain(&mut self, whys: Vec<Why>) {
        if let Some(stop) = self.stops.last_mut() {
            stop.whys = whys;
        }
    }

    /// What the contact does, or does not do in time.
    pub fn answered(&mut self, node: &Node, port: &str, minutes: Option<u32>) {
        let ghost = &mut self.ghost;
        match (node.kind, minutes) {
            (Kind::Goal, _) => self.met.push(node.id.clone()),
            (_, Some(minutes)) if ["no", "timeout"].contains(&port) => {
                ghost.wait_until(ghost.now + minutes);
            }
            (_, Some(minutes)) => {
                ghost.wait_until(ghost.now + minutes.min(SOON_MINUTES));
                ghost.behaves(event(node), text(node, "category"));
                let (what, message) = reaction(node);
                if what == "click" {
                    self.reacted.push(("open", message.clone()));
                }
                self.reacted.push((what, message));
            }
            (_, None) => {}
        }
    }

    fn act(&mut self, node: &Node) -> Done {
        let of = |key: &str| {
            let value = node.config.get(key).map(plain);
            value.unwrap_or_default()
        };
        let ghost = &mut self.ghost;
        let what = node.kind.as_str();
        let key = match node.kind {
            Kind::SendEmail | Kind::SendSms | Kind::SendPush | Kind::SendPreferred => {
                return self.send(node);
            }
            Kind::ShowPopup | Kind::PublishPost => "message",
            Kind::AddTag | Kind::RemoveTag => {
                ghost.tag(&of("tag"), node.kind == Kind::AddTag);
                "tag"
            }
            Kind::ChangeField => {
                ghost.set(&of("field"), &of("value"));
                "field"
            }
            Kind::ChangePoints => {
                ghost.score(whole(node, "points") as i32);
                "points"
            }
            Kind::ChangeStage => {
                ghost.set("stage", &of("stage"));
                "stage"
            }
            Kind::AddToSegment | Kind::RemoveFromSegment => {
                ghost.put_inside(&of("segment"), node.kind == Kind::AddToSegment);
                "segment"
            }
            Kind::ChangeDoNotContact => {
                let on = if of("change") == "start" { "yes" } else { "no" };
                ghost.set(&format!("do_not_contact.{}", of("channel")), on);
                "channel"
            }
            Kind::ChangeEnrolment => "workflow",
            Kind::NotifyStaff => "person",
            _ => "url",
        };
        Done { what, of: of(key) }
    }

    /// Whether a message would go: a commercial one needs a consent.
    fn send(&self, node: &Node) -> Done {
        let id = text(node, "message").unwrap_or_default();
        let message = self.campaign.messages.iter().find(|it| it.id == id);
        let commercial = message.is_none_or(|it| it.commercial);
        let channels: &[Carrier] = match node.kind {
            Kind::SendSms => &[Carrier::Sms],
            Kind::SendPush => &[Carrier::Push],
            Kind::SendPreferred => &[Carrier::Email, Carrier::Sms, Carrier::Push],
            _ => &[Carrier::Email],
        };
        let yes = |head: &str, of: &Carrier| self.ghost.yes(&format!("{head}.{}", of.as_str()));
        let consented = |it: &&Carrier| !commercial || yes("consent", it);
        let allowed: Vec<&Carrier> = channels.iter().filter(consented).collect();
        let silent = |it: &&Carrier| yes("do_not_contact", it);
        let what = match allowed.is_empty() {
            true => "no-consent",
            false if allowed.iter().all(silent) => "do-not-contact",
            false => "sent",
        };
        Done {
            what,
            of: id.to_owned(),
        }
    }
}

fn minutes(node: &Node) -> u32 {
    u32::try_from(whole(node, "minutes")).unwrap_or(0)
}

/// What is waited for, in the words of `wait-event`.
fn event(node: &Node) -> &str {
    match node.kind {
        Kind::DecisionOpen => "open",
        Kind::DecisionClick => "click",
        Kind::DecisionForm => "form",
        Kind::DecisionPage => "visit",
        Kind::DecisionPurchase if text(node, "change") == Some("abandoned") => "cart",
        Kind::DecisionPurchase => "purchase",
        _ => text(node, "event").unwrap_or_default(),
    }
}

/// What is done to a message, where the step asks about one.
fn reaction(node: &Node) -> (&'static str, String) {
    let message = text(node, "message").unwrap_or_default().to_owned();
    match (node.kind, text(node, "url")) {
        (Kind::DecisionOpen, _) => ("open", message),
        (Kind::DecisionClick, None) => ("click", message),
        _ => ("", String::new()),
    }
}

/// A condition as a rule.
fn condition(node: &Node) -> Option<Rule> {
    let named = |key: &str| text(node, key).unwrap_or_default();
    let within = |of: &str| {
        let last = format!("last {} days", whole(node, "days") + 1);
        Rule::All(vec![
            is(
                format!("{of}.count"),
                Operator::AtLeast,
                whole(node, "count"),
            ),
            is(format!("{of}.last"), Operator::Date, last),
        ])
    };
    Some(match node.kind {
        Kind::ConditionSegment => is("segment", Operator::Equal, named("segment")),
        Kind::ConditionTag => is("tags", Operator::Contains, named("tag")),
        Kind::ConditionPoints => is("points", Operator::AtLeast, whole(node, "points")),
        Kind::ConditionStage => is("stage", Operator::Equal, named("stage")),
        Kind::ConditionConsent => is(
            format!("consent.{}", named("channel")),
            Operator::Equal,
            true,
        ),
        Kind::ConditionVisits => within("visits"),
        Kind::ConditionPurchases => within("orders"),
        _ => return rule(node.config.get("rule")),
    })
}
