import type { Order } from '../core/order/order';
import { isOpenStatus } from '../core/order/order-words';
import { heldBy } from '../core/protection/bracket';
import { protectionGap } from '../core/protection/protection-gap';
import type { SignalFacts } from '../core/signal/signal';
import type { AdaptiveStopLoss } from '../core/signal/stop-loss';
import { money, price, quantity, ratio } from '../core/values/amounts';
import { absolute, formatDecimal } from '../core/values/decimal';
import { type OrderId, toInstrumentId, toSignalId, toStrategyId } from '../core/values/ids';
import { toInstant } from '../core/values/instant';
import { roundTripMs } from '../execution/orders/protection-keeper';
import { chief, DeskHarness, limit, main, market } from './desk-harness.fixture';
import type { CallFate } from './scripted-venue.fixture';

export const acme = toInstrumentId('ACME');
export const regime = toStrategyId('regime');

/**
 * Tells a story of signals, one command a line, to a whole desk at a scripted venue, and says after
 * each what stands. Names: `entry`, `stop`, `target`, `exit` are the newest order of that kind.
 */
export class ProtectionScript {
  readonly harness = new DeskHarness();
  private signals = 0;

  async begin(): Promise<this> {
    const { harness } = this;
    harness.venue.marketPrice = undefined;
    await harness.start();
    const desk = harness.desk;
    const limits = {
      maxPositionSize: quantity('100000'),
      maxOrderQuantity: quantity('100000'),
      maxOrderValue: money('10000000'),
      maxDailyOrders: 100_000,
      maxOpenPositions: 100,
      minAccountBalance: money('0'),
      maxLeverage: ratio('10'),
    };
    await harness.settle(desk.setRiskLimits({ kind: 'desk' }, limits, 'test', chief));
    await harness.settle(
      desk.signals.setStrategy(regime, { enabled: true, automatic: true }, 'test', chief),
    );
    await harness.settle(desk.setMode('automatic', 'test', chief));
    return this;
  }

  /** Runs `command | what stands after it` line by line; gives the same text with what really did. */
  async play(story: string): Promise<{ readonly told: string; readonly happened: string }> {
    const lines = story
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const happened: string[] = [];
    for (const line of lines) {
      const [command = ''] = line.split('|').map((part) => part.trim());
      await this.step(command);
      this.mustNeverBe(command);
      happened.push(`${command} | ${this.standing()}`);
    }
    const told = lines.map((line) =>
      line
        .split('|')
        .map((part) => part.trim())
        .join(' | '),
    );
    return { told: told.join('\n'), happened: happened.join('\n') };
  }

  /** One command; then everything that needs no time happens. */
  async step(command: string): Promise<void> {
    const [verb = '', ...words] = command.split(/\s+/);
    await this.act(verb, words);
    await this.harness.quiet();
  }

  /** Waits until it stands so, alarms apart, for what a crash has left to be asked about; 8 s at most. */
  async until(stands: string): Promise<void> {
    const plain = (text: string) => text.replace(' ALARM', '');
    for (let turn = 0; turn < 32 && plain(this.standing()) !== plain(stands); turn += 1) {
      await this.harness.wait(250);
    }
  }

  /** `+40 entry 60 stop 40@9.5 target 40@11 gap 0`: what is held and what works. */
  standing(): string {
    const { state } = this.harness.desk;
    const held = state.accounts.get(main)?.positions.get(acme)?.quantity ?? 0n;
    const parts = [`${held > 0n ? '+' : ''}${formatDecimal(held)}`];
    for (const kind of ['entry', 'stop', 'target', 'exit']) {
      for (const order of this.openOrders(kind)) {
        const { terms } = order;
        const at = 'stopPrice' in terms ? terms.stopPrice : undefined;
        const limit = terms.orderType === 'limit' ? terms.limitPrice : undefined;
        const level = kind === 'entry' ? undefined : (at ?? limit);
        const pending = order.pending.operation === 'none' ? '' : '?';
        const size = formatDecimal(order.leavesQuantity);
        parts.push(
          `${kind} ${size}${level === undefined ? '' : `@${formatDecimal(level)}`}${pending}`,
        );
      }
    }
    const gap = [...state.brackets.values()].reduce(
      (sum, bracket) => sum + protectionGap(state, bracket),
      0n,
    );
    if (gap > 0n) {
      parts.push(`gap ${formatDecimal(gap)}`);
    }
    if (this.isAlarmed()) {
      parts.push('ALARM');
    }
    return parts.join(' ');
  }

