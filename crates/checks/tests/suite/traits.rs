//! Pairs of carriers that differ in one trait: what the simulation reads differs there.

use checks::{Carrier, Features, Licence, Mail, Picture, Work, check};

use crate::document::{FOOT, HEAD, LETTER};

fn letter(body: &str) -> Work {
    Work {
        carrier: Carrier::Newsletter,
        html: format!("{LETTER}\n{body}\n{FOOT}"),
        mail: Some(Mail {
            sender_name: "Bujnie".to_owned(),
            sender_address: "listy@bujnie.example".to_owned(),
            subject: "Czas przesadzić monsterę".to_owned(),
            preheader: "Donica, podłoże i drenaż w jednej paczce".to_owned(),
            plain_text: None,
        }),
        ..Work::default()
    }
}

fn page(body: &str) -> Work {
    Work {
        carrier: Carrier::LandingPage,
        html: format!("{HEAD}\n{body}\n</body></html>"),
        ..Work::default()
    }
}

fn traits(work: &Work) -> Features {
    check(work).features
}

fn with_html(work: &Work, from: &str, to: &str) -> Work {
    assert!(work.html.contains(from), "{from} is not in the carrier");
    Work {
        html: work.html.replace(from, to),
        ..work.clone()
    }
}

/// A trait of the sound carrier and of the other.
fn pair(sound: &Work, other: &Work, of: fn(&Features) -> u32) -> (u32, u32) {
    (of(&traits(sound)), of(&traits(other)))
}

#[test]
fn given_a_newsletter_without_a_way_out_when_read_then_that_trait_falls() {
    let sound = letter("<h1>a</h1>");
    let other = with_html(&sound, "Wypisz się</a>", "Koniec</a>");
    let other = with_html(&other, "/wypisz?k={{ token }}", "/koniec");
    assert_eq!(pair(&sound, &other, |held| held.unsubscribe), (1, 0));
}

#[test]
fn given_a_way_out_that_nobody_sees_when_read_then_only_its_visibility_falls() {
    let sound = letter("<h1>a</h1>");
    let pale = "<a style=\"background:#fff;color:#eee\" href=\"https://bujnie.example/wypisz";
    let other = with_html(&sound, "<a href=\"https://bujnie.example/wypisz", pale);
    assert_eq!(pair(&sound, &other, |held| held.unsubscribe), (1, 1));
    assert_eq!(
        pair(&sound, &other, |held| held.unsubscribe_visible),
        (1, 0)
    );
}

#[test]
fn given_a_mail_that_is_a_picture_when_read_then_its_text_is_gone() {
    let sound = letter("<h1>a</h1>");
    let picture = "<img src=\"https://a.example/a.png\" width=\"600\" height=\"900\" alt=\"\">";
    let other = Work {
        html: picture.to_owned(),
        ..sound.clone()
    };
    assert_eq!(pair(&sound, &other, |held| held.image_only), (0, 1));
    assert_eq!(
        pair(&sound, &other, |held| held.pictures_described),
        (100, 0)
    );
}

#[test]
fn given_a_broken_link_when_read_then_it_is_counted() {
    let sound = letter("<h1>a</h1>");
    let other = with_html(&sound, "https://bujnie.example/zestaw", "#");
    assert_eq!(pair(&sound, &other, |held| held.links_broken), (0, 1));
}

#[test]
fn given_no_button_when_read_then_none_is_counted() {
    let sound = letter("<h1>a</h1>");
    let other = with_html(&sound, "class=\"przycisk\" ", "");
    assert_eq!(pair(&sound, &other, |held| held.buttons), (1, 0));
}

#[test]
fn given_a_subject_that_shouts_when_read_then_capitals_and_marks_are_counted() {
    let sound = letter("<h1>a</h1>");
    let mut other = sound.clone();
    if let Some(mail) = &mut other.mail {
        mail.subject = "KUP TERAZ, OSTATNIA SZANSA!!!".to_owned();
    }
    assert_eq!(pair(&sound, &other, |held| held.exclamation_marks), (0, 3));
    assert_eq!(pair(&sound, &other, |held| held.capital_words), (0, 3));
    assert_eq!(pair(&sound, &other, |held| held.spam_words), (0, 2));
}

#[test]
fn given_no_sender_when_read_then_it_is_not_identified() {
    let sound = letter("<h1>a</h1>");
    let other = with_html(
        &sound,
        "Bujnie sp. z o.o., ul. Szklarniowa 14, Skierniewice, ",
        "",
    );
    assert_eq!(pair(&sound, &other, |held| held.sender_identified), (1, 0));
}

