//! The papers that a candidate reads say the same figures as the files that the tool computes with.

use crate::bujnie;
use casefile::audience::{Audience, ClauseChannel};
use casefile::company::{Channel, ChannelKind, Company};
use casefile::finished::{Campaign, Unit};
use casefile::report::Report;
use casefile::source::Folder;
use std::collections::BTreeMap;

/// A text of the case with plain spaces between thousands.
fn text(folder: &Folder, path: &str) -> String {
    folder
        .text(path)
        .expect(path)
        .replace(['\u{a0}', '\u{202f}'], " ")
}

fn company(folder: &Folder) -> Company {
    toml::from_str(&text(folder, "company.toml")).expect("a company")
}

fn campaign(folder: &Folder) -> Campaign {
    serde_json::from_str(&text(folder, "finished/campaign.json")).expect("a campaign")
}

/// Rows by heads; the tables read here have no quotes.
fn rows(folder: &Folder, path: &str) -> Vec<BTreeMap<String, String>> {
    let text = text(folder, path);
    let mut lines = text.lines().map(|line| line.split(',').map(String::from));
    let head: Vec<String> = lines.next().expect("a head").collect();
    lines
        .map(|cells| head.iter().cloned().zip(cells).collect())
        .collect()
}

/// "60000" as a Pole writes it: "60 000".
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let parts: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|part| std::str::from_utf8(part).expect("digits"))
        .collect();
    parts.join(" ")
}

/// Grosze as the papers write them: whole złoty without a comma, or with two decimals.
fn zloty(grosze: u64) -> String {
    match grosze % 100 {
        0 => thousands(grosze / 100),
        rest => format!("{},{rest:02}", thousands(grosze / 100)),
    }
}

/// The cells of the first row of a Markdown table that begins with these words.
#[track_caller]
fn row(text: &str, words: &str) -> Vec<String> {
    let clean = |cell: &str| cell.trim().replace("**", "");
    let rows = text.lines().filter(|line| line.starts_with('|'));
    let mut rows = rows.map(|line| line.trim_matches('|').split('|').map(clean).collect());
    let found = rows.find(|row: &Vec<String>| row[0].starts_with(words));
    found.unwrap_or_else(|| panic!("no row {words:?}"))
}

#[test]
fn given_the_budget_then_its_paper_has_every_amount_and_the_lines_sum() {
    let folder = bujnie();
    let paper = text(&folder, "brief/08-budzet.md");
    let budget = company(&folder).budget;
    let sum: u64 = budget.line.iter().map(|line| line.amount_grosze).sum();
    assert_eq!(sum, budget.total_grosze);
    assert_eq!(row(&paper, "razem")[2], format!("{} zł", zloty(sum)));
    for line in &budget.line {
        let amount = format!("| {} zł |", zloty(line.amount_grosze));
        assert!(paper.contains(&amount), "{}: {amount}", line.title);
    }
}

#[test]
fn given_the_break_even_then_its_steps_lead_to_what_is_left() {
    let folder = bujnie();
    let paper = text(&folder, "brief/08-budzet.md");
    let amount = |words: &str| -> i64 {
        let cell = row(&paper, words).pop().expect("a cell");
        let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
        digits.parse().expect("an amount")
    };
    let left = amount("marża na towarze")
        - amount("− pakowanie")
        - amount("− opłaty")
        - amount("− wymiany");
    assert_eq!(left, amount("zostaje"));
    let economics = company(&folder).economics;
    assert_eq!(
        amount("średnia wartość"),
        economics.average_order_grosze as i64
    );
    let margin = economics.average_order_grosze as f64 * economics.margin_share;
    assert!(
        (margin - amount("marża na towarze") as f64).abs() <= 1.0,
        "{margin}"
    );
}

