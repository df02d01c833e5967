//! Texts that nobody would write: no panic, and no finding without an exact place.

use checks::short::{Network, Ratio};
use checks::{Carrier, Mail, Short, Work, check, text_of};

use crate::laws::is_said_whole;

const INPUTS: u64 = 20_000;

/// A small generator of its own, so that a failure is a seed.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

const PIECES: [&str; 88] = [
    "<!DOCTYPE html>",
    "<!doctype",
    "<html lang=\"pl\">",
    "<head>",
    "</head>",
    "<body>",
    "</body>",
    "<title>",
    "</title>",
    "<style>",
    "</style>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "--!>",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=",
    "<a href=\"#\">",
    "</a>",
    "<div ",
    "<div>",
    "</div>",
    "<span/>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<th scope=col>",
    "<select>",
    "<option>",
    "</select>",
    "<svg>",
    "<path/>",
    "</svg>",
    "<math>",
    "<mi>",
    "<template>",
    "</template>",
    "<h1>",
    "</h2>",
    "<img src=a.png alt>",
    "<input ",
    "<form>",
    "</form>",
    "<button>",
    "<label for=x>",
    "&amp;",
    "&amp",
    "&#x;",
    "&#0;",
    "&notit;",
    "&bzdura;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "=",
    "/",
    " ",
    "\n",
    "\r\n",
    "\0",
    "\u{1}",
    "ł",
    "😀",
    "\u{FFFE}",
    "class=\"a b\"",
    "style=\"color: red; colr: 1\"",
    "id=x",
    "{",
    "}",
    ";",
    ":",
    "@media (",
    ")",
    ".a > b",
    "color: #fff",
    "!important",
    "{{imie|default}}",
    "<![CDATA[",
];
const MARKS: [&str; 20] = [
    "<", "</", ">", "\"", "'", "=", "/", "&", "#", ";", "!", "-", "[", "]", "{", "}", ":", "(",
    ")", "ż",
];

fn text(draw: &mut Draw) -> String {
    let size = 1 + draw.below(40);
    let mut text = String::new();
    for _ in 0..size {
        match draw.below(12) {
            0 => text.push_str(draw.of(&MARKS)),
            1 => text.extend(char::from_u32(draw.next() as u32 % 0x3000)),
            2 => text.push_str(draw.of(&["slowo ", "KUP TERAZ!!! ", "12 ", "zażółć "])),
            _ => text.push_str(draw.of(&PIECES)),
        }
    }
    text
}

fn work(seed: u64) -> Work {
    let mut draw = Draw(seed);
    let mail = (draw.below(3) == 0).then(|| Mail {
        sender_name: text(&mut draw),
        sender_address: "a@b.pl".to_owned(),
        subject: text(&mut draw),
        preheader: text(&mut draw),
        plain_text: (draw.below(2) == 0).then(|| text(&mut draw)),
    });
    Work {
        carrier: Carrier::ALL[draw.below(3)],
        html: text(&mut draw),
        css: (draw.below(3) == 0).then(|| text(&mut draw)),
        mail,
        ..Work::default()
    }
}

/// A short message; now and then with an address, a tag or letters that count twice.
fn short(seed: u64) -> Work {
    let mut draw = Draw(seed);
    let mut words = || {
        let mut words = text(&mut draw);
        words.push_str(draw.of(&[
            "",
            " https://bujnie.example/a?utm_source=b",
            " {{ imie }}",
            " #dom",
            "€🌱",
        ]));
        words
    };
    let short = Short {
        sender: words(),
        title: words(),
        text: words(),
        link: words(),
        picture: Some(words()),
        alt: words(),
        network: Network::ALL[(seed % 4) as usize],
        ratio: Ratio::ALL[(seed / 4 % 4) as usize],
        service: seed % 3 == 0,
    };
    Work {
        carrier: [Carrier::Sms, Carrier::Push, Carrier::Post][(seed % 3) as usize],
        short: Some(short),
        ..Work::default()
    }
}

fn try_seed(seed: u64) {
    try_work(seed, work(seed));
    try_work(seed, short(seed));
}

fn try_work(seed: u64, work: Work) {
    for finding in check(&work).findings {
        let text = text_of(&work, finding.part);
        let place = finding.place;
        let whole = text.get(place.start..place.end);
        let units = |to: usize| text[..to].encode_utf16().count();
        let exact = whole.is_some()
            && place.start_utf16 == units(place.start)
            && place.end_utf16 == units(place.end);
        assert!(exact, "seed {seed}: {finding:?} has no place in {text:?}");
        // Only where there is no text at all is there nothing to point at.
        let empty = place.start == place.end && !text.is_empty();
        assert!(
            !empty,
            "seed {seed}: {finding:?} points at nothing in {text:?}"
        );
        assert!(
            is_said_whole(&finding),
            "seed {seed}: {finding:?} lacks words"
        );
    }
}

/// `CHECKS_FUZZ` sets how many texts are tried, for a long run.
#[test]
fn given_texts_that_nobody_would_write_when_checked_then_each_finding_has_its_place() {
    let asked = std::env::var("CHECKS_FUZZ").ok();
    let inputs = asked.and_then(|text| text.parse().ok()).unwrap_or(INPUTS);
    for seed in 0..inputs {
        try_seed(seed);
    }
}

/// A text may be as deep, as wide and as repetitive as it is long: every check ends.
#[test]
fn given_texts_of_50_kb_that_are_all_of_one_kind_when_checked_then_each_check_ends() {
    let kinds: [(&str, &str); 12] = [
        ("", "<b>"),
        ("", "<div>"),
        ("", "<table>"),
        ("", "<table><td>"),
        ("", "<p><b>"),
        ("", "</p>"),
        ("", "<template>"),
        ("", "<a href=x>y"),
        ("", "{{ x "),
        (
            "<style>div div div div div div div div div i { color: red }</style>",
            "<div>",
        ),
        ("<style>", "a{b:c}"),
        ("<p style=\"background:", "url(a) 1px,"),
    ];
    for (start, piece) in kinds {
        let work = Work {
            html: format!("{start}{}", piece.repeat(50_000 / piece.len())),
            carrier: Carrier::Newsletter,
            ..Work::default()
        };
        check(&work);
    }
}
