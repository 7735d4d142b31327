import type { Position } from '../position/position';
import {
  type Money,
  noMoney,
  noPrice,
  noQuantity,
  notional,
  one,
  type Price,
  portion,
  type Quantity,
  type Ratio,
  ratio,
} from '../values/amounts';
import { absolute, larger } from '../values/decimal';
import type { InstrumentId } from '../values/ids';
import type { OpenExposure } from './account';

/** Initial margin of trading rules 6: half of what is held. */
export const standardInitialMargin = ratio('0.5');

/** A position of an instrument and what its open orders may still do, as a check wants to see it. */
export interface InstrumentExposure {
  readonly multiplier: Ratio;
  /** Signed. */
  readonly position: Quantity;
  readonly buyLeaves: Quantity;
  readonly sellLeaves: Quantity;
  /** Worst price over the open orders of a side; not read when the side has no leaves. */
  readonly worstBuyPrice: Price;
  readonly worstSellPrice: Price;
}

/** The part of an exposure that the valuation reads. */
type CountedExposure = Omit<InstrumentExposure, 'position'> & Pick<OpenExposure, 'instrument'>;

/**
 * The value of one account's positions and open orders at the marks, kept up to date in O(1) per
 * change. It is a cache beside the DeskState: the same positions, exposures and marks give the same
 * totals, in whatever order they came.
 *
 * 1. An instrument holds max(|position| × mark, (position + buy leaves)⁺ × worst buy price,
 *    (sell leaves − position)⁺ × worst sell price). The sum of that is at once the gross exposure if
 *    the worst happens, and, times the initial margin, the margin in use. Trading rules 3.
 * 2. A position with no mark yet is worth what it cost.
 * 3. Values are rounded per instrument, half-even, so that the rows of a table add up to its total.
 */
export class Valuation {
  readonly initialMargin: Ratio;
  private readonly holdings = new Map<InstrumentId, Holding>();
  private netValue: bigint = 0n;
  private grossValue: bigint = 0n;
  private signedCost: bigint = 0n;
  private heldValue: bigint = 0n;
  /** The holding that changed last and is not yet counted: a fill changes the same one twice. */
  private changed: Holding | undefined;

  constructor(initialMargin: Ratio = standardInitialMargin) {
    this.initialMargin = initialMargin;
  }

  setMark(instrument: InstrumentId, price: Price): void {
    const holding = this.holdingOf(instrument);
    if (holding.mark !== price) {
      holding.mark = price;
      if (holding.quantity !== 0n) {
        holding.isRevalued = true;
        this.noteChange(holding);
      }
    }
  }

  /** Undefined or zero = flat. */
  positionChanged(instrument: InstrumentId, position: Position | undefined): void {
    const holding = this.holdingOf(instrument);
    const signedCost = position === undefined ? noMoney : signedCostOf(position);
    this.signedCost += signedCost - holding.signedCost;
    holding.signedCost = signedCost;
    holding.quantity = position === undefined ? noQuantity : position.quantity;
    if (position !== undefined) {
      holding.multiplier = position.multiplier;
    }
    holding.isRevalued = true;
    holding.isBuyMoved = true;
    holding.isSellMoved = true;
    this.noteChange(holding);
  }

  exposureChanged(exposure: CountedExposure): void {
    const holding = this.holdingOf(exposure.instrument);
    if (holding.multiplier !== exposure.multiplier) {
      holding.multiplier = exposure.multiplier;
      holding.isRevalued = true;
    }
    if (holding.isRevalued || !isSameBuySide(holding, exposure)) {
      holding.buyLeaves = exposure.buyLeaves;
      holding.worstBuyPrice = exposure.worstBuyPrice;
      holding.isBuyMoved = true;
    }
    if (holding.isRevalued || !isSameSellSide(holding, exposure)) {
      holding.sellLeaves = exposure.sellLeaves;
      holding.worstSellPrice = exposure.worstSellPrice;
      holding.isSellMoved = true;
    }
    this.noteChange(holding);
  }

