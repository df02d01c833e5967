import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stage } from './chromium.mjs';

let here;
let page;
before(async () => {
  here = await stage();
  page = await here.open('preview');
});
after(async () => {
  await here.close();
});

const body = () => page.evaluate(() => inside().body.innerHTML);
const style = (selector, property, pseudo) =>
  page.evaluate(
    ([at, name, part]) => {
      const element = inside().querySelector(at);
      return inside().defaultView.getComputedStyle(element, part)[name];
    },
    [selector, property, pseudo],
  );

test('given html and css, when updated, then both are shown', async () => {
  await page.evaluate(() => show('<p class="a">Cześć</p>', '.a{color:rgb(1,2,3)}'));
  assert.equal(await body(), '<p class="a">Cześć</p>');
  assert.equal(await style('p', 'color'), 'rgb(1, 2, 3)');
});

test('given blank html, when updated, then an empty state stands in its place', async () => {
  await page.evaluate(() => show('  \n', 'p{color:red}'));
  const text = await page.locator('.preview-empty').innerText();
  assert.match(text, /Podgląd pojawi się/);
  assert.equal(await page.locator('iframe').isVisible(), false);
  await page.evaluate(() => show('<p>x</p>'));
  assert.equal(await page.locator('.preview-empty').isVisible(), false);
});

