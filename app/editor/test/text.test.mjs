import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { applyEdits, difference, isWellFormed, normalise, splitsPair } = await load('src/text.ts');
const { Mirror } = await load('src/mirror.ts');

/** A small generator with a seed, so that a failure can be repeated. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (state * 48271) % 2147483647;
    return state % sides;
  };
}

const LETTERS = ['a', 'b', 'ż', '\n', '🎉', '🎈', '👩‍👧', '\u00a0', '\ufeff', '\u2028', ' '];
const writing = (roll, length) =>
  Array.from({ length: roll(length) }, () => LETTERS[roll(LETTERS.length)]).join('');

test('given any line ends, when normalised, then only LF is left, once and for all', () => {
  assert.equal(normalise('a\r\nb\rc\n\r\n\r'), 'a\nb\nc\n\n\n');
  assert.equal(normalise(normalise('\r\r\n')), '\n\n');
});

test('given lone surrogates, when normalised, then each becomes U+FFFD, pairs stay', () => {
  assert.equal(normalise('a\ud83cb🎉\udf89'), 'a\ufffdb🎉\ufffd');
  assert.ok(isWellFormed('🎉'));
  assert.ok(!isWellFormed('🎉\ud83c'));
});

test('given any two texts, when the difference is applied, then the second comes out', () => {
  const roll = dice(5);
  for (let round = 0; round < 5000; round++) {
    const before = writing(roll, 12);
    const after =
      roll(3) === 0
        ? writing(roll, 12)
        : before.replace(LETTERS[roll(LETTERS.length)], LETTERS[roll(LETTERS.length)]);
    const edit = difference(before, after);
    if (before === after) {
      assert.equal(edit, undefined);
      continue;
    }
    assert.equal(applyEdits(before, [edit]), after);
    assert.ok(isWellFormed(edit.removed) && isWellFormed(edit.inserted), JSON.stringify(edit));
    assert.ok(!splitsPair(before, edit.at));
    const least = difference(after, before);
    assert.equal(applyEdits(after, [least]), before);
  }
});

test('given letters that share half a pair, when exchanged, then both are whole', () => {
  assert.deepEqual(difference('x🎉y', 'x🎈y'), { at: 1, removed: '🎉', inserted: '🎈' });
  assert.deepEqual(difference('🎉', '🎉🎉').inserted, '🎉');
});

test('given edits that do not fit, when applied, then they are refused', () => {
  assert.throws(() => applyEdits('abc', [{ at: 1, removed: 'x', inserted: '' }]), /edit-misplaced/);
});

test('given a mirror, when half a pair comes, then it waits for the whole', () => {
  const told = [];
  const mirror = new Mirror('a', (edits) => told.push(...edits));
  assert.equal(mirror.follow('a\ud83c'), false);
  assert.deepEqual(told, []);
  assert.equal(mirror.follow('a🎉'), true);
  assert.deepEqual(told, [{ at: 1, removed: '', inserted: '🎉' }]);
});

test('given a mirror, when edits do not add up, then they are refused', () => {
  const mirror = new Mirror('a🎉', () => {});
  assert.equal(mirror.followEdits([{ at: 0, length: 0, inserted: 'x' }], 99), false);
  assert.equal(mirror.followEdits([{ at: 2, length: 1, inserted: 'x' }], 3), false);
  assert.equal(mirror.followEdits([{ at: 0, length: 1, inserted: 'a\r\n' }], 5), false);
  assert.equal(mirror.text(), 'a🎉');
});
