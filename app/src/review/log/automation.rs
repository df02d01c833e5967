//! Sentences for what was done in the room `automation`.

use super::words::Words;
use crate::i18n::t_string;
use exam::automation::{Act, Change, Event, List, Origin, Verdict};

/// What the candidate did.
pub fn deed(i18n: Words, event: &Event, name: String) -> String {
    match event {
        Event::Created { from: Some(_), .. } => t_string!(i18n, review.flow.copied, name = name),
        Event::Created { flow, .. } => match (flow.origin, flow.nodes.is_empty()) {
            (Origin::Contractor, _) => t_string!(i18n, review.flow.taken_over, name = name),
            (Origin::Own, true) => t_string!(i18n, review.flow.created, name = name),
            (Origin::Own, false) => t_string!(i18n, review.flow.imported, name = name),
        },
        Event::Renamed { .. } => t_string!(i18n, review.flow.renamed, name = name),
        Event::Deleted { .. } => t_string!(i18n, review.flow.deleted, name = name),
        Event::Opened { .. } => t_string!(i18n, review.flow.opened, name = name),
        Event::Edited { act, .. } => edited(i18n, *act, name),
        Event::ItemAdded { item, .. } => match item.list {
            List::Instructions => t_string!(i18n, review.flow.instruction_added).to_string(),
            List::Deviations => t_string!(i18n, review.flow.deviation_added).to_string(),
        },
        Event::ItemRemoved { .. } => t_string!(i18n, review.flow.item_removed, name = name),
        Event::ItemMoved { .. } => t_string!(i18n, review.flow.item_moved, name = name),
        Event::ItemBound { .. } => t_string!(i18n, review.flow.item_bound, name = name),
        Event::TextEdited { .. } => t_string!(i18n, review.flow.item_written, name = name),
        Event::Judged { after, .. } => match after {
            Some(Verdict::Kept) => t_string!(i18n, review.flow.kept, name = name),
            Some(Verdict::Broken) => t_string!(i18n, review.flow.broken, name = name),
            None => t_string!(i18n, review.flow.unjudged, name = name),
        },
    }
}

fn edited(i18n: Words, act: Act, name: String) -> String {
    match act {
        Act::Added => t_string!(i18n, review.flow.added, name = name),
        Act::Inserted => t_string!(i18n, review.flow.inserted, name = name),
        Act::Configured => t_string!(i18n, review.flow.configured, name = name),
        Act::Connected => t_string!(i18n, review.flow.connected, name = name),
        Act::Rerouted => t_string!(i18n, review.flow.rerouted, name = name),
        Act::Disconnected => t_string!(i18n, review.flow.disconnected, name = name),
        Act::Moved => t_string!(i18n, review.flow.moved, name = name),
        Act::Removed => t_string!(i18n, review.flow.removed, name = name),
        Act::Pasted => t_string!(i18n, review.flow.pasted, name = name),
        Act::Tidied => t_string!(i18n, review.flow.tidied, name = name),
        Act::Settled => t_string!(i18n, review.flow.settled, name = name),
    }
}

/// Which steps an edit touched, by their titles.
pub fn detail(i18n: Words, change: &Change) -> Option<String> {
    const SHOWN: usize = 3;
    let titles: Vec<&str> = change
        .nodes
        .iter()
        .filter_map(|it| it.after.as_ref().or(it.before.as_ref()))
        .map(|node| node.title.as_str())
        .collect();
    let more = titles.len().saturating_sub(SHOWN);
    if titles.is_empty() {
        return None;
    }
    let list = titles[..titles.len().min(SHOWN)].join(", ");
    Some(match more {
        0 => list,
        _ => t_string!(i18n, review.flow.and_more, list = list, count = more),
    })
}