  /** The mark last set; undefined before the first. */
  markOf(instrument: InstrumentId): Price | undefined {
    return this.holdings.get(instrument)?.mark;
  }

  /** Signed value of one position at its mark; zero when flat. */
  marketValueOf(instrument: InstrumentId): Money {
    this.settle();
    return this.holdings.get(instrument)?.marketValue ?? noMoney;
  }

  unrealizedPnLOf(instrument: InstrumentId): Money {
    this.settle();
    const holding = this.holdings.get(instrument);
    return (holding === undefined ? 0n : holding.marketValue - holding.signedCost) as Money;
  }

  /** Sum of signed market values: cash and this are the equity. */
  get marketValue(): Money {
    this.settle();
    return this.netValue as Money;
  }

  get unrealizedPnL(): Money {
    return (this.marketValue - this.signedCost) as Money;
  }

  get longValue(): Money {
    return ((this.grossExposure + this.netExposure) / 2n) as Money;
  }

  /** Positive. */
  get shortValue(): Money {
    return ((this.grossExposure - this.netExposure) / 2n) as Money;
  }

  get grossExposure(): Money {
    this.settle();
    return this.grossValue as Money;
  }

  get netExposure(): Money {
    return this.marketValue;
  }

  /** Gross exposure if every open order does its worst. */
  get grossIfFilled(): Money {
    this.settle();
    return this.heldValue as Money;
  }

  /** Initial margin of the positions and of what open orders may still do. */
  get marginUsed(): Money {
    return this.marginFor(this.grossIfFilled);
  }

  /** Initial margin of the positions alone. */
  get positionMarginUsed(): Money {
    return this.marginFor(this.grossExposure);
  }

  /** Initial margin for an exposure. */
  marginFor(exposure: Money): Money {
    return portion(exposure, this.initialMargin);
  }

  /**
   * `grossIfFilled` if one instrument stood as given and all others as they are. A position other
   * than the one held is valued at the mark; with no mark, at the worse of the two prices.
   */
  projectGross(instrument: InstrumentId, projected: InstrumentExposure): Money {
    this.settle();
    const holding = this.holdings.get(instrument);
    const positionValue = positionValueOf(holding, projected);
    const isHere = holding !== undefined && holding.quantity === projected.position;
    const buyHeld =
      isHere && isSameBuySide(holding, projected)
        ? holding.buyHeld
        : buyHeldOf(projected.position, projected);
    const sellHeld =
      isHere && isSameSellSide(holding, projected)
        ? holding.sellHeld
        : sellHeldOf(projected.position, projected);
    const held = larger(absolute(positionValue), larger(buyHeld, sellHeld));
    return (this.heldValue - (holding?.held ?? 0n) + held) as Money;
  }

  /** `marginUsed` if one instrument stood as given: the margin for `projectGross`. */
  projectMargin(instrument: InstrumentId, projected: InstrumentExposure): Money {
    return this.marginFor(this.projectGross(instrument, projected));
  }

  private holdingOf(instrument: InstrumentId): Holding {
    let holding = this.holdings.get(instrument);
    if (holding === undefined) {
      holding = noHolding();
      this.holdings.set(instrument, holding);
    }
    return holding;
  }

  private noteChange(holding: Holding): void {
    if (this.changed !== holding) {
      this.settle();
      this.changed = holding;
    }
  }

  /** Counts the holding that changed last. */
  private settle(): void {
    const holding = this.changed;
    if (holding !== undefined) {
      this.changed = undefined;
      this.count(holding);
    }
  }

