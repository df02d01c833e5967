//! Which declarations win, as far as contrast and layout need them.
//!
//! Rules inside `@media` are left out: they hold on some screens only. What a rule would do to a
//! pseudo-element or on hovering does not count either.

use std::collections::BTreeMap;

use super::color::{Color, attribute_color, color};
use super::rules::{Declaration, Rule};
use super::selector::{Pseudo, Selector, selectors};
use super::sheets::{Sheets, Source};
use super::value::{Component, Kind};
use crate::dom::{Document, Element, Found, NodeId, Origin};

/// Important, by attribute, the selector's weight, the order.
type Rank = (bool, bool, (usize, usize, usize), usize);

/// The winning declarations of each element.
#[derive(Debug, Default)]
pub struct Cascade<'a> {
    won: BTreeMap<NodeId, BTreeMap<&'a str, (Rank, &'a Declaration)>>,
}

/// What an element's text looks like.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub color: Color,
    /// `None` behind pictures and gradients.
    pub background: Option<Color>,
    pub size_px: f32,
    pub bold: bool,
    pub shown: bool,
}

impl Look {
    const FIRST: Self = Self {
        color: Color::BLACK,
        background: Some(Color::WHITE),
        size_px: 16.0,
        bold: false,
        shown: true,
    };
}

impl<'a> Cascade<'a> {
    pub fn new(document: &Document, sheets: &'a Sheets) -> Self {
        let mut cascade = Self::default();
        let mut order = 0;
        for styles in &sheets.all {
            for rule in &styles.rules {
                order += 1;
                cascade.add_rule(document, rule, order);
            }
            if let Source::Attribute(id) = styles.source {
                order += 1;
                cascade.add(id, &styles.declarations, (0, 0, 0), true, order);
            }
        }
        cascade
    }

    fn add_rule(&mut self, document: &Document, rule: &'a Rule, order: usize) {
        let Rule::Style {
            prelude,
            declarations,
            ..
        } = rule
        else {
            return;
        };
        let Ok(list) = selectors(prelude) else {
            return;
        };
        for selector in list.iter().filter(|selector| !is_of_a_moment(selector)) {
            let weight = selector.weight();
            for found in selector.chosen(document) {
                self.add(found.id, declarations, weight, false, order);
            }
        }
    }

    fn add(
        &mut self,
        id: NodeId,
        declarations: &'a [Declaration],
        weight: (usize, usize, usize),
        own: bool,
        order: usize,
    ) {
        let won = self.won.entry(id).or_default();
        for declaration in declarations {
            let rank = (declaration.important.is_some(), own, weight, order);
            let held = won.entry(&declaration.name).or_insert((rank, declaration));
            if rank >= held.0 {
                *held = (rank, declaration);
            }
        }
    }