  /** Whatever happens: no stop is asked for above what is held, and nobody protects more than is there. */
  mustNeverBe(after: string): void {
    const { state } = this.harness.desk;
    const held = absolute(state.accounts.get(main)?.positions.get(acme)?.quantity ?? 0n);
    let asked = 0n;
    for (const order of this.openOrders('stop')) {
      asked += this.isBeyondReach(order) ? 0n : askedLeaves(order);
    }
    let wanted = 0n;
    for (const bracket of state.brackets.values()) {
      wanted += heldBy(bracket);
    }
    if (asked > held) {
      throw new Error(`After "${after}" stops of ${asked} stand over a position of ${held}`);
    }
    if (wanted > held) {
      throw new Error(`After "${after}" brackets hold ${wanted} of a position of ${held}`);
    }
  }

  isAlarmed(): boolean {
    const { alerts } = this.harness.desk.state;
    return [...alerts.values()].some(({ code }) => code === 'position-unprotected');
  }

  openOrders(kind: string) {
    const { orders } = this.harness.desk.state;
    return [...orders.values()].filter(
      (order) =>
        isOpenStatus(order.status) &&
        (kind === 'entry'
          ? order.origin.leg === undefined && this.isEntry(order)
          : order.origin.leg === kind),
    );
  }

  /** What may still fill at the venue of the newest order of that kind; a reduce-only one is clamped. */
  leftAtVenue(kind: string): number {
    const { desk, venue } = this.harness;
    const newest = [...desk.state.orders.values()]
      .filter(({ origin }) => (kind === 'entry' ? origin.leg === undefined : origin.leg === kind))
      .filter(({ origin }) => origin.signalId !== undefined)
      .at(-1);
    const order = newest && venue.orders.get(newest.clientOrderId);
    if (order === undefined) {
      return 0;
    }
    const leaves = Number(formatDecimal(order.leavesQuantity));
    return order.reduceOnly ? Math.min(leaves, this.freeToSell()) : leaves;
  }

  freeToSell(): number {
    const { state } = this.harness.desk;
    const held = state.accounts.get(main)?.positions.get(acme)?.quantity ?? 0n;
    return Math.max(0, Number(formatDecimal(held)));
  }

  /**
   * A stop that the venue has not answered for, or whose last change it has not, cannot be changed yet,
   * and one that it has just refused to let go of or to shrink is asked for again after a round trip;
   * until then it is reduce-only, and never crosses zero. No other stop is excused by that.
   */
  private isBeyondReach({ clientOrderId, status, pending }: Order): boolean {
    const { clock, venue } = this.harness;
    const troubledAt = venue.troubledAt.get(clientOrderId);
    const isTroubled = troubledAt !== undefined && clock.monotonic() - troubledAt <= roundTripMs;
    const isAsked = troubledAt !== undefined && pending.operation !== 'none';
    return isTroubled || isAsked || status === 'submitting' || status === 'unknown';
  }

  /** By a signal or by a person: the parent of a bracket, or an exit of what has none. */
  private isEntry({ orderId, origin }: Order): boolean {
    const isParent = this.harness.desk.state.brackets.has(orderId);
    return origin.leg === undefined && (origin.signalId !== undefined || isParent);
  }

  private newest(kind: string): { readonly clientOrderId: string; readonly orderId: OrderId } {
    const all = [...this.harness.desk.state.orders.values()].filter((order) =>
      kind === 'entry' ? this.isEntry(order) && !order.reduceOnly : order.origin.leg === kind,
    );
    const order = all.at(-1);
    if (order === undefined) {
      throw new Error(`There is no ${kind}`);
    }
    return order;
  }