  private count(holding: Holding): void {
    if (holding.isBuyMoved) {
      holding.isBuyMoved = false;
      holding.buyHeld = buyHeldOf(holding.quantity, holding);
    }
    if (holding.isSellMoved) {
      holding.isSellMoved = false;
      holding.sellHeld = sellHeldOf(holding.quantity, holding);
    }
    if (holding.isRevalued) {
      holding.isRevalued = false;
      this.revalue(holding);
    }
    const gross = absolute(holding.marketValue);
    const held = larger(gross, larger(holding.buyHeld, holding.sellHeld));
    if (held !== holding.held) {
      this.heldValue += held - holding.held;
      holding.held = held;
    }
  }

  private revalue(holding: Holding): void {
    const before = holding.marketValue;
    const after =
      holding.mark === undefined
        ? holding.signedCost
        : notional(holding.quantity, holding.mark, holding.multiplier);
    this.netValue += after - before;
    this.grossValue += absolute(after) - absolute(before);
    holding.marketValue = after;
  }
}

/** One instrument of the account. `buyHeld`, `sellHeld` and `held` are made from the rest. */
interface Holding {
  mark: Price | undefined;
  multiplier: Ratio;
  quantity: Quantity;
  signedCost: Money;
  marketValue: Money;
  buyLeaves: Quantity;
  sellLeaves: Quantity;
  worstBuyPrice: Price;
  worstSellPrice: Price;
  buyHeld: Money;
  sellHeld: Money;
  held: Money;
  /** What each side is made of has changed since `buyHeld` and `sellHeld` were made. */
  isBuyMoved: boolean;
  isSellMoved: boolean;
  /** Position, mark or multiplier changed since `marketValue` was made. */
  isRevalued: boolean;
}

function noHolding(): Holding {
  return {
    mark: undefined,
    multiplier: one,
    quantity: noQuantity,
    signedCost: noMoney,
    marketValue: noMoney,
    buyLeaves: noQuantity,
    sellLeaves: noQuantity,
    worstBuyPrice: noPrice,
    worstSellPrice: noPrice,
    buyHeld: noMoney,
    sellHeld: noMoney,
    held: noMoney,
    isBuyMoved: false,
    isSellMoved: false,
    isRevalued: false,
  };
}

function signedCostOf(position: Position): Money {
  return (position.quantity < 0n ? -position.costBasis : position.costBasis) as Money;
}

type Leaves = Omit<InstrumentExposure, 'position'>;

/** Value of the long position that would stand if every open buy were filled at the worst price. */
function buyHeldOf(position: Quantity, leaves: Leaves): Money {
  if (leaves.buyLeaves === 0n) {
    return noMoney;
  }
  const ifFilled = position + leaves.buyLeaves;
  return ifFilled <= 0n
    ? noMoney
    : notional(ifFilled as Quantity, leaves.worstBuyPrice, leaves.multiplier);
}

/** Value of the short position that would stand if every open sell were filled, positive. */
function sellHeldOf(position: Quantity, leaves: Leaves): Money {
  if (leaves.sellLeaves === 0n) {
    return noMoney;
  }
  const ifFilled = leaves.sellLeaves - position;
  return ifFilled <= 0n
    ? noMoney
    : notional(ifFilled as Quantity, leaves.worstSellPrice, leaves.multiplier);
}

/** An order moves one side: the value of the other is known. */
function isSameBuySide(one: Leaves, other: Leaves): boolean {
  return one.buyLeaves === other.buyLeaves && one.worstBuyPrice === other.worstBuyPrice;
}

function isSameSellSide(one: Leaves, other: Leaves): boolean {
  return one.sellLeaves === other.sellLeaves && one.worstSellPrice === other.worstSellPrice;
}

function positionValueOf(holding: Holding | undefined, projected: InstrumentExposure): Money {
  if (projected.position === (holding?.quantity ?? 0n)) {
    return holding?.marketValue ?? noMoney;
  }
  const mark = holding?.mark ?? larger(projected.worstBuyPrice, projected.worstSellPrice);
  return notional(projected.position, mark, projected.multiplier);
}
