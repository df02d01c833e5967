//! Colours and contrast, in whole numbers: the same everywhere, to the bit.

use cssparser::color::{parse_hash_color, parse_named_color};

use super::value::{Component, Kind};

/// A colour of sRGB; `alpha` from 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
    pub alpha: u8,
}

impl Color {
    pub const BLACK: Self = Self::opaque(0, 0, 0);
    pub const WHITE: Self = Self::opaque(255, 255, 255);
    /// What browsers give an unvisited link.
    pub const LINK: Self = Self::opaque(0, 0, 238);

    pub const fn opaque(red: u8, green: u8, blue: u8) -> Self {
        Self {
            red,
            green,
            blue,
            alpha: 255,
        }
    }

    /// This colour painted over another.
    pub fn over(self, under: Self) -> Self {
        let part = |over: u8, under: u8| {
            let alpha = u32::from(self.alpha);
            let mixed = u32::from(over) * alpha + u32::from(under) * (255 - alpha);
            ((mixed + 127) / 255) as u8
        };
        Self::opaque(
            part(self.red, under.red),
            part(self.green, under.green),
            part(self.blue, under.blue),
        )
    }

    /// WCAG's relative luminance, in billionths.
    fn luminance(self) -> u64 {
        let part = |channel: u8, weight: u64| u64::from(linear(channel)) * weight;
        (part(self.red, 2126) + part(self.green, 7152) + part(self.blue, 722)) / 10_000
    }

    /// WCAG's contrast ratio, in hundredths: 100 is none, 2100 the most.
    pub fn contrast(self, other: Self) -> u32 {
        const FLARE: u64 = 50_000_000;
        let (one, two) = (self.luminance() + FLARE, other.luminance() + FLARE);
        (one.max(two) * 100 / one.min(two)) as u32
    }
}

/// A channel of sRGB as light, in billionths: (c/255 + 0.055) / 1.055 to the power of 2.4.
fn linear(channel: u8) -> u32 {
    include!("../../data/linear.rs")[usize::from(channel)]
}

/// The colour that a component says; `None` where it is known only on the page.
pub fn color(component: &Component) -> Option<Color> {
    match &component.kind {
        Kind::Ident(name) if name.eq_ignore_ascii_case("transparent") => Some(Color {
            alpha: 0,
            ..Color::BLACK
        }),
        Kind::Ident(name) => {
            let (red, green, blue) = parse_named_color(name).ok()?;
            Some(Color::opaque(red, green, blue))
        }
        Kind::Hash(digits) => hash(digits),
        Kind::Function(name, inside) => match name.as_str() {
            "rgb" | "rgba" => rgb(inside),
            "hsl" | "hsla" => hsl(inside),
            _ => None,
        },
        _ => None,
    }
}

/// The colour of an attribute such as `bgcolor`: a name, or digits with or without `#`.
pub fn attribute_color(value: &str) -> Option<Color> {
    let value = value.trim();
    let named = parse_named_color(value).ok();
    named
        .map(|(red, green, blue)| Color::opaque(red, green, blue))
        .or_else(|| hash(value.trim_start_matches('#')))
}

fn hash(digits: &str) -> Option<Color> {
    let (red, green, blue, alpha) = parse_hash_color(digits.as_bytes()).ok()?;
    Some(Color {
        red,
        green,
        blue,
        alpha: channel(alpha * 255.0),
    })
}

fn channel(value: f32) -> u8 {
    (value + 0.5).clamp(0.0, 255.0) as u8
}

/// Numbers and percentages of a function, percentages as parts of one hundred of `whole`.
fn numbers(inside: &[Component], wholes: [f32; 4]) -> Option<Vec<f32>> {
    let mut found = Vec::new();
    for component in inside {
        let whole = wholes[found.len().min(3)];
        match &component.kind {
            Kind::Number { value, .. } => found.push(*value),
            Kind::Percentage(value) => found.push(*value * whole / 100.0),
            Kind::Dimension { value, unit } if unit == "deg" => found.push(*value),
            Kind::Space | Kind::Comment | Kind::Comma | Kind::Delim('/') => {}
            _ => return None,
        }
    }
    (found.len() >= 3).then_some(found)
}

fn rgb(inside: &[Component]) -> Option<Color> {
    let found = numbers(inside, [255.0, 255.0, 255.0, 1.0])?;
    Some(Color {
        red: channel(found[0]),
        green: channel(found[1]),
        blue: channel(found[2]),
        alpha: channel(found.get(3).copied().unwrap_or(1.0) * 255.0),
    })
}

fn hsl(inside: &[Component]) -> Option<Color> {
    let found = numbers(inside, [360.0, 100.0, 100.0, 1.0])?;
    let hue = ((found[0] % 360.0) + 360.0) % 360.0;
    let saturation = (found[1] / 100.0).clamp(0.0, 1.0);
    let light = (found[2] / 100.0).clamp(0.0, 1.0);
    let spread = saturation * light.min(1.0 - light);
    let part = |offset: f32| {
        let turn = (offset + hue / 30.0) % 12.0;
        let slope = (turn - 3.0).min(9.0 - turn).clamp(-1.0, 1.0);
        channel((light - spread * slope) * 255.0)
    };
    Some(Color {
        red: part(0.0),
        green: part(8.0),
        blue: part(4.0),
        alpha: channel(found.get(3).copied().unwrap_or(1.0) * 255.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_known_pairs_when_measured_then_the_ratio_is_that_of_wcag() {
        assert_eq!(Color::BLACK.contrast(Color::WHITE), 2100);
        assert_eq!(Color::opaque(0x76, 0x76, 0x76).contrast(Color::WHITE), 454);
        assert_eq!(Color::opaque(0x77, 0x77, 0x77).contrast(Color::WHITE), 447);
        assert_eq!(Color::WHITE.contrast(Color::WHITE), 100);
    }

    #[test]
    fn given_half_white_over_black_when_mixed_then_it_is_grey() {
        let half = Color {
            alpha: 128,
            ..Color::WHITE
        };
        assert_eq!(half.over(Color::BLACK), Color::opaque(128, 128, 128));
    }
}
