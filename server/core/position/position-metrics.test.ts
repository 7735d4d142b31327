import { describe, expect, test } from 'vitest';
import { money, price, ratio } from '../values/amounts';
import { toInstant } from '../values/instant';
import { bookFill } from './book-fill';
import { type Excursion, widenedExcursion } from './excursion';
import type { ClosedPosition, Position } from './position';
import { fillOf } from './position.fixture';
import { closedPositionMetrics, positionMetrics } from './position-metrics';

const opened = toInstant(1_000_000);
const hour = 3_600_000;
const day = 24 * hour;

describe('an open long of 100 at 10.00 with 2.00 commission', () => {
  const position = held('buy 100 @ 10 fee 2');

  test('at 11.00 after half a day', () => {
    expect(positionMetrics(position, price('11'), toInstant(opened + day / 2))).toEqual({
      averagePrice: price('10'),
      marketValue: money('1100'),
      unrealizedPnL: money('100'),
      netPnL: money('98'),
      returnPercent: money('10'),
      holdingPeriod: day / 2,
      efficiency: money('196'),
    });
  });

  test('with a stop at 9.50 and a target at 12.00', () => {
    const metrics = positionMetrics(position, price('11'), toInstant(opened + day), {
      stopPrice: price('9.5'),
      targetPrice: price('12'),
    });

    expect(metrics.riskRewardRatio).toBe(ratio('4'));
    expect(metrics.rMultiple).toBe(ratio('1.96'));
  });

  test('without a target the reward is what the mark gives now', () => {
    const plan = { stopPrice: price('9.5') };

    expect(positionMetrics(position, price('11'), opened, plan).riskRewardRatio).toBe(ratio('2'));
    expect(positionMetrics(position, price('9.75'), opened, plan).riskRewardRatio).toBe(
      ratio('-0.5'),
    );
  });

  test('with the stop drawn up to the entry nothing is at risk, but something was', () => {
    const metrics = positionMetrics(position, price('11'), opened, {
      stopPrice: price('10'),
      initialStopPrice: price('9'),
    });

    expect(metrics.riskRewardRatio).toBeUndefined();
    expect(metrics.rMultiple).toBe(ratio('0.98'));
  });

  test('has no efficiency while no time has passed, nor when the clock was set back', () => {
    expect(positionMetrics(position, price('11'), opened).efficiency).toBeUndefined();
    const back = positionMetrics(position, price('11'), toInstant(opened - hour));
    expect(back.holdingPeriod).toBe(0);
    expect(back.efficiency).toBeUndefined();
  });
});

describe('an open short of 50 at 20.00', () => {
  const position = held('sell 50 @ 20');

  test('gains when the price falls', () => {
    const metrics = positionMetrics(position, price('18'), toInstant(opened + 2 * day), {
      stopPrice: price('21'),
    });

    expect(metrics).toMatchObject({
      marketValue: money('-900'),
      unrealizedPnL: money('100'),
      returnPercent: money('10'),
      riskRewardRatio: ratio('2'),
      rMultiple: ratio('2'),
      efficiency: money('50'),
    });
  });

  test('a stop below the entry locks in a profit: nothing is at risk', () => {
    const metrics = positionMetrics(position, price('18'), opened, { stopPrice: price('19') });

    expect(metrics.riskRewardRatio).toBeUndefined();
    expect(metrics.rMultiple).toBeUndefined();
  });
});

describe('a position of which a part is closed', () => {
  const half = bookFill(held('buy 100 @ 10 fee 1'), fillOf('sell 50 @ 12 fee 1'), opened, 2);

  test('counts what was realized in its profit, and the held part in its return', () => {
    const metrics = positionMetrics(half.position!, price('11'), toInstant(opened + day), {
      stopPrice: price('9'),
    });

    expect(metrics.unrealizedPnL).toBe(money('50'));
    expect(metrics.netPnL).toBe(money('148'));
    expect(metrics.returnPercent).toBe(money('10'));
    expect(metrics.rMultiple).toBe(ratio('1.48'));
  });
});

describe('a contract with a multiplier of 50', () => {
  test('risks its multiplier', () => {
    const multiplier = ratio('50');
    const fill = fillOf('buy 2 @ 4500', { multiplier });
    const position = bookFill(undefined, fill, opened, 1).position!;

    const metrics = positionMetrics(position, price('4520'), opened, { stopPrice: price('4490') });

    expect(metrics.averagePrice).toBe(price('4500'));
    expect(metrics.unrealizedPnL).toBe(money('2000'));
    expect(metrics.riskRewardRatio).toBe(ratio('2'));
    expect(metrics.rMultiple).toBe(ratio('2'));
  });
});

describe('a closed position', () => {
  test('that was a long, net of commission', () => {
    const closed = closedAfter('buy 100 @ 10 fee 1', 'sell 100 @ 11 fee 1', day / 4);

    expect(closedPositionMetrics(closed, { initialStopPrice: price('9.5') })).toEqual({
      averageEntryPrice: price('10'),
      averageExitPrice: price('11'),
      netPnL: money('98'),
      returnPercent: money('9.8'),
      rMultiple: ratio('1.96'),
      holdingPeriod: day / 4,
      efficiency: money('392'),
    });
  });

  test('that was a short', () => {
    const closed = closedAfter('sell 100 @ 10', 'buy 100 @ 11', day);

    expect(closedPositionMetrics(closed, { stopPrice: price('10.5') })).toMatchObject({
      netPnL: money('-100'),
      returnPercent: money('-10'),
      rMultiple: ratio('-2'),
    });
  });

  test('in the same millisecond has no efficiency', () => {
    const closed = closedAfter('buy 100 @ 10', 'sell 100 @ 11', 0);

    expect(closedPositionMetrics(closed).efficiency).toBeUndefined();
    expect(closedPositionMetrics(closed).rMultiple).toBeUndefined();
  });
});

describe('how far a position went', () => {
  const position = held('buy 100 @ 10');

  test('for and against its holder', () => {
    const seen = [money('5'), money('-7'), money('3'), money('12'), money('-1')];

    const excursion = seen.reduce<Excursion | undefined>(
      (before, pnl) => widenedExcursion(before, position, pnl),
      undefined,
    );

    expect(excursion).toEqual({
      openedAt: opened,
      adverse: money('-7'),
      favourable: money('12'),
    });
  });

  test('is nothing against a holder who was never under water', () => {
    expect(widenedExcursion(undefined, position, money('4'))).toMatchObject({
      adverse: 0n,
      favourable: money('4'),
    });
  });

  test('counts what was realized on the way', () => {
    const reduced = { ...position, realizedPnL: money('10') };

    expect(widenedExcursion(undefined, reduced, money('-4')).favourable).toBe(money('6'));
  });

  test('is the same record when a mark goes no further', () => {
    const before = widenedExcursion(undefined, position, money('4'));

    expect(widenedExcursion(before, position, money('3'))).toBe(before);
  });

  test('begins anew with the next position', () => {
    const before = widenedExcursion(undefined, position, money('-9'));
    const next = { ...position, openedAt: toInstant(opened + 1) };

    expect(widenedExcursion(before, next, money('1'))).toEqual({
      openedAt: next.openedAt,
      adverse: 0n,
      favourable: money('1'),
    });
  });
});

function held(fill: string): Position {
  return bookFill(undefined, fillOf(fill), opened, 1).position!;
}

function closedAfter(entry: string, exit: string, heldMs: number): ClosedPosition {
  return bookFill(held(entry), fillOf(exit), toInstant(opened + heldMs), 2).closed!;
}
