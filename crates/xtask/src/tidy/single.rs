//! Two versions of these in one client would be two worlds that do not know each other.

use std::fs;

use super::Finding;
use crate::fault::Result;
use crate::place;

const SINGLE: [&str; 3] = ["leptos", "reactive_graph", "wasm-bindgen"];

pub fn check() -> Result<Vec<Finding>> {
    let lock = fs::read_to_string(place::at("Cargo.lock"))?;
    let count = |name: &str| lock.matches(&format!("\nname = \"{name}\"\n")).count();
    let several = SINGLE.iter().filter(|name| count(name) > 1);
    let finding =
        |name: &&str| Finding::new("Cargo.lock", format!("{} versions of {name}", count(name)));
    Ok(several.map(finding).collect())
}
