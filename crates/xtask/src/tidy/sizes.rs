//! Files under 500 lines, functions under 70 (a component under 100), lines up to 100 columns.

use super::scan::code_only;
use super::sources::sources;
use super::{Finding, sources::Source};
use crate::fault::Result;

const FILE_LINES_MAX: usize = 499;
const FUNCTION_LINES_MAX: usize = 69;
const COMPONENT_LINES_MAX: usize = 99;
const COLUMNS_MAX: usize = 100;

pub fn check() -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for source in sources(&[".rs", ".ts", ".js", ".mjs", ".css"])? {
        found.extend(long_file(&source));
        found.extend(long_lines(&source));
        if source.path.ends_with(".rs") {
            found.extend(long_functions(&source));
        }
    }
    Ok(found)
}

fn long_file(source: &Source) -> Option<Finding> {
    let lines = source.text.lines().count();
    let what = format!("{lines} lines, at most {FILE_LINES_MAX}");
    (lines > FILE_LINES_MAX).then(|| Finding::new(&source.path, what))
}

fn long_lines(source: &Source) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, line) in source.text.lines().enumerate() {
        let columns = line.chars().count();
        // An address or a picture in one piece cannot be broken.
        let whole = line.contains("://") || line.contains("data:") || line.contains(" d=\"");
        if columns > COLUMNS_MAX && !whole {
            let what = format!("{columns} columns, at most {COLUMNS_MAX}");
            found.push(Finding::new(format!("{}:{}", source.path, at + 1), what));
        }
    }
    found
}

fn long_functions(source: &Source) -> Vec<Finding> {
    let mut found = Vec::new();
    for function in functions(&source.text) {
        let max = if function.component {
            COMPONENT_LINES_MAX
        } else {
            FUNCTION_LINES_MAX
        };
        if function.lines > max {
            let place = format!("{}:{}", source.path, function.line);
            let what = format!(
                "fn {}: {} lines, at most {max}",
                function.name, function.lines
            );
            found.push(Finding::new(place, what));
        }
    }
    found
}

struct Function {
    name: String,
    line: usize,
    lines: usize,
    component: bool,
}

/// The functions of a file, with the lines from signature to closing brace.
fn functions(text: &str) -> Vec<Function> {
    let code = code_only(text);
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else {
            continue;
        };
        let above = &lines[at.saturating_sub(4)..at];
        found.push(Function {
            name: name.to_owned(),
            line: at + 1,
            lines: block_lines(&lines[at..]),
            component: above.iter().any(|line| line.trim() == "#[component]"),
        });
    }
    found
}

fn function_name(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let after = match line.strip_prefix("fn ") {
        Some(after) => after,
        None => {
            let (before, after) = line.split_once(" fn ")?;
            let words = ["pub", "async", "const", "unsafe", "extern"];
            let heads = before.split_whitespace();
            heads
                .map(|head| head.split('(').next().unwrap_or_default())
                .all(|head| words.contains(&head) || head.ends_with(')'))
                .then_some(after)?
        }
    };
    let end = after.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    Some(&after[..end])
}

/// How many lines until the block that opens here is closed; one for a bodiless signature.
fn block_lines(lines: &[&str]) -> usize {
    let mut depth = 0usize;
    let mut opened = false;
    for (at, line) in lines.iter().enumerate() {
        for next in line.chars() {
            match next {
                '{' => {
                    depth += 1;
                    opened = true;
                }
                '}' => depth = depth.saturating_sub(1),
                ';' if !opened && depth == 0 => return at + 1,
                _ => {}
            }
        }
        if opened && depth == 0 {
            return at + 1;
        }
    }
    lines.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_functions_when_measured_then_each_has_its_lines() {
        let text = "fn a() {\n  1;\n}\n\npub(crate) async fn b(\n  x: u8,\n) -> u8 {\n  x\n}\n";
        let found = functions(text);
        let sizes: Vec<_> = found.iter().map(|f| (f.name.as_str(), f.lines)).collect();
        assert_eq!(sizes, [("a", 3), ("b", 5)]);
    }

    #[test]
    fn given_a_component_when_measured_then_it_is_known_as_one() {
        assert!(functions("#[component]\npub fn Clock() -> impl IntoView {\n}\n")[0].component);
    }

    #[test]
    fn given_a_signature_without_body_when_measured_then_it_is_one_line() {
        assert_eq!(
            functions("trait T {\n fn a(&self);\n fn b(&self);\n}")[0].lines,
            1
        );
    }
}
