//! The candidate's own campaign: set up, launched, looked at.

use super::Scribe;
use casefile::campaign::{Carrier, Limit};
use exam::campaign::{Accepted, Command as Act, Sending, Setup, Terms};
use exam::content::CarrierId;
use exam::{Command, Scope};
use journal::Digest;

impl Scribe {
    fn campaign(&mut self, command: Act) {
        self.act(Command::Campaign(command));
    }

    /// Two launches, and a look back at the first.
    pub(super) fn launch_twice(&mut self) {
        let limit = Limit {
            carrier: Carrier::Email,
            count: 2,
            days: 7,
        };
        let setup = |days| Setup {
            from: Some("2026-03-16".parse().unwrap()),
            days,
            limits: vec![limit],
            ..Setup::default()
        };
        self.campaign(Act::SetUp { setup: setup(56) });
        self.campaign(Act::SetUp { setup: setup(28) });
        let sending = Sending {
            discount_percent: 10,
            ..Sending::default()
        };
        let carrier = self.newsletter();
        self.campaign(Act::Prepare { carrier, sending });
        self.undo(Scope::Campaign);
        self.undo(Scope::Campaign);
        self.redo(Scope::Campaign);
        self.launch(&[("no-exit", "Proces kończy się celem.")]);
        let report = Digest::of(b"report");
        self.campaign(Act::Finish { report });
        self.launch(&[]);
        self.campaign(Act::Finish { report });
        self.campaign(Act::Show { run: 0 });
    }

    fn launch(&mut self, warnings: &[(&str, &str)]) {
        let accepted = warnings.iter().map(|(code, reason)| Accepted {
            code: (*code).into(),
            path: "workflows.0".into(),
            reason: (*reason).into(),
        });
        let terms = Terms {
            campaign: Digest::of(b"campaign"),
            seed: 2_026,
            simulator: 1,
        };
        let accepted = accepted.collect();
        self.campaign(Act::Launch { terms, accepted });
    }

    /// A landing page that stands.
    pub(super) fn landing_page(&self) -> CarrierId {
        self.first(casefile::CarrierKind::LandingPage)
    }

    fn newsletter(&self) -> CarrierId {
        self.first(casefile::CarrierKind::Newsletter)
    }

    fn first(&self, kind: casefile::CarrierKind) -> CarrierId {
        let mut all = self.0.state.content.carriers.iter();
        let found = all.find(|(_, it)| it.kind == kind);
        *found.expect("one stands").0
    }
}
