import { describe, expect, test } from 'vitest';
import type { RepairChoice } from '../core/reconciliation/break-words';
import { money, quantity } from '../core/values/amounts';
import { toBreakId, toClientOrderId, toInstrumentId, toUserName } from '../core/values/ids';
import { addMilliseconds } from '../core/values/instant';
import { chief, DeskHarness, limit, main, market } from './desk-harness.fixture';

const acme = toInstrumentId('ACME');
const machine = { actor: { kind: 'apiKey', user: toUserName('bot'), apiKey: 'k1' } } as const;

/** A desk that holds 10 ACME and works an order for 5 more; desk and venue agree. */
async function trading(everyMs = 300_000): Promise<DeskHarness> {
  const desk = await new DeskHarness({}, { reconciliation: { everyMs } }).start();
  await desk.submit('held', market('buy', '10'));
  await desk.submit('open', limit('buy', '5', '9'));
  await desk.wait(3_000);
  return desk;
}

const stranger = (id: string) => ({
  ...limit('buy', '3', '8'),
  clientOrderId: toClientOrderId(id),
});
const breaks = ({ desk }: DeskHarness) => [...desk.state.reconciliation.breaks.values()];
const words = (desk: DeskHarness) =>
  breaks(desk).map(({ kind, severity, state }) => `${severity} ${kind} ${state}`);
const run = (desk: DeskHarness) => desk.settle(desk.desk.reconciliation.run());
/** Two sightings, as far apart as the settle window asks, of what is old enough. */
async function runTwice(desk: DeskHarness): Promise<void> {
  await desk.wait(2_100);
  await run(desk);
  await desk.wait(3_000);
}

/** What can be wrong between two books, each by itself. */
const differences: readonly (readonly [string, (desk: DeskHarness) => void, string])[] = [
  [
    'a position that the venue alone has',
    ({ venue }) => venue.wrongPositions.set(toInstrumentId('OTHR'), quantity('7')),
    'high position-missing-at-desk open',
  ],
  [
    'a position that the desk alone has',
    ({ venue }) => venue.wrongPositions.set(acme, quantity('-10')),
    'high position-missing-at-venue open',
  ],
  [
    'another side',
    ({ venue }) => venue.wrongPositions.set(acme, quantity('-20')),
    'critical side-flipped open',
  ],
  [
    'another quantity',
    ({ venue }) => venue.wrongPositions.set(acme, quantity('5')),
    'high quantity-mismatch open',
  ],
  [
    'another cash',
    ({ venue }) => {
      venue.wrongCash = money('-250');
    },
    'medium cash open',
  ],
  [
    'an order that the venue alone works',
    ({ venue }) => venue.placeElsewhere(stranger('elsewhere')),
    'high order-orphaned open',
  ],
  ['an order that the venue has lost', ({ venue }) => venue.forget('open'), 'high order-lost open'],
  [
    'a fill that nobody told',
    ({ venue }) => venue.fill('open', '2', '9', true),
    'high fill-missing open',
  ],
];

describe('a difference, by itself [rules 8]', () => {
  test.each(differences)(
    '%s is named, and looked at again changes nothing',
    async (_, make, named) => {
      const desk = await trading();
      make(desk);

      await runTwice(desk);

      expect(words(desk)).toEqual([named]);
      expect([...desk.desk.state.alerts.values()].map(({ message }) => message)).toContain(
        breaks(desk)[0]?.explanation,
      );
      const before = (await desk.eventTypes()).length;
      await run(desk);
      expect((await desk.eventTypes()).slice(before)).toEqual(['RECONCILIATION_RUN']);
    },
  );

  test('is looked for after a start, and the interval set is kept', async () => {
    const desk = await trading(10_000);
    desk.venue.wrongCash = money('-250');
    await desk.wait(14_000);

    expect(words(desk)).toEqual(['medium cash open']);
    await desk.crash();
    const triggers = [...desk.desk.state.reconciliation.runs.values()].map(
      ({ trigger }) => trigger,
    );
    expect(triggers).toEqual(['start']);
    expect(words(desk)).toEqual(['medium cash open']);
  });

  test('that is gone by itself resolves by itself', async () => {
    const desk = await trading();
    desk.venue.wrongCash = money('-250');
    await runTwice(desk);

    desk.venue.wrongCash = money('0');
    await run(desk);

    expect(words(desk)).toEqual(['medium cash resolved']);
  });
});

