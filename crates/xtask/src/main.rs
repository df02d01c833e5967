//! The tasks of this repository: `cargo xtask serve | test | soak | bench | tidy | bundle`.

mod bench;
mod build;
mod bundle;
mod fault;
mod house;
mod place;
mod program;
mod progress;
mod serve;
mod soak;
mod split;
mod suite;
mod tidy;
mod tools;
mod words;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use fault::{Fault, Result};
use words::Words;

const HELP: &str = "\
cargo xtask serve [--dev] [--listen 127.0.0.1:8080] [--data DIR]
    builds the client and the intake and runs them together; --dev rebuilds on change
cargo xtask test [--only NAME]
    every test, the browser ones too; logs in target/test-logs
cargo xtask soak [--kills N]
    the long fault runs
cargo xtask bench [--only NAME]
    measures, prints a table, writes target/bench/results.json
cargo xtask tidy
    the house's rules that a program can check
cargo xtask bundle --institution FILE --out DIR [--client DIR] [--packs DIR] [--keep N]
             [--note TEXT]
    lays a built client out for offline use, for serving by other means
cargo xtask tools
    installs what the tasks need";

fn main() -> ExitCode {
    let mut words = Words::new(env::args().skip(1));
    let task = words.first().unwrap_or_default();
    match run(&task, words) {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &str, words: Words) -> Result<ExitCode> {
    match task {
        "serve" => serve::serve(words).map(|()| ExitCode::SUCCESS),
        "test" => suite::test(words),
        "soak" => soak::soak(words),
        "bench" => bench::bench(words).map(|()| ExitCode::SUCCESS),
        "tidy" => only(words).and_then(|()| tidied()),
        "bundle" => bundled(words),
        "tools" => only(words).and_then(|()| all_tools()),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            eprintln!("{HELP}");
            Ok(ExitCode::from(2))
        }
    }
}

fn only(words: Words) -> Result {
    words.end()
}

fn tidied() -> Result<ExitCode> {
    let (passed, failed) = tidy::tidy()?;
    println!("{passed} passed, {failed} failed");
    Ok(if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn all_tools() -> Result<ExitCode> {
    tools::for_client()?;
    tools::for_browsers()?;
    Ok(ExitCode::SUCCESS)
}

fn bundled(mut words: Words) -> Result<ExitCode> {
    let client = words.option("--client")?.map(PathBuf::from);
    let packs = words.option("--packs")?.map(PathBuf::from);
    let keep = words.option("--keep")?.unwrap_or_else(|| "0".into());
    let order = bundle::Order {
        client: client.unwrap_or_else(|| place::target().join("trunk")),
        institution: words.needed("--institution")?.into(),
        cases: packs.map_or(Ok(Vec::new()), |packs| house::packs_in(&packs))?,
        out: words.needed("--out")?.into(),
        keep: keep
            .parse()
            .map_err(|_| Fault::new("--keep needs a number"))?,
        note: words.option("--note")?,
        compress: true,
    };
    words.end()?;
    println!("{}", bundle::bundle(&order)?);
    Ok(ExitCode::SUCCESS)
}
