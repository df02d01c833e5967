//! Every rule of a case's source, each by one change of a good case.

use crate::folder::{changed, lines, with, without};
use casefile::source::{Folder, check};

/// The change gives a finding with this code in this file, and no other code.
#[track_caller]
pub fn finds(folder: &Folder, file: &str, code: &str) {
    let findings = check(folder);
    let list = lines(folder).join("\n");
    assert!(
        findings.iter().any(|it| it.file == file && it.code == code),
        "no {code}:\n{list}"
    );
    assert!(
        findings.iter().all(|it| it.code == code),
        "more than {code}:\n{list}"
    );
}

#[test]
fn given_the_pages_example_when_checked_then_there_is_no_finding() {
    assert_eq!(lines(&crate::folder::folder()), Vec::<String>::new());
}

#[test]
fn given_faults_in_several_places_when_checked_then_all_are_found_with_line_and_column() {
    let folder = changed(
        "case.toml",
        "runs_max = 3",
        "runs_max = 99\ncolour = \"red\"",
    );
    let folder = Folder::new("ziolko", {
        let mut files: std::collections::BTreeMap<_, _> = folder
            .files()
            .map(|(path, bytes)| (path.to_string(), bytes.to_vec()))
            .collect();
        let text = String::from_utf8(files["case.toml"].clone()).expect("a text");
        let text = text.replace("minutes = 150", "minutes = \"many\"");
        files.insert("case.toml".into(), text.into_bytes());
        files
    });
    let found = lines(&folder);
    let starts = |start: &str| found.iter().any(|line| line.starts_with(start));
    assert!(
        starts("case.toml:7:12: error[range]: 99 is not between 1 and 20"),
        "{found:#?}"
    );
    assert!(
        starts("case.toml:8:1: error[shape]: unknown field `colour`"),
        "{found:#?}"
    );
    let minutes = "error[shape]: invalid type: string \"many\", expected u32";
    assert!(
        found.iter().any(|line| line.ends_with(minutes)),
        "{found:#?}"
    );
    assert!(
        !found
            .iter()
            .any(|line| line.contains("missing field `minutes`")),
        "{found:#?}"
    );
}

#[test]
fn given_two_bad_tasks_when_checked_then_each_is_found() {
    let folder = changed("case.toml", "minutes = 20\n", "");
    let text = folder
        .text("case.toml")
        .expect("a text")
        .replace("minutes = 150\n", "");
    let found = lines(&with("case.toml", text.as_bytes()));
    let missing = found
        .iter()
        .filter(|line| line.contains("missing field `minutes`"))
        .count();
    assert_eq!(missing, 2, "{found:#?}");
}

#[test]
fn given_an_id_outside_the_charset_then_its_own_place_is_told() {
    let folder = changed(
        "case.toml",
        "criteria = [\"1.4.1\"",
        "criteria = [\"1.4.1 \"",
    );
    let found = lines(&folder);
    let line = found
        .iter()
        .find(|line| line.contains("is not an id"))
        .expect("a finding");
    let text = folder.text("case.toml").expect("a text");
    let (row, column) = text
        .lines()
        .enumerate()
        .find_map(|(row, line)| line.find("\"1.4.1 \"").map(|column| (row + 1, column + 1)))
        .expect("it is there");
    assert!(
        line.starts_with(&format!("case.toml:{row}:{column}: ")),
        "{line}"
    );
}

#[test]
fn given_broken_toml_or_json_then_the_line_is_told() {
    finds(
        &changed("rubric.toml", "format = 1", "format = = 1"),
        "rubric.toml",
        "toml",
    );
    let folder = changed("finished/workflow.json", "\"format\": 1,", "\"format\": 1");
    let found = lines(&folder);
    assert!(
        found[0].starts_with("finished/workflow.json:3:3: error[json]"),
        "{found:#?}"
    );
    let twice = changed(
        "finished/campaign.json",
        "\"id\": \"wiosna\",",
        "\"id\": 1, \"id\": 2,",
    );
    finds(&twice, "finished/campaign.json", "json");
}

#[test]
fn given_a_newer_format_then_it_is_refused_as_such() {
    for file in [
        "case.toml",
        "company.toml",
        "audience.toml",
        "rubric.toml",
        "practice.toml",
    ] {
        let found = lines(&changed(file, "format = 1", "format = 2"));
        assert!(
            found
                .iter()
                .any(|it| it.contains("error[format]: format 2")),
            "{found:#?}"
        );
        assert!(
            !found.iter().any(|it| it.contains("error[shape]")),
            "{found:#?}"
        );
    }
}

#[test]
fn given_a_criterion_without_a_task_then_the_case_is_refused() {
    let found = lines(&changed("case.toml", "\"1.5.11\", ", ""));
    assert!(
        found
            .iter()
            .any(|it| it.contains("no task covers the criterion 1.5.11"))
    );
    finds(
        &changed("case.toml", "\"plan\", ", ""),
        "case.toml",
        "criterion-room",
    );
}

