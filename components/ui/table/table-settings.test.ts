import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadTableSettings, settingsAtFirst } from './table-settings';

const column = (id: string, hidden = false) => ({
  id,
  header: id,
  width: 80,
  cell: () => id,
  ...(hidden ? { hidden: true } : {}),
});
const first = settingsAtFirst(
  [column('time'), column('price'), column('venue', true)],
  [{ id: 'time', desc: true }],
);
const key = 'desk.table.2.orders';

const kept = new Map<string, string>();

beforeEach(() => {
  vi.useFakeTimers();
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the settings of a table', () => {
  test('are kept a moment after the last change, and found again', () => {
    const store = loadTableSettings('orders', first);

    store.setState({ widths: { price: 120 } });
    store.setState({ hidden: ['time'] });
    expect(kept.has(key)).toBe(false);
    vi.advanceTimersByTime(300);

    expect(loadTableSettings('orders', first).getState()).toMatchObject({
      widths: { price: 120 },
      hidden: ['time'],
    });
  });

  test('leave no trace when they are those of the first day again', () => {
    const store = loadTableSettings('orders', first);
    store.setState({ density: 'compact' });
    vi.advanceTimersByTime(300);
    expect(kept.has(key)).toBe(true);

    store.setState(first, true);
    vi.advanceTimersByTime(300);

    expect(kept.has(key)).toBe(false);
  });

  test('of an older page find new columns where they are born, and forget those that are gone', () => {
    kept.set(
      key,
      JSON.stringify({
        ...first,
        order: ['price', 'gone', 'time'],
        hidden: ['gone', 'time'],
        pinned: ['gone'],
        sorting: [{ id: 'gone', desc: false }],
      }),
    );

    expect(loadTableSettings('orders', first).getState()).toMatchObject({
      order: ['price', 'time', 'venue'],
      hidden: ['time', 'venue'],
      pinned: [],
      sorting: [],
    });
  });

  test.each(['', 'null', '{}', '[1]', '{"order":1}', '{"widths":{"price":1e9}}'])(
    'that are kept as %j are not believed',
    (text) => {
      kept.set(key, text);

      expect(loadTableSettings('orders', first).getState()).toBe(first);
    },
  );

  test('work where nothing can be kept', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
    });
    const store = loadTableSettings('orders', first);

    store.setState({ density: 'roomy' });
    vi.advanceTimersByTime(300);

    expect(store.getState().density).toBe('roomy');
  });
});
