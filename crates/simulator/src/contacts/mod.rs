//! The contacts of a case: what everybody sees ([`Base`]), and what only the simulator knows
//! ([`Hidden`]).
//!
//! Every contact is drawn alone, from its own key, a site for each matter: a change to the spec of
//! towns moves no order.

mod behaviour;
mod columns;
mod consent;
mod group;
mod hidden;
mod names;
mod orders;
mod person;
mod rfm;
mod titles;

pub use hidden::{CATEGORIES_MAX, Hidden, NEVER};
pub use orders::{Orders, Season};
pub(crate) use titles::word_title;

use crate::base::Base;
use crate::calendar::day_of;
use crate::draw::Key;
use casefile::audience::Audience;
use group::Kinds;

/// The contacts of a case.
#[derive(Debug, Clone)]
pub struct Contacts {
    /// What everybody sees.
    pub base: Base,
    /// What only the simulator knows.
    pub hidden: Hidden,
    /// Orders of the past, by contact.
    pub orders: Orders,
    /// The seed of every draw.
    pub seed: u64,
    /// The ids of categories, in the order of the company's.
    pub categories: Vec<String>,
}

impl Contacts {
    /// Generates the contacts of a spec; `count` instead of the spec's where it is given.
    ///
    /// `categories` are the ids of the company's categories, in order.
    pub fn generate(spec: &Audience, categories: &[String], count: Option<u32>) -> Self {
        let count = count.unwrap_or(spec.count);
        let kinds = Kinds::new(spec, categories);
        let season = Season::new(spec);
        let mut columns = columns::Columns::new(spec, categories, count as usize);
        let mut hidden = Hidden::with_capacity(categories.len(), count as usize);
        let mut orders = Orders::default();
        for contact in 0..count {
            let key = Key::new(spec.seed, contact);
            let kind = kinds.of(key);
            let person = person::person(spec, &kinds, kind, key);
            let traits = hidden::traits(&kinds, kind, key);
            let bought = orders::orders(&kinds, kind, &person, &season, key);
            columns.push(spec, &kinds, key, contact, &person, &traits, &bought);
            hidden.push(&traits, &bought, &person);
            orders.push(&bought.past);
        }
        Self {
            base: columns.base(day_of(spec.reference_date)),
            hidden,
            orders,
            seed: spec.seed,
            categories: categories.to_vec(),
        }
    }

    /// An author's own contacts, with hidden traits drawn from the spec.
    pub fn own(base: Base, spec: &Audience, categories: &[String]) -> Self {
        let kinds = Kinds::new(spec, categories);
        let season = Season::new(spec);
        let mut hidden = Hidden::with_capacity(categories.len(), base.count());
        let mut orders = Orders::default();
        for contact in 0..base.count() as u32 {
            let key = Key::new(spec.seed, contact);
            let kind = kinds.of(key);
            let person = person::person(spec, &kinds, kind, key);
            let bought = orders::orders(&kinds, kind, &person, &season, key);
            hidden.push(&hidden::traits(&kinds, kind, key), &bought, &person);
            orders.push(&[]);
        }
        Self {
            base,
            hidden,
            orders,
            seed: spec.seed,
            categories: categories.to_vec(),
        }
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.base.count()
    }
}
