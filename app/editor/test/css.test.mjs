import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { NOTHING, rewriteCss } = await load('src/css.ts');
const { resolveAsset, resolveSourceSet } = await load('src/assets.ts');
const { locate } = await load('src/source.ts');
const { closedTwice, closingTag, openTags, placeIn } = await load('src/monaco/tags.ts');

const lookup = (name) => (name === 'logo.gif' ? 'blob:logo' : undefined);
const rewrite = (text, scheme = 'light') =>
  rewriteCss(text, {
    resolve: (url) => (url.startsWith('#') ? url : resolveAsset(url, lookup)),
    scheme,
  });
const check = (text, expected, scheme) => assert.equal(rewrite(text, scheme), expected);

test('given ordinary css, when rewritten, then not a byte changes', () => {
  const text =
    ':root{--a:1px}/* url(x) */@media (min-width:600px){.a>b~c+d[title="url(x)"]{color:#fff;' +
    'width:calc(100% - var(--a));content:"\\201C";font:bold 1em/1.5 "A\\"B",serif}}\n' +
    '@charset "utf-8";' +
    'a::before{content:"}"}.\\31 0{margin:-1px}p{background:url("#f")}';
  check(text, text);
});

test('given addresses, when rewritten, then pictures of the case stay and others go', () => {
  check('a{b:url(logo.gif)}', 'a{b:url("blob:logo")}');
  check('a{b:url( "assets/logo.gif" )}', 'a{b:url( "blob:logo" )}');
  check('a{b:u\\72l(http://x)}', `a{b:url("${NOTHING}")}`);
  check('a{b:url(http://x) url(logo.gif)}', `a{b:url("${NOTHING}") url("blob:logo")}`);
  check('a{b:url(x y)}', `a{b:url("${NOTHING}")}`);
  check(
    'a{b:image-set("logo.gif" 1x,"http://x" 2x type("image/png"))}',
    `a{b:image-set("blob:logo" 1x,"${NOTHING}" 2x type("image/png"))}`,
  );
  check('a{b:image-set(var(--x) 1x)}', `a{b:image-set("${NOTHING}" 1x)}`);
});

test('given imports, when rewritten, then they are gone and the rest stays', () => {
  check('@import "x";a{b:c}', 'a{b:c}');
  check('@\\69mport url(x;y) screen;a{b:c}', 'a{b:c}');
  check('@import "x\n;a{b:c}', 'a{b:c}');
  check('a{b:c}@import "a;b" layer(x);d{e:f}', 'a{b:c}d{e:f}');
});

test('given link selectors, when rewritten, then they fit links without an address', () => {
  check('a:link,a:visited:hover{b:c}', 'a[data-href],a:not(*):hover{b:c}');
  check('a[href^="x"],[ href ]{b:c}', 'a[data-href^="x"],[ data-href ]{b:c}');
  check('.a:any-link .b{c:link}', '.a[data-href] .b{c:link}');
  check('a{b:link;d:visited}', 'a{b:link;d:visited}');
});

test('given a preferred scheme, when rewritten, then it is answered', () => {
  const text = '@media (prefers-color-scheme: dark){a{b:c}}';
  check(text, '@media (max-width: 0){a{b:c}}');
  check(text, '@media (min-width: 0){a{b:c}}', 'dark');
});

test('given css cut anywhere, when rewritten, then it ends and never throws', () => {
  const text =
    '@import url("a\\"b");@media x{a:link{b:url( \'c\\\n\' );d:url(e\\) f);' +
    'g:image-set("h" 1x)}}/* i */\\';
  for (let end = 0; end <= text.length; end++) {
    for (let start = 0; start < end; start += 3)
      assert.equal(typeof rewrite(text.slice(start, end)), 'string');
  }
});

test('given names of pictures, when resolved, then only those of the case are found', () => {
  for (const url of [
    'logo.gif',
    './logo.gif',
    'assets/logo.gif',
    '/assets/logo.gif',
    ' lo\ngo.gif ',
    'logo.gif?v=1',
  ]) {
    assert.equal(resolveAsset(url, lookup), 'blob:logo', url);
  }
  for (const url of [
    'http://x/logo.gif',
    '//logo.gif/',
    '../logo.gif',
    'blob:x',
    'data:text/html,x',
    '',
    'javascript:1',
  ]) {
    assert.equal(resolveAsset(url, lookup), undefined, url);
  }
  assert.equal(
    resolveSourceSet('logo.gif 1x, http://x/y 2x,assets/logo.gif 300w', lookup),
    'blob:logo 1x, blob:logo 300w',
  );
  assert.equal(resolveSourceSet('http://x 1x', lookup), undefined);
});

test('given an element, when located, then comments, quotes and raw text are passed over', () => {
  const html = '<!-- <p> --><title><p></title><a b="<p>"><P c=\'>\'>x</p><p>';
  const at = (nth) => {
    const source = locate(html, 'p', nth);
    return source && html.slice(source.from, source.to);
  };
  assert.equal(at(0), "<P c='>'>");
  assert.equal(at(1), '<p>');
  assert.equal(at(2), undefined);
});

test('given html being written, when read, then open tags and places are known', () => {
  assert.deepEqual(openTags('<div><p>x</p><br><ul><li>'), ['div', 'ul', 'li']);
  assert.deepEqual(openTags('<style><b></style><i>'), ['i']);
  assert.equal(closingTag('<p class="a>b">', ''), '</p>');
  assert.equal(closingTag('<br>', ''), undefined);
  assert.equal(closingTag('a > b >', ''), undefined);
  assert.equal(closingTag('<!-- <p>', ''), undefined);
  assert.equal(closedTwice('<p>a</p>', '</p> b'), '</p>');
  assert.equal(closedTwice('<div>\n<p>a</p>\n</div>', '\n</div>'), '\n</div>');
  assert.equal(closedTwice('<div><div>a</div>', '</div></div>'), '</div>');
  assert.equal(closedTwice('<div><div>a</div>', '</div>'), undefined);
  assert.equal(closedTwice('<p>a</p>', '<p>b</p>'), undefined);
  assert.equal(closedTwice('<p>a', '</p>'), undefined);
  assert.equal(placeIn('<p>a').kind, 'text');
  assert.equal(placeIn('<ta').kind, 'tag');
  assert.equal(placeIn('<b></').kind, 'close');
  assert.equal(placeIn('<td al').kind, 'attribute');
  assert.deepEqual(placeIn('<td align="ce'), {
    kind: 'value',
    tag: 'td',
    attribute: 'align',
    text: 'ce',
  });
  assert.equal(placeIn('<style>a{').kind, 'style');
  assert.equal(placeIn('<!-- <p').kind, 'comment');
});
