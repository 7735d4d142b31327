import { describe, expect, test } from 'vitest';
import { acme, coin, DeskBench, main } from '../desk/desk.fixture';
import { fillOf } from '../position/position.fixture';
import { money } from '../values/amounts';
import { toExecutionId, toInstrumentId } from '../values/ids';
import { portfolioStatistics } from './portfolio-statistics';

const ibm = toInstrumentId('IBM');

describe('the portfolio of an account', () => {
  test('that is flat', () => {
    expect(statisticsOf(new DeskBench())).toEqual({
      totalPositions: 0,
      totalValue: 0n,
      totalUnrealizedPnL: 0n,
      totalRealizedPnL: 0n,
      avgPositionSize: 0n,
      winningPositions: 0,
      losingPositions: 0,
    });
  });

  test('with a winning long, a losing short, one at its cost, and one that was closed', () => {
    const bench = new DeskBench();
    fill(bench, 'buy 100 @ 10', acme);
    fill(bench, 'sell 1 @ 1000', coin);
    fill(bench, 'buy 10 @ 50', ibm);
    fill(bench, 'buy 5 @ 1', toInstrumentId('GONE'));
    fill(bench, 'sell 5 @ 3', toInstrumentId('GONE'));
    bench.quote(acme, '12', '12');
    bench.quote(coin, '1100', '1100');
    bench.quote(ibm, '50', '50');

    expect(statisticsOf(bench)).toEqual({
      totalPositions: 3,
      totalValue: money('2800'),
      totalUnrealizedPnL: money('100'),
      totalRealizedPnL: money('10'),
      avgPositionSize: money('933.33333333'),
      winningPositions: 1,
      losingPositions: 1,
    });
  });
});

let executions = 0;

function fill(bench: DeskBench, text: string, instrument: string): void {
  executions += 1;
  const executionId = toExecutionId(`p${executions}`);
  const booked = fillOf(text, { instrument: toInstrumentId(instrument), executionId });
  bench.apply([{ type: 'EXTERNAL_FILL_BOOKED', fill: booked }]);
}

function statisticsOf(bench: DeskBench) {
  return portfolioStatistics(bench.state.accounts.get(main)!, bench.valuation);
}
