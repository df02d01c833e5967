//! What the parts of the room share: one workflow, what is chosen in it, and the acts on it.

use super::canvas::camera::Camera;
use super::canvas::edges::Way;
use super::graph::acts::{self, Spot};
use super::graph::clip::Clip;
use super::graph::layout;
use super::graph::place::{Area, ROW};
use super::passed::Passed;
use super::stock::Stock;
use super::words::{self, Words};
use crate::desk::Desk;
use crate::i18n::t_string;
use crate::widgets::Voice;
use casefile::workflow::{Kind, Node, Settings};
use exam::automation::{Act, Command as Ask, Flow, Op, WorkflowId};
use exam::{Command, Scope};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

thread_local! {
    /// What was copied last; for every workflow of this page.
    static CLIP: RefCell<Option<Clip>> = const { RefCell::new(None) };
}

/// What is chosen: steps, of which one has the keyboard, or a way out of a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    pub steps: BTreeSet<String>,
    pub active: Option<String>,
    pub way: Option<Way>,
}

impl Chosen {
    pub fn step(id: &str) -> Self {
        Self {
            steps: BTreeSet::from([id.to_owned()]),
            active: Some(id.to_owned()),
            way: None,
        }
    }

    pub fn way(from: &str, port: &str) -> Self {
        Self {
            way: Some((from.to_owned(), port.to_owned())),
            ..Self::default()
        }
    }
}

/// The two ways to see a workflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    Canvas,
    Outline,
}

/// The handle.
#[derive(Clone, Copy)]
pub struct Bench {
    pub desk: Desk,
    pub i18n: Words,
    pub voice: Voice,
    /// None for the contractor's file, which is only shown.
    pub workflow: Option<WorkflowId>,
    pub flow: Signal<Arc<Flow>>,
    pub writable: Signal<bool>,
    pub stock: Stock,
    /// How many came by each step in the launch that is looked at.
    pub passed: Signal<Passed>,
    pub chosen: RwSignal<Chosen>,
    /// Where a step is to be added, while the palette is open.
    pub adding: RwSignal<Option<Spot>>,
    pub sheet: RwSignal<Sheet>,
    pub camera: RwSignal<Camera>,
    /// The canvas's size on the screen.
    pub size: RwSignal<(f64, f64)>,
}

impl Bench {
    /// The step that has the keyboard, unless it is gone.
    pub fn active(&self) -> Option<Node> {
        let id = self.chosen.with(|chosen| chosen.active.clone())?;
        self.flow.with(|flow| flow.nodes.get(&id).cloned())
    }

    pub fn active_now(&self) -> Option<Node> {
        untrack(|| self.active())
    }

    /// Steps that are chosen and still there.
    pub fn steps(&self) -> BTreeSet<String> {
        let there = |id: &String| self.flow.with_untracked(|flow| flow.nodes.contains_key(id));
        let chosen = self.chosen.get_untracked().steps;
        chosen.into_iter().filter(there).collect()
    }

    pub fn name(&self, id: &str) -> String {
        let node = self.flow.with_untracked(|flow| flow.nodes.get(id).cloned());
        node.map_or_else(String::new, |node| words::step_name(self.i18n, &node))
    }

    pub fn choose(&self, id: &str) {
        self.chosen.set(Chosen::step(id));
    }

    /// Chooses a step and brings it into sight.
    pub fn lead_to(&self, id: &str) {
        self.choose(id);
        self.reveal(id);
    }

    pub fn reveal(&self, id: &str) {
        let area = self
            .flow
            .with_untracked(|flow| flow.nodes.get(id).map(Area::of));
        if let Some(area) = area {
            let size = self.size.get_untracked();
            self.camera
                .update(|camera| *camera = camera.showing(area, size));
        }
    }

    /// One act on the workflow.
    pub fn edit(&self, act: Act, ops: Vec<Op>) -> bool {
        let Some(workflow) = self.workflow.filter(|_| self.writable.get_untracked()) else {
            return false;
        };
        if ops.is_empty() {
            return false;
        }
        let ask = Ask::Edit { workflow, act, ops };
        self.desk.dispatch(Command::Automation(ask)).is_ok()
    }

