use crate::{
    Command, Event, History, Now, Refusal, Scope, Setting, Step, TextFault, TextId, answers,
    attempt, audience, automation, brief, campaign, clock, content, desk, drill, results, site,
};
use journal::Digest;
use serde::{Deserialize, Serialize};

/// Everything that an attempt is at one moment; derived from the journal alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    pub attempt: attempt::Attempt,
    pub clock: clock::Clock,
    pub desk: desk::Desk,
    pub brief: brief::Brief,
    #[serde(default, skip_serializing_if = "audience::Audience::is_new")]
    pub audience: audience::Audience,
    pub content: content::Content,
    #[serde(default, skip_serializing_if = "automation::Automation::is_empty")]
    pub automation: automation::Automation,
    #[serde(default, skip_serializing_if = "results::Results::is_empty")]
    pub results: results::Results,
    #[serde(default, skip_serializing_if = "campaign::Campaign::is_empty")]
    pub campaign: campaign::Campaign,
    #[serde(default, skip_serializing_if = "site::Site::is_empty")]
    pub site: site::Site,
    pub answers: answers::Answers,
    #[serde(default, skip_serializing_if = "drill::Drills::is_empty")]
    pub drill: drill::Drills,
    pub history: History,
}

/// An event that does not fit the state it follows: the journal was not written by this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ApplyFault {
    #[error(transparent)]
    Text(#[from] TextFault),
    #[error("the event speaks of something that is not there")]
    Missing,
    #[error("the event takes back a step that is not the newest")]
    Step,
}

impl ApplyFault {
    /// The finding's code in catalogues and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Text(_) => "event-text",
            Self::Missing => "event-missing",
            Self::Step => "event-step",
        }
    }
}

