//! Runs every page of `tests/cases`. `BLESS=1` writes what was found into the pages, to be read.

use std::fs;
use std::path::{Path, PathBuf};

use checks::{Finding, Part, Work, check, text_of};

use crate::document::{Case, HEAD, LETTER, Page, parse};

const CASES_MIN: usize = 300;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn pages() -> Vec<(PathBuf, String)> {
    let files = fs::read_dir(folder()).expect("the folder of cases");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a page");
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

fn shown(work: &Work, finding: &Finding) -> String {
    let text = text_of(work, finding.part);
    let before = &text[..finding.place.start];
    let wrapped = text.starts_with(HEAD) || text.starts_with(LETTER);
    let headed = finding.part == Part::Html && wrapped;
    let line = before.matches('\n').count() + usize::from(!headed);
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    let range = &text[finding.place.start..finding.place.end];
    let range: String = range.chars().map(visible).collect();
    let part = match finding.part {
        Part::Html => String::new(),
        part => format!("{} ", part.name()),
    };
    format!("{} {part}{line}:{column} `{range}`", finding.code)
}

/// As the pages write characters that nobody sees.
fn visible(c: char) -> String {
    match c {
        '\n' => "⏎".to_owned(),
        c if c.is_control() || u32::from(c) & 0xFFFE == 0xFFFE => format!("⟨{:X}⟩", u32::from(c)),
        c => c.to_string(),
    }
}

fn found(page: &Page, case: &Case) -> Vec<String> {
    let about = |finding: &&Finding| {
        let area = serde_json::to_value(finding.code.area()).expect("an area");
        page.areas
            .iter()
            .any(|held| Some(held.as_str()) == area.as_str())
    };
    let findings = check(&case.work).findings;
    findings
        .iter()
        .filter(about)
        .map(|finding| shown(&case.work, finding))
        .collect()
}

#[test]
fn given_the_pages_of_cases_when_checked_then_each_finds_what_it_says() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for (path, text) in pages() {
        let page = parse(&text);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for case in page.cases.iter().rev() {
            let found = found(&page, case);
            if found != case.expected {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                wrong.push(format!(
                    "{name} · {}\n  expected {:#?}\n  found {:#?}",
                    case.name, case.expected, found
                ));
            }
            let listed = found.iter().map(|line| format!("- {line}"));
            lines.splice(case.lines.0..case.lines.1, listed);
        }
        if bless {
            fs::write(&path, lines.join("\n") + "\n").expect("a page to write");
        }
    }
    assert!(bless || wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn given_the_pages_of_cases_when_counted_then_there_are_enough() {
    let count: usize = pages()
        .iter()
        .map(|(_, text)| parse(text).cases.len())
        .sum();
    assert!(count >= CASES_MIN, "{count} cases, at least {CASES_MIN}");
}

#[test]
fn given_the_pages_of_cases_when_read_then_every_rule_has_one() {
    let expected: Vec<String> = pages()
        .iter()
        .flat_map(|(_, text)| parse(text).cases)
        .flat_map(|case| case.expected)
        .collect();
    // No text that reaches a check holds lone surrogates: Rust's strings cannot.
    let without = ["surrogate-in-input-stream"];
    let missing: Vec<_> = checks::rules()
        .iter()
        .map(|rule| rule.code)
        .filter(|code| !without.contains(code))
        .filter(|code| {
            !expected
                .iter()
                .any(|line| line.split(' ').next() == Some(code))
        })
        .collect();
    assert!(missing.is_empty(), "no case for {missing:#?}");
}
