/** One call to come. */
export interface TimerEntry {
  readonly dueMs: number;
  /** Counts up: it decides between entries of one time. */
  readonly order: number;
  readonly action: () => void;
  isCanceled: boolean;
}

/** Calls to come, earliest first; a binary heap, canceled entries are dropped when they surface. */
export class TimerQueue {
  readonly #heap: TimerEntry[] = [];
  #added = 0;

  add(dueMs: number, action: () => void): TimerEntry {
    const entry: TimerEntry = { dueMs, order: this.#added, action, isCanceled: false };
    this.#added += 1;
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1);
    return entry;
  }

  cancel(entry: TimerEntry): void {
    entry.isCanceled = true;
    this.#dropCanceled();
  }

  get nextDueMs(): number | undefined {
    return this.#heap[0]?.dueMs;
  }

  /** The earliest entry when it is due by `endMs`, taken out. */
  takeDue(endMs: number): TimerEntry | undefined {
    const first = this.#heap[0];
    if (first === undefined || first.dueMs > endMs) {
      return undefined;
    }
    this.#takeFirst();
    this.#dropCanceled();
    return first;
  }

  #dropCanceled(): void {
    while (this.#heap[0]?.isCanceled === true) {
      this.#takeFirst();
    }
  }

  #takeFirst(): void {
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
  }

  #rise(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfEarlier(index, parent)) {
        return;
      }
      index = parent;
    }
  }

  #sink(from: number): void {
    let index = from;
    for (;;) {
      const left = index * 2 + 1;
      const child = this.#isEarlier(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfEarlier(child, index)) {
        return;
      }
      index = child;
    }
  }

  /** Swaps the entry at `index` with the one above it when it is due before that one. */
  #swapIfEarlier(index: number, above: number): boolean {
    const entry = this.#heap[index];
    const other = this.#heap[above];
    if (entry === undefined || other === undefined || !this.#isEarlier(index, above)) {
      return false;
    }
    this.#heap[index] = other;
    this.#heap[above] = entry;
    return true;
  }

  #isEarlier(index: number, than: number): boolean {
    const entry = this.#heap[index];
    const other = this.#heap[than];
    return (
      entry !== undefined &&
      other !== undefined &&
      (entry.dueMs < other.dueMs || (entry.dueMs === other.dueMs && entry.order < other.order))
    );
  }
}
