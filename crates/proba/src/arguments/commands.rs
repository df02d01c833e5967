use clap::{Args, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check and pack cases
    #[command(subcommand)]
    Case(CaseCommand),
    /// Check what a candidate writes
    #[command(subcommand)]
    Check(CheckCommand),
    /// Make an institution's keys
    #[command(subcommand)]
    Keys(KeysCommand),
    /// Run the intake, and serve the client
    Serve(Serve),
    /// What has been handed in
    #[command(subcommand)]
    Submissions(SubmissionsCommand),
    /// Open a submission or a second copy into a folder
    Open(Open),
    /// Check a submission or a second copy, and name the first bad entry
    Verify(Verify),
    /// The state of the desk after an entry, as JSON
    Replay(Replay),
    /// Read an A/B test of two proportions, or plan one
    #[command(args_conflicts_with_subcommands = true)]
    Ab(super::Ab),
    /// The contacts of a case: the profile of each column, or all of them as CSV
    Contacts(super::ContactsCommand),
    /// Count a segment and its consent funnel
    Segment(super::SegmentCommand),
    /// Run a campaign over the contacts of a case
    Simulate(super::SimulateCommand),
}

#[derive(Debug, Subcommand)]
pub enum CaseCommand {
    /// Check a case in its source form; prints file:line:column for every finding
    Check(CaseCheck),
    /// Make a package of a case
    Pack(CasePack),
    /// Draw a passphrase and an invigilator's code for an exam
    Secrets,
}

#[derive(Debug, Args)]
pub struct CaseCheck {
    /// Folders of cases
    #[arg(required = true, value_name = "DIR")]
    pub folders: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    Practice,
    Exam,
}

#[derive(Debug, Args)]
pub struct CasePack {
    /// Folder of the case
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// What the package is for
    #[arg(long, value_enum, required_unless_present = "commission")]
    pub kind: Option<Kind>,
    /// Pack the commission's part: rubric, interview, model solution
    #[arg(long, conflicts_with_all = ["kind", "invigilator_code", "passphrase"])]
    pub commission: bool,
    /// Folder of the institution's keys; an exam must be signed
    #[arg(long, value_name = "DIR")]
    pub keys: Option<PathBuf>,
    /// The package to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// The invigilator's code of an exam; drawn and shown when left out
    #[arg(long, env = "PROBA_CODE", hide_env_values = true, value_name = "CODE")]
    pub invigilator_code: Option<String>,
    /// The passphrase of an exam; drawn and shown when left out
    #[arg(
        long,
        env = "PROBA_PASSPHRASE",
        hide_env_values = true,
        value_name = "TEXT"
    )]
    pub passphrase: Option<String>,
    /// Draw a passphrase, whatever the environment says
    #[arg(long, conflicts_with = "no_passphrase")]
    pub passphrase_generate: bool,
    /// Leave an exam's package unwrapped
    #[arg(long, alias = "plain")]
    pub no_passphrase: bool,
}

#[derive(Debug, Subcommand)]
pub enum CheckCommand {
    /// Check HTML and CSS; prints file:line:column for every finding
    Html(CheckHtml),
}

/// What the HTML is to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CarrierKind {
    Newsletter,
    LandingPage,
    Page,
}

#[derive(Debug, Args)]
pub struct CheckHtml {
    /// The HTML
    #[arg(value_name = "FILE")]
    pub html: PathBuf,
    /// What the HTML is to become
    #[arg(long = "as", value_enum, value_name = "CARRIER")]
    pub carrier: CarrierKind,
    /// A style sheet beside the HTML
    #[arg(long, value_name = "FILE")]
    pub css: Option<PathBuf>,
    /// One SARIF document on standard output, instead of --json
    #[arg(long)]
    pub sarif: bool,
}

#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Make new keys in a folder of their own
    New(KeysNew),
}

#[derive(Debug, Args)]
pub struct KeysNew {
    /// The folder to make; it must be empty or not there
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    #[command(flatten)]
    pub institution: InstitutionArgs,
}

