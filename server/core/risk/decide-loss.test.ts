import { describe, expect, test } from 'vitest';
import { byChief, DeskBench, limitOrder, main, typesOf, wideLimits } from '../desk/desk.fixture';
import { decideKill, decideKillRelease, killStandsMs, releasePhrase } from '../mode/decide-kill';
import { decideMode } from '../mode/decide-mode';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import { money, ratio } from '../values/amounts';
import { toClientOrderId } from '../values/ids';
import { addMilliseconds, toTradingDay } from '../values/instant';
import { decideLimits } from './decide-limits';
import { decideLoss, modeAfterRoll } from './decide-loss';
import type { RiskLimits } from './risk-limits';

/** A thousand shares bought at 10 by an account of a million; each cent is ten dollars. */
function holding(limits: RiskLimits): DeskBench {
  const bench = new DeskBench({ ...wideLimits, ...limits });
  const params = limitOrder('buy', '1000', '10', { clientOrderId: toClientOrderId('c1') });
  bench.run((desk) => decideSubmit(desk, params, byChief));
  bench.run((desk) => decideReport(desk, bench.trade('c1', '1000', '10')));
  bench.log.length = 0;
  return bench;
}

function markAt(bench: DeskBench, at: string): void {
  bench.quote('ACME', at, at, at);
}

const rolled = {
  type: 'TRADING_DAY_ROLLED',
  account: main,
  tradingDay: toTradingDay('2026-11-21'),
  equity: money('999400'),
} as const;

const look = (bench: DeskBench) => bench.run((desk) => decideLoss(desk, main));

describe('the loss of a day [rules 3, check 15]', () => {
  test.each([
    // mark, loss, stops
    ['9.51', '490', false],
    ['9.50', '500', true],
    ['9.49', '510', true],
    ['10.50', 'a gain', false],
  ])('at a mark of %s is %s: the desk stops entries %s', (at, _loss, stops) => {
    const bench = holding({ maxDailyLoss: money('500') });

    markAt(bench, at);
    look(bench);

    expect(typesOf(bench.log)).toEqual(stops ? ['RISK_LIMIT_BREACHED', 'MODE_CHANGED'] : []);
    expect(bench.state.mode).toBe(stops ? 'reduceOnly' : 'manual');
  });

  test('says which limit, of whom, and by how much', () => {
    const bench = holding({ maxDailyLoss: money('500') });
    bench.limit({ maxDailyLoss: money('200') }, { kind: 'account', id: 'main' });

    markAt(bench, '9.75');
    look(bench);

    expect(bench.log.find(({ type }) => type === 'RISK_LIMIT_BREACHED')).toMatchObject({
      verdict: {
        code: 'daily-loss-above-limit',
        scope: { kind: 'account', id: 'main' },
        limit: money('200'),
        current: money('250'),
        headroom: money('-50'),
      },
    });
    expect([...bench.state.alerts.values()]).toMatchObject([
      { severity: 'critical', code: 'daily-loss-above-limit' },
    ]);
  });

  test('is told once a day: a risk manager who goes on is not stopped again by the same loss', () => {
    const bench = holding({ maxDailyLoss: money('500') });
    markAt(bench, '9.40');
    look(bench);

    bench.apply([
      { type: 'MODE_CHANGED', previous: 'reduceOnly', mode: 'manual', reason: 'we go on' },
    ]);
    look(bench);

    expect(bench.state.mode).toBe('manual');
    expect(bench.state.heldByLoss).toBe(false);
    expect(typesOf(bench.log)).toEqual(['RISK_LIMIT_BREACHED', 'MODE_CHANGED', 'MODE_CHANGED']);
  });

  test('leaves a stricter mode as it is', () => {
    const bench = holding({ maxDailyLoss: money('500') });
    bench.apply([{ type: 'MODE_CHANGED', previous: 'manual', mode: 'halted', reason: 'lunch' }]);

    markAt(bench, '9.40');
    look(bench);

    expect(bench.state.mode).toBe('halted');
    expect(modeAfterRoll(bench.context())).toEqual([]);
  });
});

