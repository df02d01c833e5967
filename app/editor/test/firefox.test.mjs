import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { corpus } from './corpus.mjs';
import { firefox } from './firefox.mjs';
import { canary, serve } from './server.mjs';

let browser;
let server;
let bird;
before(async () => {
  [browser, server, bird] = await Promise.all([firefox(), serve(), canary()]);
});
after(async () => {
  await browser?.close();
  server.close();
  bird.close();
});

async function open(name, query = '') {
  await browser.open(`${server.origin}/page/${name}${query}`);
  await browser.run(
    'return new Promise((done) => { const look = () => window.ready ? done(true)' +
      ' : setTimeout(look, 20); look(); })',
  );
}

for (const [policy, query] of [
  ["the client's policy", ''],
  ['a loose policy', '?policy=loose'],
  ['no policy of the page', '?policy=none'],
]) {
  test(`Firefox: given every payload, ${policy}, then nothing happens`, async (t) => {
    if (!browser) return t.skip('no Firefox or no geckodriver here');
    bird.hits.length = 0;
    await open('hostile', query);
    const faults = await browser.run('return attack(arguments[0])', await corpus(bird.host));
    assert.deepEqual(faults, {});
    assert.deepEqual([...bird.hits], []);
    assert.equal((await browser.windows()).length, 1);
    return undefined;
  });
}

test('Firefox: given a scrolled preview, when a word changes, then the scroll stays', async (t) => {
  if (!browser) return t.skip('no Firefox or no geckodriver here');
  await open('preview');
  const outcome = await browser.run(`
    const rows = '<p>row</p>'.repeat(300);
    return (async () => {
      await show('<h1>one</h1>' + rows);
      inside().defaultView.scrollTo(0, 1500);
      const css = '@media (prefers-color-scheme: light){p{color:rgb(1,2,3)}}';
      await show('<h1>two</h1>' + rows, css);
      const style = inside().defaultView.getComputedStyle(inside().querySelector('p'));
      return [inside().defaultView.scrollY, inside().querySelector('h1').textContent, style.color];
    })()`);
  assert.deepEqual(outcome, [1500, 'two', 'rgb(1, 2, 3)']);
  return undefined;
});

for (const mode of ['plain', 'monaco']) {
  test(`Firefox, ${mode}: given an editor, when typed into, then the edits add up`, async (t) => {
    if (!browser) return t.skip('no Firefox or no geckodriver here');
    await open('editor');
    const outcome = await browser.run(
      `
      return (async () => {
        const mode = await begin({ mode: arguments[0], value: 'a', language: 'plain' });
        handle.focus();
        handle.reveal(1, 1);
        document.execCommand('insertText', false, 'ż🎉');
        await new Promise((done) => setTimeout(done, 200));
        return [mode, handle.value(), known, wrong];
      })()`,
      mode,
    );
    assert.deepEqual(outcome, [mode, 'aż🎉', 'aż🎉', []]);
    return undefined;
  });
}
