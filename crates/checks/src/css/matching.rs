//! Whether a value is what a property takes.
//!
//! Each part of the grammar gives the places where it may end. Work is counted, and a value that
//! would take too long counts as right: a check must not accuse what it did not understand.

use std::collections::BTreeMap;

use super::grammar::{Grammar, Node, grammar};
use super::value::{Component, Kind};

const STEPS_MAX: usize = 20_000;
const DEPTH_MAX: usize = 200;

const WIDE: [&str; 5] = ["initial", "inherit", "unset", "revert", "revert-layer"];
const SUBSTITUTIONS: [&str; 4] = ["var", "env", "attr", "if"];
const MATH: [&str; 22] = [
    "calc",
    "min",
    "max",
    "clamp",
    "round",
    "mod",
    "rem",
    "abs",
    "sign",
    "sin",
    "cos",
    "tan",
    "asin",
    "acos",
    "atan",
    "atan2",
    "pow",
    "sqrt",
    "hypot",
    "log",
    "exp",
    "calc-size",
];
const LENGTHS: [&str; 44] = [
    "px", "em", "rem", "ex", "rex", "ch", "rch", "cap", "rcap", "ic", "ric", "lh", "rlh", "vw",
    "svw", "lvw", "dvw", "vh", "svh", "lvh", "dvh", "vi", "svi", "lvi", "dvi", "vb", "svb", "lvb",
    "dvb", "vmin", "svmin", "lvmin", "dvmin", "vmax", "svmax", "lvmax", "dvmax", "cm", "mm", "q",
    "in", "pc", "pt", "cqw",
];

/// Whether `value` is one that the property takes; `None` for a property that nobody knows.
pub fn takes(property: &str, value: &[Component]) -> Option<bool> {
    let known = grammar().properties.get(property)?;
    let value: Vec<&Component> = value.iter().filter(|held| !held.is_blank()).collect();
    if is_wide(&value) || value.iter().any(|held| is_open(held)) {
        return Some(true);
    }
    let mut matcher = Matcher {
        grammar: grammar(),
        steps: 0,
        depth: 0,
        tired: false,
    };
    let ends = matcher.ends(&known.node, &value, 0);
    Some(matcher.tired || ends.contains(&value.len()))
}

fn is_wide(value: &[&Component]) -> bool {
    let word = value.first().and_then(|held| held.ident());
    value.len() == 1
        && word.is_some_and(|word| WIDE.iter().any(|wide| word.eq_ignore_ascii_case(wide)))
}

/// What is known only when the page runs, or is a browser's own.
fn is_open(component: &Component) -> bool {
    match &component.kind {
        Kind::Function(name, inside) => {
            SUBSTITUTIONS.contains(&name.as_str())
                || name.starts_with('-')
                || inside.iter().any(is_open)
        }
        Kind::Block(_, inside) => inside.iter().any(is_open),
        Kind::Ident(name) => {
            let browsers = ["-webkit-", "-moz-", "-ms-", "-o-"];
            browsers.iter().any(|own| name.starts_with(own))
        }
        _ => false,
    }
}

struct Matcher {
    grammar: &'static Grammar,
    steps: usize,
    depth: usize,
    tired: bool,
}

