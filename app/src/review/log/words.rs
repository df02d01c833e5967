//! One sentence for each kind of entry.

use crate::browser::format;
use crate::i18n::{Locale, t_string};
use crate::language;
use crate::review::moment::Moment;
use casefile::{CarrierKind, Room};
use exam::attempt::{HandInReason, Rule};
use exam::audience::{Topic, View};
use exam::content::{Part, Width};
use exam::desk::Panel;
use exam::{
    Change, Edit, Event, TextId, answers, attempt, audience, automation, brief, clock, content,
    desk, drill, results, site, units,
};
use leptos_i18n::I18nContext;

pub type Words = I18nContext<Locale>;

fn name(i18n: Words, moment: &Moment) -> Option<String> {
    let language = language::of(i18n.get_locale());
    moment
        .name
        .as_ref()
        .map(|name| name.get(language).to_string())
}

/// What the candidate, the clock or the invigilator did.
pub fn deed(i18n: Words, moment: &Moment) -> String {
    let name = name(i18n, moment).unwrap_or_default();
    match &moment.event {
        Event::Attempt(event) => of_attempt(i18n, event),
        Event::Clock(event) => of_clock(i18n, event),
        Event::Desk(event) => of_desk(i18n, event, name),
        Event::Drill(event) => of_drill(i18n, event),
        Event::Brief(event) => match event {
            brief::Event::DocumentOpened { .. } => {
                t_string!(i18n, review.deed.document_opened, name = name)
            }
            brief::Event::Pinned { .. } => t_string!(i18n, review.deed.pinned, name = name),
            brief::Event::Unpinned { .. } => t_string!(i18n, review.deed.unpinned, name = name),
        },
        Event::Audience(event) => of_audience(i18n, event, name),
        Event::Content(event) => of_content(i18n, event, name),
        Event::Automation(event) => super::automation::deed(i18n, event, name),
        Event::Results(event) => super::results::deed(i18n, event, name),
        Event::Campaign(event) => super::campaign::deed(i18n, event, name),
        Event::Site(event) => super::site::deed(i18n, event, name),
        Event::Answers(event) => match event {
            answers::Event::QuestionOpened { .. } => {
                t_string!(i18n, review.deed.question_opened, name = name)
            }
            answers::Event::TextEdited { .. } => {
                t_string!(i18n, review.deed.answer_edited, name = name)
            }
            answers::Event::Cited { .. } => t_string!(i18n, review.deed.cited, name = name),
            answers::Event::Uncited { .. } => t_string!(i18n, review.deed.uncited, name = name),
        },
        Event::Reverted { .. } => t_string!(i18n, review.deed.reverted).to_string(),
        Event::Restored { .. } => t_string!(i18n, review.deed.restored).to_string(),
    }
}

fn of_attempt(i18n: Words, event: &attempt::Event) -> String {
    use attempt::Event;
    match event {
        Event::Acknowledged { rule } => {
            t_string!(
                i18n,
                review.deed.acknowledged,
                what = rule_name(i18n, *rule)
            )
        }
        Event::Withdrawn { rule } => {
            t_string!(i18n, review.deed.withdrawn, what = rule_name(i18n, *rule))
        }
        Event::Begun { .. } => t_string!(i18n, review.deed.begun).to_string(),
        Event::HandedIn { reason } => match reason {
            HandInReason::Candidate => t_string!(i18n, review.deed.handed_in).to_string(),
            HandInReason::TimeUp => t_string!(i18n, review.deed.sealed_by_clock).to_string(),
        },
        Event::Reopened { reason } => {
            t_string!(i18n, review.deed.reopened, reason = reason.clone())
        }
    }
}

