// Practice: each failure is brought about for real, and the desk says what came back.

import type { Page } from "@playwright/test";

import { screens, sit, type Screens } from "../candidate.ts";
import { expect, test } from "../fixtures.ts";

async function practise(page: Page): Promise<Screens> {
  const all = screens(page, "pl");
  await all.lobby.open();
  await all.lobby.readyForOffline();
  await sit(all, "practice");
  await all.desk.room("answers");
  await all.answers.open(0);
  return all;
}

type Kind = "connection" | "closing" | "power";

/** The card of a drill in the window of drills. */
function card({ desk, words }: Screens, kind: Kind) {
  const window = desk.page.getByRole("dialog", { name: words.of("drills.title") });
  const name = words.of(`drills.${kind}.name`);
  return window.locator("section.card").filter({ hasText: name });
}

async function begin(all: Screens, kind: Kind): Promise<void> {
  await all.desk.more("drills.title");
  await card(all, kind).getByRole("button", { name: all.words.of("drills.begin") }).click();
  await expect(bar(all)).toHaveAttribute("data-drill", "0");
}

const bar = ({ desk }: Screens) => desk.page.locator("[data-drill]");

/** A figure of a drill that was done. */
function fact(all: Screens, kind: Kind, name: string) {
  const row = card(all, kind).locator(".facts > div");
  return row.filter({ hasText: all.words.of(`drills.fact.${name}`) }).locator("dd");
}

test("the connection goes and comes, and work without it is kept", async ({ page, network }) => {
  const all = await practise(page);
  await begin(all, "connection");
  await network.cut();
  await expect(bar(all)).toHaveAttribute("data-drill", "1");
  await all.answers.write("bez sieci");
  await all.desk.saved();
  await expect(bar(all)).toHaveAttribute("data-drill", "2");
  await network.join();
  await expect(fact(all, "connection", "acts")).toHaveText("1");
  await expect(fact(all, "connection", "away")).toHaveText(/^0:0\d:\d\d$/);
  await expect(bar(all)).toHaveCount(0);
});

test("a connection that comes back before any work has shown nothing", async ({
  page,
  network,
}) => {
  const all = await practise(page);
  await begin(all, "connection");
  await network.cut();
  await expect(bar(all)).toHaveAttribute("data-drill", "1");
  await network.join();
  await expect(bar(all)).toHaveAttribute("data-drill", "0");
  await bar(all).getByRole("button", { name: all.words.of("drills.stop") }).click();
  await expect(bar(all)).toHaveCount(0);
});

test("a closed browser comes back with every act", async ({ page, context }) => {
  const all = await practise(page);
  await begin(all, "closing");
  await all.answers.write("zdanie przed zamknięciem");
  await all.desk.saved();
  await expect(bar(all)).toHaveAttribute("data-drill", "1");
  await page.close();

  const again = screens(await context.newPage(), "pl");
  await again.lobby.open();
  await again.lobby.resume();
  await expect(fact(again, "closing", "acts")).toHaveText("1");
  await expect(fact(again, "closing", "exam")).toHaveText(
    again.words.of("drills.fact.exam_counts"),
  );
  await again.desk.page.keyboard.press("Escape");
  await expect(again.answers.field).toHaveValue("zdanie przed zamknięciem");
});

test("only an end without a goodbye is a dead battery", async ({ page, context }) => {
  const all = await practise(page);
  await begin(all, "power");
  await all.answers.write("pierwsze ");
  await all.desk.saved();
  // An ordinary way off the page: it says goodbye.
  await page.goto("about:blank");
  const back = screens(page, "pl");
  await back.lobby.open();
  await back.lobby.resume();
  const missed = back.words.of("drills.power.missed");
  await expect(card(back, "power")).toContainText(missed);
  await page.keyboard.press("Escape");
  await expect(bar(back)).toBeVisible();

  await back.answers.field.press("Control+End");
  await back.answers.write("drugie");
  // The renderer dies in the midst of typing.
  const wire = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  wire.send("Page.crash").catch(() => {});
  await crashed;
  await page.close();

  const again = screens(await context.newPage(), "pl");
  await again.lobby.open();
  await again.lobby.resume();
  await expect(fact(again, "power", "end")).toHaveText(again.words.of("drills.fact.end_sudden"));
  await again.desk.page.keyboard.press("Escape");
  // At most the last second of typing is gone.
  await expect(again.answers.field).toHaveValue(/^pierwsze /);
});

test("an exam has no drills", async ({ page }) => {
  const all = screens(page, "pl");
  await all.lobby.open();
  await sit(all, "exam");
  await page.getByRole("button", { name: all.words.of("desk.top.help_hint") }).click();
  await expect(page.getByRole("menuitem").first()).toBeVisible();
  const item = page.getByRole("menuitem", { name: all.words.of("drills.title") });
  await expect(item).toHaveCount(0);
});
