import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitPriceOf } from '../../core/order/order-terms';
import { oppositeOf, type Side, signOf } from '../../core/order/side';
import { money, notional, one, price, ratio } from '../../core/values/amounts';
import { encodeExact } from '../../core/values/exact-json';
import type { ExecutionReport, VenueFill } from '../../ports/execution-venue';
import { carryOut, type Step, script } from './paper-script.fixture';
import { type PaperSettings, percent } from './paper-settings';
import { account, acme, opensAt, PaperWorld } from './paper-world.fixture';

/** Everything that may go wrong does now and then. */
const rough: Partial<PaperSettings> = {
  fillDelay: 5,
  fillDelayJitter: 40,
  commission: price('0.005'),
  commissionPercent: percent('0.01'),
  minimumCommission: money('0.5'),
  makerPercent: percent('-0.005'),
  slippagePercent: percent('0.03'),
  rejectRate: ratio('0.05'),
  partialFillRate: ratio('0.4'),
  fillOnTouchProbability: ratio('0.5'),
  collarPercent: percent('0.8'),
};

const variants = fc.constantFrom<Partial<PaperSettings>>(
  {},
  rough,
  { ...rough, stopTrigger: 'bidAsk', fillDelay: 0 },
  { ...rough, stopTrigger: 'mid', fillDelayJitter: 0 },
  { ...rough, fillModel: 'bestQuote' },
);

async function play(
  settings: Partial<PaperSettings>,
  steps: readonly Step[],
  look: (world: PaperWorld, step: number) => void | Promise<void> = () => {},
): Promise<PaperWorld> {
  const world = await PaperWorld.open({ settings, seed: 11 });
  world.trade('10.01', '1');
  for (const [index, step] of steps.entries()) {
    await carryOut(world, step);
    await look(world, index);
  }
  await world.advance(10_000);
  await look(world, steps.length);
  return world;
}

test('the scripts meet every kind of report', async () => {
  const met = new Map<string, number>();
  for (const steps of fc.sample(script, { numRuns: 150, seed: 5 })) {
    const world = await play(rough, steps);
    for (const { executionType } of world.reports) {
      met.set(executionType, (met.get(executionType) ?? 0) + 1);
    }
  }

  const kinds = ['new', 'rejected', 'trade', 'triggered', 'canceled', 'cancelRejected'] as const;
  for (const kind of [...kinds, 'replaced', 'replaceRejected', 'stopMoved', 'expired']) {
    expect(met.get(kind) ?? 0, kind).toBeGreaterThan(10);
  }
});

/** For a machine that has other work as well. */
const patience = { timeout: 120_000 };