#[test]
fn given_missing_or_stray_files_then_they_are_named() {
    finds(&without("tasks/t01.md"), "case.toml", "dangling");
    finds(&without("market.toml"), "market.toml", "file-missing");
    finds(&without("solution/wzor.md"), "solution", "file-missing");
    finds(&with("notatki.txt", b"x"), "notatki.txt", "file-stray");
    finds(
        &with("site/stara strona.html", b"x\n"),
        "site/stara strona.html",
        "file-name",
    );
    finds(
        &with("brief/02-inny.md", b"x\n"),
        "brief/02-inny.md",
        "file-unused",
    );
    finds(
        &with("assets/obcy.png", b"x"),
        "assets/obcy.png",
        "asset-unlisted",
    );
    finds(
        &with("solution/wzor.md", b"\xff\xfe"),
        "solution/wzor.md",
        "encoding",
    );
    finds(
        &with("solution/wzor.md", b"a\r\nb\n"),
        "solution/wzor.md",
        "encoding",
    );
}

#[test]
fn given_faults_of_case_toml_then_each_has_its_code() {
    let case = |old: &str, new: &str, code: &str| {
        finds(&changed("case.toml", old, new), "case.toml", code)
    };
    case("id = \"ziolko\"", "id = \"inny\"", "case-id");
    case("\"1.0.0\"", "\"1.0\"", "shape");
    case(
        "duration_minutes = 180",
        "duration_minutes = 160",
        "task-minutes",
    );
    case(
        "duration_minutes = 180",
        "duration_minutes = 400",
        "task-minutes",
    );
    case("count_min = 3", "count_min = 0", "range");
    case("words_min = 80", "words_min = 9000", "range");
    case(
        "\"automation\", ",
        "\"automation\", \"automation\", ",
        "duplicate",
    );
}

#[test]
fn given_links_then_they_lead_to_papers_and_assets() {
    let task = "tasks/t01.md";
    finds(
        &changed(task, "../brief/01-firma.md", "../brief/09-nic.md"),
        task,
        "link-dangling",
    );
    finds(
        &changed(task, "../brief/01-firma.md", "document:nic"),
        task,
        "link-dangling",
    );
    finds(
        &changed(
            task,
            "(../brief/01-firma.md)",
            "[x]\n\n[x]: document:firma\n\nKropka",
        ),
        task,
        "link-style",
    );
    finds(
        &changed(task, "Zajrzyj", "<b>Zajrzyj</b>"),
        task,
        "markdown-html",
    );
    let fine = changed(task, "../brief/01-firma.md", "document:firma");
    assert_eq!(lines(&fine), Vec::<String>::new());
    let outside = changed(task, "../brief/01-firma.md", "https://ziolko.example/");
    assert_eq!(lines(&outside), Vec::<String>::new());
}

#[test]
fn given_pictures_then_they_are_sane_and_harmless() {
    let logo = "assets/logo.svg";
    finds(
        &changed(logo, "viewBox=\"0 0 120 40\"", ""),
        "assets.toml",
        "picture",
    );
    finds(
        &changed(logo, "0 0 120 40", "0 0 9000 40"),
        "assets.toml",
        "picture-size",
    );
    finds(
        &changed(logo, "<rect", "<script>1</script><rect"),
        logo,
        "picture-svg",
    );
    finds(
        &changed(logo, "<rect", "<rect onload=\"x()\""),
        logo,
        "picture-svg",
    );
    finds(
        &changed(
            logo,
            "<rect",
            "<image href=\"https://a.example/x.png\"/><rect",
        ),
        logo,
        "picture-svg",
    );
    finds(
        &changed("assets.toml", "licence = \"CC BY 4.0\"", "licence = \" \""),
        "assets.toml",
        "blank",
    );
}

#[test]
fn given_pages_of_the_shop_then_they_have_no_scripts_and_no_dead_references() {
    let page = "site/index.html";
    finds(
        &changed(page, "<img", "<script></script><img"),
        page,
        "html-script",
    );
    finds(
        &changed(page, "<img", "<img onerror=\"x\""),
        page,
        "html-script",
    );
    finds(
        &changed(page, "../assets/logo.svg", "../assets/inne.svg"),
        page,
        "html-reference",
    );
    finds(
        &changed(page, "../assets/logo.svg", "https://a.example/x.png"),
        page,
        "html-reference",
    );
    finds(
        &changed(page, "<img", "<a href=\"/koszyk\">x</a><img"),
        page,
        "html-reference",
    );
    finds(
        &changed(page, "<img", "<a href=\"https://www.gov.pl/\">x</a><img"),
        page,
        "html-outside",
    );
    finds(
        &changed("site/theme.html", "<!-- head -->", ""),
        "site/theme.html",
        "html-slot",
    );
    let fine = changed(
        page,
        "<img",
        "<a href=\"/\">x</a><a href=\"https://a.example/\">y</a><img",
    );
    assert_eq!(lines(&fine), Vec::<String>::new());
}

