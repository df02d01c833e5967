//! `proba serve`: the intake, with keys made at the first start.

use crate::answer::{Failure, Outcome, Report, say};
use crate::arguments::{InstitutionArgs, Serve};
use crate::keys;
use crate::language::Language;
use clap::Args as _;
use clap::FromArgMatches as _;
use intake::{Config, Limits, Rate, ServerKeys, Tls, serve, stop_signal};
use serde_json::{Value, json};
use std::net::SocketAddr;
use tokio::runtime::Runtime;
use tracing_subscriber::EnvFilter;

pub fn run(command: Serve, language: Language, json: bool) -> Outcome {
    log();
    let folder = command.place.keys();
    if command.place.keys.is_none() && !folder.join(ServerKeys::INSTITUTION).exists() {
        let made = keys::make(&folder, &default_institution())?;
        if !json {
            say(&keys::told(&folder, &made, language));
        }
    }
    let keys = ServerKeys::load(&folder)?;
    let ready = |address: SocketAddr| tell(&command, &keys, address, language, json);
    let runtime = Runtime::new().map_err(|error| Failure::new("listen-failed", error))?;
    runtime.block_on(serve(config(&command), ready, stop_signal()))?;
    Ok(Report::good(
        json!({ "stopped": true }),
        language.of("Zatrzymano.", "Stopped."),
    ))
}

fn config(command: &Serve) -> Config {
    let tls = command.tls_cert.clone().zip(command.tls_key.clone());
    let uploads = Rate {
        burst: command.uploads_per_minute,
        per_minute: command.uploads_per_minute,
    };
    Config {
        listen: command.listen,
        data: command.place.data.clone(),
        keys: command.place.keys(),
        database: command.place.database.clone(),
        client: command.client.clone(),
        tls: tls.map(|(cert, key)| Tls { cert, key }),
        limits: Limits {
            uploads,
            ..Limits::default()
        },
    }
}

fn default_institution() -> InstitutionArgs {
    let command = InstitutionArgs::augment_args(clap::Command::new("keys"));
    let matches = command.get_matches_from(["keys"]);
    InstitutionArgs::from_arg_matches(&matches).expect("every argument has a default")
}

/// One line for programs, a few for people; the first thing on standard output once it listens.
fn tell(command: &Serve, keys: &ServerKeys, address: SocketAddr, language: Language, json: bool) {
    let scheme = command.tls_cert.as_ref().map_or("http", |_| "https");
    let (url, fingerprint) = (format!("{scheme}://{address}"), keys.fingerprint);
    let (folder, client) = (command.place.keys(), &command.client);
    if json {
        let line: Value = json!({
            "url": url, "keys": folder, "fingerprint": fingerprint, "client": client,
        });
        return say(&line.to_string());
    }
    let client = client.as_ref().map_or_else(
        || {
            let none = language.of(
                "brak; serwer tylko przyjmuje prace (zob. --client)",
                "none; only submissions are taken in (see --client)",
            );
            none.to_owned()
        },
        |client| client.display().to_string(),
    );
    let (place, shown) = (folder.display(), fingerprint.grouped(4));
    say(&language.of(
        format!("Adres:     {url}\nAplikacja: {client}\nKlucze:    {place}\nOdcisk:    {shown}"),
        format!(
            "Address:     {url}\nClient:      {client}\nKeys:        {place}\n\
             Fingerprint: {shown}"
        ),
    ));
    if folder.join(keys::IDENTITY).exists() {
        say(language.of(
            "Uwaga:     identity.txt leży obok kluczy serwera i otwiera wszystkie prace. \
             Przenieś go na komputer komisji.",
            "Mind:        identity.txt lies beside the server's keys and opens every submission. \
             Move it to the commission's machine.",
        ));
    }
    say(language.of("Koniec:    Ctrl+C", "Stop:        Ctrl+C"));
}

/// JSON lines on standard error. `RUST_LOG` chooses; what the intake logs names no person.
fn log() {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,intake=info"));
    let lines = tracing_subscriber::fmt().json().flatten_event(true);
    let lines = lines.with_current_span(false).with_writer(std::io::stderr);
    // A second subscriber in one process is refused; the first one goes on.
    let _ = lines.with_env_filter(filter).try_init();
}
