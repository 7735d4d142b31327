import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { accountFigures, equityOf } from '../account/account-figures-of';
import { encodeState } from '../desk/canonical-state';
import {
  acme,
  byChief,
  chief,
  DeskBench,
  heldByEvents,
  limitOrder,
  main,
} from '../desk/desk.fixture';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import { money, noQuantity, price, quantity } from '../values/amounts';
import { absolute, larger } from '../values/decimal';
import { type BreakId, toClientOrderId, toInstrumentId, toVenueOrderId } from '../values/ids';
import { addMilliseconds } from '../values/instant';
import type { Break } from './break';
import type { RepairChoice } from './break-words';
import {
  decideAcknowledgeBreak,
  decideRepairBreak,
  decideRevertBreak,
  decideWaiveBreak,
} from './decide-break';
import { previewRepair } from './preview-repair';
import type { StatedOrder } from './statement';
import { breaksOf, reconcile, reconcileTwice, StatedVenue, settle } from './statement.fixture';

let desk: DeskBench;
let venue: StatedVenue;

beforeEach(() => {
  desk = new DeskBench();
  venue = new StatedVenue();
});

describe('a missing fill', () => {
  test('is booked to its order, and taken back as if it had never been', () => {
    place('c1', 'buy', '100', '10');
    venue.fill('c1', 'buy', '40', '10', desk.now, 'x-lost');
    rest('c1', '40');
    settle(desk);
    const [found] = reconcileTwice(desk, venue);
    const before = booksText();

    repair(found!, 'bookFill');

    expect(desk.order('c1')).toMatchObject({
      status: 'partiallyFilled',
      cumulativeQuantity: quantity('40'),
    });
    expect(held()).toBe(quantity('40'));
    settle(desk);
    expect(reconcile(desk, venue).result).toMatchObject({ value: { outcome: 'agreed' } });

    revert(found!.id);

    expect(booksText()).toBe(before);
    expect(desk.order('c1')).toMatchObject({ status: 'working', cumulativeQuantity: noQuantity });
    settle(desk);
    reconcile(desk, venue);
    expect(breaksOf(desk)).toMatchObject([{ id: 'break-1', state: 'open', kind: 'fill-missing' }]);
  });

  test('that closed a position and was taken back leaves the position it closed', () => {
    place('c1', 'buy', '100', '10');
    fillBoth('c1', 'buy', '100', '10');
    place('c2', 'sell', '100', '12');
    venue.fill('c2', 'sell', '100', '12', desk.now, 'x-lost');
    venue.open.delete(toClientOrderId('c2'));
    settle(desk);
    const fill = reconcileTwice(desk, venue).find(({ kind }) => kind === 'fill-missing');
    const before = booksText();

    repair(fill!, 'bookFill');
    expect(held()).toBeUndefined();
    expect(books().statistics).toMatchObject({ closedPositions: 1, wins: 1 });
    revert(fill!.id);

    expect(booksText()).toBe(before);
    expect(books()).toMatchObject({
      closedPositions: [],
      statistics: { closedPositions: 0, wins: 0, grossProfit: 0n, largestWin: 0n },
    });
  });

  test('of nobody is adopted to the position', () => {
    venue.fill('theirs', 'sell', '3', '11', desk.now, 'x-odd');
    settle(desk);
    const [found] = reconcileTwice(desk, venue);

    repair(found!, 'adopt');

    expect(held()).toBe(quantity('-3'));
    settle(desk);
    expect(reconcile(desk, venue).result).toMatchObject({ value: { outcome: 'agreed' } });
  });
});

