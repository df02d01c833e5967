// What mail clients support, from caniemail.com's data (MIT) as the npm package caniemail carries
// it: a line a client, a line a feature with how it is found and a sign a client, a line a note.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const at = new URL("./node_modules/caniemail/", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", at), "utf8"));
const raw = JSON.parse(readFileSync(new URL("data/caniemail.json", at), "utf8"));

const clients = [];
for (const { stats } of raw.data)
  for (const family of Object.keys(stats))
    for (const platform of Object.keys(stats[family])) {
      const id = `${family}.${platform}`;
      if (!clients.includes(id)) clients.push(id);
    }
clients.sort();
const nice = (id) => {
  const [family, platform] = id.split(".");
  const { family: families, platform: platforms } = raw.nicenames;
  return `${families[family]} (${platforms[platform] ?? platform})`;
};

// Newest version by number, not by letters: 9.1 comes before 12.4.
const parts = (text) => text.split(/[^0-9]+/).filter(Boolean).map(Number);
const newer = (a, b) => {
  const [x, y] = [parts(a), parts(b)];
  for (let at = 0; at < Math.max(x.length, y.length); at++) {
    if ((x[at] ?? 0) !== (y[at] ?? 0)) return (x[at] ?? 0) - (y[at] ?? 0);
  }
  return 0;
};
const latest = (versions) => versions[Object.keys(versions).sort(newer).at(-1)];

// How a feature is found, where its name does not say it.
const found = {
  "css-at-media-device-pixel-ratio": "m -webkit-device-pixel-ratio,-webkit-min-device-pixel-ratio",
  "css-at-media-hover": "m hover,any-hover",
  "css-at-media-orientation": "m orientation",
  "css-at-media-prefers-color-scheme": "m prefers-color-scheme",
  "css-at-media-prefers-reduced-motion": "m prefers-reduced-motion",
  "css-block-inline-size": "p block-size,inline-size",
  "css-border-inline-block-individual": 
    "p border-inline-start,border-inline-end,border-block-start,border-block-end",
  "css-border-inline-block-longhand": 
    "p border-inline-width,border-inline-style,border-inline-color," +
    "border-block-width,border-block-style,border-block-color",
  "css-border-inline-block": "p border-inline,border-block",
  "css-border-radius-logical": 
    "p border-start-start-radius,border-start-end-radius," +
    "border-end-start-radius,border-end-end-radius",
  "css-column-layout-properties": "p columns,column-width,column-fill,column-rule,column-span",
  "css-comments": "-",
  "css-color-scheme": "p color-scheme",
  "css-flex-direction": "v flex-direction column",
  "css-flex-wrap": "v flex-wrap wrap",
  "css-gap": "p gap,column-gap,row-gap",
  "css-grid-template": 
    "p grid-template,grid-template-columns,grid-template-rows,grid-template-areas",
  "css-height": "p height",
  "css-important": "!",
  "css-intrinsic-size": "w fit-content,min-content,max-content",
  "css-left-right-top-bottom": "p left,right,top,bottom",
  "css-margin-block-start-end": "p margin-block-start,margin-block-end",
  "css-margin-inline-block": "p margin-inline,margin-block",
  "css-margin-inline-start-end": "p margin-inline-start,margin-inline-end",
  "css-max-height": "p max-height",
  "css-min-height": "p min-height",
  "css-modern-color": "f lch,oklch,lab,oklab",
  "css-nesting": "-",
  "css-padding-block-start-end": "p padding-block-start,padding-block-end",
  "css-padding-inline-block": "p padding-inline,padding-block",
  "css-padding-inline-start-end": "p padding-inline-start,padding-inline-end",
  "css-pseudo-class-lang": "s :lang()",
  "css-pseudo-class-has": "s :has()",
  "css-pseudo-class-not": "s :not()",
  "css-pseudo-class-nth-child": "s :nth-child()",
  "css-pseudo-class-nth-last-child": "s :nth-last-child()",
  "css-pseudo-class-nth-last-of-type": "s :nth-last-of-type()",
  "css-pseudo-class-nth-of-type": "s :nth-of-type()",
  "css-selector-adjacent-sibling": "c next",
  "css-selector-attribute": "c attribute",
  "css-selector-chaining": "c chain",
  "css-selector-child": "c child",
  "css-selector-class": "c class",
  "css-selector-descendant": "c descendant",
  "css-selector-general-sibling": "c later",
  "css-selector-grouping": "c group",
  "css-selector-id": "c id",
  "css-selector-type": "c type",
  "css-selector-universal": "c universal",
  "css-sytem-ui": "w system-ui,ui-serif,ui-sans-serif,ui-rounded,ui-monospace",
  "css-unit-calc": "f calc",
  "css-unit-initial": "w initial",
  "css-unit-percent": "u %",
  "css-variables": "f var",
  "css-width": "p width",
  "css-font": "p font",
  "html-anchor-links": "h #",
  "html-mailto-links": "h mailto:",
  "html-base": "e base",
  "html-comments": "-",
  "html-doctype": "-",
  "html-h1-h6": "e h1,h2,h3,h4,h5,h6",
  "html-image-maps": "e map",
  "html-lists": "e ul,ol,dl",
  "html-meta-color-scheme": "n color-scheme",
  "html-semantics":
    "e article,aside,details,figcaption,figure,footer,header,main,mark,nav,section,summary,time",
  "html-srcset": "a srcset,sizes",
  "html-svg": "e svg",
  "html-address": "e address",
  "image-base64": "i data:",
  "image-mp4": "i .mp4",
  "image-jpg": "i .jpg,.jpeg",
  "image-tiff": "i .tif,.tiff",
  "image-heif": "i .heif,.heic",
  "image-apng": "i .apng",
  "image-hdr": "-",
  amp: "-",
  bimi: "-",
};

