import { buyingPowerOf } from '../../core/account/account-figures-of';
import { type Side, signOf } from '../../core/order/side';
import {
  addMoney,
  type Money,
  noMoney,
  noQuantity,
  notional,
  type Price,
  type Quantity,
  type Ratio,
  subtractMoney,
  toMoney,
  toQuantity,
} from '../../core/values/amounts';
import type { AccountId, InstrumentId } from '../../core/values/ids';
import type { AccountBalance, BrokerPosition, VenueFill } from '../../ports/execution-venue';
import { largestReach, marginRequired } from './margin-model';
import { averageOf, flat, type PaperPosition, positionAfter } from './paper-position';

/** How accounts are valued: the price of an instrument, and the share of it that binds margin. */
export interface AccountValuation {
  markOf(instrument: InstrumentId): Price | undefined;
  readonly initialMargin: Ratio;
  /** Changes whenever a price or the share may have changed. */
  readonly version: number;
}

/** The parts of an account that are saved, beside its positions. */
export interface AccountBooks {
  readonly account: AccountId;
  readonly currency: string;
  readonly initialCapital: Money;
  readonly cash: Money;
  readonly commission: Money;
}

/** What carrying more of an instrument would mean. */
export type CarryAnswer = 'fits' | 'priceUnknown' | 'tooMuch';

/** One instrument in one account. `mark`, `value` and `margin` are those of the last valuation. */
interface Exposure {
  readonly instrument: InstrumentId;
  readonly multiplier: Ratio;
  position: PaperPosition;
  buyLeaves: Quantity;
  sellLeaves: Quantity;
  mark: Price | undefined;
  value: Money;
  margin: Money;
}

/**
 * The venue's own books of one account.
 *
 * 1. cash = initial capital − Σ sign × notional − Σ commission, exact after every fill.
 * 2. The sums over all instruments are brought up to date when somebody asks for a figure, and then
 *    by what has changed.
 */
export class PaperAccount {
  readonly account: AccountId;
  readonly currency: string;
  readonly initialCapital: Money;
  private readonly valuation: AccountValuation;
  private readonly exposures = new Map<InstrumentId, Exposure>();
  /** Exposures whose value and margin are not in the sums as they are now. */
  private readonly changed = new Set<Exposure>();
  private cash: Money;
  private commission: Money;
  private totalValue: Money = noMoney;
  private totalMargin: Money = noMoney;
  private valuedVersion: number;
  private valuedShare: Ratio;

  constructor(books: AccountBooks, valuation: AccountValuation) {
    this.account = books.account;
    this.currency = books.currency;
    this.initialCapital = books.initialCapital;
    this.cash = books.cash;
    this.commission = books.commission;
    this.valuation = valuation;
    this.valuedVersion = valuation.version;
    this.valuedShare = valuation.initialMargin;
  }

  get books(): AccountBooks {
    const { account, currency, initialCapital, cash, commission } = this;
    return { account, currency, initialCapital, cash, commission };
  }

  position(instrument: InstrumentId): PaperPosition {
    return this.exposures.get(instrument)?.position ?? flat;
  }

  multiplierOf(instrument: InstrumentId): Ratio | undefined {
    return this.exposures.get(instrument)?.multiplier;
  }

  /** Puts a saved position back. */
  resumePosition(instrument: InstrumentId, multiplier: Ratio, position: PaperPosition): void {
    const exposure = this.exposureOf(instrument, multiplier);
    exposure.position = position;
    this.changed.add(exposure);
  }

  bookFill(fill: VenueFill, multiplier: Ratio): void {
    const { side, quantity, price, commission } = fill;
    const exposure = this.exposureOf(fill.instrument, multiplier);
    const paid = toMoney(signOf(side) * notional(quantity, price, multiplier));
    this.cash = subtractMoney(this.cash, addMoney(paid, commission));
    this.commission = addMoney(this.commission, commission);
    exposure.position = positionAfter(exposure.position, { side, quantity, price, multiplier });
    this.changed.add(exposure);
  }

