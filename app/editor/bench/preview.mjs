/** `npm run bench`: prints `[{name, unit, n, min, median, p95, max}]` as JSON. */
import { stage } from '../test/chromium.mjs';

const KEYS = 120;
const LETTERS = 'abcdefgh ijklmn opq';

const summary = (name, times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1));
  return {
    name,
    unit: 'ms',
    n: sorted.length,
    min: at(0),
    median: at(0.5),
    p95: at(0.95),
    max: at(1),
  };
};

async function keys(page, mode, pause) {
  await page.evaluate((wanted) => begin(wanted), mode);
  for (let i = 0; i < KEYS; i++) {
    await page.keyboard.press(
      LETTERS[i % LETTERS.length] === ' ' ? 'Space' : LETTERS[i % LETTERS.length],
    );
    await page.waitForTimeout(pause);
  }
  await page.waitForTimeout(300);
  return page.evaluate(() => times);
}

/** From asking for the first editor to its being there, files from a local server. */
async function opening(here) {
  const times = [];
  for (let round = 0; round < 5; round++) {
    const page = await here.open('editor');
    times.push(
      await page.evaluate(async () => {
        const start = performance.now();
        await begin({ value: '<p>x</p>' });
        return performance.now() - start;
      }),
    );
    await page.context().close();
  }
  return times;
}

const here = await stage();
const results = [];
const page = await here.open('bench');
for (const mode of ['monaco', 'plain']) {
  results.push(summary(`keystroke to preview, 50 KB, ${mode}, alone`, await keys(page, mode, 250)));
  results.push(summary(`keystroke to preview, 50 KB, ${mode}, typing`, await keys(page, mode, 60)));
}
results.push(summary('first code editor opens', await opening(here)));
console.log(JSON.stringify(results, null, 2));
await here.close();
