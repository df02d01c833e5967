//! Links of Markdown: where they lead, and how the compiled case writes them.

use super::finding::{Findings, Position};
use super::{Source, media_type};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
use std::ops::Range;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// Out of the case: shown, inert.
    Outside,
    /// A document or an asset, as the compiled case writes it: "document:rynek".
    Inside(String),
    /// Nowhere.
    Missing,
}

/// A link in a text.
struct Link {
    range: Range<usize>,
    destination: String,
    inline: bool,
}

/// Checks the links of every task and paper, and that there is no raw HTML.
pub fn check(source: &Source, findings: &mut Findings) {
    let papers = source
        .folder
        .under("brief/")
        .chain(source.folder.under("tasks/"));
    for file in papers.filter(|path| path.ends_with(".md")) {
        let Some(text) = source.folder.text(file) else {
            continue;
        };
        let (links, html) = scan(text);
        for offset in html {
            let at = Position::of(text, offset);
            findings.error(
                file,
                at,
                "markdown-html",
                "raw HTML has no place in Markdown",
            );
        }
        for link in links {
            let at = Position::of(text, link.range.start);
            match target(source, file, &link.destination) {
                Target::Outside => {}
                Target::Inside(_) if link.inline => {}
                Target::Inside(_) => {
                    let message = "a link inside the case is written as [words](file)";
                    findings.error(file, at, "link-style", message);
                }
                Target::Missing => {
                    let message = format!("{:?} leads to no paper or asset", link.destination);
                    findings.error(file, at, "link-dangling", message);
                }
            }
        }
    }
}

/// The text of a file with its links in the form of the compiled case.
pub fn compile(source: &Source, file: &str) -> String {
    let text = source.folder.text(file).unwrap_or_default();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for link in scan(text).0.into_iter().filter(|link| link.inline) {
        let Target::Inside(new) = target(source, file, &link.destination) else {
            continue;
        };
        let whole = &text[link.range.clone()];
        let Some(open) = whole.rfind("](") else {
            continue;
        };
        let Some(start) = whole[open..].find(&link.destination) else {
            continue;
        };
        let start = link.range.start + open + start;
        edits.push((start..start + link.destination.len(), new));
    }
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut text = text.to_string();
    for (range, new) in edits {
        text.replace_range(range, &new);
    }
    text
}

/// Links and the offsets of raw HTML.
fn scan(text: &str) -> (Vec<Link>, Vec<usize>) {
    let (mut links, mut html) = (Vec::new(), Vec::new());
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(
                Tag::Link {
                    link_type,
                    dest_url,
                    ..
                }
                | Tag::Image {
                    link_type,
                    dest_url,
                    ..
                },
            ) => {
                let inline = link_type == LinkType::Inline;
                links.push(Link {
                    range,
                    destination: dest_url.into_string(),
                    inline,
                });
            }
            Event::Html(words) | Event::InlineHtml(words) if !words.starts_with("<!--") => {
                html.push(range.start);
            }
            _ => {}
        }
    }
    (links, html)
}

fn target(source: &Source, file: &str, destination: &str) -> Target {
    if ["https:", "http:", "mailto:", "tel:"]
        .iter()
        .any(|it| destination.starts_with(it))
    {
        return Target::Outside;
    }
    if let Some(id) = destination.strip_prefix("document:") {
        return document(source, |it_id, _| it_id == id);
    }
    if let Some(id) = destination.strip_prefix("asset:") {
        return asset(source, |it_id, _| it_id == id);
    }
    let path = join(file, destination.split('#').next().unwrap_or_default());
    // A picture is always an asset, even where a document shows it too.
    if path.as_deref().and_then(media_type).is_some() {
        return asset(source, |_, it_file| Some(it_file) == path.as_deref());
    }
    document(source, |_, it_file| Some(it_file) == path.as_deref())
}

fn document(source: &Source, is: impl Fn(&str, &str) -> bool) -> Target {
    let Some(case) = &source.case else {
        return Target::Outside;
    };
    let found = case
        .value
        .document
        .iter()
        .find(|it| is(it.id.as_str(), &it.file));
    match found {
        Some(it) => Target::Inside(format!("document:{}", it.id)),
        None if case.whole => Target::Missing,
        None => Target::Outside,
    }
}

fn asset(source: &Source, is: impl Fn(&str, &str) -> bool) -> Target {
    let Some(assets) = &source.assets else {
        return Target::Outside;
    };
    let found = assets
        .value
        .asset
        .iter()
        .find(|it| is(it.id.as_str(), &it.file));
    match found {
        Some(it) => Target::Inside(format!("asset:{}", it.id)),
        None if assets.whole => Target::Missing,
        None => Target::Outside,
    }
}

/// The path of a relative reference in a file; none where it climbs out of the folder.
pub fn join(file: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
