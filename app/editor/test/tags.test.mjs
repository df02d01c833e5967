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

/** An empty editor of HTML, with the keyboard in it. */
async function begin() {
  await page.evaluate(() => begin({ mode: 'monaco', value: '', language: 'html' }));
  await page.evaluate(() => handle.focus());
}

/** The text, which the edits that were reported add up to. */
async function told() {
  const state = await page.evaluate(() => ({ known, wrong, value: handle.value() }));
  assert.deepEqual(state.wrong, []);
  assert.equal(state.known, state.value);
  return state.value;
}

test('monaco: given a tag typed, when it is closed, then its end tag comes by itself', async () => {
  await begin();
  await page.keyboard.type('<p class="a">x');
  assert.equal(await told(), '<p class="a">x</p>');
  await begin();
  await page.keyboard.type('<br>');
  assert.equal(await told(), '<br>');
});

test('monaco: given end tags by hand, when whole, then none is there twice', async () => {
  for (const text of ['<h1>a</h1> b', '<div><p>a</p><p>b</p></div>c']) {
    await begin();
    await page.keyboard.type(text);
    assert.equal(await told(), text);
  }
  await begin();
  await page.keyboard.type('<p>a</');
  await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
  await page.keyboard.press('Enter');
  assert.equal(await told(), '<p>a</p>');
});
