//! The finished campaign, its instructions and the contractor's workflow.

use super::super::table::Csv;
use super::super::{Findings, Source};
use super::probe::Probe;
use crate::campaign::Campaign as Launch;
use crate::finished::{AbTest, Campaign};
use crate::workflow::{Family, Workflow};

/// Checks `finished/`.
pub fn check(source: &Source, findings: &mut Findings) {
    if let Some(sheet) = &source.campaign {
        campaign(source, &mut Probe::new(sheet, findings));
    }
    if let Some(sheet) = &source.instructions {
        let probe = &mut Probe::new(sheet, findings);
        let instructions = &sheet.value.instruction;
        probe.some("instruction", instructions);
        probe.ids(
            "instruction.{}.id",
            instructions.iter().map(|it| it.id.as_str()),
        );
        if let Some(audience) = &source.audience {
            probe.order(
                "delivered_on",
                sheet.value.delivered_on,
                audience.value.reference_date,
            );
        }
    }
    if let Some(sheet) = &source.workflow {
        let probe = &mut Probe::new(sheet, findings);
        workflow(probe, &sheet.value, "");
    }
    if let Some(sheet) = &source.solution {
        launch(&mut Probe::new(sheet, findings));
    }
}

/// A whole campaign.
fn launch(probe: &mut Probe<Launch>) {
    let launch = &probe.sheet.value;
    probe.range("days", launch.days.into(), 1.0, 366.0);
    probe.some("workflows", &launch.workflows);
    let ids = |list: &[String]| list.to_vec();
    let segments: Vec<String> = launch.segments.iter().map(|it| it.id.clone()).collect();
    let messages: Vec<String> = launch.messages.iter().map(|it| it.id.clone()).collect();
    probe.ids("segments.{}.id", ids(&segments).iter().map(String::as_str));
    probe.ids("messages.{}.id", ids(&messages).iter().map(String::as_str));
    for (at, segment) in launch.segments.iter().enumerate() {
        if let Err(message) = segment.rule.check() {
            probe.error(&format!("segments.{at}.rule"), "workflow-rule", message);
        }
    }
    for (at, own) in launch.workflows.iter().enumerate() {
        workflow(probe, own, &format!("workflows.{at}."));
        for (place, node) in own.nodes.iter().enumerate() {
            for (key, known, what) in [
                ("message", &messages, "message"),
                ("segment", &segments, "segment"),
            ] {
                if let Some(id) = node.config.get(key).and_then(|it| it.as_str()) {
                    let path = format!("workflows.{at}.nodes.{place}.config.{key}");
                    probe.known(&path, what, id, known.iter().any(|it| it == id));
                }
            }
        }
    }
}

fn workflow<T>(probe: &mut Probe<T>, workflow: &Workflow, under: &str) {
    probe.some(&format!("{under}nodes"), &workflow.nodes);
    let triggers = workflow
        .nodes
        .iter()
        .filter(|node| node.kind.family() == Family::Trigger);
    if triggers.count() == 0 {
        probe.error(
            &format!("{under}nodes"),
            "workflow-trigger",
            "nothing lets a contact in: there is no trigger",
        );
    }
    for fault in workflow.faults() {
        // Where nodes were left out, edges to them say nothing.
        if probe.sheet.whole || fault.code != "workflow-dangling" {
            probe.error(&format!("{under}{}", fault.path), fault.code, fault.message);
        }
    }
}

fn campaign(source: &Source, probe: &mut Probe<Campaign>) {
    let campaign = &probe.sheet.value;
    probe.order("from", campaign.from, campaign.to);
    if let Some(audience) = &source.audience {
        probe.order("to", campaign.to, audience.value.reference_date);
    }
    probe.some("messages", &campaign.messages);
    probe.some("kpis", &campaign.kpis);
    probe.some("reports", &campaign.reports);
    probe.ids(
        "segments.{}.id",
        campaign.segments.iter().map(|it| it.id.as_str()),
    );
    probe.ids(
        "messages.{}.id",
        campaign.messages.iter().map(|it| it.id.as_str()),
    );
    probe.ids("kpis.{}.id", campaign.kpis.iter().map(|it| it.id.as_str()));
    probe.ids(
        "tests.{}.id",
        campaign.tests.iter().map(|it| it.id.as_str()),
    );
    probe.unique("reports.{}", campaign.reports.iter().map(String::as_str));
    for (path, told, wanted) in [
        ("workflow", &campaign.workflow, "finished/workflow.json"),
        (
            "instructions",
            &campaign.instructions,
            "finished/instructions.toml",
        ),
    ] {
        if told != wanted {
            probe.error(path, "file-place", format!("it is always {wanted:?}"));
        }
    }
    files(source, probe);
    messages(source, probe);
    for (index, test) in campaign.tests.iter().enumerate() {
        self::test(source, probe, &format!("tests.{index}"), test);
    }
}

