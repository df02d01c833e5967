// The rules that both have: ours by code, html-validate's by rule.
import { getAllFeatures } from "caniemail";

export const groups = [
  { name: "unclosed", ours: ["unclosed-element", "stray-end-tag", "misnested-end-tag",
    "wrong-heading-end-tag"], theirs: ["close-order"] },
  { name: "duplicate-id", ours: ["duplicate-id"], theirs: ["no-dup-id"] },
  { name: "duplicate-attribute", ours: ["duplicate-attribute"], theirs: ["no-dup-attr"] },
  { name: "obsolete-element", ours: ["obsolete-element"], theirs: ["deprecated"], notInMail: true },
  { name: "obsolete-attribute", ours: ["obsolete-attribute"], theirs: ["no-deprecated-attr"],
    notInMail: true },
  { name: "unknown-element", ours: ["unknown-element"], theirs: ["no-unknown-elements"] },
  { name: "nesting", ours: ["wrong-parent", "block-in-inline", "interactive-in-interactive",
    "head-only-element", "forbidden-inside", "nested-element", "element-in-table",
    "cell-outside-row"],
    theirs: ["element-permitted-content", "element-permitted-parent"],
    // Outdated elements have a rule of their own, in both.
    only: /^(?!.*<(center|font)>)/ },
  { name: "missing-lang", ours: ["missing-lang"], theirs: ["element-required-attributes"],
    only: /"lang"/ },
  { name: "missing-alt", ours: ["missing-alt"], theirs: ["wcag/h37", "wcag/h36"] },
  { name: "missing-attribute", ours: ["missing-attribute"],
    theirs: ["element-required-attributes"], only: /^(?!.*"(lang|alt)")/ },
  { name: "bad-value", ours: ["bad-attribute-value"], theirs: ["attribute-allowed-values"] },
  { name: "label", ours: ["field-without-label", "placeholder-as-label"],
    theirs: ["input-missing-label"] },
  { name: "link-text", ours: ["link-without-text"], theirs: ["wcag/h30"] },
  { name: "button-text", ours: ["button-without-text"], theirs: ["text-content"],
    only: /button/ },
  { name: "empty-heading", ours: ["empty-heading"], theirs: ["empty-heading"] },
  { name: "heading-level", ours: ["skipped-heading", "second-main-heading"],
    theirs: ["heading-level"] },
  { name: "missing-doctype", ours: ["missing-doctype"], theirs: ["missing-doctype"] },
  { name: "bad-doctype", ours: ["bad-doctype"], theirs: ["doctype-html"] },
  { name: "missing-title", ours: ["missing-title"], theirs: ["element-required-content"],
    only: /title/ },
  { name: "empty-title", ours: ["empty-title"], theirs: ["empty-title"] },
  { name: "missing-target", ours: ["missing-target"], theirs: ["no-missing-references"] },
  { name: "unknown-reference", ours: ["unknown-named-character-reference"],
    theirs: ["unrecognized-char-ref"] },
  { name: "id", ours: ["bad-id"], theirs: ["valid-id"] },
];

// Names of the standard that the tokenizer and the tree builder of both report.
groups.standard = new Set(
  `abrupt-closing-of-empty-comment cdata-in-html-content control-character-reference
  control-character-in-input-stream duplicate-attribute end-tag-with-attributes
  end-tag-with-trailing-solidus eof-before-tag-name eof-in-comment eof-in-doctype eof-in-tag
  incorrectly-closed-comment incorrectly-opened-comment invalid-first-character-of-tag-name
  missing-attribute-value missing-end-tag-name missing-semicolon-after-character-reference
  missing-whitespace-between-attributes nested-comment null-character-reference
  unexpected-character-in-attribute-name unexpected-character-in-unquoted-attribute-value
  unexpected-equals-sign-before-attribute-name unexpected-null-character
  unexpected-question-mark-instead-of-tag-name unexpected-solidus-in-tag
  unknown-named-character-reference
  non-void-html-element-start-tag-with-trailing-solidus`.split(/\s+/),
);

// The clients that the npm package knows, by asking it.
const candidates = `apple-mail.macos apple-mail.ios gmail.desktop-webmail gmail.ios gmail.android
  gmail.mobile-webmail orange.desktop-webmail orange.ios orange.android outlook.windows
  outlook.windows-mail outlook.macos outlook.ios outlook.android yahoo.desktop-webmail yahoo.ios
  yahoo.android aol.desktop-webmail aol.ios aol.android samsung-email.android sfr.desktop-webmail
  sfr.ios sfr.android thunderbird.macos protonmail.desktop-webmail protonmail.ios
  protonmail.android hey.desktop-webmail mail-ru.desktop-webmail fastmail.desktop-webmail
  laposte.desktop-webmail`.split(/\s+/);
const { supported } = getAllFeatures(candidates);
groups.clients = candidates.filter((client) => supported.has(client));
