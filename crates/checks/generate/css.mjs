// The grammar of CSS, from mdn-data (CC0-1.0), as one line a definition: properties, then types,
// functions, at-rules. Experimental properties are in: what browsers know is no mistake.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { css } = require("mdn-data");
const { version } = JSON.parse(readFileSync(require.resolve("mdn-data/package.json"), "utf8"));

// Where the data lags behind the standards.
const patches = {
  shape: "rect( [ <length> | auto ]#{4} ) | rect( [ <length> | auto ]{4} )",
  "line-width": "<length [0,∞]> | thin | medium | thick",
};
const flat = (text) => text.replace(/\s+/g, " ").trim();
const lines = [
  `# CSS grammar from mdn-data ${version} (CC0-1.0, https://github.com/mdn/data).`,
  "# `p` property (`!` obsolete), `t` type, `s` selector, `@` at-rule.",
];
const used = new Set();
const note = (syntax) => {
  for (const [, name] of syntax.matchAll(/<([a-z][a-z0-9()-]*)/g)) used.add(name);
  return flat(syntax);
};
for (const [name, { syntax, status }] of Object.entries(css.properties).sort()) {
  if (name === "--*") continue;
  lines.push(`p${status === "obsolete" ? "!" : ""} ${name}: ${note(syntax)}`);
}
const syntaxes = { ...css.syntaxes };
for (const [name, { syntax }] of Object.entries(css.functions)) {
  if (!syntaxes[name]) syntaxes[name] = { syntax };
}
for (const [name, syntax] of Object.entries(patches)) syntaxes[name] = { syntax };
const todo = [...used];
const done = new Set();
const types = [];
while (todo.length) {
  const name = todo.pop();
  if (done.has(name) || !syntaxes[name]) continue;
  done.add(name);
  const before = used.size;
  types.push(`t ${name}: ${note(syntaxes[name].syntax)}`);
  if (used.size > before) todo.push(...[...used].filter((other) => !done.has(other)));
}
lines.push(...types.sort());
for (const name of Object.keys(css.selectors).sort()) {
  if (name.startsWith(":")) lines.push(`s ${name}`);
}
for (const name of Object.keys(css.atRules).sort()) lines.push(`@ ${name.slice(1)}`);
writeFileSync(new URL("../data/css.txt", import.meta.url), lines.join("\n") + "\n");
const missing = [...used].filter((name) => !syntaxes[name] && !css.properties[name]);
console.log(`${lines.length} lines; types without a definition: ${missing.sort().join(" ")}`);
