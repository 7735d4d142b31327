import { describe, expect, test } from 'vitest';
import { WritingWatch } from './writing-watch';

const standing = { isConnected: true };
const gone = { isConnected: false };

function written(field: typeof gone | undefined, key: string) {
  const watch = new WritingWatch();
  watch.isRestOfWord({ key, field, hasCommandModifier: false, atMs: 0 });
  return (after: number, next = 'o', hasCommandModifier = false) =>
    watch.isRestOfWord({ key: next, field: undefined, hasCommandModifier, atMs: after });
}

describe('a press after a letter in a field', () => {
  test('is the rest of the word when the field is gone, as long as one writes on', () => {
    const press = written(gone, 'c');

    expect([press(200), press(1_000), press(1_900), press(3_000)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test.each([
    ['the field still stands: it was left', written(standing, 'c')],
    ['no field was written in', written(undefined, 'c')],
    ['Enter had ended the word', written(gone, 'Enter')],
    ['Escape had ended the word', written(gone, 'Escape')],
  ])('is a key of its own when %s', (_, press) => {
    expect(press(200)).toBe(false);
  });

  test('with Ctrl or Alt is no letter of a word', () => {
    expect(written(gone, 'c')(200, 'k', true)).toBe(false);
  });
});
