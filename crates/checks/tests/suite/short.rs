//! What holds of any SMS, and pairs of short messages that differ in one trait.

use checks::short::sms::{self, Alphabet};
use checks::short::{Network, addresses};
use checks::{Carrier, Features, Licence, Picture, Short, Work, check};

const TEXTS: u64 = 4_000;

const PIECES: [&str; 16] = [
    "a",
    "b ",
    "Z",
    "ż",
    "Ó",
    "€",
    "[",
    "\n",
    "🌱",
    "👩‍🌾",
    "…",
    "„",
    "ç",
    "Ñ",
    "12 ",
    "{{ imie | \"ą\" }}",
];

/// A text of many kinds of letters, the same for a seed.
fn text(seed: u64) -> String {
    let mut state = seed;
    let mut next = move || {
        state = state
            .wrapping_mul(0x5851_F42D_4C95_7F2D)
            .wrapping_add(0x1405_7B7E_F767_814F);
        (state >> 33) as usize
    };
    let size = next() % 200;
    // Most have letters of few kinds, so that GSM's alphabet is met too.
    let kinds = 1 + next() % PIECES.len();
    let from = next();
    (0..size)
        .map(|_| PIECES[(from + next() % kinds) % PIECES.len()])
        .collect()
}

#[test]
fn given_any_text_when_counted_then_its_parts_hold_it() {
    for seed in 0..TEXTS {
        let text = text(seed);
        let count = sms::count(&text);
        let whole = match count.parts {
            0 | 1 => count.alphabet.alone(),
            parts => parts * count.alphabet.joined(),
        };
        // Each joint may leave one place free: a letter of two is never cut.
        let waste = count.parts.saturating_sub(1);
        let filled = whole - count.left;
        assert!(
            (count.units..=count.units + waste).contains(&filled),
            "{text:?}"
        );
        assert_eq!(
            sms::foreign(&text).is_empty(),
            count.alphabet == Alphabet::Gsm7
        );
        assert_eq!(text.is_empty(), count.parts == 0);
    }
}

#[test]
fn given_any_text_when_a_letter_is_added_then_it_takes_no_part_less() {
    for seed in 0..TEXTS {
        let mut text = text(seed);
        let before = sms::count(&text).parts;
        text.push(if seed % 2 == 0 { 'a' } else { 'ą' });
        assert!(sms::count(&text).parts >= before, "{text:?}");
    }
}

#[test]
fn given_any_text_when_polish_letters_are_replaced_then_nothing_is_left_to_replace() {
    for seed in 0..TEXTS {
        let plain = sms::plain(&text(seed));
        assert_eq!(sms::plain(&plain), plain);
        assert!(!plain.contains(['ż', 'Ó', '…', '„']));
    }
}

#[test]
fn given_any_text_when_its_addresses_are_read_then_they_stand_in_it_in_order() {
    for seed in 0..TEXTS {
        let text = format!("{} s.pl/x {} www.a.pl", text(seed), text(seed + 1));
        let found = addresses(&text);
        assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        assert!(
            found.iter().all(|span| !span.of(&text).is_empty()),
            "{text:?}"
        );
    }
}

fn sound(carrier: Carrier) -> Work {
    let short = Short {
        sender: "Bujnie".to_owned(),
        title: "Nowe donice".to_owned(),
        text: "Donice 20% taniej: https://s.bujnie.example/dom STOP na 6000".to_owned(),
        link: "https://bujnie.example/zestaw?utm_source=a&utm_medium=b&utm_campaign=c".to_owned(),
        ..Short::default()
    };
    Work {
        carrier,
        company: Some("Bujnie".to_owned()),
        short: Some(short),
        ..Work::default()
    }
}

/// A trait of the sound message and of the one that was changed.
fn pair(carrier: Carrier, change: fn(&mut Short), of: fn(&Features) -> u32) -> (u32, u32) {
    let sound = sound(carrier);
    let mut other = sound.clone();
    change(other.short.as_mut().expect("a short message"));
    (of(&check(&sound).features), of(&check(&other).features))
}

#[test]
fn given_an_sms_that_differs_in_one_trait_when_read_then_that_trait_differs() {
    let sms = |change: fn(&mut Short), of: fn(&Features) -> u32| pair(Carrier::Sms, change, of);
    let polish = sms(
        |it| it.text = it.text.replace('a', "ą"),
        |it| it.sms_unicode,
    );
    assert_eq!(polish, (0, 1));
    let long = sms(|it| it.text = it.text.repeat(4), |it| it.sms_parts);
    assert_eq!(long, (1, 2));
    let stay = sms(
        |it| it.text = it.text.replace(" STOP na 6000", ""),
        |it| it.unsubscribe,
    );
    assert_eq!(stay, (1, 0));
    assert_eq!(sms(|it| it.sender.clear(), |it| it.sender_named), (1, 0));
    assert_eq!(
        sms(|it| it.text = "Donice STOP".to_owned(), |it| it.links),
        (1, 0)
    );
}

#[test]
fn given_a_post_on_instagram_when_read_then_its_links_lead_nowhere() {
    let instagram: fn(&mut Short) = |it| it.network = Network::Instagram;
    assert_eq!(pair(Carrier::Post, instagram, |it| it.links), (2, 0));
}

#[test]
fn given_a_picture_that_may_not_be_used_when_read_then_it_is_counted() {
    let mut work = sound(Carrier::Push);
    let picture = Picture {
        licence: Licence::Unlicensed,
        author: "Jan Kot".to_owned(),
        width: 720,
        height: 360,
        size_bytes: 9_000,
    };
    work.pictures.insert("assets/a.jpg".to_owned(), picture);
    assert_eq!(check(&work).features.pictures_unlicensed, 0);
    work.short.as_mut().expect("a push").picture = Some("assets/a.jpg".to_owned());
    let features = check(&work).features;
    assert_eq!((features.pictures, features.pictures_unlicensed), (1, 1));
    assert_eq!(features.law_errors, 1);
}
