// Who is right where the two differ, and why. A difference that is not here is open.
import { rawData } from "caniemail";

const parts = (text) => text.split(/[^0-9]+/).filter(Boolean).map(Number);
const newer = (a, b) => {
  const [x, y] = [parts(a), parts(b)];
  for (let at = 0; at < Math.max(x.length, y.length); at++) {
    if ((x[at] ?? 0) !== (y[at] ?? 0)) return (x[at] ?? 0) - (y[at] ?? 0);
  }
  return 0;
};

/** A feature and its sign for the newest version of a client. */
function state(what) {
  const [, title, client] = /: (.+) in (\S+)$/.exec(what) ?? [];
  const feature = rawData.data.find((held) => held.title.trim() === title?.trim());
  const [family, platform] = (client ?? "").split(".");
  const versions = feature?.stats[family]?.[platform] ?? {};
  return { feature, versions, sign: versions[Object.keys(versions).sort(newer).at(-1)] };
}

const verdicts = [
  {
    side: "only the other",
    when: (what) => state(what).sign?.startsWith("u"),
    because: "the data say that support is not known, which is not the same as partial",
  },
  {
    side: "only the other",
    when: (what) => {
      const { versions, sign } = state(what);
      return sign?.startsWith("y") && Object.keys(versions).length > 1;
    },
    because: "it sorts versions as words, so that 5.1 comes after 12.2",
  },
  {
    side: "only the other",
    when: (what) => / (height property|border|width property) in /.test(what),
    because: "it looks for a part of the name: line-height counts as height",
  },
  {
    side: "only proba",
    when: (what) => / Grouping selectors in /.test(what),
    because: "it tries each selector alone, and so never sees a group",
  },
  {
    side: "only proba",
    when: (what) => / image format in /.test(what),
    because: "it does not look at the addresses of pictures",
  },
  {
    side: "only proba",
    when: (what) => /\.html: /.test(what) && state(what).feature?.category === "css",
    because: "it does not look inside @media",
  },
  {
    side: "only proba",
    when: (what) => /nesting$/.test(what),
    because: "a style belongs in the head (HTML, 4.2.6), and <center> hides it from the other",
  },
  {
    side: "only the other",
    when: (what) => /heading-level$/.test(what),
    because: "a mail is shown in a page with a heading of its own, so it may begin at the second",
  },
];

export function verdict(side, what) {
  const known = verdicts.find((held) => held.side === side && held.when(what));
  return known && { right: known.right ?? "proba", because: known.because };
}
