import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DepthWish } from '@/contract/depth';
import type { ResyncRequest, StreamEvent } from '@/contract/stream';
import { applyMessage, type FeedMessage, resyncRequestOf } from './apply-message';
import { CalmStore } from './calm-store';
import {
  emptyFeedState,
  type FeedState,
  type FeedTables,
  type FeedValues,
  type RowOf,
  type TableName,
} from './feed-state';
import { browserFrames, type Frames } from './frames';
import type { RowTable } from './row-table';
import { RowsView } from './rows-view';

export type EventsListener = (events: readonly StreamEvent[]) => void;

/**
 * The live state of one page. A message is applied when it comes and shown with the next frame, so
 * that a burst of a thousand is drawn once. Rows are told to those who watch them; what is not a
 * row is a zustand store.
 */
export class FeedStore {
  readonly tables: FeedTables;
  readonly values: StoreApi<FeedValues>;
  /** The same at a pace at which figures can be read. */
  readonly calmValues: CalmStore<FeedValues>;
  /** The one instrument whose displayed levels the page looks at. */
  readonly depthOf: StoreApi<DepthWish> = createStore<DepthWish>(() => ({}));
  private readonly state: FeedState = emptyFeedState();
  private readonly frames: Frames;
  private readonly now: () => number;
  private readonly views = new Map<TableName, RowsView<unknown>>();
  private readonly listeners = new Set<EventsListener>();
  private isDrawDue = false;

  constructor(now: () => number = () => performance.now(), frames: Frames = browserFrames) {
    this.now = now;
    this.frames = frames;
    this.tables = this.state.tables;
    this.values = createStore<FeedValues>(() => this.state.values);
    this.calmValues = new CalmStore(this.values);
  }

  /** Takes a message of the stream; returns what to ask the desk for, if anything. */
  receive(message: FeedMessage): ResyncRequest | undefined {
    const { events, ask } = applyMessage(this.state, message, this.now());
    if (!this.isDrawDue) {
      this.isDrawDue = true;
      this.frames.next(this.draw);
    }
    if (events.length > 0) {
      for (const listener of [...this.listeners]) {
        listener(events);
      }
    }
    return ask;
  }

  /** What a page that waited in vain asks for again. */
  request(): ResyncRequest {
    return resyncRequestOf(this.state);
  }

  /** What was heard last. Once anything is shown it is at most two seconds ahead of that, else nothing. */
  get heard(): FeedValues {
    const shown = this.values.getState();
    return shown.heardAtMs === undefined ? shown : this.state.values;
  }

  get isCurrent(): boolean {
    return this.state.values.cursor.phase === 'current';
  }

  /** Told of every event that was applied, in order, once. */
  onEvents(listener: EventsListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  table<Name extends TableName>(name: Name): RowTable<RowOf<Name>> {
    // TypeScript does not follow that the table of a name holds the rows of that name.
    return this.tables[name] as unknown as RowTable<RowOf<Name>>;
  }

  view<Name extends TableName>(name: Name): RowsView<RowOf<Name>> {
    const known = this.views.get(name);
    if (known !== undefined) {
      return known as RowsView<RowOf<Name>>;
    }
    const view = new RowsView(this.table(name));
    this.views.set(name, view as RowsView<unknown>);
    return view;
  }

  /** Rows that somebody watches make a picture, and so do the figures of the account. */
  private readonly draw = (): boolean => {
    this.isDrawDue = false;
    const { account } = this.values.getState();
    let isPicture = account !== this.state.values.account;
    for (const table of Object.values(this.tables)) {
      isPicture = table.flush() || isPicture;
    }
    this.values.setState(this.state.values, true);
    return isPicture;
  };
}
