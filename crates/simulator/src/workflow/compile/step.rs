//! Nodes as steps.

use super::read::{channel, date, plain, text, time, whole};
use super::{Compiler, intern};
use crate::base::Data;
use crate::draw::site;
use crate::segment::Fault;
use crate::workflow::condition::{Atom, Condition, Counter};
use crate::workflow::step::{Event, Step, Trigger};
use crate::workflow::{Kind, Node};
use serde_json::Value;

impl<'a> Compiler<'a> {
    pub(super) fn step(&mut self, at: u8, node: &'a Node) -> Result<Step, Vec<Fault>> {
        Ok(match node.kind.family() {
            casefile::workflow::Family::Trigger => Step::Trigger(self.trigger(node)?),
            casefile::workflow::Family::Flow => self.flow(node)?,
            casefile::workflow::Family::Action => self.action(at, node)?,
            casefile::workflow::Family::Decision => {
                Step::Await(self.decision(node)?, whole(node, "minutes") as u32)
            }
            casefile::workflow::Family::Condition => Step::If(self.checked(node)?),
        })
    }

    fn trigger(&mut self, node: &Node) -> Result<Trigger, Vec<Fault>> {
        let named = |key: &str| text(node, key).unwrap_or_default();
        Ok(match node.kind {
            Kind::TriggerSegment => Trigger::Segment(self.segment(named("segment"))?),
            Kind::TriggerAdded => Trigger::Added(self.source(text(node, "source"))),
            Kind::TriggerForm => Trigger::On(Event::Form(text(node, "form").map(site))),
            Kind::TriggerEvent => Trigger::On(self.event(node, named("event"))?),
            Kind::TriggerPage => Trigger::On(Event::Visit(Some(self.page(named("url"))?))),
            Kind::TriggerPurchase => Trigger::On(Event::Buy(self.category(node))),
            Kind::TriggerCart => Trigger::Cart(whole(node, "minutes") as u32),
            Kind::TriggerChange => match text(node, "tag") {
                Some(tag) => Trigger::Tag(self.tag(tag)?),
                None => Trigger::Field(site(named("field"))),
            },
            Kind::TriggerScoreReached => Trigger::Reached(whole(node, "points") as i32),
            Kind::TriggerScoreExceeded => Trigger::Exceeded(whole(node, "points") as i32),
            Kind::TriggerDate => match date(node) {
                Some(day) => Trigger::Minute(self.minute(day, 9 * 60)),
                None => {
                    let every = node.config.get("anniversary").and_then(Value::as_bool);
                    Trigger::Day(named("field").to_owned(), every.unwrap_or(false))
                }
            },
            _ => Trigger::Consent(channel(node), named("change") == "given"),
        })
    }

    fn source(&self, id: Option<&str>) -> Option<u16> {
        let Some(Data::Word(words, _)) = self.base.column("source").map(|it| &it.data) else {
            return None;
        };
        words
            .iter()
            .position(|it| Some(it.as_str()) == id)
            .map(|at| at as u16)
    }

    fn event(&mut self, node: &Node, name: &str) -> Result<Event, Vec<Fault>> {
        let page = match text(node, "url") {
            Some(url) => Some(self.page(url)?),
            None => None,
        };
        Ok(match name {
            "open" => Event::Open(self.message(node)),
            "click" => Event::Click(self.message(node), page),
            "form" => Event::Form(None),
            "cart" => Event::Abandon,
            "purchase" => Event::Buy(None),
            "visit" => Event::Visit(page),
            // An event that nobody performs.
            other => Event::Form(Some(site(other))),
        })
    }

    fn decision(&mut self, node: &Node) -> Result<Event, Vec<Fault>> {
        let bought = text(node, "change") != Some("abandoned");
        match node.kind {
            Kind::DecisionOpen => self.event(node, "open"),
            Kind::DecisionClick => self.event(node, "click"),
            Kind::DecisionForm => Ok(Event::Form(text(node, "form").map(site))),
            Kind::DecisionPage => self.event(node, "visit"),
            _ if bought => Ok(Event::Buy(self.category(node))),
            _ => Ok(Event::Abandon),
        }
    }