    pub fn add(&self, kind: Kind, spot: &Spot) {
        let title = words::kind_name(self.i18n, kind).to_string();
        let (flow, said) = (self.flow.get_untracked(), title.clone());
        let (id, ops) = acts::add(&flow, kind, title, spot);
        let act = match spot {
            Spot::Behind { from, port } if flow.lead(from, port).is_some() => Act::Inserted,
            _ => Act::Added,
        };
        if self.edit(act, ops) {
            self.lead_to(&id);
            self.voice
                .say(t_string!(self.i18n, automation.said.added, name = said).to_string());
        }
    }

    /// Where a new step goes when nothing else was said: behind the chosen one.
    pub fn spot(&self) -> Spot {
        let chosen = self.chosen.get_untracked();
        if let Some((from, port)) = chosen.way {
            return Spot::Behind { from, port };
        }
        if let Some(node) = self.active_now() {
            let ports = node.ports();
            let free = ports.iter().find(|port| {
                self.flow
                    .with_untracked(|flow| flow.lead(&node.id, port).is_none())
            });
            if let Some(port) = free.or(ports.first()) {
                return Spot::Behind {
                    from: node.id,
                    port: port.clone(),
                };
            }
        }
        self.free()
    }

    /// Under everything that is there.
    pub fn free(&self) -> Spot {
        let bounds = self
            .flow
            .with_untracked(|flow| super::graph::place::bounds(flow));
        let low = bounds.map_or(0, |area| area.bottom + ROW / 2);
        Spot::At(bounds.map_or(0, |area| area.left), low)
    }

    pub fn open_palette(&self, spot: Spot) {
        if self.writable.get_untracked() {
            self.adding.set(Some(spot));
        }
    }

    pub fn connect(&self, from: &str, port: &str, to: &str) {
        let before = self
            .flow
            .with_untracked(|flow| flow.lead(from, port).is_some());
        let act = if before {
            Act::Rerouted
        } else {
            Act::Connected
        };
        if self.edit(act, vec![acts::link(from, port, to)]) {
            let (from, to) = (self.name(from), self.name(to));
            let said = t_string!(self.i18n, automation.said.connected, from = from, to = to);
            self.voice.say(said.to_string());
        }
    }

    pub fn disconnect(&self, from: &str, port: &str) {
        let unlink = Op::Unlink {
            from: from.into(),
            port: port.into(),
        };
        if self.edit(Act::Disconnected, vec![unlink]) {
            let name = self.name(from);
            self.voice
                .say(t_string!(self.i18n, automation.said.disconnected, name = name).to_string());
        }
    }

    /// Takes the chosen steps, or the chosen edge, away.
    pub fn remove(&self) {
        if let Some((from, port)) = self.chosen.get_untracked().way {
            self.disconnect(&from, &port);
            return self.choose(&from);
        }
        let steps = self.steps();
        let flow = self.flow.get_untracked();
        let next = self.after_removal(&flow, &steps);
        if self.edit(Act::Removed, acts::remove(&flow, &steps)) {
            self.chosen
                .set(next.as_deref().map(Chosen::step).unwrap_or_default());
            let count = steps.len();
            let words = t_string!(self.i18n, common.undo).to_string();
            let undo = super::super::undo_last(self.desk, words, Scope::Automation);
            let said = t_string!(self.i18n, automation.said.removed, count = count).to_string();
            self.voice.show("trash", said, Some(undo));
        }
    }

    /// The step that has the keyboard once these are gone: one that led to them.
    fn after_removal(&self, flow: &Flow, steps: &BTreeSet<String>) -> Option<String> {
        let stays = |id: &String| !steps.contains(id);
        let led = flow
            .edges()
            .find(|edge| steps.contains(&edge.to) && stays(&edge.from));
        led.map(|edge| edge.from)
            .or_else(|| flow.nodes.keys().find(|id| stays(id)).cloned())
    }

    /// Moves the chosen steps by so many pixels.
    pub fn shift(&self, by: (i32, i32)) {
        let (flow, steps) = (self.flow.get_untracked(), self.steps());
        self.edit(Act::Moved, acts::shift(&flow, &steps, by));
    }

