//! A text of the journal in an editor: the one on screen, and the one that is kept, in step.

use super::line::{note_paste, step};
use crate::browser::editor::{Editor, Heard, Mark};
use crate::desk::Desk;
use exam::{Edit, Text, TextId};
use leptos::prelude::*;

/// The handle.
#[derive(Clone, Copy)]
pub struct Leaf {
    pub desk: Desk,
    pub id: StoredValue<TextId>,
    /// The text as the editor has it.
    text: StoredValue<Text, LocalStorage>,
    /// While it is there.
    editor: StoredValue<Option<Editor>, LocalStorage>,
    changed: StoredValue<Option<Callback<()>>>,
    moved: StoredValue<Option<Callback<u32>>>,
    marks: StoredValue<Vec<Mark>>,
    /// What is to be shown as soon as there is an editor.
    wanted: StoredValue<Option<(u32, u32)>>,
}

impl Leaf {
    /// To be called in a component's body: it ends with the component.
    pub fn new(desk: Desk, id: TextId) -> Self {
        let kept = desk.text(id.clone());
        let leaf = Self {
            desk,
            id: StoredValue::new(id),
            text: StoredValue::new_local(Text::new(kept.get_untracked())),
            editor: StoredValue::new_local(None),
            changed: StoredValue::new(None),
            moved: StoredValue::new(None),
            marks: StoredValue::default(),
            wanted: StoredValue::new(None),
        };
        Effect::new(move |_| leaf.adopt(&kept.get()));
        on_cleanup(move || leaf.editor.set_value(None));
        leaf
    }

    /// Calls `changed` whenever the text on screen has changed, before anything else happens.
    pub fn on_change(self, changed: impl Fn() + Send + Sync + 'static) {
        self.changed
            .set_value(Some(Callback::new(move |()| changed())));
    }

    /// Calls `moved` when the caret of the editor stands elsewhere.
    pub fn on_caret(self, moved: impl Fn(u32) + Send + Sync + 'static) {
        self.moved.set_value(Some(Callback::new(moved)));
    }

    fn tell(self) {
        if let Some(changed) = self.changed.get_value() {
            changed.run(());
        }
    }

    /// The text as the editor has it.
    pub fn text(self) -> String {
        self.text.with_value(|text| text.as_str().to_string())
    }

    /// Reads the text without a copy.
    pub fn with_text<T>(self, read: impl FnOnce(&str) -> T) -> T {
        self.text.with_value(|text| read(text.as_str()))
    }

    /// Brings what an undo, another moment of a replay, or a refused edit left into the editor.
    fn adopt(self, kept: &str) {
        if self.with_text(|text| text == kept) {
            return;
        }
        self.text.set_value(Text::new(kept));
        self.with_editor(|editor| editor.set(kept));
        self.tell();
    }

    /// Puts an editor in its place, with the text of now.
    pub fn place(self, editor: Option<Editor>) {
        if let Some(editor) = &editor {
            self.with_text(|text| editor.set(text));
            editor.set_read_only(!self.desk.writable().get_untracked());
            self.marks.with_value(|marks| editor.set_marks(marks));
        }
        let there = editor.is_some();
        self.editor.set_value(editor);
        let wanted = there.then(|| self.wanted.try_update_value(Option::take).flatten());
        if let Some((from, to)) = wanted.flatten() {
            self.reveal(from, to);
        }
    }

    /// Underlines these stretches from now on.
    pub fn mark(self, marks: Vec<Mark>) {
        self.with_editor(|editor| editor.set_marks(&marks));
        self.marks.set_value(marks);
    }

    /// Selects a stretch and takes the focus, once there is an editor.
    pub fn reveal(self, from: u32, to: u32) {
        let there = self.editor.with_value(|editor| {
            if let Some(editor) = editor {
                editor.reveal(from, to);
            }
            editor.is_some()
        });
        self.wanted.set_value((!there).then_some((from, to)));
    }

    /// Does something with the editor, if it is there.
    pub fn with_editor(self, act: impl FnOnce(&Editor)) {
        self.editor.with_value(|editor| {
            if let Some(editor) = editor {
                act(editor);
            }
        });
    }

    /// What a person did in the editor.
    pub fn hear(self, heard: Heard) {
        // An editor tells its last words while it is taken out.
        let Some(id) = self.id.try_get_value() else {
            return;
        };
        match heard {
            Heard::Edit(edits) => self.typed(edits),
            Heard::Undo => step(self.desk, &id, true),
            Heard::Redo => step(self.desk, &id, false),
            Heard::Blur => self.desk.rest(),
            Heard::Caret(at) => {
                if let Some(moved) = self.moved.get_value() {
                    moved.run(at);
                }
            }
            Heard::Paste { units, inside } => note_paste(self.desk, id, units, inside),
        }
    }

    /// Takes in edits that stand in the editor. The screen comes first, then the journal.
    pub fn typed(self, edits: Vec<Edit>) {
        let fits = self
            .text
            .try_update_value(|text| text.type_in(&edits).is_ok());
        if fits == Some(true) {
            self.tell();
            self.desk.type_text(self.id.get_value(), edits);
        }
    }

    /// The selection in UTF-16 units.
    pub fn selection(self) -> (u32, u32) {
        let mut range = (0, 0);
        self.with_editor(|editor| range = editor.selection());
        range
    }

    /// Makes an edit that is one step of its own, and selects the range.
    pub fn edit(self, edit: Edit, select: (u32, u32)) {
        self.desk.rest();
        self.with_editor(|editor| {
            editor.apply(std::slice::from_ref(&edit));
        });
        self.typed(vec![edit]);
        self.desk.rest();
        self.with_editor(|editor| editor.reveal(select.0, select.1));
    }
}

/// The text between two UTF-16 offsets.
pub fn between(text: &str, (from, to): (u32, u32)) -> String {
    let units = text.encode_utf16().skip(from as usize);
    let units: Vec<u16> = units.take((to.saturating_sub(from)) as usize).collect();
    String::from_utf16_lossy(&units)
}
