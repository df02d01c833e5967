//! Attempts as people make them, with every kind of event: what `tests/fixtures` is recorded from.

mod automation;
mod campaign;
mod carriers;
mod divide;
mod results;
mod site;

use crate::fixture::{Bench, typed};
use casefile::{CarrierKind, DocumentId, Language, QuestionId, Room, TaskId};
use envelope::{Attempt, CaseRef, PublicKey};
use exam::attempt::{self, HandInReason, Mode, Rule};
use exam::brief::{self, Pin, PinId};
use exam::clock::{self, GapCause};
use exam::content::{self, CarrierId, Part, Width};
use exam::desk::{self, Panel};
use exam::drill;
use exam::{Command, Edit, Scope, TextId, answers};
use journal::Digest;

pub const SIGNING_SECRET: [u8; 32] = [7; 32];
pub const STARTED: i64 = 1_790_000_000_000;

/// The `attempt.json` of a story.
pub fn header(mode: envelope::Mode, institution: Digest) -> Attempt {
    Attempt {
        format: Attempt::FORMAT,
        attempt: "00112233445566778899aabbccddeeff".parse().unwrap(),
        candidate: "K-0417".parse().unwrap(),
        mode,
        case: CaseRef {
            id: "small".parse().unwrap(),
            version: "1.0.0".parse().unwrap(),
            digest: Digest::of(include_bytes!("case.json")),
        },
        institution,
        build: "3f9a0c".parse().unwrap(),
        started_wall: STARTED,
        duration_ms: 3_600_000,
        key: PublicKey::of_secret(&SIGNING_SECRET),
    }
}

fn question(id: &str) -> TextId {
    TextId::Answer(QuestionId::new(id).unwrap())
}

fn part(carrier: u32, part: Part) -> TextId {
    TextId::Carrier(CarrierId(carrier), part)
}

fn task(id: &str) -> TaskId {
    TaskId::new(id).unwrap()
}

/// The scribe: acts of a person, each a little later than the one before.
struct Scribe(Bench);

impl Scribe {
    fn act(&mut self, command: Command) {
        self.0.wait(2_300);
        self.0.must(command);
    }

    fn desk(&mut self, command: desk::Command) {
        self.act(Command::Desk(command));
    }

    fn content(&mut self, command: content::Command) {
        self.act(Command::Content(command));
    }

    fn clock(&mut self, command: clock::Command) {
        self.act(Command::Clock(command));
    }

    fn attempt(&mut self, command: attempt::Command) {
        self.act(Command::Attempt(command));
    }

    /// Puts `inserted` in the place of `removed`, where that stands first; at the end if empty.
    fn edit(&mut self, text: &TextId, removed: &str, inserted: &str) {
        let now = self.0.state.text(text).unwrap();
        let from = match removed {
            "" => now.len(),
            removed => now.find(removed).unwrap(),
        };
        let edit = Edit {
            at: exam::units(&now[..from]),
            removed: removed.into(),
            inserted: inserted.into(),
        };
        self.act(typed(text.clone(), vec![edit]));
    }

    fn undo(&mut self, scope: Scope) {
        self.act(Command::Undo(scope));
    }

    fn redo(&mut self, scope: Scope) {
        self.act(Command::Redo(scope));
    }

    fn rules(&mut self) {
        let acknowledge = |rule, yes| attempt::Command::Acknowledge { rule, yes };
        let language = Language::En;
        self.desk(desk::Command::ChooseLanguage { language });
        self.attempt(acknowledge(Rule::Order, true));
        self.attempt(acknowledge(Rule::Order, false));
        for rule in Rule::ALL {
            self.attempt(acknowledge(rule, true));
        }
        let language = Language::Pl;
        self.desk(desk::Command::ChooseLanguage { language });
        self.attempt(attempt::Command::Begin);
    }

