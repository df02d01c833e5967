//! What the room's charts have in common.

use super::base::Base;
use super::cell;
use crate::i18n::t_string;
use crate::widgets::chart::{Format, Words};
use std::sync::Arc;

/// A chart's words; `category` is the head of its table's first column.
pub fn words(base: Base, category: impl Fn() -> String + Send + Sync + 'static) -> Words {
    let i18n = base.i18n;
    Words {
        table: (move || t_string!(i18n, audience.chart.table)).into(),
        category: category.into(),
        hint: (move || t_string!(i18n, audience.chart.hint)).into(),
        empty: (move || t_string!(i18n, audience.chart.empty)).into(),
    }
}

/// "12 345".
pub fn people(base: Base) -> Format {
    Arc::new(move |value| cell::whole(value as i64, base.language()))
}

/// "12,3%", from thousandths.
pub fn shares(base: Base) -> Format {
    Arc::new(move |value| cell::share(value.round() as u64, 1_000, base.language()))
}
