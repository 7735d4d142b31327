import { describe, expect, test } from 'vitest';
import { DeskBench, main } from '../desk/desk.fixture';
import { money } from '../values/amounts';
import { toAccountId, toUserName } from '../values/ids';
import type { AlertRuleTerms } from './alert-rule';
import {
  type AccountReadings,
  decideAlertReadings,
  decideRemoveAlertRule,
  decideSetAlertRule,
} from './decide-alert-rules';

const ada = toUserName('ada');
const loss: AlertRuleTerms = {
  ruleId: 'loss',
  name: 'loss of the day',
  account: main,
  metric: 'dayPnL',
  comparison: 'below',
  threshold: money('-500'),
  rearmAt: money('-300'),
  severity: 'high',
};

function readingsWith(now: AccountReadings['now'], account = main) {
  return new Map([[account, { now, over: { tradingDay: {}, account: {} } }]]);
}

function benchWith(terms: AlertRuleTerms = loss): DeskBench {
  const bench = new DeskBench();
  bench.run((desk) => decideSetAlertRule(desk, terms, ada));
  return bench;
}

/** The types of the events that a reading of the day's P&L gives. */
function read(bench: DeskBench, dayPnL: string): readonly string[] {
  const before = bench.state.sequence;
  bench.run((desk) => decideAlertReadings(desk, readingsWith({ dayPnL: money(dayPnL) })));
  const rule = bench.state.alertRules.get('loss');
  return bench.state.sequence === before ? [] : [rule?.firedAt === undefined ? 'armed' : 'fired'];
}

describe('a rule about the loss of a day', () => {
  test('fires once past its threshold, and again only after it has come back to where it re-arms', () => {
    const bench = benchWith();

    expect(read(bench, '-499.99')).toEqual([]);
    expect(read(bench, '-500')).toEqual([]);
    expect(read(bench, '-500.01')).toEqual(['fired']);
    expect(read(bench, '-900')).toEqual([]);
    expect(read(bench, '-499')).toEqual([]);
    expect(read(bench, '-501')).toEqual([]);
    expect(read(bench, '-300')).toEqual(['armed']);
    expect(read(bench, '-600')).toEqual(['fired']);
  });

  test('stands in the alert centre in words, and the second time with a count', () => {
    const bench = benchWith();
    read(bench, '-512.5');
    read(bench, '0');
    read(bench, '-700');

    expect([...bench.state.alerts.values()]).toMatchObject([
      {
        alertId: 'alert-rule/loss',
        severity: 'high',
        code: 'alert-rule',
        message: 'Day P&L of main is -700, below -500 (loss of the day).',
        count: 2,
      },
    ]);
  });

  test('that is changed is armed again, and the journal has what it was', () => {
    const bench = benchWith();
    read(bench, '-600');

    bench.run((desk) => decideSetAlertRule(desk, { ...loss, name: 'worse' }, ada));

    expect(bench.state.alertRules.get('loss')).toMatchObject({ name: 'worse', changedBy: ada });
    expect(read(bench, '-600')).toEqual(['fired']);
  });

  test('says nothing about a figure that is not known, nor about another account', () => {
    const bench = benchWith();
    const readings = new Map([
      ...readingsWith({}),
      ...readingsWith({ dayPnL: money('-9000') }, toAccountId('other')),
    ]);

    bench.run((desk) => decideAlertReadings(desk, readings));

    expect(bench.state.alertRules.get('loss')?.firedAt).toBeUndefined();
  });
});

describe('a rule about the fill rate', () => {
  const poor: AlertRuleTerms = {
    ...loss,
    metric: 'fillRate',
    threshold: money('50'),
    rearmAt: money('60'),
  };
  const over = { tradingDay: { fillRate: money('20') }, account: { fillRate: money('90') } };
  const readings = new Map([[main, { now: {}, over }]]);

  test.each([
    [{ period: 'tradingDay' }, 'Fill rate of main today is 20 %, below 50 % (loss of the day).'],
    [{ period: 'account' }, undefined],
    // As it was set before there were periods.
    [{}, undefined],
  ] as const)('looks at %j', (period, message) => {
    const bench = benchWith({ ...poor, ...period });

    bench.run((desk) => decideAlertReadings(desk, readings));

    expect([...bench.state.alerts.values()][0]?.message).toBe(message);
  });
});

describe('a rule is refused', () => {
  test('when it would arm itself again past its own threshold', () => {
    const bench = new DeskBench();
    const terms = { ...loss, rearmAt: money('-500.01') };

    expect(decideSetAlertRule(bench.context(), terms, ada).result).toMatchObject({
      error: { code: 'alert-rule-malformed', field: 'rearmAt' },
    });
    expect(
      decideSetAlertRule(bench.context(), { ...loss, rearmAt: loss.threshold }, ada).result.ok,
    ).toBe(true);
  });

  test('for an account that nobody has, and when it is gone already', () => {
    const bench = benchWith();
    const other = { ...loss, account: toAccountId('other') };
    expect(decideSetAlertRule(bench.context(), other, ada).result).toMatchObject({
      error: { code: 'account-not-found' },
    });

    bench.run((desk) => decideRemoveAlertRule(desk, 'loss', ada));

    expect(bench.state.alertRules.size).toBe(0);
    expect(decideRemoveAlertRule(bench.context(), 'loss', ada).result).toMatchObject({
      error: { code: 'alert-rule-not-found', ruleId: 'loss' },
    });
  });
});