describe('a venue that does not tell its books', () => {
  test('has failed the run in time, and nothing was changed', async () => {
    const desk = await trading();
    desk.venue.questionsFail = true;

    const [failed] = await run(desk);

    expect(failed).toMatchObject({ outcome: 'failed', problem: 'connection refused' });
    expect(words(desk)).toEqual([]);
  });

  test('is asked once after a reconnect what became of the orders, then for its books', async () => {
    const desk = await trading();
    desk.venue.isDown = true;
    await desk.wait(1_000);
    let lookUps = 0;
    const ask = desk.venue.getOrder.bind(desk.venue);
    desk.venue.getOrder = (clientOrderId) => {
      lookUps += 1;
      return ask(clientOrderId);
    };

    desk.venue.isDown = false;
    await desk.wait(1_000);

    expect(lookUps).toBe(1);
    const [last] = desk.desk.state.reconciliation.runs.values();
    expect(last).toMatchObject({ trigger: 'reconnect', outcome: 'agreed' });
  });
});

describe('while a high break is open', () => {
  const enter = (desk: DeskHarness, id: string) =>
    desk.settle(
      desk.desk.submitOrder(
        { ...limit('buy', '1', '9'), clientOrderId: toClientOrderId(id) },
        machine,
      ),
    );

  test('programs do not enter there, until a waiver, and again when it has run out', async () => {
    const desk = await trading();
    desk.venue.wrongPositions.set(acme, quantity('5'));
    await runTwice(desk);
    expect(await enter(desk, 'm1')).toMatchObject({ ok: false, error: { code: 'order-denied' } });
    expect(await desk.submit('person', limit('buy', '1', '9'))).toMatchObject({ ok: true });

    const until = addMilliseconds(desk.clock.now(), 60_000);
    await desk.settle(
      desk.desk.reconciliation.waive(toBreakId('break-1'), until, 'known to the broker', chief),
    );
    expect(await enter(desk, 'm2')).toMatchObject({ ok: true });
    await desk.wait(61_000);
    await run(desk);

    expect(words(desk)).toEqual(['high quantity-mismatch open']);
    expect(await enter(desk, 'm3')).toMatchObject({ ok: false });
  });
});

describe('an order found at the venue', () => {
  async function found(choice: RepairChoice): Promise<DeskHarness> {
    const desk = await trading();
    desk.venue.placeElsewhere(stranger('elsewhere'));
    await runTwice(desk);
    expect(await repair(desk, choice)).toMatchObject({ ok: true });
    await desk.wait(5_000);
    return desk;
  }

  test('is adopted: it holds capacity, and is canceled as any other', async () => {
    const desk = await found('adopt');
    expect(desk.order('elsewhere')).toMatchObject({
      status: 'working',
      leavesQuantity: quantity('3'),
    });
    expect(desk.desk.state.accounts.get(main)?.exposures.get(acme)?.buyLeaves).toBe(quantity('8'));

    await desk.settle(desk.desk.cancelOrder(desk.order('elsewhere').orderId, chief));
    await desk.wait(3_000);

    expect(desk.venue.cancelsAsked).toEqual(['elsewhere']);
    expect(desk.order('elsewhere').status).toBe('canceled');
    await run(desk);
    expect(words(desk)).toEqual(['high order-orphaned repaired']);
  });

  test('is canceled there, and both sides agree', async () => {
    const desk = await found('cancel');

    expect(desk.venue.cancelsAsked).toEqual(['elsewhere']);
    await run(desk);
    expect(words(desk)).toEqual(['high order-orphaned repaired']);
  });

  test('is ignored, and not raised again', async () => {
    const desk = await found('ignore');
    await runTwice(desk);

    expect(words(desk)).toEqual(['high order-orphaned repaired']);
    expect(desk.venue.cancelsAsked).toEqual([]);
  });
});

function repair(desk: DeskHarness, choice?: RepairChoice) {
  const breakId = toBreakId('break-1');
  const preview = desk.desk.reconciliation.preview(breakId, choice, chief);
  if (!preview.ok) {
    return Promise.resolve(preview);
  }
  const request = { breakId, choice: preview.value.choice, basis: preview.value.basis };
  return desk.settle(
    desk.desk.reconciliation.repair({ ...request, reason: 'looked at it' }, chief),
  );
}

