use super::*;
use casefile::{Language, Room};
use exam::{Event, desk};
use journal::Chain;
use serde_json::value::RawValue;
use wasm_bindgen_test::wasm_bindgen_test;

const HEADER: &[u8] = b"{}";

fn case() -> Arc<Case> {
    let json = r#"{"format":1,"id":"c","version":"1.0.0","kind":"practice","language":"pl",
        "qualification":"q","duration_minutes":180,"runs_max":3,"clock_gap_minutes_max":10,
        "title":{"pl":"t","en":"t"},"summary":{"pl":"s","en":"s"},
        "tasks":[{"id":"t01","title":{"pl":"t","en":"t"},"minutes":5,"criteria":["1.1.1"],
        "rooms":["answers"],"text":"x","questions":[{"id":"q1","text":"Why?","words_min":5}],
        "carriers":[],"pins_min":0}],"documents":[],"assets":[],"practice":null,
        "invigilator":null}"#;
    Arc::new(Case::from_json(json).expect("the case is good"))
}

/// So many entries, one a second, that change the language to and fro.
fn journal(length: usize) -> Vec<Vec<u8>> {
    let mut chain = Chain::new(HEADER);
    let line = |seq: usize| {
        let language = Language::ALL[seq % 2];
        let event = Event::Desk(desk::Event::LanguageChosen { language });
        let json = serde_json::to_string(&event).expect("plain data");
        let json = RawValue::from_string(json).expect("just written");
        let mut line = chain.append(seq as u64 * 1000, 0, json);
        line.push(b'\n');
        line
    };
    (0..length).map(line).collect()
}

fn read(lines: &[Vec<u8>]) -> Tape {
    let mut reader = Reader::new(case(), HEADER);
    for line in lines {
        if !reader.take(line) {
            break;
        }
    }
    reader.finish()
}

#[wasm_bindgen_test]
fn given_a_tape_when_any_place_is_sought_then_it_is_the_state_of_a_plain_replay() {
    let tape = read(&journal(2 * STRIDE + 7));
    let mut plain = State::default();
    assert_eq!(tape.state_at(0, None), plain);
    for (seq, moment) in tape.moments.iter().enumerate() {
        let (elapsed_ms, event) = (moment.elapsed_ms, &moment.event);
        plain
            .apply(seq as u64, elapsed_ms, event)
            .expect("it applies");
        assert_eq!(tape.state_at(seq + 1, None), plain);
        assert_eq!(tape.state_at(seq + 1, Some((seq + 1, &plain))), plain);
    }
    assert_eq!(tape.state_at(usize::MAX, None), plain);
}

#[wasm_bindgen_test]
fn given_a_changed_line_when_read_then_the_work_is_there_up_to_it() {
    let mut lines = journal(10);
    lines[4] = lines[5].clone();
    let tape = read(&lines);
    let fault = tape.fault.clone().expect("it is found");
    assert_eq!(
        (fault.code.as_str(), fault.seq, tape.length()),
        ("entry-place", 4, 4)
    );
}

#[wasm_bindgen_test]
fn given_a_line_without_its_end_when_read_then_it_is_the_first_bad_one() {
    let mut lines = journal(3);
    lines[2].pop();
    let tape = read(&lines);
    assert_eq!(tape.fault.map(|fault| fault.seq), Some(2));
}

#[wasm_bindgen_test]
fn given_times_when_a_place_is_looked_up_then_entries_of_that_time_are_before_it() {
    let tape = read(&journal(5));
    assert_eq!(
        (tape.place_at(0), tape.place_at(1999), tape.place_at(60_000)),
        (1, 2, 5)
    );
    assert_eq!(
        (tape.elapsed_ms(0), tape.elapsed_ms(1), tape.elapsed_ms(5)),
        (0, 0, 4000)
    );
}

#[wasm_bindgen_test]
fn given_an_act_outside_of_the_desk_when_read_then_it_has_no_room() {
    let tape = read(&journal(1));
    assert_eq!(tape.moments[0].room, None::<Room>);
}

#[wasm_bindgen_test]
fn given_a_checkpoint_when_looked_up_then_it_leads_to_the_entry_that_it_was_taken_after() {
    let lines = journal(9);
    let tape = read(&lines);
    let head = |length: usize| {
        let mut replay = Replay::new(HEADER);
        for line in &lines[..length] {
            let line = line.strip_suffix(b"\n").expect("a whole line");
            replay.take(line).expect("it replays");
        }
        replay.head().hash
    };
    let noted = head(4).grouped(3);
    assert_eq!(tape.place_of(&noted), Some(4));
    assert_eq!(
        tape.place_of(&noted.to_uppercase().replace(' ', "-")),
        Some(4)
    );
    assert_eq!(tape.place_of(&head(9).to_string()), Some(9));
    assert_eq!(
        tape.place_of(&head(4).grouped(2)),
        None,
        "too short to mean one entry"
    );
    assert_eq!(tape.place_of("0000 0000 0000"), None);
}
