//! A page of cases: Markdown that reads like a document and is a test.
//!
//! `Rules: area, …` under the title says which areas' findings a page is about; of those, a case
//! lists all. A case is a heading, settings (`as: newsletter`, `subject: …`) and prose, fenced
//! `~~~html` and `~~~css`, and a list: `- code line:column` with the text of the range in
//! backticks. `~~~body` is put into a sound document, `~~~letter` into a sound newsletter; the text
//! of an SMS, a push or a post stands in `~~~words`.

use checks::short::{Network, Ratio};
use checks::{Carrier, Licence, Mail, Picture, Short, Work};

/// What `~~~body` is put into, on a line of its own that is not counted.
pub const HEAD: &str = concat!(
    "<!DOCTYPE html><html lang=\"pl\"><head><meta charset=\"utf-8\"><title>Oferta</title>",
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head><body>"
);

/// What `~~~letter` is put into: a sound newsletter's beginning and end.
pub const LETTER: &str = concat!(
    "<!DOCTYPE html><html lang=\"pl\"><head><meta charset=\"utf-8\"><title>Oferta</title>",
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
    "<meta name=\"color-scheme\" content=\"light dark\"></head><body>",
    "<div style=\"display:none\">Przesadzanie bez bałaganu: donica, podłoże i drenaż</div>"
);
pub const FOOT: &str = concat!(
    "<p>Czas przesadzić monsterę. Weź donicę o dwa centymetry szerszą, wsyp keramzyt i dodaj ",
    "świeże podłoże. Podlej dopiero, gdy ziemia przeschnie.</p>",
    "<a class=\"przycisk\" href=\"https://bujnie.example/zestaw\">Zobacz zestaw</a>",
    "<p>Bujnie sp. z o.o., ul. Szklarniowa 14, Skierniewice, kontakt@bujnie.example</p>",
    "<a href=\"https://bujnie.example/wypisz?k={{ token }}\">Wypisz się</a> ",
    "<a href=\"https://bujnie.example/prywatnosc\">Polityka prywatności</a></body></html>"
);

pub struct Page {
    pub areas: Vec<String>,
    pub cases: Vec<Case>,
}

pub struct Case {
    pub name: String,
    pub work: Work,
    pub expected: Vec<String>,
    /// The lines of the page that hold the expectation, from and up to.
    pub lines: (usize, usize),
}

pub fn parse(text: &str) -> Page {
    let lines: Vec<&str> = text.lines().collect();
    let areas = lines.iter().find_map(|line| line.strip_prefix("Rules: "));
    let areas = areas
        .unwrap_or_default()
        .split(", ")
        .map(str::to_owned)
        .collect();
    let starts: Vec<usize> = (0..lines.len())
        .filter(|at| is_heading(&lines, *at))
        .collect();
    let mut cases = Vec::new();
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(lines.len());
        cases.push(case(&lines, *start, end));
    }
    Page { areas, cases }
}

/// A heading outside fences.
fn is_heading(lines: &[&str], at: usize) -> bool {
    let fences = lines[..at]
        .iter()
        .filter(|line| line.starts_with("~~~"))
        .count();
    fences % 2 == 0 && lines[at].starts_with("## ")
}

fn case(lines: &[&str], start: usize, end: usize) -> Case {
    let mut work = Work::default();
    let mut expected = Vec::new();
    let mut after = start + 1;
    let mut fence: Option<&str> = None;
    let mut body: Vec<&str> = Vec::new();
    for (at, line) in lines.iter().enumerate().take(end).skip(start + 1) {
        match fence {
            Some(kind) if *line == "~~~" => {
                fill(&mut work, kind, &body.join("\n"));
                fence = None;
                after = at + 1;
            }
            Some(_) => body.push(line),
            None if line.starts_with("~~~") => {
                fence = Some(&line[3..]);
                body.clear();
            }
            None if line.starts_with("- ") => {
                expected.push(line[2..].to_owned());
                after = at + 1;
            }
            None => set(&mut work, line),
        }
    }
    Case {
        name: lines[start][3..].to_owned(),
        work,
        lines: (after - expected.len(), after),
        expected,
    }
}

fn fill(work: &mut Work, kind: &str, body: &str) {
    let body = unescaped(body);
    match kind {
        "html" => work.html = body,
        "body" => work.html = format!("{HEAD}\n{body}\n</body></html>"),
        "letter" => work.html = format!("{LETTER}\n{body}\n{FOOT}"),
        "css" => work.css = Some(body),
        "text" => mail(work).plain_text = Some(body),
        "words" => short(work).text = body,
        "promise" => work.promise = Some(body),
        _ => {}
    }
}

/// Characters that no editor shows are written as `⟨hex⟩`, long fillings as
/// `⟨*count⟩` or `⟨*count words⟩`.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟨') {
        out.push_str(before);
        let (point, after) = after.split_once('⟩').expect("a closed ⟨hex⟩");
        rest = after;
        if let Some(count) = point.strip_prefix('*') {
            let (count, word) = count.split_once(' ').unwrap_or((count, "kwiat "));
            let count: usize = count.parse().expect("a number");
            out.push_str(&word.repeat(count));
            continue;
        }
        let point = u32::from_str_radix(point, 16).expect("a hexadecimal number");
        out.push(char::from_u32(point).expect("a character"));
    }
    out.push_str(rest);
    out
}

fn mail(work: &mut Work) -> &mut Mail {
    work.mail.get_or_insert_with(Mail::default)
}

fn short(work: &mut Work) -> &mut Short {
    work.short.get_or_insert_with(Short::default)
}

/// A setting of an SMS, a push or a post.
fn set_short(work: &mut Work, name: &str, value: String) {
    let short = short(work);
    match name {
        "sender" => short.sender = value,
        "title" => short.title = value,
        "link" => short.link = value,
        "shows" => short.picture = Some(value),
        "alt" => short.alt = value,
        "network" => short.network = Network::named(&value).expect("a network"),
        "ratio" => short.ratio = Ratio::named(&value).expect("a ratio"),
        "service" => short.service = value == "yes",
        _ => {}
    }
}

fn set(work: &mut Work, line: &str) {
    let Some((name, value)) = line.split_once(": ") else {
        return;
    };
    let value = value.trim_matches('`').to_owned();
    match name {
        "as" => work.carrier = Carrier::named(&value).expect("a carrier"),
        "company" => work.company = Some(value),
        "picture" => picture(work, &value),
        _ if work.carrier.is_short() => set_short(work, name, value),
        "subject" => mail(work).subject = value,
        "preheader" => mail(work).preheader = value,
        "sender" => mail(work).sender_name = value,
        "address" => mail(work).sender_address = value,
        _ => {}
    }
}

/// `file licence author width height bytes`.
fn picture(work: &mut Work, value: &str) {
    let words: Vec<&str> = value.split(' ').collect();
    let number = |at: usize| {
        words
            .get(at)
            .and_then(|word| word.parse().ok())
            .unwrap_or(0)
    };
    let picture = Picture {
        licence: match words[1] {
            "free" => Licence::Free,
            "credit" => Licence::Credit,
            _ => Licence::Unlicensed,
        },
        author: words[2].replace('_', " "),
        width: number(3),
        height: number(4),
        size_bytes: number(5).into(),
    };
    work.pictures.insert(words[0].to_owned(), picture);
}
