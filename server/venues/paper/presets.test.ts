import { describe, expect, test } from 'vitest';
import { type Side, sides, signOf } from '../../core/order/side';
import { money, notional, one, price } from '../../core/values/amounts';
import { encodeExact } from '../../core/values/exact-json';
import type { RandomStream } from '../../ports/random';
import { seededRandom } from '../../system/seeded-random';
import { type PaperPreset, paperPresets, presetSettings } from './paper-presets';
import { account, PaperWorld } from './paper-world.fixture';

/** A busy quarter of an hour: quotes and trades walk, orders of all kinds come and go. */
async function busyQuarter(preset: PaperPreset, seed: number): Promise<PaperWorld> {
  const world = await PaperWorld.open({
    settings: presetSettings(preset, money('50000000')),
    seed,
  });
  const chance = seededRandom(seed).stream('flow');
  let cents = 1_000;
  world.trade('10.00', '100');
  for (let turn = 0; turn < 900; turn += 1) {
    cents += chance.below(5) - 2;
    world.show(
      [0, 1, 2].map(
        (level) => [dollars(cents - level), String(100 * (1 + chance.below(9)))] as const,
      ),
      [0, 1, 2].map(
        (level) => [dollars(cents + 2 + level), String(100 * (1 + chance.below(9)))] as const,
      ),
    );
    if (chance.below(2) === 0) {
      world.trade(dollars(cents + chance.below(3)), String(10 * (1 + chance.below(50))));
    }
    await act(world, chance, cents);
    await world.advance(1_000);
  }
  return world;
}

async function act(world: PaperWorld, chance: RandomStream, cents: number): Promise<void> {
  const side: Side = chance.below(2) === 0 ? 'buy' : 'sell';
  const size = String(1 + chance.below(500));
  const away = Number(signOf(side)) * (chance.below(7) - 2);
  switch (chance.below(6)) {
    case 0:
      await world.submit(side, size, { orderType: 'market' });
      return;
    case 1:
    case 2:
      await world.submit(side, size, {
        orderType: 'limit',
        limitPrice: price(dollars(cents - away)),
      });
      return;
    case 3:
      await world.submit(side, size, {
        orderType: 'stop',
        stopPrice: price(dollars(cents + away)),
      });
      return;
    case 4:
      await world.venue.cancelOrder(world.idOf(chance.below(world.requests.size + 1)));
      return;
    default:
      return;
  }
}

function dollars(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** For a machine that has other work as well. */
const patience = { timeout: 120_000 };

describe.each(paperPresets)('a busy quarter of an hour under the preset %s', patience, (preset) => {
  test('ends with books that are exact to the last decimal', async () => {
    const world = await busyQuarter(preset, 3);

    const spent = world.fills.reduce(
      (sum, { side, quantity, price: at, commission }) =>
        sum + signOf(side) * notional(quantity, at, one) + commission,
      0n,
    );
    const held = world.fills.reduce((sum, { side, quantity }) => sum + signOf(side) * quantity, 0n);
    const { cash } = await world.venue.getAccountBalance(account);
    const positions = await world.venue.getPositions(account);
    expect(world.fills.length).toBeGreaterThan(200);
    expect(cash).toBe(money('50000000') - spent);
    expect(positions.reduce((sum, { quantity }) => sum + quantity, 0n)).toBe(held);
  });

  test('is the same again with the same seed, and another with another', async () => {
    const first = encodeExact((await busyQuarter(preset, 3)).reports);
    const second = encodeExact((await busyQuarter(preset, 3)).reports);
    const other = encodeExact((await busyQuarter(preset, 4)).reports);

    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('the presets differ in what they promise', patience, () => {
  const share = (world: PaperWorld, pattern: RegExp) =>
    world.told.filter((line) => pattern.test(line)).length / world.requests.size;

  test('frictionless costs nothing, rejects nothing and leaves no market order open', async () => {
    const world = await busyQuarter('frictionless', 3);

    expect(world.fills.every(({ commission }) => commission === 0n)).toBe(true);
    expect(share(world, /^rejected/)).toBe(0);
  });

  test('brutal rejects a tenth, cuts most fills, and slips against the order', async () => {
    const world = await busyQuarter('brutal', 3);

    expect(share(world, /^rejected random-reject/)).toBeGreaterThan(0.06);
    expect(share(world, /^rejected random-reject/)).toBeLessThan(0.15);
    expect(world.fills.every(({ commission }) => commission >= 0n)).toBe(true);
    expect(world.fills.some(({ why }) => why?.includes('slipped'))).toBe(true);
    expect(sides.every((side) => world.fills.some((fill) => fill.side === side))).toBe(true);
  });

  test('alpaca-like fills at the best quote and cuts about a tenth', async () => {
    const world = await busyQuarter('alpaca-like', 3);
    const takes = world.fills.filter(({ liquidity }) => liquidity === 'taker');

    expect(takes.every(({ why }) => why?.endsWith('the best quote'))).toBe(true);
  });
});
