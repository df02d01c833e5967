import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stage } from './chromium.mjs';

let here;
let page;
before(async () => {
  here = await stage();
  page = await here.open('editor');
});
after(async () => {
  await here.close();
});

const begin = (options) => page.evaluate((given) => begin(given), { mode: 'monaco', ...options });
const focus = () => page.evaluate(() => handle.focus());
const value = () => page.evaluate(() => handle.value());

test('monaco: given html and css, when words are offered, then they are our own', async () => {
  const offered = async (text) => {
    await begin({ value: '' });
    await focus();
    await page.keyboard.insertText(text);
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
    return page.locator('.suggest-widget .monaco-list-row').allInnerTexts();
  };
  assert.ok((await offered('<tab')).some((label) => label.trim() === 'table'));
  assert.ok((await offered('<table cellp')).some((label) => label.trim() === 'cellpadding'));
  assert.ok((await offered('<style>p{ text-al')).some((label) => label.trim() === 'text-align'));
  assert.ok((await offered('<td align="')).some((label) => label.trim() === 'center'));
  await page.keyboard.press('Escape');
});

test('monaco: given css, when a space and Enter follow, then no property is written', async () => {
  await begin({ value: '', language: 'css' });
  await focus();
  const row = page.locator('.suggest-widget.visible .monaco-list-row').first();
  await page.keyboard.insertText('p{color:');
  const asked = Date.now();
  await page.keyboard.press('Space');
  await row.waitFor();
  const took = Date.now() - asked;
  await page.keyboard.press('Escape');
  await page.keyboard.insertText('red;');
  await page.keyboard.press('Space');
  // A list would be there by now, several times over.
  await page.waitForTimeout(5 * took);
  await page.keyboard.press('Enter');
  assert.match(await value(), /^p\{color: ?red; ?\n\s*\}?$/);
});

test('monaco: given a selection, when a tag is typed over it, then nothing is left', async () => {
  await begin({ value: '<p>stare</p>' });
  await focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('<p>nowe');
  assert.match(await value(), /^<p>nowe(<\/p>)?$/);
});