fn of_clock(i18n: Words, event: &clock::Event) -> String {
    use clock::Event;
    match event {
        Event::GapFound { wall_ms, open, .. } => {
            let time = signed(*wall_ms);
            match open {
                true => t_string!(i18n, review.deed.gap_open, time = time),
                false => t_string!(i18n, review.deed.gap, time = time),
            }
        }
        Event::GapSettled { reason, .. } => {
            t_string!(i18n, review.deed.gap_settled, reason = reason.clone())
        }
        Event::Granted { granted_ms, reason } => {
            let minutes = granted_ms / clock::MINUTE_MS;
            t_string!(
                i18n,
                review.deed.granted,
                minutes = minutes,
                reason = reason.clone()
            )
        }
        Event::Paused { reason } => t_string!(i18n, review.deed.paused, reason = reason.clone()),
        Event::Resumed { reason } => t_string!(i18n, review.deed.resumed, reason = reason.clone()),
    }
}

/// A gap may run back: the machine's clock was set.
fn signed(wall_ms: i64) -> String {
    let sign = if wall_ms < 0 { "−" } else { "" };
    format!("{sign}{}", format::clock(wall_ms.abs()))
}

fn of_desk(i18n: Words, event: &desk::Event, name: String) -> String {
    use desk::Event;
    match event {
        Event::RoomOpened { room: at } => {
            t_string!(i18n, review.deed.room_opened, room = room(i18n, *at))
        }
        Event::TaskOpened { .. } => t_string!(i18n, review.deed.task_opened, task = name),
        Event::PanelShown { panel } => match panel_name(i18n, *panel) {
            Some(panel) => t_string!(i18n, review.deed.panel_shown, panel = panel),
            None => t_string!(i18n, review.deed.panel_closed).to_string(),
        },
        Event::LanguageChosen { language } => {
            let language = language.as_str().to_uppercase();
            t_string!(i18n, review.deed.language_chosen, language = language)
        }
        Event::TaskFlagged { flagged, .. } => match flagged {
            true => t_string!(i18n, review.deed.flagged, task = name),
            false => t_string!(i18n, review.deed.unflagged, task = name),
        },
        Event::WindowLeft {} => t_string!(i18n, review.deed.window_left).to_string(),
        Event::WindowReturned { away_ms } => {
            let time = format::clock(*away_ms as i64);
            t_string!(i18n, review.deed.window_returned, time = time)
        }
        Event::Pasted { units, inside, .. } => match inside {
            true => t_string!(i18n, review.deed.pasted_inside, count = *units),
            false => t_string!(i18n, review.deed.pasted_outside, count = *units),
        },
    }
}

fn of_drill(i18n: Words, event: &drill::Event) -> String {
    use drill::Event;
    let named = |kind| match kind {
        drill::Kind::Connection => t_string!(i18n, drills.connection.name),
        drill::Kind::Closing => t_string!(i18n, drills.closing.name),
        drill::Kind::Power => t_string!(i18n, drills.power.name),
    };
    match event {
        Event::Begun { kind, .. } => t_string!(i18n, drills.deed.begun, name = named(*kind)),
        Event::CutOff {} => t_string!(i18n, drills.deed.cut_off).to_string(),
        Event::Joined {} => t_string!(i18n, drills.deed.joined).to_string(),
        Event::Missed { away_ms, .. } => {
            t_string!(i18n, drills.deed.missed, time = signed(*away_ms))
        }
        Event::Passed { kind, outcome } => {
            let time = signed(outcome.away_ms);
            t_string!(i18n, drills.deed.passed, name = named(*kind), time = time)
        }
        Event::Stopped { kind } => t_string!(i18n, drills.deed.stopped, name = named(*kind)),
    }
}