#[test]
fn given_a_mail_beyond_the_mark_when_read_then_it_is_cut() {
    let sound = letter("<h1>a</h1>");
    let other = letter(&format!("<!-- {} -->", "x".repeat(110_000)));
    assert_eq!(pair(&sound, &other, |held| held.clipped), (0, 1));
}

#[test]
fn given_a_bare_merge_tag_when_read_then_it_is_counted() {
    let sound = letter("<p>{{ imie | \"Cześć\" }}</p>");
    let other = letter("<p>{{ imie }}</p>");
    assert_eq!(pair(&sound, &other, |held| held.merge_tags_bare), (0, 1));
}

#[test]
fn given_a_layout_that_outlook_lacks_when_read_then_its_group_counts_it() {
    let sound = letter("<div>a</div>");
    let other = letter("<div style=\"display:flex\">a</div>");
    let outlook = |held: &Features| held.unsupported[1];
    let (less, more) = pair(&sound, &other, outlook);
    assert!(more > less, "{less} {more}");
}

const CONSENT: &str = "<label><input type=\"checkbox\" name=\"z\"> Zgadzam się na przesyłanie mi \
    przez Bujnie informacji handlowych e-mailem.</label>";

fn form(consent: &str) -> Work {
    page(&format!(
        "<h1>a</h1><form method=\"post\"><label>E-mail <input type=\"email\" name=\"e\"></label>\
         {consent}<button>Wyślij</button></form>"
    ))
}

#[test]
fn given_a_form_without_consent_or_with_a_void_one_when_read_then_both_are_told_apart() {
    let sound = form(CONSENT);
    let ticked = form(&CONSENT.replace("name=\"z\"", "name=\"z\" checked"));
    assert_eq!(pair(&sound, &form(""), |held| held.consents_valid), (1, 0));
    assert_eq!(pair(&sound, &ticked, |held| held.consents_void), (0, 1));
}

#[test]
fn given_a_field_that_is_bound_to_nothing_when_read_then_the_form_does_not_work() {
    let sound = form(CONSENT);
    let other = with_html(&sound, " name=\"e\"", "");
    assert_eq!(pair(&sound, &other, |held| held.form_works), (1, 0));
}

#[test]
fn given_a_page_that_speaks_of_other_things_when_read_then_the_promise_is_not_kept() {
    let promise = Some("Zestaw do przesadzania monstery".to_owned());
    let sound = Work {
        promise: promise.clone(),
        ..page("<h1>Zestaw do przesadzania monstery</h1>")
    };
    let other = Work {
        promise,
        ..page("<h1>Świece zapachowe</h1>")
    };
    assert_eq!(pair(&sound, &other, |held| held.promise_kept), (100, 0));
}

#[test]
fn given_a_picture_beyond_its_licence_when_read_then_it_is_counted() {
    let sound = page("<h1>a</h1><img src=\"a.png\" alt=\"a\">");
    let mut other = sound.clone();
    let picture = Picture {
        licence: Licence::Unlicensed,
        author: "Jan Kos".to_owned(),
        width: 1,
        height: 1,
        size_bytes: 1,
    };
    other.pictures.insert("a.png".to_owned(), picture);
    assert_eq!(
        pair(&sound, &other, |held| held.pictures_unlicensed),
        (0, 1)
    );
}

#[test]
fn given_a_newsletter_when_made_plain_then_it_reads_like_a_letter() {
    let work = letter(
        "<h1>Czas przesadzić</h1><ul><li>donica</li><li>ziemia &amp; <b>keramzyt</b></li></ul>\
         <p>Cześć,<br>to my.</p><img src=\"https://a.example/a.png\" alt=\"Monstera\">",
    );
    let text = check(&work).plain_text;
    let start =
        "Czas przesadzić\n\n- donica\n- ziemia & keramzyt\n\nCześć,\nto my.\n\nMonstera\n\n";
    assert!(text.starts_with(start), "{text}");
    assert!(
        text.contains("Zobacz zestaw (https://bujnie.example/zestaw)"),
        "{text}"
    );
    assert!(
        text.ends_with("Polityka prywatności (https://bujnie.example/prywatnosc)\n"),
        "{text}"
    );
    assert!(
        !text.contains("Przesadzanie bez bałaganu"),
        "the hidden preheader is not read"
    );
}
