//! The shop: pages published and taken off, code, records, a form, a channel.

use super::Scribe;
use crate::site::{naming, record};
use casefile::site::RecordKind;
use exam::site::{
    Binding, Command as Act, Connection, Field, FormId, PageId, RecordId, Slot, Subject, View,
};
use exam::{Command, Scope, TextId};

const PAGE: &str = "<h1>Wiosna</h1><form><input type=\"email\" name=\"adres\"></form>";

impl Scribe {
    fn site(&mut self, command: Act) {
        self.act(Command::Site(command));
    }

    /// Everything that is connected, and a page that goes to its visitors and back.
    pub(super) fn open_shop(&mut self) {
        let page = self.page();
        self.site(Act::Submit { page });
        self.site(Act::Publish { page });
        self.site(Act::Revise { page });
        self.site(Act::Submit { page });
        let on = "2026-03-16".parse().unwrap();
        self.site(Act::Schedule { page, on });
        self.site(Act::Withdraw { page });
        self.site(Act::ShowView { view: View::Theme });
        let head = TextId::Site(Field::Slot(Slot::Head));
        self.edit(
            &head,
            "",
            "<script src=\"https://cdn.igla.example/t.js\"></script>",
        );
        let subject = Subject::Tracking;
        self.site(Act::Check { subject });
        self.zone();
        self.connect(page);
    }

    fn page(&mut self) -> PageId {
        let html = PAGE.to_owned();
        let first = naming("Wiosna", "wiosna");
        self.site(Act::Create {
            naming: first,
            html,
        });
        let page = self.0.state.site.open.unwrap();
        let text = TextId::Site(Field::Page(page));
        self.edit(&text, "Wiosna", "Wiosna na parapecie");
        self.undo(Scope::Text(text.clone()));
        self.redo(Scope::Text(text));
        let copy = naming("Kopia", "kopia");
        self.site(Act::Duplicate { page, naming: copy });
        let copy = self.0.state.site.open.unwrap();
        let after = naming("Lato", "lato");
        self.site(Act::Rename {
            page: copy,
            naming: after,
        });
        let landing = self.landing_page();
        self.site(Act::Fill {
            page: copy,
            carrier: Some(landing),
        });
        self.site(Act::Delete { page: copy });
        self.undo(Scope::Site);
        self.site(Act::Open { page });
        page
    }

    fn zone(&mut self) {
        let dmarc = record(RecordKind::Txt, "_dmarc", "v=DMARC1; p=none");
        self.site(Act::AddRecord { record: dmarc });
        let spf = record(
            RecordKind::Txt,
            "@",
            "v=spf1 include:_spf.igla.example ~all",
        );
        self.site(Act::ChangeRecord {
            id: RecordId(1),
            record: Some(spf),
        });
        self.site(Act::ChangeRecord {
            id: RecordId(2),
            record: None,
        });
        self.undo(Scope::Site);
        let subject = Subject::Mail;
        self.site(Act::Check { subject });
    }

    fn connect(&mut self, page: PageId) {
        let fields = [("adres".to_owned(), "email".to_owned())];
        self.site(Act::Bind {
            form: FormId::Page(page),
            binding: Some(Binding {
                list: "zielnik".into(),
                fields: fields.into_iter().collect(),
            }),
        });
        let scopes = ["publish".to_owned()];
        self.site(Act::Connect {
            channel: "instagram".into(),
            connection: Some(Connection {
                account: "ziolko".into(),
                scopes: scopes.into_iter().collect(),
            }),
        });
    }
}
