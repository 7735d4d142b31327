import { describe, expect, test } from 'vitest';
import { PressWatch } from './one-press';

describe('the second half of a double click', () => {
  test.each([
    ['on the same button is a press', 'step up', 'step up', false],
    ['on the button that took its place is none', 'make the key', 'I have kept it', true],
    ['beside the dialog that came is none', 'make the key', null, true],
    ['on the row that the dialog had covered is none', 'send change', 'cancel buy 10 AAPL', true],
  ])('%s', (_, first, second, isDropped) => {
    const press = new PressWatch();

    press.noteDown(1, first);
    expect(press.isRestOfAnother(1)).toBe(false);
    press.noteDown(2, second);

    expect(press.isRestOfAnother(2)).toBe(isDropped);
  });

  test('is followed by presses that count: who hammers means it', () => {
    const press = new PressWatch();
    press.noteDown(1, 'cancel the first row');
    press.noteDown(2, 'cancel the second row');
    press.noteDown(3, 'cancel the second row');

    expect(press.isRestOfAnother(3)).toBe(false);
  });

  test('counts anew after a pause, and by the keyboard it is a press each time', () => {
    const press = new PressWatch();
    press.noteDown(1, 'make the key');
    press.noteDown(2, 'I have kept it');

    expect(press.isRestOfAnother(0)).toBe(false);
    press.noteDown(1, 'I have kept it');

    expect(press.isRestOfAnother(1)).toBe(false);
  });
});
