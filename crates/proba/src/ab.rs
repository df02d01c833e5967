//! `proba ab`: two proportions are read, a test is planned.

use crate::answer::{Failure, Outcome, Report};
use crate::arguments::{Ab, AbCommand, AbPlan};
use crate::language::Language;
use serde_json::json;
use stats::{Interval, Proportion, Spending, StatsError};

impl From<StatsError> for Failure {
    fn from(error: StatsError) -> Self {
        Self::new(error.code(), error)
    }
}

pub fn run(command: &Ab, language: Language) -> Outcome {
    match (&command.command, command.a, command.b) {
        (Some(AbCommand::Plan(plan)), ..) => planned(plan, language),
        (None, Some(a), Some(b)) => read(command, a, b, language),
        _ => Err(StatsError::Proportion.into()),
    }
}

fn read(command: &Ab, a: Proportion, b: Proportion, language: Language) -> Outcome {
    let test = stats::two_proportions(a, b);
    let of_a = stats::wilson(a, command.confidence)?;
    let of_b = stats::wilson(b, command.confidence)?;
    let difference = stats::newcombe(a, b, command.confidence)?;
    let fisher = stats::fisher(a, b);
    let beliefs = stats::beliefs(a, b);
    let always = stats::mixture(a, b, stats::mixture_tau(command.expected));
    let ratio = stats::sample_ratio(&[a.trials, b.trials], &weights(&command.weights)?)?;
    let json = json!({
        "a": { "of": a, "share": a.share(), "interval": of_a },
        "b": { "of": b, "share": b.share(), "interval": of_b },
        "difference": { "share": b.share() - a.share(), "interval": difference },
        "z": test.z, "p": test.p, "fisher_p": fisher, "sequential_p": always.p,
        "b_better": beliefs.b_better, "loss_a": beliefs.loss_a, "loss_b": beliefs.loss_b,
        "sample_ratio": ratio, "confidence": command.confidence,
    });
    let (per_cent, range) = (|it: f64| format!("{:.2} %", it * 100.0), range);
    let rows = [
        (
            "A".into(),
            format!("{a}  {}  {}", per_cent(a.share()), range(of_a)),
        ),
        (
            "B".into(),
            format!("{b}  {}  {}", per_cent(b.share()), range(of_b)),
        ),
        (
            "B - A".into(),
            format!("{}  {}", per_cent(b.share() - a.share()), range(difference)),
        ),
        ("z".into(), format!("{:.5}", test.z)),
        ("p".into(), format!("{:.6}", test.p)),
        (
            language.of("p, Fisher", "p, Fisher").to_owned(),
            format!("{fisher:.6}"),
        ),
        (
            language.of("p, sekwencyjne", "p, sequential").into(),
            format!("{:.6}", always.p),
        ),
        ("P(B > A)".into(), format!("{:.4}", beliefs.b_better)),
        (
            language
                .of("oczekiwana strata A / B", "expected loss A / B")
                .into(),
            format!(
                "{} / {}",
                per_cent(beliefs.loss_a),
                per_cent(beliefs.loss_b)
            ),
        ),
        (
            language
                .of("p podziału prób", "p of the sample ratio")
                .into(),
            format!("{:.4}", ratio.p),
        ),
    ];
    let good = Report::good(json, table(&rows));
    Ok(Report {
        finding: ratio.mismatch,
        ..good
    })
}

fn planned(plan: &AbPlan, language: Language) -> Outcome {
    let AbPlan {
        baseline,
        mde,
        power,
        alpha,
        looks,
    } = *plan;
    let branch = stats::miller_size(baseline, mde, power, alpha)?;
    let pooled = stats::sample_size(baseline, baseline + mde, power, alpha)?;
    let bounds = stats::bounds(Spending::OBrienFleming, looks, alpha)?;
    let json = json!({
        "baseline": baseline, "mde": mde, "power": power, "alpha": alpha,
        "branch": branch, "total": branch * 2, "branch_pooled": pooled, "looks": looks,
        "bounds": bounds,
    });
    let told: Vec<String> = bounds.iter().map(|it| format!("{it:.3}")).collect();
    let rows = [
        (
            language.of("na wariant", "a variant").into(),
            branch.to_string(),
        ),
        (
            language.of("razem", "together").into(),
            (branch * 2).to_string(),
        ),
        (
            language
                .of("na wariant, wariancja łączna", "a variant, pooled variance")
                .into(),
            format!("{pooled:.1}"),
        ),
        (
            language
                .of("granice |z| kolejnych spojrzeń", "bounds of |z| by look")
                .into(),
            told.join(" "),
        ),
    ];
    Ok(Report::good(json, table(&rows)))
}

/// "1:1", whole and not zero.
fn weights(text: &str) -> Result<Vec<u64>, Failure> {
    let whole = |part: &str| part.trim().parse::<u64>().ok();
    let found: Option<Vec<u64>> = text.split(':').map(whole).collect();
    found.ok_or_else(|| Failure::new(StatsError::Count.code(), text))
}

fn range(of: Interval) -> String {
    format!("[{:.2}; {:.2}] %", of.low * 100.0, of.high * 100.0)
}

fn table(rows: &[(String, String)]) -> String {
    let width = rows
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or_default();
    let row = |(name, value): &(String, String)| format!("{name:width$}  {value}");
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}
