//! Edges as lines: one path for all of them, one for their arrows.

use crate::rooms::automation::graph::place::{Area, HEIGHT, WIDTH, entry_point, port_point};
use casefile::workflow::Node;
use exam::automation::Flow;
use std::collections::BTreeSet;
use std::fmt::Write;

/// How near a press must be to hit an edge, in pixels of the canvas.
const REACH: f64 = 9.0;

/// Parts that a curve is measured by.
const PARTS: usize = 16;

/// A port of a step that leads somewhere.
pub type Way = (String, String);

/// A curve from a port down into a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve {
    from: (f64, f64),
    first: (f64, f64),
    second: (f64, f64),
    to: (f64, f64),
}

impl Curve {
    /// Between two places; one that leads back up swings out to the side.
    pub fn between(from: (i32, i32), to: (i32, i32)) -> Self {
        let wide = |(x, y): (i32, i32)| (f64::from(x), f64::from(y));
        let (from, to) = (wide(from), wide(to));
        let down = to.1 - from.1;
        let pull = (down / 2.0).clamp(24.0, 120.0);
        let aside = if down < 16.0 && (to.0 - from.0).abs() < f64::from(WIDTH) {
            f64::from(WIDTH)
        } else {
            0.0
        };
        Self {
            from,
            first: (from.0 + aside, from.1 + pull),
            second: (to.0 + aside, to.1 - pull),
            to,
        }
    }

    fn at(&self, t: f64) -> (f64, f64) {
        let u = 1.0 - t;
        let mix = |a: f64, b: f64, c: f64, d: f64| {
            u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
        };
        (
            mix(self.from.0, self.first.0, self.second.0, self.to.0),
            mix(self.from.1, self.first.1, self.second.1, self.to.1),
        )
    }

    /// How far a place is from the curve.
    pub fn distance(&self, (x, y): (f64, f64)) -> f64 {
        let mut nearest = f64::INFINITY;
        let mut one = self.from;
        for part in 1..=PARTS {
            let two = self.at(part as f64 / PARTS as f64);
            nearest = nearest.min(to_line((x, y), one, two));
            one = two;
        }
        nearest
    }

    fn area(&self) -> Area {
        let low = |a: f64, b: f64, c: f64, d: f64| a.min(b).min(c).min(d) as i32;
        let high = |a: f64, b: f64, c: f64, d: f64| a.max(b).max(c).max(d) as i32;
        let (a, b, c, d) = (self.from, self.first, self.second, self.to);
        Area {
            left: low(a.0, b.0, c.0, d.0),
            top: low(a.1, b.1, c.1, d.1),
            right: high(a.0, b.0, c.0, d.0),
            bottom: high(a.1, b.1, c.1, d.1),
        }
    }

    fn write(&self, lines: &mut Lines) {
        let r = |at: f64| at.round() as i64;
        let (a, b, c, d) = (self.from, self.first, self.second, self.to);
        let _ = write!(
            lines.line,
            "M{} {}C{} {} {} {} {} {}",
            r(a.0),
            r(a.1),
            r(b.0),
            r(b.1),
            r(c.0),
            r(c.1),
            r(d.0),
            r(d.1 - 5.0)
        );
        let _ = write!(lines.arrows, "M{} {}l-4 -8h8z", r(d.0), r(d.1));
    }
}

fn to_line(p: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let t = if length == 0.0 {
        0.0
    } else {
        (((p.0 - a.0) * dx + (p.1 - a.1) * dy) / length).clamp(0.0, 1.0)
    };
    (p.0 - a.0 - t * dx).hypot(p.1 - a.1 - t * dy)
}

/// What `d` of the two paths is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    pub line: String,
    pub arrows: String,
}

/// Where a node stands while it is dragged.
pub type Shift<'a> = (&'a BTreeSet<String>, (i32, i32));

/// The curve of a way, with steps that are dragged where they are now.
pub fn curve(flow: &Flow, from: &str, port: &str, shift: Option<Shift>) -> Option<Curve> {
    let to = flow.nodes.get(flow.lead(from, port)?)?;
    let from = flow.nodes.get(from)?;
    let ports = from.ports();
    let index = ports.iter().position(|it| it == port)?;
    let moved = |node: &Node, (x, y): (i32, i32)| match shift {
        Some((steps, by)) if steps.contains(&node.id) => (x + by.0, y + by.1),
        _ => (x, y),
    };
    let start = moved(from, port_point(from, index, ports.len()));
    Some(Curve::between(start, moved(to, entry_point(to))))
}

