//! A campaign's workflows as one flat program.

use super::condition::{Atom, Condition, Counter};
use super::program::{END, Op, Place, Program};
use super::step::{Event, Step, Trigger};
use super::{Kind, Node, Workflow};
use crate::base::Data;
use crate::calendar::day_of;
use crate::draw::site;
use crate::segment::{Bits, Fault, Library, Operator, Rule, Shelf, Term, Test, When, test};
use crate::{Base, Civil};
use casefile::campaign::Campaign;
use casefile::{Date, TimeOfDay};
use serde_json::Value;
use std::collections::BTreeMap;

/// Compiles a campaign over a base. What [`super::problems`] calls an error is refused here.
///
/// # Errors
/// What is wrong with its rules.
pub fn compile(campaign: &Campaign, base: &Base) -> Result<Program, Vec<Fault>> {
    Compiler::new(campaign, base).program()
}

struct Compiler<'a> {
    campaign: &'a Campaign,
    base: &'a Base,
    /// One empty row of every column that a rule in a run may ask for.
    known: Base,
    library: Library,
    shelf: Shelf,
    program: Program,
    /// The first step of each workflow, and places by id.
    places: Vec<BTreeMap<&'a str, u16>>,
}

const CONSENTS: [&str; 5] = ["email", "sms", "push", "profiling", "cookies"];

fn intern<T: PartialEq>(list: &mut Vec<T>, value: T, max: usize) -> Result<u8, Vec<Fault>> {
    if let Some(at) = list.iter().position(|it| *it == value) {
        return Ok(at as u8);
    }
    if list.len() >= max {
        let message = format!("a campaign has at most {max} of a kind of names");
        return Err(vec![Fault::new("", "campaign-names", message)]);
    }
    list.push(value);
    Ok(list.len() as u8 - 1)
}

impl<'a> Compiler<'a> {
    fn new(campaign: &'a Campaign, base: &'a Base) -> Self {
        let words = |name: &str| match base.column(name).map(|it| &it.data) {
            Some(Data::Set(words, _) | Data::Word(words, _)) => words.clone(),
            _ => Vec::new(),
        };
        let mut first = 0;
        let mut places = Vec::new();
        for workflow in &campaign.workflows {
            let ids = workflow.nodes.iter().enumerate();
            places.push(
                ids.map(|(at, it)| (it.id.as_str(), first + at as u16))
                    .collect(),
            );
            first += workflow.nodes.len() as u16;
        }
        let segments = campaign
            .segments
            .iter()
            .map(|it| (it.id.clone(), it.rule.clone()));
        let mut pages: Vec<String> = Vec::new();
        for link in campaign.messages.iter().flat_map(|it| &it.links) {
            if !pages.contains(link) && pages.len() < super::MESSAGES_MAX {
                pages.push(link.clone());
            }
        }
        let known = super::Names::of(campaign, base).run_columns(base);
        let program = Program {
            ops: Vec::new(),
            ids: Vec::new(),
            workflows: Vec::new(),
            segments: campaign
                .segments
                .iter()
                .take(32)
                .map(|it| it.id.clone())
                .collect(),
            tags: words("tags"),
            stages: words("stage"),
            values: Vec::new(),
            pages,
        };
        let (library, shelf) = (segments.collect(), Shelf::default());
        Self {
            campaign,
            base,
            known,
            library,
            shelf,
            program,
            places,
        }
    }

    fn program(mut self) -> Result<Program, Vec<Fault>> {
        for (at, workflow) in self.campaign.workflows.iter().enumerate() {
            self.workflow(at as u8, workflow)?;
        }
        Ok(self.program)
    }

    fn workflow(&mut self, at: u8, workflow: &'a Workflow) -> Result<(), Vec<Fault>> {
        let first = self.program.ops.len() as u16;
        let mut edges = BTreeMap::new();
        for edge in &workflow.edges {
            let to = self.places[usize::from(at)][edge.to.as_str()];
            edges.insert((edge.from.as_str(), edge.port.as_str()), to);
        }
        let (mut goals, mut triggers) = (Vec::new(), Vec::new());
        for node in &workflow.nodes {
            let place = self.program.ops.len() as u16;
            let step = self.step(at, node)?;
            match step {
                Step::Goal(_) => goals.push(place),
                Step::Trigger(_) => triggers.push(place),
                _ => {}
            }
            let mut ports: Vec<u16> = node
                .ports()
                .iter()
                .map(|port| {
                    edges
                        .get(&(node.id.as_str(), port.as_str()))
                        .copied()
                        .unwrap_or(END)
                })
                .collect();
            if node.kind == Kind::Goto {
                let target = text(node, "node").unwrap_or_default();
                ports.push(
                    self.places[usize::from(at)]
                        .get(target)
                        .copied()
                        .unwrap_or(END),
                );
            }
            let site = site(&format!("step/{}/{}", workflow.id, node.id));
            self.program.ops.push(Op {
                site,
                step,
                ports,
                workflow: at,
            });
            self.program.ids.push(node.id.clone());
        }
        let filter = match &workflow.settings.entry_filter {
            Some(rule) => Some(self.condition(rule)?),
            None => None,
        };
        let mut suppressed = 0;
        for id in &workflow.settings.suppression {
            if self.library.contains_key(id) {
                suppressed |= 1 << self.segment(id)?;
            }
        }
        self.program.workflows.push(Place {
            id: workflow.id.clone(),
            steps: first..self.program.ops.len() as u16,
            goals,
            triggers,
            reentry: workflow.settings.reentry,
            filter,
            suppressed,
        });
        Ok(())
    }

