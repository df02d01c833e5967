//! Which part of a canvas is in sight, and how large.

use crate::rooms::automation::graph::place::Area;

/// The smallest and the largest scale.
const SCALES: (f64, f64) = (0.05, 2.0);

/// Under this scale words can't be read, so steps are drawn as plain boxes.
pub const PLAIN_BELOW: f64 = 0.3;

/// What is drawn changes only when the window crosses a line of this raster.
const TILE: f64 = 512.0;

/// A place on the screen is a place of the canvas times the scale, plus the offset.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    pub x: f64,
    pub y: f64,
    pub scale: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            x: 24.0,
            y: 24.0,
            scale: 1.0,
        }
    }
}

impl Camera {
    /// A place of the canvas under a place on the screen.
    pub fn world(&self, (x, y): (f64, f64)) -> (i32, i32) {
        let at = |screen: f64, offset: f64| ((screen - offset) / self.scale).round() as i32;
        (at(x, self.x), at(y, self.y))
    }

    #[must_use]
    pub fn panned(self, dx: f64, dy: f64) -> Self {
        Self {
            x: self.x + dx,
            y: self.y + dy,
            ..self
        }
    }

    /// Larger or smaller, with the place under `at` kept where it is.
    #[must_use]
    pub fn zoomed(self, factor: f64, at: (f64, f64)) -> Self {
        let scale = (self.scale * factor).clamp(SCALES.0, SCALES.1);
        let kept = |screen: f64, offset: f64| screen - (screen - offset) * scale / self.scale;
        Self {
            x: kept(at.0, self.x),
            y: kept(at.1, self.y),
            scale,
        }
    }

    /// Shows an area whole, with a margin; never larger than life.
    pub fn fitted(area: Area, size: (f64, f64)) -> Self {
        let (wide, high) = (
            f64::from(area.width()) + 96.0,
            f64::from(area.height()) + 120.0,
        );
        let scale = (size.0 / wide)
            .min(size.1 / high)
            .min(1.0)
            .clamp(SCALES.0, SCALES.1);
        let middle = |from: i32, to: i32| (f64::from(from) + f64::from(to)) / 2.0;
        Self {
            x: size.0 / 2.0 - middle(area.left, area.right) * scale,
            y: size.1 / 2.0 - middle(area.top, area.bottom) * scale,
            scale,
        }
    }

    /// Moved as little as needed to bring an area into sight.
    #[must_use]
    pub fn showing(self, area: Area, size: (f64, f64)) -> Self {
        let shift = |from: i32, to: i32, offset: f64, room: f64| {
            let (from, to) = (f64::from(from) * self.scale, f64::from(to) * self.scale);
            let (low, high) = (from + offset - 24.0, to + offset + 40.0);
            if low < 0.0 {
                -low
            } else if high > room {
                (room - high).max(-low)
            } else {
                0.0
            }
        };
        let dx = shift(area.left, area.right, self.x, size.0);
        let dy = shift(area.top, area.bottom, self.y, size.1);
        self.panned(dx, dy)
    }

    /// What is in sight.
    pub fn sight(&self, size: (f64, f64)) -> Area {
        Area::between(self.world((0.0, 0.0)), self.world(size))
    }

    /// What is drawn: what is in sight and a little around it, on a raster, so that it seldom
    /// changes while the canvas moves.
    pub fn drawn(&self, size: (f64, f64)) -> Area {
        let sight = self.sight(size);
        let low = |at: i32| ((f64::from(at) / TILE).floor() * TILE) as i32 - TILE as i32 / 2;
        let high = |at: i32| ((f64::from(at) / TILE).ceil() * TILE) as i32 + TILE as i32 / 2;
        Area {
            left: low(sight.left),
            top: low(sight.top),
            right: high(sight.right),
            bottom: high(sight.bottom),
        }
    }

    /// Whether steps are drawn as plain boxes.
    pub fn is_plain(&self) -> bool {
        self.scale < PLAIN_BELOW
    }

    pub fn css(&self) -> String {
        format!(
            "transform: translate({}px, {}px) scale({})",
            self.x, self.y, self.scale
        )
    }
}