describe('a position', () => {
  test.each(['7', '-7', '-100', '-150', '30'])(
    'that is %s off at the venue takes on the venue’s quantity, without cash or P&L',
    (off) => {
      place('c1', 'buy', '100', '10');
      fillBoth('c1', 'buy', '100', '10');
      settle(desk);
      venue.wrongPositions.set(acme, quantity(off));
      const [found] = reconcileTwice(desk, venue);
      const before = booksText();
      const { cash, realizedPnL } = books();

      repair(found!, 'setPosition');

      expect(held() ?? noQuantity).toBe(quantity('100') + quantity(off));
      expect(books()).toMatchObject({ cash, realizedPnL });
      settle(desk);
      expect(reconcile(desk, venue).result).toMatchObject({ value: { outcome: 'agreed' } });
      expectConserved();

      revert(found!.id);
      expect(booksText()).toBe(before);
      expect(books()).toMatchObject({ closedPositions: [], statistics: { closedPositions: 0 } });
      expectConserved();
    },
  );

  test('that was traded on since the repair is moved back by what the repair moved it', () => {
    place('c1', 'buy', '100', '10');
    fillBoth('c1', 'buy', '100', '10');
    settle(desk);
    venue.wrongPositions.set(acme, quantity('7'));
    const [found] = reconcileTwice(desk, venue);
    repair(found!, 'setPosition');
    place('c2', 'buy', '10', '10');
    fillBoth('c2', 'buy', '10', '10');

    revert(found!.id);

    expect(held()).toBe(quantity('110'));
    expectConserved();
  });
});