describe('a loss while the kill stands', () => {
  function killed(): DeskBench {
    const bench = holding({ maxDailyLoss: money('500') });
    const scope = { kind: 'desk' } as const;
    bench.run((desk) => decideKill(desk, { scope, flatten: true, reason: 'test' }));
    markAt(bench, '9.40');
    look(bench);
    return bench;
  }
  function release(bench: DeskBench): void {
    bench.now = addMilliseconds(bench.now, killStandsMs);
    bench.run((desk) => decideKillRelease(desk, releasePhrase, 'all clear'));
  }

  test('holds the desk once it is released, until the day rolls', () => {
    const bench = killed();
    expect(bench.state.mode).toBe('killed');

    release(bench);

    expect(bench.state).toMatchObject({ mode: 'reduceOnly', heldByLoss: true });
    bench.apply([rolled, ...modeAfterRoll(bench.context())]);
    expect(bench.state).toMatchObject({ mode: 'manual', heldByLoss: false });
  });

  test('is over when the day has rolled before the release', () => {
    const bench = killed();
    bench.apply([rolled, ...modeAfterRoll(bench.context())]);

    release(bench);

    expect(bench.state).toMatchObject({ mode: 'manual', heldByLoss: false });
  });
});

describe('the drawdown [rules 3, check 16]', () => {
  test.each([
    ['9.51', false],
    ['9.50', false],
    ['9.49', true],
  ])('at a mark of %s is beyond 0.05 %% of the peak: %s', (at, stops) => {
    const bench = holding({ maxDrawdown: ratio('0.0005') });

    markAt(bench, at);
    look(bench);

    expect(bench.state.mode).toBe(stops ? 'reduceOnly' : 'manual');
  });
});

describe('a new trading day', () => {
  test('frees a desk that only a loss held back, and counts from zero', () => {
    const bench = holding({ maxDailyLoss: money('500') });
    markAt(bench, '9.40');
    look(bench);

    bench.apply([rolled, ...modeAfterRoll(bench.context())]);
    look(bench);

    expect(bench.state.mode).toBe('manual');
    expect(bench.state.accounts.get(main)?.lossLatches).toEqual([]);
  });

  test('leaves a desk alone that a person sets to reduce-only while a loss holds it there', () => {
    const bench = holding({ maxDailyLoss: money('500') });
    markAt(bench, '9.40');
    look(bench);
    expect(bench.state.heldByLoss).toBe(true);
    const keep = () => bench.run((desk) => decideMode(desk, 'reduceOnly', 'until I say so'));

    expect(typesOf(keep().events)).toEqual(['MODE_CHANGED']);
    expect(keep().events).toEqual([]);

    bench.apply([rolled, ...modeAfterRoll(bench.context())]);
    expect(bench.state.mode).toBe('reduceOnly');
  });

  test('leaves a desk alone that a person had set to reduce-only', () => {
    const bench = holding({ maxDailyLoss: money('500') });
    bench.apply([
      { type: 'MODE_CHANGED', previous: 'manual', mode: 'reduceOnly', reason: 'news at noon' },
    ]);
    markAt(bench, '9.40');
    look(bench);

    bench.apply([rolled, ...modeAfterRoll(bench.context())]);

    expect(bench.state.mode).toBe('reduceOnly');
  });
});

describe('a limit on losses', () => {
  test.each(['operator', 'strategy', 'instrument'] as const)(
    'of one %s is refused: equity is kept by account',
    (kind) => {
      const bench = new DeskBench();
      const limits = { maxDailyLoss: money('1') };
      const by = 'chief' as Parameters<typeof decideLimits>[4];

      const { events, result } = decideLimits(
        bench.context(),
        { kind, id: 'ACME' },
        limits,
        'test',
        by,
      );

      expect(events).toEqual([]);
      expect(result).toMatchObject({ error: { code: 'limits-malformed', field: 'maxDailyLoss' } });
    },
  );

  test.each([
    ['0.99999999', true],
    ['1', true],
    ['1.00000001', false],
  ])('of a share of %s of the highest equity is taken: %s', (share, isTaken) => {
    const bench = new DeskBench();
    const limits = { maxDrawdown: ratio(share) };
    const by = 'chief' as Parameters<typeof decideLimits>[4];
    const scope = { kind: 'account', id: 'main' } as const;

    const { result } = decideLimits(bench.context(), scope, limits, 'test', by);

    expect(result.ok).toBe(isTaken);
    expect(result.ok || result.error).toEqual(
      isTaken || expect.objectContaining({ code: 'limits-malformed', field: 'maxDrawdown' }),
    );
  });

  test('that was set to more than all of it before holds as it was set', () => {
    const bench = holding({ maxDrawdown: ratio('1.5') });

    expect(bench.state.limits.get('desk')?.limits.maxDrawdown).toBe(ratio('1.5'));
  });
});
