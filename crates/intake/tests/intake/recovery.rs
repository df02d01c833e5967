//! What a process that died at any step leaves behind is put in order by the next one.

use crate::fixture::*;
use crate::http::*;
use intake::{Vault, Way};
use std::time::Duration;

#[test]
fn given_bytes_without_a_row_when_the_server_starts_then_they_have_a_receipt() {
    let house = House::new();
    let sealed = sealed(&house.keys, 1, 3);
    let odd = b"an odd file";
    drop(house.start());
    let stored = format!("data/submissions/{}.proba", sealed.id);
    std::fs::write(house.path(&stored), &sealed.bytes).unwrap();
    let apart = format!("data/odd/{}.bin", journal::Digest::of(odd));
    std::fs::write(house.path(&apart), odd).unwrap();
    let server = house.start();
    let path = format!("/api/submissions/{}/receipt", sealed.id);
    assert_eq!(get(server.address, &path).status, 200);
    assert_eq!(upload(server.address, &sealed.bytes, &[]).status, 200);
    assert_eq!(house.listing("submissions").len(), 1);
    assert_eq!(house.listing("odd").len(), 1);
    let odds = house.with_intake(async |intake| intake.registry.odds().await.unwrap());
    assert_eq!(odds.len(), 1);
}

#[test]
fn given_a_restart_when_the_same_bytes_come_again_then_the_same_receipt_answers() {
    let house = House::new();
    let sealed = sealed(&house.keys, 1, 3);
    let first = upload(house.start().address, &sealed.bytes, &[]);
    let second = upload(house.start().address, &sealed.bytes, &[]);
    assert_eq!((second.status, second.body), (200, first.body));
}

#[test]
fn given_half_an_upload_of_a_dead_process_when_it_is_old_then_it_is_swept() {
    let house = House::new();
    let vault = Vault::open(&house.path("data")).unwrap();
    let mut spool = vault.spool().unwrap();
    spool.write(b"half").unwrap();
    assert_eq!(vault.sweep(Duration::from_secs(60)).unwrap(), 0);
    assert_eq!(house.listing("incoming").len(), 1);
    assert_eq!(vault.sweep(Duration::ZERO).unwrap(), 1);
    assert!(house.listing("incoming").is_empty());
}

#[test]
fn given_a_file_kept_apart_by_mistake_when_it_is_understood_later_then_it_is_a_submission() {
    let house = House::new();
    let sealed = sealed(&house.keys, 1, 3);
    // As an older server would have left it.
    house.with_intake(async |intake| {
        let mut spool = intake.vault.spool().unwrap();
        spool.write(&sealed.bytes).unwrap();
        std::fs::write(intake.vault.odd(&sealed.id), &sealed.bytes).unwrap();
        intake.take_in(spool, Way::Hand).await.unwrap();
    });
    assert!(house.listing("odd").is_empty());
    assert_eq!(house.listing("submissions").len(), 1);
}

#[cfg(unix)]
#[test]
fn given_a_data_folder_when_made_then_only_its_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::new();
    let server = house.start();
    let sealed = sealed(&house.keys, 1, 1);
    upload(server.address, &sealed.bytes, &[]);
    let mode = |path: &str| house.path(path).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("data"), 0o700);
    assert_eq!(mode("data/submissions"), 0o700);
    assert_eq!(
        mode(&format!("data/submissions/{}.proba", sealed.id)),
        0o600
    );
    assert!(house.database().exists());
}
