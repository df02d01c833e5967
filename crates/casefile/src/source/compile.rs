//! From a folder to a case.

use super::{AssetEntry, Finding, Findings, Folder, Source, check, media_type, picture};
use super::{DocumentEntry, SiteFile, TaskEntry, figures, markdown};
use crate::company::Company;
use crate::site::{Post, Site, SitePage, Theme};
use crate::{
    Asset, Body, Case, CaseError, Document, FORMAT, Firm, Language, PackKind, Practice, Task,
};
use sha2::{Digest, Sha256};

/// A compiled case, with what its author may still weigh.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// The case.
    pub case: Case,
    /// Warnings.
    pub warnings: Vec<Finding>,
}

/// Compiles a folder.
///
/// `invigilator` is the Argon2id PHC string of the invigilator's code, for an exam.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn compile(
    folder: &Folder,
    kind: PackKind,
    invigilator: Option<String>,
) -> Result<Compiled, Vec<Finding>> {
    let mut findings = Findings::default();
    let source = Source::read(folder, &mut findings);
    check::all(&source, &mut findings);
    let failed = findings.has_errors();
    let warnings = findings.into_sorted();
    if failed {
        return Err(warnings);
    }
    let case = build(&source, kind, invigilator).ok_or_else(|| warnings.clone())?;
    crate::integrity::check(&case).map_err(|error| vec![unforeseen(&error)])?;
    Ok(Compiled { case, warnings })
}

/// What the source's checks let through and the case's own check does not.
fn unforeseen(error: &CaseError) -> Finding {
    let mut findings = Findings::default();
    findings.error(
        "case.toml",
        super::Position::START,
        error.code(),
        error.to_string(),
    );
    findings.into_sorted().remove(0)
}

fn build(source: &Source, kind: PackKind, invigilator: Option<String>) -> Option<Case> {
    let file = &source.case.as_ref()?.value;
    let assets = &source.assets.as_ref()?.value.asset;
    let documents = file.document.iter();
    Some(Case {
        format: FORMAT,
        id: file.id.clone(),
        version: file.version.clone(),
        kind,
        language: file.language,
        qualification: file.qualification.clone(),
        duration_minutes: file.duration_minutes,
        runs_max: file.runs_max,
        clock_gap_minutes_max: file.clock_gap_minutes_max,
        title: file.title.clone(),
        summary: file.summary.clone(),
        tasks: file.task.iter().map(|entry| task(source, entry)).collect(),
        documents: documents
            .map(|it| document(source, it, file.language))
            .collect::<Option<_>>()?,
        assets: assets
            .iter()
            .map(|it| asset(source.folder, it))
            .collect::<Option<_>>()?,
        practice: practice(source, kind),
        invigilator,
        firm: source.company.as_ref().map(|sheet| firm(&sheet.value)),
        content_help: file.content_help,
        site: match &source.site {
            Some(sheet) => Some(Box::new(site(source.folder, &sheet.value)?)),
            None => None,
        },
    })
}

fn site(folder: &Folder, file: &SiteFile) -> Option<Site> {
    let text = |path: &str| folder.text(path).map(str::to_owned);
    let page = |it: &super::PageEntry| {
        Some(SitePage {
            slug: it.slug.clone(),
            title: it.title.clone(),
            body: text(&it.file)?,
        })
    };
    let post = |it: &super::PostEntry| {
        Some(Post {
            slug: it.slug.clone(),
            title: it.title.clone(),
            on: it.on,
            body: text(&it.file)?,
        })
    };
    Some(Site {
        theme: Theme {
            html: text(&file.theme.html)?,
            css: text(&file.theme.css)?,
            product: text(&file.theme.product)?,
            card: text(&file.theme.card)?,
        },
        pages: file.page.iter().map(page).collect::<Option<_>>()?,
        products: file.product.clone(),
        posts: file.post.iter().map(post).collect::<Option<_>>()?,
        tracking: file.tracking.clone(),
        mail: file.mail.clone(),
        lists: file.list.clone(),
        fields: file.field.clone(),
        channels: file.channel.clone(),
    })
}

fn firm(company: &Company) -> Firm {
    Firm {
        name: company.name.clone(),
        legal_name: company.legal_name.clone(),
        domain: company.domain.clone(),
    }
}

fn task(source: &Source, entry: &TaskEntry) -> Task {
    Task {
        id: entry.id.clone(),
        title: entry.title.clone(),
        minutes: entry.minutes,
        criteria: entry.criteria.clone(),
        rooms: entry.rooms.clone(),
        text: markdown::compile(source, &entry.text),
        questions: entry.question.clone(),
        carriers: entry.carrier.clone(),
        pins_min: entry.pins.as_ref().map_or(0, |pins| pins.count_min),
        workflow: entry.workflow.clone(),
        results: entry.results.clone(),
        segments: entry.segments.clone(),
    }
}

fn document(source: &Source, entry: &DocumentEntry, language: Language) -> Option<Document> {
    let file = entry.file.as_str();
    let body = if file.ends_with(".csv") {
        Body::Table(figures::display(source.tables.get(file)?, language))
    } else if file.ends_with(".md") {
        Body::Markdown(markdown::compile(source, file))
    } else {
        let assets = &source.assets.as_ref()?.value.asset;
        Body::Picture(assets.iter().find(|asset| asset.file == file)?.id.clone())
    };
    let (id, title, group) = (entry.id.clone(), entry.title.clone(), entry.group);
    Some(Document {
        id,
        title,
        group,
        body,
    })
}

fn asset(folder: &Folder, entry: &AssetEntry) -> Option<Asset> {
    let bytes = folder.bytes(&entry.file)?;
    let media_type = media_type(&entry.file)?;
    let (width, height) = picture::dimensions(media_type, bytes).unwrap_or_default();
    Some(Asset {
        id: entry.id.clone(),
        file: entry.file.clone(),
        media_type: media_type.to_string(),
        title: entry.title.clone(),
        author: entry.author.clone(),
        licence: entry.licence.clone(),
        terms: entry.terms.clone(),
        usage: entry.usage,
        source: entry.source.clone(),
        alt: entry.alt.clone(),
        width,
        height,
        sha256: hex::encode(Sha256::digest(bytes)),
        size_bytes: bytes.len() as u64,
    })
}

fn practice(source: &Source, kind: PackKind) -> Option<Practice> {
    let file = &source
        .practice
        .as_ref()
        .filter(|_| kind == PackKind::Practice)?
        .value;
    Some(Practice {
        hints: file.hint.clone(),
        answers: file.answer.clone(),
    })
}
