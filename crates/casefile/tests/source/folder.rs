//! A small case, made of the examples in FORMATS.md.

use casefile::criteria;
use casefile::source::{Finding, Folder, check};
use std::collections::BTreeMap;

/// The page that the examples come from.
pub const PAGE: &str = include_str!("../../FORMATS.md");

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">
<rect width="120" height="40" fill="#2f6f4f"/></svg>
"##;
const FIRM: &str = "# O firmie\n\nZiółko to sklep. ![logo](../assets/logo.svg)\n";
const TASK: &str = "# Możliwości firmy\n\nZajrzyj do [papierów](../brief/01-firma.md).\n";
const PAGE_HTML: &str = "<!doctype html>\n<html lang=\"pl\"><title>Sklep</title>\
    <img src=\"../assets/logo.svg\" alt=\"Logo\"></html>\n";
const THEME: &str = "<!doctype html>\n<html lang=\"pl\"><head><title><!-- title --></title>\
    <!-- head --></head><body><!-- content --><!-- popup --><!-- form --><!-- body-end -->\
    </body></html>\n";
const PRODUCT: &str = "<h1>{{name}}</h1><img src=\"{{picture}}\" alt=\"{{alt}}\">\
    <p>{{lead}} {{text}} {{price}}</p><table>{{facts}}</table>\n";
const CARD: &str = "<li><a href=\"{{address}}\">{{name}}</a> <img src=\"{{picture}}\" \
    alt=\"{{alt}}\"> {{lead}} {{price}}</li>\n";

/// The fenced examples of the page: the words after the fence's language, and the text.
pub fn examples() -> BTreeMap<String, String> {
    let mut examples = BTreeMap::new();
    let mut lines = PAGE.lines();
    while let Some(line) = lines.next() {
        let Some(words) = line.strip_prefix("```") else {
            continue;
        };
        let mut text = String::new();
        for line in lines.by_ref().take_while(|line| *line != "```") {
            text.push_str(line);
            text.push('\n');
        }
        if let Some((_, name)) = words.split_once(' ') {
            examples.insert(name.to_string(), text);
        }
    }
    examples
}

/// Every file of the small case. The page's case covers a few criteria and its rubric one: the
/// rest is added here.
pub fn files() -> BTreeMap<String, Vec<u8>> {
    let mut texts = examples();
    texts.retain(|name, _| casefile::source::shelf(name).is_some());
    let covered = ["1.4.1", "1.4.2", "1.4.3", "1.4.4"];
    let rest: Vec<&str> = criteria::all()
        .map(|it| it.id)
        .filter(|id| !covered.contains(id))
        .collect();
    let case = texts.get_mut("case.toml").expect("an example");
    let task = case.find("[[document]]").expect("documents");
    case.insert_str(task, &second_task(&rest));
    let rubric = texts.get_mut("rubric.toml").expect("an example");
    *rubric = rubric.replace("tasks = [\"t01\"]", "tasks = [\"t02\"]");
    for criterion in criteria::all().filter(|it| it.id != "1.1.1") {
        let task = if covered.contains(&criterion.id) {
            "t01"
        } else {
            "t02"
        };
        rubric.push_str(&rule(criterion.id, task));
    }
    let practice = texts.get_mut("practice.toml").expect("an example");
    practice.push_str("\n[[hint]]\ntask = \"t02\"\ntext = \"Zacznij od celu.\"\n");
    for (name, text) in [
        ("tasks/t01.md", TASK),
        ("tasks/t02.md", "# Cała reszta\n\nZrób wszystko.\n"),
        ("brief/01-firma.md", FIRM),
        ("assets/logo.svg", LOGO),
        ("site/index.html", PAGE_HTML),
        ("site/theme.html", THEME),
        ("site/shop.css", "a { color: #2f6f4f }\n"),
        ("site/product.html", PRODUCT),
        ("site/card.html", CARD),
        ("site/napar.html", "<h1>Napar</h1>\n"),
        ("finished/m1.html", PAGE_HTML),
        (
            "solution/wzor.md",
            "# Rozwiązanie wzorcowe\n\nTak się to robi.\n",
        ),
    ] {
        texts.insert(name.into(), text.into());
    }
    // The small case's contacts are generated.
    texts.remove("contacts.csv");
    texts
        .into_iter()
        .map(|(name, text)| (name, text.into_bytes()))
        .collect()
}

fn second_task(criteria: &[&str]) -> String {
    format!(
        "[[task]]\nid = \"t02\"\ntitle = {{ pl = \"Cała reszta\", en = \"The rest\" }}\n\
         minutes = 150\ncriteria = {criteria:?}\n\
         rooms = [\"audience\", \"answers\", \"content\", \"site\", \"automation\", \"plan\", \
         \"results\"]\ntext = \"tasks/t02.md\"\n\
         carrier = [{{ kind = \"landing-page\", count_min = 1 }}]\n\n"
    )
}

fn rule(criterion: &str, task: &str) -> String {
    format!(
        "\n[[criterion]]\nid = \"{criterion}\"\ntasks = [\"{task}\"]\npoints_max = 2\n\
         points_pass = 1\npass = \"Jest.\"\n"
    )
}

/// The small case.
pub fn folder() -> Folder {
    Folder::new("ziolko", files())
}

/// The small case with one text replaced in one file.
pub fn changed(file: &str, old: &str, new: &str) -> Folder {
    let mut files = files();
    let text = String::from_utf8(files[file].clone()).expect("a text");
    assert!(text.contains(old), "{file} has no {old:?}");
    files.insert(file.into(), text.replacen(old, new, 1).into_bytes());
    Folder::new("ziolko", files)
}

/// The small case with a file more, or with other bytes.
pub fn with(file: &str, bytes: &[u8]) -> Folder {
    let mut files = files();
    files.insert(file.into(), bytes.to_vec());
    Folder::new("ziolko", files)
}

/// The small case with a file less.
pub fn without(file: &str) -> Folder {
    let mut files = files();
    files.remove(file).expect("it was there");
    Folder::new("ziolko", files)
}

/// Findings as lines.
pub fn lines(folder: &Folder) -> Vec<String> {
    check(folder).iter().map(Finding::to_string).collect()
}