    /// Moves the active step one place earlier or later in its row.
    pub fn swap(&self, earlier: bool) {
        let Some(node) = self.active_now() else {
            return;
        };
        let flow = self.flow.get_untracked();
        let ops = acts::swap(&flow, &node.id, earlier).unwrap_or_default();
        let name = self.name(&node.id);
        let said = match (self.edit(Act::Moved, ops), earlier) {
            (true, true) => t_string!(self.i18n, automation.said.earlier, name = name).to_string(),
            (true, false) => t_string!(self.i18n, automation.said.later, name = name).to_string(),
            (false, _) => t_string!(self.i18n, automation.said.no_swap).to_string(),
        };
        self.voice.say(said);
    }

    pub fn configure(&self, node: Node) -> bool {
        self.edit(Act::Configured, vec![Op::Put(node)])
    }

    pub fn settle(&self, settings: Settings) -> bool {
        self.edit(Act::Settled, vec![Op::Set(settings)])
    }

    pub fn tidy(&self) {
        let flow = self.flow.get_untracked();
        if self.edit(Act::Tidied, layout::tidy(&flow)) {
            self.fit();
            self.voice
                .say(t_string!(self.i18n, automation.said.tidied).to_string());
        }
    }

    /// Shows the whole workflow.
    pub fn fit(&self) {
        let size = self.size.get_untracked();
        let bounds = self
            .flow
            .with_untracked(|flow| super::graph::place::bounds(flow));
        let camera = bounds.map_or_else(Camera::default, |area| Camera::fitted(area, size));
        self.camera.set(camera);
    }

    /// The first look: the whole workflow if it can be read so, else its beginning.
    pub fn begin(&self) {
        self.fit();
        if self.camera.get_untracked().scale >= 0.5 {
            return;
        }
        let (wide, _) = self.size.get_untracked();
        let first = self.flow.with_untracked(|flow| {
            let nodes = flow.nodes.values();
            nodes
                .min_by_key(|node| (node.y, node.x))
                .map(|node| (node.x, node.y))
        });
        let (x, y) = first.unwrap_or_default();
        let scale = 0.8;
        self.camera.set(Camera {
            x: wide / 2.0 - (f64::from(x) + 100.0) * scale,
            y: 48.0 - f64::from(y) * scale,
            scale,
        });
    }

    pub fn copy(&self) -> bool {
        let clip = Clip::of(&self.flow.get_untracked(), &self.steps());
        let Some(clip) = clip else { return false };
        let said = t_string!(self.i18n, automation.said.copied, count = clip.len()).to_string();
        CLIP.set(Some(clip));
        self.voice.say(said);
        true
    }

    pub fn paste(&self) {
        let clip = CLIP.with_borrow(Clone::clone);
        if let Some(clip) = clip {
            self.put(&clip);
        }
    }

    pub fn duplicate(&self) {
        if let Some(clip) = Clip::of(&self.flow.get_untracked(), &self.steps()) {
            self.put(&clip);
        }
    }

    fn put(&self, clip: &Clip) {
        let flow = self.flow.get_untracked();
        let (ids, ops) = clip.paste(&flow, (32, 32));
        if self.edit(Act::Pasted, ops) {
            let active = ids.first().cloned();
            if let Some(id) = &active {
                self.reveal(id);
            }
            let count = ids.len();
            self.chosen.set(Chosen {
                steps: ids,
                active,
                way: None,
            });
            self.voice
                .say(t_string!(self.i18n, automation.said.pasted, count = count).to_string());
        }
    }

    pub fn cut(&self) {
        if self.copy() {
            self.remove();
        }
    }

    pub fn choose_all(&self) {
        let steps: BTreeSet<String> = self
            .flow
            .with_untracked(|flow| flow.nodes.keys().cloned().collect());
        let count = steps.len();
        self.chosen.update(|chosen| {
            chosen.active = chosen.active.take().or_else(|| steps.first().cloned());
            chosen.steps = steps;
            chosen.way = None;
        });
        self.voice
            .say(t_string!(self.i18n, automation.said.chosen, count = count).to_string());
    }
}
