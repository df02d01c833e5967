//! The mail domain: every fault of its records.

use super::{act, codes, record};
use crate::fixture::Bench;
use casefile::site::RecordKind;
use exam::attempt::Mode;
use exam::site::{Command as Act, RecordId, mail};
use exam::{Command, Scope};

fn mailed(bench: &Bench) -> Vec<String> {
    let mail = &bench.case.site.as_ref().unwrap().mail;
    let found = mail::check(mail, &bench.state.site);
    codes(&found).into_iter().map(str::to_owned).collect()
}

fn zone(own: &[(RecordKind, &str, &str)]) -> Bench {
    let mut bench = Bench::begun(Mode::Exam);
    records(&mut bench, own);
    bench
}

/// These records instead of the case's own.
pub fn records(bench: &mut Bench, own: &[(RecordKind, &str, &str)]) {
    let id = RecordId(1);
    act(bench, Act::ChangeRecord { id, record: None });
    for (kind, name, value) in own {
        let record = record(*kind, name, value);
        act(bench, Act::AddRecord { record });
    }
}

pub const SPF: (RecordKind, &str, &str) = (
    RecordKind::Txt,
    "@",
    "v=spf1 include:_spf.igla.example ~all",
);
pub const KEY_1: (RecordKind, &str, &str) =
    (RecordKind::Cname, "k1._domainkey", "k1.dkim.igla.example");
pub const KEY_2: (RecordKind, &str, &str) = (
    RecordKind::Cname,
    "k2._domainkey.ziolko.example.",
    "k2.dkim.igla.example.",
);
pub const DMARC: (RecordKind, &str, &str) = (
    RecordKind::Txt,
    "_dmarc",
    "v=DMARC1; p=quarantine; rua=mailto:dmarc@ziolko.example",
);
pub const BOUNCE: (RecordKind, &str, &str) = (RecordKind::Cname, "odbicia", "odbicia.igla.example");

#[test]
fn given_a_whole_zone_then_nothing_is_found_and_the_mail_is_trusted() {
    let bench = zone(&[SPF, KEY_1, KEY_2, DMARC, BOUNCE]);
    assert_eq!(mailed(&bench), Vec::<String>::new());
    let mail = &bench.case.site.as_ref().unwrap().mail;
    let trust = mail::trust(mail, &bench.state.site);
    assert!(trust.spf && trust.dkim && trust.dmarc);
}

#[test]
fn given_the_cases_own_zone_then_what_is_missing_is_found() {
    let bench = Bench::begun(Mode::Exam);
    let found = mailed(&bench);
    for code in [
        "spf-tool-missing",
        "spf-retired",
        "dkim-missing",
        "dmarc-missing",
    ] {
        assert!(found.iter().any(|it| it == code), "{code}: {found:?}");
    }
}

#[test]
fn given_a_fault_of_spf_then_it_is_found() {
    let many: String = (0..10).map(|_| "a mx ").collect();
    let many = format!("v=spf1 {many}include:_spf.igla.example ~all");
    for (value, code) in [
        ("v=spf1 include:_spf.igla.example +all", "spf-all-pass"),
        ("v=spf1 include:_spf.igla.example ?all", "spf-all-neutral"),
        ("v=spf1 include:_spf.igla.example", "spf-all-missing"),
        ("v=spf1 -all", "spf-tool-missing"),
        (
            "v=spf1 includes:_spf.igla.example include:_spf.igla.example ~all",
            "spf-syntax",
        ),
        (
            "v=spf1 include:_spf.nic.example include:_spf.igla.example ~all",
            "spf-include-void",
        ),
        (many.as_str(), "spf-lookups"),
        ("v=spf10", "spf-syntax"),
    ] {
        let bench = zone(&[(RecordKind::Txt, "@", value), KEY_1, KEY_2, DMARC, BOUNCE]);
        assert_eq!(mailed(&bench), [code], "{value}");
    }
    let two = (RecordKind::Txt, "@", "v=spf1 -all");
    assert_eq!(
        mailed(&zone(&[SPF, two, KEY_1, KEY_2, DMARC, BOUNCE])),
        ["spf-two"]
    );
    assert_eq!(
        mailed(&zone(&[KEY_1, KEY_2, DMARC, BOUNCE])),
        ["spf-missing"]
    );
    // A receiver reads no further than "all".
    let behind = (
        RecordKind::Txt,
        "@",
        "v=spf1 ~all include:_spf.igla.example",
    );
    let found = mailed(&zone(&[behind, KEY_1, KEY_2, DMARC, BOUNCE]));
    assert_eq!(found, ["spf-tool-missing", "spf-after-all"]);
}

