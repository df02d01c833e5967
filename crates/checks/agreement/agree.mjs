// How far `proba check html` agrees with html-validate, parse5 and caniemail, on real pages and
// newsletters: every disagreement is printed, with who is right where that is known.
//
//   cargo build --package proba && npm ci && npm run agree
//
// PROBA names another program than target/debug/proba.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { caniemail } from "caniemail";
import { HtmlValidate } from "html-validate";
import { parse } from "parse5";
import { verdict } from "./verdicts.mjs";
import { groups } from "./groups.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = here("../../../");
const proba = process.env.PROBA ?? `${root}target/debug/proba`;

const folder = (path, kind) =>
  readdirSync(here(path))
    .filter((name) => name.endsWith(".html"))
    .map((name) => ({ name: `${path.split("/").at(-2)}/${name}`, file: here(path + name), kind }));
const one = (path, kind) => {
  const name = path.split("/").slice(-2).join("/");
  return { name, file: here(path), kind };
};

const corpus = [
  ...folder("node_modules/foundation-emails/.download/templates/", "newsletter"),
  one("../../../public/cases/bujnie/finished/m1.html", "newsletter"),
  one("../../../public/cases/bujnie/finished/m3.html", "newsletter"),
  one("../../../public/cases/bujnie/solution/newsletter.html", "newsletter"),
  one("../../../public/cases/bujnie/solution/landing-page.html", "landing-page"),
  ...folder("../../../public/cases/bujnie/site/", "page"),
  ...folder("node_modules/html5-boilerplate/dist/", "page"),
  ...folder("node_modules/startbootstrap-agency/dist/", "page"),
  ...folder("node_modules/startbootstrap-clean-blog/dist/", "page"),
  ...folder("node_modules/startbootstrap-creative/dist/", "page"),
  ...folder("node_modules/startbootstrap-landing-page/dist/", "landing-page"),
];

const ours = ({ file, kind }) => {
  const options = { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] };
  try {
    const words = ["--json", "check", "html", file, "--as", kind];
    return JSON.parse(execFileSync(proba, words, options));
  } catch (failure) {
    // Exit 1 is a finding, not a failure.
    return JSON.parse(failure.stdout);
  }
};

/** Two lists of keys, compared; who is right in each difference. */
class Tally {
  constructor(title) {
    Object.assign(this, { title, both: 0, differences: [] });
  }

  compare(mine, theirs, describe) {
    for (const key of mine) {
      if (theirs.has(key)) this.both += 1;
      else this.differences.push(["only proba", describe(key)]);
    }
    for (const key of theirs) {
      if (!mine.has(key)) this.differences.push(["only the other", describe(key)]);
    }
  }

  print() {
    const judged = this.differences.map(([side, what]) => [side, what, verdict(side, what)]);
    const open = judged.filter(([, , why]) => !why || why.right !== "proba").length;
    const all = this.both + this.differences.length;
    const share = (part) => (all === 0 ? "100.0" : ((100 * part) / all).toFixed(1));
    console.log(`\n# ${this.title}`);
    console.log(`both ${this.both}, different ${this.differences.length}: agreement ` +
      `${share(this.both)} %; the other is right, or nobody knows: ${open}`);
    for (const [side, what, why] of judged) {
      console.log(`  ${side}: ${what}${why ? ` — ${why.right} is right: ${why.because}` : ""}`);
    }
    return { share: Number(share(this.both)), open };
  }
}

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: Object.fromEntries(groups.flatMap(({ theirs }) => theirs.map((rule) => [rule, "error"]))),
});

const html = new Tally("html-validate: the rules that both have, by file, rule and line");
const tokens = new Tally("parse5: errors that the HTML standard names, by file, code and line");
const mail = new Tally("caniemail: features that a client does not wholly support");

