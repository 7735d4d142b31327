import { describe, expect, test } from 'vitest';
import { money, price, quantity } from '../../core/values/amounts';
import {
  toAccountId,
  toClientOrderId,
  toExecutionId,
  toInstrumentId,
  toVenueOrderId,
} from '../../core/values/ids';
import { addMilliseconds, toInstant } from '../../core/values/instant';
import type { VenueFill } from '../../ports/execution-venue';
import { FillLedger, readFills } from './fill-ledger';

const account = toAccountId('main');
const moment = toInstant(1_000_000);
/** Also such as are written with signs of their own. */
const names = ['v-1-1', '#7', 'a"quote', 'back\\slash', 'elsewhere-2', 'Zürich'];
const fills: readonly VenueFill[] = names.map((name, index) => ({
  executionId: toExecutionId(name),
  clientOrderId: toClientOrderId(`order-${index}`),
  venueOrderId: toVenueOrderId(`v-${index}`),
  account,
  instrument: toInstrumentId('ACME'),
  side: 'buy',
  quantity: quantity('1'),
  price: price('10.5'),
  commission: money('0.01'),
  liquidity: 'taker',
  transactTime: addMilliseconds(moment, index),
  why: 'it says {"executionId":"v-1-1"',
}));

describe('fills that were saved', () => {
  test('are read again as they were', async () => {
    const ledger = savedLedger();

    expect(await readFills(ledger.since(account, moment))).toEqual(fills);
  });

  test.each(names)('are left out where the asker has them: %s', async (name) => {
    const asked: [string, number][] = [];

    const listed = await readFills(savedLedger().since(account, moment), (id, transactTime) => {
      asked.push([id, transactTime]);
      return id === name;
    });

    expect(listed).toEqual(fills.filter(({ executionId }) => executionId !== name));
    expect(asked).toEqual(fills.map((fill) => [fill.executionId, fill.transactTime]));
  });

  test('are read in a turn of their own, and not in that of the question', async () => {
    let asked = 0;
    const reading = readFills(savedLedger().since(account, moment), () => {
      asked += 1;
      return true;
    });

    expect(asked).toBe(0);
    await Promise.resolve();
    expect(asked).toBe(0);
    await reading;
    expect(asked).toBe(fills.length);
  });
});

/** After a restart. */
function savedLedger(): FillLedger {
  const before = new FillLedger();
  for (const fill of fills) {
    before.add(fill);
  }
  const ledger = new FillLedger();
  ledger.resume(before.takeUnsaved());
  return ledger;
}
