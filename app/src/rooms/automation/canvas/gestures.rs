//! Pointers on the canvas: pan, pinch, choose, drag, frame, connect.

use super::Stage;
use super::edges::{self, Way};
use crate::rooms::automation::bench::Chosen;
use crate::rooms::automation::graph::acts::Spot;
use crate::rooms::automation::graph::place::{Area, port_point, snapped};
use exam::automation::Act;
use leptos::ev::{PointerEvent, WheelEvent};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A pointer that moved less than this has pressed.
const SLACK: f64 = 4.0;

/// What a pointer is doing.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Doing {
    #[default]
    Nothing,
    Pan,
    /// On a step: a choice, or the start of a drag.
    Press {
        step: String,
        more: bool,
    },
    Drag {
        steps: BTreeSet<String>,
        by: (i32, i32),
    },
    /// Beside all steps; a frame once it moves.
    Frame {
        from: (i32, i32),
        more: bool,
    },
    Wire {
        from: Way,
        start: (i32, i32),
    },
    Pinch {
        apart: f64,
        middle: (f64, f64),
    },
}

/// Where pointers are, and what they do.
#[derive(Debug, Clone, Default)]
pub struct Hands {
    doing: Doing,
    down: BTreeMap<i32, (f64, f64)>,
    start: (f64, f64),
    moved: bool,
}

fn apart(hands: &Hands) -> Option<(f64, (f64, f64))> {
    let mut points = hands.down.values();
    let (one, two) = (points.next()?, points.next()?);
    let middle = ((one.0 + two.0) / 2.0, (one.1 + two.1) / 2.0);
    Some(((one.0 - two.0).hypot(one.1 - two.1).max(1.0), middle))
}

impl Stage {
    /// Where an event is, from the canvas's corner.
    fn local(&self, event: &leptos::ev::MouseEvent) -> (f64, f64) {
        let corner = self
            .port
            .get_untracked()
            .map(|port| port.get_bounding_client_rect());
        let (left, top) = corner.map_or((0.0, 0.0), |it| (it.left(), it.top()));
        (
            f64::from(event.client_x()) - left,
            f64::from(event.client_y()) - top,
        )
    }

    pub fn on_down(&self, event: &PointerEvent) {
        let at = self.local(event);
        if let Some(port) = self.port.get_untracked() {
            let _ = port.set_pointer_capture(event.pointer_id());
        }
        self.settle_nudge();
        let touch = event.pointer_type() == "touch";
        let mut hands = self.hands.get_value();
        hands.down.insert(event.pointer_id(), at);
        if let Some((apart, middle)) = apart(&hands) {
            self.drop_drag(&hands);
            hands.doing = Doing::Pinch { apart, middle };
        } else {
            (hands.start, hands.moved) = (at, false);
            hands.doing = self.begin(event, at, touch);
        }
        self.hands.set_value(hands);
    }

    fn begin(&self, event: &PointerEvent, at: (f64, f64), touch: bool) -> Doing {
        if event.button() == 1 || self.space.get_value() || self.hand.get_untracked() {
            return Doing::Pan;
        }
        let camera = self.bench.camera.get_untracked();
        let place = camera.world(at);
        let more = event.shift_key() || event.ctrl_key() || event.meta_key();
        self.bench.flow.with_untracked(|flow| {
            let wired = self.bench.writable.get_untracked() && !camera.is_plain() && !touch;
            if let Some(way) = edges::port_at(flow, place).filter(|_| wired) {
                let node = &flow.nodes[&way.0];
                let ports = node.ports();
                let index = ports.iter().position(|it| *it == way.1).unwrap_or(0);
                let start = port_point(node, index, ports.len());
                return Doing::Wire { from: way, start };
            }
            match edges::step_at(flow, place) {
                Some(node) => Doing::Press {
                    step: node.id.clone(),
                    more,
                },
                None if touch => Doing::Pan,
                None => Doing::Frame { from: place, more },
            }
        })
    }

    pub fn on_move(&self, event: &PointerEvent) {
        let mut hands = self.hands.get_value();
        let at = self.local(event);
        let Some(last) = hands.down.insert(event.pointer_id(), at) else {
            return;
        };
        let far = (at.0 - hands.start.0).hypot(at.1 - hands.start.1);
        hands.moved |= far > SLACK;
        if hands.moved {
            self.go_on(&mut hands, last, at);
        }
        self.hands.set_value(hands);
    }

    fn go_on(&self, hands: &mut Hands, last: (f64, f64), at: (f64, f64)) {
        let place = self.bench.camera.get_untracked().world(at);
        match hands.doing.clone() {
            Doing::Nothing => {}
            Doing::Pan => {
                let (dx, dy) = (at.0 - last.0, at.1 - last.1);
                self.bench
                    .camera
                    .update(|camera| *camera = camera.panned(dx, dy));
            }
            Doing::Pinch {
                apart: before,
                middle: from,
            } => {
                if let Some((apart, middle)) = apart(hands) {
                    let (dx, dy) = (middle.0 - from.0, middle.1 - from.1);
                    let moved = |camera: super::camera::Camera| {
                        camera.panned(dx, dy).zoomed(apart / before, middle)
                    };
                    self.bench.camera.update(|camera| *camera = moved(*camera));
                    hands.doing = Doing::Pinch { apart, middle };
                }
            }
            Doing::Press { step, .. } => {
                if !self.bench.writable.get_untracked() {
                    hands.doing = Doing::Pan;
                    return;
                }
                if !self.bench.steps().contains(&step) {
                    self.bench.choose(&step);
                }
                let steps = self.bench.steps();
                self.lift(&steps);
                hands.doing = Doing::Drag { steps, by: (0, 0) };
                self.go_on(hands, last, at);
            }
            Doing::Drag { steps, .. } => {
                let by = self.dragged(hands.start, at);
                self.show_shift(&steps, by);
                hands.doing = Doing::Drag { steps, by };
            }
            Doing::Frame { from, .. } => self.frame.set(Some(Area::between(from, place))),
            Doing::Wire { start, .. } => self.show_wire(start, place),
        }
    }

