import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
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

const begin = (options) => page.evaluate((given) => begin(given), options ?? {});
const heard = () => page.evaluate(() => heard);
const value = () => page.evaluate(() => handle.value());
const focus = () => page.evaluate(() => handle.focus());
const active = () =>
  page.evaluate(() => document.activeElement.id || document.activeElement.tagName);

/** What holds whatever was done: the edits reported lead from the first text to the present one. */
async function told() {
  const state = await page.evaluate(() => ({ known, wrong, value: handle.value() }));
  assert.deepEqual(state.wrong, []);
  assert.equal(state.known, state.value);
  return state.value;
}

for (const mode of ['plain', 'monaco']) {
  const given = (options) => begin({ mode, ...options });
  const named = (text, run) => test(`${mode}: ${text}`, run);

  named('given a text, when mounted, then it stands and nothing is reported', async () => {
    assert.equal(await given({ value: '<p>\n  zażółć 🎉\n</p>' }), mode);
    assert.equal(await value(), '<p>\n  zażółć 🎉\n</p>');
    assert.deepEqual(await heard(), []);
  });

  named('given typing, when it is heard, then the edits add up', async () => {
    await given({ value: 'abc', language: 'plain' });
    await focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' zażółć gęślą\nnowy wiersz 🎉');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Home');
    await page.keyboard.press('Delete');
    assert.equal(await told(), 'abc zażółć gęślą\nowy wiersz ');
  });

  named(
    'given undo and redo keys, when pressed, then the caller is asked, the text stays',
    async () => {
      await given({ value: 'x', language: 'plain' });
      await focus();
      await page.keyboard.type('abc');
      const text = await value();
      await page.evaluate(() => {
        heard.length = 0;
      });
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+Shift+Z');
      await page.keyboard.press('Control+y');
      assert.deepEqual(await heard(), ['undo', 'redo', 'redo']);
      assert.equal(await value(), text);
    },
  );

  named('given a caret that is moved, then its place is told', async () => {
    await given({ value: 'ż🎉b', language: 'plain' });
    await focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => carets.at(-1) === 3);
  });

  named("given the browser's own undo, when asked for, then the caller is asked", async () => {
    await given({ value: '', language: 'plain' });
    await focus();
    await page.keyboard.type('abc');
    await page.evaluate(() => {
      heard.length = 0;
    });
    const session = await page.context().newCDPSession(page);
    for (const command of ['undo', 'redo']) {
      await session.send('Input.dispatchKeyEvent', {
        type: 'keyDown',
        key: 'F13',
        commands: [command],
      });
    }
    await session.detach();
    assert.equal(await told(), 'abc');
    assert.ok((await heard()).includes('undo'));
    assert.ok((await heard()).every((item) => item === 'undo' || item === 'redo'));
  });

  named('given AltGr, when letters are typed with it, then nothing is undone', async () => {
    await given({ value: '', language: 'plain' });
    await focus();
    await page.evaluate(() => {
      const target = document.activeElement;
      const event = new KeyboardEvent('keydown', {
        key: 'ż',
        code: 'KeyZ',
        keyCode: 90,
        ctrlKey: true,
        altKey: true,
        bubbles: true,
        cancelable: true,
        modifierAltGraph: true,
      });
      target.dispatchEvent(event);
    });
    assert.deepEqual(await heard(), []);
  });

  named(
    'given a text set from outside, when it differs in one place, then caret and scroll stay',
    async () => {
      const lines = Array.from({ length: 200 }, (_, i) => `line ${i}`);
      await given({ value: lines.join('\n'), language: 'plain' });
      await page.evaluate(() => handle.reveal(1500, 1500));
      await page.keyboard.type('X');
      const at = await told();
      await page.evaluate(() => {
        heard.length = 0;
        handle.set(handle.value().replace('line 3\n', 'line three\n'));
      });
      assert.deepEqual(await heard(), []);
      await page.keyboard.type('Y');
      await page.evaluate(() => {
        known = known.replace('line 3\n', 'line three\n');
      });
      const now = await value();
      assert.equal(now, at.replace('line 3\n', 'line three\n').replace('X', 'XY'));
    },
  );

  named(
    'given edits applied from outside, when in sequence, then the text follows silently',
    async () => {
      await given({ value: 'one two three', language: 'plain' });
      await page.evaluate(() =>
        handle.apply([
          { at: 0, removed: 'one', inserted: '1' },
          { at: 2, removed: 'two', inserted: '🎉' },
          { at: 5, removed: 'three', inserted: 'x\ny' },
        ]),
      );
      assert.equal(await value(), '1 🎉 x\ny');
      assert.deepEqual(await heard(), []);
      const refused = await page.evaluate(() => {
        try {
          handle.apply([{ at: 0, removed: 'nope', inserted: '' }]);
          return 'taken';
        } catch (error) {
          return error.message;
        }
      });
      assert.match(refused, /^edit-misplaced/);
      assert.equal(await value(), '1 🎉 x\ny');
    },
  );

  named(
    'given a paste with foreign line ends and half a pair, when reported, then it is normal',
    async () => {
      await given({ value: '', language: 'plain' });
      await focus();
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text/plain', 'a\r\nb\rc');
        const event = new ClipboardEvent('paste', {
          clipboardData: data,
          bubbles: true,
          cancelable: true,
        });
        const target = document.activeElement;
        if (target.dispatchEvent(event)) document.execCommand('insertText', false, 'a\r\nb\rc');
      });
      assert.equal(await told(), 'a\nb\nc');
      const [first] = await heard();
      assert.deepEqual(first, { paste: 5, inside: false });
    },
  );

  named('given a copy made here, when pasted, then it counts as from inside', async () => {
    await given({ value: 'słowo', language: 'plain' });
    await focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await page.keyboard.press('End');
    await page.keyboard.press('Control+v');
    assert.equal(await told(), 'słowosłowo');
    assert.ok((await heard()).some((item) => item.paste === 5 && item.inside === true));
    await page.evaluate(() => navigator.clipboard.writeText('z zewnątrz'));
    await page.keyboard.press('Control+v');
    assert.ok((await heard()).some((item) => item.paste === 10 && item.inside === false));
    assert.equal(await told(), 'słowosłowoz zewnątrz');
  });

  named('given a composition, when it goes on and ends, then the edits add up', async () => {
    await given({ value: 'ab', language: 'plain' });
    await focus();
    await page.keyboard.press('Control+End');
    const session = await page.context().newCDPSession(page);
    for (const text of ['に', 'にほ', 'にほん', '日本']) {
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    await session.send('Input.insertText', { text: '日本🎌' });
    await session.detach();
    assert.equal(await told(), 'ab日本🎌');
  });

  named(
    'given half a pair, when its other half follows, then one whole letter is reported',
    async () => {
      await given({ value: 'a', language: 'plain' });
      await focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.insertText('\ud83c');
      await page.keyboard.insertText('\udf89');
      await page.keyboard.type('b');
      const text = await told();
      assert.ok(!/\p{Surrogate}/u.test(text));
      assert.match(text, /^a.*b$/u);
    },
  );

  named('given read-only, when typed into, then nothing changes and nothing is asked', async () => {
    await given({ value: 'stays', readOnly: true, language: 'plain' });
    await focus();
    await page.keyboard.type('x');
    await page.keyboard.press('Control+z');
    assert.equal(await value(), 'stays');
    assert.deepEqual(
      (await heard()).filter((item) => item !== 'blur'),
      [],
    );
    await page.evaluate(() => handle.set('from outside'));
    assert.equal(await value(), 'from outside');
    await page.evaluate(() => handle.setReadOnly(false));
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('y');
    assert.equal(await value(), 'yfrom outside');
  });

  named('given focus that moves on, when it does, then blur is told once', async () => {
    await given({ value: 'x' });
    await focus();
    await page.locator('#after').focus();
    await page.waitForTimeout(50);
    assert.deepEqual(await heard(), ['blur']);
  });

  named('given a hundred thousand letters, when pasted, then they are reported whole', async () => {
    await given({ value: '<b></b>' });
    await focus();
    const text = 'Ala ma kota 🐈 i psa.\n'.repeat(5000);
    await page.evaluate((long) => navigator.clipboard.writeText(long), text);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+v');
    assert.equal(await told(), text);
  });

  named('given a first character U+FEFF, when mounted and edited, then offsets agree', async () => {
    await given({ value: '\ufeffabc', language: 'plain' });
    await focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('d');
    assert.equal(await told(), '\ufeffabcd');
  });

  named('given marks, when set and replaced, then they are shown where they are', async () => {
    await given({ value: '<p>\n<img>\n</p>' });
    await page.evaluate(() =>
      handle.setMarks([{ from: 4, to: 9, severity: 'error', message: 'Brak opisu obrazu' }]),
    );
    await page.evaluate(() => handle.reveal(5, 5));
    if (mode === 'plain') await page.getByText('Błąd: Brak opisu obrazu').waitFor();
    else await page.locator('.squiggly-error').waitFor();
    await page.evaluate(() => handle.setMarks([]));
    await page.waitForTimeout(100);
    assert.equal(await page.locator('.squiggly-error, .editor-status:visible').count(), 0);
  });

  named('given a range, when revealed, then it is selected and in sight', async () => {
    const lines = Array.from({ length: 500 }, (_, i) => `line ${i}`).join('\n');
    await given({ value: lines, language: 'plain' });
    const at = lines.indexOf('line 400');
    await page.evaluate(([from, to]) => handle.reveal(from, to), [at, at + 8]);
    assert.deepEqual(await page.evaluate(() => handle.selection()), { from: at, to: at + 8 });
    await page.keyboard.type('HERE');
    assert.ok((await told()).includes('\nHERE\nline 401'));
    const top = await page.evaluate(
      () =>
        document.querySelector('textarea.editor-plain')?.scrollTop ??
        -document.querySelector('.lines-content').offsetTop,
    );
    assert.ok(top > 3000, `scrolled to ${top}`);
  });

  named('given themes, when set, then none throws', async () => {
    await given({ value: 'x' });
    for (const theme of ['dark', 'contrast', 'light']) {
      await page.evaluate((name) => handle.setTheme(name), theme);
    }
  });

  named('given an editor, when destroyed, then its host is empty', async () => {
    await given({ value: 'x' });
    await page.evaluate(() => handle.destroy());
    assert.equal(await page.evaluate(() => host.childElementCount), 0);
    await page.evaluate(() => {
      handle = undefined;
    });
  });
}

