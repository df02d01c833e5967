//! `proba contacts`, `proba segment`, `proba simulate`: the simulated tool without a screen.

use crate::answer::{Failure, Outcome, Report};
use crate::arguments::{ContactsCommand, SegmentCommand, SimulateCommand};
use crate::input::Input;
use crate::language::Language;
use crate::world::{World, world};
use casefile::audience::ClauseChannel;
use casefile::campaign::Campaign;
use serde_json::{Value, json};
use simulator::base::Profile;
use simulator::report;
use simulator::run::{Coupling, DaySums, Market, Plan, Reputation, Shard, Tally, join};
use simulator::segment::{Fault, Library, Rule, Shelf, funnel, words};
use simulator::workflow::{Severity, preflight};

pub fn contacts(command: &ContactsCommand, language: Language) -> Outcome {
    let World { contacts, .. } = world(&command.place)?;
    let base = &contacts.base;
    if command.csv {
        return Ok(Report::good(Value::Null, csv(base, command.limit)));
    }
    let profiles: Vec<Profile> = base.columns().iter().map(|it| base.profile(it)).collect();
    let rows = profiles
        .iter()
        .zip(base.columns())
        .map(|(profile, column)| {
            let title = language.of(&column.title.pl, &column.title.en);
            let range = profile
                .range
                .as_ref()
                .map(|[low, high]| format!("{low} … {high}"));
            format!(
                "{:26} {:7} {:>8} {:>8} {:>8}  {}  ({title})",
                column.name,
                column.kind.as_str(),
                profile.filled,
                profile.missing,
                profile.distinct,
                range.unwrap_or_default(),
            )
        });
    let head = language.of(
        "kolumna                    rodzaj    pełnych   pustych  różnych  zakres",
        "column                     kind       filled   missing distinct  range",
    );
    let text: Vec<String> = [head.to_owned()].into_iter().chain(rows).collect();
    let json = json!({ "contacts": base.count(), "columns": profiles });
    Ok(Report::good(json, text.join("\n")))
}

/// The contacts as a file of an author's own.
fn csv(base: &simulator::Base, limit: Option<usize>) -> String {
    let quoted = |cell: String| match cell.contains([',', '"', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    };
    let columns = base.columns();
    let heads: Vec<String> = columns
        .iter()
        .map(|it| format!("{}:{}", it.name, it.kind.as_str()))
        .collect();
    let mut text = heads.join(",");
    for row in 0..base.count().min(limit.unwrap_or(usize::MAX)) {
        text.push('\n');
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            text.push_str(&quoted(column.cell(row)));
        }
    }
    text
}

/// A rule alone, or `{"rule":…,"segments":{…},"channel":…}`.
pub fn segment(command: &SegmentCommand, language: Language) -> Outcome {
    let input = Input::read(&command.filter)?;
    let wrapped = input.value.get("rule").is_some();
    let (own, under) = match input.value.get("rule") {
        Some(rule) => (rule, "rule."),
        None => (&input.value, ""),
    };
    let rule: Rule = input.shape(own)?;
    let library: Library = match input.value.get("segments").filter(|_| wrapped) {
        Some(segments) => input.shape(segments)?,
        None => Library::new(),
    };
    let World { contacts, .. } = world(&command.place)?;
    let mut shelf = Shelf::default();
    let bits = match shelf.bits(&rule, &contacts.base, &library) {
        Ok(bits) => bits,
        Err(faults) => return Ok(faulty(&input, under, &faults)),
    };
    let told = words::sentence(&rule, &contacts.base);
    let channels = ClauseChannel::ALL.into_iter().filter(|it| it.is_message());
    let funnels: Vec<_> = channels
        .map(|it| (it.as_str(), funnel(&bits, &contacts.base, it)))
        .collect();
    let mut lines = vec![
        language.of(&told.pl, &told.en).clone(),
        format!(
            "{}: {}",
            language.of("w segmencie", "in the segment"),
            bits.ones()
        ),
    ];
    for (channel, it) in &funnels {
        let head = language.of(
            ["zgoda", "bez wykluczeń", "można wysłać"],
            ["consent", "not suppressed", "eligible"],
        );
        lines.push(format!(
            "{channel}: {} {}, {} {}, {} {}",
            head[0], it.consented, head[1], it.unsuppressed, head[2], it.eligible
        ));
    }
    let funnels: serde_json::Map<String, Value> = funnels
        .into_iter()
        .map(|(name, it)| (name.to_owned(), json!(it)))
        .collect();
    let json = json!({
        "contacts": contacts.count(), "count": bits.ones(), "rule": told, "funnel": funnels,
    });
    Ok(Report::good(json, lines.join("\n")))
}

fn faulty(input: &Input, under: &str, faults: &[Fault]) -> Report {
    let line = |it: &Fault| input.line(&format!("{under}{}", it.path), it.code, &it.message);
    let lines: Vec<String> = faults.iter().map(line).collect();
    Report::finding(
        json!({ "faults": faults, "lines": lines }),
        lines.join("\n"),
    )
}

