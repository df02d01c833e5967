//! An attempt under way, its journal, and a clock that the test moves.

use casefile::{Case, QuestionId};
use exam::attempt::{self, Mode, Rule};
use exam::{Command, Edit, Event, Now, Refusal, Setting, State, answers};

pub struct Bench {
    pub case: Case,
    pub mode: Mode,
    pub state: State,
    pub events: Vec<(u64, Event)>,
    pub now: Now,
}

impl Bench {
    /// At the desk, the clock running.
    pub fn begun(mode: Mode) -> Self {
        let mut bench = Self {
            case: Case::from_json(include_str!("../exam/case.json")).unwrap(),
            mode,
            state: State::default(),
            events: Vec::new(),
            now: Now {
                elapsed_ms: 0,
                wall: 1_790_000_000_000,
            },
        };
        for rule in Rule::ALL {
            let yes = true;
            bench.must(Command::Attempt(attempt::Command::Acknowledge {
                rule,
                yes,
            }));
        }
        bench.must(Command::Attempt(attempt::Command::Begin));
        bench
    }

    pub fn wait(&mut self, ms: u64) {
        self.now.elapsed_ms += ms;
        self.now.wall += ms as i64;
    }

    pub fn setting(&self) -> Setting<'_> {
        Setting {
            case: &self.case,
            mode: self.mode,
        }
    }

    pub fn run(&mut self, command: Command) -> Result<(), Refusal> {
        for event in self.state.decide(self.setting(), command, self.now)? {
            let seq = self.events.len() as u64;
            self.state
                .apply(seq, self.now.elapsed_ms, &event)
                .expect("what was decided applies");
            self.events.push((self.now.elapsed_ms, event));
        }
        Ok(())
    }

    pub fn must(&mut self, command: Command) {
        self.run(command.clone())
            .unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"));
    }

    /// The state that the events lead to, each taken from its own JSON.
    pub fn replayed(&self) -> State {
        let mut state = State::default();
        for (seq, (elapsed_ms, event)) in (0..).zip(&self.events) {
            let json = serde_json::to_string(event).unwrap();
            let event: Event = serde_json::from_str(&json).unwrap();
            state.apply(seq, *elapsed_ms, &event).unwrap();
        }
        state
    }
}

/// An act of work.
pub fn work() -> Command {
    let question = QuestionId::new("q1").unwrap();
    let edits = vec![Edit {
        at: 0,
        removed: String::new(),
        inserted: "słowo ".into(),
    }];
    Command::Answers(answers::Command::Edit { question, edits })
}
