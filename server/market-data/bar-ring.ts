import { type Price, type Quantity, toPrice, toQuantity } from '../core/values/amounts';
import { larger, smaller } from '../core/values/decimal';
import { toInstant } from '../core/values/instant';
import type { Bar } from './bar';

/** Numbers of one bar in the ring. */
const width = 6;

/**
 * The newest bars of one instrument and interval, in one array of numbers that grows until it is
 * full and then goes round: 48 bytes a bar.
 */
export class BarRing {
  readonly #kept: number;
  #cells = new BigInt64Array(firstBars * width);
  #count = 0;
  /** Index of the oldest bar. */
  #first = 0;
  #startsAt = Number.NEGATIVE_INFINITY;

  constructor(kept: number) {
    this.#kept = kept;
  }

  /** Adds a trade to the bar that begins at `startsAt`, which is the newest one or a newer one. */
  trade(startsAt: number, price: Price, quantity: Quantity): void {
    if (startsAt > this.#startsAt) {
      this.#startsAt = startsAt;
      this.#push([BigInt(startsAt), price, price, price, price, quantity]);
      return;
    }
    const cell = this.#cellOf(this.#count - 1);
    const cells = this.#cells;
    cells[cell + 2] = larger(cells[cell + 2] ?? price, price);
    cells[cell + 3] = smaller(cells[cell + 3] ?? price, price);
    cells[cell + 4] = price;
    cells[cell + 5] = (cells[cell + 5] ?? 0n) + quantity;
  }

  /** Oldest first. */
  all(): Bar[] {
    return Array.from({ length: this.#count }, (_, index) => this.#read(index));
  }

  #push(numbers: readonly bigint[]): void {
    if (this.#count === this.#kept) {
      this.#first = (this.#first + 1) % this.#kept;
      this.#count -= 1;
    } else if ((this.#count + 1) * width > this.#cells.length) {
      this.#grow();
    }
    this.#count += 1;
    this.#cells.set(numbers, this.#cellOf(this.#count - 1));
  }

  #read(index: number): Bar {
    const cell = this.#cellOf(index);
    const at = (offset: number): bigint => this.#cells[cell + offset] ?? 0n;
    return {
      startsAt: toInstant(Number(at(0))),
      open: toPrice(at(1)),
      high: toPrice(at(2)),
      low: toPrice(at(3)),
      close: toPrice(at(4)),
      volume: toQuantity(at(5)),
    };
  }

  #cellOf(index: number): number {
    return ((this.#first + index) % this.#kept) * width;
  }

  /** Grows only before it goes round: the oldest is at the front then. */
  #grow(): void {
    const larger = new BigInt64Array(Math.min(this.#cells.length * 2, this.#kept * width));
    larger.set(this.#cells);
    this.#cells = larger;
  }
}

const firstBars = 32;
