// The browser's storage fails under the candidate's hands: work goes on, the alarm says so within
// two seconds, the writes follow when the storage is back, and the emergency export works.

import { aborted, closed, hung, quota, watchAlarm, type Break } from "../breakage.ts";
import { screens, sit, type Screens } from "../candidate.ts";
import { identity, proba } from "../commission.ts";
import { expect, test } from "../fixtures.ts";
import { anna } from "../pages/lobby.ts";
import type { Replayed } from "../robot.ts";

const ALARM_MS_MAX = 2_000;

interface Case {
  breaking: Break;
  /** The alarm's words in the catalogue. */
  title: string;
  kinds: ("practice" | "exam")[];
  /** Whether what was stored before can be read while it lasts. */
  readable: boolean;
}

const both: Case["kinds"] = ["practice", "exam"];
const cases: Record<string, Case> = {
  "the quota is full": { breaking: quota, title: "quota", kinds: ["exam"], readable: true },
  "transactions are aborted": { breaking: aborted, title: "aborted", kinds: both, readable: true },
  "the database is closed": { breaking: closed, title: "closed", kinds: both, readable: true },
  "the database hangs": { breaking: hung, title: "aborted", kinds: ["exam"], readable: false },
};

for (const [name, { breaking, title, kinds, readable }] of Object.entries(cases)) {
  for (const kind of kinds) {
    test(`${name}: a worded alarm, nothing lost, ${kind}`, async ({ page, context }, info) => {
      const all = screens(page, "pl");
      await all.lobby.open();
      await sit(all, kind);
      await all.desk.room("answers");
      await all.answers.open(0);
      await all.answers.write("przed ");
      await all.desk.saved();

      const words = all.words.of(`desk.alarm.${title}.title`);
      const untold_ms = await watchAlarm(page, words);
      const mend = await breaking(page, context);
      await page.bringToFront();
      await all.answers.write("w trakcie ");
      const alarm = page.getByText(words);
      await expect(alarm).toBeVisible();
      const late_ms = await untold_ms();
      console.log(`${name}, ${kind}: told after ${Math.round(late_ms)} ms`);
      expect(late_ms).toBeLessThanOrEqual(ALARM_MS_MAX);
      await all.answers.write("dalej ");
      await expect(all.answers.field).toHaveValue("przed w trakcie dalej ");
      const file = info.outputPath("copy.proba-copy");
      await exportCopy(all, file);
      if (readable) await expectCopy(file, "przed w trakcie dalej ");

      await mend();
      await all.desk.saved();
      await expect(alarm).toBeHidden();
      await page.reload();
      if (kind === "exam") await all.desk.unlock(anna.phrase);
      await all.desk.shown();
      await expect(all.answers.field).toHaveValue("przed w trakcie dalej ");
    });
  }
}

async function exportCopy({ desk, words }: Screens, path: string): Promise<void> {
  const alarm = desk.page.locator(".desk__alarms");
  const [file] = await Promise.all([
    desk.page.waitForEvent("download"),
    alarm.getByRole("button", { name: words.of("desk.alarm.export") }).click(),
  ]);
  await file.saveAs(path);
}

/** The emergency export replays to all that was typed, also what the storage did not take. */
async function expectCopy(file: string, text: string): Promise<void> {
  const { state } = await proba("replay", file, "--identity", identity());
  const answers = Object.values((state as Replayed).answers.answers);
  expect(answers.map((answer) => answer.text)).toEqual([text]);
}
