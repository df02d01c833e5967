//! Both languages say everything: the same keys, none empty, the plural forms that each needs.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Finding;
use crate::bundle::read_tree;
use crate::fault::{Doing, Result};
use crate::place;

const FOLDER: &str = "app/locales";
const LANGUAGES: [(&str, &[&str]); 2] = [
    ("pl", &["one", "few", "many", "other"]),
    ("en", &["one", "other"]),
];
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Key (with the file's path in front) and text.
type Texts = BTreeMap<String, String>;

pub fn check() -> Result<Vec<Finding>> {
    let mut texts: BTreeMap<&str, Texts> = BTreeMap::new();
    for (path, bytes) in read_tree(&place::at(FOLDER))? {
        let language = LANGUAGES
            .iter()
            .find(|(language, _)| speaks(&path, language));
        let Some((language, _)) = language else {
            continue;
        };
        let value: Value = serde_json::from_slice(&bytes).doing(&path)?;
        let file = path.replacen(language, "", 1);
        flatten(&file, &value, texts.entry(*language).or_default());
    }
    Ok(compare(&texts))
}

fn speaks(path: &str, language: &str) -> bool {
    path.starts_with(&format!("{language}/")) || path == format!("{language}.json")
}

fn flatten(key: &str, value: &Value, texts: &mut Texts) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                flatten(&format!("{key} {name}"), value, texts);
            }
        }
        Value::String(text) => {
            texts.insert(key.to_owned(), text.clone());
        }
        other => {
            texts.insert(key.to_owned(), other.to_string());
        }
    }
}

fn compare(texts: &BTreeMap<&str, Texts>) -> Vec<Finding> {
    let mut found = Vec::new();
    let empty = Texts::new();
    let of = |language: &str| texts.get(language).unwrap_or(&empty);
    let keys: BTreeSet<_> = LANGUAGES
        .iter()
        .flat_map(|(language, _)| of(language).keys().map(|key| stem(key)))
        .collect();
    if keys.is_empty() {
        found.push(Finding::new(FOLDER, "no catalogue at all"));
    }
    for (language, forms) in LANGUAGES {
        let texts = of(language);
        let place = format!("{FOLDER}/{language}");
        for key in &keys {
            found.extend(missing(key, texts, forms).map(|what| Finding::new(&place, what)));
        }
        let blank = texts.iter().filter(|(_, text)| text.trim().is_empty());
        found.extend(blank.map(|(key, _)| Finding::new(&place, format!("`{key}` is empty"))));
    }
    found
}

/// A key without its plural form: `files_one` and `files_other` are both `files`, with a mark.
fn stem(key: &str) -> (&str, bool) {
    let form = key
        .rsplit_once('_')
        .filter(|(_, form)| FORMS.contains(form));
    form.map_or((key, false), |(stem, _)| (stem, true))
}

fn missing((key, plural): &(&str, bool), texts: &Texts, forms: &[&str]) -> Option<String> {
    if !plural {
        return (!texts.contains_key(*key)).then(|| format!("`{key}` is missing"));
    }
    let lacking: Vec<_> = forms
        .iter()
        .filter(|form| !texts.contains_key(&format!("{key}_{form}")))
        .copied()
        .collect();
    (!lacking.is_empty()).then(|| format!("`{key}` lacks the forms {}", lacking.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(pl: &[(&str, &str)], en: &[(&str, &str)]) -> Vec<Finding> {
        let texts = |pairs: &[(&str, &str)]| -> Texts {
            let owned = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
            pairs.iter().map(owned).collect()
        };
        compare(&BTreeMap::from([("pl", texts(pl)), ("en", texts(en))]))
    }

    #[test]
    fn given_equal_catalogues_when_compared_then_nothing_is_found() {
        let pl = [
            ("n_one", "1"),
            ("n_few", "2"),
            ("n_many", "5"),
            ("n_other", "1,5"),
        ];
        assert_eq!(both(&pl, &[("n_one", "1"), ("n_other", "2")]), []);
    }

    #[test]
    fn given_a_missing_key_form_or_text_when_compared_then_each_is_found() {
        assert_eq!(both(&[("a", "x")], &[]).len(), 1);
        assert_eq!(both(&[("a", "x")], &[("a", " ")]).len(), 1);
        assert_eq!(
            both(
                &[("n_one", "1"), ("n_other", "2")],
                &[("n_one", "1"), ("n_other", "2")]
            )
            .len(),
            1
        );
    }
}