impl State {
    /// What `command` leads to now.
    ///
    /// # Errors
    /// The rule that says no; nothing is changed in either case.
    pub fn decide(
        &self,
        setting: Setting<'_>,
        command: Command,
        now: Now,
    ) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::Attempt(command) => attempt::decide(self, setting, command, now),
            Command::Clock(command) => clock::decide(self, setting, command, now),
            Command::Desk(command) => desk::decide(self, setting, command),
            Command::Drill(command) => drill::decide(self, setting, command, now),
            other => {
                self.open_for_work(setting, now)?;
                self.decide_work(setting, other)
            }
        }
    }

    fn decide_work(&self, setting: Setting<'_>, command: Command) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::Brief(command) => brief::decide(self, setting, command),
            Command::Audience(command) => audience::decide(self, command),
            Command::Content(command) => content::decide(self, setting, command),
            Command::Automation(command) => automation::decide(self, command),
            Command::Results(command) => results::decide(self, command),
            Command::Campaign(command) => campaign::decide(self, setting, command),
            Command::Site(command) => site::decide(self, setting, command),
            Command::Answers(command) => answers::decide(self, setting, command),
            Command::Undo(scope) => self.undo(scope),
            Command::Redo(scope) => self.redo(scope),
            Command::Attempt(_) | Command::Clock(_) | Command::Desk(_) | Command::Drill(_) => {
                Ok(Vec::new())
            }
        }
    }

    /// Whether work may be done now: begun, not handed in, not stopped, time left.
    ///
    /// # Errors
    /// The first rule that says no.
    pub fn open_for_work(&self, setting: Setting<'_>, now: Now) -> Result<(), Refusal> {
        self.attempt.open()?;
        self.clock.running()?;
        let exam = setting.mode == attempt::Mode::Exam;
        // Typing that was under way at zero is still sealed into the journal by the hand-in
        // itself, so a margin of the typing's own longest burst is left.
        let late = self.clock.left_ms(now.elapsed_ms) < -clock::MARGIN_MS;
        if exam && late {
            return Err(Refusal::TimeUp);
        }
        Ok(())
    }

    fn undo(&self, scope: Scope) -> Result<Vec<Event>, Refusal> {
        let step = self.history.last_done(&scope);
        let seq = step.ok_or(Refusal::NothingToUndo)?.seq;
        self.text_there(&scope).ok_or(Refusal::NothingToUndo)?;
        Ok(vec![Event::Reverted { scope, seq }])
    }

    fn redo(&self, scope: Scope) -> Result<Vec<Event>, Refusal> {
        let step = self.history.last_undone(&scope);
        let seq = step.ok_or(Refusal::NothingToRedo)?.seq;
        self.text_there(&scope).ok_or(Refusal::NothingToRedo)?;
        Ok(vec![Event::Restored { scope, seq }])
    }

    /// A text's history outlives its carrier, which may come back; until then it is out of reach.
    fn text_there(&self, scope: &Scope) -> Option<()> {
        match scope {
            Scope::Text(text) => self.text(text).map(|_| ()),
            Scope::Brief
            | Scope::Audience
            | Scope::Content
            | Scope::Automation
            | Scope::Results
            | Scope::Campaign
            | Scope::Site
            | Scope::Answers => Some(()),
        }
    }

    /// The text under `id`; an answer that nobody has begun is empty.
    pub fn text(&self, id: &TextId) -> Option<&str> {
        match id {
            TextId::Segment(segment, topic) => self.audience.text(*segment, *topic),
            TextId::Carrier(carrier, part) => self.content.text(*carrier, *part),
            TextId::Item(item) => self.automation.text(*item),
            TextId::Results(field) => self.results.text(field),
            TextId::Site(field) => self.site.text(*field),
            TextId::Answer(question) => Some(self.answers.text(question)),
        }
    }

    /// Takes in what happened at entry `seq`.
    ///
    /// # Errors
    /// [`ApplyFault`] when the event does not fit; the attempt then belongs in quarantine.
    pub fn apply(&mut self, seq: u64, elapsed_ms: u64, event: &Event) -> Result<(), ApplyFault> {
        if event.is_work() {
            self.drill.count();
        }
        match event {
            Event::Reverted { scope, seq } => {
                let done = self.history.revert(scope, *seq);
                self.revert(&done.ok_or(ApplyFault::Step)?)
            }
            Event::Restored { scope, seq } => {
                let undone = self.history.restore(scope, *seq);
                self.apply_area(elapsed_ms, &undone.ok_or(ApplyFault::Step)?)
            }
            event => {
                self.apply_area(elapsed_ms, event)?;
                if let Some(scope) = event.scope() {
                    let event = event.clone();
                    self.history.record(scope, Step { seq, event });
                }
                Ok(())
            }
        }
    }

    fn apply_area(&mut self, elapsed_ms: u64, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::Attempt(event) => {
                self.attempt.apply(event);
                self.clock.follow(elapsed_ms, event);
                Ok(())
            }
            Event::Clock(event) => {
                self.clock.apply(elapsed_ms, event);
                Ok(())
            }
            Event::Desk(event) => {
                self.desk.apply(event);
                Ok(())
            }
            Event::Drill(event) => {
                self.drill.apply(elapsed_ms, event);
                Ok(())
            }
            Event::Brief(event) => self.brief.apply(event),
            Event::Audience(event) => self.audience.apply(event),
            Event::Content(event) => self.content.apply(event),
            Event::Automation(event) => self.automation.apply(event),
            Event::Results(event) => self.results.apply(event),
            Event::Campaign(event) => self.campaign.apply(event),
            Event::Site(event) => self.site.apply(event),
            Event::Answers(event) => self.answers.apply(event),
            Event::Reverted { .. } | Event::Restored { .. } => Err(ApplyFault::Step),
        }
    }

    fn revert(&mut self, event: &Event) -> Result<(), ApplyFault> {
        match event {
            Event::Brief(event) => self.brief.revert(event),
            Event::Audience(event) => self.audience.revert(event),
            Event::Content(event) => self.content.revert(event),
            Event::Automation(event) => self.automation.revert(event),
            Event::Results(event) => self.results.revert(event),
            Event::Campaign(event) => self.campaign.revert(event),
            Event::Site(event) => self.site.revert(event),
            Event::Answers(event) => self.answers.revert(event),
            _ => Err(ApplyFault::Step),
        }
    }

    /// SHA-256 of the state's JSON: equal states have equal digests on any machine.
    pub fn digest(&self) -> Digest {
        let bytes = serde_json::to_vec(self).expect("a state is plain data with text keys");
        Digest::of(&bytes)
    }
}
