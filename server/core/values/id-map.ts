import { assert } from './assert';

/** Of the table of a new map; always a power of two. */
const slotsAtFirst = 16;

/**
 * A Map from ids, for those that only grow. It walks its entries in the order in which they came, as
 * a Map does; they may be deleted, but none added, while it is walked.
 *
 * A Map of many thousand entries says "not here" after it has read some keys, each somewhere else in
 * memory, and that is asked several times of every order and fill. Here the hash of each id stands
 * beside its place in one table of plain numbers: most looks are one read of memory.
 *
 * A map that is told how to read a text may keep values as texts: a value that hardly anybody asks for
 * is then one text to the collector and not twenty records. Whoever asks for one makes it a value again;
 * values of such a map are no texts themselves.
 */
export class IdMap<Id extends string, Value> {
  /** Two numbers for each slot: the hash of an id, and its place + 1. Free where the second is 0. */
  #table = new Int32Array(2 * slotsAtFirst);
  /** In the order in which they came; undefined where one has left. */
  readonly #ids: (Id | undefined)[] = [];
  readonly #held: (Value | string | undefined)[] = [];
  readonly #read: ((text: string) => Value) | undefined;
  #count = 0;
  /** The place found last: one order is looked up several times in a row. */
  #found = 0;

  constructor(entries: Iterable<readonly [Id, Value]> = [], read?: (text: string) => Value) {
    this.#read = read;
    for (const [id, value] of entries) {
      this.set(id, value);
    }
  }

  get size(): number {
    return this.#count;
  }

  get(id: Id): Value | undefined {
    const place = this.#placeOf(id);
    if (place < 0) {
      return undefined;
    }
    const held = this.#held[place];
    if (typeof held === 'string' && this.#read !== undefined) {
      const value = this.#read(held);
      this.#held[place] = value;
      return value;
    }
    return held as Value;
  }

  has(id: Id): boolean {
    return this.#placeOf(id) >= 0;
  }

  set(id: Id, value: Value): void {
    this.#put(id, value);
  }

  /** Keeps the value of an id as the text that it is read from. */
  setText(id: Id, text: string): void {
    if (this.#read === undefined) {
      assert(false, 'a map that keeps texts is told how to read them');
    }
    this.#put(id, text);
  }

  #put(id: Id, value: Value | string): void {
    if (this.#ids[this.#found] === id) {
      this.#held[this.#found] = value;
      return;
    }
    const hash = hashOf(id);
    const slot = this.#slotOf(id, hash);
    const place = this.#placeAt(slot);
    if (place >= 0) {
      this.#held[place] = value;
      return;
    }
    this.#ids.push(id);
    this.#held.push(value);
    this.#count += 1;
    this.#found = this.#ids.length - 1;
    this.#table[slot] = hash;
    this.#table[slot + 1] = this.#ids.length;
    if (4 * this.#ids.length > this.#table.length) {
      this.#makeRoom();
    }
  }

  delete(id: Id): void {
    const slot = this.#slotOf(id, hashOf(id));
    const place = this.#placeAt(slot);
    if (place >= 0) {
      this.#ids[place] = undefined;
      this.#held[place] = undefined;
      this.#count -= 1;
      this.#vacate(slot);
    }
  }

  *keys(): IterableIterator<Id> {
    for (const id of this.#ids) {
      if (id !== undefined) {
        yield id;
      }
    }
  }

  /** Reads those that are kept as texts, and lets go of them: `kept` is for those who walk often. */
  *values(): IterableIterator<Value> {
    for (const [, held] of this.kept()) {
      yield this.#valueOf(held);
    }
  }

  *[Symbol.iterator](): IterableIterator<readonly [Id, Value]> {
    for (const [id, held] of this.kept()) {
      yield [id, this.#valueOf(held)];
    }
  }

  /** The entries as they are kept, unread. */
  *kept(): IterableIterator<readonly [Id, Value | string]> {
    for (let place = 0; place < this.#ids.length; place += 1) {
      const id = this.#ids[place];
      if (id !== undefined) {
        yield [id, this.#held[place] as Value | string];
      }
    }
  }

  /** Ids and values as they are kept, copied at once for those who walk them over several turns. */
  columns(): { readonly ids: readonly Id[]; readonly held: readonly (Value | string)[] } {
    if (this.#count < this.#ids.length) {
      this.#makeRoom();
    }
    // No gap is left.
    return { ids: this.#ids.slice() as Id[], held: this.#held.slice() as (Value | string)[] };
  }

  #valueOf(held: Value | string): Value {
    return typeof held === 'string' && this.#read !== undefined
      ? this.#read(held)
      : (held as Value);
  }

  /** Below zero for an id that is not here. */
  #placeOf(id: Id): number {
    if (this.#ids[this.#found] === id) {
      return this.#found;
    }
    const place = this.#placeAt(this.#slotOf(id, hashOf(id)));
    if (place >= 0) {
      this.#found = place;
    }
    return place;
  }

  /** The slot of an id, or the free one that it would get. */
  #slotOf(id: Id, hash: number): number {
    const table = this.#table;
    const last = table.length - 2;
    let slot = (hash << 1) & last;
    for (;;) {
      const place = table[slot + 1] as number;
      if (place === 0 || (table[slot] === hash && this.#ids[place - 1] === id)) {
        return slot;
      }
      slot = (slot + 2) & last;
    }
  }

  /** Below zero for a free slot. */
  #placeAt(slot: number): number {
    return (this.#table[slot + 1] as number) - 1;
  }

  /** Frees a slot, and moves those up that stand further from their own slot because of it. */
  #vacate(slot: number): void {
    const table = this.#table;
    const last = table.length - 2;
    let gap = slot;
    let next = (gap + 2) & last;
    while (table[next + 1] !== 0) {
      const own = ((table[next] as number) << 1) & last;
      if (((next - own) & last) >= ((next - gap) & last)) {
        table.copyWithin(gap, next, next + 2);
        gap = next;
      }
      next = (next + 2) & last;
    }
    table.fill(0, gap, gap + 2);
  }

  /** Closes the gaps, and doubles the table unless that has made room enough. */
  #makeRoom(): void {
    const table = this.#table;
    const isCrowded = 2 * this.#count > this.#ids.length;
    const placeNow = this.#closeGaps();
    this.#table = new Int32Array(isCrowded ? 2 * table.length : table.length);
    for (let slot = 0; slot < table.length; slot += 2) {
      const placeAndOne = table[slot + 1] as number;
      if (placeAndOne !== 0) {
        this.#seat(table[slot] as number, placeNow(placeAndOne - 1) + 1);
      }
    }
  }

  /** Moves the entries together; answers with where the one of a place stands now. */
  #closeGaps(): (place: number) => number {
    const ids = this.#ids;
    const held = this.#held;
    if (this.#count === ids.length) {
      return (place) => place;
    }
    const places = new Int32Array(ids.length);
    let kept = 0;
    for (let place = 0; place < ids.length; place += 1) {
      if (ids[place] !== undefined) {
        ids[kept] = ids[place];
        held[kept] = held[place];
        places[place] = kept;
        kept += 1;
      }
    }
    ids.length = kept;
    held.length = kept;
    return (place) => places[place] as number;
  }

  /** Takes the first free slot for an entry that is not in the table. */
  #seat(hash: number, placeAndOne: number): void {
    const table = this.#table;
    const last = table.length - 2;
    let slot = (hash << 1) & last;
    while (table[slot + 1] !== 0) {
      slot = (slot + 2) & last;
    }
    table[slot] = hash;
    table[slot + 1] = placeAndOne;
  }
}

/** FNV-1a over the character codes. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return hash;
}
