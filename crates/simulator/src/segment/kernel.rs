//! A test over a column: a bit a contact.

use super::bits::Bits;
use super::term::Test;
use crate::base::{Column, Data, EMPTY, UNCODED};

/// The bits of a test. An empty cell fits "empty" alone, and every turned-round test.
pub fn bits(test: &Test, column: &Column, today: i32) -> Bits {
    match &column.data {
        Data::Whole(cells) => numbers(test, cells, today),
        Data::Word(words, cells) => match test {
            Test::Empty => Bits::of(cells, |code| code == UNCODED),
            Test::Text(patterns) => {
                let fits = |word: &String| patterns.iter().any(|it| it.holds(word));
                let fits: Vec<bool> = words.iter().map(fits).collect();
                by_code(cells, &fits)
            }
            _ => Bits::filled(cells.len(), false),
        },
        Data::Text(cells) => match test {
            Test::Empty => Bits::from_fn(cells.len(), |at| cells.get(at).is_empty()),
            Test::Text(patterns) => Bits::from_fn(cells.len(), |at| {
                let text = cells.get(at);
                !text.is_empty() && patterns.iter().any(|it| it.holds(text))
            }),
            _ => Bits::filled(cells.len(), false),
        },
        Data::Set(words, cells) => match test {
            Test::Empty => Bits::of(cells, |held| held == 0),
            Test::Label(labels) => {
                let wanted = words
                    .iter()
                    .enumerate()
                    .filter(|(_, word)| labels.contains(word));
                let mask = wanted.fold(0_u64, |mask, (bit, _)| mask | 1 << bit);
                Bits::of(cells, |held| held & mask != 0)
            }
            _ => Bits::filled(cells.len(), false),
        },
    }
}

/// A table with a place for every code, so that no row needs a bound's check.
fn by_code(cells: &[u16], fits: &[bool]) -> Bits {
    if fits.len() <= 255 {
        let mut table = [false; 256];
        table[..fits.len()].copy_from_slice(fits);
        return Bits::of(cells, |code| code < 256 && table[usize::from(code & 255)]);
    }
    Bits::of(cells, |code| {
        fits.get(usize::from(code)).copied().unwrap_or(false)
    })
}

fn numbers(test: &Test, cells: &[i32], today: i32) -> Bits {
    match test {
        Test::Empty => Bits::of(cells, |cell| cell == EMPTY),
        Test::Range(low, high) => {
            let edge = |it: i64| it.clamp(i64::from(EMPTY) + 1, i64::from(i32::MAX)) as i32;
            let (from, to) = (edge(*low), edge(*high));
            if low > high || *low > i64::from(i32::MAX) {
                return Bits::filled(cells.len(), false);
            }
            Bits::of(cells, |cell| from <= cell && cell <= to)
        }
        Test::OneOf(values) => {
            let values: Vec<i32> = values.iter().map(|it| *it as i32).collect();
            Bits::of(cells, |cell| cell != EMPTY && values.contains(&cell))
        }
        Test::When(when) => Bits::of(cells, |cell| cell != EMPTY && when.holds(cell, today)),
        _ => Bits::filled(cells.len(), false),
    }
}
