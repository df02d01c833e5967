//! A tidy layout: steps in layers by how far they are from the start, those that belong together
//! under each other.

use super::order::{Item, rows};
use super::place::{COLUMN, ROW, snapped};
use exam::automation::{Flow, Op};
use std::collections::BTreeMap;

/// How often the layers are put in order, down and up.
const SWEEPS: usize = 6;

/// Moves every step to its tidy place.
pub fn tidy(flow: &Flow) -> Vec<Op> {
    let ids: Vec<&str> = reading_order(flow);
    let index: BTreeMap<&str, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let edges = forward_edges(flow, &index);
    let layer = layers(ids.len(), &edges);
    let depth = layer.iter().max().map_or(0, |deepest| deepest + 1);
    let mut table: Vec<Vec<usize>> = vec![Vec::new(); depth];
    for (at, layer) in layer.iter().enumerate() {
        table[*layer].push(at);
    }
    let x = columns(&mut table, &layer, &edges, ids.len());
    let place = |(at, id): (usize, &&str)| Op::Move {
        node: (*id).to_owned(),
        x: snapped(x[at]),
        y: layer[at] as i32 * ROW,
    };
    ids.iter().enumerate().map(place).collect()
}

/// Steps as one reads them: it settles which edges lead back.
fn reading_order(flow: &Flow) -> Vec<&str> {
    let mut ids = Vec::new();
    for row in rows(flow) {
        if let Item::Step { id } = &row.item
            && let Ok(at) = flow.nodes.find_index(id)
            && let Some((id, _)) = flow.nodes.get_indexed(at)
        {
            ids.push(id.as_str());
        }
    }
    ids
}

/// Edges without those that close a circle: a search in depth finds these.
fn forward_edges(flow: &Flow, index: &BTreeMap<&str, usize>) -> Vec<(usize, usize)> {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); index.len()];
    for edge in flow.edges() {
        if let (Some(from), Some(to)) = (index.get(&*edge.from), index.get(&*edge.to)) {
            out[*from].push(*to);
        }
    }
    let mut state = vec![0_u8; index.len()];
    let mut edges = Vec::new();
    for root in 0..index.len() {
        if state[root] != 0 {
            continue;
        }
        let mut stack = vec![(root, 0)];
        state[root] = 1;
        while let Some((at, next)) = stack.pop() {
            let Some(to) = out[at].get(next).copied() else {
                state[at] = 2;
                continue;
            };
            stack.push((at, next + 1));
            if state[to] != 1 {
                edges.push((at, to));
            }
            if state[to] == 0 {
                state[to] = 1;
                stack.push((to, 0));
            }
        }
    }
    edges
}

/// How far each step is from the start, by the longest way.
fn layers(count: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut before = vec![0; count];
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (from, to) in edges {
        before[*to] += 1;
        out[*from].push(*to);
    }
    let mut ready: Vec<usize> = (0..count).filter(|at| before[*at] == 0).collect();
    let mut layer = vec![0; count];
    while let Some(at) = ready.pop() {
        for to in &out[at] {
            layer[*to] = layer[*to].max(layer[at] + 1);
            before[*to] -= 1;
            if before[*to] == 0 {
                ready.push(*to);
            }
        }
    }
    layer
}

/// Where each step stands from left to right: near the middle of what it is bound to.
fn columns(
    table: &mut [Vec<usize>],
    layer: &[usize],
    edges: &[(usize, usize)],
    count: usize,
) -> Vec<i32> {
    let mut beside: Vec<[Vec<usize>; 2]> = vec![[Vec::new(), Vec::new()]; count];
    for (from, to) in edges {
        beside[*to][0].push(*from);
        beside[*from][1].push(*to);
    }
    let mut x = vec![0; count];
    for row in table.iter() {
        for (place, at) in row.iter().enumerate() {
            x[*at] = (2 * place as i32 - (row.len() as i32 - 1)) * COLUMN / 2;
        }
    }
    for sweep in 0..SWEEPS {
        let down = sweep % 2 == 0;
        let order: Vec<usize> = if down {
            (0..table.len()).collect()
        } else {
            (0..table.len()).rev().collect()
        };
        for at in order {
            settle(&mut table[at], &beside, usize::from(!down), &mut x);
        }
    }
    debug_assert_eq!(layer.len(), count);
    x
}

/// Puts a layer in order of where its steps would like to stand, and them as near as there is room.
fn settle(row: &mut [usize], beside: &[[Vec<usize>; 2]], side: usize, x: &mut [i32]) {
    let wish = |at: usize, x: &[i32]| {
        let near = &beside[at][side];
        if near.is_empty() {
            return x[at];
        }
        let sum: i64 = near.iter().map(|it| i64::from(x[*it])).sum();
        (sum / near.len() as i64) as i32
    };
    let mut wanted: Vec<(i32, i32, usize)> =
        row.iter().map(|at| (wish(*at, x), x[*at], *at)).collect();
    wanted.sort_unstable();
    let mut last = i32::MIN / 2;
    let mut placed: Vec<i32> = Vec::with_capacity(wanted.len());
    for (wish, _, _) in &wanted {
        last = (*wish).max(last + COLUMN);
        placed.push(last);
    }
    // What was pushed to the right as a whole goes back by the half of it.
    let over: i64 = wanted
        .iter()
        .zip(&placed)
        .map(|((w, _, _), p)| i64::from(p - w))
        .sum();
    let back = if wanted.is_empty() {
        0
    } else {
        (over / wanted.len() as i64) as i32
    };
    for (place, (_, _, at)) in wanted.iter().enumerate() {
        x[*at] = placed[place] - back;
        row[place] = *at;
    }
}