test('monaco: given every random change, when reported, then the text can be rebuilt', async () => {
  await begin({ value: '<ul>\n  <li>one</li>\n  <li>two 🎉</li>\n</ul>\n' });
  await focus();
  const keys = [
    'a',
    'ż🎉',
    '<',
    '>',
    '/',
    '"',
    'Enter',
    'Backspace',
    'Delete',
    'ArrowLeft',
    'ArrowUp',
    'ArrowDown',
    'Control+ArrowRight',
    'Shift+ArrowRight',
    'Shift+ArrowDown',
    'Control+d',
    'Alt+ArrowDown',
    'Shift+Alt+ArrowDown',
    'Control+/',
    'Control+]',
    'Control+Alt+ArrowDown',
    'Control+Shift+k',
    'Escape',
    'Control+x',
    'Control+v',
    'Control+c',
    'Home',
    'End',
    'Control+Backspace',
    '{',
    ' ',
  ];
  let seed = 11;
  for (let step = 0; step < 400; step++) {
    seed = (seed * 48271) % 2147483647;
    const key = keys[seed % keys.length];
    if (/[^\x20-\x7e]/.test(key)) await page.keyboard.insertText(key);
    else await page.keyboard.press(key);
  }
  await told();
});

test('monaco: given Escape and Tab, when pressed, then focus leaves, told', async () => {
  await begin({ value: 'x', language: 'html' });
  await focus();
  await page.keyboard.press('Tab');
  assert.match(await value(), /^ +x$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  assert.equal(await active(), 'after');
  assert.ok((await heard()).includes('leave'));
  await focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await active(), 'before');
});

