//! The campaign as it would be launched now: what stands in the rooms, and what the tool reads in
//! the carriers that it sends.

use crate::desk::Desk;
use crate::desk::simulation::Simulation;
use crate::rooms::content::work;
use casefile::Date;
use casefile::campaign::Campaign;
use exam::State;
use exam::campaign::{Asked, Reading, Source};
use exam::content::{CarrierId, Part};
use std::collections::BTreeMap;
use worker::protocol::simulation::{Checked, World};

/// Puts it together.
///
/// # Errors
/// A code of the catalogue `codes`.
pub async fn assembled(desk: Desk, world: &World, title: String) -> Result<Campaign, String> {
    let today: Date = world.today.parse().map_err(|_| "simulation-world")?;
    let mut readings: BTreeMap<Asked, Reading> = BTreeMap::new();
    let mut promises: BTreeMap<CarrierId, String> = BTreeMap::new();
    for asked in desk.peek(State::carriers_sent) {
        let promise = asked.1.and_then(|letter| promises.get(&letter).cloned());
        let Some(checked) = checked(desk, asked.0, promise).await? else {
            continue;
        };
        if asked.1.is_none() {
            promises.insert(asked.0, said(desk, asked.0, &checked));
        }
        readings.insert(asked, read(checked));
    }
    let read = |asked: Asked| readings.get(&asked).cloned().unwrap_or_default();
    let case = desk.case();
    let source = Source {
        case: Some(&case),
        today,
        id: "own",
        title: &title,
        read: &read,
    };
    Ok(desk.peek(|s| s.assembled(&source)))
}

async fn checked(
    desk: Desk,
    carrier: CarrierId,
    promise: Option<String>,
) -> Result<Option<Checked>, String> {
    let texts = Part::ALL.map(|part| text(desk, carrier, part));
    let Some(mut work) = work::of(desk, carrier, &work::Texts(texts)) else {
        return Ok(None);
    };
    work.promise = promise;
    let checked = Simulation::of(desk).check(work).await;
    checked.map(Some).map_err(|failure| failure.code)
}

fn text(desk: Desk, carrier: CarrierId, part: Part) -> String {
    desk.peek(|s| s.content.text(carrier, part).unwrap_or_default().to_owned())
}

/// What a message promises: a newsletter's subject and preheader, and the words of any.
fn said(desk: Desk, letter: CarrierId, checked: &Checked) -> String {
    let subject = text(desk, letter, Part::Subject);
    let preheader = text(desk, letter, Part::Preheader);
    format!("{subject}\n{preheader}\n{}", checked.plain_text)
}

fn read(checked: Checked) -> Reading {
    Reading {
        content: checked.content,
        links: checked.links,
        form: checked.traits.get("form_fields").is_some_and(|it| *it > 0),
    }
}
