//! The shop: pages on their way to visitors, the tool's code, the mail domain, forms, channels.

mod domain;
mod sent;

use crate::fixture::{Bench, newsletter, typed};
use casefile::CarrierKind;
use casefile::site::{Record, RecordKind};
use exam::attempt::Mode;
use exam::content::CarrierId;
use exam::site::{
    Binding, Command as Act, Connection, Field, FormId, Naming, PageId, RecordId, Shop, Slot,
    Stage, Subject, View, channel, form, tracking,
};
use exam::{Command, Edit, Map, Refusal, Scope, Set, State, TextId, content};

const CODE: &str = concat!(
    r#"<script async src="https://cdn.igla.example/t.js" "#,
    r#"data-id="Z-1" data-zgoda="marketing"></script>"#
);

const FORM: &str = r#"<form><input type="email" name="adres"><input type="checkbox" name="zgoda">
    <input name="imie"><button>Zapisz</button></form>"#;

pub fn naming(title: &str, slug: &str) -> Naming {
    Naming {
        title: title.into(),
        slug: slug.into(),
    }
}

pub fn record(kind: RecordKind, name: &str, value: &str) -> Record {
    Record {
        kind,
        name: name.into(),
        value: value.into(),
    }
}

fn act(bench: &mut Bench, act: Act) {
    bench.must(Command::Site(act));
}

fn refused(bench: &mut Bench, act: Act) -> Refusal {
    bench.run(Command::Site(act)).unwrap_err()
}

fn create(bench: &mut Bench, slug: &str, html: &str) -> PageId {
    let (naming, html) = (naming("Wiosna", slug), html.to_owned());
    act(bench, Act::Create { naming, html });
    bench.state.site.open.unwrap()
}

fn publish(bench: &mut Bench, page: PageId) {
    act(bench, Act::Submit { page });
    act(bench, Act::Publish { page });
}

fn put(bench: &mut Bench, slot: Slot, text: &str) {
    let removed = bench.state.site.slot(slot).to_owned();
    let edit = Edit {
        at: 0,
        removed,
        inserted: text.into(),
    };
    bench.must(typed(TextId::Site(Field::Slot(slot)), vec![edit]));
}

fn codes(findings: &[exam::site::Finding]) -> Vec<&str> {
    findings.iter().map(|it| it.code.as_str()).collect()
}

fn tracked(bench: &Bench) -> (Vec<String>, bool) {
    let shop = Shop::of(&bench.case, &bench.state).unwrap();
    let found = tracking::check(&shop, None);
    let found = codes(&found).into_iter().map(str::to_owned).collect();
    (found, tracking::works(&shop, None))
}

/// A random act on the shop, against the state of the moment.
pub fn gesture(state: &State, act: u8, i: u8) -> Option<Command> {
    let pages: Vec<PageId> = state.site.pages.keys().copied().collect();
    let any = || (!pages.is_empty()).then(|| pages[usize::from(i) % pages.len()]);
    let slug = ["wiosna", "kontakt", "mieta", "/", "Źle"][usize::from(i / 7) % 5];
    let naming = naming(["Wiosna", "Lato", " "][usize::from(i) % 3], slug);
    let txt = |name: &str| {
        record(
            RecordKind::Txt,
            name,
            ["v=spf1 -all", "x", ""][usize::from(i) % 3],
        )
    };
    Some(Command::Site(match act % 16 {
        0 | 1 => Act::Create {
            naming,
            html: FORM.into(),
        },
        2 => Act::Duplicate {
            page: any()?,
            naming,
        },
        3 => Act::Rename {
            page: any()?,
            naming,
        },
        4 => Act::Fill {
            page: any()?,
            carrier: (i > 60).then(|| CarrierId(u32::from(i % 4))),
        },
        5 => Act::Delete { page: any()? },
        6 => Act::Submit { page: any()? },
        7 => Act::Publish { page: any()? },
        8 => Act::Schedule {
            page: any()?,
            on: "2026-03-16".parse().unwrap(),
        },
        9 if i < 128 => Act::Revise { page: any()? },
        9 => Act::Withdraw { page: any()? },
        10 if i < 128 => Act::Open { page: any()? },
        10 => Act::ShowView {
            view: View::ALL[usize::from(i) % 5],
        },
        11 => Act::AddRecord {
            record: txt(["@", "_dmarc"][usize::from(i / 3) % 2]),
        },
        12 => Act::ChangeRecord {
            id: RecordId(u32::from(i % 4)),
            record: (i > 100).then(|| txt("nowy")),
        },
        13 => Act::Bind {
            form: any().map_or(FormId::Theme, FormId::Page),
            binding: (i > 40).then(|| bound(&[("adres", "email")])),
        },
        14 => Act::Connect {
            channel: "instagram".into(),
            connection: (i > 90).then(|| connection("ziolko", &["publish"])),
        },
        _ => Act::Check {
            subject: Subject::ALL[usize::from(i) % 4],
        },
    }))
}