    /// The value of a property on an element, when one is declared for it.
    pub fn value(&self, id: NodeId, property: &str) -> Option<&'a [Component]> {
        let (_, declaration) = self.won.get(&id)?.get(property)?;
        Some(&declaration.value)
    }

    fn ranked(&self, id: NodeId, property: &str) -> Option<(Rank, &'a [Component])> {
        let (rank, declaration) = self.won.get(&id)?.get(property)?;
        Some((*rank, &declaration.value))
    }

    /// How each element's text looks.
    pub fn looks(&self, document: &Document) -> BTreeMap<NodeId, Look> {
        let mut looks: BTreeMap<NodeId, Look> = BTreeMap::new();
        for Found { id, element } in document.elements() {
            let parent = document.around(id).next();
            let around = parent.and_then(|held| looks.get(&held.id)).copied();
            looks.insert(id, self.look(id, element, around.unwrap_or(Look::FIRST)));
        }
        looks
    }

    fn look(&self, id: NodeId, element: &Element, around: Look) -> Look {
        let mut look = by_element(element, around);
        if element.origin != Origin::Implied {
            look.color = by_attribute(element, &["color", "text"]).unwrap_or(look.color);
            let painted = by_attribute(element, &["bgcolor"]);
            look.background = painted.or(look.background);
            if element.has("background") {
                look.background = None;
            }
        }
        if let Some(own) = self.value(id, "color").and_then(only_color) {
            look.color = own;
        }
        look.background = self.background(id, look.background);
        look.size_px = self
            .size(id)
            .map_or(look.size_px, |size| size.of(around.size_px));
        if let Some(weight) = self
            .value(id, "font-weight")
            .and_then(|value| value.first())
        {
            look.bold = match &weight.kind {
                Kind::Number { value, .. } => *value >= 700.0,
                Kind::Ident(name) => {
                    name == "bold" || name == "bolder" || (name == "inherit" && around.bold)
                }
                _ => look.bold,
            };
        }
        let hidden = |property: &str, word: &str| {
            let first = self.value(id, property).and_then(|value| value.first());
            first
                .and_then(Component::ident)
                .is_some_and(|held| held.eq_ignore_ascii_case(word))
        };
        look.shown = around.shown
            && !hidden("display", "none")
            && !hidden("visibility", "hidden")
            && !element.has("hidden");
        look
    }

    /// Of `background` and `background-color` the one that wins.
    fn background(&self, id: NodeId, under: Option<Color>) -> Option<Color> {
        let short = self.ranked(id, "background");
        let long = self.ranked(id, "background-color");
        let image = self.value(id, "background-image");
        let (value, is_short) = match (short, long) {
            (Some(short), Some(long)) if short.0 > long.0 => (short.1, true),
            (_, Some(long)) => (long.1, false),
            (Some(short), None) => (short.1, true),
            (None, None) if image.is_some_and(has_image) => return None,
            (None, None) => return under,
        };
        if (is_short && has_image(value)) || image.is_some_and(has_image) {
            return None;
        }
        match value.iter().find_map(color) {
            Some(own) if own.alpha == 255 => Some(own),
            Some(own) => under.map(|under| own.over(under)),
            None if value
                .iter()
                .any(|held| matches!(held.kind, Kind::Function(..))) =>
            {
                None
            }
            None => under,
        }
    }

    fn size(&self, id: NodeId) -> Option<Size> {
        let long = self.ranked(id, "font-size");
        let short = self.ranked(id, "font");
        let value = match (long, short) {
            (Some(long), Some(short)) if short.0 > long.0 => short.1,
            (Some(long), _) => long.1,
            (None, Some(short)) => short.1,
            (None, None) => return None,
        };
        value.iter().find_map(size)
    }
}

enum Size {
    Px(f32),
    Times(f32),
}

impl Size {
    fn of(&self, around_px: f32) -> f32 {
        match self {
            Self::Px(px) => *px,
            Self::Times(times) => around_px * times,
        }
    }
}

fn size(component: &Component) -> Option<Size> {
    match &component.kind {
        Kind::Dimension { value, unit } => Some(match unit.as_str() {
            "px" => Size::Px(*value),
            "pt" => Size::Px(value * 4.0 / 3.0),
            "rem" => Size::Px(value * 16.0),
            "em" => Size::Times(*value),
            _ => return None,
        }),
        Kind::Number { value: 0.0, .. } => Some(Size::Px(0.0)),
        Kind::Percentage(value) => Some(Size::Times(value / 100.0)),
        _ => None,
    }
}

/// Chosen for a moment, or for a part that is no element.
fn is_of_a_moment(selector: &Selector) -> bool {
    selector.parts.iter().any(|(_, part)| {
        part.pseudo
            .iter()
            .any(|pseudo| matches!(pseudo, Pseudo::Open(name) if name != ":link"))
    })
}

fn has_image(value: &[Component]) -> bool {
    value.iter().any(|held| match &held.kind {
        Kind::Url(_) => true,
        Kind::Function(name, _) => {
            name == "url" || name.ends_with("gradient") || name == "image-set"
        }
        _ => false,
    })
}

fn only_color(value: &[Component]) -> Option<Color> {
    value.first().and_then(color)
}

fn by_attribute(element: &Element, names: &[&str]) -> Option<Color> {
    let held = names.iter().find_map(|name| element.attribute(name))?;
    let wanted = match held.name.as_str() {
        "color" => element.is("font"),
        "text" => element.is("body"),
        _ => true,
    };
    attribute_color(&held.value).filter(|_| wanted)
}

/// What browsers give an element before any style.
fn by_element(element: &Element, around: Look) -> Look {
    let mut look = around;
    match element.name.as_str() {
        "a" if element.has("href") => look.color = Color::LINK,
        "b" | "strong" | "th" => look.bold = true,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            look.bold = true;
            let times = [2.0, 1.5, 1.17, 1.0, 0.83, 0.67];
            let level = usize::from(element.name.as_bytes()[1] - b'1');
            look.size_px = around.size_px * times[level];
        }
        "small" => look.size_px = around.size_px * 0.83,
        "head" | "title" | "script" | "style" | "template" | "noscript" => look.shown = false,
        "button" | "input" | "select" | "textarea" => {
            look.color = Color::BLACK;
            look.background = None;
            look.size_px = 13.33;
        }
        _ => {}
    }
    look
}