#[derive(Debug, Args)]
pub struct InstitutionArgs {
    /// The institution's name in Polish
    #[arg(long, value_name = "NAME", default_value = "Komisja na tym komputerze")]
    pub name_pl: String,
    /// The institution's name in English
    #[arg(
        long,
        value_name = "NAME",
        default_value = "The commission on this machine"
    )]
    pub name_en: String,
    /// How long the keys hold, in years
    #[arg(long, value_name = "YEARS", default_value_t = 5,
          value_parser = clap::value_parser!(u32).range(1..=50))]
    pub years: u32,
    /// Days after its receipt for which a candidate's computer keeps the work; without it the
    /// work stays until somebody erases it
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub retention_days: Option<u32>,
}

#[derive(Debug, Args)]
pub struct Serve {
    /// Address and port
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    #[command(flatten)]
    pub place: Place,
    /// Folder of the built client
    #[arg(long, value_name = "DIR")]
    pub client: Option<PathBuf>,
    /// Certificate chain, PEM; serves HTTPS
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// The certificate's private key, PEM
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// Uploads of one address at once; as many again each minute
    #[arg(long, value_name = "COUNT", default_value_t = 600,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub uploads_per_minute: u32,
}

/// Where the intake keeps its things.
#[derive(Debug, Args)]
pub struct Place {
    /// Data folder
    #[arg(long, value_name = "DIR", default_value = "data")]
    pub data: PathBuf,
    /// Folder of the institution's keys; else the folder keys in the data folder
    #[arg(long, value_name = "DIR")]
    pub keys: Option<PathBuf>,
    /// Another database than the data folder's own: sqlite:PATH
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
}

impl Place {
    /// The folder of the institution's keys.
    pub fn keys(&self) -> PathBuf {
        self.keys.clone().unwrap_or_else(|| self.data.join("keys"))
    }
}

#[derive(Debug, Subcommand)]
pub enum SubmissionsCommand {
    /// List what has arrived
    List(List),
    /// Show one submission and its receipt
    Show(Show),
    /// Write stored files out
    Export(Export),
    /// Take in files that were carried by hand: submissions, and receipts signed elsewhere
    Import(Import),
    /// Open submissions, check their chains, and sign the receipt "verified"
    Verify(VerifyStored),
}

#[derive(Debug, Args)]
pub struct List {
    /// Only submissions of this attempt
    #[arg(long, value_name = "ID")]
    pub attempt: Option<String>,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Debug, Args)]
pub struct Show {
    /// Seal code or id, or the beginning of either
    #[arg(value_name = "SUBMISSION")]
    pub which: String,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Debug, Args)]
pub struct Export {
    /// Seal codes or ids, or their beginnings
    #[arg(
        value_name = "SUBMISSION",
        required_unless_present = "all",
        conflicts_with = "all"
    )]
    pub which: Vec<String>,
    /// Everything that is to be marked: the current submission of each attempt, and forks
    #[arg(long)]
    pub all: bool,
    /// The folder to write to
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Debug, Args)]
pub struct Import {
    /// Submissions, or receipts
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Debug, Args)]
pub struct VerifyStored {
    /// Seal codes or ids, or their beginnings; else all that are not verified yet
    #[arg(value_name = "SUBMISSION")]
    pub which: Vec<String>,
    /// The institution's age identity
    #[arg(long, value_name = "FILE")]
    pub identity: PathBuf,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Debug, Args)]
pub struct Open {
    /// A submission, or a second copy
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The institution's age identity; a second copy of practice needs none
    #[arg(long, value_name = "FILE")]
    pub identity: Option<PathBuf>,
    /// The folder to make
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// A submission, or a second copy
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The institution's age identity; without it only the outside is checked
    #[arg(long, value_name = "FILE")]
    pub identity: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Replay {
    /// A submission, or a second copy
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The institution's age identity; a second copy of practice needs none
    #[arg(long, value_name = "FILE")]
    pub identity: Option<PathBuf>,
    /// The last entry to take in; the first is entry 0. Else the journal's last
    #[arg(long, value_name = "SEQ")]
    pub at: Option<u64>,
}