fn bound(fields: &[(&str, &str)]) -> Binding {
    let pair = |it: &(&str, &str)| (it.0.to_owned(), it.1.to_owned());
    Binding {
        list: "zielnik".into(),
        fields: fields.iter().map(pair).collect::<Map<_, _>>(),
    }
}

fn connection(account: &str, scopes: &[&str]) -> Connection {
    Connection {
        account: account.into(),
        scopes: scopes.iter().map(|it| (*it).to_owned()).collect::<Set<_>>(),
    }
}

#[test]
fn given_an_address_when_it_is_bad_or_taken_then_no_page_stands_there() {
    let mut bench = Bench::begun(Mode::Exam);
    let create_at = |title: &str, slug: &str| Act::Create {
        naming: naming(title, slug),
        html: String::new(),
    };
    assert_eq!(
        refused(&mut bench, create_at("Wiosna", "Wiosna")),
        Refusal::SlugBad
    );
    assert_eq!(
        refused(&mut bench, create_at("Wiosna", "mieta")),
        Refusal::SlugTaken
    );
    assert_eq!(
        refused(&mut bench, create_at(" ", "wiosna")),
        Refusal::NameBad
    );
    create(&mut bench, "wiosna", "");
    assert_eq!(
        refused(&mut bench, create_at("Inna", "wiosna")),
        Refusal::SlugTaken
    );
    // A page of the case may be replaced.
    create(&mut bench, "kontakt", "");
}

#[test]
fn given_a_draft_when_it_goes_to_visitors_then_only_by_a_review() {
    let mut bench = Bench::begun(Mode::Exam);
    let page = create(&mut bench, "wiosna", "<h1>Wiosna</h1>");
    assert_eq!(
        refused(&mut bench, Act::Publish { page }),
        Refusal::NotReviewed
    );
    act(&mut bench, Act::Submit { page });
    let edit = Edit {
        at: 0,
        removed: String::new(),
        inserted: "x".into(),
    };
    let late = typed(TextId::Site(Field::Page(page)), vec![edit]);
    assert_eq!(bench.run(late), Err(Refusal::PageLocked));
    act(&mut bench, Act::Publish { page });
    assert_eq!(bench.state.site.pages[&page].stage, Stage::Published);
    let shop = Shop::of(&bench.case, &bench.state).unwrap();
    let served = shop.pages(None);
    let served = served.iter().find(|it| it.own == Some(page)).unwrap();
    let html = shop.html(served);
    assert!(html.contains("<title>Wiosna</title>"), "{html}");
    assert!(html.contains("<main><h1>Wiosna</h1></main>"), "{html}");
}

#[test]
fn given_nothing_on_a_page_when_it_is_handed_to_review_then_it_is_refused() {
    let mut bench = Bench::begun(Mode::Exam);
    let page = create(&mut bench, "wiosna", " \n");
    assert_eq!(refused(&mut bench, Act::Submit { page }), Refusal::PageBare);
}

