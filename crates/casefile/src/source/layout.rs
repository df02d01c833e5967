//! Which file of a folder belongs to which part of a case.

/// Who gets a file, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// Read into `case.json`.
    Compiled,
    /// In every package, as it is.
    Asset,
    /// In every package under `source/`, as it is.
    Public,
    /// Read into `case.json` of practice packages.
    Practice,
    /// In the commission's package only.
    Commission,
}

/// The types of pictures and files of the library, with their media types.
const MEDIA: [(&str, &str); 9] = [
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("avif", "image/avif"),
    ("woff2", "font/woff2"),
    ("pdf", "application/pdf"),
];

/// The media type of a file of the library, by the end of its name.
pub fn media_type(path: &str) -> Option<&'static str> {
    let end = path.rsplit_once('.')?.1;
    MEDIA
        .iter()
        .find(|(known, _)| *known == end)
        .map(|(_, media_type)| *media_type)
}

/// The shelf of a path; none for what no case has.
pub fn shelf(path: &str) -> Option<Shelf> {
    match path {
        "case.toml" | "assets.toml" | "site.toml" => return Some(Shelf::Compiled),
        "company.toml" | "audience.toml" | "market.toml" | "contacts.csv" => {
            return Some(Shelf::Public);
        }
        "practice.toml" => return Some(Shelf::Practice),
        "rubric.toml" | "interview.toml" => return Some(Shelf::Commission),
        _ => {}
    }
    let (folder, name) = path.split_once('/')?;
    let end = name.rsplit_once('.')?.1;
    match folder {
        "tasks" => (end == "md").then_some(Shelf::Compiled),
        "brief" => ["md", "csv"].contains(&end).then_some(Shelf::Compiled),
        "assets" => media_type(path).map(|_| Shelf::Asset),
        "history" => (end == "csv").then_some(Shelf::Public),
        "site" => ["html", "css"].contains(&end).then_some(Shelf::Public),
        "finished" => {
            let ends = ["json", "toml", "csv", "html", "md"];
            ends.contains(&end).then_some(Shelf::Public)
        }
        "solution" => {
            let ends = ["json", "toml", "csv", "html", "css", "md", "txt"];
            let known = ends.contains(&end) || media_type(path).is_some();
            known.then_some(Shelf::Commission)
        }
        _ => None,
    }
}

/// True for a file that is text by its name.
pub fn is_text(path: &str) -> bool {
    let ends = ["toml", "json", "md", "csv", "html", "css", "txt", "svg"];
    path.rsplit_once('.')
        .is_some_and(|(_, end)| ends.contains(&end))
}