describe('whatever happens to the paper venue', patience, () => {
  test('no fill is beyond the limit price that was in force', async () => {
    await fc.assert(
      fc.asyncProperty(variants, script, async (settings, steps) => {
        const world = await play(settings, steps);
        const limits = new Map<string, bigint>();
        for (const report of world.reports) {
          const { clientOrderId } = report;
          const terms =
            report.executionType === 'replaced'
              ? report.terms
              : world.requests.get(clientOrderId)?.terms;
          const limit = terms === undefined ? undefined : limitPriceOf(terms);
          if (
            limit !== undefined &&
            (report.executionType === 'replaced' || !limits.has(clientOrderId))
          ) {
            limits.set(clientOrderId, limit);
          }
          const inForce = limits.get(clientOrderId);
          if (report.executionType === 'trade' && inForce !== undefined) {
            const { price: at, side } = report.fill;
            expect((at - inForce) * signOf(side)).toBeLessThanOrEqual(0n);
          }
        }
      }),
    );
  });

  test('the fills of an order never exceed its quantity, and are what it says', async () => {
    await fc.assert(
      fc.asyncProperty(variants, script, async (settings, steps) => {
        const world = await play(settings, steps);
        for (const clientOrderId of world.requests.keys()) {
          const order = await world.venue.getOrder(clientOrderId);
          const filled = world.fills
            .filter((fill) => fill.clientOrderId === clientOrderId)
            .reduce((sum, fill) => sum + fill.quantity, 0n);
          expect(order?.cumulativeQuantity).toBe(filled);
          expect(filled).toBeLessThanOrEqual(order?.quantity ?? 0n);
          expect([0n, (order?.quantity ?? 0n) - filled]).toContain(order?.leavesQuantity);
        }
      }),
    );
  });

  test('every order lives as the desk can follow: no word after its last but late refusals', async () => {
    await fc.assert(
      fc.asyncProperty(variants, script, async (settings, steps) => {
        const world = await play(settings, steps);
        for (const clientOrderId of world.requests.keys()) {
          const told = world.reports.filter((report) => report.clientOrderId === clientOrderId);
          expect(isALife(told)).toBe(true);
        }
      }),
    );
  });

  test('a reduce-only order never adds to the position nor turns it', async () => {
    await fc.assert(
      fc.asyncProperty(variants, script, async (settings, steps) => {
        const world = await play(settings, steps);
        let position = 0n;
        for (const fill of world.fills) {
          const after = position + signOf(fill.side) * fill.quantity;
          if (world.requests.get(fill.clientOrderId)?.reduceOnly === true) {
            expect(position * after).toBeGreaterThanOrEqual(0n);
            expect(after < 0n ? -after : after).toBeLessThan(position < 0n ? -position : position);
          }
          position = after;
        }
      }),
    );
  });

  test('money is conserved after every step', async () => {
    await fc.assert(
      fc.asyncProperty(variants, script, async (settings, steps) => {
        await play(settings, steps, async (world) => {
          const spent = world.fills.reduce((sum, fill) => sum + costOf(fill), 0n);
          const held = world.fills.reduce(
            (sum, { side, quantity }) => sum + signOf(side) * quantity,
            0n,
          );
          const { cash } = await world.venue.getAccountBalance(account);
          const positions = await world.venue.getPositions(account);
          expect(cash + spent).toBe(money('1000000'));
          expect(positions.reduce((sum, { quantity }) => sum + quantity, 0n)).toBe(held);
          expect(await world.venue.getFillsSince(account, opensAt)).toEqual(world.fills);
        });
      }),
    );
  });

  test('nobody fills twice from one displayed size, and takers pay what was displayed', async () => {
    const book = fc.constantFrom<Partial<PaperSettings>>(
      {},
      { ...rough, fillDelay: 0, fillDelayJitter: 0 },
    );
    await fc.assert(
      fc.asyncProperty(book, script, async (settings, steps) => {
        let taken = new Map<string, bigint>();
        let seen = 0;
        await play(settings, steps, (world, index) => {
          if (steps[index]?.do === 'quote') {
            taken = new Map();
          }
          const shown = world.market.book(acme.instrument);
          const slip = world.venue.settings().slippagePercent;
          for (const fill of world.fills.slice(seen)) {
            if (fill.liquidity === 'taker') {
              expectDisplayed(fill, shown[fill.side === 'buy' ? 'asks' : 'bids'], slip, taken);
            }
          }
          seen = world.fills.length;
        });
      }),
    );
  });

  test('a trailing stop is never told looser than before', async () => {
    await fc.assert(
      fc.asyncProperty(variants, script, async (settings, steps) => {
        const world = await play(settings, steps);
        const stops = new Map<string, bigint>();
        for (const report of world.reports) {
          const stopPrice = 'stopPrice' in report ? report.stopPrice : undefined;
          const side = world.requests.get(report.clientOrderId)?.side;
          if (stopPrice !== undefined && side !== undefined) {
            const before = stops.get(report.clientOrderId) ?? stopPrice;
            expect((stopPrice - before) * signOf(side)).toBeLessThanOrEqual(0n);
            stops.set(report.clientOrderId, stopPrice);
          }
        }
      }),
    );
  });

  test('the same seed, market and calls give the same reports', async () => {
    await fc.assert(
      fc.asyncProperty(variants, script, async (settings, steps) => {
        const first = await play(settings, steps);
        const second = await play(settings, steps);
        expect(encodeExact(second.reports)).toBe(encodeExact(first.reports));
      }),
    );
  });

  test('a restart at any moment changes no report that follows', async () => {
    await fc.assert(
      fc.asyncProperty(variants, script, fc.nat(59), async (settings, steps, moment) => {
        const undisturbed = await play(settings, steps);
        const restarted = await play(settings, steps, (world, index) =>
          index === moment % steps.length ? world.restart() : undefined,
        );
        expect(encodeExact(restarted.reports)).toBe(encodeExact(undisturbed.reports));
      }),
    );
  });

  test('a restart after every step changes no report that follows', async () => {
    await fc.assert(
      fc.asyncProperty(variants, script, async (settings, steps) => {
        const undisturbed = await play(settings, steps);
        const restarted = await play(settings, steps, (world) => world.restart());
        expect(encodeExact(restarted.reports)).toBe(encodeExact(undisturbed.reports));
      }),
    );
  });

  test('a crash at any moment takes back nothing that was said', async () => {
    await fc.assert(
      fc.asyncProperty(variants, script, fc.nat(59), async (settings, steps, moment) => {
        await play(settings, steps, async (world, index) => {
          if (index === moment % steps.length) {
            await world.crash();
          }
          const fills = await world.venue.getFillsSince(account, opensAt);
          expect(fills).toEqual(world.fills);
          for (const clientOrderId of world.requests.keys()) {
            const filled = fills
              .filter((fill) => fill.clientOrderId === clientOrderId)
              .reduce((sum, fill) => sum + fill.quantity, 0n);
            const order = await world.venue.getOrder(clientOrderId);
            expect(order?.cumulativeQuantity).toBe(filled);
          }
        });
      }),
    );
  });
});