#[test]
fn given_a_published_page_when_it_is_revised_then_visitors_keep_the_version() {
    let mut bench = Bench::begun(Mode::Exam);
    let page = create(&mut bench, "kontakt", "<h1>Pisz do nas</h1>");
    publish(&mut bench, page);
    act(&mut bench, Act::Revise { page });
    act(
        &mut bench,
        Act::Rename {
            page,
            naming: naming("Nowe", "nowe"),
        },
    );
    let slugs = |bench: &Bench| {
        let shop = Shop::of(&bench.case, &bench.state).unwrap();
        let pages = shop.pages(None).into_iter();
        let pages = pages.filter(|it| it.slug == "kontakt" || it.slug == "nowe");
        pages
            .map(|it| (it.slug, it.own.is_some()))
            .collect::<Vec<_>>()
    };
    assert_eq!(slugs(&bench), [("kontakt".to_owned(), true)]);
    // Nobody takes the address while it is seen.
    let taken = Act::Create {
        naming: naming("Kontakt", "kontakt"),
        html: String::new(),
    };
    assert_eq!(refused(&mut bench, taken), Refusal::SlugTaken);
    act(&mut bench, Act::Withdraw { page });
    assert_eq!(slugs(&bench), [("kontakt".to_owned(), false)]);
    assert_eq!(bench.state.site.pages[&page].issues.len(), 1);
}

#[test]
fn given_a_scheduled_page_then_it_is_seen_from_its_day() {
    let mut bench = Bench::begun(Mode::Exam);
    let page = create(&mut bench, "wiosna", "<h1>Wiosna</h1>");
    act(&mut bench, Act::Submit { page });
    let on = "2026-03-16".parse().unwrap();
    act(&mut bench, Act::Schedule { page, on });
    let seen = |day: Option<&str>| {
        let shop = Shop::of(&bench.case, &bench.state).unwrap();
        let day = day.map(|it| it.parse().unwrap());
        shop.pages(day).iter().any(|it| it.own == Some(page))
    };
    assert!(!seen(None));
    assert!(!seen(Some("2026-03-15")));
    assert!(seen(Some("2026-03-16")));
}

#[test]
fn given_a_landing_page_when_it_is_put_in_then_its_body_and_its_styles_are_published() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.must(Command::Content(content::Command::Create {
        kind: CarrierKind::LandingPage,
        name: "Wiosna".into(),
        html: "<html><head><title>x</title></head><body class=\"a\"><p>ą</p></body></html>".into(),
        css: "p {}".into(),
    }));
    bench.must(newsletter("List"));
    let page = create(&mut bench, "wiosna", "");
    let letter = Some(CarrierId(2));
    let fill = |carrier| Act::Fill { page, carrier };
    assert_eq!(refused(&mut bench, fill(letter)), Refusal::Unknown);
    act(&mut bench, fill(Some(CarrierId(1))));
    publish(&mut bench, page);
    let version = bench.state.site.pages[&page].live(None).unwrap();
    assert_eq!(
        (version.html.as_str(), version.css.as_str()),
        ("<p>ą</p>", "p {}")
    );
}

#[test]
fn given_goods_and_posts_when_a_page_is_served_then_they_stand_in_it_escaped() {
    let bench = Bench::begun(Mode::Exam);
    let shop = Shop::of(&bench.case, &bench.state).unwrap();
    let front = shop.html(&shop.pages(None)[0]);
    let card = "<a href=\"/mieta\">Mięta &amp; spółka</a> 50 g. 12,90 zł";
    assert!(front.contains(card), "{front}");
}

#[test]
fn given_the_code_in_the_head_then_visits_are_seen_and_nothing_is_found() {
    let mut bench = Bench::begun(Mode::Exam);
    assert_eq!(tracked(&bench), (vec!["tracking-missing".into()], false));
    put(&mut bench, Slot::Head, CODE);
    assert_eq!(tracked(&bench), (vec![], true));
}

#[test]
fn given_a_fault_of_the_code_then_it_is_found_and_has_its_effect() {
    let twice = format!("{CODE}\n{CODE}");
    let comment = format!("<!-- {CODE} -->");
    let inert = format!("<noscript>{CODE}</noscript>");
    let bare = CODE.replace(" data-zgoda=\"marketing\"", "");
    let other = CODE.replace("marketing", "statystyka");
    let foreign = CODE.replace("Z-1", "Z-9");
    let insecure = CODE.replace("https:", "http:");
    let behind = format!("<p>x</p>{CODE}");
    for (text, code, works) in [
        (&twice, "tracking-twice", true),
        (&comment, "tracking-commented", false),
        (&inert, "tracking-inert", false),
        (&bare, "tracking-no-consent", true),
        (&other, "tracking-other-consent", false),
        (&foreign, "tracking-account", false),
        (&insecure, "tracking-address", false),
        (&behind, "tracking-late", true),
    ] {
        let mut bench = Bench::begun(Mode::Exam);
        put(&mut bench, Slot::Head, text);
        assert_eq!(tracked(&bench), (vec![code.to_owned()], works), "{text}");
    }
    let mut bench = Bench::begun(Mode::Exam);
    put(&mut bench, Slot::BodyEnd, CODE);
    assert_eq!(tracked(&bench), (vec!["tracking-late".into()], true));
}