#[test]
fn given_a_fault_of_a_key_then_it_is_found() {
    let found = |records: &[(RecordKind, &str, &str)]| {
        let rest = [SPF, DMARC, BOUNCE];
        mailed(&zone(&[&rest[..], records].concat()))
    };
    let selector = (RecordKind::Cname, "mail._domainkey", "k1.dkim.igla.example");
    assert_eq!(found(&[selector, KEY_2]), ["dkim-missing", "dkim-selector"],);
    let nowhere = (RecordKind::Cname, "k1._domainkey", "k1.igla.example");
    assert_eq!(found(&[nowhere, KEY_2]), ["dkim-target"]);
    let own = (RecordKind::Txt, "k1._domainkey", "v=DKIM1; p=OBCY");
    assert_eq!(found(&[own, KEY_2]), ["dkim-key"]);
    let revoked = (RecordKind::Txt, "k1._domainkey", "v=DKIM1; p=");
    assert_eq!(found(&[revoked, KEY_2]), ["dkim-revoked"]);
    let pasted = (
        RecordKind::Txt,
        "k1._domainkey",
        "\"v=DKIM1; k=rsa; p=MIIBk1\"",
    );
    assert_eq!(found(&[pasted, KEY_2]), Vec::<String>::new());
    let bench = zone(&[SPF, DMARC, BOUNCE]);
    let mail = &bench.case.site.as_ref().unwrap().mail;
    assert!(!mail::trust(mail, &bench.state.site).dkim);
}

#[test]
fn given_a_fault_of_dmarc_then_it_is_found() {
    let found = |name: &str, value: &str| {
        mailed(&zone(&[
            SPF,
            KEY_1,
            KEY_2,
            BOUNCE,
            (RecordKind::Txt, name, value),
        ]))
    };
    let rua = "rua=mailto:a@ziolko.example";
    for (value, code) in [
        (format!("v=DMARC1; p=none; {rua}"), "dmarc-policy-none"),
        (format!("v=DMARC1; p=ostro; {rua}"), "dmarc-policy"),
        (format!("v=DMARC1; {rua}"), "dmarc-policy"),
        ("v=DMARC1; p=reject".into(), "dmarc-no-reports"),
        (
            "v=DMARC1; p=reject; rua=a@ziolko.example".into(),
            "dmarc-reports",
        ),
        ("p=reject".into(), "dmarc-syntax"),
    ] {
        assert_eq!(found("_dmarc", &value), [code], "{value}");
    }
    assert_eq!(found("@", DMARC.2), ["dmarc-place"]);
    assert_eq!(found("inny", "x"), ["dmarc-missing"]);
}

#[test]
fn given_a_name_that_leads_elsewhere_when_it_has_more_then_it_is_found() {
    let more = (RecordKind::Txt, "odbicia", "x");
    let bench = zone(&[SPF, KEY_1, KEY_2, DMARC, BOUNCE, more]);
    assert_eq!(mailed(&bench), ["dns-alias-alone"]);
}

#[test]
fn given_the_zone_when_a_change_is_taken_back_then_the_cases_records_stand() {
    let mut bench = Bench::begun(Mode::Exam);
    let before = bench
        .state
        .site
        .records(&bench.case.site.as_ref().unwrap().mail);
    let (id, record) = (RecordId(1), None);
    act(&mut bench, Act::ChangeRecord { id, record });
    bench.must(Command::Undo(Scope::Site));
    let after = bench
        .state
        .site
        .records(&bench.case.site.as_ref().unwrap().mail);
    assert_eq!(after, before);
}
