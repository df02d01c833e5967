//! A campaign's workflows as one flat program.

pub(super) mod read;
mod step;
mod term;

use self::read::text;
use super::program::{END, Op, Place, Program};
use super::step::Step;
use super::{Kind, Node, Workflow};
use crate::base::Data;
use crate::calendar::day_of;
use crate::draw::site;
use crate::segment::{Bits, Fault, Library, Shelf};
use crate::{Base, Civil};
use casefile::campaign::Campaign;
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
