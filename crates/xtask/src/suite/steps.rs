//! The steps of the suite, the quick ones first.

use super::Run;
use super::tally::Tally;
use crate::fault::Result;
use crate::house;
use crate::place;
use crate::program::{Program, found};
use crate::tidy;

pub type Step = fn(&Run, &str) -> Result<Tally>;

pub const ALL: [(&str, Step); 10] = [
    ("tidy", rules),
    ("clippy", clippy),
    ("clippy-wasm", clippy_wasm),
    ("native", native),
    ("editor", editor),
    ("store", store),
    ("build", build),
    ("budgets", budgets),
    ("secrets", secrets),
    ("journeys", journeys),
];

/// Crates that live in the browser only.
const WASM_ONLY: [&str; 3] = ["app", "store-indexeddb", "worker"];
const WASM: &str = "wasm32-unknown-unknown";

fn rules(_: &Run, _: &str) -> Result<Tally> {
    let (passed, failed) = tidy::tidy()?;
    Ok(Tally { passed, failed })
}

fn clippy(run: &Run, step: &str) -> Result<Tally> {
    let cargo = Program::new("cargo").args(["clippy", "--workspace", "--all-targets"]);
    let native = cargo.args(WASM_ONLY.iter().flat_map(|name| ["--exclude", name]));
    run.tests(step, native.args(["--", "-D", "warnings"]))
}

fn clippy_wasm(run: &Run, step: &str) -> Result<Tally> {
    let cargo = Program::new("cargo").args(["clippy", "--target", WASM, "--all-targets"]);
    let wasm = cargo.args(WASM_ONLY.iter().flat_map(|name| ["--package", name]));
    run.tests(step, wasm.args(["--", "-D", "warnings"]))
}

fn native(run: &Run, step: &str) -> Result<Tally> {
    let cargo = Program::new("cargo").args(["test", "--workspace", "--no-fail-fast"]);
    run.tests(
        step,
        cargo.args(WASM_ONLY.iter().flat_map(|name| ["--exclude", name])),
    )
}

fn editor(run: &Run, step: &str) -> Result<Tally> {
    let npm = Program::new("npm").args(["test", "--silent"]);
    run.tests(step, npm.dir(place::at("app/editor")))
}

/// The store's contract, in a real browser's IndexedDB.
fn store(run: &Run, step: &str) -> Result<Tally> {
    let words = [
        "test",
        "--package",
        "store-indexeddb",
        "--target",
        WASM,
        "--no-fail-fast",
    ];
    let driver = found("chromedriver").unwrap_or_else(|| "chromedriver".into());
    let cargo = Program::new("cargo")
        .args(words)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    run.tests(step, cargo)
}

fn build(run: &Run, _: &str) -> Result<Tally> {
    run.stage().map(|_| Tally::of(true))
}

fn budgets(run: &Run, _: &str) -> Result<Tally> {
    let mut tally = Tally::default();
    for weight in tidy::weigh(&run.stage()?.build())? {
        let held = weight.bytes <= weight.budget.bytes;
        let word = if held { "ok" } else { "OVER" };
        println!(
            "  {word:<4} {:<12} {:>9} bytes, budget {:>9}, goal {:>9}",
            weight.budget.name, weight.bytes, weight.budget.bytes, weight.budget.goal_bytes
        );
        tally.add(Tally::of(held));
    }
    Ok(tally)
}

/// Nothing of the commission's in the client, nor in an exam pack before it is wrapped.
fn secrets(run: &Run, _: &str) -> Result<Tally> {
    let known = tidy::secrets_known()?;
    println!("  {known} pieces of text are the commission's alone");
    let mut findings = tidy::search_secrets(&run.stage()?.build())?;
    findings.extend(tidy::search_secrets(&house::plain_packs(
        run.stage()?.house(),
    )?)?);
    for finding in &findings {
        println!("  {}: {}", finding.place, finding.what);
    }
    Ok(Tally::of(known > 0 && findings.is_empty()))
}

fn journeys(run: &Run, step: &str) -> Result<Tally> {
    let stage = run.stage()?;
    let npx = stage.visit(Program::new("npx").args(["playwright", "test", "--project=journeys"]));
    run.tests(step, npx)
}
