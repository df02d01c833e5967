import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { format } = await load('src/format.ts');

test('given nested elements, when laid out, then each has its line and indent', () => {
  const text = '<div><p>Zażółć</p>\n<ul><li>a</li><li>b</li></ul></div>';
  const tidy = format('html', text);
  assert.match(tidy, /^<div>\n {2}<p>Zażółć<\/p>\n {2}<ul>\n {4}<li>a<\/li>/);
  assert.equal(format('html', tidy), tidy);
});

test('given inline elements, when laid out, then no white space comes or goes', () => {
  const text = '<p>Kup<b>teraz</b>, <a href="#">zobacz</a>!</p>\n';
  assert.equal(format('html', text), text);
});

test('given merge tags, a pre and a style, when laid out, then their words stay', () => {
  const text = '<style>p{color:red}</style><pre>a\n   b</pre><p>{{ imie | "Dzień dobry" }}</p>';
  const tidy = format('html', text);
  assert.ok(tidy.includes('<pre>a\n   b</pre>'));
  assert.ok(tidy.includes('{{ imie | "Dzień dobry" }}'));
  assert.match(tidy, /p \{\n\s+color: red\n/);
});

test('given css, when laid out, then a declaration a line', () => {
  assert.equal(format('css', 'a{b:c;d:e}'), 'a {\n  b: c;\n  d: e\n}\n');
});