fn of_audience(i18n: Words, event: &audience::Event, name: String) -> String {
    use audience::Event;
    match event {
        Event::Created { from: None, .. } => {
            t_string!(i18n, review.deed.segment_created, name = name)
        }
        Event::Created { .. } => t_string!(i18n, review.deed.segment_duplicated, name = name),
        Event::Renamed { .. } => t_string!(i18n, review.deed.segment_renamed, name = name),
        Event::RuleChanged { .. } => t_string!(i18n, review.deed.rule_changed, name = name),
        Event::Deleted { .. } => t_string!(i18n, review.deed.segment_removed, name = name),
        Event::Opened { .. } => t_string!(i18n, review.deed.segment_opened, name = name),
        Event::ViewShown { view } => {
            let view = match view {
                View::Contacts => t_string!(i18n, audience.contacts.tab),
                View::Segments => t_string!(i18n, audience.segments.tab),
                View::Compare => t_string!(i18n, audience.compare.tab),
            };
            t_string!(i18n, review.deed.audience_view, view = view)
        }
        Event::TableSorted { sort: None } => {
            t_string!(i18n, review.deed.table_unsorted).to_string()
        }
        Event::TableSorted { .. } => t_string!(i18n, review.deed.table_sorted, column = name),
        Event::TableFiltered { filter: None } => {
            t_string!(i18n, review.deed.table_unfiltered).to_string()
        }
        Event::TableFiltered { .. } => t_string!(i18n, review.deed.table_filtered).to_string(),
        Event::ColumnsChosen { .. } => t_string!(i18n, review.deed.columns_chosen).to_string(),
        Event::ComparisonChosen { .. } => t_string!(i18n, review.deed.comparison, names = name),
        Event::TextEdited { topic, .. } => {
            let topic = topic_name(i18n, *topic);
            t_string!(i18n, review.deed.segment_text, topic = topic, name = name)
        }
    }
}

/// What a text of a segment is about.
pub fn topic_name(i18n: Words, topic: Topic) -> &'static str {
    match topic {
        Topic::Reason => t_string!(i18n, audience.texts.reason),
        Topic::Needs => t_string!(i18n, audience.texts.needs),
        Topic::Summary => t_string!(i18n, audience.texts.summary),
        Topic::PersonaName => t_string!(i18n, audience.persona.name),
        Topic::PersonaLife => t_string!(i18n, audience.persona.life),
        Topic::PersonaBuying => t_string!(i18n, audience.persona.buying),
        Topic::PersonaFears => t_string!(i18n, audience.persona.fears),
        Topic::PersonaReach => t_string!(i18n, audience.persona.reach),
    }
}

fn of_content(i18n: Words, event: &content::Event, name: String) -> String {
    use content::Event;
    match event {
        Event::Created { from: None, .. } => t_string!(i18n, review.deed.created, name = name),
        Event::Created { .. } => t_string!(i18n, review.deed.duplicated, name = name),
        Event::Renamed { .. } => t_string!(i18n, review.deed.renamed, name = name),
        Event::Deleted { .. } => t_string!(i18n, review.deed.removed, name = name),
        Event::Opened { .. } => t_string!(i18n, review.deed.opened, name = name),
        Event::PartShown { part } => {
            t_string!(i18n, review.deed.part_shown, part = part_name(i18n, *part))
        }
        Event::WidthChosen { width } => {
            let width = match width {
                Width::Full => t_string!(i18n, content.preview.full),
                Width::Tablet => t_string!(i18n, review.width.tablet),
                Width::Phone => t_string!(i18n, review.width.phone),
            };
            t_string!(i18n, review.deed.width_chosen, width = width)
        }
        Event::FindingsShown { .. } => t_string!(i18n, review.deed.findings_shown, name = name),
        Event::Shaped { .. } => t_string!(i18n, review.deed.shaped, name = name),
        Event::TextEdited { part, .. } => {
            let part = part_name(i18n, *part);
            t_string!(i18n, review.deed.code_edited, part = part, name = name)
        }
    }
}

