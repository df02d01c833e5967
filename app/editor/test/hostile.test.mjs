import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stage } from './chromium.mjs';
import { corpus } from './corpus.mjs';
import { canary } from './server.mjs';

let here;
let bird;
let payloads;
before(async () => {
  [here, bird] = await Promise.all([stage(), canary()]);
  payloads = await corpus(bird.host);
});
after(async () => {
  await here.close();
  bird.close();
});

/**
 * What the engine itself says when it refuses: Chromium looks at handlers already while an inert
 * document is parsed, and at forms because the test presses every button.
 */
const REFUSALS = new RegExp(
  [
    'Executing inline event handler violates',
    'Blocked form submission',
    'Failed to decode downloaded font',
    "Setting the document's base URI",
    'OTS parsing error',
    'File chooser dialog can only',
  ].join('|'),
);

/** Every payload shown on a page under this policy: what it did, what it asked for. */
async function attack(query) {
  bird.hits.length = 0;
  const page = await here.open('hostile', { query });
  const asked = [];
  page.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url())) asked.push(request.url());
  });
  page.on('dialog', (dialog) => {
    asked.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.context().on('page', (opened) => asked.push(`window ${opened.url()}`));
  const faults = await page.evaluate((all) => attack(all), payloads);
  const pages = page.context().pages().length;
  const outcome = {
    faults,
    asked,
    hits: [...bird.hits],
    said: page.said.filter((text) => !REFUSALS.test(text)),
    pages,
  };
  await page.context().close();
  return outcome;
}

test('given the corpus, then it holds at least a hundred payloads of markup', () => {
  assert.ok(payloads.filter(({ css }) => css === '').length >= 100);
});

for (const [policy, query] of [
  ["the client's policy", ''],
  ['a loose policy', '?policy=loose'],
  ['no policy of the page', '?policy=none'],
]) {
  test(`given every payload, ${policy}, when poked at, then nothing happens`, async () => {
    const { faults, asked, hits, said, pages } = await attack(query);
    assert.deepEqual(faults, {});
    assert.deepEqual(asked, [], 'requests');
    assert.deepEqual(hits, [], 'canary');
    assert.deepEqual(said, [], 'console');
    assert.equal(pages, 1);
  });
}

test('given the same payloads in a careless frame, then most of them do harm', async () => {
  bird.hits.length = 0;
  const harmful = new Set();
  for (let at = 0; at < payloads.length; at += 20) {
    const some = payloads.slice(at, at + 20);
    const page = await here.open('naive', { query: '?policy=none' });
    try {
      for (const name of await page.evaluate((all) => attack(all), some)) harmful.add(name);
    } catch {
      // The whole page went elsewhere; the canary knows for whom.
    }
    await page.context().close();
  }
  for (const hit of bird.hits) {
    const name = /\/leak\/([\w-]+)/.exec(hit)?.[1];
    if (name) harmful.add(name);
  }
  const harmless = payloads.map(({ name }) => name).filter((name) => !harmful.has(name));
  console.log(`${harmful.size} of ${payloads.length} do harm; not: ${harmless.join(' ')}`);
  assert.ok(harmful.size >= 100, `only ${harmful.size}`);
});
