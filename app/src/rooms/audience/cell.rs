//! Cells and figures as people read them.

use crate::i18n::{Locale, t_string};
use crate::language;
use crate::rooms::rule::{ZLOTY, money, word};
use casefile::Language;
use leptos_i18n::I18nContext;
use worker::protocol::simulation::{Column, ColumnKind};

type Words = I18nContext<Locale>;

/// `100 000`, or `100,000` in English.
pub fn whole(value: i64, language: Language) -> String {
    let gap = match language {
        Language::Pl => '\u{a0}',
        Language::En => ',',
    };
    let digits = value.unsigned_abs().to_string();
    let mut told = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(gap);
        }
        told.push(digit);
    }
    if value < 0 {
        format!("−{told}")
    } else {
        told
    }
}

pub fn count(value: u64, language: Language) -> String {
    whole(i64::try_from(value).unwrap_or(i64::MAX), language)
}

/// `12,3%` of `all`.
pub fn share(part: u64, all: u64, language: Language) -> String {
    if all == 0 {
        return "0%".into();
    }
    let tenths = (u128::from(part) * 1_000 + u128::from(all) / 2) / u128::from(all);
    let mark = mark(language);
    match tenths % 10 {
        0 => format!("{}%", tenths / 10),
        rest => format!("{}{mark}{rest}%", tenths / 10),
    }
}

fn mark(language: Language) -> char {
    match language {
        Language::Pl => ',',
        Language::En => '.',
    }
}

/// `1 250,50 zł`, from grosze.
pub fn zloty(grosze: i64, language: Language) -> String {
    let text = money(grosze);
    let (whole_part, rest) = text.split_once(',').unwrap_or((&text, ""));
    let whole_part = whole(whole_part.parse().unwrap_or_default(), language);
    match rest {
        "" => format!("{whole_part}\u{a0}{ZLOTY}"),
        rest => format!("{whole_part}{}{rest}\u{a0}{ZLOTY}", mark(language)),
    }
}

/// `3,25`, from hundredths.
pub fn hundredths(value: i64, language: Language) -> String {
    let text = money(value);
    let (whole_part, rest) = text.split_once(',').unwrap_or((&text, "00"));
    let whole_part = whole(whole_part.parse().unwrap_or_default(), language);
    format!("{whole_part}{}{rest}", mark(language))
}

/// `02.03.2026` in Polish.
pub fn day(text: &str, language: Language) -> String {
    let parts: Vec<&str> = text.split('-').collect();
    match (language, &parts[..]) {
        (Language::Pl, [year, month, day]) => format!("{day}.{month}.{year}"),
        _ => text.to_string(),
    }
}

/// A cell in words; empty where there is nothing.
pub fn cell(i18n: Words, column: &Column, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let language = language::of(i18n.get_locale());
    match column.kind {
        ColumnKind::Whole if column.name == "id" => text.to_string(),
        ColumnKind::Whole => text.parse().map_or(text.into(), |it| whole(it, language)),
        ColumnKind::Grosze => text.parse().map_or(text.into(), |it| zloty(it, language)),
        ColumnKind::Date => day(text, language),
        ColumnKind::Truth => match text {
            "yes" | "1" | "true" => t_string!(i18n, rule.yes).to_string(),
            _ => t_string!(i18n, rule.no).to_string(),
        },
        ColumnKind::Word => word(i18n, &column.name, text, text),
        ColumnKind::Text => text.to_string(),
        ColumnKind::Set => text.split(' ').collect::<Vec<_>>().join(", "),
    }
}

/// Whether figures stand at the right.
pub fn is_number(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Whole | ColumnKind::Grosze)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn given_figures_when_written_then_they_read_as_in_the_language() {
        assert_eq!(whole(100_000, Language::Pl), "100\u{a0}000");
        assert_eq!(whole(-1_234, Language::En), "−1,234");
        assert_eq!(zloty(125_050, Language::Pl), "1\u{a0}250,50\u{a0}zł");
        assert_eq!(zloty(20_000, Language::En), "200\u{a0}zł");
        assert_eq!(share(123, 1_000, Language::Pl), "12,3%");
        assert_eq!(share(1, 2, Language::En), "50%");
        assert_eq!(hundredths(325, Language::Pl), "3,25");
        assert_eq!(day("2026-03-02", Language::Pl), "02.03.2026");
    }
}
