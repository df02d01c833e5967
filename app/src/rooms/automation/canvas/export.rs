//! A workflow as a picture that opens alone.

use super::edges;
use crate::rooms::automation::graph::place::{Area, HEIGHT, WIDTH, bounds, port_point};
use crate::rooms::automation::words::{self, Words};
use casefile::workflow::{Family, Node};
use exam::automation::Flow;
use std::fmt::Write;

/// Letters of a name that fit into a line of a step.
const LINE_CHARS: usize = 24;

/// The picture, and its width and height.
pub fn svg(flow: &Flow, i18n: Words) -> (String, i32, i32) {
    let area = bounds(flow).unwrap_or_default().grown(40);
    let (wide, high) = (area.width(), area.height());
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{} {} {wide} {high}\" \
         width=\"{wide}\" height=\"{high}\" font-family=\"sans-serif\">\
         <title>{}</title><rect x=\"{}\" y=\"{}\" width=\"{wide}\" height=\"{high}\" \
         fill=\"#fff\"/>",
        area.left,
        area.top,
        escaped(&flow.title),
        area.left,
        area.top,
    );
    let everything = Area {
        left: i32::MIN,
        top: i32::MIN,
        right: i32::MAX,
        bottom: i32::MAX,
    };
    let lines = edges::lines(flow, everything, |_, _| true, None);
    let _ = write!(
        out,
        "<path d=\"{}\" fill=\"none\" stroke=\"#545b69\" stroke-width=\"1.5\"/>\
         <path d=\"{}\" fill=\"#545b69\"/>",
        lines.line, lines.arrows
    );
    for node in flow.nodes.values() {
        step(&mut out, node, i18n);
    }
    out.push_str("</svg>\n");
    (out, wide, high)
}

fn step(out: &mut String, node: &Node, i18n: Words) {
    let colour = match node.kind.family() {
        Family::Trigger => "#17693a",
        Family::Flow => "#545b69",
        Family::Action => "#1c51b9",
        Family::Decision => "#7f4c00",
        Family::Condition => "#6b2fa0",
    };
    let dashes = if node.kind.family() == Family::Decision {
        " stroke-dasharray=\"6 3\""
    } else {
        ""
    };
    let (x, y) = (node.x, node.y);
    let _ = write!(
        out,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"6\" fill=\"#fff\" \
         stroke=\"{colour}\" stroke-width=\"1.5\"{dashes}/>\
         <text x=\"{}\" y=\"{}\" font-size=\"11\" fill=\"{colour}\">{}</text>",
        x + 12,
        y + 18,
        escaped(words::family_name(i18n, node.kind.family())),
    );
    for (index, line) in broken(&words::step_name(i18n, node)).iter().enumerate() {
        let _ = write!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"13\" fill=\"#191c23\">{}</text>",
            x + 12,
            y + 36 + 16 * index as i32,
            escaped(line),
        );
    }
    let ports = node.ports();
    for (index, port) in ports.iter().enumerate().filter(|_| ports.len() > 1) {
        let (x, y) = port_point(node, index, ports.len());
        let name = words::port_name(i18n, node, port);
        let _ = write!(
            out,
            "<text x=\"{x}\" y=\"{}\" font-size=\"11\" fill=\"#191c23\" stroke=\"#fff\" \
             stroke-width=\"3\" paint-order=\"stroke\" text-anchor=\"middle\">{}</text>",
            y + 14,
            escaped(&name),
        );
    }
}

/// At most two lines, the second with an ellipsis if there is more.
fn broken(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in name.split_whitespace() {
        let last = lines.last_mut().expect("there is one always");
        let fits = last.is_empty() || last.chars().count() + word.chars().count() < LINE_CHARS;
        match (fits, last.is_empty()) {
            (true, true) => last.push_str(word),
            (true, false) => {
                last.push(' ');
                last.push_str(word);
            }
            (false, _) => lines.push(word.to_owned()),
        }
    }
    let more = lines.len() > 2;
    lines.truncate(2);
    for line in &mut lines {
        if line.chars().count() > LINE_CHARS {
            *line = line.chars().take(LINE_CHARS - 1).chain(['…']).collect();
        }
    }
    if let Some(line) = lines.last_mut().filter(|line| more && !line.ends_with('…')) {
        line.push('…');
    }
    lines
}

/// Words that may stand in XML.
pub fn escaped(words: &str) -> String {
    let allowed = |c: &char| !c.is_control();
    let mut out = String::with_capacity(words.len());
    for c in words.chars().filter(allowed) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