#[test]
fn given_products_people_licences_and_channels_then_the_papers_have_their_figures() {
    let folder = bujnie();
    let company = company(&folder);
    let offer = text(&folder, "brief/02-oferta.md");
    for product in &company.product {
        let row = row(&offer, &product.title);
        assert_eq!(
            row[1],
            format!(
                "{},{:02} zł",
                product.price_grosze / 100,
                product.price_grosze % 100
            )
        );
        assert_eq!(row[3], thousands(product.stock.into()), "{}", product.title);
    }
    let firm = text(&folder, "brief/01-firma.md");
    for person in &company.person {
        let row = row(&firm, &person.name);
        assert_eq!(row[2], person.hours_week.to_string(), "{}", person.name);
        assert_eq!(
            row[3],
            format!("{} zł", zloty(person.hour_cost_grosze)),
            "{}",
            person.name
        );
    }
    let contracts = text(&folder, "brief/07-umowy.md");
    for licence in company.licence.iter().filter(|it| it.id != "fotozielnik") {
        let row = row(&contracts, &licence.product);
        assert_eq!(
            row[2],
            format!("{} zł/mies.", zloty(licence.month_cost_grosze))
        );
    }
    let channels = text(&folder, "brief/06-kanaly.md");
    // Of the shop's window the paper tells a year's views, the spec a month's.
    let told = |it: &&Channel| it.reach > 0 && it.kind != ChannelKind::Shop;
    for channel in company.channel.iter().filter(told) {
        assert!(
            channels.contains(&thousands(channel.reach)),
            "{}: {}",
            channel.id,
            channel.reach
        );
    }
}

#[test]
fn given_the_sales_then_the_company_and_the_paper_have_the_same_months() {
    let folder = bujnie();
    let company = company(&folder);
    let sales = rows(&folder, "history/sales.csv");
    assert_eq!(sales.len(), company.month.len());
    for (row, month) in sales.iter().zip(&company.month) {
        assert_eq!(row["miesiąc"], month.month.to_string());
        assert_eq!(row["sessions"], month.sessions.to_string());
        assert_eq!(row["orders"], month.orders.to_string());
        assert_eq!(row["revenue_grosze"], month.revenue_grosze.to_string());
        let kinds = [
            "rośliny (zł)",
            "donice (zł)",
            "podłoża i nawozy (zł)",
            "akcesoria (zł)",
        ];
        let sum: u64 = kinds
            .iter()
            .map(|kind| row[*kind].parse::<u64>().expect("a number"))
            .sum();
        assert!(
            sum.abs_diff(month.revenue_grosze / 100) <= 4,
            "{}: {sum}",
            month.month
        );
    }
    let firm = text(&folder, "brief/01-firma.md");
    let (orders, revenue) = (row(&firm, "zamówienia"), row(&firm, "przychód netto"));
    let year = |from: usize| &company.month[from..from + 12];
    for (column, months) in [(3, year(0)), (2, year(12)), (1, year(10))] {
        let sum: u64 = months.iter().map(|it| it.orders).sum();
        assert_eq!(orders[column], thousands(sum), "column {column}");
        let sum: u64 = months.iter().map(|it| it.revenue_grosze).sum();
        let told: u64 = revenue[column]
            .chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
            .parse()
            .expect("an amount");
        assert!(
            told.abs_diff(sum / 100) <= 1,
            "column {column}: {told} {sum}"
        );
    }
}

#[test]
fn given_the_finished_campaign_then_its_report_has_the_figures_of_its_tables() {
    let folder = bujnie();
    let report = text(&folder, "brief/11-raport.md");
    let columns = [
        "sent",
        "delivered",
        "unique_opens",
        "machine_opens",
        "unique_clicks",
        "unsubscribes",
        "complaints",
        "orders",
    ];
    let mut totals = [0; 8];
    let mut revenue_grosze = 0;
    let messages = rows(&folder, "finished/messages.csv");
    for message in &messages {
        let told = row(&report, &format!("{},", message["message"]));
        for (index, column) in columns.iter().enumerate() {
            let number = message[*column].parse::<u64>();
            let shown = number
                .as_ref()
                .map_or("–".into(), |number| thousands(*number));
            assert_eq!(told[index + 1], shown, "{} {column}", message["message"]);
            totals[index] += number
                .ok()
                .filter(|_| message["channel"] == "email")
                .unwrap_or(0);
        }
        let revenue: u64 = message["revenue_grosze"].parse().expect("an amount");
        revenue_grosze += if message["channel"] == "email" {
            revenue
        } else {
            0
        };
    }
    let told = row(&report, "e-mail razem");
    assert_eq!(told[1..9], totals.map(thousands));
    assert_eq!(told[9], format!("{} zł", zloty(revenue_grosze)));
    let campaign = campaign(&folder);
    let costs: u64 = campaign.costs.iter().map(|cost| cost.amount_grosze).sum();
    assert!(
        report.contains(&format!("razem **{} zł**", zloty(costs))),
        "{costs}"
    );
    let people: u64 = campaign
        .segments
        .iter()
        .map(|segment| segment.contacts)
        .sum();
    assert!(
        report.contains(&format!("**{} osób**", thousands(people))),
        "{people}"
    );
}

