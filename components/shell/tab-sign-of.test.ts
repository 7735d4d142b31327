import { describe, expect, test } from 'vitest';
import { tabSignOf } from './tab-sign-of';

const well = { connection: 'live', money: 'paper', mode: 'manual', openAlerts: 0 } as const;

describe('the tab', () => {
  test.each([
    [well, 'PAPER · manual · Desk', '/icons/paper.svg'],
    [{ ...well, openAlerts: 3 }, '(3) PAPER · manual · Desk', '/icons/paper-alert.svg'],
    [{ ...well, mode: 'killed', openAlerts: 1 }, '(1) KILLED · PAPER · Desk', '/icons/killed.svg'],
    [{ ...well, connection: 'stale' }, 'not current · PAPER · manual · Desk', '/icons/away.svg'],
    [{ ...well, money: 'live' }, 'LIVE · manual · Desk', '/icons/live.svg'],
    [{ ...well, mode: undefined }, 'Desk', '/icons/away.svg'],
  ] as const)('of %j says %s', (facts, title, icon) => {
    expect(tabSignOf(facts)).toEqual({ title, icon });
  });
});
