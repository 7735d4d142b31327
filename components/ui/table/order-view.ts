import { Pace } from '../pace';
import { type OrderSpec, RowOrder } from './row-order';
import type { RowSource } from './row-source';

/** What a table shows: ids in order, and how many rows wait for the order to be let go. */
export interface ShownOrder {
  readonly ids: readonly string[];
  readonly waiting: number;
  /** The order on screen is not the one that it would be now. */
  readonly isOld: boolean;
}

/** Whether somebody points into a table or has the focus in it: then nothing moves. */
export class Hold {
  isHeld = false;
  private readonly listeners = new Set<() => void>();

  set(isHeld: boolean): void {
    if (this.isHeld !== isHeld) {
      this.isHeld = isHeld;
      this.tell();
    }
  }

  /** Lets go once, though the pointer is still there. */
  letGo(): void {
    const { isHeld } = this;
    this.isHeld = false;
    this.tell();
    this.isHeld = isHeld;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  private tell(): void {
    for (const listener of [...this.listeners]) {
      listener();
    }
  }
}

/**
 * The order of rows as a table shows it: renewed at most four times a second, and not at all while
 * it is held; values are live all the same. Rows that left stay in their place until it is let go.
 */
export class OrderView<Row> {
  private readonly source: RowSource<Row>;
  private readonly hold: Hold;
  private readonly order: RowOrder<Row>;
  private shown: ShownOrder;
  private shownSet: ReadonlySet<string> | undefined;
  private readonly listeners = new Set<() => void>();
  private unsubscribes: readonly (() => void)[] = [];
  private readonly pace = new Pace(() => this.renew());

  constructor(source: RowSource<Row>, spec: OrderSpec<Row>, hold: Hold) {
    this.source = source;
    this.hold = hold;
    this.order = new RowOrder(source, spec);
    this.shown = { ids: this.order.compute(), waiting: 0, isOld: false };
  }

  get = (): ShownOrder => this.shown;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      this.watch();
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.unwatch();
      }
    };
  };

  private watch(): void {
    this.unsubscribes = [
      this.source.subscribe((changed) => {
        this.order.note(changed);
        this.pace.ask();
      }),
      this.hold.subscribe(this.pace.now),
    ];
    // What happened before anybody watched.
    this.order.note(this.source.ids());
    this.pace.askLater();
  }

  private unwatch(): void {
    for (const unsubscribe of this.unsubscribes) {
      unsubscribe();
    }
    this.pace.stop();
  }

  private renew(): void {
    const latest = this.order.compute();
    const next =
      this.hold.isHeld && this.shown.ids.length > 0
        ? this.held(latest)
        : { ids: latest, waiting: 0, isOld: false };
    const { ids, waiting, isOld } = this.shown;
    if (next.ids !== ids || next.waiting !== waiting || next.isOld !== isOld) {
      this.shownSet = next.ids === ids ? this.shownSet : undefined;
      this.shown = next;
      for (const listener of [...this.listeners]) {
        listener();
      }
    }
  }

  private held(latest: readonly string[]): ShownOrder {
    const { ids } = this.shown;
    this.shownSet ??= new Set(ids);
    let waiting = 0;
    for (const id of latest) {
      if (!this.shownSet.has(id)) {
        waiting += 1;
      }
    }
    const isOld = waiting > 0 || latest.length !== ids.length || !sameOrder(latest, ids);
    return { ids, waiting, isOld };
  }
}

function sameOrder(one: readonly string[], other: readonly string[]): boolean {
  return one === other || one.every((id, index) => id === other[index]);
}
