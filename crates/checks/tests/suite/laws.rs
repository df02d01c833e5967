//! What holds of any finding and of the catalogue.

use checks::{Code, Finding, Language, rules, say};

fn names(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1);
    let names = parts.filter_map(|part| part.split('}').next());
    // A merge tag that a step shows is no word to fill in.
    let plain =
        |name: &&str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut names: Vec<_> = names.filter(plain).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn given_the_files_of_rules_when_read_then_no_block_is_lost_and_no_code_is_double() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut blocks = 0;
    for file in std::fs::read_dir(folder).expect("the folder of rules") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("a file of rules");
        blocks += text.lines().filter(|line| line.starts_with("pl ")).count();
    }
    assert_eq!(rules().len(), blocks);
    for pair in rules().windows(2) {
        assert_ne!(pair[0].code, pair[1].code);
    }
}

#[test]
fn given_any_rule_when_said_then_both_languages_speak_and_ask_for_the_same_words() {
    for rule in rules() {
        for wording in [rule.polish, rule.english] {
            for text in [wording.sentence, wording.step] {
                assert!(text.ends_with(['.', '?', '…']), "{}: {text}", rule.code);
                assert!(text.chars().count() <= 180, "{} is long: {text}", rule.code);
            }
        }
        let of = |wording: checks::rule::Wording| {
            let both = format!("{} {}", wording.sentence, wording.step);
            names(&both)
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(of(rule.polish), of(rule.english), "{}", rule.code);
    }
}

/// A finding that is shown leaves no `{name}` unfilled.
pub fn is_said_whole(finding: &Finding) -> bool {
    let rule = finding.code.rule().expect("a rule");
    let asked = |text: &str| {
        names(text)
            .iter()
            .all(|name| finding.arguments.contains_key(*name))
    };
    [rule.polish, rule.english]
        .iter()
        .all(|wording| asked(wording.sentence) && asked(wording.step))
}

#[test]
fn given_a_finding_when_carried_as_json_then_it_comes_back() {
    let work = checks::Work {
        html: "<p>ł <b>".to_owned(),
        ..checks::Work::default()
    };
    for finding in checks::check(&work).findings {
        let text = serde_json::to_string(&finding).expect("JSON");
        let back: Finding = serde_json::from_str(&text).expect("a finding");
        assert_eq!(back, finding);
        assert!(!say(&finding, Language::Polish).sentence.is_empty());
    }
    assert!(Code::named("no-such-rule").is_none());
}
