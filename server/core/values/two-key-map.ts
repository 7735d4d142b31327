import { IdMap } from './id-map';
import type { Shelf } from './shelf';

/**
 * A Map whose key has two parts, such as a venue and its name of an execution. The parts are kept
 * apart: joining them to one text would make and hash a new text at every look. Entries are walked
 * by first part in order of arrival, and within it in order of arrival.
 */
export class TwoKeyMap<First extends string, Second extends string, Value> {
  private readonly parts = new Map<First, IdMap<Second, Value>>();
  readonly #read: ((text: string) => Value) | undefined;
  readonly #shelf: Shelf<Value> | undefined;

  /** With `read`, values may be kept as texts, and with a shelf be put away, as in an `IdMap`. */
  constructor(
    entries: Iterable<readonly [First, Second, Value]> = [],
    read?: (text: string) => Value,
    shelf?: Shelf<Value>,
  ) {
    this.#read = read;
    this.#shelf = shelf;
    for (const [first, second, value] of entries) {
      this.set(first, second, value);
    }
  }

  get size(): number {
    let size = 0;
    for (const part of this.parts.values()) {
      size += part.size;
    }
    return size;
  }

  get(first: First, second: Second): Value | undefined {
    return this.parts.get(first)?.get(second);
  }

  has(first: First, second: Second): boolean {
    return this.parts.get(first)?.has(second) ?? false;
  }

  set(first: First, second: Second, value: Value): void {
    this.partFor(first).set(second, value);
  }

  /** Keeps the value as the text that it is read from. */
  setText(first: First, second: Second, text: string): void {
    this.partFor(first).setText(second, text);
  }

  /** Puts the value on the shelf, or keeps it as it is when it does not fit there. */
  shelve(first: First, second: Second, value: Value): void {
    this.partFor(first).shelve(second, value);
  }

  delete(first: First, second: Second): void {
    const part = this.parts.get(first);
    if (part !== undefined) {
      part.delete(second);
      if (part.size === 0) {
        this.parts.delete(first);
      }
    }
  }

  *entries(): Iterable<readonly [First, Second, Value]> {
    for (const [first, part] of this.parts) {
      for (const [second, value] of part) {
        yield [first, second, value];
      }
    }
  }

  private partFor(first: First): IdMap<Second, Value> {
    const known = this.parts.get(first);
    if (known !== undefined) {
      return known;
    }
    const part = new IdMap<Second, Value>([], this.#read, this.#shelf);
    this.parts.set(first, part);
    return part;
  }

  /** The maps themselves, for those that walk all of it at once. */
  partsOf(): ReadonlyMap<First, IdMap<Second, Value>> {
    return this.parts;
  }
}
