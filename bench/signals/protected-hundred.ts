import { money, price, quantity, ratio } from '../../server/core/values/amounts';
import {
  type ClientOrderId,
  type StrategyId,
  toInstrumentId,
  toSignalId,
  toStrategyId,
} from '../../server/core/values/ids';
import { toInstant } from '../../server/core/values/instant';
import { chief, DeskHarness, main } from '../../server/scenarios/desk-harness.fixture';

const acme = toInstrumentId('ACME');
const filledAtFirst = '500';

/**
 * A whole desk at a scripted venue, with one strategy beside the other in the same instrument: each has
 * an entry that still fills and a stop over what it has filled.
 */
export class ProtectedHundred {
  private readonly harness = new DeskHarness();
  private readonly strategies: readonly StrategyId[];
  private readonly entries: ClientOrderId[] = [];

  constructor(count: number) {
    this.strategies = Array.from({ length: count }, (_, index) => toStrategyId(`s${index}`));
  }

  async begin(): Promise<this> {
    const { harness } = this;
    harness.venue.marketPrice = undefined;
    await harness.start();
    await harness.settle(harness.desk.setRiskLimits({ kind: 'desk' }, widest, 'bench', chief));
    await harness.settle(harness.desk.setMode('automatic', 'bench', chief));
    for (const [index, strategy] of this.strategies.entries()) {
      const switches = { enabled: true, automatic: true };
      await harness.settle(harness.desk.signals.setStrategy(strategy, switches, 'bench', chief));
      await this.enter(strategy, index);
    }
    for (const entry of this.entries) {
      harness.venue.fill(entry, filledAtFirst, '10');
      await harness.quiet();
    }
    this.mustBeProtected();
    return this;
  }

  /** The market moves; sorted, in milliseconds. */
  async timeQuotes(count: number): Promise<readonly number[]> {
    return await timed(count, (turn) => {
      const cents = 990 + (turn % 20);
      this.harness.market.set('ACME', inPrice(cents), inPrice(cents + 2));
    });
  }

  /** One entry after the other fills by one more, and its stop has to grow. */
  async timeFills(count: number): Promise<readonly number[]> {
    const { venue } = this.harness;
    const durations = await timed(count, (turn) => {
      venue.fill(this.entries[turn % this.entries.length] ?? '', '1', '10');
    });
    this.mustBeProtected();
    return durations;
  }

  /** Everything that the desk does by the clock within so much time. */
  async timeLooks(count: number, milliseconds: number): Promise<readonly number[]> {
    return await timed(count, () => this.harness.clock.advanceBy(milliseconds));
  }

  private async enter(strategy: StrategyId, index: number): Promise<void> {
    const { harness } = this;
    const receipt = await harness.settle(
      harness.desk.signals.send(
        {
          type: 'ENTRY_SIGNAL',
          signalId: toSignalId(`e${index}`),
          strategy,
          time: toInstant(harness.clock.now()),
          account: main,
          instrument: acme,
          direction: 'long',
          orderType: 'limit',
          price: price('10'),
          quantity: quantity(String(600 + index)),
          stopLoss: { kind: 'fixed', price: price('9.5') },
        },
        chief,
      ),
    );
    const order = [...harness.desk.state.orders.values()].at(-1);
    if (!receipt.ok || order === undefined || order.status === 'denied') {
      throw new Error(`The entry of ${strategy} was not taken`);
    }
    this.entries.push(order.clientOrderId);
  }

  /** A figure of a desk that protects less is no figure. */
  private mustBeProtected(): void {
    const { orders } = this.harness.desk.state;
    const stops = [...orders.values()].filter(({ origin }) => origin.leg === 'stop');
    const asked = stops.reduce((sum, { leavesQuantity }) => sum + leavesQuantity, 0n);
    const held = this.harness.desk.state.accounts.get(main)?.positions.get(acme)?.quantity;
    if (asked !== held || stops.length !== this.strategies.length) {
      throw new Error(`${stops.length} stops of ${asked} stand over a position of ${held}`);
    }
  }
}

const widest = {
  maxPositionSize: quantity('100000000'),
  maxOrderQuantity: quantity('1000000'),
  maxOrderValue: money('100000000'),
  maxDailyOrders: 100_000,
  maxOpenPositions: 1_000,
  minAccountBalance: money('0'),
  maxLeverage: ratio('1000'),
};

function inPrice(cents: number): string {
  return (cents / 100).toFixed(2);
}

async function timed(count: number, act: (turn: number) => void): Promise<readonly number[]> {
  const durations: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const begun = performance.now();
    act(turn);
    durations.push(performance.now() - begun);
    await new Promise((resume) => setImmediate(resume));
  }
  return durations.sort((one, other) => one - other);
}