    fn flow(&mut self, node: &'a Node) -> Result<Step, Vec<Fault>> {
        Ok(match node.kind {
            Kind::WaitDuration => Step::Wait(whole(node, "minutes") as u32),
            Kind::WaitUntil => self.until(node),
            Kind::WaitWindow => {
                let days = node.config.get("weekdays").and_then(Value::as_array);
                let mask = days.map_or(127, |days| {
                    let bits = days.iter().filter_map(Value::as_u64);
                    bits.fold(0, |mask, day| mask | 1 << (day - 1))
                });
                Step::Window(
                    time(node, "from").unwrap_or(0),
                    time(node, "to").unwrap_or(0),
                    mask,
                )
            }
            Kind::WaitEvent => {
                let name = text(node, "event").unwrap_or_default();
                Step::Await(self.event(node, name)?, whole(node, "minutes") as u32)
            }
            Kind::IfElse => Step::If(self.rule(node.config.get("rule"))?),
            Kind::Goal => Step::Goal(self.rule(node.config.get("rule"))?),
            Kind::Branch => {
                let branches = node.config.get("branches").and_then(Value::as_array);
                let rules = branches.into_iter().flatten().map(|it| it.get("rule"));
                Step::Branch(rules.map(|it| self.rule(it)).collect::<Result<_, _>>()?)
            }
            Kind::Split => {
                let shares = node.config.get("shares").and_then(Value::as_object);
                let shares = shares.into_iter().flat_map(|it| it.values());
                let sums = shares.filter_map(Value::as_u64).scan(0, |sum, share| {
                    *sum += share;
                    Some(*sum as u8)
                });
                Step::Split(sums.collect())
            }
            Kind::Goto => Step::Goto,
            _ => Step::Exit,
        })
    }

    fn until(&self, node: &Node) -> Step {
        let at = time(node, "time");
        match (date(node), text(node, "field")) {
            (Some(day), _) => Step::Until(Some(self.minute(day, at.unwrap_or(0))), None),
            (None, Some(field)) => Step::UntilField(field.to_owned(), at.unwrap_or(9 * 60)),
            (None, None) => Step::Until(None, at),
        }
    }

    fn action(&mut self, at: u8, node: &Node) -> Result<Step, Vec<Fault>> {
        let named = |key: &str| text(node, key).unwrap_or_default();
        let message = self.message(node);
        let send = |preferred| message.map_or(Step::Pass, |it| Step::Send(it, preferred));
        Ok(match node.kind {
            Kind::SendEmail | Kind::SendSms | Kind::SendPush => send(false),
            Kind::SendPreferred => send(true),
            Kind::ShowPopup => message.map_or(Step::Pass, Step::Show),
            Kind::PublishPost => {
                let instagram = named("channel") == "instagram";
                message.map_or(Step::Pass, |it| Step::Publish(it, instagram))
            }
            Kind::AddTag => Step::Tag(self.tag(named("tag"))?, true),
            Kind::RemoveTag => Step::Tag(self.tag(named("tag"))?, false),
            Kind::ChangeField => {
                let field = named("field").to_owned();
                let address = site(&field);
                let value = node.config.get("value").map(plain).unwrap_or_default();
                Step::Set(
                    intern(&mut self.program.values, (field, value), 16)?,
                    address,
                )
            }
            Kind::ChangePoints => Step::Points(whole(node, "points") as i32),
            Kind::ChangeStage => {
                let stage = named("stage").to_owned();
                Step::Stage(intern(&mut self.program.stages, stage, 64)?)
            }
            Kind::AddToSegment => Step::Segment(self.segment(named("segment"))?, true),
            Kind::RemoveFromSegment => Step::Segment(self.segment(named("segment"))?, false),
            Kind::ChangeEnrolment => {
                let id = named("workflow");
                let own = self.campaign.workflows.iter().position(|it| it.id == id);
                let place = own.map_or(at, |it| it as u8);
                if own.is_none() {
                    Step::Pass
                } else {
                    Step::Enrol(place, named("change") == "add")
                }
            }
            Kind::ChangeDoNotContact => {
                Step::DoNotContact(channel(node), named("change") == "start")
            }
            Kind::NotifyStaff => Step::Notify,
            _ => Step::Webhook,
        })
    }

    fn checked(&mut self, node: &Node) -> Result<Condition, Vec<Fault>> {
        let named = |key: &str| text(node, key).unwrap_or_default();
        let atom = match node.kind {
            Kind::ConditionField => return self.rule(node.config.get("rule")),
            Kind::ConditionSegment => Atom::Inside(1 << self.segment(named("segment"))?),
            Kind::ConditionTag => Atom::Tagged(1 << self.tag(named("tag"))?),
            Kind::ConditionPoints => Atom::Points(whole(node, "points"), i64::MAX),
            Kind::ConditionStage => {
                let stage = named("stage").to_owned();
                Atom::Stage(1 << intern(&mut self.program.stages, stage, 64)?)
            }
            Kind::ConditionConsent => Atom::Consented(channel(node), true),
            kind => {
                let counter = match kind {
                    Kind::ConditionVisits => Counter::Visits,
                    _ => Counter::Orders,
                };
                Atom::Within(
                    counter,
                    whole(node, "count") as u32,
                    whole(node, "days") as u32,
                )
            }
        };
        Ok(Condition::Is(atom, false))
    }
}
