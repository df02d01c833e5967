//! What the figures of a test prove, look by look.

use crate::i18n::t_string;
use crate::rooms::results::figures::Figures;
use crate::rooms::results::words::I18n;
use casefile::finished::AbTest;
use casefile::report::{Report, Row};
use stats::{Interval, Proportion, RatioCheck};

/// The confidence of every interval that is shown.
const CONFIDENCE: f64 = 0.95;

/// What a difference is typically expected to be: one point.
const EXPECTED: f64 = 0.01;

/// What counts as a success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    Clicks,
    Opens,
    HumanOpens,
    Orders,
}

impl Counted {
    pub const ALL: [Self; 4] = [Self::Clicks, Self::Opens, Self::HumanOpens, Self::Orders];

    /// The one that counts this column; clicks where none does.
    pub fn of(head: &str) -> Self {
        let found = Self::ALL.into_iter().find(|own| own.head() == head);
        found.unwrap_or(Self::Clicks)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clicks => "clicks",
            Self::Opens => "opens",
            Self::HumanOpens => "human-opens",
            Self::Orders => "orders",
        }
    }

    pub fn words(self, i18n: I18n) -> &'static str {
        match self {
            Self::Clicks => t_string!(i18n, results.measure.clicks),
            Self::Opens => t_string!(i18n, results.measure.opens),
            Self::HumanOpens => t_string!(i18n, results.measure.human_opens),
            Self::Orders => t_string!(i18n, results.measure.orders),
        }
    }

    fn head(self) -> &'static str {
        match self {
            Self::Clicks => "unique_clicks",
            Self::Opens | Self::HumanOpens => "unique_opens",
            Self::Orders => "orders",
        }
    }

    fn count(self, row: &Row<'_>) -> u64 {
        let count = row.count(self.head());
        match self {
            Self::HumanOpens => count.saturating_sub(row.count("machine_opens")),
            _ => count,
        }
    }
}

/// One side of the test at one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    pub name: String,
    pub of: Proportion,
    pub wilson: Interval,
}

/// What the first two sides say of each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proof {
    /// The first less the second, as a share.
    pub difference: f64,
    pub newcombe: Interval,
    pub z: f64,
    pub p: f64,
    /// The p that holds however often one looks: the least of all looks so far.
    pub always: f64,
}

/// The test at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    pub moment: String,
    pub sides: Vec<Side>,
    pub proof: Option<Proof>,
}

/// The looks that the reports keep, the last one at the campaign's end.
pub fn looks(figures: &Figures, test: &AbTest, counted: Counted) -> Vec<Look> {
    let mut looks = Vec::new();
    let mut least = 1.0_f64;
    for (moment, rows) in moments(figures, test) {
        let side = |id: &str| {
            let row = rows.iter().find(|row| row.word("variant") == id)?;
            let of = Proportion::new(counted.count(row), row.count(&test.base)).ok()?;
            let wilson = stats::wilson(of, CONFIDENCE).ok()?;
            let name = id.to_uppercase();
            Some(Side { name, of, wilson })
        };
        let sides: Vec<Side> = test
            .variants
            .iter()
            .filter_map(|own| side(&own.id))
            .collect();
        let proof = match &sides[..] {
            [a, b, ..] => prove(a.of, b.of, &mut least),
            _ => None,
        };
        looks.push(Look {
            moment,
            sides,
            proof,
        });
    }
    looks
}

fn prove(a: Proportion, b: Proportion, least: &mut f64) -> Option<Proof> {
    let tested = stats::two_proportions(a, b);
    let always = stats::mixture(a, b, stats::mixture_tau(EXPECTED));
    *least = least.min(always.p);
    // Newcombe's is of the second less the first.
    let other = stats::newcombe(a, b, CONFIDENCE).ok()?;
    Some(Proof {
        difference: a.share() - b.share(),
        newcombe: Interval {
            low: -other.high,
            high: -other.low,
        },
        z: tested.z,
        p: tested.p,
        always: *least,
    })
}

