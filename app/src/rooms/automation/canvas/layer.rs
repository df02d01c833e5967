//! The steps in sight as elements, made and moved by hand: a frame of a drag touches only what
//! moves, and a pan touches none.

use crate::i18n::t_string;
use crate::rooms::automation::bench::Chosen;
use crate::rooms::automation::graph::place::WIDTH;
use crate::rooms::automation::marks::{Mark, Marks};
use crate::rooms::automation::passed::{self, Passed};
use crate::rooms::automation::words::{self, Words};
use crate::widgets::drawing;
use casefile::workflow::Node;
use std::collections::{BTreeMap, BTreeSet};
use web_sys::{Document, Element};

/// What the steps look like now.
pub struct Look<'a> {
    pub nodes: Vec<&'a Node>,
    pub chosen: &'a Chosen,
    pub marks: &'a Marks,
    pub passed: &'a Passed,
    pub words: Words,
}

/// The elements of the steps in sight.
pub struct Layer {
    host: Element,
    document: Document,
    made: BTreeMap<String, Made>,
}

struct Made {
    element: Element,
    node: Node,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    chosen: bool,
    active: bool,
    mark: Option<Mark>,
    passed: Option<u64>,
    polish: bool,
}

impl Layer {
    pub fn new(host: Element) -> Option<Self> {
        let document = host.owner_document()?;
        Some(Self {
            host,
            document,
            made: BTreeMap::new(),
        })
    }

    /// Makes, changes and takes away elements until they are what is to be seen.
    pub fn sync(&mut self, look: &Look) {
        let shown: BTreeSet<&str> = look.nodes.iter().map(|node| node.id.as_str()).collect();
        self.made.retain(|id, made| {
            let stays = shown.contains(id.as_str());
            if !stays {
                made.element.remove();
            }
            stays
        });
        for node in &look.nodes {
            self.one(node, look);
        }
    }

    fn one(&mut self, node: &Node, look: &Look) {
        let state = State {
            chosen: look.chosen.steps.contains(&node.id),
            active: look.chosen.active.as_ref() == Some(&node.id),
            mark: look.marks.get(&node.id).copied(),
            passed: look.passed.get(&node.id).copied(),
            polish: look.words.get_locale_untracked() == crate::i18n::Locale::pl,
        };
        match self.made.get_mut(&node.id) {
            Some(made) if made.node == *node && made.state == state => {}
            Some(made) => {
                let same = (made.state.polish, made.state.passed) == (state.polish, state.passed);
                if !same || !same_words(&made.node, node) {
                    made.element.set_text_content(None);
                    fill(
                        &self.document,
                        &made.element,
                        node,
                        state.passed,
                        look.words,
                    );
                }
                made.node = node.clone();
                made.state = state;
                dress(&made.element, node, state, look.words);
            }
            None => {
                let Some(element) = make(&self.document, "div", "step") else {
                    return;
                };
                fill(&self.document, &element, node, state.passed, look.words);
                dress(&element, node, state, look.words);
                let _ = self.host.append_child(&element);
                let node = node.clone();
                let made = Made {
                    element,
                    node,
                    state,
                };
                self.made.insert(made.node.id.clone(), made);
            }
        }
    }

    /// Shows steps so much beside their places, while they are dragged.
    pub fn shift(&self, steps: &BTreeSet<String>, by: (i32, i32)) {
        for made in steps.iter().filter_map(|id| self.made.get(id)) {
            stand(&made.element, made.node.x + by.0, made.node.y + by.1);
        }
    }
}

fn same_words(one: &Node, two: &Node) -> bool {
    one.kind == two.kind && one.title == two.title && one.config == two.config
}

fn make(document: &Document, tag: &str, class: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    element.set_class_name(class);
    Some(element)
}

fn stand(element: &Element, x: i32, y: i32) {
    let _ = element.set_attribute("style", &format!("transform:translate({x}px,{y}px)"));
}

/// What a step says: no text of a person's goes through HTML.
fn fill(document: &Document, element: &Element, node: &Node, passed: Option<u64>, i18n: Words) {
    let family = node.kind.family();
    let say = |class: &str, words: &str| {
        if let Some(part) = make(document, "span", class) {
            part.set_text_content(Some(words));
            let _ = element.append_child(&part);
        }
    };
    if let Some(sign) = make(document, "span", "step__sign") {
        let icon = drawing(words::kind_icon(node.kind));
        sign.set_inner_html(&format!(
            "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{icon}</svg>"
        ));
        let _ = element.append_child(&sign);
    }
    say("step__family", words::family_name(i18n, family));
    say("step__name", &words::step_name(i18n, node));
    if let Some(contacts) = passed {
        say("step__passed", &passed::figure(i18n, contacts));
    }
    let ports = node.ports();
    for (index, port) in ports.iter().enumerate() {
        let Some(dot) = make(document, "span", "step__port") else {
            continue;
        };
        let left = WIDTH * (index as i32 + 1) / (ports.len() as i32 + 1);
        let _ = dot.set_attribute("style", &format!("left:{left}px"));
        if ports.len() > 1 {
            dot.set_text_content(Some(&words::port_name(i18n, node, port)));
        }
        let _ = element.append_child(&dot);
    }
}

/// Where it stands, whether it is chosen, whether something is wrong with it.
fn dress(element: &Element, node: &Node, state: State, i18n: Words) {
    stand(element, node.x, node.y);
    let family = words::family_class(node.kind.family());
    let mut class = format!("step step--{family}");
    if state.active {
        class.push_str(" step--active");
    }
    if let Some(mark) = state.mark {
        class.push_str(match mark {
            Mark::Error => " step--error",
            Mark::Warning => " step--warning",
        });
    }
    element.set_class_name(&class);
    let wrong = match state.mark {
        None => "",
        Some(Mark::Error) => t_string!(i18n, automation.mark.error),
        Some(Mark::Warning) => t_string!(i18n, automation.mark.warning),
    };
    let family = words::family_name(i18n, node.kind.family());
    let mut label = format!("{family}: {}", words::step_name(i18n, node));
    if !wrong.is_empty() {
        label.push_str(". ");
        label.push_str(wrong);
    }
    if let Some(contacts) = state.passed {
        label.push_str(". ");
        label.push_str(&passed::said(i18n, contacts));
    }
    for (name, value) in [
        ("id", format!("step-{}", node.id)),
        ("role", "option".into()),
        ("aria-selected", state.chosen.to_string()),
        ("aria-label", label),
    ] {
        let _ = element.set_attribute(name, &value);
    }
}
