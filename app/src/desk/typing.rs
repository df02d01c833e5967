use crate::browser::clock::page_ms;
use exam::{Command, Edit, TextId, answers, audience, automation, content, results, site, units};
use std::collections::BTreeMap;

/// How often typing is written as a draft.
pub const DRAFT_MS: u32 = 250;

/// A pause as long as this seals a burst into an event.
const PAUSE_MS: f64 = 1_000.0;

/// The longest burst.
const BURST_MS: f64 = 10_000.0;

/// The most edits of one burst; multiple cursors reach it sooner than time does.
const EDITS_MAX: usize = 500;

/// Typing in one text that is no event yet.
#[derive(Debug, Clone, Default)]
pub struct Burst {
    pub edits: Vec<Edit>,
    since_ms: f64,
    last_ms: f64,
    /// Whether the draft row is behind.
    behind: bool,
}

/// What is being typed, text by text.
#[derive(Debug, Default)]
pub struct Typing {
    bursts: BTreeMap<TextId, Burst>,
}

impl Typing {
    pub fn push(&mut self, text: &TextId, edits: Vec<Edit>) {
        let now = page_ms();
        let burst = self.bursts.entry(text.clone()).or_default();
        if burst.edits.is_empty() {
            burst.since_ms = now;
        }
        for edit in edits {
            join(&mut burst.edits, edit);
        }
        burst.last_ms = now;
        burst.behind = true;
    }

    pub fn is_empty(&self) -> bool {
        self.bursts.is_empty()
    }

    /// Whether some typing is in no draft yet.
    pub fn is_behind(&self) -> bool {
        self.bursts.values().any(|burst| burst.behind)
    }

    /// Bursts whose draft is behind; they count as written from here on.
    pub fn drafts(&mut self) -> Vec<(TextId, Vec<Edit>)> {
        let mut drafts = Vec::new();
        for (text, burst) in &mut self.bursts {
            if std::mem::take(&mut burst.behind) {
                drafts.push((text.clone(), burst.edits.clone()));
            }
        }
        drafts
    }

    /// Texts whose burst is over: a pause, its length, or too many edits.
    pub fn due(&self) -> Vec<TextId> {
        let now = page_ms();
        let over = |burst: &Burst| {
            now - burst.last_ms >= PAUSE_MS
                || now - burst.since_ms >= BURST_MS
                || burst.edits.len() >= EDITS_MAX
        };
        let due = self.bursts.iter().filter(|(_, burst)| over(burst));
        due.map(|(text, _)| text.clone()).collect()
    }

    pub fn texts(&self) -> Vec<TextId> {
        self.bursts.keys().cloned().collect()
    }

    pub fn take(&mut self, text: &TextId) -> Option<Vec<Edit>> {
        self.bursts.remove(text).map(|burst| burst.edits)
    }
}

/// Adds an edit; typing on and erasing back become one edit instead of one a key.
fn join(edits: &mut Vec<Edit>, edit: Edit) {
    let Some(last) = edits.last_mut() else {
        edits.push(edit);
        return;
    };
    let end = last.at + units(&last.inserted);
    if edit.removed.is_empty() && edit.at == end {
        last.inserted.push_str(&edit.inserted);
        return;
    }
    let erased = edit.inserted.is_empty() && edit.at + units(&edit.removed) == end;
    if erased && let Some(kept) = last.inserted.strip_suffix(&edit.removed) {
        last.inserted = kept.to_string();
        return;
    }
    edits.push(edit);
}

/// The command that seals typing in a text.
pub(super) fn edit_command(text: &TextId, edits: Vec<Edit>) -> Command {
    match text.clone() {
        TextId::Segment(segment, topic) => Command::Audience(audience::Command::Edit {
            segment,
            topic,
            edits,
        }),
        TextId::Carrier(carrier, part) => Command::Content(content::Command::Edit {
            carrier,
            part,
            edits,
        }),
        TextId::Item(item) => Command::Automation(automation::Command::WriteItem { item, edits }),
        TextId::Site(text) => Command::Site(site::Command::Edit { text, edits }),
        TextId::Results(field) => Command::Results(results::Command::Edit { field, edits }),
        TextId::Answer(question) => Command::Answers(answers::Command::Edit { question, edits }),
    }
}
