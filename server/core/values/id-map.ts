import { assert } from './assert';
import type { Shelf } from './shelf';

/** Of the table of a new map; always a power of two. */
const slotsAtFirst = 16;
/**
 * No entry stands further from its own slot than so many: what would stand there is kept apart. A table that is
 * half full at most comes to a third of it by chance; it takes ids that somebody has chosen to have one hash.
 */
const slotsInReach = 128;

/**
 * A Map from ids, for those that only grow. It walks its entries in the order in which they came, as
 * a Map does; they may be deleted, but none added, while it is walked.
 *
 * A Map of many thousand entries says "not here" after it has read some keys, each somewhere else in
 * memory, and that is asked several times of every order and fill. Here the hash of each id stands
 * beside its place in one table of plain numbers: most looks are one read of memory. The hash is no secret and
 * some ids are chosen by callers: those that crowd one part of the table go into a Map, whose hash nobody knows,
 * so that no choice of ids makes a look longer than the reach of a slot.
 *
 * A map that is told how to read a text may keep values as texts: a value that hardly anybody asks for
 * is then one text to the collector and not twenty records. Whoever asks for one makes it a value again;
 * values of such a map are no texts themselves. With a shelf, values may be put away there, which is done
 * at once; whoever asks for one gets an equal one, and it stays where it is. Its values are no numbers.
 */
export class IdMap<Id extends string, Value> {
  /** Two numbers for each slot: the hash of an id, and its place + 1. Free where the second is 0. */
  #table = new Int32Array(2 * slotsAtFirst);
  /** In the order in which they came; undefined where one has left. */
  readonly #ids: (Id | undefined)[] = [];
  /** The places of ids for which no slot was within reach; undefined while there is none. */
  #far: Map<Id, number> | undefined;
  readonly #held: (Held<Value> | undefined)[] = [];
  readonly #read: ((text: string) => Value) | undefined;
  readonly #shelf: Shelf<Value> | undefined;
  #count = 0;
  /** The place found last: one order is looked up several times in a row. */
  #found = 0;

  constructor(
    entries: Iterable<readonly [Id, Value]> = [],
    read?: (text: string) => Value,
    shelf?: Shelf<Value>,
  ) {
    this.#read = read;
    this.#shelf = shelf;
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
    return typeof held === 'number' && this.#shelf !== undefined
      ? this.#shelf.read(held)
      : (held as Value);
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

  /** Puts the value of an id on the shelf, or keeps it as it is when it does not fit there. */
  shelve(id: Id, value: Value): void {
    if (this.#shelf === undefined) {
      assert(false, 'a map that puts values away has a shelf');
    }
    this.#put(id, this.#shelf.put(value) ?? value);
  }

  #put(id: Id, value: Held<Value>): void {
    if (this.#ids[this.#found] === id) {
      this.#hold(this.#found, value);
      return;
    }
    const hash = hashOf(id);
    const slot = this.#slotOf(id, hash);
    const place = this.#placeAt(id, slot);
    if (place >= 0) {
      this.#hold(place, value);
      return;
    }
    this.#ids.push(id);
    this.#held.push(value);
    this.#count += 1;
    this.#found = this.#ids.length - 1;
    if (slot === outOfReach) {
      this.#keepApart(id, this.#found);
    } else {
      this.#table[slot] = hash;
      this.#table[slot + 1] = this.#ids.length;
    }
    if (4 * this.#ids.length > this.#table.length) {
      this.#makeRoom();
    }
  }

  delete(id: Id): void {
    const slot = this.#slotOf(id, hashOf(id));
    const place = this.#placeAt(id, slot);
    if (place >= 0) {
      this.#ids[place] = undefined;
      this.#hold(place, undefined);
      this.#count -= 1;
      if (this.#far?.delete(id) !== true) {
        this.#vacate(slot);
      }
    }
  }

