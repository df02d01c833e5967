use crate::fixture::*;
use simulator::Contacts;
use simulator::base::{Kind, import};

const FILE: &str = "email:text,age:whole,signup:date,consent.email:truth,town:word,tags:set\n\
    a@x.pl,30,2026-01-02,yes,Łódź,vip kot\n\
    \"b@x.pl\",,,no,Łódź,\n";

#[test]
fn given_an_authors_contacts_when_read_then_columns_have_their_kinds() {
    let base = import(FILE, 20_000).unwrap();
    assert_eq!(base.count(), 2);
    assert_eq!(base.column("signup").unwrap().kind, Kind::Date);
    let row = |at| {
        base.columns()
            .iter()
            .map(|it| it.cell(at))
            .collect::<Vec<_>>()
            .join("|")
    };
    assert_eq!(row(0), "a@x.pl|30|2026-01-02|yes|Łódź|kot vip");
    assert_eq!(row(1), "b@x.pl|||no|Łódź|");
    let contacts = Contacts::own(base, &audience(), &categories());
    assert_eq!(contacts.hidden.engagement.len(), 2);
}

#[test]
fn given_broken_rows_when_read_then_each_fault_has_its_place_and_nothing_is_taken() {
    let told = |text: &str| {
        let faults = import(text, 0).unwrap_err();
        faults
            .iter()
            .map(|it| format!("{}:{}:{}", it.line, it.cell, it.code))
            .collect::<Vec<_>>()
    };
    assert_eq!(told("age\n1\n"), ["1:1:contacts-head"]);
    assert_eq!(told("age:years\n1\n"), ["1:1:contacts-head"]);
    assert_eq!(told("age:whole,age:whole\n1,2\n"), ["1:2:contacts-head"]);
    let text = "age:whole,on:date\nx,2026-01-01\n1\n2,2026-02-30\n3,2026-02-03\n";
    assert_eq!(
        told(text),
        ["2:1:contacts-cell", "3:2:contacts-row", "4:2:contacts-cell"]
    );
    assert_eq!(told("age:whole\n"), ["2:1:contacts-count"]);
}
