//! Charts: bars, columns, lines, a funnel, and values against their targets.
//!
//! Each is a figure with a caption, a legend where there are several series, a keyboard cursor over
//! its points that is read aloud, and the same figures as a table. Nothing moves by itself, and no
//! meaning is in a colour alone: series differ by outline, dash and mark, values stand in words.
//!
//! The markup and the classes are those of `app/style/chart.css`. A chart needs its points
//! ([`Data`]), how a value is written ([`Format`]) and its words ([`Words`]), already translated.

mod bars;
mod bullets;
mod columns;
mod frame;
mod funnel;
mod lines;
mod scale;

pub use bars::Bars;
pub use bullets::{Bullet, Bullets};
pub use columns::Columns;
pub use funnel::{Funnel, Step};
pub use lines::Lines;

use leptos::text_prop::TextProp;
use std::sync::Arc;

/// How a value is written: "1 204", "2,56%", "31 344,83 zł".
pub type Format = Arc<dyn Fn(f64) -> String + Send + Sync>;

/// What a chart says of itself.
#[derive(Clone)]
pub struct Words {
    /// The summary of the table under the chart: "Tabela".
    pub table: TextProp,
    /// The head of the table's first column: "Segment".
    pub category: TextProp,
    /// How to move among the points; shown until somebody does.
    pub hint: TextProp,
    /// In the chart's place while it has no points.
    pub empty: TextProp,
}

/// One row of values, one a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// In the legend; of a single series in the table's head only.
    pub name: String,
    pub values: Vec<f64>,
}

/// What a chart shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Data {
    pub labels: Vec<String>,
    pub series: Vec<Series>,
}

impl Data {
    /// One series of named values.
    pub fn single<L: Into<String>>(
        name: impl Into<String>,
        points: impl IntoIterator<Item = (L, f64)>,
    ) -> Self {
        let (labels, values) = points
            .into_iter()
            .map(|(label, value)| (label.into(), value))
            .unzip();
        let name = name.into();
        Self {
            labels,
            series: vec![Series { name, values }],
        }
    }

    fn greatest(&self) -> f64 {
        let all = self.series.iter().flat_map(|series| &series.values);
        all.copied().fold(0.0, f64::max)
    }

    /// Every point as it is read aloud, label by label.
    fn spoken(&self, format: &Format) -> Vec<String> {
        let alone = self.series.len() == 1;
        let mut points = Vec::new();
        for (at, label) in self.labels.iter().enumerate() {
            for series in &self.series {
                let value = series.values.get(at).map_or("–".into(), |it| format(*it));
                points.push(match alone {
                    true => format!("{label}: {value}"),
                    false => format!("{label}, {}: {value}", series.name),
                });
            }
        }
        points
    }

    fn sheet(&self, category: String, format: &Format) -> frame::Sheet {
        let names = self.series.iter().map(|series| series.name.clone());
        let row = |(at, label): (usize, &String)| {
            let cell =
                |series: &Series| series.values.get(at).map_or("–".into(), |it| format(*it));
            let cells = self.series.iter().map(cell);
            std::iter::once(label.clone()).chain(cells).collect()
        };
        frame::Sheet {
            head: std::iter::once(category).chain(names).collect(),
            rows: self.labels.iter().enumerate().map(row).collect(),
        }
    }

    fn names(&self) -> Vec<String> {
        let names = self.series.iter().map(|series| series.name.clone());
        names.collect()
    }
}
