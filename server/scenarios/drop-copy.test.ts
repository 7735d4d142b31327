import { afterEach, describe, expect, test } from 'vitest';
import type { DropCopyFeed } from '../core/drop-copy/decide-drop-copy';
import { toDropCopyName, toVenueName } from '../core/values/ids';
import { toTradingDay } from '../core/values/instant';
import { chief, DeskHarness, main } from './desk-harness.fixture';

let harness: DeskHarness;
afterEach(() => harness.settle(harness.desk.stop('the test is over')));

describe('a source that tells more fills than one run may raise', () => {
  test('has every one of them as a break soon, and a restart raises none twice', async () => {
    harness = await new DeskHarness().start();
    await harness.wait(10_000);

    await harness.settle(harness.desk.dropCopies.take(feedOf(450), chief));
    expect(harness.desk.state.reconciliation.breaks.size).toBe(0);
    await harness.wait(6_000);

    expect(harness.desk.state.reconciliation.breaks.size).toBe(450);
    await harness.crash();
    await harness.wait(6_000);
    expect(harness.desk.state.reconciliation.breaks.size).toBe(450);
    expect([...harness.desk.state.dropCopies.values()]).toMatchObject([{ feeds: 1 }]);
  });

  test('and takes them back is left with none', async () => {
    harness = await new DeskHarness().start();
    await harness.wait(10_000);
    const feed = feedOf(3);
    await harness.settle(harness.desk.dropCopies.take(feed, chief));
    await harness.wait(4_000);

    await harness.settle(harness.desk.dropCopies.withdraw(feed, 'another desk’s file', chief));

    const states = [...harness.desk.state.reconciliation.breaks.values()].map(({ state }) => state);
    expect(states).toEqual(['resolved', 'resolved', 'resolved']);
  });
});

/** Fills in ACME five seconds ago, none of which the desk knows. */
function feedOf(count: number): DropCopyFeed {
  const transactTime = new Date(harness.clock.now() - 5_000).toISOString();
  const cells = { instrument: 'ACME', side: 'buy', quantity: '1', price: '10', transactTime };
  return {
    name: toDropCopyName('clearing'),
    tradingDay: toTradingDay('2026-11-20'),
    venue: toVenueName('paper'),
    account: main,
    rows: Array.from({ length: count }, (_, at) => ({
      where: `line ${at + 2}`,
      cells: { executionId: `e${at}`, ...cells },
    })),
    corrects: false,
    hash: 'hash',
  };
}
