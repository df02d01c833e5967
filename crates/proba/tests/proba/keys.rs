use crate::fixture::*;

#[test]
fn given_new_keys_when_made_then_place_and_fingerprint_are_told() {
    let house = House::new();
    let told = house.json(&["keys", "new", "--out", "more", "--name-pl", "Nazwa"], 0);
    let institution = house.read("more/institution.json");
    let fingerprint = envelope::fingerprint(&institution);
    assert_eq!(told["fingerprint"], fingerprint.to_string());
    assert_eq!(told["shown"], fingerprint.grouped(4));
    let parsed = envelope::Institution::parse(&institution).unwrap();
    assert_eq!(parsed.name.pl, "Nazwa");
    let text = house.good(&["keys", "new", "--out", "third", "--language", "pl"]);
    assert!(text.starts_with("Klucze: third\nOdcisk: "), "{text}");
}

#[test]
fn given_keys_that_are_there_when_made_again_then_nothing_is_overwritten() {
    let house = House::new();
    let before = house.read("keys/identity.txt");
    let told = house.json(&["keys", "new", "--out", "keys"], 2);
    assert_eq!(told["error"]["code"], "out-exists");
    assert_eq!(house.read("keys/identity.txt"), before);
}

#[cfg(unix)]
#[test]
fn given_keys_when_made_then_only_their_owner_can_read_them() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::new();
    let mode = |name: &str| house.path(name).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("keys"), 0o700);
    for name in listing(&house.path("keys")) {
        assert_eq!(mode(&format!("keys/{name}")), 0o600, "{name}");
    }
}

#[test]
fn given_words_that_are_not_understood_when_json_is_wanted_then_the_error_is_json() {
    let house = House::new();
    let error = |words: &[&str]| house.json(words, 2)["error"].clone();
    let unknown = error(&["nothing"]);
    assert_eq!(unknown["code"], "usage");
    assert_eq!(unknown["detail"], "unrecognized subcommand 'nothing'");
    assert!(unknown["message"].is_string() && unknown["next"].is_string());
    let missing = error(&["keys", "new", "--language", "pl"]);
    let detail = missing["detail"].as_str().unwrap();
    assert!(detail.starts_with("brakuje argumentu: --out"), "{detail}");
    assert_eq!(error(&[])["code"], "usage");
}

#[test]
fn given_messages_when_asked_in_a_language_then_the_option_wins_over_the_environment() {
    let house = House::new();
    let said = |words: &[&str], name: &str, value: &str| {
        let output = house.command(words).env(name, value).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    let verify = ["verify", "nothing.proba"];
    assert!(said(&verify, "LANG", "pl_PL.UTF-8").contains("Nie można odczytać pliku"));
    assert!(said(&verify, "LANG", "en_GB.UTF-8").contains("The file cannot be read"));
    assert!(said(&verify, "LANG", "C").contains("The file cannot be read"));
    let told = ["--language", "en", "verify", "nothing.proba"];
    assert!(said(&told, "LC_ALL", "pl_PL.UTF-8").contains("The file cannot be read"));
    assert!(said(&["bogus"], "LANG", "pl_PL.UTF-8").contains("nieznane polecenie: bogus"));
    assert!(said(&["bogus"], "LANG", "en_GB.UTF-8").contains("unrecognized subcommand"));
}

#[test]
fn given_a_wish_for_help_when_run_then_it_ends_well_in_both_languages() {
    let house = House::new();
    for words in [&["--help"][..], &["case", "pack", "--help"], &["--version"]] {
        house.good(words);
        let polish: Vec<&str> = ["--language", "pl"].iter().chain(words).copied().collect();
        let help = house.good(&polish);
        assert!(
            !help.contains("Options:") && !help.contains("Usage:"),
            "{help}"
        );
    }
    house.ended(&["case"], 2);
}