    /// How far a drag has come, on the grid.
    fn dragged(&self, start: (f64, f64), at: (f64, f64)) -> (i32, i32) {
        let camera = self.bench.camera.get_untracked();
        let by = |from: f64, to: f64| snapped(((to - from) / camera.scale).round() as i32);
        (by(start.0, at.0), by(start.1, at.1))
    }

    pub fn on_up(&self, event: &PointerEvent) {
        let mut hands = self.hands.get_value();
        let at = self.local(event);
        hands.down.remove(&event.pointer_id());
        let doing = std::mem::take(&mut hands.doing);
        let moved = hands.moved;
        self.hands.set_value(hands);
        let place = self.bench.camera.get_untracked().world(at);
        match doing {
            Doing::Press { step, more } => self.press(&step, more),
            Doing::Drag { steps, by } => self.let_go(&steps, by),
            Doing::Frame { from, more } if moved => self.take_in(Area::between(from, place), more),
            Doing::Frame { .. } | Doing::Pan if !moved => self.press_beside(place),
            Doing::Wire { from, .. } => self.wired(&from, place, moved),
            _ => {}
        }
    }

    pub fn on_cancel(&self, event: &PointerEvent) {
        let mut hands = self.hands.get_value();
        hands.down.remove(&event.pointer_id());
        self.drop_drag(&hands);
        hands.doing = Doing::Nothing;
        self.hands.set_value(hands);
    }

    /// What was under way is as if it never began.
    fn drop_drag(&self, hands: &Hands) {
        if let Doing::Drag { steps, .. } = &hands.doing {
            self.show_shift(steps, (0, 0));
        }
        self.lift(&BTreeSet::new());
        self.frame.set(None);
        self.hide_wire();
    }

    fn press(&self, step: &str, more: bool) {
        if !more {
            return self.bench.choose(step);
        }
        self.bench.chosen.update(|chosen| {
            chosen.way = None;
            chosen.active = Some(step.to_owned());
            if !chosen.steps.remove(step) {
                chosen.steps.insert(step.to_owned());
            }
        });
    }

    fn press_beside(&self, place: (i32, i32)) {
        let scale = self.bench.camera.get_untracked().scale;
        let way = self
            .bench
            .flow
            .with_untracked(|flow| edges::hit(flow, place, scale));
        self.bench.chosen.set(match way {
            Some((from, port)) => Chosen::way(&from, &port),
            None => Chosen::default(),
        });
    }

    fn let_go(&self, steps: &BTreeSet<String>, by: (i32, i32)) {
        self.lift(&BTreeSet::new());
        if by == (0, 0) {
            return;
        }
        let flow = self.bench.flow.get_untracked();
        let ops = crate::rooms::automation::graph::acts::shift(&flow, steps, by);
        if !self.bench.edit(Act::Moved, ops) {
            self.show_shift(steps, (0, 0));
        }
    }

    fn take_in(&self, area: Area, more: bool) {
        self.frame.set(None);
        let mut steps = self
            .bench
            .flow
            .with_untracked(|flow| edges::steps_in(flow, area));
        self.bench.chosen.update(|chosen| {
            if more {
                steps.append(&mut chosen.steps);
            }
            chosen.active = steps.first().cloned();
            chosen.steps = steps;
            chosen.way = None;
        });
    }

    fn wired(&self, (from, port): &Way, place: (i32, i32), moved: bool) {
        self.hide_wire();
        if !moved {
            return self.bench.chosen.set(Chosen::way(from, port));
        }
        let to = self
            .bench
            .flow
            .with_untracked(|flow| edges::step_at(flow, place).map(|node| node.id.clone()));
        match to {
            Some(to) if to != *from => self.bench.connect(from, port, &to),
            Some(_) => {}
            None => self.bench.open_palette(Spot::Behind {
                from: from.clone(),
                port: port.clone(),
            }),
        }
    }

    pub fn on_wheel(&self, event: &WheelEvent) {
        event.prevent_default();
        let unit = match event.delta_mode() {
            0 => 1.0,
            1 => 16.0,
            _ => 400.0,
        };
        let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
        let at = self.local(event);
        let zooms = event.ctrl_key() || event.meta_key();
        self.bench.camera.update(|camera| {
            *camera = if zooms {
                camera.zoomed((-dy / 300.0).exp().clamp(0.5, 2.0), at)
            } else if event.shift_key() && dx == 0.0 {
                camera.panned(-dy, 0.0)
            } else {
                camera.panned(-dx, -dy)
            };
        });
    }
}
