//! How long a journal of 6,000 entries takes to verify and replay (`cargo xtask bench`).
//!
//! The work is that of a busy attempt: a newsletter that grows to 50 KB, two answers of 24 KB,
//! and now and then an undo, a redo or a look at another room.

use casefile::{CarrierKind, Case, QuestionId, Room};
use exam::attempt::{self, Mode, Rule};
use exam::content::{self, CarrierId, Part};
use exam::desk;
use exam::{
    Command, Edit, Now, Replay, Scope, Setting, State, TextId, answers, audience, automation, units,
};
use journal::Chain;
use serde_json::value::RawValue;
use std::time::Instant;

const ENTRIES: usize = 6_000;
const ROUNDS: usize = 20;
const HEADER: &[u8] = br#"{"format":1,"attempt":"bench"}"#;

struct Desk {
    case: Case,
    state: State,
    chain: Chain,
    lines: Vec<Vec<u8>>,
}

impl Desk {
    fn act(&mut self, command: Command) {
        let (case, mode) = (&self.case, Mode::Practice);
        let at = self.lines.len() as u64 * 1_800;
        let now = Now {
            elapsed_ms: at,
            wall: 1_790_000_000_000 + at as i64,
        };
        let events = self.state.decide(Setting { case, mode }, command, now);
        for event in events.expect("a rule that says yes") {
            let json = serde_json::to_string(&event).expect("plain data");
            let json = RawValue::from_string(json).expect("it was just written");
            let seq = self.chain.head().length;
            self.lines
                .push(self.chain.append(now.elapsed_ms, now.wall, json));
            let applied = self.state.apply(seq, now.elapsed_ms, &event);
            applied.expect("what was decided applies");
        }
    }

    fn type_in(&mut self, text: TextId, inserted: &str) {
        let at = units(self.state.text(&text).expect("a text"));
        let (removed, inserted) = (String::new(), inserted.into());
        let edits = vec![Edit {
            at,
            removed,
            inserted,
        }];
        self.act(match text {
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
            TextId::Item(item) => {
                Command::Automation(automation::Command::WriteItem { item, edits })
            }
            TextId::Results(field) => {
                Command::Results(exam::results::Command::Edit { field, edits })
            }
            TextId::Site(text) => Command::Site(exam::site::Command::Edit { text, edits }),
            TextId::Answer(question) => {
                Command::Answers(answers::Command::Edit { question, edits })
            }
        });
    }

    fn work(&mut self) {
        let html = TextId::Carrier(CarrierId(1), Part::Html);
        for turn in 0.. {
            if self.lines.len() >= ENTRIES {
                return;
            }
            let room = Room::ALL[turn % 2 * 4];
            let question = QuestionId::new(["q1", "q2"][turn % 2]).expect("an id");
            match turn % 12 {
                0..4 => self.type_in(html.clone(), "<p>Zażółć gęślą.</p>\n\n\n\n"),
                4..10 => self.type_in(TextId::Answer(question), "gęślą jaźń; "),
                10 if turn % 5 == 0 => {
                    self.act(Command::Undo(Scope::Text(html.clone())));
                    self.act(Command::Redo(Scope::Text(html.clone())));
                }
                _ if room != self.state.desk.room => {
                    self.act(Command::Desk(desk::Command::OpenRoom { room }));
                }
                _ => self.act(Command::Desk(desk::Command::LeaveWindow)),
            }
        }
    }
}

fn lived() -> Desk {
    let mut desk = Desk {
        case: Case::from_json(include_str!("../tests/exam/case.json")).expect("a case"),
        state: State::default(),
        chain: Chain::new(HEADER),
        lines: Vec::new(),
    };
    for rule in Rule::ALL {
        desk.act(Command::Attempt(attempt::Command::Acknowledge {
            rule,
            yes: true,
        }));
    }
    desk.act(Command::Attempt(attempt::Command::Begin));
    desk.act(Command::Content(content::Command::Create {
        kind: CarrierKind::Newsletter,
        name: "Oferta".into(),
        html: String::new(),
        css: String::new(),
    }));
    desk.work();
    desk
}

/// Verifies and replays everything; milliseconds.
fn replayed(desk: &Desk) -> f64 {
    let start = Instant::now();
    let mut replay = Replay::new(HEADER);
    for line in &desk.lines {
        replay.take(line).expect("it verifies and replays");
    }
    let time = start.elapsed().as_secs_f64() * 1000.0;
    assert_eq!(replay.state().digest(), desk.state.digest());
    time
}

fn main() {
    let desk = lived();
    let mut times: Vec<f64> = (0..ROUNDS).map(|_| replayed(&desk)).collect();
    times.sort_by(f64::total_cmp);
    let measure = serde_json::json!([{
        "name": format!("replay: {} entries, native", desk.lines.len()),
        "unit": "ms",
        "n": ROUNDS,
        "min": times[0],
        "median": times[ROUNDS / 2],
        "max": times[ROUNDS - 1],
    }]);
    println!("{measure}");
}
