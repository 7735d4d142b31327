import { describe, expect, test } from 'vitest';
import { presetLayout } from './preset-layout';
import { presetNames } from './presets';
import { readLayout } from './workspace-layout';

const seats = [
  { id: 'ticket', title: 'Order ticket', areas: { Trader: 'left' } },
  {
    id: 'blotter',
    title: 'Orders',
    areas: { Trader: 'middle', Risk: 'middle', Operations: 'right' },
  },
  { id: 'alerts', title: 'Alerts', areas: { Trader: 'rightLow', Risk: 'right' } },
  { id: 'pnl', title: 'Live P&L', areas: { Trader: 'right' } },
  { id: 'chart', title: 'Chart', areas: { Trader: 'right' } },
] as const;

const saved = (change: object = {}) =>
  JSON.stringify({
    schema: 1,
    base: 'Trader',
    isLocked: false,
    dock: presetLayout('Trader', seats),
    ...change,
  });
const ids = seats.map(({ id }) => id);

describe('a preset', () => {
  test('has every panel that names it, those of one area as tabs, the first in front', () => {
    const { panels, grid } = presetLayout('Trader', seats);

    expect(Object.keys(panels)).toEqual(ids);
    expect(JSON.stringify(grid)).toContain('"views":["pnl","chart"],"activeView":"pnl"');
  });

  test('has no empty columns', () => {
    expect(presetLayout('Operations', seats).grid.root.data).toHaveLength(1);
    expect(presetLayout('Risk', seats).grid.root.data).toHaveLength(2);
  });

  test.each(presetNames)('%s can be saved and read again', (name) => {
    const dock = presetLayout(name, seats);
    const read = readLayout(saved({ base: name, dock }), ids);

    expect(read).toEqual({
      ok: true,
      layout: { schema: 1, base: name, isLocked: false, dock: JSON.parse(JSON.stringify(dock)) },
    });
  });
});

describe('a saved layout', () => {
  const twice = presetLayout('Trader', [seats[0], { ...seats[1], id: 'ticket' }]);
  test.each([
    ['no JSON', 'no json', 'it cannot be read'],
    ['null', 'null', 'it cannot be read'],
    ['of an older desk', saved({ schema: 0 }), 'it was saved by another version of the desk'],
    ['of a newer desk', saved({ schema: 2 }), 'it was saved by another version of the desk'],
    ['without a base', saved({ base: 'Elsewhere' }), 'it is broken'],
    ['without a dock', saved({ dock: {} }), 'it is broken'],
    ['with a panel twice', saved({ dock: twice }), 'it is broken'],
    [
      'with a panel that is gone',
      saved().replaceAll('"chart"', '"tape"'),
      'it has a panel that this desk does not know (tape)',
    ],
  ])('%s is not used, and it is said why', (_what, text, because) => {
    expect(readLayout(text, ids)).toEqual({ ok: false, because });
  });
});
