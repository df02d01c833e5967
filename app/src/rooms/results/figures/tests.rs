use super::*;
use wasm_bindgen_test::wasm_bindgen_test;

macro_rules! file {
    ($path:literal) => {
        (
            String::from($path),
            include_bytes!(concat!("../../../../../public/cases/bujnie/", $path)).to_vec(),
        )
    };
}

pub fn bujnie() -> Arc<Figures> {
    let files = BTreeMap::from([
        file!("finished/campaign.json"),
        file!("finished/messages.csv"),
        file!("finished/segments.csv"),
        file!("finished/providers.csv"),
        file!("finished/devices.csv"),
        file!("finished/days.csv"),
        file!("finished/links.csv"),
        file!("finished/variants.csv"),
        file!("finished/test.csv"),
        file!("finished/landing.csv"),
        file!("finished/steps.csv"),
        file!("finished/m1.html"),
        file!("history/campaigns.csv"),
    ]);
    Figures::read(&files).expect("a campaign")
}

#[wasm_bindgen_test]
fn given_the_campaign_when_divided_then_the_parts_sum_to_the_whole_to_the_unit() {
    let figures = bujnie();
    let messages = figures
        .campaign
        .messages
        .iter()
        .map(|own| Some(own.id.as_str()));
    for message in messages.chain([None]) {
        for measure in Measure::ALL {
            let whole: u64 = {
                let portions = figures.portions(By::Message, measure, message);
                portions.iter().map(|own| own.count).sum()
            };
            for by in By::ALL {
                let portions = figures.portions(by, measure, message);
                if portions.is_empty() {
                    continue;
                }
                let sum: u64 = portions.iter().map(|own| own.count).sum();
                assert_eq!(sum, whole, "{message:?} {measure:?} {by:?}");
            }
            if measure != Measure::HumanOpens {
                let sum: u64 = figures.days(measure, message).iter().map(|(_, n)| n).sum();
                assert_eq!(sum, whole, "{message:?} {measure:?} by days");
            }
        }
    }
}

#[wasm_bindgen_test]
fn given_the_indicators_then_their_values_are_those_of_the_printed_report() {
    let figures = bujnie();
    let values: Vec<f64> = {
        let all = figures.campaign.kpis.iter();
        all.map(|kpi| figures.value(kpi).expect("a value"))
            .collect()
    };
    let rounded: Vec<String> = values.iter().map(|it| format!("{it:.3}")).collect();
    let printed = [
        "99.169",
        "34.882",
        "2.557",
        "0.158",
        "0.086",
        "215.000",
        "3134483.000",
    ];
    assert_eq!(rounded, printed);
    assert_eq!(figures.cost(), 617_693);
}

#[wasm_bindgen_test]
fn given_all_messages_when_opens_are_told_apart_then_machines_are_taken_off() {
    let figures = bujnie();
    assert_eq!(figures.sum("unique_opens", None), 19_033);
    let people = figures.portions(By::Segment, Measure::HumanOpens, None);
    assert_eq!(
        people.iter().map(|own| own.count).sum::<u64>(),
        19_033 - 8_079
    );
}
