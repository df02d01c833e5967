//! The words of the simulated tool.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Which contacts and market a command works on.
#[derive(Debug, Args)]
pub struct WorldPlace {
    /// Folder of the case, or its package
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// Another number of contacts than the case's
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub contacts: Option<u32>,
    /// The passphrase of a wrapped package
    #[arg(
        long,
        env = "PROBA_PASSPHRASE",
        hide_env_values = true,
        value_name = "TEXT"
    )]
    pub passphrase: Option<String>,
}

#[derive(Debug, Args)]
pub struct ContactsCommand {
    #[command(flatten)]
    pub place: WorldPlace,
    /// All contacts as CSV, the head with each column's kind
    #[arg(long)]
    pub csv: bool,
    /// Only so many rows of CSV
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

#[derive(Debug, Args)]
pub struct SegmentCommand {
    #[command(flatten)]
    pub place: WorldPlace,
    /// A rule as JSON, alone or as {"rule":…,"segments":{…}}
    #[arg(long, value_name = "FILE")]
    pub filter: PathBuf,
}

#[derive(Debug, Args)]
pub struct SimulateCommand {
    #[command(flatten)]
    pub place: WorldPlace,
    /// A campaign as JSON, or a workflow alone
    #[arg(long, value_name = "FILE")]
    pub campaign: PathBuf,
    /// Another number of days than the campaign's
    #[arg(long, value_name = "D")]
    pub days: Option<u32>,
    /// Another seed than the case's
    #[arg(long, value_name = "S")]
    pub seed: Option<u64>,
    /// Workers; the outcome is the same for any number
    #[arg(long, value_name = "W", default_value_t = 1)]
    pub workers: usize,
    /// Ground truth and yardsticks as well, in JSON
    #[arg(long)]
    pub truth: bool,
}

#[derive(Debug, Args)]
pub struct Ab {
    /// The first variant: successes/trials
    #[arg(long, value_name = "N/M", required = true)]
    pub a: Option<stats::Proportion>,
    /// The second variant: successes/trials
    #[arg(long, value_name = "N/M", required = true)]
    pub b: Option<stats::Proportion>,
    /// Confidence of the intervals
    #[arg(long, value_name = "SHARE", default_value_t = 0.95)]
    pub confidence: f64,
    /// Planned weights of the variants
    #[arg(long, value_name = "A:B", default_value = "1:1")]
    pub weights: String,
    /// The difference that was expected, of the sequential rule
    #[arg(long, value_name = "SHARE", default_value_t = 0.01)]
    pub expected: f64,
    #[command(subcommand)]
    pub command: Option<AbCommand>,
}

#[derive(Debug, Subcommand)]
pub enum AbCommand {
    /// How many contacts a variant needs
    Plan(AbPlan),
}

#[derive(Debug, Args)]
pub struct AbPlan {
    /// The share of successes now
    #[arg(long, value_name = "SHARE")]
    pub baseline: f64,
    /// The least difference that should be detected
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    pub mde: f64,
    /// How likely it should then be detected
    #[arg(long, value_name = "SHARE", default_value_t = 0.8)]
    pub power: f64,
    /// How often a difference may be seen where there is none
    #[arg(long, value_name = "SHARE", default_value_t = 0.05)]
    pub alpha: f64,
    /// How many looks at the running test, for the sequential bounds
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub looks: u32,
}