test('monaco: given Ctrl+M, when pressed, then Tab moves focus, announced', async () => {
  await begin({ value: 'x', language: 'html' });
  await focus();
  await page.keyboard.press('Control+m');
  await page.waitForTimeout(150);
  const said = await page.locator('.monaco-aria-container').first().innerText();
  assert.match(said, /klawisz|Tab/i);
  assert.match(said, /[ąćęłńóśźż]/);
  await page.keyboard.press('Tab');
  assert.equal(await active(), 'after');
  await focus();
  await page.keyboard.press('Control+m');
});

test('monaco: given the menu, when it undoes, then the caller is asked', async () => {
  await begin({ value: 'x', language: 'plain' });
  await focus();
  await page.keyboard.type('abc');
  await page.evaluate(() => {
    heard.length = 0;
  });
  await page.mouse.click(300, 200, { button: 'right' });
  // A menu takes no click that might still belong to its opening.
  await page.waitForTimeout(300);
  await page.getByRole('menuitem', { name: 'Cofnij' }).click();
  await page.waitForFunction(() => heard.includes('undo'));
  await page.keyboard.press('Shift+F10');
  await page.waitForTimeout(300);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => heard.includes('redo'));
  assert.equal(await told(), 'abcx');
});

test('monaco: given html, when drawn, then it is coloured', async () => {
  await begin({ value: '<p class="a">x</p><!-- y -->' });
  await page.waitForTimeout(200);
  const colours = await page.evaluate(
    () =>
      new Set(
        [...document.querySelectorAll('.view-line span span')].map(
          (span) => getComputedStyle(span).color,
        ),
      ).size,
  );
  assert.ok(colours >= 4, `${colours} colours`);
});

