import type { Instrument } from '../core/market/instrument';
import type { BookLevel } from '../core/market/quote';
import { type Price, type Quantity, quantity, toPrice, toQuantity } from '../core/values/amounts';
import { formatDecimal } from '../core/values/decimal';
import type { RandomStream } from '../ports/random';
import type { ListedInstrument, WalkSettings } from './instrument-list';

/** What one step of a walk shows: trades against the book that stood, then the book that stands. */
export interface WalkStep {
  readonly trade: { readonly price: Price; readonly quantity: Quantity } | undefined;
  readonly bids: readonly BookLevel[];
  readonly asks: readonly BookLevel[];
}

/** Where a walk stands, to go on from there in another process. */
export interface WalkState {
  /** The unrounded price as a decimal fraction of a tick. */
  readonly ticks: number;
  readonly stream: string;
}

/** Levels displayed on each side. */
const levelCount = 5;

/** What the price is held to in the long run: about 25 % around where it started. */
const longRunDeviation = 0.25;

/**
 * The random walk of one instrument: geometric Brownian motion in small steps, drawn back a little
 * towards its start, so that weeks of running stay sane.
 *
 * The walk itself is a float and counts in ticks: it is chance, not money. What leaves it are whole
 * ticks and whole units of size, and from there on every number is exact. Only additions,
 * multiplications and square roots are used, so that a seed gives the same prices on every machine.
 */
export class PriceWalk {
  readonly #random: RandomStream;
  readonly #settings: WalkSettings;
  readonly #tickSize: bigint;
  readonly #startTicks: number;
  readonly #reversion: number;
  /** Sizes are drawn in units of a hundredth of the depth step, and displayed in whole steps. */
  readonly #sizeUnit: bigint;
  readonly #depthUnits: number;
  #ticks: number;
  #spreadTicks: number;
  #bids: Level[] = [];
  #asks: Level[] = [];

  constructor({ instrument, walk }: ListedInstrument, random: RandomStream, resumed?: WalkState) {
    this.#random = random;
    this.#settings = walk;
    this.#tickSize = instrument.tickSize;
    this.#startTicks = ticksOf(instrument, walk.startPrice);
    this.#reversion = (walk.volatility * walk.volatility) / (2 * longRunDeviation ** 2);
    this.#sizeUnit = quantity(walk.depthStep) / unitsPerStep;
    this.#depthUnits = Number(quantity(walk.depth) / this.#sizeUnit);
    this.#ticks = resumed?.ticks ?? this.#startTicks;
    this.#spreadTicks = walk.spreadTicks;
    this.#requote();
  }

  /** The book as it stands, without moving on. */
  get book(): WalkStep {
    return { trade: undefined, bids: this.#show(this.#bids), asks: this.#show(this.#asks) };
  }

  /** The whole tick that the walk stands at. */
  get price(): Price {
    return this.#priceOf(Math.max(1, Math.round(this.#ticks)));
  }

  get state(): WalkState {
    return { ticks: this.#ticks, stream: this.#random.state() };
  }

  /** Moves on by so much time and says what it did to the market. */
  step(elapsedMs: number): WalkStep {
    const seconds = elapsedMs / 1000;
    const before = this.#ticks;
    this.#move(seconds / this.#settings.secondsPerYear);
    const trade = this.#trade(seconds, this.#ticks - before);
    this.#respread();
    this.#requote();
    return { trade, bids: this.#show(this.#bids), asks: this.#show(this.#asks) };
  }

  #move(years: number): void {
    const shock = this.#settings.volatility * Math.sqrt(years) * this.#random.normal();
    const pull = this.#reversion * years * (1 - this.#ticks / this.#startTicks);
    const moved = this.#ticks * (1 + Math.max(-0.5, shock + pull));
    this.#ticks = Math.max(moved, lowestTicks(this.#settings));
  }

  /** A trade takes from the displayed book; the way the price went says from which side. */
  #trade(seconds: number, moved: number): { price: Price; quantity: Quantity } | undefined {
    const bid = this.#bids[0];
    const ask = this.#asks[0];
    const sweeps = Math.abs(moved) >= this.#spreadTicks;
    const chance = Math.min(0.95, this.#settings.tradesPerSecond * seconds);
    const luck = this.#random.next();
    if (bid === undefined || ask === undefined || (luck >= chance && !sweeps)) {
      return undefined;
    }
    const lean = Math.max(-0.5, Math.min(0.5, moved / this.#spreadTicks / 2));
    const taken = this.#random.next() < 0.5 + lean ? ask : bid;
    const share = this.#random.next();
    const units = sweeps ? taken.units : Math.ceil(taken.units * share * share * 0.8);
    taken.units -= units;
    return { price: this.#priceOf(taken.ticks), quantity: toQuantity(this.#sizeOf(units)) };
  }

  /** Mostly the usual spread, sometimes half as much more, seldom three times. */
  #respread(): void {
    const { spreadTicks } = this.#settings;
    const luck = this.#random.next();
    if (luck < 0.12) {
      const wider = luck < 0.01 ? 2 * spreadTicks : Math.ceil(spreadTicks / 2);
      this.#spreadTicks = spreadTicks + wider;
    } else if (luck < 0.5) {
      this.#spreadTicks = spreadTicks;
    }
  }

  #requote(): void {
    const bidTicks = Math.max(1, Math.floor(this.#ticks - (this.#spreadTicks - 1) / 2));
    this.#bids = this.#levels(this.#bids, bidTicks, -this.#settings.levelTicks);
    this.#asks = this.#levels(this.#asks, bidTicks + this.#spreadTicks, this.#settings.levelTicks);
  }

  /** Levels away from the best; a price that was displayed before mostly keeps its size. */
  #levels(before: readonly Level[], bestTicks: number, stepTicks: number): Level[] {
    const levels: Level[] = [];
    for (let index = 0; index < levelCount; index += 1) {
      const ticks = bestTicks + index * stepTicks;
      if (ticks <= 0) {
        break;
      }
      const known = before.find((level) => level.ticks === ticks && level.units > 0);
      const keeps = known !== undefined && this.#random.next() < 0.7;
      levels.push(keeps ? known : { ticks, units: this.#drawUnits(index) });
    }
    return levels;
  }

  /** Deeper levels hold more, and now and then somebody stands there with a lot. */
  #drawUnits(index: number): number {
    const usual = this.#depthUnits * (1 + 0.35 * index) * (0.3 + 1.4 * this.#random.next());
    const units = this.#random.next() < 0.03 ? usual * 5 : usual;
    return Math.max(1, Math.round(units / Number(unitsPerStep))) * Number(unitsPerStep);
  }

  #show(levels: readonly Level[]): BookLevel[] {
    return levels.map(({ ticks, units }) => ({
      price: this.#priceOf(ticks),
      quantity: toQuantity(this.#sizeOf(units)),
    }));
  }

  #priceOf(ticks: number): Price {
    return toPrice(BigInt(ticks) * this.#tickSize);
  }

  #sizeOf(units: number): bigint {
    return BigInt(units) * this.#sizeUnit;
  }
}

const unitsPerStep = 100n;

/** A displayed level, in ticks and in units of size. */
interface Level {
  readonly ticks: number;
  units: number;
}

/** A walk never comes so low that the bid would not be a price any more. */
function lowestTicks({ spreadTicks, levelTicks }: WalkSettings): number {
  return 3 * spreadTicks + levelTicks + 1;
}

function ticksOf(instrument: Instrument, startPrice: string): number {
  return Number(startPrice) / Number(formatDecimal(instrument.tickSize));
}
