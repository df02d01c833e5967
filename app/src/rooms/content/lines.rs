//! What two texts have in common, line by line.

/// A line of one of the texts or of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    Same(&'a str),
    Gone(&'a str),
    New(&'a str),
    /// So many lines that are the same were left out.
    Left(usize),
}

/// So many lines that are the same stand around a change.
const AROUND: usize = 3;

/// Where both have more lines than this between them, nothing is looked for in common.
const CELLS_MAX: usize = 4_000_000;

/// The way from one text to the other.
pub fn compare<'a>(before: &'a str, after: &'a str) -> Vec<Line<'a>> {
    let (olds, news): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let shared = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| {
        pairs.take_while(|(old, new)| old == new).count()
    };
    let start = shared(&mut olds.iter().zip(&news));
    let rest = (&olds[start..], &news[start..]);
    let end = shared(&mut rest.0.iter().rev().zip(rest.1.iter().rev()));
    let old = &rest.0[..rest.0.len() - end];
    let new = &rest.1[..rest.1.len() - end];
    let mut lines: Vec<Line<'a>> = olds[..start].iter().map(|line| Line::Same(line)).collect();
    between(old, new, &mut lines);
    lines.extend(olds[olds.len() - end..].iter().map(|line| Line::Same(line)));
    shortened(lines)
}

/// The longest common part, by a table of lengths from the ends.
fn between<'a>(old: &[&'a str], new: &[&'a str], lines: &mut Vec<Line<'a>>) {
    if old.len() * new.len() > CELLS_MAX {
        lines.extend(old.iter().map(|line| Line::Gone(line)));
        lines.extend(new.iter().map(|line| Line::New(line)));
        return;
    }
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for (i, gone) in old.iter().enumerate().rev() {
        for (j, come) in new.iter().enumerate().rev() {
            let (below, right) = (common[(i + 1) * width + j], common[i * width + j + 1]);
            common[i * width + j] = match gone == come {
                true => common[(i + 1) * width + j + 1] + 1,
                false => below.max(right),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            lines.push(Line::Same(old[i]));
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            lines.push(Line::Gone(old[i]));
            i += 1;
        } else {
            lines.push(Line::New(new[j]));
            j += 1;
        }
    }
    lines.extend(old[i..].iter().map(|line| Line::Gone(line)));
    lines.extend(new[j..].iter().map(|line| Line::New(line)));
}

/// Leaves out what is the same, but for some lines around each change.
fn shortened(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let changed: Vec<usize> = (0..lines.len())
        .filter(|at| !matches!(lines[*at], Line::Same(_)))
        .collect();
    let near = |at: usize| {
        let next = changed.partition_point(|own| *own < at);
        let after = changed.get(next).is_some_and(|own| own - at <= AROUND);
        let before = next.checked_sub(1).map(|before| changed[before]);
        after || before.is_some_and(|own| at - own <= AROUND)
    };
    let mut kept = Vec::new();
    let mut left = 0;
    for (at, line) in lines.iter().enumerate() {
        if near(at) {
            if left > 0 {
                kept.push(Line::Left(left));
            }
            left = 0;
            kept.push(*line);
        } else {
            left += 1;
        }
    }
    if left > 0 {
        kept.push(Line::Left(left));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn given_one_changed_line_when_compared_then_it_stands_among_its_neighbours() {
        let before = "a\nb\nc\nd\ne\nf\ng\nh";
        let after = "a\nb\nc\nd\nE\nf\ng\nh";
        let told = compare(before, after);
        assert_eq!(told[0], Line::Left(1));
        assert_eq!(told[4..6], [Line::Gone("e"), Line::New("E")]);
        assert_eq!(told.len(), 9);
    }

    #[wasm_bindgen_test]
    fn given_lines_put_in_between_when_compared_then_only_they_are_new() {
        let told = compare("a\nb\na\nb", "a\nx\nb\na\ny\nb");
        let new: Vec<_> = told
            .iter()
            .filter(|it| matches!(it, Line::New(_)))
            .collect();
        assert_eq!(new, [&Line::New("x"), &Line::New("y")]);
        assert!(!told.iter().any(|it| matches!(it, Line::Gone(_))));
    }

    #[wasm_bindgen_test]
    fn given_the_same_texts_when_compared_then_nothing_stands_there() {
        assert_eq!(compare("a\nb", "a\nb"), [Line::Left(2)]);
        assert_eq!(compare("", "a"), [Line::New("a")]);
    }
}
