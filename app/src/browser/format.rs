//! Dates, times and sizes in the words of the screen's language, by the browser's own `Intl`.

use casefile::Language;
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

fn date(wall: i64) -> Date {
    Date::new(&JsValue::from_f64(wall as f64))
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in pairs {
        let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    options
}

/// `22 listopada 2026, 14:58`.
pub fn moment(wall: i64, language: Language) -> String {
    let options = options(&[("dateStyle", "long"), ("timeStyle", "short")]);
    let text = date(wall).to_locale_string(language.as_str(), &options);
    text.into()
}

/// `22 listopada 2026`.
pub fn day(wall: i64, language: Language) -> String {
    let options = options(&[("dateStyle", "long")]);
    date(wall)
        .to_locale_date_string(language.as_str(), &options)
        .into()
}

/// `14:58:03`.
pub fn time(wall: i64, language: Language) -> String {
    let options = options(&[("timeStyle", "medium"), ("hourCycle", "h23")]);
    date(wall)
        .to_locale_string(language.as_str(), &options)
        .into()
}

/// `2:14:07`, from milliseconds; never below zero.
pub fn clock(ms: i64) -> String {
    let seconds = ms.max(0) / 1000;
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{h}:{m:02}:{s:02}")
}

/// `1,4 MB`; decimal units, one place unless it is nought.
pub fn size(bytes: f64, language: Language) -> String {
    let (value, unit) = match bytes {
        b if b >= 1e9 => (b / 1e9, "GB"),
        b if b >= 1e6 => (b / 1e6, "MB"),
        b => (b / 1e3, "kB"),
    };
    let text = format!("{value:.1}");
    let text = text.trim_end_matches(".0").to_string();
    let text = match language {
        Language::Pl => text.replace('.', ","),
        Language::En => text,
    };
    format!("{text} {unit}")
}

/// `31 344,83`, with so many places; spaces between thousands always, as the papers have them.
pub fn number(value: f64, places: u8, language: Language) -> String {
    let digits = JsValue::from(places);
    let options = options(&[("useGrouping", "always")]);
    for key in ["minimumFractionDigits", "maximumFractionDigits"] {
        let _ = Reflect::set(&options, &key.into(), &digits);
    }
    let locales = Array::of1(&language.as_str().into());
    let writer = Intl::NumberFormat::new(&locales, &options);
    let written = writer.format().call1(&writer, &value.into());
    written
        .ok()
        .and_then(|it| it.as_string())
        .unwrap_or_default()
}

/// `2,56%`, from a share of one.
pub fn percent(share: f64, places: u8, language: Language) -> String {
    format!("{}%", number(share * 100.0, places, language))
}

/// `31 344,83 zł`, from grosze; no places where they are all nought.
pub fn money(grosze: f64, language: Language) -> String {
    let places = if grosze.rem_euclid(100.0) == 0.0 {
        0
    } else {
        2
    };
    let unit = "zł";
    format!("{}\u{a0}{unit}", number(grosze / 100.0, places, language))
}
