//! What columns are called, and in which order they stand.

use casefile::audience::ClauseChannel;

pub fn channel_titles(channel: ClauseChannel) -> [&'static str; 2] {
    match channel {
        ClauseChannel::Email => ["zgoda na e-mail", "e-mail consent"],
        ClauseChannel::Sms => ["zgoda na SMS", "SMS consent"],
        ClauseChannel::Push => ["zgoda na web push", "web push consent"],
        ClauseChannel::Profiling => ["zgoda na profilowanie", "profiling consent"],
        ClauseChannel::Cookies => ["zgoda na pliki cookie", "cookie consent"],
    }
}

/// What the words of generated columns mean to people.
pub fn word_title(column: &str, word: &str) -> Option<[&'static str; 2]> {
    Some(match (column, word) {
        ("sex", "female") => ["kobieta", "woman"],
        ("sex", "male") => ["mężczyzna", "man"],
        ("device", "phone") => ["telefon", "phone"],
        ("device", "tablet") => ["tablet", "tablet"],
        ("device", "desktop") => ["komputer", "computer"],
        ("stage", "lead") => ["bez zakupu", "no order yet"],
        ("stage", "customer") => ["po zakupie", "has ordered"],
        ("stage", "loyal") => ["stały klient", "loyal"],
        ("stage", "dormant") => ["uśpiony", "dormant"],
        ("suppression", "hard-bounce") => ["odbicie twarde", "hard bounce"],
        ("suppression", "complaint") => ["skarga", "complaint"],
        ("suppression", "request") => ["prośba o zaprzestanie", "asked to stop"],
        _ => return None,
    })
}

/// People first, then what they allowed, then what they did.
pub fn order(name: &str) -> usize {
    const HEADS: [&str; 22] = [
        "id",
        "first_name",
        "email",
        "sex",
        "age",
        "town",
        "region",
        "mailbox",
        "device",
        "language",
        "source",
        "signup",
        "stage",
        "points",
        "tags",
        "suppression",
        "do_not_contact",
        "consent",
        "rfm",
        "orders",
        "carts",
        "visits",
    ];
    let head = name.split('.').next().unwrap_or_default();
    HEADS
        .iter()
        .position(|it| *it == head)
        .unwrap_or(HEADS.len())
}
