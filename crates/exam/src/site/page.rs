use crate::Text;
use crate::content::CarrierId;
use casefile::Date;
use serde::{Deserialize, Serialize};

/// How far a page is on its way to the visitors.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Being written.
    #[default]
    Draft,
    /// Handed to who accepts it; nothing is changed meanwhile.
    Review,
    /// Accepted; it appears on its day.
    Scheduled,
    /// On the shop's pages.
    Published,
}

impl Stage {
    /// The stage's word in formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Review => "review",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
        }
    }
}

/// What a page is called and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Naming {
    /// In the browser's tab.
    pub title: String,
    /// Its address in the shop.
    pub slug: String,
}

/// A page as it was at one moment: what is reviewed is what is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    pub title: String,
    pub slug: String,
    pub html: String,
    /// Of the landing page that it shows; empty for a page of its own.
    pub css: String,
}

/// A version that was published or planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    pub version: Version,
    /// The day from which it is seen; none for at once.
    pub on: Option<Date>,
    /// False once the page was taken off.
    pub live: bool,
}

/// A page of the candidate's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    pub title: String,
    pub slug: String,
    /// Its own HTML; not shown while it shows a landing page.
    pub html: Text,
    /// The landing page that it shows instead.
    pub carrier: Option<CarrierId>,
    pub stage: Stage,
    /// What is being reviewed, or was accepted.
    pub submitted: Option<Version>,
    /// In the order in which they were published or planned.
    pub issues: Vec<Issue>,
}

impl Page {
    /// What visitors see on a day; without a day, before any plan.
    pub fn live(&self, day: Option<Date>) -> Option<&Version> {
        let seen = |it: &&Issue| match (it.on, day) {
            (None, _) => true,
            (Some(on), Some(day)) => on <= day,
            (Some(_), None) => false,
        };
        let mut issues = self.issues.iter().rev().filter(|it| it.live);
        issues.find(seen).map(|it| &it.version)
    }

    /// Whether anything of it is seen or planned.
    pub fn is_out(&self) -> bool {
        self.issues.iter().any(|it| it.live)
    }

    /// Adds what was accepted, and says how far the page is now.
    pub(super) fn issue(&mut self, on: Option<Date>) -> Option<()> {
        let version = self.submitted.take()?;
        self.issues.push(Issue {
            version,
            on,
            live: true,
        });
        self.stage = match on {
            Some(_) => Stage::Scheduled,
            None => Stage::Published,
        };
        Some(())
    }

    pub(super) fn revise(&mut self) {
        self.stage = Stage::Draft;
        self.submitted = None;
    }

    pub(super) fn withdraw(&mut self) {
        self.revise();
        for issue in &mut self.issues {
            issue.live = false;
        }
    }
}
