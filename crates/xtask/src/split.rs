//! Cuts the client's wasm into the parts of `app/src/parts.rs`.
//!
//! Trunk lays out the page, styles and scripts with the client in one piece. Here the linker's
//! output is cut where the client says so, wasm-bindgen runs over the main part, and the pieces
//! take the place of the one. A piece that only some parts need is named after them:
//! `part-desk-answers.wasm` belongs to the desk and to the room of answers.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use wasm_split_cli_support::{Options, transform};

use crate::fault::{Doing, Fault, Result};
use crate::place;
use crate::program::Program;

const LOADER: &str = "__wasm_split.js";

/// Splits the client that Trunk laid out in `out`; `profile` is cargo's folder of it.
pub fn split(out: &Path, profile: &str) -> Result {
    let name = client_name(out)?;
    let linked = place::target().join(format!("wasm32-unknown-unknown/{profile}/app.wasm"));
    let pieces = place::target().join("split").join(profile);
    let _ = fs::remove_dir_all(&pieces);
    fs::create_dir_all(&pieces)?;
    let main = pieces.join("main.wasm");
    let owners = cut(&linked, &pieces, &main, &name)?;
    bind(&main, out, &name)?;
    lay(&pieces, out, &owners)
}

/// The stem of the client's script, with the hash that Trunk gave it.
fn client_name(out: &Path) -> Result<String> {
    for entry in fs::read_dir(out)? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        let stem = file.strip_suffix("_bg.wasm");
        if let Some(stem) = stem.filter(|stem| stem.starts_with("app-")) {
            return Ok(stem.to_owned());
        }
    }
    Err(Fault::new("Trunk wrote no app-*_bg.wasm").next("check app/index.html"))
}

/// Which parts need each piece: file stem -> names of parts.
type Owners = BTreeMap<String, Vec<String>>;

fn cut(linked: &Path, pieces: &Path, main: &Path, name: &str) -> Result<Owners> {
    let wasm = fs::read(linked).doing(linked.display())?;
    let script = format!("./{name}.js");
    let mut options = Options::new(&wasm);
    options.output_dir = pieces;
    options.main_out_path = main;
    options.main_module = &script;
    let done = transform(options)
        .map_err(|fault| Fault::new(format!("the client can't be split: {fault:#}")))?;
    let mut owners = Owners::new();
    for (part, files) in done.prefetch_map {
        for file in files {
            owners.entry(file).or_default().push(part.clone());
        }
    }
    Ok(owners)
}

/// wasm-bindgen over the main part, in the place of what Trunk had made of the whole.
fn bind(main: &Path, out: &Path, name: &str) -> Result {
    let mode = ["--target", "web", "--no-typescript", "--keep-lld-exports"];
    Program::new("wasm-bindgen")
        .args(mode)
        .args(["--out-name", name, "--out-dir"])
        .args([out, main])
        .run()
}

/// Puts the pieces beside the client under names that tell whose they are.
fn lay(pieces: &Path, out: &Path, owners: &Owners) -> Result {
    let loader = pieces.join(LOADER);
    let mut script = fs::read_to_string(&loader).doing(loader.display())?;
    for (file, parts) in owners {
        let named = named(parts);
        fs::copy(
            pieces.join(format!("{file}.wasm")),
            out.join(format!("{named}.wasm")),
        )
        .doing(file)?;
        script = script.replace(
            &format!("\"./{file}.wasm\""),
            &format!("\"./{named}.wasm\""),
        );
    }
    fs::write(out.join(LOADER), script).doing(LOADER)
}

/// The desk first, so that what starting a case needs can be told from the rest.
fn named(parts: &[String]) -> String {
    let mut parts = parts.to_vec();
    parts.sort_by_key(|part| (part != "desk", part.clone()));
    format!("part-{}", parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn given_a_shared_piece_when_named_then_the_desk_comes_first() {
        let parts = ["answers", "desk", "content"].map(String::from);
        assert_eq!(named(&parts), "part-desk-answers-content");
    }
}
