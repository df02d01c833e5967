//! The bundled case.

use casefile::audience::Audience;
use simulator::Contacts;

pub const AUDIENCE: &str = include_str!("../../../../public/cases/bujnie/audience.toml");

pub fn audience() -> Audience {
    toml::from_str(AUDIENCE).unwrap()
}

pub fn categories() -> Vec<String> {
    ["rosliny", "donice", "podloza", "akcesoria"]
        .map(str::to_owned)
        .to_vec()
}

pub fn contacts(count: u32) -> Contacts {
    Contacts::generate(&audience(), &categories(), Some(count))
}