#[test]
fn given_faults_of_the_audience_then_each_has_its_code() {
    let file = "audience.toml";
    let audience = |old: &str, new: &str, code: &str| finds(&changed(file, old, new), file, code);
    audience("count = 100000", "count = 10", "range");
    audience("female = 0.68", "female = 0.58", "sum");
    audience("share = 0.71  ", "share = 0.60  ", "sum");
    audience("to = \"2026-09-13\"", "to = \"2026-09-15\"", "order");
    audience("to = \"2021-05-31\"", "to = \"2018-02-01\"", "order");
    audience("season = [0.7, ", "season = [", "shape");
    audience("q = 3.74", "q = 0.9", "range");
    audience("[30, 90, 180, 365]", "[30, 90, 90, 365]", "order");
    audience("hour = [1, ", "hour = [", "shape");
    audience(
        "category = \"ziola\"\nshare = 1.0",
        "category = \"grzyby\"\nshare = 1.0",
        "dangling",
    );
    audience(
        "source = \"zamowienie\"\nshare",
        "source = \"targi\"\nshare",
        "dangling",
    );
}

#[test]
fn given_faults_of_company_and_market_then_each_has_its_code() {
    let company = |old: &str, new: &str, code: &str| {
        finds(&changed("company.toml", old, new), "company.toml", code);
    };
    company("ziolko.example", "ziolko.pl", "domain");
    company("amount_grosze = 500000", "amount_grosze = 9900000", "sum");
    company("cost_grosze = 900", "cost_grosze = 2000", "margin");
    company(
        "average_order_grosze = 12900",
        "average_order_grosze = 9900",
        "figures",
    );
    company(
        "valid_to = \"2026-12-31\"",
        "valid_to = \"2025-12-31\"",
        "order",
    );
    company("category = \"ziola\"", "category = \"grzyby\"", "dangling");
    let market = |old: &str, new: &str, code: &str| {
        finds(&changed("market.toml", old, new), "market.toml", code);
    };
    market("inbox_share = 0.891", "inbox_share = 1.2", "range");
    market(
        "conversion_share = 0.024",
        "conversion_share = 0.05",
        "figures",
    );
    market(
        "complaint_block_share = 0.003",
        "complaint_block_share = 0.0005",
        "order",
    );
    market("preset = \"shop\"", "preset = \"cdnow\"", "preset");
    market("visit_misfit_pp = 1.1", "visit_misfit_pp = 9.0", "order");
}

#[test]
fn given_faults_of_the_commissions_part_then_each_has_its_code() {
    let rubric = |old: &str, new: &str, code: &str| {
        finds(&changed("rubric.toml", old, new), "rubric.toml", code);
    };
    rubric("passed_min = 29", "passed_min = 30", "range");
    rubric("required = [\"1.2.4\"", "required = [\"2.1.1\"", "dangling");
    rubric("points_pass = 2", "points_pass = 5", "range");
    rubric("tasks = [\"t02\"]", "tasks = [\"t01\"]", "rubric-task");
    rubric("points = 2\n", "points = 9\n", "order");
    rubric(
        "sets_required = [\"1\", \"2\"]",
        "sets_required = [\"3\"]",
        "dangling",
    );
    finds(
        &changed("interview.toml", "\"1.2.1\"", "\"9.9\""),
        "interview.toml",
        "dangling",
    );
    let deviations = "solution/deviations.toml";
    finds(
        &changed(deviations, "\"i01\"", "\"i09\""),
        deviations,
        "dangling",
    );
    finds(
        &changed(deviations, "\"n1\"", "\"n99\""),
        deviations,
        "dangling",
    );
    let practice = lines(&changed("practice.toml", "\"t01-q1\"", "\"t01-q9\""));
    assert!(
        practice[0].contains("warning[answer-missing]"),
        "{practice:#?}"
    );
    assert!(practice[1].contains("error[dangling]"), "{practice:#?}");
}

#[test]
fn given_faults_of_the_finished_campaign_then_each_has_its_code() {
    let file = "finished/campaign.json";
    let campaign = |old: &str, new: &str, code: &str| finds(&changed(file, old, new), file, code);
    campaign(
        "\"from\": \"2026-03-02\"",
        "\"from\": \"2026-03-05\"",
        "order",
    );
    campaign("\"to\": \"2026-04-12\"", "\"to\": \"2026-10-12\"", "order");
    campaign("finished/m1.html", "finished/m9.html", "dangling");
    campaign(", \"finished/days.csv\"", "", "file-unlisted");
    campaign(
        "\"measure\": \"unique_clicks\"",
        "\"measure\": \"luck\"",
        "figures-column",
    );
    campaign(
        "\"workflow\": \"finished/workflow.json\"",
        "\"workflow\": \"x.json\"",
        "file-place",
    );
    let flow = "finished/workflow.json";
    let workflow = |old: &str, new: &str, code: &str| finds(&changed(flow, old, new), flow, code);
    workflow(
        "\"minutes\": 1440",
        "\"minutes\": \"long\"",
        "workflow-config",
    );
    workflow("\"port\": \"yes\"", "\"port\": \"maybe\"", "workflow-port");
    workflow("\"to\": \"n5\"", "\"to\": \"n55\"", "workflow-dangling");
    workflow("\"all\": [", "\"none\": [", "shape");
}