    fn read(&mut self) {
        self.desk(desk::Command::OpenTask { task: task("t1") });
        let document = DocumentId::new("firma").unwrap();
        let open = brief::Command::OpenDocument {
            document: document.clone(),
        };
        self.act(Command::Brief(open));
        for (block, quote) in [(0, "Firma"), (1, "Sprzedaje rośliny."), (1, "rośliny 🌱")] {
            let (document, quote) = (document.clone(), quote.into());
            let pin = Pin {
                document,
                block,
                quote,
            };
            self.act(Command::Brief(brief::Command::Pin { pin }));
        }
        self.act(Command::Brief(brief::Command::Unpin { id: PinId(2) }));
        self.undo(Scope::Brief);
        self.redo(Scope::Brief);
        self.undo(Scope::Brief);
    }

    fn answer(&mut self) {
        let room = Room::Answers;
        self.desk(desk::Command::OpenRoom { room });
        let text = question("q1");
        let id = QuestionId::new("q1").unwrap();
        let open = answers::Command::OpenQuestion {
            question: id.clone(),
        };
        self.act(Command::Answers(open));
        self.edit(&text, "", "**Potrzeby**: zażółcić gęślą jaźń\n");
        self.edit(&text, "zażółcić gęślą jaźń", "więcej zamówień 👩‍🌾🏽");
        // A pair that a keyboard broke, as it is after the repair.
        self.edit(
            &text,
            "",
            "\n- połowa pary: \u{FFFD}\n- é i e\u{301} to nie to samo\n",
        );
        self.undo(Scope::Text(text.clone()));
        self.undo(Scope::Text(text.clone()));
        self.redo(Scope::Text(text.clone()));
        self.redo(Scope::Text(text.clone()));
        self.undo(Scope::Text(text.clone()));
        self.edit(
            &text,
            "",
            "- koniec z \"cudzysłowem\", \\ i \u{2028} w środku\n",
        );
        for (pin, cited) in [(1, true), (3, true), (1, false)] {
            let (question, pin) = (id.clone(), PinId(pin));
            self.act(Command::Answers(answers::Command::Cite {
                question,
                pin,
                cited,
            }));
        }
        self.undo(Scope::Answers);
        self.redo(Scope::Answers);
    }

    fn write_letter(&mut self) {
        let room = Room::Content;
        self.desk(desk::Command::OpenRoom { room });
        self.content(content::Command::Create {
            kind: CarrierKind::Newsletter,
            name: "Powitanie".into(),
            html: "<h1>Cześć!</h1>\n<p>Treść.</p>\n".into(),
            css: "h1 { color: green }\n".into(),
        });
        self.edit(&part(1, Part::Subject), "", "Wiosna 🌷 w Bujnie");
        self.edit(&part(1, Part::Preheader), "", "Żółte tulipany\tod 9,90 zł");
        self.desk(desk::Command::LeaveWindow);
        self.desk(desk::Command::ReturnToWindow { away_ms: 8_200 });
        let pasted = "<p>łódź &amp; ćma <!-- \u{1F469}\u{200D}\u{1F4BB} --></p>\n".repeat(40);
        self.desk(desk::Command::NotePaste {
            text: part(1, Part::Html),
            units: exam::units(&pasted),
            inside: false,
        });
        self.edit(&part(1, Part::Html), "", &pasted);
        self.content(content::Command::ShowFindings {
            carrier: CarrierId(1),
            findings: content::Findings {
                rules: "5f0c2a119be04d37".into(),
                clients: "2025-09-09".into(),
                errors: 3,
                warnings: 12,
                notes: 1,
                report: Digest::of("sprawdzenie".as_bytes()),
            },
        });
        self.content(content::Command::ShowPart { part: Part::Css });
        self.edit(&part(1, Part::Css), "green", "#0a5");
        let text = Scope::Text(part(1, Part::Css));
        self.undo(text.clone());
        self.redo(text);
        let width = Width::Phone;
        self.content(content::Command::ChooseWidth { width });
    }

