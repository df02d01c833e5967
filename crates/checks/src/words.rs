//! Findings in words, Polish and English: a sentence, and what to do.

use crate::finding::Finding;
use crate::rule::Code;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Polish,
    English,
}

/// What a person reads of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub sentence: String,
    pub step: String,
}

/// Says a finding.
pub fn say(finding: &Finding, language: Language) -> Message {
    let filled = |text: &str| {
        let mut text = text.to_owned();
        for (name, value) in &finding.arguments {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    };
    let Some(wording) = wording(finding.code, language) else {
        let sentence = finding.code.to_string();
        return Message {
            step: sentence.clone(),
            sentence,
        };
    };
    Message {
        sentence: filled(wording.sentence),
        step: filled(wording.step),
    }
}

fn wording(code: Code, language: Language) -> Option<crate::rule::Wording> {
    let rule = code.rule()?;
    Some(match language {
        Language::Polish => rule.polish,
        Language::English => rule.english,
    })
}