/// The lines of the edges that `keep` wants and that come into an area.
pub fn lines(
    flow: &Flow,
    within: Area,
    keep: impl Fn(&str, &str) -> bool,
    shift: Option<Shift>,
) -> Lines {
    let mut lines = Lines::default();
    for (from, ports) in &flow.edges {
        for (port, to) in ports {
            if !keep(from, to) {
                continue;
            }
            if let Some(curve) = curve(flow, from, port, shift)
                && curve.area().meets(&within)
            {
                curve.write(&mut lines);
            }
        }
    }
    lines
}

/// The lines of one edge.
pub fn line(flow: &Flow, (from, port): &Way) -> Lines {
    let mut lines = Lines::default();
    if let Some(curve) = curve(flow, from, port, None) {
        curve.write(&mut lines);
    }
    lines
}

/// The line of an edge that is being drawn.
pub fn loose(from: (i32, i32), to: (i32, i32)) -> Lines {
    let mut lines = Lines::default();
    Curve::between(from, to).write(&mut lines);
    lines
}

/// Steps as plain boxes, for a sight so far away that nothing can be read.
pub fn boxes<'a>(nodes: impl Iterator<Item = &'a Node>) -> String {
    let mut path = String::new();
    for node in nodes {
        let _ = write!(path, "M{} {}h{WIDTH}v{HEIGHT}h-{WIDTH}z", node.x, node.y);
    }
    path
}

/// The edge under a place.
pub fn hit(flow: &Flow, at: (i32, i32), scale: f64) -> Option<Way> {
    let place = (f64::from(at.0), f64::from(at.1));
    let reach = REACH / scale.min(1.0);
    let near = Area::between(at, at).grown(reach as i32 + 1);
    let mut best: Option<(f64, Way)> = None;
    for (from, ports) in &flow.edges {
        for port in ports.keys() {
            let Some(curve) = curve(flow, from, port, None) else {
                continue;
            };
            if !curve.area().meets(&near) {
                continue;
            }
            let far = curve.distance(place);
            if far <= reach && best.as_ref().is_none_or(|(least, _)| far < *least) {
                best = Some((far, (from.clone(), port.clone())));
            }
        }
    }
    best.map(|(_, way)| way)
}

/// The step under a place; of several the one drawn last.
pub fn step_at(flow: &Flow, at: (i32, i32)) -> Option<&Node> {
    let nodes = flow.nodes.values().rev();
    nodes.into_iter().find(|node| Area::of(node).holds(at))
}

/// The port under a place.
pub fn port_at(flow: &Flow, at: (i32, i32)) -> Option<Way> {
    for node in flow.nodes.values().rev() {
        if !Area::of(node).grown(24).holds(at) {
            continue;
        }
        let ports = node.ports();
        for (index, port) in ports.iter().enumerate() {
            let (x, y) = port_point(node, index, ports.len());
            if (x - at.0).abs() <= 14 && (-8..=20).contains(&(at.1 - y)) {
                return Some((node.id.clone(), port.clone()));
            }
        }
    }
    None
}

/// The steps in an area.
pub fn steps_in(flow: &Flow, area: Area) -> BTreeSet<String> {
    let nodes = flow.nodes.values();
    let inside = nodes.filter(|node| Area::of(node).meets(&area));
    inside.map(|node| node.id.clone()).collect()
}

/// The nearest step in a direction.
pub fn beside<'a>(flow: &'a Flow, from: &Node, (dx, dy): (i32, i32)) -> Option<&'a Node> {
    let far = |node: &&Node| {
        let (x, y) = (node.x - from.x, node.y - from.y);
        let along = x * dx + y * dy;
        let across = (x * dy).abs() + (y * dx).abs();
        // Somewhere in the cone of the direction, and straight ahead best of all.
        (along > 0 && across <= 2 * along).then_some(i64::from(along) + 2 * i64::from(across))
    };
    let nodes = flow.nodes.values().filter(|node| node.id != from.id);
    let ranked = nodes.filter_map(|node| Some((far(&node)?, node)));
    ranked
        .min_by_key(|(far, node)| (*far, &node.id))
        .map(|(_, node)| node)
}