    fn keep_house(&mut self) {
        let (carrier, copy) = (CarrierId(1), CarrierId(2));
        let name = String::from("Powitanie (kopia)");
        self.content(content::Command::Duplicate { carrier, name });
        let name = String::from("Przypomnienie ⏰");
        self.content(content::Command::Rename {
            carrier: copy,
            name,
        });
        self.edit(&part(2, Part::Html), "Cześć", "Pamiętasz");
        self.content(content::Command::Delete { carrier: copy });
        self.undo(Scope::Content);
        self.undo(Scope::Text(part(2, Part::Html)));
        self.undo(Scope::Content);
        self.undo(Scope::Content);
        self.redo(Scope::Content);
        self.content(content::Command::Open { carrier });
        self.content(content::Command::Create {
            kind: CarrierKind::LandingPage,
            name: "Oferta".into(),
            html: "<main></main>\n".into(),
            css: String::new(),
        });
        self.edit(
            &part(3, Part::Html),
            "<main></main>",
            "<main>\u{FEFF}tak</main>",
        );
        let panel = Panel::Brief;
        self.desk(desk::Command::ShowPanel { panel });
        for flagged in [true, false, true] {
            let task = task("t2");
            self.desk(desk::Command::FlagTask { task, flagged });
        }
    }

    /// Practice only: one drill given up, one missed and done.
    fn drill(&mut self) {
        let begin = |kind| drill::Command::Begin {
            kind,
            page: "5f0c".into(),
        };
        let back = |page: &str, sudden| drill::Command::Return {
            page: page.into(),
            away_ms: 31_000,
            restored_units: 12,
            sudden,
        };
        for command in [
            begin(drill::Kind::Connection),
            drill::Command::CutOff,
            drill::Command::Join,
            drill::Command::Stop,
            begin(drill::Kind::Power),
            back("61a7", false),
        ] {
            self.act(Command::Drill(command));
        }
        self.edit(&question("q2"), "", "Bez prądu. ");
        self.act(Command::Drill(back("8c11", true)));
    }

    fn lose_time(&mut self) {
        let gap = |cause, wall_ms| clock::Command::Gap { cause, wall_ms };
        let reason = |text: &str| text.to_string();
        self.clock(gap(GapCause::Reload, 42_000));
        self.clock(gap(GapCause::Sleep, -1_500));
        self.clock(gap(GapCause::Sleep, -3_600_000));
        if self.0.mode == Mode::Practice {
            return;
        }
        self.clock(clock::Command::SettleGap {
            minutes: 2,
            reason: reason("zegar przestawiony"),
        });
        self.clock(clock::Command::Pause {
            reason: reason("alarm"),
        });
        self.0.wait_minutes(12);
        self.clock(clock::Command::Resume {
            reason: reason("koniec alarmu"),
        });
        self.clock(clock::Command::Grant {
            minutes: 5,
            reason: reason("awaria sieci"),
        });
    }

    fn hand_in(&mut self, reason: HandInReason) {
        self.attempt(attempt::Command::HandIn { reason });
    }

    /// Sealed, reopened, worked on, and sealed again.
    fn hand_in_twice(&mut self) {
        self.hand_in(HandInReason::Candidate);
        self.0.wait_minutes(20);
        let reason = String::from("decyzja komisji");
        let minutes = if self.0.mode == Mode::Exam { 10 } else { 0 };
        self.attempt(attempt::Command::Reopen { reason, minutes });
        self.edit(&question("q2"), "", "Dopisane po otwarciu: źdźbło.");
        match self.0.mode {
            Mode::Practice => self.hand_in(HandInReason::Candidate),
            Mode::Exam => {
                let left = self.0.state.clock.left_ms(self.0.now.elapsed_ms);
                self.0.wait(u64::try_from(left).unwrap());
                self.hand_in(HandInReason::TimeUp);
            }
        }
    }
}

/// A whole attempt, from the rules to the second hand-in.
pub fn told(mode: Mode, header: &[u8]) -> Bench {
    let mut scribe = Scribe(Bench::under(mode, header));
    scribe.rules();
    scribe.read();
    scribe.divide();
    scribe.answer();
    scribe.write_letter();
    scribe.keep_house();
    scribe.write_shorts();
    scribe.automate();
    scribe.read_figures();
    scribe.launch_twice();
    scribe.open_shop();
    scribe.conclude();
    if mode == Mode::Practice {
        scribe.drill();
    }
    scribe.lose_time();
    scribe.hand_in_twice();
    scribe.0
}
