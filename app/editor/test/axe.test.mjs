import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { stage } from './chromium.mjs';

const axe = await readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

let here;
before(async () => {
  here = await stage();
});
after(async () => {
  await here.close();
});

const HTML =
  '<!doctype html>\n<html lang="pl">\n<head>\n' +
  '<style>.a { color: red; margin: 0 4px } /* x */</style>\n' +
  '</head>\n<body>\n<!-- uwaga -->\n<p class="a" title=\'b\'>Zażółć</p>\n</body>\n</html>\n';
const CSS = '@media print { a:hover, #b { color: #fff !important; width: calc(1px + 2em) } }\n';
const MARKDOWN =
  '# Tytuł\n\n**gruby** *kursywa* `kod` [odnośnik](https://x.example)\n\n- lista\n\n> cytat\n';

/** Findings of every rule of WCAG 2.2 A and AA, in short. */
async function findings(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    );
  });
}

for (const mode of ['plain', 'monaco']) {
  for (const theme of ['light', 'dark', 'contrast']) {
    for (const colorScheme of theme === 'contrast' ? ['light', 'dark'] : ['light']) {
      test(`${mode}, ${theme}, ${colorScheme}: axe finds nothing in any language`, async () => {
        const page = await here.open('editor', { colorScheme });
        for (const [language, value] of Object.entries({
          html: HTML,
          css: CSS,
          markdown: MARKDOWN,
        })) {
          await page.evaluate((options) => begin(options), { mode, theme, language, value });
          await page.evaluate(() =>
            handle.setMarks([{ from: 2, to: 8, severity: 'warning', message: 'Uwaga' }]),
          );
          await page.evaluate(() => handle.focus());
          await page.waitForTimeout(200);
          assert.deepEqual(await findings(page), [], language);
          if (mode === 'plain') continue;
          await page.keyboard.press('Control+f');
          await page.keyboard.type('a');
          await page.waitForTimeout(200);
          assert.deepEqual(await findings(page), [], `${language}, finding`);
          await page.keyboard.press('Escape');
        }
        await page.context().close();
      });
    }
  }
}

test('monaco, forced colours: given a text, then axe finds nothing', async () => {
  const page = await here.open('editor', { forcedColors: 'active' });
  await page.evaluate((options) => begin(options), {
    mode: 'monaco',
    theme: 'contrast',
    value: HTML,
  });
  await page.waitForTimeout(200);
  assert.deepEqual(await findings(page), []);
  await page.context().close();
});

test('given the suggestions and the menu open, then axe finds nothing', async () => {
  const page = await here.open('editor');
  for (const theme of ['light', 'dark']) {
    await page.evaluate((options) => begin(options), { theme, value: HTML });
    await page.evaluate(() => handle.focus());
    await page.keyboard.press('Control+End');
    await page.keyboard.type('<t');
    await page.keyboard.press('Control+Space');
    await page.waitForTimeout(300);
    assert.deepEqual(await findings(page), [], `${theme}: suggestions`);
    await page.keyboard.press('Escape');
    await page.evaluate(() => handle.focus());
    await page.keyboard.press('Shift+F10');
    await page.waitForTimeout(300);
    assert.deepEqual(await findings(page), [], `${theme}: menu`);
    await page.keyboard.press('Escape');
  }
  await page.context().close();
});

test('given the preview, with and without html, then axe finds nothing around it', async () => {
  const page = await here.open('preview');
  assert.deepEqual(await findings(page), []);
  await page.evaluate(() => show('<h2>x</h2><p><a href="https://x.example">y</a></p>'));
  assert.deepEqual(await findings(page), []);
  await page.context().close();
});
