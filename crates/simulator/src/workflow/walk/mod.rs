//! One contact led through a workflow by hand, a "ghost": where it comes by, why each condition
//! goes as it does, and what has to be answered next. Nothing is drawn and nothing is sent.

mod ghost;
mod step;

use self::ghost::Ghost;
use super::{Node, Workflow};
use crate::Base;
use casefile::Localized;
use casefile::campaign::Campaign;
use std::collections::BTreeMap;

/// More stops than this are a circle.
const STOPS_MAX: usize = 500;

/// Who is led, and what was answered so far.
#[derive(Debug, Clone, Copy)]
pub struct Lead<'a> {
    /// With the workflow's segments and messages.
    pub campaign: &'a Campaign,
    /// The workflow's place in it.
    pub workflow: usize,
    /// The id of the trigger by which it enters; the first one without.
    pub trigger: Option<&'a str>,
    /// A contact's row; nobody in particular without.
    pub row: Option<u32>,
    /// Cells that are otherwise, in the form that files use.
    pub values: &'a BTreeMap<String, String>,
    /// A port for each question, in order.
    pub answers: &'a [String],
}

/// A way through a workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// Where it came by.
    pub stops: Vec<Stop>,
    /// Where it stands now.
    pub end: End,
    /// Cells that were given and cannot be read.
    pub unread: Vec<String>,
}

/// A step that was come by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Its id.
    pub node: String,
    /// When, in minutes from the first midnight of the campaign.
    pub minute: u32,
    /// What was asked there of the contact, and how it was.
    pub whys: Vec<Why>,
    /// What was done there.
    pub done: Option<Done>,
    /// The port by which it went on.
    pub port: Option<String>,
}

/// A question of a rule, and how it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// A path into the rule; before it the branch's port, where there are several.
    pub path: String,
    /// The question in words.
    pub sentence: Localized,
    /// The contact's cell, in the form that files use.
    pub cell: String,
    /// Whether it held.
    pub holds: bool,
}

/// What a step did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// "sent", "no-consent", "do-not-contact", or the kind of the step.
    pub what: &'static str,
    /// The message, tag, field, segment.
    pub of: String,
}

/// Where a walk stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// What does the contact do? One of the ports is to be answered.
    Asks {
        /// The step that waits for it.
        node: String,
        /// The answers.
        ports: Vec<String>,
        /// For so many minutes it waits, where it does not wait for ever.
        minutes: Option<u32>,
    },
    /// It has left.
    Left {
        /// The last step, where it came to any.
        node: Option<String>,
        /// How.
        how: Leaving,
    },
}

/// How a contact leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// There is no such workflow, or nothing lets anybody in.
    Nowhere,
    /// It is in a segment whose contacts never enter.
    Suppressed,
    /// The entry filter does not let it in.
    Filtered,
    /// By an exit.
    Exit,
    /// Nothing follows.
    DeadEnd,
    /// Through so many steps that it must be a circle.
    Circle,
}

impl Leaving {
    /// A word for files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nowhere => "nowhere",
            Self::Suppressed => "suppressed",
            Self::Filtered => "filtered",
            Self::Exit => "exit",
            Self::DeadEnd => "dead-end",
            Self::Circle => "circle",
        }
    }
}

/// Leads a contact as far as the answers go.
pub fn walk(lead: Lead, base: &Base) -> Walk {
    let (ghost, unread) = Ghost::new(&lead, base);
    let mut way = Way {
        campaign: lead.campaign,
        ghost,
        answers: lead.answers.iter(),
        stops: Vec::new(),
        met: Vec::new(),
        reacted: Vec::new(),
    };
    let end = match lead.campaign.workflows.get(lead.workflow) {
        Some(workflow) => way.enter(workflow, lead.trigger),
        None => left(None, Leaving::Nowhere),
    };
    let stops = way.stops;
    Walk { stops, end, unread }
}

/// Where a step leads.
enum Next {
    /// On, by a port.
    Port(String),
    /// On by "next", once a minute has come.
    Waits(u32),
    /// The rest is the contact's to say.
    Asks(Vec<String>, Option<u32>),
    /// Elsewhere.
    Jump(String),
    Exit,
}

struct Way<'a> {
    campaign: &'a Campaign,
    ghost: Ghost,
    answers: std::slice::Iter<'a, String>,
    stops: Vec<Stop>,
    /// Goals that were met.
    met: Vec<String>,
    /// What it did to which message: asked about again, that counts.
    reacted: Vec<(&'static str, String)>,
}