/// The report that tells the test moment by moment, or the end alone.
fn moments<'a>(figures: &'a Figures, test: &AbTest) -> Vec<(String, Vec<Row<'a>>)> {
    let fits = |own: &&Report| {
        let heads = ["variant", test.measure.as_str(), test.base.as_str()];
        heads.iter().all(|head| own.has(head))
    };
    let reports = figures.campaign.reports.iter();
    let reports = reports.filter_map(|path| figures.report(path)).filter(fits);
    // Its first column says when; a table of ends begins with the message.
    let dated = |own: &&Report| own.heads().first().is_some_and(|it| it != "message");
    let by_moment = reports.clone().find(dated);
    let mut moments: Vec<(String, Vec<Row<'a>>)> = Vec::new();
    if let Some(report) = by_moment {
        let told = |row: &Row<'_>| !report.has("message") || row.word("message") == test.message;
        for row in report.rows().filter(told) {
            let moment = row.cells().first().cloned().unwrap_or_default();
            match moments.iter_mut().find(|(own, _)| *own == moment) {
                Some((_, rows)) => rows.push(row),
                None => moments.push((moment, vec![row])),
            }
        }
        return moments;
    }
    for report in reports {
        let of_test = |row: &Row<'_>| row.word("message") == test.message;
        let rows: Vec<Row<'a>> = report.rows().filter(of_test).collect();
        moments.push((figures.campaign.to.to_string(), rows));
    }
    moments
}

/// How many each side was sent to, and whether that is the split that was planned.
pub fn split(figures: &Figures, test: &AbTest) -> Option<(Vec<u64>, RatioCheck)> {
    let report = figures.report("finished/variants.csv")?;
    let rows = report
        .rows()
        .filter(|row| row.word("message") == test.message);
    let counts: Vec<u64> = rows.map(|row| row.count("sent")).collect();
    let planned = test.variants.iter();
    let planned: Vec<u64> = planned.map(|it| it.weight.unwrap_or(1).into()).collect();
    let check = stats::sample_ratio(&counts, &planned).ok()?;
    Some((counts, check))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rooms::results::figures::tests::bujnie;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn told(counted: Counted) -> Vec<(String, String, String)> {
        let figures = bujnie();
        let looks = looks(&figures, &figures.campaign.tests[0], counted);
        let say = |look: Look| {
            let proof = look.proof.expect("two sides");
            (
                look.moment,
                format!("{:.2}", proof.z),
                format!("{:.3}", proof.p),
            )
        };
        looks.into_iter().map(say).collect()
    }

    #[wasm_bindgen_test]
    fn given_the_test_of_subjects_when_proved_then_it_says_what_the_model_solution_says() {
        let clicks = told(Counted::Clicks);
        assert_eq!(clicks[0].2, "0.165");
        assert_eq!(clicks[1].2, "0.089");
        assert_eq!(
            (clicks[2].1.as_str(), clicks[2].2.as_str()),
            ("-2.88", "0.004")
        );
        let opens = told(Counted::Opens);
        assert_eq!(
            (opens[0].2.as_str(), opens[2].2.as_str()),
            ("0.055", "0.030")
        );
        assert_eq!(told(Counted::Orders)[2].2, "0.717");
    }

    #[wasm_bindgen_test]
    fn given_several_looks_when_read_in_turn_then_the_lasting_p_never_rises() {
        let figures = bujnie();
        let looks = looks(&figures, &figures.campaign.tests[0], Counted::Clicks);
        let all: Vec<f64> = looks
            .iter()
            .filter_map(|own| Some(own.proof?.always))
            .collect();
        assert_eq!(all.len(), 3);
        assert!(all.windows(2).all(|pair| pair[1] <= pair[0]));
    }

    #[wasm_bindgen_test]
    fn given_an_even_split_when_checked_then_it_is_as_planned() {
        let figures = bujnie();
        let (counts, check) = split(&figures, &figures.campaign.tests[0]).expect("a split");
        assert_eq!(counts, [3_680, 3_680]);
        assert!(!check.mismatch);
    }
}
