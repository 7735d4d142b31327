import { acme, type DeskBench, main, paper } from '../desk/desk.fixture';
import type { VenueFill } from '../order/execution-report';
import type { Side } from '../order/side';
import { bookFill } from '../position/book-fill';
import type { Position } from '../position/position';
import {
  addMoney,
  addQuantity,
  averagePrice,
  type Money,
  money,
  noQuantity,
  notional,
  one,
  price,
  type Quantity,
  quantity,
} from '../values/amounts';
import { absolute } from '../values/decimal';
import {
  type ClientOrderId,
  type InstrumentId,
  toClientOrderId,
  toExecutionId,
  toVenueOrderId,
} from '../values/ids';
import { addMilliseconds, type Instant } from '../values/instant';
import type { Break } from './break';
import { compareWithVenue } from './compare-with-venue';
import { decideRun } from './decide-run';
import type { StatedOrder, StatedPosition, VenueStatement } from './statement';

export const settleMs = 2_000;

/** A venue's books for tests: fills add up to positions and cash, and each can be made wrong. */
export class StatedVenue {
  readonly fills: VenueFill[] = [];
  readonly open = new Map<ClientOrderId, StatedOrder>();
  readonly closed = new Map<ClientOrderId, StatedOrder>();
  readonly wrongPositions = new Map<InstrumentId, Quantity>();
  wrongCash = money('0');

  fill(clientOrderId: string, side: Side, size: string, at: string, time: Instant, id: string) {
    const fill: VenueFill = {
      executionId: toExecutionId(id),
      clientOrderId: toClientOrderId(clientOrderId),
      venueOrderId: toVenueOrderId(`v-${clientOrderId}`),
      account: main,
      instrument: acme,
      side,
      quantity: quantity(size),
      price: price(at),
      commission: money('0.01'),
      liquidity: 'taker',
      transactTime: time,
    };
    this.fills.push(fill);
    return fill;
  }

  statement(now: Instant): VenueStatement {
    return {
      venue: paper,
      account: main,
      askedAt: now,
      fillsSince: addMilliseconds(now, -3_600_000),
      fills: this.fills,
      fillCount: this.fills.length,
      openOrders: [...this.open.values()],
      lookedUp: this.closed,
      positions: this.positions(),
      cash: this.cash(),
    };
  }

  positions(): readonly StatedPosition[] {
    const held = new Map<InstrumentId, Position>();
    for (const fill of this.fills) {
      const booked = { ...fill, venue: paper, multiplier: one, slippage: money('0') };
      const { position } = bookFill(held.get(fill.instrument), booked, fill.transactTime, 1);
      if (position === undefined) {
        held.delete(fill.instrument);
      } else {
        held.set(fill.instrument, position);
      }
    }
    const instruments = new Set([...held.keys(), ...this.wrongPositions.keys()]);
    return [...instruments].flatMap((instrument) => {
      const position = held.get(instrument);
      const wrong = this.wrongPositions.get(instrument) ?? noQuantity;
      const size = addQuantity(position?.quantity ?? noQuantity, wrong);
      const at =
        position === undefined
          ? price('10')
          : averagePrice(position.costBasis, absolute(position.quantity), one);
      return size === 0n ? [] : [{ instrument, quantity: size, averagePrice: at }];
    });
  }

  private cash(): Money {
    let cash = addMoney(money('1000000'), this.wrongCash);
    for (const { side, quantity: size, price: at, commission } of this.fills) {
      const value = notional(size, at, one);
      cash = (cash + (side === 'buy' ? -value : value) - commission) as Money;
    }
    return cash;
  }
}

/** One run over the two books as they stand. */
export function reconcile(bench: DeskBench, venue: StatedVenue) {
  const account = bench.state.accounts.get(main);
  if (account === undefined) {
    throw new Error('The account of the bench is open');
  }
  const found = compareWithVenue(bench.state, account, venue.statement(bench.now), settleMs);
  const run = {
    source: 'venue' as const,
    venue: paper,
    account: main,
    trigger: 'schedule' as const,
    startedAt: bench.now,
    durationMs: 1,
    ...found.compared,
    cursor: bench.now,
  };
  return bench.run((desk) => decideRun(desk, { run, ...found }));
}

/** Two runs in a row: what is wrong is believed. */
export function reconcileTwice(bench: DeskBench, venue: StatedVenue): readonly Break[] {
  reconcile(bench, venue);
  reconcile(bench, venue);
  return breaksOf(bench);
}

export function breaksOf(bench: DeskBench): readonly Break[] {
  return [...bench.state.reconciliation.breaks.values()];
}

/** Moves the clock beyond the settle window. */
export function settle(bench: DeskBench): void {
  bench.now = addMilliseconds(bench.now, settleMs + 1);
}