#[test]
fn given_the_code_on_one_page_then_the_others_are_not_seen() {
    let mut bench = Bench::begun(Mode::Exam);
    let page = create(&mut bench, "wiosna", CODE);
    assert_eq!(tracked(&bench).0, ["tracking-missing"]);
    publish(&mut bench, page);
    let (found, works) = tracked(&bench);
    assert_eq!(found, ["tracking-partial", "tracking-late"]);
    assert!(!works);
}

#[test]
fn given_a_form_when_it_is_bound_in_part_then_what_is_lost_is_found() {
    let mut bench = Bench::begun(Mode::Exam);
    let page = create(&mut bench, "wiosna", FORM);
    let form = FormId::Page(page);
    let found = |bench: &Bench| {
        let site = bench.case.site.as_ref().unwrap();
        let found = form::check(site, &bench.state);
        codes(&found)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let bind = |fields: &[(&str, &str)]| Act::Bind {
        form,
        binding: Some(bound(fields)),
    };
    assert_eq!(found(&bench), ["form-unbound"]);
    act(&mut bench, bind(&[]));
    let lost = [
        "form-email-missing",
        "form-consent-lost",
        "form-field-lost",
        "form-field-lost",
    ];
    assert_eq!(found(&bench), lost);
    act(
        &mut bench,
        bind(&[("adres", "email"), ("imie", "consent.email")]),
    );
    assert_eq!(found(&bench), ["form-consent-lost", "form-consent-typed"]);
    let twice = bind(&[("adres", "email"), ("imie", "email")]);
    assert_eq!(refused(&mut bench, twice), Refusal::BindingBad);
    assert_eq!(
        refused(&mut bench, bind(&[("nikt", "email")])),
        Refusal::BindingBad
    );
    assert_eq!(
        refused(&mut bench, bind(&[("adres", "pesel")])),
        Refusal::Unknown
    );
}

#[test]
fn given_a_channel_when_it_is_connected_too_widely_or_too_narrowly_then_it_is_found() {
    let mut bench = Bench::begun(Mode::Exam);
    let found = |bench: &Bench| {
        let site = bench.case.site.as_ref().unwrap();
        let found = channel::check(site, &bench.state.site);
        let found = codes(&found)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>();
        (found, channel::publishes(site, &bench.state.site))
    };
    let connect = |account: &str, scopes: &[&str]| Act::Connect {
        channel: "instagram".into(),
        connection: Some(connection(account, scopes)),
    };
    assert_eq!(found(&bench), (vec!["channel-unconnected".into()], false));
    act(&mut bench, connect("prywatne", &["publish"]));
    assert_eq!(found(&bench), (vec!["channel-role".into()], false));
    act(&mut bench, connect("ziolko", &["messages"]));
    let both = vec!["channel-scope-missing".into(), "channel-scope-extra".into()];
    assert_eq!(found(&bench), (both, false));
    act(&mut bench, connect("ziolko", &["publish"]));
    assert_eq!(found(&bench), (vec![], true));
    bench.must(Command::Undo(Scope::Site));
    assert!(!found(&bench).1);
    assert_eq!(refused(&mut bench, connect("nikt", &[])), Refusal::Unknown);
}

#[test]
fn given_a_check_then_what_it_showed_is_recorded() {
    let mut bench = Bench::begun(Mode::Exam);
    let subject = Subject::Tracking;
    act(&mut bench, Act::Check { subject });
    let shown = bench.state.site.checks.get(&subject).unwrap();
    assert_eq!(codes(shown), ["tracking-missing"]);
}

#[test]
fn given_a_case_without_a_shop_then_there_is_nothing_to_do() {
    let mut bench = Bench::begun(Mode::Exam);
    bench.case.site = None;
    let view = View::Mail;
    assert_eq!(
        refused(&mut bench, Act::ShowView { view }),
        Refusal::Unknown
    );
}