/// The quieter line under a deed: on what, and how much.
pub fn detail(i18n: Words, moment: &Moment) -> Option<String> {
    match &moment.event {
        Event::Audience(audience::Event::TextEdited { change, .. })
        | Event::Content(content::Event::TextEdited { change, .. })
        | Event::Automation(automation::Event::TextEdited { change, .. })
        | Event::Results(results::Event::TextEdited { change, .. })
        | Event::Site(site::Event::TextEdited { change, .. })
        | Event::Answers(answers::Event::TextEdited { change, .. }) => Some(size(i18n, change)),
        Event::Automation(automation::Event::Edited { change, .. }) => {
            super::automation::detail(i18n, change)
        }
        Event::Desk(desk::Event::Pasted { text, .. }) => Some(match text {
            TextId::Segment(_, topic) => {
                let name = name(i18n, moment).unwrap_or_default();
                format!("{}: {name}", topic_name(i18n, *topic))
            }
            TextId::Carrier(_, part) => {
                let name = name(i18n, moment).unwrap_or_default();
                format!("{}: {name}", part_name(i18n, *part))
            }
            TextId::Item(_) | TextId::Results(_) | TextId::Site(_) | TextId::Answer(_) => {
                name(i18n, moment)?
            }
        }),
        Event::Reverted { .. } | Event::Restored { .. } => name(i18n, moment),
        Event::Content(content::Event::FindingsShown { findings, .. }) => {
            let (errors, warnings) = (findings.errors, findings.warnings);
            let said = t_string!(
                i18n,
                review.deed.found,
                errors = errors,
                warnings = warnings
            );
            Some(said)
        }
        Event::Content(content::Event::Shaped { after, .. }) => {
            let picture = after.picture.clone().unwrap_or_default();
            let (network, ratio) = (after.network.title(), after.ratio.figures());
            let [left, top] = after.focus;
            // Only a post has a network and a crop.
            let crop = format!("{network}, {ratio} ({left} %, {top} %)");
            let post = moment.kind == Some(CarrierKind::Post);
            let parts = [post.then_some(crop), Some(picture)].into_iter().flatten();
            let parts: Vec<String> = parts.filter(|it| !it.is_empty()).collect();
            Some(parts.join(" · "))
        }
        Event::Brief(brief::Event::Pinned { pin, .. }) => {
            Some(t_string!(i18n, review.log.passage, block = pin.block + 1))
        }
        Event::Clock(clock::Event::GapFound { counted_ms, .. })
        | Event::Clock(clock::Event::GapSettled { counted_ms, .. }) => {
            let time = format::clock(*counted_ms as i64);
            Some(t_string!(i18n, review.log.counted, time = time))
        }
        _ => None,
    }
}

fn size(i18n: Words, change: &Change) -> String {
    let sum = |of: fn(&Edit) -> &str| change.edits.iter().map(|e| units(of(e))).sum::<u32>();
    let added = sum(|edit| &edit.inserted);
    let removed = sum(|edit| &edit.removed);
    t_string!(i18n, review.deed.change, added = added, removed = removed)
}

fn rule_name(i18n: Words, rule: Rule) -> &'static str {
    match rule {
        Rule::Safety => t_string!(i18n, rules.safety.title),
        Rule::Order => t_string!(i18n, rules.order.title),
        Rule::PersonalData => t_string!(i18n, rules.personal_data.title),
    }
}

fn part_name(i18n: Words, part: Part) -> &'static str {
    match part {
        Part::Html => t_string!(i18n, content.editor.html),
        Part::Css => t_string!(i18n, content.editor.css),
        Part::Subject => t_string!(i18n, review.part.subject),
        Part::Preheader => t_string!(i18n, review.part.preheader),
        Part::Sender => t_string!(i18n, review.part.sender),
        Part::Title => t_string!(i18n, review.part.title),
        Part::Text => t_string!(i18n, review.part.text),
        Part::Link => t_string!(i18n, review.part.link),
        Part::Alt => t_string!(i18n, review.part.alt),
    }
}

/// What the panel shows; none when it is closed.
pub fn panel_name(i18n: Words, panel: Panel) -> Option<&'static str> {
    match panel {
        Panel::Closed => None,
        Panel::Tasks => Some(t_string!(i18n, desk.panel.tasks)),
        Panel::Brief => Some(t_string!(i18n, desk.panel.brief)),
    }
}

/// The name of a room.
pub fn room(i18n: Words, room: Room) -> &'static str {
    match room {
        Room::Brief => t_string!(i18n, common.rooms.brief),
        Room::Audience => t_string!(i18n, common.rooms.audience),
        Room::Company => t_string!(i18n, common.rooms.company),
        Room::Plan => t_string!(i18n, common.rooms.plan),
        Room::Content => t_string!(i18n, common.rooms.content),
        Room::Site => t_string!(i18n, common.rooms.site),
        Room::Automation => t_string!(i18n, common.rooms.automation),
        Room::Results => t_string!(i18n, common.rooms.results),
        Room::Answers => t_string!(i18n, common.rooms.answers),
    }
}
