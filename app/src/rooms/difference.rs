//! The edit between two texts, for fields that only tell what they hold now.

use exam::{Edit, units};

/// The smallest single edit that turns `before` into `after`; none when they are the same.
pub fn difference(before: &str, after: &str) -> Option<Edit> {
    if before == after {
        return None;
    }
    let start = shared(before.chars(), after.chars());
    let (rest_before, rest_after) = (&before[start..], &after[start..]);
    let end = shared(rest_before.chars().rev(), rest_after.chars().rev());
    Some(Edit {
        at: units(&before[..start]),
        removed: rest_before[..rest_before.len() - end].to_string(),
        inserted: rest_after[..rest_after.len() - end].to_string(),
    })
}

/// Bytes of the characters that both begin with.
fn shared(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    let same = one.zip(other).take_while(|(a, b)| a == b);
    same.map(|(a, _)| a.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use exam::Text;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn edit(before: &str, after: &str) -> Option<(u32, String, String)> {
        difference(before, after).map(|edit| (edit.at, edit.removed, edit.inserted))
    }

    #[wasm_bindgen_test]
    fn given_equal_texts_when_compared_then_there_is_no_edit() {
        assert_eq!(edit("żółw", "żółw"), None);
    }

    #[wasm_bindgen_test]
    fn given_a_word_changed_when_compared_then_only_it_is_in_the_edit() {
        let found = edit("Nowa kolekcja", "Nowa selekcja");
        assert_eq!(found, Some((5, "ko".into(), "se".into())));
    }

    #[wasm_bindgen_test]
    fn given_a_repeated_letter_when_compared_then_ends_do_not_overlap() {
        assert_eq!(edit("aa", "aaa"), Some((2, String::new(), "a".into())));
        assert_eq!(edit("aaa", "aa"), Some((2, "a".into(), String::new())));
    }

    #[wasm_bindgen_test]
    fn given_emoji_when_compared_then_offsets_count_utf_16_and_split_no_pair() {
        assert_eq!(edit("🌱a🌿", "🌱a🌵"), Some((3, "🌿".into(), "🌵".into())));
    }

    #[wasm_bindgen_test]
    fn given_any_two_of_these_when_edited_then_one_becomes_the_other() {
        let texts = ["", "a", "żaba", "ab🌱ba", "🌱🌱", "aba", "abba\nab", "ą́b"];
        for before in texts {
            for after in texts {
                let mut text = Text::new(before);
                let edits: Vec<Edit> = difference(before, after).into_iter().collect();
                text.type_in(&edits).expect("the edit fits");
                assert_eq!(text.as_str(), after);
            }
        }
    }
}
