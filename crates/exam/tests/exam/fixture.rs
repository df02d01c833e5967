//! A small case and a bench: commands in, journal and state out.

use casefile::{CarrierKind, Case};
use exam::attempt::{self, Mode, Rule};
use exam::{
    Command, Edit, Now, Refusal, Replay, Setting, State, TextId, answers, audience, automation,
    content, results, site,
};
use journal::{Chain, Head};
use serde_json::value::RawValue;

pub const HEADER: &[u8] = br#"{"format":1,"attempt":"test"}"#;

pub fn case() -> Case {
    Case::from_json(include_str!("case.json")).unwrap()
}

/// An attempt under way, with its journal and a clock that the test moves.
pub struct Bench {
    pub case: Case,
    pub mode: Mode,
    /// The bytes of `attempt.json`.
    pub header: Vec<u8>,
    pub state: State,
    pub chain: Chain,
    pub lines: Vec<Vec<u8>>,
    pub now: Now,
}

impl Bench {
    pub fn new(mode: Mode) -> Self {
        Self::under(mode, HEADER)
    }

    pub fn under(mode: Mode, header: &[u8]) -> Self {
        Self {
            case: case(),
            mode,
            header: header.to_vec(),
            state: State::default(),
            chain: Chain::new(header),
            lines: Vec::new(),
            now: Now {
                elapsed_ms: 0,
                wall: 1_790_000_000_000,
            },
        }
    }

    /// At the desk, the clock running.
    pub fn begun(mode: Mode) -> Self {
        Self::begun_under(mode, HEADER)
    }

    pub fn begun_under(mode: Mode, header: &[u8]) -> Self {
        let mut bench = Self::under(mode, header);
        for rule in Rule::ALL {
            bench.must(Command::Attempt(attempt::Command::Acknowledge {
                rule,
                yes: true,
            }));
        }
        bench.must(Command::Attempt(attempt::Command::Begin));
        bench
    }

    pub fn wait(&mut self, ms: u64) {
        self.now.elapsed_ms += ms;
        self.now.wall += ms as i64;
    }

    pub fn wait_minutes(&mut self, minutes: u64) {
        self.wait(minutes * 60_000);
    }

    pub fn left_minutes(&self) -> i64 {
        self.state.clock.left_ms(self.now.elapsed_ms) / 60_000
    }

    pub fn run(&mut self, command: Command) -> Result<(), Refusal> {
        let setting = Setting {
            case: &self.case,
            mode: self.mode,
        };
        let events = self.state.decide(setting, command, self.now)?;
        for event in events {
            let json = RawValue::from_string(serde_json::to_string(&event).unwrap()).unwrap();
            let seq = self.chain.head().length;
            let line = self.chain.append(self.now.elapsed_ms, self.now.wall, json);
            self.lines.push(line);
            self.state
                .apply(seq, self.now.elapsed_ms, &event)
                .expect("what was decided applies");
        }
        Ok(())
    }

    pub fn must(&mut self, command: Command) {
        self.run(command.clone())
            .unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"));
    }

    pub fn replayed(&self) -> (State, Head) {
        replayed(&self.header, &self.lines)
    }

    /// The lines as a journal's file has them.
    pub fn journal(&self) -> Vec<u8> {
        let lines = self.lines.iter();
        lines.flat_map(|line| [line, &b"\n"[..]].concat()).collect()
    }
}

/// The state that lines lead to, and the head.
pub fn replayed<L: AsRef<[u8]>>(header: &[u8], lines: &[L]) -> (State, Head) {
    let mut replay = Replay::new(header);
    for line in lines {
        replay.take(line.as_ref()).expect("it verifies and replays");
    }
    (replay.state().clone(), replay.head())
}

pub fn newsletter(name: &str) -> Command {
    Command::Content(content::Command::Create {
        kind: CarrierKind::Newsletter,
        name: name.into(),
        html: "<p>ą</p>".into(),
        css: String::new(),
    })
}

/// The command that brings typing in a text into the journal.
pub fn typed(text: TextId, edits: Vec<Edit>) -> Command {
    match text {
        TextId::Segment(segment, topic) => Command::Audience(audience::Command::Edit {
            segment,
            topic,
            edits,
        }),
        TextId::Site(text) => Command::Site(site::Command::Edit { text, edits }),
        TextId::Results(field) => Command::Results(results::Command::Edit { field, edits }),
        TextId::Answer(question) => Command::Answers(answers::Command::Edit { question, edits }),
        TextId::Item(item) => Command::Automation(automation::Command::WriteItem { item, edits }),
        TextId::Carrier(carrier, part) => Command::Content(content::Command::Edit {
            carrier,
            part,
            edits,
        }),
    }
}
