//! How many are in each segment, counted again when a rule changes.

use super::base::Base;
use casefile::audience::ClauseChannel;
use casefile::workflow::rule::Rule;
use exam::audience::SegmentId;
use leptos::prelude::*;
use std::collections::BTreeMap;
use worker::protocol::simulation::{Count, Library, Request, Response};

/// What is known of a segment's size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// It has no rule.
    None,
    Of(u64),
    /// Its rule, or one that it names, has a fault.
    Faulty,
}

/// The sizes of all segments; one that is not there is being counted.
pub fn sizes(base: Base) -> RwSignal<BTreeMap<SegmentId, Size>> {
    let sizes = RwSignal::new(BTreeMap::new());
    let turn = StoredValue::new(0_u32);
    let rules = base.desk.slice(|s| {
        let own =
            |(id, segment): (&SegmentId, &exam::audience::Segment)| (*id, segment.rule.clone());
        s.audience.segments.iter().map(own).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        let (rules, library) = (rules.get(), base.library.get());
        turn.update_value(|turn| *turn += 1);
        let own = turn.get_value();
        leptos::task::spawn_local(async move {
            for (id, rule) in rules {
                let size = size(base, rule, &library).await;
                // A rule was changed meanwhile, or the view was left.
                if turn.try_get_value() != Some(own) {
                    return;
                }
                if let Some(size) = size {
                    sizes.update(|sizes| {
                        sizes.insert(id, size);
                    });
                }
            }
        });
    });
    sizes
}

async fn size(base: Base, rule: Option<Rule>, library: &Library) -> Option<Size> {
    let Some(rule) = rule else {
        return Some(Size::None);
    };
    let count = Count {
        rule,
        library: library.clone(),
        channel: ClauseChannel::Email,
    };
    match base.simulation.call(Request::Count(count)).await {
        Ok(Response::Count(funnel)) => Some(Size::Of(funnel.segment)),
        Ok(Response::Faults { .. }) => Some(Size::Faulty),
        _ => None,
    }
}
