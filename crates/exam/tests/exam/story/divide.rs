//! The base divided: segments, what is said of them, what is looked at.

use super::Scribe;
use casefile::Room;
use exam::audience::{self, SegmentId, Sort, Topic, View};
use exam::{Command, Scope, TextId, desk};

impl Scribe {
    fn audience(&mut self, command: audience::Command) {
        self.act(Command::Audience(command));
    }

    /// Two segments and what is said of them; the table looked at.
    pub fn divide(&mut self) {
        use audience::Command as Act;
        let room = Room::Audience;
        self.desk(desk::Command::OpenRoom { room });
        let parsed = |json: &str| Some(serde_json::from_str(json).unwrap());
        let column = String::from("age");
        let descending = true;
        let sort = Some(Sort { column, descending });
        self.audience(Act::SortTable { sort });
        let filter = parsed(r#"{"is":{"field":"town","op":"in","value":["Łódź","Żory"]}}"#);
        self.audience(Act::FilterTable { filter });
        let columns = Some(vec!["id".into(), "town".into()]);
        self.audience(Act::ChooseColumns { columns });
        let view = View::Segments;
        self.audience(Act::ShowView { view });
        let (name, rule) = (String::from("Świeże rośliny 🌱"), None);
        self.audience(Act::Create { name, rule });
        let (first, second) = (SegmentId(1), SegmentId(2));
        for json in [
            r#"{"is":{"field":"consent.email","op":"equal","value":true}}"#,
            r#"{"all":[{"is":{"field":"consent.email","op":"equal","value":true}},
                {"any":[{"is":{"field":"orders.last","op":"date","value":"last 90 days"}},
                {"is":{"field":"orders.value_grosze","op":"between","value":[10000,50000]}}]}]}"#,
        ] {
            let (segment, rule) = (first, parsed(json));
            self.audience(Act::ChangeRule { segment, rule });
        }
        self.undo(Scope::Audience);
        self.redo(Scope::Audience);
        let reason = TextId::Segment(first, Topic::Reason);
        self.edit(&reason, "", "Mają roślinę i nie mają ziemi.");
        self.edit(&reason, "ziemi", "podłoża");
        self.undo(Scope::Text(reason));
        self.edit(
            &TextId::Segment(first, Topic::PersonaName),
            "",
            "Ania, Łódź",
        );
        let (segment, name) = (first, String::from("Kopia"));
        self.audience(Act::Duplicate { segment, name });
        let (segment, name) = (second, String::from("Kolekcjonerzy"));
        self.audience(Act::Rename { segment, name });
        let segments = vec![first, second];
        self.audience(Act::Compare { segments });
        self.audience(Act::Delete { segment });
        self.undo(Scope::Audience);
        self.audience(Act::Open { segment: first });
    }
}