describe('cash', () => {
  test('takes on the venue’s, as money paid in, and the day’s profit stays what it was', () => {
    venue.wrongCash = money('-250.5');
    const [found] = reconcileTwice(desk, venue);

    repair(found!, 'setCash');

    expect(books()).toMatchObject({ cash: money('999749.5'), netDeposits: money('999749.5') });
    expect(books().peakEquity).toBe(money('999749.5'));
    revert(found!.id);
    expect(books()).toMatchObject({ cash: money('1000000'), netDeposits: money('1000000') });
  });

  test('that is paid in or out at any moment changes no drawdown, no profit of the day and no return of it', () => {
    const amounts = fc.integer({ min: -900_000, max: 5_000_000 }).filter((amount) => amount !== 0);
    const marks = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 4 }), marks, amounts, (seen, at, amount) => {
        desk = new DeskBench();
        venue = new StatedVenue();
        place('c1', 'buy', '1000', '10');
        fillBoth('c1', 'buy', '1000', '10');
        for (const mark of seen) {
          desk.quote(acme, String(mark), String(mark));
          const { equity, unrealizedPnL } = figures();
          desk.apply([{ type: 'EQUITY_MARKED', account: main, equity, unrealizedPnL }]);
        }
        desk.quote(acme, String(at), String(at));
        settle(desk);
        venue.wrongCash = money(String(amount));
        const [found] = reconcileTwice(desk, venue);
        const before = figures();
        const shown = preview(found!);

        repair(found!, 'setCash');

        const after = figures();
        expect(shown.after.figures).toEqual(after);
        expect(absolute(after.dayReturn! - before.dayReturn!)).toBeLessThanOrEqual(1n);
        expect(after.equity - before.equity).toBe(venue.wrongCash);
        expect(after.dayPnL).toBe(before.dayPnL);
        expect(absolute(after.drawdown - before.drawdown)).toBeLessThanOrEqual(1n);
        const { maxDrawdown, peakEquity } = books().statistics;
        expect(maxDrawdown).toBeGreaterThanOrEqual(after.drawdown);
        expect(larger(peakEquity, after.equity)).toBe(after.peakEquity);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an order', () => {
  test('that the venue has lost is closed and its capacity freed; taken back, it is held again', () => {
    place('c1', 'buy', '100', '10');
    venue.open.clear();
    settle(desk);
    const [found] = reconcileTwice(desk, venue);

    repair(found!, 'takeVenueState');
    expect(desk.order('c1').status).toBe('canceled');
    expect(books().exposures.get(acme)?.buyLeaves).toBe(noQuantity);

    revert(found!.id);
    expect(desk.order('c1').status).toBe('working');
    expect(books().exposures.get(acme)?.buyLeaves).toBe(quantity('100'));
  });

  test('found at the venue is adopted, with the operator for its owner', () => {
    theirs('5');
    settle(desk);
    const [found] = reconcileTwice(desk, venue);

    repair(found!, 'adopt');

    expect(desk.order('theirs')).toMatchObject({ status: 'working', origin: { actor: chief } });
    expect(books().exposures.get(acme)?.buyLeaves).toBe(quantity('5'));
    settle(desk);
    expect(reconcile(desk, venue).result).toMatchObject({ value: { outcome: 'agreed' } });
  });

  test('that the desk closed and the venue still works comes back to its owner', () => {
    place('c1', 'buy', '100', '10');
    const report = desk.report('c1', { executionType: 'canceled', reason: 'test' });
    desk.run((context) => decideReport(context, report));
    settle(desk);
    const [found] = reconcileTwice(desk, venue);

    repair(found!, 'adopt');

    expect(desk.order('c1')).toMatchObject({ status: 'working', leavesQuantity: quantity('100') });
  });

  test('that is ignored is not raised again until that is taken back', () => {
    theirs('5');
    settle(desk);
    const [found] = reconcileTwice(desk, venue);
    repair(found!, 'ignore');

    reconcileTwice(desk, venue);
    expect(breaksOf(desk)).toMatchObject([{ state: 'repaired' }]);

    revert(found!.id);
    expect(breaksOf(desk)).toMatchObject([{ state: 'open' }]);
  });

  test('canceled at the venue cannot be taken back', () => {
    theirs('5');
    settle(desk);
    const [found] = reconcileTwice(desk, venue);
    repair(found!, 'cancel');

    const decision = desk.run((context) => decideRevertBreak(context, found!.id, 'test'));

    expect(decision.result).toMatchObject({ error: { code: 'repair-not-revertible' } });
  });
});

describe('a preview', () => {
  test('shows what the repair then does, and changes nothing', () => {
    place('c1', 'buy', '100', '10');
    venue.fill('c1', 'buy', '40', '9.9', desk.now, 'x-lost');
    rest('c1', '40');
    settle(desk);
    const [found] = reconcileTwice(desk, venue);
    const text = encodeState(desk.state);

    const shown = preview(found!);

    expect(encodeState(desk.state)).toBe(text);
    repair(found!, 'bookFill');
    expect(shown.after.books.cash).toBe(books().cash);
    expect(shown.after.figures.equity).toBe(equityOf(books(), desk.valuation));
    expect(shown.positions[0]?.after?.quantity).toBe(quantity('40'));
    expect(shown.orders[0]?.after?.cumulativeQuantity).toBe(quantity('40'));
  });

  test('that is out of date is refused, and nothing is done', () => {
    venue.wrongCash = money('5');
    const [found] = reconcileTwice(desk, venue);
    const { basis } = preview(found!);
    venue.wrongCash = money('6');
    reconcile(desk, venue);

    const decision = decide(found!.id, 'setCash', basis);

    expect(decision.result).toMatchObject({ error: { code: 'repair-out-of-date' } });
    expect(books().cash).toBe(money('1000000'));
  });
});

describe('the life of a break', () => {
  test('goes from open over acknowledged to waived, and back when the waiver runs out', () => {
    venue.wrongCash = money('5');
    const [found] = reconcileTwice(desk, venue);
    desk.run((context) => decideAcknowledgeBreak(context, found!.id, 'on it'));
    expect(breaksOf(desk)).toMatchObject([{ state: 'acknowledged' }]);
    const until = addMilliseconds(desk.now, 60_000);
    desk.run((context) => decideWaiveBreak(context, found!.id, until, 'known'));

    reconcile(desk, venue);
    expect(breaksOf(desk)).toMatchObject([{ state: 'waived', waivedUntil: until }]);
    desk.now = until;
    reconcile(desk, venue);

    expect(breaksOf(desk)).toMatchObject([{ state: 'open', id: 'break-1' }]);
  });

  test('takes no waiver that has ended, and no repair once it is over', () => {
    venue.wrongCash = money('5');
    const [found] = reconcileTwice(desk, venue);
    const waived = desk.run((at) => decideWaiveBreak(at, found!.id, desk.now, 'no'));
    expect(waived.result).toMatchObject({ error: { code: 'waiver-not-ahead' } });
    venue.wrongCash = money('0');
    reconcile(desk, venue);

    expect(decide(found!.id, 'setCash', 'x').result).toMatchObject({
      error: { code: 'break-over', state: 'resolved' },
    });
  });
});

describe('automatic entries into an instrument with a grave break [rules 8]', () => {
  const program = { actor: { kind: 'apiKey' as const, user: 'chief' as never, apiKey: 'k' } };

  test('are denied while people may still enter and programs may still reduce', () => {
    place('c1', 'buy', '100', '10');
    fillBoth('c1', 'buy', '100', '10');
    settle(desk);
    venue.wrongPositions.set(acme, quantity('50'));
    const [found] = reconcileTwice(desk, venue);

    expect(codesOf('buy', program)).toEqual(['reconciliation-break']);
    expect(codesOf('buy', byChief)).toEqual([]);
    expect(codesOf('sell', program)).toEqual([]);

    desk.run((at) => decideAcknowledgeBreak(at, found!.id, 'on it'));
    expect(codesOf('buy', program)).toEqual(['reconciliation-break']);
    repair(found!, 'setPosition');
    expect(codesOf('buy', program)).toEqual([]);
  });

  test('are let through where the break is small', () => {
    venue.wrongCash = money('5');
    reconcileTwice(desk, venue);

    expect(codesOf('buy', program)).toEqual([]);
  });

  function codesOf(side: 'buy' | 'sell', origin: typeof program | typeof byChief) {
    const { result } = decideSubmit(desk.context(), limitOrder(side, '1', '10'), origin);
    return result.ok || result.error.code !== 'order-denied'
      ? []
      : result.error.verdicts.filter(({ passed }) => !passed).map(({ code }) => code);
  }
});

describe('any mixture of differences', () => {
  const mishap = fc.record({
    kind: fc.constantFrom(
      'fill',
      'lostFill',
      'stranger',
      'position',
      'cash',
      'lostOrder',
      'orphan',
    ),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    size: fc.integer({ min: 1, max: 60 }),
    at: fc.integer({ min: 900, max: 1_100 }),
  });

  test('is named by open breaks, and repaired until desk and venue are the same', () => {
    fc.assert(
      fc.property(fc.array(mishap, { minLength: 1, maxLength: 14 }), (mishaps) => {
        desk = new DeskBench();
        venue = new StatedVenue();
        mishaps.forEach(befall);
        settle(desk);

        reconcileTwice(desk, venue);
        const again = reconcile(desk, venue);
        expect(again.events.map(({ type }) => type)).toEqual(['RECONCILIATION_RUN']);
        const isApart = !again.result.ok || again.result.value.outcome !== 'agreed';
        expect(breaksOf(desk).length > 0).toBe(isApart);

        for (let round = 0; round < 6 && liveBreaks().length > 0; round += 1) {
          for (const found of liveBreaks()) {
            // A repair before this one may have settled it too: then nothing is left to repair.
            if (!liveBreaks().some(({ id }) => id === found.id)) {
              continue;
            }
            repair(found, found.choices[0]!);
            settle(desk);
            reconcileTwice(desk, venue);
          }
        }

        expect(liveBreaks()).toEqual([]);
        const stated = new Map(venue.positions().map((one) => [one.instrument, one.quantity]));
        const desks = [...books().positions].map(([name, one]) => [name, one.quantity] as const);
        expect(new Map(desks)).toEqual(stated);
        expect(books().cash).toBe(venue.statement(desk.now).cash);
        expectConserved();
      }),
      { numRuns: 60 },
    );
  });

  type Mishap = typeof mishap extends fc.Arbitrary<infer One> ? One : never;

  function befall({ kind, side, size, at }: Mishap, index: number) {
    const id = `m${index}`;
    const sized = `${size}`;
    const priced = (at / 100).toFixed(2);
    switch (kind) {
      case 'fill':
        place(id, side, sized, priced);
        fillBoth(id, side, sized, priced);
        return;
      case 'lostFill':
        place(id, side, sized, priced);
        venue.fill(id, side, sized, priced, desk.now, `lost-${id}`);
        venue.open.delete(toClientOrderId(id));
        venue.closed.set(toClientOrderId(id), {
          ...statedOf(id),
          status: 'filled',
          cumulativeQuantity: quantity(sized),
          averagePrice: price(priced),
        });
        return;
      case 'stranger':
        venue.fill(`s-${id}`, side, sized, priced, desk.now, `strange-${id}`);
        return;
      case 'position':
        venue.wrongPositions.set(acme, quantity(side === 'buy' ? sized : `-${sized}`));
        return;
      case 'cash':
        venue.wrongCash = money(side === 'buy' ? sized : `-${sized}`);
        return;
      case 'lostOrder':
        place(id, side, sized, priced);
        venue.open.delete(toClientOrderId(id));
        return;
      default:
        theirs(sized, `t-${id}`);
    }
  }
});

function liveBreaks(): readonly Break[] {
  return breaksOf(desk).filter(({ state }) => state === 'open' || state === 'acknowledged');
}

function place(id: string, side: 'buy' | 'sell', size: string, at: string): void {
  const params = limitOrder(side, size, at, { clientOrderId: toClientOrderId(id) });
  desk.run((context) => decideSubmit(context, params, byChief));
  desk.run((context) => decideReport(context, desk.report(id, { executionType: 'new' })));
  rest(id, '0');
}

function rest(id: string, filled: string): void {
  const stated = {
    ...statedOf(id),
    cumulativeQuantity: quantity(filled),
    averagePrice: price('10'),
  };
  venue.open.set(toClientOrderId(id), stated);
}

function statedOf(id: string): StatedOrder {
  const { clientOrderId, instrument, side, terms, quantity: size, submittedAt } = desk.order(id);
  return {
    clientOrderId,
    venueOrderId: toVenueOrderId(`v-${id}`),
    instrument,
    side,
    terms,
    quantity: size,
    timeInForce: 'day',
    reduceOnly: false,
    postOnly: false,
    status: 'working',
    cumulativeQuantity: noQuantity,
    transactTime: submittedAt,
  };
}

/** An order at the venue that the desk has not sent. */
function theirs(size: string, id = 'theirs'): void {
  venue.open.set(toClientOrderId(id), {
    clientOrderId: toClientOrderId(id),
    venueOrderId: toVenueOrderId(`v-${id}`),
    instrument: toInstrumentId('ACME'),
    side: 'buy',
    terms: { orderType: 'limit', limitPrice: price('10') },
    quantity: quantity(size),
    timeInForce: 'day',
    reduceOnly: false,
    postOnly: false,
    status: 'working',
    cumulativeQuantity: noQuantity,
    transactTime: desk.now,
  });
}

function fillBoth(id: string, side: 'buy' | 'sell', size: string, at: string): void {
  const executionId = `x${venue.fills.length + 1}`;
  venue.fill(id, side, size, at, desk.now, executionId);
  desk.run((context) => decideReport(context, desk.trade(id, size, at, executionId, '0.01')));
  venue.open.delete(toClientOrderId(id));
}

function preview(found: Break, choice?: RepairChoice) {
  const shown = previewRepair(desk.context(), found.id, choice, chief);
  if (!shown.ok) {
    throw new Error(`No preview of ${found.id}: ${shown.error.code}`);
  }
  return shown.value;
}

function repair(found: Break, choice: RepairChoice): void {
  const decision = decide(found.id, choice, preview(found, choice).basis);
  expect(decision.result).toMatchObject({ ok: true });
  expectLivesTold();
}

function decide(breakId: BreakId, choice: RepairChoice, basis: string) {
  return desk.run((at) => decideRepairBreak(at, { breakId, choice, basis, reason: 'test' }, chief));
}

function revert(breakId: BreakId): void {
  const decision = desk.run((context) => decideRevertBreak(context, breakId, 'test'));
  expect(decision.result).toMatchObject({ ok: true });
  expectLivesTold();
}

/** Whatever a repair does to the books, the events tell every beginning and end of a position. */
function expectLivesTold(): void {
  expect(heldByEvents(desk.log)).toEqual([...books().positions.keys()]);
}

function books() {
  return desk.state.accounts.get(main)!;
}

function figures() {
  return accountFigures(books(), desk.context().valuations.get(main)!);
}

function held() {
  return books().positions.get(acme)?.quantity;
}

/** Cash, P&L and positions, without when they were last touched. */
function booksText(): string {
  const { cash, netDeposits, realizedPnL, commission, positions, peakEquity } = books();
  const figures = [cash, netDeposits, realizedPnL, commission, peakEquity];
  const rows = [...positions.values()].map(({ sequence: _, ...position }) => position);
  return JSON.stringify([figures, rows], (_key, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

/** What is owned is what was paid in and what was made. */
function expectConserved(): void {
  const { cash, netDeposits, realizedPnL, commission, positions } = books();
  let cost = 0n;
  for (const { quantity: size, costBasis } of positions.values()) {
    cost += size < 0n ? -costBasis : costBasis;
  }
  expect(cash + cost).toBe(netDeposits + realizedPnL - commission);
}
