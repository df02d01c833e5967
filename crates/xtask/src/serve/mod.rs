//! `cargo xtask serve`: builds everything and runs the client together with the intake.

mod changes;

use std::path::PathBuf;
use std::process::Child;
use std::thread::sleep;
use std::time::Duration;

use changes::{Changed, Watch};

use crate::build::{self, Flavour};
use crate::bundle::bundle;
use crate::fault::Result;
use crate::house::{Exam, House, pack_all};
use crate::place;
use crate::program::Program;
use crate::progress::{note, step};
use crate::tools;
use crate::words::Words;

struct Wanted {
    flavour: Flavour,
    listen: String,
    data: PathBuf,
}

pub fn serve(mut words: Words) -> Result {
    let dev = words.flag("--dev");
    let listen = words
        .option("--listen")?
        .unwrap_or_else(|| "127.0.0.1:8080".into());
    let data = words
        .option("--data")?
        .map_or_else(|| place::at("data"), PathBuf::from);
    words.end()?;
    let wanted = Wanted {
        flavour: if dev { Flavour::Dev } else { Flavour::Release },
        listen,
        data: std::path::absolute(data)?,
    };
    tools::for_client()?;
    let house = prepare(&wanted)?;
    match wanted.flavour {
        Flavour::Release => intake(&house, &wanted.listen).run(),
        Flavour::Dev => rebuild_for_ever(&house, &wanted),
    }
}

fn prepare(wanted: &Wanted) -> Result<House> {
    let proba = step("intake and command line", || build::proba(wanted.flavour))?;
    step("editor pack", build::editor)?;
    let data = wanted.data.clone();
    let house = House { proba, data };
    let new = house.ensure_keys()?;
    let exam = lay_out(&house, wanted.flavour)?;
    announce(&house, new, &exam, &wanted.listen)?;
    Ok(house)
}

/// Builds the client, packs the cases, bundles them.
fn lay_out(house: &House, flavour: Flavour) -> Result<Exam> {
    if flavour == Flavour::Release {
        note("the client is optimised for size: several minutes the first time");
    }
    let client = step("client", || build::client(flavour))?;
    let (cases, exam) = step("case packs", || pack_all(house))?;
    let mut order = house.order(&client, cases);
    order.compress = flavour == Flavour::Release;
    step("bundle", || bundle(&order))?;
    Ok(exam)
}

fn announce(house: &House, new: bool, exam: &Exam, listen: &str) -> Result {
    let age = if new {
        "new, made now"
    } else {
        "from an earlier start"
    };
    println!("keys        {} ({age})", house.keys().display());
    println!("fingerprint {}", house.fingerprint()?);
    println!("exam packs  passphrase: {}", exam.passphrase);
    println!("            invigilator's code: {}", exam.code);
    println!(
        "            both are in {}",
        house.data.join("exam.txt").display()
    );
    println!(
        "open        http://{}",
        listen.replace("127.0.0.1", "localhost")
    );
    Ok(())
}

fn intake(house: &House, listen: &str) -> Program {
    Program::new(&house.proba)
        .args(["serve", "--listen", listen, "--data"])
        .args([&house.data])
        .args(["--keys"])
        .args([&house.keys()])
        .args(["--client"])
        .args([&house.client()])
}

/// Serves, watches the sources, and builds again what has changed.
fn rebuild_for_ever(house: &House, wanted: &Wanted) -> Result {
    let mut watch = Watch::new()?;
    let mut server = intake(house, &wanted.listen).start()?;
    loop {
        sleep(Duration::from_millis(500));
        let changed = watch.changed()?;
        // A change that does not compile leaves the last good build in place.
        let rebuilt = match changed {
            Changed::Nothing => continue,
            Changed::Editor => step("editor pack", build::editor).and_then(|()| client(house)),
            Changed::Client => client(house),
            Changed::Intake => client(house).and_then(|()| {
                stop(&mut server);
                let built = step("intake", || build::proba(wanted.flavour));
                server = intake(house, &wanted.listen).start()?;
                built.map(drop)
            }),
        };
        if let Err(fault) = rebuilt {
            println!("error: {fault}\n    the last good build stays; watching on");
        }
    }
}

fn client(house: &House) -> Result {
    lay_out(house, Flavour::Dev).map(drop)
}

fn stop(server: &mut Child) {
    let _ = server.kill();
    let _ = server.wait();
}
