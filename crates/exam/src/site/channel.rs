//! Social channels that the tool may use.

use super::finding::Findings;
use super::{Finding, Site};
use crate::Set;
use casefile::site::Channel;
use serde::{Deserialize, Serialize};

/// What was agreed to on a channel's consent screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Connection {
    /// With which account.
    pub account: String,
    pub scopes: Set<String>,
}

impl Connection {
    /// Whether posts go out by it.
    fn publishes(&self, channel: &Channel) -> bool {
        let account = channel.accounts.iter().find(|it| it.id == self.account);
        let mut scopes = channel.scopes.iter().filter(|it| it.publishes);
        let granted = scopes.any(|it| self.scopes.contains(it.id.as_str()));
        account.is_some_and(|it| it.full) && granted
    }
}

/// Whether posts go out at all.
pub fn publishes(site: &casefile::site::Site, made: &Site) -> bool {
    let mut all = site.channels.iter();
    all.any(|it| {
        made.channels
            .get(&it.id)
            .is_some_and(|own| own.publishes(it))
    })
}

/// What is found of the channels.
pub fn check(site: &casefile::site::Site, made: &Site) -> Vec<Finding> {
    let mut findings = Findings::default();
    for channel in &site.channels {
        let title = channel.title.as_str();
        let Some(own) = made.channels.get(&channel.id) else {
            findings.note("channel-unconnected", title);
            continue;
        };
        let account = channel.accounts.iter().find(|it| it.id == own.account);
        if account.is_none_or(|it| !it.full) {
            findings.error("channel-role", title);
        }
        for scope in &channel.scopes {
            let place = format!("{title}: {}", scope.title);
            match (scope.needed, own.scopes.contains(scope.id.as_str())) {
                (true, false) => findings.error("channel-scope-missing", place),
                (false, true) => findings.warning("channel-scope-extra", place),
                _ => {}
            }
        }
    }
    findings.sorted()
}
