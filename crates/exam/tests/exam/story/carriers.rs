//! An SMS, a push and a post: written, shaped, taken back.

use super::{Scribe, part};
use casefile::CarrierKind;
use exam::Scope;
use exam::content::{CarrierId, Command as Act, Network, Part, Ratio, Shape};

impl Scribe {
    fn begin(&mut self, kind: CarrierKind, name: &str) -> u32 {
        self.content(Act::Create {
            kind,
            name: name.into(),
            html: String::new(),
            css: String::new(),
        });
        self.0.state.content.open.expect("it is open").0
    }

    /// After the newsletters.
    pub(super) fn write_shorts(&mut self) {
        let sms = self.begin(CarrierKind::Sms, "Przypomnienie SMS");
        self.edit(&part(sms, Part::Sender), "", "Bujnie");
        self.edit(&part(sms, Part::Text), "", "Zażółć za 5 € 🌱 STOP");
        self.edit(&part(sms, Part::Text), "Zażółć", "Zazolc");
        self.undo(Scope::Text(part(sms, Part::Text)));
        let push = self.begin(CarrierKind::Push, "Powrót do koszyka");
        self.edit(&part(push, Part::Title), "", "Koszyk czeka");
        self.edit(&part(push, Part::Text), "", "Doniczki znów są 🪴");
        self.edit(&part(push, Part::Link), "", "https://bujnie.example/koszyk");
        let post = self.begin(CarrierKind::Post, "Post o przesadzaniu");
        self.edit(&part(post, Part::Text), "", "Czas przesadzić monsterę #dom");
        self.edit(&part(post, Part::Alt), "", "Monstera w nowej donicy");
        for (network, focus) in [(Network::Instagram, [50, 50]), (Network::X, [0, 100])] {
            self.content(Act::Shape {
                carrier: CarrierId(post),
                shape: Shape {
                    network,
                    ratio: Ratio::Portrait,
                    focus,
                    ..Shape::default()
                },
            });
        }
        self.undo(Scope::Content);
        self.undo(Scope::Content);
        self.redo(Scope::Content);
    }
}
