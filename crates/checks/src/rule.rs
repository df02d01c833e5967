//! The rules: name, weight, area and words, from the files in `rules/`.
//!
//! A file reads like a list: `code severity`, then a line each for Polish and English with the
//! sentence and, after an arrow, what to do. A code never changes its meaning: journals and rubrics
//! name it.

use std::fmt;
use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Breaks for a reader, or breaks a law.
    Error,
    /// Works badly somewhere, or costs effect.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    fn named(name: &str) -> Option<Self> {
        let all = [Self::Error, Self::Warning, Self::Note];
        all.into_iter().find(|severity| severity.name() == name)
    }
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// Errors that the HTML standard names, and those of tree construction.
    Syntax,
    Html,
    Css,
    Accessibility,
    Mail,
    Landing,
    Words,
    Law,
    Sms,
    Push,
    Post,
}

/// A sentence and the next step, with `{names}` for what a finding fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    pub sentence: &'static str,
    pub step: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub code: &'static str,
    pub severity: Severity,
    pub area: Area,
    pub polish: Wording,
    pub english: Wording,
}

const FILES: [(Area, &str); 11] = [
    (Area::Syntax, include_str!("../rules/syntax.txt")),
    (Area::Html, include_str!("../rules/html.txt")),
    (Area::Css, include_str!("../rules/css.txt")),
    (
        Area::Accessibility,
        include_str!("../rules/accessibility.txt"),
    ),
    (Area::Mail, include_str!("../rules/mail.txt")),
    (Area::Landing, include_str!("../rules/landing.txt")),
    (Area::Words, include_str!("../rules/words.txt")),
    (Area::Law, include_str!("../rules/law.txt")),
    (Area::Sms, include_str!("../rules/sms.txt")),
    (Area::Push, include_str!("../rules/push.txt")),
    (Area::Post, include_str!("../rules/post.txt")),
];

/// Names the rules' files and the tables behind them, by what is in them: FNV-1a, in hex.
pub fn version() -> String {
    static VERSION: OnceLock<u64> = OnceLock::new();
    let version = VERSION.get_or_init(|| {
        let tables = [
            include_str!("../data/css.txt"),
            include_str!("../data/html.txt"),
            include_str!("../data/mail.txt"),
        ];
        let texts = FILES.iter().map(|(_, text)| *text).chain(tables);
        texts
            .flat_map(str::bytes)
            .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            })
    });
    format!("{version:016x}")
}

/// Every rule, by code.
pub fn rules() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| {
        let mut rules: Vec<Rule> = FILES
            .iter()
            .flat_map(|(area, text)| parse(*area, text))
            .collect();
        rules.sort_by_key(|rule| rule.code);
        rules
    })
}

fn parse(area: Area, text: &'static str) -> impl Iterator<Item = Rule> {
    let blocks = text
        .split("\n\n")
        .filter(|block| !block.trim_start().starts_with('#'));
    blocks.filter_map(move |block| {
        let mut lines = block.trim().lines();
        let (code, severity) = lines.next()?.split_once(' ')?;
        let wording = |line: &'static str, mark: &str| {
            let (sentence, step) = line.strip_prefix(mark)?.split_once(" → ")?;
            Some(Wording { sentence, step })
        };
        Some(Rule {
            code,
            severity: Severity::named(severity)?,
            area,
            polish: wording(lines.next()?, "pl ")?,
            english: wording(lines.next()?, "en ")?,
        })
    })
}

/// The name of a rule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(&'static str);

impl Code {
    /// The code of a rule that the files have.
    pub(crate) fn of(name: &'static str) -> Self {
        debug_assert!(rule(name).is_some(), "no rule {name} in the files");
        Self(name)
    }

    pub fn named(name: &str) -> Option<Self> {
        rule(name).map(|rule| Self(rule.code))
    }

    pub const fn name(self) -> &'static str {
        self.0
    }

    pub fn severity(self) -> Severity {
        rule(self.0).map_or(Severity::Note, |rule| rule.severity)
    }

    pub fn area(self) -> Area {
        rule(self.0).map_or(Area::Html, |rule| rule.area)
    }

    pub fn rule(self) -> Option<&'static Rule> {
        rule(self.0)
    }
}

fn rule(name: &str) -> Option<&'static Rule> {
    let rules = rules();
    let at = rules.binary_search_by(|rule| rule.code.cmp(name));
    at.ok().map(|at| &rules[at])
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::named(&name).ok_or_else(|| serde::de::Error::custom(format!("no rule {name}")))
    }
}
