use super::{Need, NeedState, ResultsPart};
use crate::results::{Design, Recommendation, Results, Solution};
use crate::{State, Text};
use casefile::ResultsNeed;

/// What a task asks for in the room `results`, and how much of it is there.
pub fn of(need: &ResultsNeed, state: &State) -> Vec<NeedState> {
    let results = &state.results;
    let all = [
        (ResultsPart::Readings, readings(results), need.readings_min),
        (ResultsPart::Verdicts, verdicts(results), need.verdicts_min),
        (
            ResultsPart::TestReading,
            test_readings(results),
            need.ab_reading.into(),
        ),
        (
            ResultsPart::TestDesign,
            design(&results.design).into(),
            need.ab_design.into(),
        ),
        (
            ResultsPart::Recommendations,
            recommendations(results),
            need.recommendations_min,
        ),
    ];
    let asked = all.into_iter().filter(|(_, _, want)| *want > 0);
    let state = |(part, have, want)| NeedState {
        need: Need::Results(part),
        have,
        want,
    };
    asked.map(state).collect()
}

fn filled(text: &Text) -> bool {
    super::words(text.as_str()) > 0
}

fn readings(results: &Results) -> u32 {
    let whole = results.readings.values();
    let whole = whole.filter(|own| own.judgement.is_some() && filled(&own.text));
    whole.count() as u32
}

fn verdicts(results: &Results) -> u32 {
    let whole = |own: &&Solution| {
        own.worth.is_some()
            && [&own.name, &own.figure, &own.reason]
                .into_iter()
                .all(filled)
    };
    results.solutions.values().filter(whole).count() as u32
}

fn recommendations(results: &Results) -> u32 {
    let whole = |own: &&Recommendation| {
        let texts = [&own.change, &own.finding, &own.effect];
        texts.into_iter().all(filled)
    };
    results.recommendations.values().filter(whole).count() as u32
}

fn test_readings(results: &Results) -> u32 {
    let whole = results.tests.values();
    let whole = whole.filter(|own| own.choice.is_some() && filled(&own.text));
    whole.count() as u32
}

fn design(design: &Design) -> bool {
    let texts = [
        &design.hypothesis,
        &design.change,
        &design.measure,
        &design.rule,
    ];
    let numbers = &design.numbers;
    let numbers = [
        numbers.baseline_bp,
        numbers.effect_bp,
        numbers.power_bp,
        numbers.alpha_bp,
        numbers.sample,
        numbers.days,
    ];
    texts.into_iter().all(filled) && numbers.iter().all(Option::is_some)
}