/// Reports are listed, all of them, and exist.
fn files(source: &Source, probe: &mut Probe<Campaign>) {
    let campaign = &probe.sheet.value;
    for (index, report) in campaign.reports.iter().enumerate() {
        let exists = source.folder.bytes(report).is_some() && report.ends_with(".csv");
        probe.known(&format!("reports.{index}"), "report", report, exists);
    }
    let tables = source
        .folder
        .under("finished/")
        .filter(|path| path.ends_with(".csv"));
    for path in tables.filter(|path| campaign.reports.iter().all(|it| it != path)) {
        probe.error("reports", "file-unlisted", format!("{path} is not listed"));
    }
    for (index, kpi) in campaign.kpis.iter().enumerate() {
        let table = source.tables.get(&kpi.source);
        let heads = [("measure", &kpi.measure), ("base", &kpi.base)];
        for (part, head) in heads {
            let Some((head, table)) = head.as_ref().zip(table) else {
                continue;
            };
            let path = format!("kpis.{index}.{part}");
            if table.column(head).is_none() {
                let message = format!("{:?} has no column {head:?}", kpi.source);
                probe.error(&path, "figures-column", message);
            }
        }
        if kpi.source.starts_with("finished/") {
            let exists = source.folder.bytes(&kpi.source).is_some();
            probe.known(
                &format!("kpis.{index}.source"),
                "report",
                &kpi.source,
                exists,
            );
        }
    }
}

/// Messages lie in the campaign's time and are the keys of its totals.
fn messages(source: &Source, probe: &mut Probe<Campaign>) {
    let campaign = &probe.sheet.value;
    for (index, message) in campaign.messages.iter().enumerate() {
        let at = |part: &str| format!("messages.{index}.{part}");
        probe.order(&at("sent_on"), campaign.from, message.sent_on);
        probe.order(&at("sent_on"), message.sent_on, campaign.to);
        if let Some(file) = &message.file {
            probe.known(
                &at("file"),
                "file",
                file,
                source.folder.bytes(file).is_some(),
            );
        }
    }
    let Some(totals) = source.tables.get("finished/messages.csv") else {
        return;
    };
    let keys = values(totals, "message");
    for (index, message) in campaign.messages.iter().enumerate() {
        let exists = keys.contains(&message.id.as_str());
        let path = format!("messages.{index}.id");
        probe.known(
            &path,
            "row in finished/messages.csv of",
            &message.id,
            exists,
        );
    }
    for key in keys {
        let exists = campaign.messages.iter().any(|message| message.id == key);
        probe.known("messages", "message of finished/messages.csv", key, exists);
    }
}

/// A test's variants are rows of a report that has its measure and its base.
fn test(source: &Source, probe: &mut Probe<Campaign>, path: &str, test: &AbTest) {
    let campaign = &probe.sheet.value;
    let exists = campaign
        .messages
        .iter()
        .any(|message| message.id == test.message);
    probe.known(&format!("{path}.message"), "message", &test.message, exists);
    probe.ids(
        &format!("{path}.variants.{{}}.id"),
        test.variants.iter().map(|it| it.id.as_str()),
    );
    for (index, variant) in test.variants.iter().enumerate() {
        if variant.weight == Some(0) {
            let path = format!("{path}.variants.{index}.weight");
            probe.error(&path, "shape", "a weight of 0 sends it to nobody");
        }
    }
    if test.variants.len() < 2 {
        probe.error(
            &format!("{path}.variants"),
            "shape",
            "a test compares two or more",
        );
    }
    let heads = [
        "message",
        "variant",
        test.measure.as_str(),
        test.base.as_str(),
    ];
    let fits = |csv: &&Csv| heads.iter().all(|head| csv.column(head).is_some());
    let reports = campaign
        .reports
        .iter()
        .filter_map(|report| source.tables.get(report));
    let Some(report) = reports.clone().find(fits) else {
        let message = "no report has the columns message, variant, the measure and the base";
        return probe.error(path, "figures-column", message);
    };
    let of_test = |variant: &str| {
        let columns = report.column("message").zip(report.column("variant"));
        columns.is_some_and(|(message, column)| {
            let mut rows = report.rows.iter();
            rows.any(|row| row[message].text == test.message && row[column].text == variant)
        })
    };
    for (index, variant) in test.variants.iter().enumerate() {
        let path = format!("{path}.variants.{index}.id");
        probe.known(&path, "row of variant", &variant.id, of_test(&variant.id));
    }
}

/// The values of a column.
fn values<'a>(csv: &'a Csv, name: &str) -> Vec<&'a str> {
    let column = csv.column(name);
    let value = |row: &'a Vec<_>| column.and_then(|column| row.get(column));
    csv.rows
        .iter()
        .filter_map(value)
        .map(|cell: &super::super::table::Cell| cell.text.as_str())
        .collect()
}
