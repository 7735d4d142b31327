import { beforeEach, expect, test, vi } from 'vitest';
import { forgetAllTyping, forgetTyping, keepTypingOf, loadTyping, saveTyping } from './kept-typing';

const empty = { name: '', scopes: ['read'], isAll: false };
const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => stored.set(key, text),
    removeItem: (key: string) => stored.delete(key),
    key: (index: number) => [...stored.keys()][index] ?? null,
    get length() {
      return stored.size;
    },
  });
});

test('what was typed is there again after a reload, until it was sent', () => {
  saveTyping('key', { name: 'regime', scopes: ['read', 'signals'] });

  expect(loadTyping('key', empty)).toEqual({
    name: 'regime',
    scopes: ['read', 'signals'],
    isAll: false,
  });
  expect(loadTyping('person', empty)).toEqual(empty);
  forgetTyping('key');
  expect(loadTyping('key', empty)).toEqual(empty);
});

test.each([
  ['a field that the form does not have', '{"name":"a","password":"x"}', { ...empty, name: 'a' }],
  ['a field of another kind', '{"name":7,"scopes":"read"}', empty],
  ['nothing that can be read', '{', empty],
  ['no record', '"name"', empty],
])('of %s nothing is taken', (_, text, read) => {
  stored.set('desk.typed.key', text);

  expect(loadTyping('key', empty)).toEqual(read);
});

test('whoever comes next at this browser reads nothing of it, and keeps what is not typed', () => {
  saveTyping('key', { name: 'regime' });
  saveTyping('mode', { reason: 'news' });
  stored.set('desk.ticket', '{"draft":{}}');
  stored.set('other', 'stays');

  forgetAllTyping();
  expect([...stored]).toEqual([['other', 'stays']]);
});

test('it is kept for whoever signs in again, and not for another person', () => {
  keepTypingOf('tom');
  saveTyping('mode', { reason: 'news' });
  stored.set('desk.ticket', '{"draft":{}}');

  keepTypingOf('tom');
  expect(stored.has('desk.ticket')).toBe(true);
  keepTypingOf('amy');

  expect([...stored]).toEqual([['desk.typist', 'amy']]);
});

test('without storage a form works as long as it is open', () => {
  vi.stubGlobal('sessionStorage', undefined);

  saveTyping('key', { name: 'a' });
  forgetTyping('key');
  expect(loadTyping('key', empty)).toEqual(empty);
});