  private async act(verb: string, words: readonly string[]): Promise<void> {
    const { harness } = this;
    const { venue, desk } = harness;
    const [first = '', second = '', third = ''] = words;
    switch (verb) {
      case 'entry':
        return this.send(this.entry(words));
      case 'leave':
        return this.send(this.exit(first));
      case 'adjust':
        return this.send(this.adjustment(first, second, third === 'loosen'));
      case 'fill':
        venue.fill(this.newest(first).clientOrderId, second, third);
        return;
      case 'silently':
        venue.fill(this.newest(first).clientOrderId, second, third, true);
        return;
      case 'cancel':
        await harness.settle(desk.cancelOrder(this.newest(first).orderId, chief));
        return;
      case 'move':
        await harness.settle(
          desk.modifyOrder(
            this.newest(first).orderId,
            first === 'stop' ? { stopPrice: price(second) } : { limitPrice: price(second) },
            chief,
          ),
        );
        return;
      case 'protect':
        await harness.settle(desk.submitOrder(protectedOrder(words), { actor: chief }));
        return;
      case 'sell':
      case 'buy':
        venue.marketPrice = '10';
        await harness.settle(
          desk.submitOrder(market(verb, first, { instrument: acme }), { actor: chief }),
        );
        await harness.quiet();
        venue.marketPrice = undefined;
        return;
      case 'offer':
        await harness.settle(desk.submitOrder(limit('sell', first, second), { actor: chief }));
        return;
      case 'close': {
        const size = first === '' ? undefined : quantity(first);
        await harness.settle(desk.closePosition(main, acme, size, { actor: chief }));
        return;
      }
      case 'drop':
        venue.end(this.newest(first).clientOrderId, 'the venue let it go');
        return;
      case 'next':
        venue.fates.push(...(words as readonly CallFate[]));
        return;
      case 'cancels':
        venue.cancelsWork = first === 'work';
        return;
      case 'quote':
        harness.market.set('ACME', first, second);
        return;
      case 'wait':
        return harness.wait(Number(first));
      case 'nothing':
        return;
      case 'restart':
        await harness.crash();
        harness.market.set('ACME', '9.99', '10.01');
        await harness.settle(harness.desk.setMode('automatic', 'test', chief));
        return;
      default:
        throw new Error(`Nobody knows the command ${verb}`);
    }
  }

  private async send(facts: SignalFacts): Promise<void> {
    await this.harness.settle(this.harness.desk.signals.send(facts, chief));
  }

  private head() {
    this.signals += 1;
    return {
      signalId: toSignalId(`s${this.signals}`),
      strategy: regime,
      time: toInstant(this.harness.clock.now()),
      account: main,
      instrument: acme,
    };
  }

  /** `entry long 100 10 stop 9.5 [target 11]`. */
  private entry([direction = '', size = '', at = '', ...rest]: readonly string[]): SignalFacts {
    const target = rest.indexOf('target');
    return {
      type: 'ENTRY_SIGNAL',
      ...this.head(),
      direction: direction as 'long' | 'short',
      orderType: 'limit',
      price: price(at),
      quantity: quantity(size),
      stopLoss: stopOf(rest[0] ?? '', rest[1] ?? ''),
      ...(target < 0 ? {} : { takeProfit: price(rest[target + 1] ?? '') }),
    };
  }

  private exit(size: string): SignalFacts {
    const part = size === '' ? {} : { quantity: quantity(size) };
    return { type: 'EXIT_SIGNAL', ...this.head(), reason: 'enough', ...part };
  }

  private adjustment(kind: string, at: string, mayLoosen: boolean): SignalFacts {
    const newStop = stopOf(kind, at);
    return { type: 'STOP_ADJUSTMENT', ...this.head(), newStop, reason: 'new level', mayLoosen };
  }
}

/** `100 10 stop 9.5 target 11`: an order of a person that carries its protection. */
function protectedOrder([size = '', at = '', , stop = '', , target]: readonly string[]) {
  return limit('buy', size, at, {
    protection: {
      stopLoss: { kind: 'fixed', price: price(stop) },
      ...(target === undefined ? {} : { takeProfit: price(target) }),
    },
  });
}

/** What an order may still fill once the venue has done what was asked of it. */
function askedLeaves({ pending, leavesQuantity, cumulativeQuantity }: Order): bigint {
  switch (pending.operation) {
    case 'cancel':
      return 0n;
    case 'none':
      return leavesQuantity;
    case 'replace': {
      const { quantity: wanted } = pending.wanted.updates;
      return wanted === undefined ? leavesQuantity : wanted - cumulativeQuantity;
    }
  }
}

function stopOf(kind: string, at: string): AdaptiveStopLoss {
  return kind === 'trail'
    ? { kind: 'trailing', trailingOffset: { kind: 'price', distance: price(at) } }
    : { kind: 'fixed', price: price(at) };
}