/** `new`, then what may come to a working order, then one end; afterwards only late refusals. */
function isALife(told: readonly ExecutionReport[]): boolean {
  const words = told.map(({ executionType }) => executionType);
  const first = words[0];
  if (first === 'rejected') {
    return words.length === 1;
  }
  const ends = words.findIndex((word) => ['canceled', 'expired', 'rejected'].includes(word));
  const after = ends === -1 ? [] : words.slice(ends + 1);
  return (
    first === 'new' &&
    words.lastIndexOf('new') === 0 &&
    words.filter((word) => word === 'triggered').length <= 1 &&
    (words[ends] !== 'rejected' || !words.includes('trade')) &&
    after.every((word) => word === 'cancelRejected' || word === 'replaceRejected')
  );
}

function costOf({ side, quantity, price: at, commission }: VenueFill): bigint {
  return signOf(side) * notional(quantity, at, one) + commission;
}

/** The level it came from: a displayed one, slipped by no more than allowed and then to the next tick. */
function expectDisplayed(
  fill: VenueFill,
  levels: readonly { readonly price: bigint; readonly quantity: bigint }[],
  slippagePercent: bigint,
  taken: Map<string, bigint>,
): void {
  const from = price(/shown @ ([\d.]+)/.exec(fill.why ?? '')?.[1] ?? '0');
  const shown = levels.find((level) => level.price === from) ?? { price: 0n, quantity: 0n };
  const worse = (fill.price - shown.price) * signOf(fill.side);
  const slip = (shown.price * slippagePercent) / 10_000_000_000n;
  expect(worse).toBeGreaterThanOrEqual(0n);
  expect(worse - slip).toBeLessThan(acme.tickSize);
  const key = `${oppositeOf(fill.side) satisfies Side}/${shown.price}`;
  const sum = (taken.get(key) ?? 0n) + fill.quantity;
  taken.set(key, sum);
  expect(sum).toBeLessThanOrEqual(shown.quantity);
}