impl Matcher {
    /// Where `node` may end when it begins at `at`, each once, in order.
    fn ends(&mut self, node: &Node, value: &[&Component], at: usize) -> Vec<usize> {
        self.steps += 1;
        if self.steps > STEPS_MAX || self.depth > DEPTH_MAX {
            self.tired = true;
            return Vec::new();
        }
        self.depth += 1;
        let mut ends = self.raw_ends(node, value, at);
        self.depth -= 1;
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    fn raw_ends(&mut self, node: &Node, value: &[&Component], at: usize) -> Vec<usize> {
        let next = value.get(at).copied();
        let one = |matches: bool| if matches { vec![at + 1] } else { Vec::new() };
        match node {
            Node::Keyword(word) => {
                let same = next.and_then(Component::ident);
                one(same.is_some_and(|held| held.eq_ignore_ascii_case(word)))
            }
            // A comma goes with what it separates: left out at an end, or beside another.
            Node::Literal(',') if is_idle_comma(value, at) => {
                let comma = next.is_some_and(|held| held.kind == Kind::Comma);
                if comma { vec![at, at + 1] } else { vec![at] }
            }
            Node::Literal(mark) => one(next.is_some_and(|held| is_mark(&held.kind, *mark))),
            Node::Type(name, range) => self.type_ends(name, *range, value, at),
            Node::Property(name) => match self.grammar.properties.get(name.as_str()) {
                Some(property) => self.ends(&property.node, value, at),
                None => one(next.is_some()),
            },
            Node::Function(name, inner) => one(next.is_some_and(|held| {
                matches!(&held.kind, Kind::Function(own, _) if own == name)
                    && self.fills(inner, held.inside())
            })),
            Node::Bracketed(inner) => {
                one(next.is_some_and(|held| held.is_block('(') && self.fills(inner, held.inside())))
            }
            Node::Sequence(nodes) => {
                let mut places = vec![at];
                for node in nodes {
                    places = self.after_each(node, value, &places);
                }
                places
            }
            Node::One(nodes) => {
                let word = next.and_then(Component::ident);
                let mut ends = Vec::new();
                for node in nodes {
                    match node {
                        // Long lists of words, as of colours, are one step.
                        Node::Keyword(own)
                            if !word.is_some_and(|w| w.eq_ignore_ascii_case(own)) => {}
                        node => ends.extend(self.ends(node, value, at)),
                    }
                }
                ends
            }
            Node::All(nodes) => self.any_order(nodes, value, at, true),
            Node::Some(nodes) => self.any_order(nodes, value, at, false),
            Node::Repeat {
                node,
                min,
                max,
                commas,
            } => self.repeats(node, (*min, *max), *commas, value, at),
            Node::Present(node) => {
                let ends = self.ends(node, value, at);
                ends.into_iter().filter(|end| *end > at).collect()
            }
        }
    }

    fn after_each(&mut self, node: &Node, value: &[&Component], places: &[usize]) -> Vec<usize> {
        let mut ends: Vec<usize> = Vec::new();
        for place in places {
            ends.extend(self.ends(node, value, *place));
        }
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// Whether `node` matches all that stands in a function or in brackets.
    fn fills(&mut self, node: &Node, inside: &[Component]) -> bool {
        let inside: Vec<&Component> = inside.iter().filter(|held| !held.is_blank()).collect();
        self.ends(node, &inside, 0).contains(&inside.len())
    }

    /// Parts in any order: those still to come are a mask.
    fn any_order(
        &mut self,
        nodes: &[Node],
        value: &[&Component],
        at: usize,
        all: bool,
    ) -> Vec<usize> {
        let full = (1u32 << nodes.len()) - 1;
        let mut seen: BTreeMap<(u32, usize), ()> = BTreeMap::from([((0, at), ())]);
        let mut waiting = vec![(0u32, at)];
        let mut ends = Vec::new();
        while let Some((used, place)) = waiting.pop() {
            if used == full || (!all && used != 0) {
                ends.push(place);
            }
            for (index, node) in nodes
                .iter()
                .enumerate()
                .filter(|(index, _)| used & (1 << index) == 0)
            {
                for end in self.ends(node, value, place) {
                    let state = (used | (1 << index), end);
                    let progress = all || end > place;
                    if progress && seen.insert(state, ()).is_none() {
                        waiting.push(state);
                    }
                }
            }
        }
        ends
    }

    fn repeats(
        &mut self,
        node: &Node,
        (min, max): (usize, usize),
        commas: bool,
        value: &[&Component],
        at: usize,
    ) -> Vec<usize> {
        let mut ends = if min == 0 { vec![at] } else { Vec::new() };
        let mut places = vec![at];
        for count in 1..=max.min(value.len() + 1) {
            if commas && count > 1 {
                places.retain(|place| {
                    value
                        .get(*place)
                        .is_some_and(|held| held.kind == Kind::Comma)
                });
                places.iter_mut().for_each(|place| *place += 1);
            }
            let next = self.after_each(node, value, &places);
            if next.is_empty() {
                break;
            }
            if count >= min {
                ends.extend(&next);
            }
            let stuck = next == places;
            places = next;
            if stuck {
                // Repeating nothing goes nowhere, but counts.
                ends.extend(&places);
                break;
            }
        }
        ends
    }

    fn type_ends(
        &mut self,
        name: &str,
        range: Option<(f32, f32)>,
        value: &[&Component],
        at: usize,
    ) -> Vec<usize> {
        let grammar = self.grammar;
        if let Some(matches) = basic(name, range, value, at) {
            return matches;
        }
        match grammar.types.get(name) {
            Some(node) => self.ends(node, value, at),
            // A type that the tables do not define: one value of any kind.
            None => value.get(at).map(|_| at + 1).into_iter().collect(),
        }
    }
}

fn is_idle_comma(value: &[&Component], at: usize) -> bool {
    at == 0 || at == value.len() || value[at - 1].kind == Kind::Comma
}

fn is_mark(kind: &Kind, mark: char) -> bool {
    match kind {
        Kind::Delim(own) => *own == mark,
        Kind::Comma => mark == ',',
        Kind::Colon => mark == ':',
        Kind::Semicolon => mark == ';',
        _ => false,
    }
}

/// Types that are not made of others; `None` for the rest.
fn basic(
    name: &str,
    range: Option<(f32, f32)>,
    value: &[&Component],
    at: usize,
) -> Option<Vec<usize>> {
    if let Some(first) = name.strip_suffix("-percentage") {
        let first = basic(first, range, value, at)?;
        return match first.is_empty() {
            true => basic("percentage", range, value, at),
            false => Some(first),
        };
    }
    let next = value.get(at).map(|held| &held.kind);
    let within = |number: f32| range.is_none_or(|(low, high)| number >= low && number <= high);
    let math = matches!(next, Some(Kind::Function(own, _)) if MATH.contains(&own.as_str()));
    let unit = |units: &[&str]| {
        math || matches!(next, Some(Kind::Dimension { value, unit })
            if units.contains(&unit.as_str()) && within(*value))
    };
    let zero = matches!(next, Some(Kind::Number { value, .. }) if *value == 0.0);
    let matches = match name {
        "length" => {
            unit(&LENGTHS)
                || unit(&["cqh", "cqi", "cqb", "cqmin", "cqmax"])
                || (zero && within(0.0))
        }
        "angle" => unit(&["deg", "grad", "rad", "turn"]),
        "time" => unit(&["s", "ms"]),
        "frequency" => unit(&["hz", "khz"]),
        "resolution" => unit(&["dpi", "dpcm", "dppx", "x"]),
        "flex" => unit(&["fr"]),
        "zero" => zero,
        "dimension" => math || matches!(next, Some(Kind::Dimension { .. })),
        "percentage" => math || matches!(next, Some(Kind::Percentage(value)) if within(*value)),
        "number" | "number-token" => {
            math || matches!(next, Some(Kind::Number { value, .. }) if within(*value))
        }
        "integer" => {
            math || matches!(next, Some(Kind::Number { value, whole: true }) if within(*value))
        }
        "string" => matches!(next, Some(Kind::Text(_))),
        "url" => match next {
            Some(Kind::Url(_)) => true,
            Some(Kind::Function(own, _)) => own == "url" || own == "src",
            _ => false,
        },
        "hex-color" | "hash-token" => match next {
            Some(Kind::Hash(digits)) => {
                let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
                name == "hash-token" || (hex && matches!(digits.len(), 3 | 4 | 6 | 8))
            }
            _ => false,
        },
        "custom-ident" => matches!(next, Some(Kind::Ident(word))
            if !WIDE.iter().any(|wide| word.eq_ignore_ascii_case(wide))),
        "dashed-ident" => matches!(next, Some(Kind::Ident(word)) if word.starts_with("--")),
        "ident" | "attr-name" | "intrinsic-size-keyword" => matches!(next, Some(Kind::Ident(_))),
        "declaration-value" | "any-value" => return Some(vec![value.len()]),
        _ => return None,
    };
    Some(if matches { vec![at + 1] } else { Vec::new() })
}