    fn segment(&mut self, id: &str) -> Result<u8, Vec<Fault>> {
        intern(&mut self.program.segments, id.to_owned(), 32)
    }

    fn tag(&mut self, id: &str) -> Result<u8, Vec<Fault>> {
        intern(&mut self.program.tags, id.to_owned(), 64)
    }

    fn page(&mut self, url: &str) -> Result<u8, Vec<Fault>> {
        intern(&mut self.program.pages, url.to_owned(), super::MESSAGES_MAX)
    }

    fn category(&self, node: &Node) -> Option<u8> {
        let id = text(node, "category")?;
        let counts = self
            .base
            .columns()
            .iter()
            .filter_map(|it| it.name.strip_suffix(".count"));
        let mut of = counts.filter_map(|it| it.strip_prefix("orders."));
        of.position(|it| it == id).map(|at| at as u8)
    }

    fn message(&self, node: &Node) -> Option<u8> {
        let id = text(node, "message")?;
        self.campaign
            .messages
            .iter()
            .position(|it| it.id == id)
            .map(|at| at as u8)
    }

    fn minute(&self, day: i32, time: u16) -> u32 {
        let days = (day - day_of(self.campaign.from)).max(0) as u32;
        days * 1_440 + u32::from(time)
    }

    fn step(&mut self, at: u8, node: &'a Node) -> Result<Step, Vec<Fault>> {
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
                    intern(&mut self.program.values, (field, value), 32)?,
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

    fn rule(&mut self, value: Option<&Value>) -> Result<Condition, Vec<Fault>> {
        let rule = value.and_then(|it| serde_json::from_value::<Rule>(it.clone()).ok());
        match rule {
            Some(rule) => self.condition(&rule),
            None => Err(vec![Fault::new("", "filter-shape", "there is no rule")]),
        }
    }

    fn condition(&mut self, rule: &Rule) -> Result<Condition, Vec<Fault>> {
        Ok(match rule {
            Rule::All(rules) => Condition::All(
                rules
                    .iter()
                    .map(|it| self.condition(it))
                    .collect::<Result<_, _>>()?,
            ),
            Rule::Any(rules) => Condition::Any(
                rules
                    .iter()
                    .map(|it| self.condition(it))
                    .collect::<Result<_, _>>()?,
            ),
            Rule::Is(term) => self.term(term)?,
        })
    }

    fn term(&mut self, term: &Term) -> Result<Condition, Vec<Fault>> {
        if term.field == "segment" {
            let turned = matches!(term.op, Operator::NotEqual | Operator::NotIn);
            let mut mask = 0;
            for id in texts(term) {
                mask |= 1 << self.segment(&id)?;
            }
            return Ok(Condition::Is(Atom::Inside(mask), turned));
        }
        let (asked, turned) = test(term, &self.known, "is").map_err(|fault| vec![fault])?;
        let atom = self.atom(term, &asked)?;
        Ok(Condition::Is(atom, turned))
    }

    /// What changes in a run is asked then; the rest is settled now.
    fn atom(&mut self, term: &Term, asked: &Test) -> Result<Atom, Vec<Fault>> {
        let (low, high, truth) = match asked {
            Test::Range(low, high) => (*low, *high, *low == 1),
            Test::OneOf(list) => {
                let value = list.first().copied().unwrap_or_default();
                (value, list.last().copied().unwrap_or(value), value == 1)
            }
            _ => (0, 0, false),
        };
        let ranged = matches!(asked, Test::Range(..)) || low == high && asked.is_some();
        let consent = |head: &str| {
            let channel = term.field.strip_prefix(head)?;
            CONSENTS
                .iter()
                .position(|it| *it == channel)
                .map(|at| at as u8)
        };
        if let Some(channel) = consent("consent.") {
            return Ok(Atom::Consented(channel, truth));
        }
        if let Some(channel) = consent("do_not_contact.") {
            return Ok(Atom::Silent(channel, truth));
        }
        let counter = match term.field.as_str() {
            "orders.count" => Some(Counter::Orders),
            "visits.count" => Some(Counter::Visits),
            "carts.count" => Some(Counter::Carts),
            "opens.count" => Some(Counter::Opens),
            "clicks.count" => Some(Counter::Clicks),
            _ => None,
        };
        Ok(match (term.field.as_str(), asked) {
            ("entry.purchased", _) => Atom::Bought(truth),
            ("now", Test::When(when)) => Atom::Now(*when),
            ("now", _) => Atom::Now(self.clock(low, high)),
            ("cart.value_grosze", _) => Atom::Cart(low, high),
            ("points", _) if ranged => Atom::Points(low, high),
            ("tags", Test::Label(labels)) => {
                let mut mask = 0;
                for label in labels {
                    mask |= 1 << self.tag(label)?;
                }
                Atom::Tagged(mask)
            }
            ("tags", _) => Atom::Tagged(0),
            ("stage", Test::Text(patterns)) => {
                let fits = |it: &String| patterns.iter().any(|pattern| pattern.holds(it));
                let stages = self
                    .program
                    .stages
                    .iter()
                    .enumerate()
                    .filter(|it| fits(it.1));
                Atom::Stage(stages.fold(0, |mask, (bit, _)| mask | 1 << bit))
            }
            _ if let (Some(counter), true) = (counter, ranged) => Atom::Count(counter, low, high),
            _ => self.settled(term)?,
        })
    }

    /// Days as minutes of the clock.
    fn clock(&self, low: i64, high: i64) -> When {
        let day = |it: i64| it.clamp(-700_000, 2_900_000) as i32;
        When::between(day(low), day(high))
    }

    fn settled(&mut self, term: &Term) -> Result<Atom, Vec<Fault>> {
        if self.base.column(&term.field).is_none() {
            let value = texts(term).into_iter().next().unwrap_or_default();
            let pair = (term.field.clone(), value);
            let bit = intern(&mut self.program.values, pair, 32)?;
            return Ok(Atom::Value(u32::from(bit)));
        }
        // The turning round is the condition's.
        let plain = Term {
            op: straight(term.op),
            ..term.clone()
        };
        let bits = self
            .shelf
            .bits(&Rule::Is(plain), self.base, &self.library)?;
        Ok(Atom::Settled(bits))
    }
}

impl Test {
    fn is_some(&self) -> bool {
        matches!(self, Self::Range(..) | Self::OneOf(_))
    }
}

fn straight(op: Operator) -> Operator {
    match op {
        Operator::NotEqual => Operator::Equal,
        Operator::NotEmpty => Operator::Empty,
        Operator::NotLike => Operator::Like,
        Operator::NotBetween => Operator::Between,
        Operator::NotIn => Operator::In,
        Operator::NotMatches => Operator::Matches,
        op => op,
    }
}

fn text<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    node.config.get(key).and_then(Value::as_str)
}

