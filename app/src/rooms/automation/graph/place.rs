//! Where steps stand: the sizes that everything on a canvas is known by before it is drawn.

use casefile::workflow::Node;
use exam::automation::Flow;
use std::collections::BTreeSet;

/// The width of a step.
pub const WIDTH: i32 = 200;
/// The height of a step.
pub const HEIGHT: i32 = 64;
/// From one step to the next beside it.
pub const COLUMN: i32 = 224;
/// From one step to the next under it.
pub const ROW: i32 = 112;
/// Places are multiples of this.
pub const GRID: i32 = 8;

/// A rectangle of the canvas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

impl Area {
    /// The area of a step.
    pub fn of(node: &Node) -> Self {
        Self {
            left: node.x,
            top: node.y,
            right: node.x + WIDTH,
            bottom: node.y + HEIGHT,
        }
    }

    /// The area between two points, whichever comes first.
    pub fn between(one: (i32, i32), two: (i32, i32)) -> Self {
        Self {
            left: one.0.min(two.0),
            top: one.1.min(two.1),
            right: one.0.max(two.0),
            bottom: one.1.max(two.1),
        }
    }

    /// Whether two areas share a point.
    pub fn meets(&self, other: &Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }

    pub fn holds(&self, (x, y): (i32, i32)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// Wider by so much on every side.
    pub fn grown(self, by: i32) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// The area around both.
    pub fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub fn width(&self) -> i32 {
        self.right - self.left
    }

    pub fn height(&self) -> i32 {
        self.bottom - self.top
    }
}

/// The area around all steps; none of an empty workflow.
pub fn bounds(flow: &Flow) -> Option<Area> {
    flow.nodes.values().map(Area::of).reduce(Area::around)
}

/// The nearest place on the grid.
pub fn snapped(at: i32) -> i32 {
    (at + GRID / 2).div_euclid(GRID) * GRID
}

/// Where a port of a step is.
pub fn port_point(node: &Node, index: usize, count: usize) -> (i32, i32) {
    let share = WIDTH * (index as i32 + 1) / (count as i32 + 1);
    (node.x + share, node.y + HEIGHT)
}

/// Where edges come in.
pub fn entry_point(node: &Node) -> (i32, i32) {
    (node.x + WIDTH / 2, node.y)
}

/// The place nearest to the right of the wanted one where no step stands, but those left out.
pub fn free_spot(flow: &Flow, wanted: (i32, i32), except: &BTreeSet<&str>) -> (i32, i32) {
    let (x, y) = (snapped(wanted.0), snapped(wanted.1));
    let spot = |x: i32| Area {
        left: x,
        top: y,
        right: x + WIDTH,
        bottom: y + HEIGHT,
    };
    let taken = |x: i32| {
        let nodes = flow.nodes.values();
        let mut others = nodes.filter(|node| !except.contains(node.id.as_str()));
        others.any(|node| Area::of(node).meets(&spot(x)))
    };
    // On both sides in turn, so that a branch does not wander off to one of them.
    let beside = (1..200).flat_map(|step| [x + step * COLUMN, x - step * COLUMN]);
    let found = std::iter::once(x).chain(beside).find(|x| !taken(*x));
    (found.unwrap_or(x), y)
}
