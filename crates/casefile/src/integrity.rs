//! Does a compiled case hold together: unique ids, references that resolve, values in range.

use crate::{Asset, Body, Case, CaseError, Document, FORMAT, PackKind, Task, criteria};
use std::collections::BTreeSet;

type Check = Result<(), CaseError>;

/// Checks the whole case; the first thing found is the answer.
pub fn check(case: &Case) -> Check {
    head(case)?;
    uniques(case)?;
    case.tasks.iter().try_for_each(task)?;
    case.documents
        .iter()
        .try_for_each(|it| document(case, it))?;
    case.assets.iter().try_for_each(asset)?;
    practice(case)
}

/// True for a version of three plain numbers: "1.0.0".
pub fn is_version(text: &str) -> bool {
    let number = |part: &str| {
        (1..=6).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.split('.').count() == 3 && text.split('.').all(number)
}

/// True for a path of the package: relative, forward slashes, no step upwards, no odd characters.
pub fn is_path(text: &str) -> bool {
    let charset = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    let part = |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(charset);
    text.len() <= 200 && text.split('/').all(part)
}

fn head(case: &Case) -> Check {
    require(
        case.format == FORMAT,
        "case",
        "the format is not the one that this program writes",
    )?;
    require(
        is_version(&case.version),
        "case",
        "the version is not three numbers, as in 1.0.0",
    )?;
    require(case.duration_minutes > 0, "case", "the duration is zero")?;
    require(!case.tasks.is_empty(), "case", "there are no tasks")?;
    let practice = case.kind == PackKind::Practice;
    require(
        practice || case.practice.is_none(),
        "case",
        "an exam package has practice material",
    )?;
    require(
        !practice || case.invigilator.is_none(),
        "case",
        "a practice package has a code",
    )
}

fn uniques(case: &Case) -> Check {
    unique("task", case.tasks.iter().map(|it| it.id.as_str()))?;
    let questions = case.tasks.iter().flat_map(|it| &it.questions);
    unique("question", questions.map(|it| it.id.as_str()))?;
    unique("document", case.documents.iter().map(|it| it.id.as_str()))?;
    unique("asset", case.assets.iter().map(|it| it.id.as_str()))?;
    if let Some(site) = &case.site {
        let pages = site.pages.iter().map(|it| it.slug.as_str());
        let products = site.products.iter().map(|it| it.slug.as_str());
        let posts = site.posts.iter().map(|it| it.slug.as_str());
        unique("address", pages.chain(products).chain(posts))?;
    }
    unique("file", case.assets.iter().map(|it| it.file.as_str()))
}

fn task(task: &Task) -> Check {
    let place = format!("task {}", task.id);
    require(!task.criteria.is_empty(), &place, "it covers no criterion")?;
    require(!task.rooms.is_empty(), &place, "it is done in no room")?;
    require(
        task.carriers.iter().all(|it| it.count_min > 0),
        &place,
        "a carrier's count is zero",
    )?;
    let workflow = task.workflow.as_ref();
    require(
        workflow.is_none_or(|it| it.parts().iter().any(|(_, least)| *least > 0)),
        &place,
        "it asks for nothing of a workflow",
    )?;
    require(
        task.segments.as_ref().is_none_or(|it| it.count_min > 0),
        &place,
        "the count of segments is zero",
    )?;
    unique("criterion", task.criteria.iter().map(|it| it.as_str()))?;
    unique("room", task.rooms.iter().map(|it| it.as_str()))?;
    unique("carrier", task.carriers.iter().map(|it| it.kind.as_str()))?;
    let mut names = task.criteria.iter();
    names.try_for_each(|id| {
        known(
            &place,
            "criterion",
            id.as_str(),
            criteria::is_known(id.as_str()).then_some(()),
        )
    })
}

fn document(case: &Case, document: &Document) -> Check {
    let place = format!("document {}", document.id);
    match &document.body {
        Body::Markdown(_) => Ok(()),
        Body::Table(table) => {
            let whole = table
                .rows
                .iter()
                .all(|row| row.len() == table.columns.len());
            require(
                whole,
                &place,
                "a row has another number of cells than there are columns",
            )
        }
        Body::Picture(id) => known(&place, "asset", id.as_str(), case.asset(id.as_str())),
    }
}

fn asset(asset: &Asset) -> Check {
    let place = format!("asset {}", asset.id);
    let path = asset.file.starts_with("assets/") && is_path(&asset.file);
    require(path, &place, "its file is not a plain path under assets/")?;
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let digest = asset.sha256.len() == 64 && asset.sha256.bytes().all(hex);
    require(digest, &place, "its sha256 is not 64 lower hex digits")
}

fn practice(case: &Case) -> Check {
    let Some(practice) = &case.practice else {
        return Ok(());
    };
    for hint in &practice.hints {
        known(
            "a hint",
            "task",
            hint.task.as_str(),
            case.task(hint.task.as_str()),
        )?;
    }
    for answer in &practice.answers {
        let id = answer.question.as_str();
        known("a model answer", "question", id, case.question(id))?;
    }
    unique(
        "model answer",
        practice.answers.iter().map(|it| it.question.as_str()),
    )
}

fn unique<'a>(kind: &'static str, ids: impl Iterator<Item = &'a str>) -> Check {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(CaseError::Duplicate {
                kind,
                id: id.into(),
            });
        }
    }
    Ok(())
}

fn known<T>(from: &str, kind: &'static str, id: &str, found: Option<T>) -> Check {
    match found {
        Some(_) => Ok(()),
        None => Err(CaseError::Dangling {
            from: from.into(),
            kind,
            id: id.into(),
        }),
    }
}

fn require(holds: bool, place: &str, message: &str) -> Check {
    if holds {
        return Ok(());
    }
    Err(CaseError::Value {
        place: place.into(),
        message: message.into(),
    })
}
