use super::world::kind;
use crate::protocol::simulation::{
    self as protocol, Compare, Count, Fault, Order, Page, ProfileOf, Response, Rows,
};
use simulator::base::{Bar, Column, Profile};
use simulator::segment::{self, Bin, Bits, Library, Rule, Shelf, Unit, compare, funnel, words};
use simulator::{Base, Contacts};

/// What is kept between questions: the bits of terms, and the rows as they were sorted last.
#[derive(Default)]
pub struct Desk {
    shelf: Shelf,
    sorted: Option<(Order, Vec<u32>)>,
}

type Faults = Vec<Fault>;

impl Desk {
    pub fn rows(&mut self, ask: &Rows, contacts: &Contacts) -> Response {
        answer(self.page(ask, &contacts.base).map(Response::Page))
    }

    pub fn profile(&mut self, ask: &ProfileOf, contacts: &Contacts) -> Response {
        let base = &contacts.base;
        let found = self.bits(ask.rule.as_ref(), base, &ask.library);
        let profile = found.and_then(|bits| {
            let column = column(base, &ask.column)?;
            let profile = match bits {
                Some(bits) => base.profile(&column.of(&bits)),
                None => base.profile(column),
            };
            Ok(Response::Profile(profiled(profile)))
        });
        answer(profile)
    }

    pub fn count(&mut self, ask: &Count, contacts: &Contacts) -> Response {
        let base = &contacts.base;
        let bits = self.shelf.bits(&ask.rule, base, &ask.library);
        let counted = bits.map_err(|faults| told(&faults, "")).map(|bits| {
            let found = funnel(&bits, base, ask.channel);
            Response::Count(protocol::Funnel {
                segment: found.segment,
                consented: found.consented,
                unsuppressed: found.unsuppressed,
                eligible: found.eligible,
                sentence: words::sentence(&ask.rule, base),
            })
        });
        answer(counted)
    }

    pub fn compare(&mut self, ask: &Compare, contacts: &Contacts) -> Response {
        let (mut segments, mut faults) = (Vec::new(), Vec::new());
        for (id, rule) in &ask.segments {
            match self.shelf.bits(rule, &contacts.base, &ask.library) {
                Ok(bits) => segments.push(bits),
                Err(found) => faults.extend(told(&found, &format!("{id}:"))),
            }
        }
        match faults.is_empty() {
            true => Response::Comparison(compared(compare(&segments, &contacts.base))),
            false => Response::Faults { faults },
        }
    }

    fn bits(
        &mut self,
        rule: Option<&Rule>,
        base: &Base,
        library: &Library,
    ) -> Result<Option<Bits>, Faults> {
        let bits = rule.map(|rule| self.shelf.bits(rule, base, library));
        bits.transpose().map_err(|faults| told(&faults, ""))
    }

    fn page(&mut self, ask: &Rows, base: &Base) -> Result<Page, Faults> {
        let bits = self.bits(ask.rule.as_ref(), base, &ask.library)?;
        let columns = ask.columns.iter().map(|name| column(base, name));
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        let within = |row: &u32| bits.as_ref().is_none_or(|it| it.get(*row as usize));
        let (from, count) = (ask.from as usize, ask.count.min(Rows::COUNT_MAX) as usize);
        let places: Vec<u32> = match &ask.order {
            Some(order) => {
                let rows = self.sorted(order, base)?.iter().copied();
                rows.filter(within).skip(from).take(count).collect()
            }
            None => {
                let rows = 0..base.count() as u32;
                rows.filter(within).skip(from).take(count).collect()
            }
        };
        let row = |at: &u32| columns.iter().map(|it| it.cell(*at as usize)).collect();
        Ok(Page {
            total: bits.as_ref().map_or(base.count() as u64, Bits::ones),
            rows: places.iter().map(row).collect(),
            places,
        })
    }

    fn sorted(&mut self, order: &Order, base: &Base) -> Result<&[u32], Faults> {
        if self.sorted.as_ref().is_none_or(|(held, _)| held != order) {
            let rows = base.sorted(column(base, &order.column)?, order.descending);
            self.sorted = Some((order.clone(), rows));
        }
        Ok(self.sorted.as_ref().map_or(&[], |(_, rows)| rows))
    }
}

fn answer(found: Result<Response, Faults>) -> Response {
    found.unwrap_or_else(|faults| Response::Faults { faults })
}

fn column<'a>(base: &'a Base, name: &str) -> Result<&'a Column, Faults> {
    base.column(name).ok_or_else(|| {
        vec![Fault {
            path: String::new(),
            code: "filter-column".into(),
            message: format!("there is no column {name:?}"),
        }]
    })
}

/// Faults, in the client's words, with something before their paths.
pub fn told(faults: &[segment::Fault], before: &str) -> Faults {
    let fault = |it: &segment::Fault| Fault {
        path: format!("{before}{}", it.path),
        code: it.code.into(),
        message: it.message.clone(),
    };
    faults.iter().map(fault).collect()
}

fn profiled(profile: Profile) -> protocol::Profile {
    let bar = |Bar { from, to, count }| protocol::Bar { from, to, count };
    protocol::Profile {
        name: profile.name,
        kind: kind(profile.kind),
        filled: profile.filled,
        missing: profile.missing,
        distinct: profile.distinct,
        range: profile.range,
        median: profile.median,
        bars: profile.bars.into_iter().map(bar).collect(),
    }
}

fn compared(comparison: segment::Comparison) -> protocol::Comparison {
    let bin = |bin: Bin| match bin {
        Bin::Range(range) => (None, Some(range)),
        Bin::Word(word) => (Some(word), None),
        Bin::Rest => (None, None),
    };
    let group = |it: segment::Group| protocol::Group {
        counts: it.counts,
        missing: it.missing,
        mean_hundredths: it.mean_hundredths,
        median: it.median,
    };
    let measure = |it: segment::Measure| protocol::Measure {
        id: it.id,
        unit: match it.unit {
            Unit::Days => protocol::Unit::Days,
            Unit::Grosze => protocol::Unit::Grosze,
            Unit::Count => protocol::Unit::Count,
            Unit::Word => protocol::Unit::Word,
            Unit::Label => protocol::Unit::Label,
        },
        bins: it
            .bins
            .into_iter()
            .map(bin)
            .map(|(word, range)| protocol::Bin { word, range })
            .collect(),
        groups: it.groups.into_iter().map(group).collect(),
    };
    protocol::Comparison {
        contacts: comparison.contacts,
        overlaps: comparison.overlaps,
        measures: comparison.measures.into_iter().map(measure).collect(),
    }
}