  /** Counts a change of what the open orders of a side may still do. */
  leavesChanged(instrument: InstrumentId, multiplier: Ratio, side: Side, change: bigint): void {
    const exposure = this.exposureOf(instrument, multiplier);
    if (side === 'buy') {
      exposure.buyLeaves = toQuantity(exposure.buyLeaves + change);
    } else {
      exposure.sellLeaves = toQuantity(exposure.sellLeaves + change);
    }
    this.changed.add(exposure);
  }

  /**
   * Whether the account can carry so much more open quantity of a side. What does not reach a
   * larger position than before always fits: nothing may stand in the way of reducing.
   */
  canCarry(instrument: InstrumentId, multiplier: Ratio, side: Side, more: Quantity): CarryAnswer {
    this.valueAll();
    const exposure = this.exposureOf(instrument, multiplier);
    const { position, buyLeaves, sellLeaves, mark, margin } = exposure;
    const reach = { position: position.quantity, buyLeaves, sellLeaves };
    const wanted = largestReach(
      side === 'buy'
        ? { ...reach, buyLeaves: toQuantity(buyLeaves + more) }
        : { ...reach, sellLeaves: toQuantity(sellLeaves + more) },
    );
    if (wanted <= largestReach(reach)) {
      return 'fits';
    }
    if (mark === undefined) {
      return 'priceUnknown';
    }
    const wantedMargin = marginRequired(wanted, mark, multiplier, this.valuedShare);
    return this.equity >= this.totalMargin - margin + wantedMargin ? 'fits' : 'tooMuch';
  }

  balance(): AccountBalance {
    this.valueAll();
    const { account, currency, cash, equity } = this;
    const buyingPower = buyingPowerOf(equity, this.totalMargin, this.valuedShare);
    return { account, currency, cash, equity, buyingPower };
  }

  positions(): readonly BrokerPosition[] {
    return [...this.exposures.values()]
      .filter(({ position }) => position.quantity !== 0n)
      .map(({ instrument, position, multiplier }) => ({
        account: this.account,
        instrument,
        quantity: position.quantity,
        averagePrice: averageOf(position, multiplier),
      }));
  }

  private get equity(): Money {
    return addMoney(this.cash, this.totalValue);
  }

  /** Brings the sums up to date: with what changed in the books, and with new prices. */
  private valueAll(): void {
    for (const exposure of this.changed) {
      this.revalue(exposure);
    }
    this.changed.clear();
    if (this.valuedVersion === this.valuation.version) {
      return;
    }
    const { version, initialMargin } = this.valuation;
    const isSameShare = initialMargin === this.valuedShare;
    this.valuedVersion = version;
    this.valuedShare = initialMargin;
    for (const exposure of this.exposures.values()) {
      const mark = this.valuation.markOf(exposure.instrument);
      if (mark !== exposure.mark || !isSameShare) {
        exposure.mark = mark;
        this.revalue(exposure);
      }
    }
  }

  /** Takes an exposure out of the sums and puts it back as it is now. */
  private revalue(exposure: Exposure): void {
    const { position, multiplier, buyLeaves, sellLeaves } = exposure;
    const price = exposure.mark ?? averageOf(position, multiplier);
    const value = notional(position.quantity, price, multiplier);
    const size = largestReach({ position: position.quantity, buyLeaves, sellLeaves });
    const margin = marginRequired(size, price, multiplier, this.valuedShare);
    this.totalValue = toMoney(this.totalValue - exposure.value + value);
    this.totalMargin = toMoney(this.totalMargin - exposure.margin + margin);
    exposure.value = value;
    exposure.margin = margin;
  }

  private exposureOf(instrument: InstrumentId, multiplier: Ratio): Exposure {
    const known = this.exposures.get(instrument);
    if (known !== undefined) {
      return known;
    }
    const fresh: Exposure = {
      instrument,
      multiplier,
      position: flat,
      buyLeaves: noQuantity,
      sellLeaves: noQuantity,
      mark: this.valuation.markOf(instrument),
      value: noMoney,
      margin: noMoney,
    };
    this.exposures.set(instrument, fresh);
    return fresh;
  }
}
