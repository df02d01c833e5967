//! A compiled case: what the client reads, `case.json` of a package.

use crate::{
    AssetId, CaseError, CaseId, ContentHelp, CriterionId, DocumentId, Firm, Language, Localized,
    QuestionId, Room, TaskId, Usage, integrity, site::Site,
};
use serde::{Deserialize, Serialize};

/// The version of the compiled format that this build writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// A case, whole: its tasks, its documents and the description of its assets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Always [`FORMAT`]; a newer one is refused.
    pub format: u32,
    /// The case's id, the name of its source folder.
    pub id: CaseId,
    /// The case's own version, three numbers: "1.0.0".
    pub version: String,
    /// What the package is for.
    pub kind: PackKind,
    /// The language of tasks and documents.
    pub language: Language,
    /// The qualification's name, in the language of its notice.
    pub qualification: String,
    /// The time that a candidate has.
    pub duration_minutes: u32,
    /// How many launches a candidate has.
    pub runs_max: u32,
    /// A longer gap of the clock asks for the invigilator.
    pub clock_gap_minutes_max: u32,
    /// The case's title.
    pub title: Localized,
    /// Two sentences for the lobby.
    pub summary: Localized,
    /// The tasks, in the order in which they are worked through.
    pub tasks: Vec<Task>,
    /// The brief.
    pub documents: Vec<Document>,
    /// The library.
    pub assets: Vec<Asset>,
    /// Hints and model answers; only in a practice package.
    pub practice: Option<Practice>,
    /// Argon2id PHC string of the invigilator's code; only in an exam package.
    pub invigilator: Option<String>,
    /// Whose campaign it is; packages of earlier versions do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub firm: Option<Firm>,
    /// What the room `content` offers.
    #[serde(default, skip_serializing_if = "ContentHelp::is_whole")]
    pub content_help: ContentHelp,
    /// The shop; without one the room `site` has nothing to work on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Box<Site>>,
}

/// What a package is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PackKind {
    /// At home or in class: hints and model answers inside.
    Practice,
    /// The real thing: no hints, an invigilator's code.
    Exam,
}

impl PackKind {
    /// The kind's word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Exam => "exam",
        }
    }
}

/// A task: what to do, in which rooms, and which criteria it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Unique in the case.
    pub id: TaskId,
    /// Its name in the task list.
    pub title: Localized,
    /// The author's estimate of the work.
    pub minutes: u32,
    /// The criteria that the task covers; at least one.
    pub criteria: Vec<CriterionId>,
    /// The rooms that it is done in; at least one.
    pub rooms: Vec<Room>,
    /// The task's words, Markdown.
    pub text: String,
    /// Questions answered in writing.
    pub questions: Vec<Question>,
    /// What must exist in the content room.
    pub carriers: Vec<CarrierNeed>,
    /// How many passages of the brief must be pinned.
    pub pins_min: u32,
    /// What must exist in the room `automation`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workflow: Option<WorkflowNeeds>,
    /// What must exist in the room `audience`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segments: Option<SegmentNeeds>,
    /// What must be made in the results room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub results: Option<ResultsNeed>,
}

/// What must be made in the results room.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ResultsNeed {
    /// Indicators of the finished campaign with a judgement and a reading.
    pub readings_min: u32,
    /// Solutions with a verdict and the figure that it rests on.
    pub verdicts_min: u32,
    /// Recommendations, each with the finding that it follows from and its effect.
    pub recommendations_min: u32,
    /// A reading of the campaign's A/B test.
    pub ab_reading: bool,
    /// An A/B test of one's own.
    pub ab_design: bool,
    /// The task's question that stands beside the figures of engagement.
    pub engagement: Option<QuestionId>,
    /// The task's question that stands beside the other campaigns.
    pub comparison: Option<QuestionId>,
}

/// A written question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Unique in the case, across tasks.
    pub id: QuestionId,
    /// One to three sentences.
    pub text: String,
    /// The least length of an answer that counts as done.
    pub words_min: u32,
}

/// What must exist in the room `automation`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkflowNeeds {
    /// Steps of a workflow of the candidate's own.
    #[serde(default)]
    pub steps_min: u32,
    /// How many of them have more than one way out that leads on.
    #[serde(default)]
    pub branches_min: u32,
    /// Instructions for who puts the workflow into a tool.
    #[serde(default)]
    pub instructions_min: u32,
    /// Deviations reported of the contractor's workflow.
    #[serde(default)]
    pub deviations_min: u32,
    /// Edits that mend a copy of the contractor's workflow.
    #[serde(default)]
    pub mends_min: u32,
}

impl WorkflowNeeds {
    /// The name and the value of each, in the order of the format.
    pub fn parts(&self) -> [(&'static str, u32); 5] {
        [
            ("steps_min", self.steps_min),
            ("branches_min", self.branches_min),
            ("instructions_min", self.instructions_min),
            ("deviations_min", self.deviations_min),
            ("mends_min", self.mends_min),
        ]
    }
}

/// What must exist in the room `audience`: segments, and what is said of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SegmentNeeds {
    /// Segments with a rule; at least one.
    pub count_min: u32,
    /// How many say why the base is divided there.
    #[serde(default)]
    pub reasons_min: u32,
    /// How many say what these people need.
    #[serde(default)]
    pub needs_min: u32,
    /// How many are summed up.
    #[serde(default)]
    pub summaries_min: u32,
    /// How many have a whole persona card.
    #[serde(default)]
    pub personas_min: u32,
    /// The least length of a reason, of needs and of a summary that counts.
    #[serde(default)]
    pub words_min: u32,
}