test('given many updates in one frame, when painted, then the last one stands', async () => {
  const renders = await page.evaluate(async () => {
    let seen = 0;
    const watch = new MutationObserver(() => {
      seen++;
    });
    watch.observe(inside().documentElement, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    for (let i = 0; i < 50; i++) preview.update(`<p>${i}</p>`, '');
    await show('<p>last</p>');
    watch.disconnect();
    return seen;
  });
  assert.equal(renders, 1);
  assert.equal(await body(), '<p>last</p>');
});

test('given a scrolled document, when a word changes, then scroll and nodes stay', async () => {
  const text = (word) => `<h1>${word}</h1>${'<p>row</p>'.repeat(300)}`;
  await page.evaluate((html) => show(html), text('one'));
  await page.evaluate(() => {
    inside().defaultView.scrollTo(0, 1500);
    window.kept = inside().querySelectorAll('p')[100];
    window.frameBefore = host.querySelector('iframe');
  });
  await page.evaluate((html) => show(html), text('two'));
  const now = await page.evaluate(() => ({
    top: inside().defaultView.scrollY,
    same: inside().querySelectorAll('p')[100] === kept,
    frame: host.querySelector('iframe') === frameBefore,
    title: inside().querySelector('h1').textContent,
  }));
  assert.deepEqual(now, { top: 1500, same: true, frame: true, title: 'two' });
});

test('given any two documents, when one follows the other, then the second stands', async () => {
  const unequal = await page.evaluate(async () => {
    let seed = 7;
    const next = (n) => {
      seed = (seed * 48271) % 2147483647;
      return seed % n;
    };
    const tags = ['div', 'p', 'ul', 'table', 'b', 'form', 'section', 'ol', 'span'];
    const piece = (depth) => {
      const kind = next(10);
      if (kind < 3 || depth > 5) return ['a', ' b ', '&amp;', '<br>', '<img alt="x">'][next(5)];
      const tag = tags[next(tags.length)];
      const attrs = ['', ' class="k"', ' id="i"', ' style="color:red"', ' title="t"'][next(5)];
      const inner = Array.from({ length: next(4) }, () => piece(depth + 1)).join('');
      return `<${tag}${attrs}>${inner}</${tag}>`;
    };
    const texts = Array.from({ length: 300 }, () =>
      Array.from({ length: next(8) + 1 }, () => piece(0)).join(''),
    );
    const fresh = (html) => {
      const tree = new DOMParser().parseFromString(html, 'text/html');
      return tree.body.innerHTML;
    };
    const bad = [];
    for (const html of texts) {
      await show(html);
      if (inside().body.innerHTML !== fresh(html)) bad.push(html);
    }
    return bad;
  });
  assert.deepEqual(unequal, []);
});

test('given old e-mail markup, when shown, then its attributes work', async () => {
  const html =
    '<!doctype html><html><head><title>t</title></head><body bgcolor="#112233" text="#ffffff">' +
    '<center><table width="600" cellpadding="4" cellspacing="0" border="1" align="center">' +
    '<tr><td bgcolor="#aabbcc" align="right" valign="top" background="logo.gif" nowrap>x' +
    '</td></tr>' +
    '</table></center><font color="#ff0000" face="Arial" size="5">f</font></body></html>';
  await page.evaluate((text) => show(text), html);
  assert.equal(await style('body', 'backgroundColor'), 'rgb(17, 34, 51)');
  assert.equal(await style('td', 'backgroundColor'), 'rgb(170, 187, 204)');
  assert.match(await style('td', 'backgroundImage'), /^url\("data:image\/gif/);
  assert.equal(await style('table', 'width'), '600px');
  assert.equal(await style('font', 'color'), 'rgb(255, 0, 0)');
});

test('given the pictures of the case, when named in any way, then they are loaded', async () => {
  const html =
    '<img id="a" src="logo.gif"><img id="b" src="assets/logo.gif">' +
    '<img id="c" srcset="./assets/logo.gif 1x, https://x.example/y.png 2x">' +
    '<img id="d" src="https://x.example/z.png" alt="Zet"><p style="background:url(logo.gif)">x</p>';
  await page.evaluate((text) => show(text, 'h1,p::before{content:url("assets/logo.gif")}'), html);
  const loaded = await page.evaluate(() =>
    Promise.all(
      ['a', 'b', 'c'].map(async (id) => {
        const image = inside().getElementById(id);
        await image.decode();
        return image.naturalWidth;
      }),
    ),
  );
  assert.deepEqual(loaded, [1, 1, 1]);
  assert.match(await style('p', 'backgroundImage'), /data:image\/gif/);
  assert.match(await style('p', 'content', '::before'), /data:image\/gif/);
  const missing = await page.evaluate(() => inside().getElementById('d').dataset.missing);
  assert.equal(missing, 'https://x.example/z.png');
});

test('given links, when styled by their states, then they look like links', async () => {
  await page.evaluate(() =>
    show(
      '<a href="https://x.example/">a</a><b>b</b>',
      'a:link{color:rgb(9,8,7)} a:visited{color:red} a:hover{top:1px} a[href^="https"]{left:3px}' +
        ' @media all{a:any-link{border-top:2px solid}} ',
    ),
  );
  assert.equal(await style('a', 'color'), 'rgb(9, 8, 7)');
  assert.equal(await style('a', 'left'), '3px');
  assert.equal(await style('a', 'borderTopWidth'), '2px');
  assert.match(await style('a', 'textDecoration'), /underline/);
});

test('given a link, when pointed at and clicked, then its target is told, no more', async () => {
  await page.evaluate(() => {
    links.length = 0;
  });
  await page.evaluate(() =>
    show(
      '<p>text</p><a href="https://shop.example/?utm=1">kup</a>' +
        '<form action="/send"><button>go</button><input name="q"></form>',
    ),
  );
  const frame = page.frameLocator('iframe');
  await frame.locator('a').hover();
  await frame.locator('a').click();
  await frame.locator('button').click();
  await frame.locator('input').fill('x');
  await frame.locator('input').press('Enter');
  const told = await page.evaluate(() => links);
  assert.ok(told.includes('https://shop.example/?utm=1'));
  assert.ok(told.includes('/send'));
  assert.ok(told.includes(null));
  assert.equal(await page.evaluate(() => inside().URL), 'about:srcdoc');
});

test('given an element, when clicked, then its start tag in the source is told', async () => {
  const html = '<!-- <p> --><style>p>b{}</style><p>one</p><p title="a>b">two</p>';
  await page.evaluate((text) => {
    inspected.length = 0;
    return show(text);
  }, html);
  await page.frameLocator('iframe').locator('p').nth(1).click();
  const [source] = await page.evaluate(() => inspected);
  assert.equal(html.slice(source.from, source.to), '<p title="a>b">');
});

const pointed = () =>
  page.evaluate(() => inside().querySelector('[data-proba-pointed]')?.outerHTML ?? null);

test('given an offset, when pointed at, then the element around it is outlined', async () => {
  const html = '<p>one</p><div><p title="a>b">two <b>three</b></p><br>four</div>';
  await page.evaluate((text) => show(text), html);
  for (const [word, start] of [
    ['three', '<b '],
    ['two', '<p title'],
    ['a>b', '<p title'],
    ['four', '<div '],
    ['one', '<p data'],
  ]) {
    await page.evaluate((at) => preview.point(at), html.indexOf(word) + 1);
    assert.ok((await pointed()).startsWith(start), `${word}: ${await pointed()}`);
  }
  await page.evaluate((text) => show(text), html.replace('one', 'uno'));
  assert.ok((await pointed()).includes('uno'));
  await page.evaluate(() => preview.point(null));
  assert.equal(await pointed(), null);
});

test('given a long document, when pointed at its end, then it comes into sight', async () => {
  const html = `${'<p>row</p>'.repeat(200)}<h2>end</h2>`;
  await page.evaluate((text) => show(text), html);
  await page.evaluate((at) => preview.point(at), html.indexOf('end'));
  assert.ok(await page.evaluate(() => inside().defaultView.scrollY > 1000));
  assert.equal(await page.evaluate(() => window.scrollY), 0);
  await page.evaluate(() => preview.point(null));
});

test('given elements, when walked, then each tells its tag, text and place', async () => {
  const html = '<h1>Wiosna</h1><style>p{}</style><p>na  parapecie</p>';
  await page.evaluate((text) => show(text), html);
  const walk = (step) => page.evaluate((by) => preview.walk(by), step);
  assert.deepEqual(await walk(1), { tag: 'h1', from: 0, to: 4, text: 'Wiosna' });
  const next = await walk(1);
  assert.deepEqual([next.tag, next.text], ['p', 'na parapecie']);
  assert.equal(html.slice(next.from, next.to), '<p>');
  assert.equal(await walk(1), undefined);
  assert.equal((await walk(-1)).tag, 'h1');
  await page.evaluate(() => preview.point(null));
});

test('given a colour scheme, when set, then media queries answer it', async () => {
  const css = 'p{color:rgb(1,1,1)} @media (prefers-color-scheme: dark){p{color:rgb(2,2,2)}}';
  await page.evaluate((text) => show('<p>x</p>', text), css);
  assert.equal(await style('p', 'color'), 'rgb(1, 1, 1)');
  await page.evaluate(async () => {
    preview.setColorScheme('dark');
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  assert.equal(await style('p', 'color'), 'rgb(2, 2, 2)');
  await page.evaluate(() => preview.setColorScheme('light'));
});

test('given a width, when set, then the frame has it', async () => {
  await page.evaluate(() => preview.setWidth(320));
  assert.equal(await page.evaluate(() => inside().defaultView.innerWidth), 320);
  await page.evaluate(() => preview.setWidth(null));
  assert.equal(await page.evaluate(() => inside().defaultView.innerWidth), 800);
});

test('given pictures that arrive late, when refreshed, then they are shown', async () => {
  const found = await page.evaluate(async () => {
    const known = new Map();
    begin({ assets: (name) => known.get(name) });
    await new Promise((done) => setTimeout(done, 100));
    await show('<img src="late.png">', 'p{background:url(late.png)}');
    known.set('late.png', 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=');
    preview.refresh();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const answer = [
      inside().querySelector('img').src,
      inside().querySelectorAll('style')[1].textContent,
    ];
    begin();
    await new Promise((done) => setTimeout(done, 100));
    return answer;
  });
  assert.match(found[0], /^data:image\/gif/);
  assert.match(found[1], /data:image\/gif/);
});

test('given an engine deaf inside the frame, then a pane before it does the work', async () => {
  await page.evaluate(async () => {
    links.length = 0;
    inspected.length = 0;
    // As in WebKit: what the parent dispatches inside is heard by nobody.
    const deafen = (event) => {
      if (event.target.localName !== 'iframe') return;
      event.target.contentWindow.EventTarget.prototype.dispatchEvent = () => true;
    };
    host.addEventListener('load', deafen, { capture: true, once: true });
    begin();
    await new Promise((done) => setTimeout(done, 150));
    const rows = '<p>row</p>'.repeat(200);
    await show(`<a href="https://x.example/" style="display:block;height:40px">y</a>${rows}`);
  });
  const box = await page.locator('.preview-pane').boundingBox();
  await page.mouse.move(box.x + 60, box.y + 20);
  await page.mouse.click(box.x + 60, box.y + 20);
  assert.ok((await page.evaluate(() => links)).includes('https://x.example/'));
  await page.mouse.move(box.x + 60, box.y + 200);
  await page.mouse.wheel(0, 300);
  await page.waitForFunction(() => inside().defaultView.scrollY === 300);
  const top = await page.evaluate(
    () => inside().querySelectorAll('p')[12].getBoundingClientRect().top,
  );
  await page.mouse.click(box.x + 20, box.y + top + 8);
  await page.waitForFunction(() => inspected[0]?.tag === 'p');
  assert.equal(await page.evaluate(() => inside().URL), 'about:srcdoc');
  await page.evaluate(async () => {
    begin();
    await new Promise((done) => setTimeout(done, 150));
  });
});

test('given a frame taken elsewhere, when it has gone, then a fresh one stands', async () => {
  await page.evaluate(() => show('<p>still here</p>'));
  await page.evaluate(() => {
    host.querySelector('iframe').srcdoc = '<p>elsewhere</p>';
  });
  await page.waitForFunction(() => inside()?.body?.textContent === 'still here');
});

test('given a copy from the preview, when pasted, then it counts as from inside', async () => {
  const inside = await page.evaluate(async () => {
    const { mount } = await import('/dist/editor.js');
    const place = document.createElement('div');
    place.style.cssText = 'height:90px;width:300px';
    document.body.append(place);
    window.pastes = [];
    window.field = await mount(place, {
      mode: 'plain',
      language: 'plain',
      value: '',
      label: 'x',
      readOnly: false,
      theme: 'light',
      locale: 'pl',
      onEdit() {},
      onUndo() {},
      onRedo() {},
      onPaste: (chars, from) => pastes.push([chars, from]),
    });
    await show('<p>skopiuj mnie</p>');
    return true;
  });
  assert.ok(inside);
  await page.frameLocator('iframe').locator('p').click({ clickCount: 3 });
  await page.keyboard.press('Control+c');
  await page.evaluate(() => field.focus());
  await page.keyboard.press('Control+v');
  const [paste] = await page.evaluate(() => pastes);
  assert.equal(paste[1], true);
});

test('given all of the above, when listened to, then the console stayed silent', () => {
  assert.deepEqual(page.said, []);
});