test('monaco: given the other language, when mounted next, then it speaks it', async () => {
  await begin({ value: 'x', locale: 'en' });
  await focus();
  await page.keyboard.press('Control+f');
  const label = await page
    .locator('.find-widget.visible textarea')
    .first()
    .getAttribute('aria-label');
  assert.equal(label, 'Find');
  await page.keyboard.press('Escape');
  await begin({ value: 'x', locale: 'pl' });
  await focus();
  await page.keyboard.press('Control+f');
  const polish = await page
    .locator('.find-widget.visible textarea')
    .first()
    .getAttribute('aria-label');
  assert.equal(polish, 'Znajdź');
});

test('monaco: given a label and a description, when read, then the field has them', async () => {
  await begin({ value: 'x', describedBy: 'before' });
  const field = page.locator('textarea.inputarea');
  assert.match(await field.getAttribute('aria-label'), /^Kod HTML/);
  assert.equal(await field.getAttribute('aria-describedby'), 'before');
});

test("given no pack, when Monaco is asked for, then the plain editor stands in", async () => {
  const cut = await here.open('editor');
  await cut.route('**/dist/monaco.js', (route) => route.abort());
  assert.equal(await cut.evaluate(() => begin({ value: 'safe' })), 'plain');
  assert.equal(await cut.evaluate(() => handle.value()), 'safe');
  await cut.getByText('Nie udało się wczytać edytora kodu').waitFor();
  await cut.context().close();
});

test('given all of the above, when listened to, then no worker, no error, no warning', async () => {
  assert.deepEqual(page.said, []);
  assert.equal(page.workers().length, 0);
});

beforeEach(async () => {
  await page.mouse.move(1, 1);
});