/// A kind of carrier that must exist in the content room, and how many of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarrierNeed {
    /// The kind.
    pub kind: CarrierKind,
    /// At least one.
    pub count_min: u32,
}

/// What carries a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CarrierKind {
    /// An e-mail.
    Newsletter,
    /// A page that a campaign leads to.
    LandingPage,
    /// A text message.
    Sms,
    /// A notification of a browser.
    Push,
    /// A post on a social network.
    Post,
}

impl CarrierKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Newsletter,
        Self::LandingPage,
        Self::Sms,
        Self::Push,
        Self::Post,
    ];

    /// The kind's word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Newsletter => "newsletter",
            Self::LandingPage => "landing-page",
            Self::Sms => "sms",
            Self::Push => "push",
            Self::Post => "post",
        }
    }

    /// Whether it is written in HTML and CSS.
    pub fn is_coded(self) -> bool {
        matches!(self, Self::Newsletter | Self::LandingPage)
    }
}

/// A paper of the brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Unique in the case.
    pub id: DocumentId,
    /// Its name in the list.
    pub title: Localized,
    /// The shelf that it stands on.
    pub group: Group,
    /// What it holds.
    pub body: Body,
}

/// A shelf of the brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// The firm itself: people, money, licences.
    Company,
    /// The market and its competitors.
    Market,
    /// The customers.
    Customers,
    /// Past campaigns and their figures.
    Past,
    /// The brand's look and voice.
    Brand,
    /// Letters and complaints.
    Mail,
    /// Rules and the law.
    Law,
}

impl Group {
    /// All, in the order of the shelves.
    pub const ALL: [Self; 7] = [
        Self::Company,
        Self::Market,
        Self::Customers,
        Self::Past,
        Self::Brand,
        Self::Mail,
        Self::Law,
    ];

    /// The group's word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Market => "market",
            Self::Customers => "customers",
            Self::Past => "past",
            Self::Brand => "brand",
            Self::Mail => "mail",
            Self::Law => "law",
        }
    }
}

/// What a document holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// A text.
    Markdown(String),
    /// A table; every row has as many cells as there are columns.
    Table(Table),
    /// A picture of the library.
    Picture(AssetId),
}

/// A table of texts, as its file has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The heads.
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// A file of the library: its bytes are in the package under `assets/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asset {
    /// Unique in the case.
    pub id: AssetId,
    /// The path in the package and in the source folder: "assets/logo.svg".
    pub file: String,
    /// The IANA media type: "image/svg+xml".
    pub media_type: String,
    /// Its name.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// The licence's name.
    pub licence: String,
    /// What the licence allows, in the case's words.
    pub terms: String,
    /// How far that reaches in a campaign.
    #[serde(default, skip_serializing_if = "Usage::is_free")]
    pub usage: Usage,
    /// Where it comes from.
    pub source: String,
    /// What it shows, for who does not see it.
    pub alt: String,
    /// In CSS pixels; 0 for what is not a picture.
    pub width: u32,
    /// In CSS pixels; 0 for what is not a picture.
    pub height: u32,
    /// SHA-256 of the bytes, lower hex.
    pub sha256: String,
    /// The length of the bytes.
    pub size_bytes: u64,
}

/// What only a practice package has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// Hints, in the order in which they are offered.
    pub hints: Vec<Hint>,
    /// Model answers.
    pub answers: Vec<ModelAnswer>,
}

/// A hint to a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// The task.
    pub task: TaskId,
    /// Markdown.
    pub text: String,
}

/// A model answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelAnswer {
    /// The question.
    pub question: QuestionId,
    /// Markdown.
    pub text: String,
}

/// Reads the version alone, before anything else is looked at.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

impl Case {
    /// Reads a compiled case and checks that it holds together.
    ///
    /// # Errors
    /// [`CaseError`]: a newer format, a field that the format does not have, an id that is there
    /// twice, a reference to what is not there, a value out of its range.
    pub fn from_json(text: &str) -> Result<Self, CaseError> {
        let version: Version = json::from_str(text)?;
        if version.format != FORMAT {
            return Err(CaseError::Format {
                found: version.format,
                newest: FORMAT,
            });
        }
        let case: Self = json::from_str(text)?;
        integrity::check(&case)?;
        Ok(case)
    }

    /// Writes the case as compact JSON; the same case always gives the same bytes.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a case has string keys only")
    }

    /// The task of an id.
    pub fn task(&self, id: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id.as_str() == id)
    }

    /// The question of an id, with its task.
    pub fn question(&self, id: &str) -> Option<(&Task, &Question)> {
        let pair = |task| move |question| (task, question);
        self.tasks
            .iter()
            .flat_map(|task| task.questions.iter().map(pair(task)))
            .find(|(_, question)| question.id.as_str() == id)
    }

    /// The document of an id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents
            .iter()
            .find(|document| document.id.as_str() == id)
    }

    /// The asset of an id.
    pub fn asset(&self, id: &str) -> Option<&Asset> {
        self.assets.iter().find(|asset| asset.id.as_str() == id)
    }
}