describe('a process that dies in the middle of', () => {
  const turns = [0, 1, 2, 3, 4, 6, 8, 12];

  /** Begins something, lets so many turns pass, and ends the process. */
  async function dieAfter(desk: DeskHarness, begun: Promise<unknown>, turn: number): Promise<void> {
    begun.catch(() => undefined);
    for (let passed = 0; passed < turn; passed += 1) {
      await new Promise((resume) => setImmediate(resume));
    }
    await desk.crash();
    await desk.wait(3_000);
  }

  test.each(turns)('a run, after %i turns, finds the same after it', async (turn) => {
    const desk = await trading();
    desk.venue.wrongCash = money('-250');
    await dieAfter(desk, desk.desk.reconciliation.run(), turn);

    await runTwice(desk);

    expect(words(desk)).toEqual(['medium cash open']);
  });

  test.each(turns)(
    'a repair and its reversal, after %i turns, has done all of it or nothing',
    async (turn) => {
      const desk = await trading();
      desk.venue.fill('open', '2', '9', true);
      await runTwice(desk);
      const { reconciliation } = desk.desk;
      const breakId = toBreakId('break-1');
      const preview = reconciliation.preview(breakId, undefined, chief);
      const basis = preview.ok ? preview.value.basis : '';
      const request = { breakId, choice: 'bookFill', basis, reason: 'the venue has it' } as const;

      await dieAfter(desk, reconciliation.repair(request, chief), turn);
      // A start asks after the desk's own orders and books what it had missed of them.
      await runTwice(desk);
      expect(held(desk)).toBe(quantity('12'));
      expect(desk.order('open').cumulativeQuantity).toBe(quantity('2'));
      expect(['repaired', 'resolved']).toContain(breaks(desk)[0]?.state);

      if (breaks(desk)[0]?.state === 'repaired') {
        await dieAfter(desk, desk.desk.reconciliation.revert(breakId, 'drill', chief), turn);
        await runTwice(desk);
        expect([quantity('10'), quantity('12')]).toContain(held(desk));
        expect(held(desk) === quantity('12')).toBe(breaks(desk)[0]?.state !== 'open');
      }
      expect(cashIsRight(desk)).toBe(true);
    },
  );

  test.each(turns)('an adoption, after %i turns, leaves one order or its break', async (turn) => {
    const desk = await trading();
    desk.venue.placeElsewhere(stranger('elsewhere'));
    await runTwice(desk);
    await dieAfter(desk, repair(desk, 'adopt'), turn);

    await runTwice(desk);

    const isOurs = desk.desk.state.clientOrderIds.has(main, toClientOrderId('elsewhere'));
    expect(breaks(desk).map(({ state }) => state)).toEqual([isOurs ? 'repaired' : 'open']);
    expect(desk.venue.orders.get(toClientOrderId('elsewhere'))?.status).toBe('working');
  });

  test.each(turns)(
    'a cancel at the venue, after %i turns, has canceled or says that it is there',
    async (turn) => {
      const desk = await trading();
      desk.venue.placeElsewhere(stranger('elsewhere'));
      await runTwice(desk);
      await dieAfter(desk, repair(desk, 'cancel'), turn);

      await runTwice(desk);

      const isThere = desk.venue.orders.get(toClientOrderId('elsewhere'))?.status === 'working';
      expect(breaks(desk).some(({ state }) => state === 'open')).toBe(isThere);
    },
  );
});

describe('the capacity that an unknown order holds', () => {
  test('is freed neither by silence nor early, and not held a moment longer than the proof takes', async () => {
    const desk = await trading();
    const leaves = () => desk.desk.state.accounts.get(main)?.exposures.get(acme)?.buyLeaves;
    desk.venue.fates.push('requestLost');
    desk.venue.questionsFail = true;
    await desk.submit('lost', limit('buy', '4', '9'));
    await desk.wait(30_000);
    expect([desk.order('lost').status, leaves()]).toEqual(['unknown', quantity('9')]);

    await desk.submit('lost', limit('buy', '4', '9'));
    expect(desk.venue.arrivals).toEqual(['held', 'open']);
    await desk.crash();
    expect([desk.order('lost').status, leaves()]).toEqual(['unknown', quantity('9')]);

    desk.venue.questionsFail = false;
    desk.desk.lookNow();
    await desk.wait(1_500);
    expect(leaves()).toBe(quantity('9'));
    await desk.wait(2_500);
    expect([desk.order('lost').status, leaves()]).toEqual(['rejected', quantity('5')]);
  });
});

function held({ desk }: DeskHarness): bigint | undefined {
  return desk.state.accounts.get(main)?.positions.get(acme)?.quantity;
}

/** cash = deposits + realized − commission − signed cost of what is held, to the last decimal. */
function cashIsRight({ desk }: DeskHarness): boolean {
  const account = desk.state.accounts.get(main);
  let cost = 0n;
  for (const { quantity: size, costBasis } of account?.positions.values() ?? []) {
    cost += size > 0n ? costBasis : -costBasis;
  }
  const { netDeposits = 0n, realizedPnL = 0n, commission = 0n } = account ?? {};
  return account?.cash === netDeposits + realizedPnL - commission - cost;
}
