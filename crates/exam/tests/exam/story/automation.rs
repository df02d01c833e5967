//! What a candidate draws, lists and accepts in the automation.

use super::Scribe;
use casefile::Room;
use casefile::workflow::{Kind, Node, Reentry};
use exam::automation::{About, Act, Command as Ask, ItemId, List, Op, Verdict, WorkflowId};
use exam::{Command, Scope, TextId, desk};

fn step(id: &str, kind: Kind, title: &str) -> Node {
    Node {
        id: id.into(),
        kind,
        title: title.into(),
        config: Default::default(),
        x: 0,
        y: 0,
    }
}

fn edge(from: &str, port: &str, to: &str) -> Op {
    Op::Link(casefile::workflow::Edge {
        from: from.into(),
        port: port.into(),
        to: to.into(),
    })
}

impl Scribe {
    /// Two workflows, instructions, the contractor's work accepted.
    pub(super) fn automate(&mut self) {
        let room = Room::Automation;
        self.desk(desk::Command::OpenRoom { room });
        let title = String::from("Wiosna na parapecie 🌱");
        self.auto(Ask::Create { title });
        let wait = |id: &str, minutes: u32| {
            let mut node = step(id, Kind::WaitDuration, "Doba");
            node.config.insert("minutes".into(), minutes.into());
            node
        };
        let first = step("n1", Kind::TriggerSegment, "Rośliny 12 miesięcy");
        self.edit_flow(Act::Added, vec![Op::Put(first)]);
        let put = vec![Op::Put(wait("n2", 60)), edge("n1", "next", "n2")];
        self.edit_flow(Act::Added, put);
        self.edit_flow(Act::Configured, vec![Op::Put(wait("n2", 1_440))]);
        let moved = Op::Move {
            node: "n2".into(),
            x: 16,
            y: 120,
        };
        self.edit_flow(Act::Moved, vec![moved]);
        self.undo(Scope::Automation);
        self.redo(Scope::Automation);
        let settings = casefile::workflow::Settings {
            reentry: Reentry::AfterLeaving,
            entry_filter: None,
            suppression: vec!["reklamacja-w-toku".into()],
        };
        self.edit_flow(Act::Settled, vec![Op::Set(settings)]);
        self.edit_flow(Act::Removed, vec![Op::Drop("n2".into())]);
        self.undo(Scope::Automation);
        let (workflow, title) = (WorkflowId(1), String::from("Wiosna (kopia)"));
        self.auto(Ask::Duplicate { workflow, title });
        let (workflow, title) = (WorkflowId(2), String::from("Próba"));
        self.auto(Ask::Rename { workflow, title });
        self.auto(Ask::Delete { workflow });
        let workflow = WorkflowId(1);
        self.auto(Ask::Open { workflow });
        self.accept();
    }

    fn accept(&mut self) {
        let (workflow, title) = (Box::new(crate::canvas::cart()), String::from("Koszyk"));
        self.auto(Ask::TakeOver { workflow, title });
        for (list, text) in [
            (List::Instructions, "Ustaw „raz na osobę”."),
            (List::Instructions, "Czekaj dobę."),
            (List::Deviations, "3 godziny zamiast 24."),
        ] {
            let (about, after) = (About::default(), None);
            self.auto(Ask::AddItem { list, about, after });
            let last = *self.0.state.automation.order.last().unwrap();
            self.edit(&TextId::Item(last), "", text);
        }
        let item = ItemId(2);
        self.auto(Ask::MoveItem { item, up: true });
        let about = About {
            workflow: Some(WorkflowId(1)),
            step: Some("n2".into()),
            instruction: None,
        };
        self.auto(Ask::BindItem { item, about });
        let item = ItemId(1);
        self.auto(Ask::RemoveItem { item });
        for verdict in [Some(Verdict::Kept), Some(Verdict::Broken), None] {
            let instruction = String::from("i06");
            self.auto(Ask::Judge {
                instruction,
                verdict,
            });
        }
        self.undo(Scope::Automation);
    }

    fn auto(&mut self, ask: Ask) {
        self.act(Command::Automation(ask));
    }

    fn edit_flow(&mut self, act: Act, ops: Vec<Op>) {
        let workflow = WorkflowId(1);
        self.auto(Ask::Edit { workflow, act, ops });
    }
}