impl Way<'_> {
    fn enter(&mut self, workflow: &Workflow, trigger: Option<&str>) -> End {
        let is_trigger = |it: &&Node| it.kind.family() == super::Family::Trigger;
        let mut triggers = workflow.nodes.iter().filter(is_trigger);
        let chosen = triggers.find(|it| trigger.is_none_or(|id| it.id == id));
        let Some(chosen) = chosen else {
            return left(None, Leaving::Nowhere);
        };
        let mut whys = Vec::new();
        let settings = &workflow.settings;
        let suppressed = settings.suppression.iter().any(|id| self.ghost.inside(id));
        let filter = settings.entry_filter.as_ref();
        let let_in = filter.is_none_or(|rule| self.ghost.holds(rule, "", &mut whys));
        self.stop(chosen, whys);
        if suppressed {
            return left(Some(chosen), Leaving::Suppressed);
        }
        if !let_in {
            return left(Some(chosen), Leaving::Filtered);
        }
        self.follow(workflow, chosen, "next")
    }

    fn stop(&mut self, node: &Node, whys: Vec<Why>) {
        self.stops.push(Stop {
            node: node.id.clone(),
            minute: self.ghost.now,
            whys,
            done: None,
            port: None,
        });
    }

    /// On through a port, as far as the answers go.
    fn follow(&mut self, workflow: &Workflow, from: &Node, port: &str) -> End {
        let (mut from, mut port) = (from, port.to_owned());
        while self.stops.len() < STOPS_MAX {
            self.goes_by(&port);
            let leads = |it: &&super::Edge| it.from == from.id && it.port == port;
            let edge = workflow.edges.iter().find(leads);
            let Some(to) = edge.and_then(|edge| workflow.node(&edge.to)) else {
                return left(Some(from), Leaving::DeadEnd);
            };
            match self.stands_at(workflow, to) {
                Ok(next) => (from, port) = next,
                Err(end) => return end,
            }
        }
        left(Some(from), Leaving::Circle)
    }

    fn goes_by(&mut self, port: &str) {
        if let Some(last) = self.stops.last_mut() {
            last.port = Some(port.to_owned());
        }
    }

    /// From where a contact that stands at a step goes on, and by which port.
    fn stands_at<'w>(
        &mut self,
        workflow: &'w Workflow,
        at: &'w Node,
    ) -> Result<(&'w Node, String), End> {
        let next = match self.comes_to(at) {
            Next::Port(port) => return Ok((at, port)),
            Next::Exit => return Err(left(Some(at), Leaving::Exit)),
            Next::Jump(id) => {
                return match workflow.node(&id) {
                    Some(node) if self.stops.len() < STOPS_MAX => self.stands_at(workflow, node),
                    Some(_) => Err(left(Some(at), Leaving::Circle)),
                    None => Err(left(Some(at), Leaving::DeadEnd)),
                };
            }
            Next::Waits(until) if until <= self.ghost.now => return Ok((at, "next".into())),
            next => next,
        };
        // Contacts jump to a goal from wherever they stand and wait.
        if let Some(goal) = self.goal_met(workflow, at) {
            return Ok((goal, "next".into()));
        }
        let port = match next {
            Next::Asks(ports, minutes) => {
                let answer = self.answers.next().filter(|it| ports.contains(it));
                let Some(answer) = answer else {
                    let node = at.id.clone();
                    return Err(End::Asks {
                        node,
                        ports,
                        minutes,
                    });
                };
                self.answered(at, answer, minutes);
                answer.clone()
            }
            Next::Waits(until) => {
                self.ghost.wait_until(until);
                "next".into()
            }
            _ => "next".into(),
        };
        self.goes_by(&port);
        let goal = self.goal_met(workflow, at);
        Ok(goal.map_or((at, port), |goal| (goal, "next".into())))
    }

    /// The goal that holds by now, if any.
    fn goal_met<'w>(&mut self, workflow: &'w Workflow, at: &Node) -> Option<&'w Node> {
        let goals = workflow.nodes.iter();
        for goal in goals.filter(|it| it.kind == super::Kind::Goal && it.id != at.id) {
            let mut whys = Vec::new();
            let Some(rule) = step::rule(goal.config.get("rule")) else {
                continue;
            };
            if !self.met.contains(&goal.id) && self.ghost.holds(&rule, "", &mut whys) {
                self.met.push(goal.id.clone());
                self.stop(goal, whys);
                return Some(goal);
            }
        }
        None
    }
}

fn left(node: Option<&Node>, how: Leaving) -> End {
    let node = node.map(|it| it.id.clone());
    End::Left { node, how }
}