pub fn simulate(command: &SimulateCommand, language: Language) -> Outcome {
    let input = Input::read(&command.campaign)?;
    let World {
        audience,
        market,
        contacts,
    } = world(&command.place)?;
    let mut campaign = campaign(&input, audience.reference_date)?;
    if let Some(days) = command.days {
        campaign.days = days;
    }
    if !(1..=366).contains(&campaign.days) {
        return Err(Failure::new("campaign-days", campaign.days));
    }
    if let Some(report) = stopped(&input, &campaign, &contacts) {
        return Ok(report);
    }
    let market = Market::of(&market);
    let seed = command.seed.unwrap_or(audience.seed);
    let mut plan = match Plan::new(&contacts, &audience, &market, &campaign, seed) {
        Ok(plan) => plan,
        Err(faults) => return Ok(faulty(&input, "", &faults)),
    };
    let workers = command.workers.clamp(1, 64);
    let tally = on_threads(&plan, workers);
    let told = report::Report::of(&plan, &campaign, &tally);
    let mut json = serde_json::to_value(&told).map_err(|error| Failure::new("json", error))?;
    json["digest"] = told.digest().into();
    if command.truth {
        json["truth"] = json!(report::truth(&mut plan, 1));
        json["yardsticks"] = json!(report::yardsticks(&mut plan, 1));
    }
    Ok(Report::good(json, table(&told, language)))
}

fn campaign(input: &Input, today: casefile::Date) -> Result<Campaign, Failure> {
    // A workflow alone is a campaign of plain messages.
    if input.value.get("nodes").is_some() {
        let workflow = input.shape(&input.value)?;
        return Ok(Campaign::of_workflow(workflow, today, 60));
    }
    input.shape(&input.value)
}

/// What stops a launch, if anything does.
fn stopped(input: &Input, campaign: &Campaign, contacts: &simulator::Contacts) -> Option<Report> {
    let alone = input.value.get("nodes").is_some();
    // A workflow alone brings no segments along.
    let brought = |code: &str| alone && ["workflow-unknown", "filter-segment"].contains(&code);
    let mut found = preflight(campaign, &contacts.base);
    found.retain(|it| it.severity == Severity::Error && !brought(it.code));
    if found.is_empty() {
        return None;
    }
    let line = |it: &simulator::workflow::Problem| {
        let path = if alone {
            it.path.replacen("workflows.0.", "", 1)
        } else {
            it.path.clone()
        };
        input.line(&path, it.code, &it.message)
    };
    let lines: Vec<String> = found.iter().map(line).collect();
    let json = json!({ "problems": found, "lines": lines });
    Some(Report::finding(json, lines.join("\n")))
}

/// Each worker holds its own contacts; what they count is joined in fixed order at midnight.
fn on_threads(plan: &Plan, workers: usize) -> Tally {
    let mut shards = Shard::split(plan, workers);
    let mut reputation = Reputation::new(&plan.market);
    let mut coupling = Coupling::default();
    for day in 0..plan.days {
        let sums: Vec<DaySums> = std::thread::scope(|scope| {
            let live = |shard| scope.spawn(move || Shard::day(shard, plan, day, coupling));
            let workers: Vec<_> = shards.iter_mut().map(live).collect();
            workers
                .into_iter()
                .map(|it| it.join().expect("a worker does not panic"))
                .collect()
        });
        coupling = reputation.night(sums.into_iter().fold(DaySums::default(), DaySums::plus));
    }
    join(&shards)
}

fn table(report: &report::Report, language: Language) -> String {
    let heads = language.of(
        [
            "wysłane",
            "doręczone",
            "otwarcia",
            "automaty",
            "kliknięcia",
            "wypisy",
            "skargi",
            "zamówienia",
            "przychód",
        ],
        [
            "sent",
            "delivered",
            "opens",
            "machines",
            "clicks",
            "unsubs",
            "complaints",
            "orders",
            "revenue",
        ],
    );
    let row = |name: &str, cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|it| format!("{it:>11}")).collect();
        format!("{name:14}{}", cells.join(""))
    };
    let mut lines = vec![row("", &heads.map(str::to_owned))];
    let own = report
        .messages
        .iter()
        .map(|it| (it.id.as_str(), &it.counts));
    for (name, c) in own.chain([("=", &report.total), ("…", &report.other)]) {
        let zloty = format!("{}.{:02}", c.revenue_grosze / 100, c.revenue_grosze % 100);
        let counts = [
            c.sent,
            c.delivered,
            c.unique_opens,
            c.machine_opens,
            c.unique_clicks,
            c.unsubscribes,
            c.complaints,
            c.orders,
        ];
        let cells: Vec<String> = counts.iter().map(u64::to_string).chain([zloty]).collect();
        lines.push(row(name, &cells));
    }
    lines.push(format!("digest {}", report.digest()));
    lines.join("\n")
}
