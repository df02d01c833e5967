//! The rows of the table that are in sight, asked of the worker a stretch at a time.

use super::base::Base;
use crate::browser::engine::odd;
use crate::desk::simulation::Latest;
use casefile::workflow::rule::Rule;
use exam::audience::Sort;
use leptos::prelude::*;
use worker::protocol::simulation::{Fault, Order, Page, Request, Response, Rows as Ask};

/// How many rows are asked for at once; a multiple of [`STEP`].
const STRETCH: u64 = 150;
const STEP: u64 = 50;

/// What the table shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    pub sort: Option<Sort>,
    pub filter: Option<Rule>,
    pub columns: Vec<String>,
    pub library: worker::protocol::simulation::Library,
}

/// A stretch of rows, and from where.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    pub query: Query,
    pub from: u64,
    pub page: Page,
}

/// The handle.
#[derive(Clone, Copy)]
pub struct Rows {
    pub query: Memo<Query>,
    pub stretch: RwSignal<Option<Stretch>>,
    /// How many rows there are in all.
    pub total: RwSignal<Option<u64>>,
    pub faults: RwSignal<Vec<Fault>>,
    pub failed: RwSignal<Option<String>>,
    latest: Latest,
}

impl Rows {
    /// To be called in a component's body.
    pub fn new(base: Base, query: Memo<Query>) -> Self {
        let rows = Self {
            query,
            stretch: RwSignal::new(None),
            total: RwSignal::new(None),
            faults: RwSignal::new(Vec::new()),
            failed: RwSignal::new(None),
            latest: Latest::new(base.simulation),
        };
        Effect::new(move |_| {
            query.track();
            rows.ask(0);
        });
        rows
    }

    /// A row's cells, where they have come.
    pub fn cells(&self, row: u64) -> Option<Vec<String>> {
        self.stretch.with(|stretch| {
            let stretch = stretch.as_ref()?;
            let at = row.checked_sub(stretch.from)?;
            stretch.page.rows.get(usize::try_from(at).ok()?).cloned()
        })
    }

    /// Sees to it that the rows from `first` to `last` come, where they are not here.
    pub fn need(&self, first: u64, last: u64) {
        let total = self.total.get_untracked().unwrap_or(0);
        let last = last.min(total.saturating_sub(1));
        let here = self.stretch.with_untracked(|stretch| {
            stretch.as_ref().is_some_and(|own| {
                let end = own.from + own.page.rows.len() as u64;
                own.from <= first && last < end
            })
        });
        if !here {
            let middle = first + (last.saturating_sub(first)) / 2;
            self.ask(middle.saturating_sub(STRETCH / 2) / STEP * STEP);
        }
    }

    fn ask(&self, from: u64) {
        let query = self.query.get_untracked();
        let order = query.sort.clone().map(|sort| Order {
            column: sort.column,
            descending: sort.descending,
        });
        let ask = Ask {
            rule: query.filter.clone(),
            library: query.library.clone(),
            order,
            columns: query.columns.clone(),
            from,
            count: STRETCH,
        };
        let rows = *self;
        self.latest
            .ask(Request::Rows(ask), move |answer| match answer {
                Ok(Response::Page(page)) => {
                    rows.total.set(Some(page.total));
                    rows.faults.set(Vec::new());
                    rows.failed.set(None);
                    rows.stretch.set(Some(Stretch { query, from, page }));
                }
                Ok(Response::Faults { faults }) => {
                    rows.total.set(None);
                    rows.stretch.set(None);
                    rows.faults.set(faults);
                }
                Ok(_) => rows.failed.set(Some(odd().code)),
                Err(failure) => rows.failed.set(Some(failure.code)),
            });
    }

    /// Asks again after a failure.
    pub fn again(&self) {
        self.failed.set(None);
        self.ask(0);
    }
}
