//! The steps of the suite, the quick ones first.

use super::Run;
use super::tally::Tally;
use crate::fault::Result;
use crate::house;
use crate::place;
use crate::program::{Program, found};
use crate::soak;
use crate::tidy;
use crate::tools;

pub type Step = fn(&Run, &str) -> Result<Tally>;

pub const ALL: [(&str, Step); 16] = [
    ("tidy", rules),
    ("clippy", clippy),
    ("clippy-wasm", clippy_wasm),
    ("native", native),
    ("editor", editor),
    ("store", store),
    ("worker", worker),
    ("client", client),
    ("build", build),
    ("budgets", budgets),
    ("secrets", secrets),
    ("journeys", journeys),
    ("faults", faults),
    ("screens", screens),
    ("firefox", firefox),
    ("webkit", webkit),
];

/// Crates that live in a browser.
const BROWSER: [&str; 3] = ["app", "store-indexeddb", "worker"];
/// Those of them that build for nothing else; the worker's engine is tried natively too.
const BROWSER_ONLY: [&str; 2] = ["app", "store-indexeddb"];
const WASM: &str = "wasm32-unknown-unknown";
const KILLS: &str = "5";

fn rules(_: &Run, _: &str) -> Result<Tally> {
    let (passed, failed) = tidy::tidy()?;
    Ok(Tally { passed, failed })
}

fn clippy(run: &Run, step: &str) -> Result<Tally> {
    let cargo = Program::new("cargo").args(["clippy", "--workspace", "--all-targets"]);
    let native = cargo.args(BROWSER.iter().flat_map(|name| ["--exclude", name]));
    run.tests(step, native.args(["--", "-D", "warnings"]))
}

fn clippy_wasm(run: &Run, step: &str) -> Result<Tally> {
    let cargo = Program::new("cargo").args(["clippy", "--target", WASM, "--all-targets"]);
    let wasm = cargo.args(BROWSER.iter().flat_map(|name| ["--package", name]));
    run.tests(step, wasm.args(["--", "-D", "warnings"]))
}

fn native(run: &Run, step: &str) -> Result<Tally> {
    let cargo = Program::new("cargo").args(["test", "--workspace", "--no-fail-fast"]);
    run.tests(
        step,
        cargo.args(BROWSER_ONLY.iter().flat_map(|name| ["--exclude", name])),
    )
}

fn editor(run: &Run, step: &str) -> Result<Tally> {
    let npm = Program::new("npm").args(["test", "--silent"]);
    run.tests(step, npm.dir(place::at("app/editor")))
}

/// The store's contract, in a real browser's IndexedDB.
fn store(run: &Run, step: &str) -> Result<Tally> {
    in_chromium(run, step, &["--package", "store-indexeddb"])
}

/// The client's side of the workers, against scripts that play the other side; and the simulated
/// tool's engine, whose outcomes are the native ones.
fn worker(run: &Run, step: &str) -> Result<Tally> {
    let tests = ["--test", "client", "--test", "simulation"];
    in_chromium(run, step, &[&["--package", "worker"][..], &tests].concat())
}

/// The client's own parts that a test can hold without a desk around them.
fn client(run: &Run, step: &str) -> Result<Tally> {
    in_chromium(run, step, &["--package", "app", "--bins"])
}

/// Wasm tests, each crate's in a page of a headless Chromium; `webdriver.json` beside the crate's
/// manifest has the browser's arguments.
fn in_chromium(run: &Run, step: &str, words: &[&str]) -> Result<Tally> {
    let driver = found("chromedriver").unwrap_or_else(|| "chromedriver".into());
    let cargo = Program::new("cargo")
        .args(["test", "--target", WASM, "--no-fail-fast"])
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

/// Every screen in every look: pictures in `e2e/results/screens`, and what axe finds.
fn screens(run: &Run, step: &str) -> Result<Tally> {
    let npx = Program::new("npx").args(["playwright", "test", "--project=screens"]);
    run.tests(step, run.stage()?.visit(npx))
}

/// The power goes a few times only; `cargo xtask soak` is for more.
fn faults(run: &Run, step: &str) -> Result<Tally> {
    soak::faults(run, step, KILLS)
}

fn firefox(run: &Run, step: &str) -> Result<Tally> {
    tools::engine(&["firefox"])?;
    let npx = Program::new("npx").args(["playwright", "test", "--project=firefox"]);
    run.tests(step, run.stage()?.visit(npx))
}

/// WebKit has no headless mode, so it gets a screen that nobody sees.
fn webkit(run: &Run, step: &str) -> Result<Tally> {
    tools::engine(&["WebKitWebDriver", "xvfb-run", "xauth"])?;
    let words = ["--auto-servernum", "npx", "playwright", "test"];
    let screen = Program::new("xvfb-run").args(words);
    run.tests(step, run.stage()?.visit(screen.args(["--project=webkit"])))
}
