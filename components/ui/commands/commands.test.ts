import { describe, expect, test } from 'vitest';
import type { Command } from './command';
import { commandForPress, type PressFacts } from './command-for-press';
import { whyNotKey } from './key-bindings';
import { chordOf, chordParts } from './key-chord';

const nothing = () => undefined;
const palette: Command = {
  id: 'palette',
  title: 'Palette',
  group: 'Desk',
  key: 'Ctrl+K',
  run: nothing,
};
const ticket: Command = {
  id: 'ticket',
  title: 'Order ticket',
  group: 'Panels',
  key: 'T',
  run: nothing,
};
const send: Command = {
  id: 'send',
  title: 'Send the ticket',
  group: 'Order',
  key: 'Ctrl+Enter',
  sendsOrder: true,
  run: nothing,
};
const commands = [palette, ticket, send];

function press(key: string, change: Partial<PressFacts> = {}): PressFacts {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isRepeat: false,
    isInField: false,
    isInDialog: false,
    ...change,
  };
}

const given = (facts: PressFacts, areArmed = false, keys = {}) =>
  commandForPress(facts, commands, keys, areArmed)?.id;

describe('a press of keys', () => {
  test.each([
    [press('k', { ctrlKey: true }), 'Ctrl+K'],
    [press('k', { metaKey: true }), 'Ctrl+K'],
    [press('™', { altKey: true, code: 'Digit2' }), 'Alt+2'],
    [press('K', { ctrlKey: true, shiftKey: true, code: 'KeyK' }), 'Ctrl+Shift+K'],
    [press('?', { shiftKey: true }), '?'],
    [press('T', { shiftKey: true }), 'Shift+T'],
    [press('t'), 'T'],
    [press('F6', { shiftKey: true }), 'Shift+F6'],
    [press('Control', { ctrlKey: true }), undefined],
  ])('%j is %s', (facts, chord) => {
    expect(chordOf(facts)).toBe(chord);
  });

  test('is drawn key by key, the plus too', () => {
    expect(chordParts('Ctrl+Shift+X')).toEqual(['Ctrl', 'Shift', 'X']);
    expect(chordParts('Ctrl++')).toEqual(['Ctrl', '+']);
  });

  test('gives the command of its key, as the person has it', () => {
    expect(given(press('t'))).toBe('ticket');
    expect(given(press('t'), false, { ticket: 'Alt+T' })).toBeUndefined();
    expect(given(press('t', { altKey: true }), false, { ticket: 'Alt+T' })).toBe('ticket');
    expect(given(press('t'), false, { ticket: null })).toBeUndefined();
  });

  test('in a field types, unless it has Ctrl or Alt', () => {
    expect(given(press('t', { isInField: true }))).toBeUndefined();
    expect(given(press('k', { ctrlKey: true, isInField: true }))).toBe('palette');
  });

  test('held down, or in a dialog, gives nothing', () => {
    expect(given(press('t', { isRepeat: true }))).toBeUndefined();
    expect(given(press('k', { ctrlKey: true, isInDialog: true }))).toBeUndefined();
  });

  test('stops from a dialog too', () => {
    const halt: Command = { ...ticket, id: 'halt', key: 'Alt+Shift+H', stops: true };
    const facts = press('h', { altKey: true, shiftKey: true, isInDialog: true });

    expect(commandForPress(facts, [ticket, halt], {}, false)).toBe(halt);
    expect(commandForPress({ ...facts, isRepeat: true }, [halt], {}, false)).toBeUndefined();
  });

  test('sends an order only when armed, and never out of a field or by repeating', () => {
    const enter = press('Enter', { ctrlKey: true });

    expect(given(enter)).toBeUndefined();
    expect(given(enter, true)).toBe('send');
    expect(given({ ...enter, isInField: true }, true)).toBeUndefined();
    expect(given({ ...enter, isRepeat: true }, true)).toBeUndefined();
  });
});

describe('giving a command another key', () => {
  const why = (chord: string, command: Command, keys = {}) =>
    whyNotKey(chord, command, commands, keys);

  test('is refused while another command has it, by its name', () => {
    expect(why('Ctrl+K', ticket)).toBe(
      'Ctrl+K is the key of “Palette”. Give that one another key first.',
    );
    expect(why('Ctrl+K', ticket, { palette: 'Alt+K' })).toBeUndefined();
    expect(why('Alt+K', ticket, { palette: 'Alt+K' })).toContain('“Palette”');
    expect(why('Ctrl+K', palette)).toBeUndefined();
  });

  test('is refused for keys that the page or the browser needs', () => {
    expect(why('Enter', ticket)).toContain('keeps its meaning');
    expect(why('Ctrl+W', ticket)).toContain('belongs to the browser');
  });

  test('is refused for a letter alone when the command sends an order', () => {
    expect(why('S', send)).toContain('needs Ctrl or Alt');
    expect(why('Shift+S', send)).toContain('needs Ctrl or Alt');
    expect(why('Ctrl+Shift+S', send)).toBeUndefined();
    expect(why('S', ticket)).toBeUndefined();
  });
});
