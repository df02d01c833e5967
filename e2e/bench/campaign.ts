// What `crates/simulator/examples/bench.rs` runs: 27 steps that everybody enters, 20 predicates.

type Node = Record<string, unknown>;
type Edge = { from: string; port: string; to: string };

const node = (id: string, kind: string, config: Node): Node => {
  return { id, kind, title: id, config, x: 0, y: 0 };
};

function workflow(): Node {
  const nodes = [
    node("in", "trigger-segment", { segment: "all" }),
    node("noon", "wait-until", { time: "12:00" }),
  ];
  const edges: Edge[] = [{ from: "in", port: "next", to: "noon" }];
  let last = [{ from: "noon", port: "next" }];
  for (let at = 0; at < 5; at += 1) {
    const id = (name: string) => `${name}${at}`;
    const rule = { is: { field: "age", op: "less", value: 40 } };
    nodes.push(
      node(id("wait"), "wait-duration", { minutes: 7_200 }),
      node(id("send"), "send-email", { message: "m" }),
      node(id("open"), "decision-open", { message: "m", minutes: 4_320 }),
      node(id("young"), "if-else", { rule }),
      node(id("tag"), "add-tag", { tag: "seen" }),
    );
    edges.push(...last.map((from) => ({ ...from, to: id("wait") })));
    edges.push(
      { from: id("wait"), port: "next", to: id("send") },
      { from: id("send"), port: "next", to: id("open") },
      { from: id("open"), port: "yes", to: id("young") },
      { from: id("young"), port: "yes", to: id("tag") },
    );
    last = [
      { from: id("tag"), port: "next" },
      { from: id("young"), port: "no" },
      { from: id("open"), port: "no" },
    ];
  }
  const settings = { reentry: "once", entry_filter: null, suppression: [] };
  return { format: 1, id: "w", title: "W", nodes, edges, settings };
}

export function campaign(): Node {
  const rule = { is: { field: "id", op: "at-least", value: 1 } };
  return {
    format: 1,
    id: "bench",
    title: "Bench",
    from: "2026-03-02",
    days: 60,
    segments: [{ id: "all", title: "All", rule }],
    messages: [{ id: "m", carrier: "email", title: "M", links: ["/a"] }],
    workflows: [workflow()],
  };
}

/** Pairs of rules of twenty predicates: one whose are all new, then one with another last. */
export function twenty(pairs: number): unknown[] {
  const is = (field: string, op: string, value: unknown) => ({ is: { field, op, value } });
  const rule = (pair: number, changed: number) => {
    const each = (_: unknown, at: number) => {
      const fresh = pair * 20 + at;
      if (at % 5 === 0) return is("age", "at-least", fresh);
      if (at % 5 === 1) return is("orders.last", "date", `last ${100 + fresh} days`);
      if (at % 5 === 2) return is("town", "starts-with", `K${fresh}`);
      if (at % 5 === 3) return is("points", "at-most", fresh);
      return is("orders.value_grosze", "between", [fresh, at === 19 ? 90_000 + changed : 90_000]);
    };
    return { any: Array.from({ length: 20 }, each) };
  };
  return Array.from({ length: pairs }, (_, pair) => [rule(pair, 0), rule(pair, 1)]).flat();
}