/// How far a figure of the base may be from the spec's share: the papers round to hundreds.
const ROUNDING: f64 = 50.0;

#[test]
fn given_the_contact_base_then_its_paper_tells_the_shares_of_the_spec() {
    let folder = bujnie();
    let audience: Audience = toml::from_str(&text(&folder, "audience.toml")).expect("a spec");
    let paper = text(&folder, "brief/05-baza.md");
    assert!(paper.contains(&format!(
        "**{} kontaktów**",
        thousands(audience.count.into())
    )));
    let number = |cell: &str| -> f64 { cell.replace(' ', "").parse().expect("a number") };
    let (given, active) = (
        row(&paper, "wyraziło zgodę"),
        row(&paper, "z tego zgoda nadal"),
    );
    for (column, channel) in [(1, ClauseChannel::Email), (2, ClauseChannel::Sms)] {
        let consents = audience.consent.iter();
        let consent = consents
            .clone()
            .find(|it| it.channel == channel)
            .expect("a consent");
        let people = consent.share * f64::from(audience.count);
        assert!(
            (number(&given[column]) - people).abs() <= ROUNDING,
            "{channel:?} {people}"
        );
        let still = people * (1.0 - consent.withdrawn_share);
        assert!(
            (number(&active[column]) - still).abs() <= ROUNDING,
            "{channel:?} {still}"
        );
        let clauses = ["– klauzula v1", "– klauzula v2", "– klauzula v3"];
        let parts = clauses.map(|words| number(&row(&paper, words)[column]));
        assert_eq!(
            parts.iter().sum::<f64>(),
            number(&active[column]),
            "{channel:?}"
        );
        let valid = number(&row(&paper, "v2 i v3 razem")[column]);
        assert_eq!(parts[1] + parts[2], valid, "{channel:?}");
        let less = number(&row(&paper, "z tego do wykluczenia")[column]);
        assert_eq!(
            valid - less,
            number(&row(&paper, "pozostaje")[column]),
            "{channel:?}"
        );
    }
    let buyers = audience.purchase.buyers_share * f64::from(audience.count);
    assert!(paper.contains(&format!("**{}** osób", thousands(buyers as u64))));
}

#[test]
fn given_the_finished_campaign_when_its_indicators_are_computed_then_they_are_the_papers() {
    let folder = bujnie();
    let paper = text(&folder, "brief/11-raport.md");
    let campaign = campaign(&folder);
    let printed = [
        ("dostarczalnosc", "dostarczalność"),
        ("otwarcia", "otwarcia"),
        ("klikniecia", "kliknięcia"),
        ("wypisy", "wypisy"),
        ("skargi", "skargi"),
        ("zamowienia", "zamówienia"),
        ("przychod", "przychód"),
    ];
    assert_eq!(campaign.kpis.len(), printed.len());
    for (id, words) in printed {
        let kpi = campaign.kpis.iter().find(|kpi| kpi.id == id).expect(id);
        let report = Report::parse(folder.text(&kpi.source).expect("its report"));
        let value = kpi.value(&report).expect("a value");
        let said = match kpi.unit {
            Unit::Percent if value < 0.1 => format!("{value:.3}%").replace('.', ","),
            Unit::Percent => format!("{value:.2}%").replace('.', ","),
            Unit::Count => value.to_string(),
            Unit::Grosze => format!("{} zł", zloty(value as u64)),
        };
        let lines = paper
            .lines()
            .filter(|line| line.starts_with(&format!("| {words} ")));
        let mut lines = lines.filter(|line| line.contains(&format!("| {said} |")));
        assert!(lines.next().is_some(), "{id}: {said}");
    }
}
