const placeBits = 10;
const rowsPerDrawer = 1 << placeBits;
const rowInDrawer = rowsPerDrawer - 1;

/** A thousand rows in three arrays: the collector sees three things, and not twenty for each row. */
export interface Drawer {
  /** Texts, words, and whatever else is shared with others; the only column that the collector reads. */
  readonly words: unknown[];
  /** Fixed-point numbers of 64 bits. */
  readonly units: BigInt64Array;
  readonly numbers: Float64Array;
}

/** How a record is laid out as a row. `read` gives back a record that is equal in every field. */
export interface RowForm<Value> {
  /** So many places a row has of each kind. */
  readonly words: number;
  readonly units: number;
  readonly numbers: number;
  /** False for one of which the row could not keep everything, exactly. */
  fits(value: Value): boolean;
  write(value: Value, drawer: Drawer, row: number): void;
  read(drawer: Drawer, row: number): Value;
}

/**
 * Immutable records that hardly anybody asks for, laid out in few large arrays. A record kept as it is
 * costs the collector a copy of each of its parts, twice, before it is old: that was a quarter of all
 * that an order cost. A row is written once and never changed.
 */
export class Shelf<Value> {
  readonly #form: RowForm<Value>;
  /** Undefined where no row is in use any more. */
  readonly #drawers: (Drawer | undefined)[] = [];
  readonly #inUse: number[] = [];
  #count = 0;

  constructor(form: RowForm<Value>) {
    this.#form = form;
  }

  /** Puts a record on the shelf; answers with its place. Undefined: it does not fit into a row. */
  put(value: Value): number | undefined {
    if (!this.#form.fits(value)) {
      return undefined;
    }
    const place = this.#count;
    const number = place >> placeBits;
    const drawer = this.#drawers[number] ?? this.#open(number);
    this.#form.write(value, drawer, place & rowInDrawer);
    this.#inUse[number] = (this.#inUse[number] as number) + 1;
    this.#count += 1;
    return place;
  }

  /** The record at a place: a new one at each call, equal to what was put there. */
  read(place: number): Value {
    return readFrom(this.#form, this.#drawers, place);
  }

  /** Nobody will ask the shelf for that place again; a drawer goes with the last of its rows. */
  free(place: number): void {
    const number = place >> placeBits;
    const inUse = (this.#inUse[number] as number) - 1;
    this.#inUse[number] = inUse;
    if (inUse === 0 && number < this.#count >> placeBits) {
      this.#drawers[number] = undefined;
    }
  }

  /** Reads what stands on the shelf now, also after it was freed. */
  reader(): (place: number) => Value {
    const form = this.#form;
    const drawers = this.#drawers.slice();
    return (place) => readFrom(form, drawers, place);
  }

  #open(number: number): Drawer {
    const { words, units, numbers } = this.#form;
    const drawer = {
      words: new Array<unknown>(words * rowsPerDrawer).fill(undefined),
      units: new BigInt64Array(units * rowsPerDrawer),
      numbers: new Float64Array(numbers * rowsPerDrawer),
    };
    this.#drawers[number] = drawer;
    this.#inUse[number] = 0;
    return drawer;
  }
}

/** The places of a row's columns by their names, in that order: no form counts them by hand. */
export function placesOf<const Name extends string>(
  names: readonly Name[],
): Readonly<Record<Name, number>> {
  // A cast since entries lose the names.
  return Object.fromEntries(names.map((name, place) => [name, place])) as Record<Name, number>;
}

/** What a form reads names every field, also those that may be absent: none is forgotten in a row. */
export type EveryField<Value> = { readonly [Field in keyof Required<Value>]: Value[Field] };

/** Whether a fixed-point number has its place in a row. */
export function fitsUnits(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

function readFrom<Value>(
  form: RowForm<Value>,
  drawers: readonly (Drawer | undefined)[],
  place: number,
): Value {
  // A place that is in use, or was when the reader was made, has its drawer.
  return form.read(drawers[place >> placeBits] as Drawer, place & rowInDrawer);
}
