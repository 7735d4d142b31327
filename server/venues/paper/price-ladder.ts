import type { Price } from '../../core/values/amounts';

/** Orders of one price, first come first. */
export interface Rung<Item> {
  readonly price: Price;
  readonly items: Item[];
}

/** Items by price, best price first, and by time within a price. */
export class PriceLadder<Item> {
  private readonly sign: 1n | -1n;
  private readonly sorted: Rung<Item>[] = [];

  /** `ascending`: the lowest price comes first. */
  constructor(order: 'ascending' | 'descending') {
    this.sign = order === 'ascending' ? 1n : -1n;
  }

  get isEmpty(): boolean {
    return this.sorted.length === 0;
  }

  get first(): Rung<Item> | undefined {
    return this.sorted[0];
  }

  /** Best first. Adding and removing while walking is not allowed: copy what is needed. */
  get rungs(): readonly Rung<Item>[] {
    return this.sorted;
  }

  add(price: Price, item: Item): void {
    const index = this.indexOf(price);
    const rung = this.sorted[index];
    if (rung?.price === price) {
      rung.items.push(item);
    } else {
      this.sorted.splice(index, 0, { price, items: [item] });
    }
  }

  /** Whether the item stood at the price. */
  remove(price: Price, item: Item): boolean {
    const index = this.indexOf(price);
    const rung = this.sorted[index];
    const place = rung?.price === price ? rung.items.indexOf(item) : -1;
    if (rung === undefined || place === -1) {
      return false;
    }
    rung.items.splice(place, 1);
    if (rung.items.length === 0) {
      this.sorted.splice(index, 1);
    }
    return true;
  }

  /** Where the price stands or would stand. */
  private indexOf(price: Price): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const rung = this.sorted[middle];
      if (rung !== undefined && (rung.price - price) * this.sign < 0n) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