fn whole(node: &Node, key: &str) -> i64 {
    node.config
        .get(key)
        .and_then(Value::as_i64)
        .unwrap_or_default()
}

fn date(node: &Node) -> Option<i32> {
    text(node, "date")
        .and_then(|it| it.parse::<Date>().ok())
        .map(day_of)
}

fn time(node: &Node, key: &str) -> Option<u16> {
    text(node, key)
        .and_then(|it| it.parse::<TimeOfDay>().ok())
        .map(TimeOfDay::minutes)
}

fn channel(node: &Node) -> u8 {
    let word = text(node, "channel").unwrap_or_default();
    CONSENTS
        .iter()
        .position(|it| *it == word)
        .unwrap_or_default() as u8
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn texts(term: &Term) -> Vec<String> {
    match &term.value {
        Some(Value::Array(list)) => list.iter().map(plain).collect(),
        Some(value) => vec![plain(value)],
        None => Vec::new(),
    }
}

impl Program {
    /// The bits at launch of the segments that steps speak of.
    ///
    /// # Errors
    /// What is wrong with a segment's rule.
    pub fn inside(&self, campaign: &Campaign, base: &Base) -> Result<Vec<Bits>, Vec<Fault>> {
        let library: Library = campaign
            .segments
            .iter()
            .map(|it| (it.id.clone(), it.rule.clone()))
            .collect();
        let mut shelf = Shelf::default();
        let bits = |id: &String| match library.get(id) {
            Some(rule) => shelf.bits(rule, base, &library),
            None => Ok(Bits::filled(base.count(), false)),
        };
        self.segments.iter().map(bits).collect()
    }

    /// The minute of the run at which a trigger by a contact's day fires, if it does.
    pub fn day_minute(&self, days: i32, yearly: bool, from: i32, length: u32) -> Option<u32> {
        let first = |it: i32| (it - from) as u32 * 1_440 + 9 * 60;
        let within = |it: i32| (from..from + length as i32).contains(&it);
        if !yearly {
            return within(days).then(|| first(days));
        }
        let own = Civil::of(days);
        let year = Civil::of(from).year;
        let of = |year: i32| Civil { year, ..own }.days();
        [of(year), of(year + 1)]
            .into_iter()
            .find(|it| within(*it))
            .map(first)
    }
}
