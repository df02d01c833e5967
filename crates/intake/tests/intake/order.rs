use crate::fixture::*;
use crate::http::*;
use envelope::SealCode;
use intake::{Registry, Settlement, Submission};
use journal::Digest;

fn words(house: &House) -> Vec<(i64, &'static str)> {
    house.with_intake(async |intake| {
        let rows = intake.registry.submissions().await.unwrap();
        let standings = intake.registry.standings(&rows).await.unwrap();
        let word = |row: &Submission| standings[&row.digest().unwrap()].word();
        let mut words: Vec<_> = rows.iter().map(|row| (row.length, word(row))).collect();
        words.sort();
        words
    })
}

#[test]
fn given_a_longer_chain_and_the_same_work_again_when_listed_then_one_is_current() {
    let house = House::new();
    let server = house.start();
    for length in [2, 5, 5] {
        let sealed = sealed(&house.keys, 1, length);
        assert_eq!(upload(server.address, &sealed.bytes, &[]).status, 201);
        // Arrivals within one millisecond would be ordered by their ids.
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    upload(server.address, &sealed(&house.keys, 2, 1).bytes, &[]);
    let expected = [
        (1, "current"),
        (2, "superseded"),
        (5, "current"),
        (5, "same"),
    ];
    assert_eq!(words(&house), expected);
}

#[test]
fn given_two_works_of_one_length_when_listed_then_both_are_kept_and_flagged() {
    let house = House::new();
    let server = house.start();
    for word in ["typed", "other"] {
        upload(
            server.address,
            &sealed_saying(&house.keys, 1, 3, word).bytes,
            &[],
        );
    }
    assert_eq!(words(&house), [(3, "fork"), (3, "fork")]);
    assert_eq!(house.listing("submissions").len(), 2);
}

#[test]
fn given_a_fork_that_opening_has_shown_when_listed_then_both_are_flagged() {
    let house = House::new();
    let server = house.start();
    let short = sealed_saying(&house.keys, 1, 3, "other");
    let long = sealed(&house.keys, 1, 7);
    for sealed in [&short, &long] {
        upload(server.address, &sealed.bytes, &[]);
    }
    assert_eq!(words(&house), [(3, "superseded"), (7, "current")]);
    house.with_intake(async |intake| {
        intake
            .registry
            .enter_fork(&long.id, &short.id)
            .await
            .unwrap();
        intake
            .registry
            .enter_fork(&long.id, &short.id)
            .await
            .unwrap();
    });
    assert_eq!(words(&house), [(3, "fork"), (7, "fork")]);
}

#[test]
fn given_a_settled_submission_when_its_receipt_is_polled_then_it_says_verified() {
    let house = House::new();
    let server = house.start();
    let sealed = sealed(&house.keys, 1, 1);
    upload(server.address, &sealed.bytes, &[]);
    let verified = Settlement::Verified {
        wall: 9,
        receipt: "the.better.receipt".into(),
    };
    house.with_intake(async |i| i.registry.settle(&sealed.id, &verified).await.unwrap());
    let path = format!("/api/submissions/{}/receipt", sealed.id);
    assert_eq!(get(server.address, &path).text(), "the.better.receipt");
    assert_eq!(
        upload(server.address, &sealed.bytes, &[]).text(),
        "the.better.receipt"
    );
    let broken = Settlement::Broken {
        wall: 10,
        code: "entry-link".into(),
        seq: Some(4),
        words: "entry 4".into(),
    };
    let row = house.with_intake(async |intake| {
        intake.registry.settle(&sealed.id, &broken).await.unwrap();
        intake
            .registry
            .submission(&sealed.id)
            .await
            .unwrap()
            .unwrap()
    });
    assert_eq!((row.state(), row.finding_seq), ("broken", Some(4)));
    assert!(get(server.address, &path).text().starts_with("eyJ"));
}

#[test]
fn given_a_seal_code_when_searched_then_the_submission_is_found() {
    let house = House::new();
    let server = house.start();
    let sealed = sealed(&house.keys, 1, 1);
    upload(server.address, &sealed.bytes, &[]);
    let code: SealCode = sealed
        .seal_code()
        .to_string()
        .to_lowercase()
        .parse()
        .unwrap();
    let found = house.with_intake(async |intake| {
        intake
            .registry
            .submissions_beginning(&code.id_prefix())
            .await
            .unwrap()
    });
    assert_eq!(found[0].digest(), Some(sealed.id));
    assert_eq!(found[0].candidate, "KANDYDAT-17");
    let of = house.with_intake(async |intake| {
        intake
            .registry
            .submissions_of(&sealed.statement.attempt)
            .await
            .unwrap()
    });
    assert_eq!(of, found);
}

#[tokio::test]
async fn given_another_kind_of_database_when_opened_then_it_is_refused_without_its_password() {
    let dir = tempfile::tempdir().unwrap();
    let url = "postgres://name:secret@host/base";
    let error = Registry::open(dir.path(), Some(url)).await.unwrap_err();
    assert_eq!(error.code(), "database-unsupported");
    assert!(error.to_string().contains("postgres:") && !error.to_string().contains("secret"));
    let url = format!("sqlite:{}", dir.path().join("other.sqlite").display());
    let registry = Registry::open(dir.path(), Some(&url)).await.unwrap();
    assert_eq!(
        registry.submission(&Digest::of(b"none")).await.unwrap(),
        None
    );
    assert!(dir.path().join("other.sqlite").exists());
}