  #hold(place: number, value: Held<Value> | undefined): void {
    const before = this.#held[place];
    if (typeof before === 'number' && this.#shelf !== undefined) {
      this.#shelf.free(before);
    }
    this.#held[place] = value;
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
    for (const [, value] of this) {
      yield value;
    }
  }

  *[Symbol.iterator](): IterableIterator<readonly [Id, Value]> {
    for (const [id, held] of this.kept()) {
      yield [
        id,
        typeof held === 'string' && this.#read !== undefined ? this.#read(held) : (held as Value),
      ];
    }
  }

  /** The entries, texts unread. */
  *kept(): IterableIterator<readonly [Id, Value | string]> {
    for (let place = 0; place < this.#ids.length; place += 1) {
      const id = this.#ids[place];
      if (id !== undefined) {
        const held = this.#held[place] as Held<Value>;
        const isPutAway = typeof held === 'number' && this.#shelf !== undefined;
        yield [id, isPutAway ? this.#shelf.read(held) : (held as Value | string)];
      }
    }
  }

  /** Ids and values as they are kept, copied at once for those who walk them over several turns. */
  columns(): Columns<Id, Value> {
    if (this.#count < this.#ids.length) {
      this.#makeRoom();
    }
    // No gap is left.
    const held = this.#held.slice() as Held<Value>[];
    const read = this.#shelf?.reader();
    return {
      ids: this.#ids.slice() as Id[],
      keptAt: (index) => {
        const one = held[index];
        return typeof one === 'number' && read !== undefined ? read(one) : (one as Value | string);
      },
      howKept: (index) => {
        const one = held[index];
        if (typeof one === 'string' && this.#read !== undefined) {
          return 'text';
        }
        return typeof one === 'number' && read !== undefined ? 'shelved' : 'value';
      },
    };
  }

  /** Below zero for an id that is not here. */
  #placeOf(id: Id): number {
    if (this.#ids[this.#found] === id) {
      return this.#found;
    }
    const place = this.#placeAt(id, this.#slotOf(id, hashOf(id)));
    if (place >= 0) {
      this.#found = place;
    }
    return place;
  }

  /** The slot of an id, or the free one that it would get; `outOfReach` when there is neither. */
  #slotOf(id: Id, hash: number): number {
    const table = this.#table;
    const last = table.length - 2;
    let slot = (hash << 1) & last;
    const end = (slot + 2 * slotsInReach) & last;
    do {
      const place = table[slot + 1] as number;
      if (place === 0 || (table[slot] === hash && this.#ids[place - 1] === id)) {
        return slot;
      }
      slot = (slot + 2) & last;
    } while (slot !== end);
    return outOfReach;
  }

  /** The place of an id by what `slotOf` says of it; below zero for one that is not here. */
  #placeAt(id: Id, slot: number): number {
    const place = slot === outOfReach ? -1 : (this.#table[slot + 1] as number) - 1;
    return place < 0 && this.#far !== undefined ? (this.#far.get(id) ?? -1) : place;
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
    for (const [id, place] of this.#far ?? []) {
      this.#keepApart(id, placeNow(place));
    }
    for (let slot = 0; slot < table.length; slot += 2) {
      const placeAndOne = table[slot + 1] as number;
      if (placeAndOne !== 0) {
        this.#seat(table[slot] as number, placeNow(placeAndOne - 1));
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

  /** Takes the first free slot for an entry that is in no slot, or keeps it apart when that is out of reach. */
  #seat(hash: number, place: number): void {
    const table = this.#table;
    const last = table.length - 2;
    let slot = (hash << 1) & last;
    for (let looks = 0; looks < slotsInReach; looks += 1) {
      if (table[slot + 1] === 0) {
        table[slot] = hash;
        table[slot + 1] = place + 1;
        return;
      }
      slot = (slot + 2) & last;
    }
    // What stands in a slot has its id.
    this.#keepApart(this.#ids[place] as Id, place);
  }

  #keepApart(id: Id, place: number): void {
    this.#far ??= new Map();
    this.#far.set(id, place);
  }
}

/** No slot: slots are counted from zero. */
const outOfReach = -1;

/** A value, the text that it is read from, or its place on the shelf. */
type Held<Value> = Value | string | number;

/** The entries of a map as they stood, whatever becomes of the map. */
export interface Columns<Id, Value> {
  readonly ids: readonly Id[];
  /** The value of the id at an index, or the text that it is kept as. */
  readonly keptAt: (index: number) => Value | string;
  readonly howKept: (index: number) => 'value' | 'text' | 'shelved';
}

/** FNV-1a over the character codes. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return hash;
}
