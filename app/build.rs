//! Turns the catalogues under `locales/` into the typed module `i18n`, and the sprite of icons into
//! a table.
//!
//! The parser and generator of leptos_i18n are called directly: its own build crate drags in
//! ninety crates for locale data that is not used here.

use std::{collections::BTreeMap, env, error::Error, fs, path::PathBuf};

use leptos_i18n_codegen::gen_code;
use leptos_i18n_parser::parse_locales::{
    options::{Config, ParseOptions},
    parse_locales,
};

const NAMESPACES: [&str; 18] = [
    "common",
    "lobby",
    "rules",
    "desk",
    "brief",
    "audience",
    "content",
    "automation",
    "results",
    "site",
    "answers",
    "hand_in",
    "receipt",
    "review",
    "rule",
    "codes",
    "drills",
    "help",
];

const SPRITE: &str = "../public/icons/sprite.svg";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed={SPRITE}");
    // The build cuts the client into parts by the linker's own notes (`src/parts.rs`).
    if env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let config = Config::new("pl")?
        .add_locale("en")?
        .add_namespaces(NAMESPACES)?;
    // Attributes (title, aria-label) take strings: `t_string!` with arguments needs this.
    let config = config.parse_options(ParseOptions::new().interpolate_display(true));
    let parsed = parse_locales(None, config)?;
    for warning in parsed.diag.warnings().iter() {
        println!("cargo::warning={warning}");
    }
    for error in parsed.diag.errors().iter() {
        println!("cargo::error={error}");
    }
    let module = gen_code(&parsed, None, false, None, true)?;
    let folder = PathBuf::from(env::var("OUT_DIR")?).join("i18n");
    fs::create_dir_all(&folder)?;
    // Keys are the catalogues' words, so the generator may name a function `new`.
    let module = format!("#[allow(clippy::all)]\n{}", plain(&module.to_string()));
    fs::write(folder.join("mod.rs"), module)?;
    fs::write(folder.join("words.rs"), words()?)?;
    fs::write(folder.join("icons.rs"), icons()?)?;
    Ok(())
}

/// The same code in short lines of ASCII. As generated it is one line of megabytes with Polish
/// letters in it, and the compiler walks all letters before a place to tell its column: minutes of
/// clippy's time.
fn plain(code: &str) -> String {
    let mut lines = String::with_capacity(code.len() + code.len() / 8);
    let mut quoted = false;
    let mut escaped = false;
    for letter in code.chars() {
        match letter {
            '"' if !escaped => quoted = !quoted,
            _ if !letter.is_ascii() => {
                lines.extend(letter.escape_unicode());
                continue;
            }
            _ => {}
        }
        escaped = quoted && letter == '\\' && !escaped;
        lines.push(letter);
        if !quoted && matches!(letter, ';' | '}') {
            lines.push('\n');
        }
    }
    lines
}

/// A match from every icon's name to the drawing inside its symbol.
fn icons() -> Result<String, Box<dyn Error>> {
    let sprite = fs::read_to_string(SPRITE)?;
    let symbols = sprite.lines().filter_map(|line| {
        let line = line.strip_prefix("<symbol id=\"")?;
        let (name, drawing) = line.split_once("\" viewBox=\"0 0 24 24\">")?;
        Some((name, drawing.strip_suffix("</symbol>")?))
    });
    let arms: String = symbols
        .map(|(name, drawing)| format!("{name:?} => {drawing:?},\n"))
        .collect();
    if arms.lines().count() != sprite.matches("<symbol").count() {
        return Err("the sprite has a symbol that is not one line with a viewBox of 24".into());
    }
    Ok(format!("match name {{\n{arms}_ => \"\",\n}}"))
}

/// A match from every code of the catalogue `codes` to its words, so that no code is forgotten.
/// A key with `_fault` at its end avoids the plural suffixes; its code goes without.
fn words() -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string("locales/pl/codes.json")?;
    let codes: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text)?;
    let arms = codes.keys().map(|key| {
        let code = key.strip_suffix("_fault").unwrap_or(key).replace('_', "-");
        format!(
            "{code:?} => (t_string!(i18n, codes.{key}.title).to_string(), \
             t_string!(i18n, codes.{key}.next).to_string()),\n"
        )
    });
    let arms: String = arms.collect();
    Ok(format!(
        "match code {{\n{arms}_ => (t_string!(i18n, codes.unlisted.title).to_string(), \
         t_string!(i18n, codes.unlisted.next).to_string()),\n}}"
    ))
}