for (const document of corpus) {
  const text = readFileSync(document.file, "utf8");
  const checked = ours(document);
  const at = (group, line) => `${document.name}:${line} ${group}`;

  const mine = new Set();
  for (const { code, line, arguments: words } of checked.findings) {
    const group = groups.find((group) => group.ours.includes(code) && !group.unless?.(words ?? {}));
    if (group) mine.add(at(group.name, line));
  }
  const theirs = new Set();
  const report = await validator.validateString(text);
  for (const { ruleId, line, message } of report.results.flatMap(({ messages }) => messages)) {
    const group = groups.find(
      (group) => group.theirs.includes(ruleId) && (!group.only || group.only.test(message)),
    );
    if (group && !(document.kind === "newsletter" && group.notInMail)) {
      theirs.add(at(group.name, line));
    }
  }
  html.compare(mine, theirs, (key) => key);

  const named = new Set();
  parse(text, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine }) => named.add(at(code, startLine)),
  });
  const standard = new Set(
    checked.findings
      .filter(({ area, code }) => area === "syntax" && groups.standard.has(code))
      .map(({ code, line }) => at(code, line)),
  );
  const foreign = [...named].filter((key) => groups.standard.has(key.split(" ").at(-1)));
  tokens.compare(standard, new Set(foreign), (key) => key);

  if (document.kind === "newsletter") compareMail(document, text, checked);
}

function compareMail(document, text, checked) {
  const { issues } = caniemail({ clients: ["*"], html: text });
  const theirs = new Set();
  const known = new Set();
  for (const list of [issues.errors, issues.warnings]) {
    for (const [client, found] of list) {
      for (const { title } of found) theirs.add(`${document.name}: ${title} in ${client}`);
    }
  }
  for (const client of groups.clients) known.add(client);
  const mine = new Set();
  for (const { title, clients } of checked.clients) {
    for (const client of Object.keys(clients)) {
      if (known.has(client)) mine.add(`${document.name}: ${title} in ${client}`);
    }
  }
  mail.compare(mine, theirs, (key) => key);
}

// Broken texts, for the names of the standard: the inputs of the pages of cases, and real pages
// with a few characters lost. The same seed loses the same.
const scratch = mkdtempSync(`${tmpdir()}/agree-`);
const broken = [];
for (const page of ["01-tokens", "02-construction"]) {
  const text = readFileSync(here(`../tests/cases/${page}.md`), "utf8");
  for (const [, input] of text.matchAll(/~~~html\n([^]*?)\n?~~~/g)) {
    if (!input.includes("⟨")) broken.push(input);
  }
}
let seed = 7;
const draw = (limit) => (seed = (seed * 48271) % 2147483647) % limit;
for (const { file } of corpus) {
  for (let copy = 0; copy < 4; copy++) {
    let text = readFileSync(file, "utf8");
    for (let cut = 0; cut < 12; cut++) {
      const at = draw(text.length);
      text = text.slice(0, at) + text.slice(at + 1 + draw(3));
    }
    broken.push(text);
  }
}
const exact = new Tally("parse5: the same over broken texts, by code and place");
broken.forEach((text, number) => {
  const file = `${scratch}/${number}.html`;
  writeFileSync(file, text);
  // An end that comes too soon is shown where the open part begins, by parse5 where the text ends.
  const key = (code, line) => `${number}:${code.startsWith("eof-") ? "end" : line} ${code}`;
  const theirs = new Set();
  parse(text, {
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    onParseError: ({ code, startLine }) => {
      if (groups.standard.has(code)) theirs.add(key(code, startLine));
    },
  });
  const { findings } = ours({ file, kind: "page" });
  const standard = findings.filter(({ code }) => groups.standard.has(code));
  exact.compare(new Set(standard.map(({ code, line }) => key(code, line))), theirs, (key) => key);
});
rmSync(scratch, { recursive: true });

console.log(`${corpus.length} documents, ${broken.length} broken texts`);
const results = [html, tokens, exact, mail].map((tally) => tally.print());
process.exitCode = results.some(({ open }) => open > 0) ? 1 : 0;
