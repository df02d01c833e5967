//! The canvas by keyboard alone.

use super::{Stage, edges};
use crate::browser::page;
use crate::rooms::automation::graph::order::{self, Item};
use crate::rooms::automation::graph::place::GRID;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// How far a key moves the canvas, in pixels of the screen.
const PAN: f64 = 64.0;

fn arrow(key: &str) -> Option<(i32, i32)> {
    Some(match key {
        "ArrowLeft" => (-1, 0),
        "ArrowRight" => (1, 0),
        "ArrowUp" => (0, -1),
        "ArrowDown" => (0, 1),
        _ => return None,
    })
}

impl Stage {
    pub fn on_key(&self, event: &KeyboardEvent) {
        let command = event.ctrl_key() || event.meta_key();
        let key = event.key();
        if let Some(way) = arrow(&key).filter(|_| !event.alt_key()) {
            event.prevent_default();
            return match (command, event.shift_key()) {
                (true, _) => {
                    let (dx, dy) = (f64::from(-way.0) * PAN, f64::from(-way.1) * PAN);
                    self.bench
                        .camera
                        .update(|camera| *camera = camera.panned(dx, dy));
                }
                (false, true) => self.nudge((way.0 * GRID, way.1 * GRID)),
                (false, false) => self.go(way),
            };
        }
        if key == "Shift" || event.alt_key() {
            return;
        }
        self.settle_nudge();
        let done = if command {
            self.with_command(&key.to_lowercase())
        } else {
            self.alone(&key, event.shift_key())
        };
        if done {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    pub fn on_key_up(&self, event: &KeyboardEvent) {
        match event.key().as_str() {
            "Shift" => self.settle_nudge(),
            " " => self.space.set_value(false),
            _ => {}
        }
    }

    fn with_command(&self, key: &str) -> bool {
        match key {
            "a" => self.bench.choose_all(),
            "c" => return self.bench.copy(),
            "x" => self.bench.cut(),
            "v" => self.bench.paste(),
            "d" => self.bench.duplicate(),
            _ => return false,
        }
        true
    }

    fn alone(&self, key: &str, shift: bool) -> bool {
        match key {
            " " => {
                self.space.set_value(true);
            }
            "Enter" => page::focus("step-panel"),
            "Delete" | "Backspace" => self.bench.remove(),
            "Insert" | "n" => self.bench.open_palette(self.bench.spot()),
            "c" => page::focus("step-ways"),
            "Escape" => self.bench.chosen.set(Default::default()),
            "+" | "=" => self.zoom(1.25),
            "-" | "_" => self.zoom(0.8),
            "0" => self.bench.fit(),
            "1" => self.life_size(),
            "t" => self.bench.tidy(),
            "Home" => self.along(|_, _| Some(0)),
            "End" => self.along(|_, count| count.checked_sub(1)),
            "PageDown" => self.along(|at, count| Some((at? + 1).min(count - 1))),
            "PageUp" => self.along(|at, _| at?.checked_sub(1)),
            "[" if !shift => self.bench.swap(true),
            "]" if !shift => self.bench.swap(false),
            _ => return false,
        }
        true
    }

    /// To the nearest step in a direction.
    fn go(&self, way: (i32, i32)) {
        self.settle_nudge();
        let Some(active) = self.bench.active_now() else {
            return self.along(|_, _| Some(0));
        };
        let next = self
            .bench
            .flow
            .with_untracked(|flow| edges::beside(flow, &active, way).map(|it| it.id.clone()));
        if let Some(id) = next {
            self.bench.lead_to(&id);
        }
    }

    /// Along the steps as they are read in the outline.
    fn along(&self, next: impl Fn(Option<usize>, usize) -> Option<usize>) {
        let ids: Vec<String> = self.bench.flow.with_untracked(|flow| {
            let step = |row: order::Row| match row.item {
                Item::Step { id } => Some(id),
                _ => None,
            };
            order::rows(flow).into_iter().filter_map(step).collect()
        });
        let active = self.bench.active_now().map(|node| node.id);
        let at = active.and_then(|id| ids.iter().position(|it| *it == id));
        if let Some(id) = next(at, ids.len()).and_then(|at| ids.get(at)) {
            self.bench.lead_to(id);
        }
    }

    /// Moves the chosen steps; a burst of keys is one act.
    fn nudge(&self, by: (i32, i32)) {
        if !self.bench.writable.get_untracked() {
            return;
        }
        let steps = self.bench.steps();
        let sum = self.nudged.get_value();
        let sum = (sum.0 + by.0, sum.1 + by.1);
        self.nudged.set_value(sum);
        self.lift(&steps);
        self.show_shift(&steps, sum);
    }

    /// Ends a burst.
    pub fn settle_nudge(&self) {
        let Some(sum) = self.nudged.try_update_value(std::mem::take) else {
            return;
        };
        if sum != (0, 0) {
            self.bench.shift(sum);
            self.lift(&Default::default());
        }
    }

    pub fn zoom(&self, factor: f64) {
        let (wide, high) = self.bench.size.get_untracked();
        let middle = (wide / 2.0, high / 2.0);
        self.bench
            .camera
            .update(|camera| *camera = camera.zoomed(factor, middle));
    }

    fn life_size(&self) {
        let now = self.bench.camera.get_untracked().scale;
        self.zoom(1.0 / now);
    }
}
