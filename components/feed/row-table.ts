/**
 * The rows of one kind, outside React: immutable records by id, in order of arrival. Changes are
 * gathered and told by `flush`, which the feed calls once a frame.
 */
export class RowTable<Row> {
  private readonly rows = new Map<string, Row>();
  private list: readonly string[] | undefined = [];
  private changed = new Set<string>();
  private readonly rowListeners = new Map<string, Set<() => void>>();
  private readonly tableListeners = new Set<(changed: ReadonlySet<string>) => void>();

  get size(): number {
    return this.rows.size;
  }

  get = (id: string): Row | undefined => this.rows.get(id);

  /** In order of arrival; the same array until a row comes or goes. */
  ids = (): readonly string[] => {
    this.list ??= [...this.rows.keys()];
    return this.list;
  };

  put(id: string, row: Row): void {
    if (!this.rows.has(id)) {
      this.list = undefined;
    }
    this.rows.set(id, row);
    this.changed.add(id);
  }

  remove(id: string): void {
    if (this.rows.delete(id)) {
      this.list = undefined;
      this.changed.add(id);
    }
  }

  /** Takes away the row that came first. */
  removeOldest(): void {
    for (const id of this.rows.keys()) {
      this.remove(id);
      return;
    }
  }

  clear(): void {
    for (const id of this.rows.keys()) {
      this.changed.add(id);
    }
    this.rows.clear();
    this.list = undefined;
  }

  /** Tells what changed since the last time, and says whether any of it is a row that somebody watches. */
  flush(): boolean {
    if (this.changed.size === 0) {
      return false;
    }
    const changed = this.changed;
    this.changed = new Set();
    let isWatched = false;
    for (const id of changed) {
      for (const listener of this.rowListeners.get(id) ?? []) {
        isWatched = true;
        listener();
      }
    }
    for (const listener of [...this.tableListeners]) {
      listener(changed);
    }
    return isWatched;
  }

  subscribeRow = (id: string, listener: () => void): (() => void) => {
    const listeners = this.rowListeners.get(id) ?? new Set();
    listeners.add(listener);
    this.rowListeners.set(id, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.rowListeners.get(id) === listeners) {
        this.rowListeners.delete(id);
      }
    };
  };

  subscribe = (listener: (changed: ReadonlySet<string>) => void): (() => void) => {
    this.tableListeners.add(listener);
    return () => {
      this.tableListeners.delete(listener);
    };
  };
}