const detect = ({ slug, title, category }) => {
  if (found[slug]) return found[slug];
  let match;
  if (category === "image") return `i .${slug.slice(6)}`;
  if (slug.startsWith("css-at-")) return `@ ${slug.slice(7)}`;
  if ((match = /^css-pseudo-(?:class|element)-/.exec(slug))) return `s ${title}`;
  if ((match = /^([a-z-]+)\(\)$/.exec(title))) return `f ${match[1]}`;
  if ((match = /^(\S+) unit$/.exec(title))) return `u ${match[1]}`;
  if ((match = /^([a-z-]+):([a-z-]+)$/.exec(title))) return `v ${match[1]} ${match[2]}`;
  if (category === "css") return `p ${title.trim()}`;
  match = /^<(\w+) (\w+)="(\w+)">/.exec(title);
  if (match) return `t ${match[1]} ${match[2]} ${match[3]}`;
  if ((match = /^<(\w+)>/.exec(title))) return `e ${match[1]}`;
  if ((match = /^([a-z-]+) attribute$/.exec(title))) return `a ${match[1]}`;
  throw new Error(`how to find ${slug} (${title})?`);
};

const flat = (text) => text.replace(/\s+/g, " ").trim();
const lines = [
  `# Support in mail clients: caniemail.com data of ${raw.last_update_date.slice(0, 10)} (MIT,`,
  `# https://github.com/hteumeuleu/caniemail) from npm caniemail ${version}.`,
  "# `c` client, `f` feature: how it is found | title | a sign a client,",
  "# `n` note of the feature above.",
  "# Signs: y supported, a partly, n not, u unknown, - no data; digits: notes.",
];
for (const id of clients) lines.push(`c ${id} ${nice(id)}`);
for (const feature of raw.data) {
  const signs = clients.map((id) => {
    const [family, platform] = id.split(".");
    const versions = feature.stats[family]?.[platform];
    if (!versions) return "-";
    const state = latest(versions);
    const notes = [...state.matchAll(/#(\d+)/g)].map(([, number]) => number);
    return state[0] + notes.join("+");
  });
  const how = detect(feature);
  if (how === "-") continue;
  lines.push(`f ${feature.slug} | ${how} | ${flat(feature.title)} | ${signs.join(" ")}`);
  const used = new Set(signs.flatMap((sign) => sign.slice(1).split("+")).filter(Boolean));
  for (const [number, note] of Object.entries(feature.notes_by_num ?? {})) {
    if (used.has(number)) lines.push(`n ${number} ${flat(note)}`);
  }
}
writeFileSync(new URL("../data/mail.txt", import.meta.url), lines.join("\n") + "\n");
console.log(`${clients.length} clients, ${lines.length} lines`);
