import { decodeState } from '../../core/desk/canonical-state';
import type { DeskEvent, RecordedEvent } from '../../core/desk/desk-event';
import { createDeskState, type DeskState } from '../../core/desk/desk-state';
import { evolve } from '../../core/desk/evolve';
import type { Actor } from '../../core/order/order-origin';
import { decodeExact } from '../../core/values/exact-json';
import type { Journal, JournalRow } from '../../ports/journal';
import type { Log } from '../../ports/log';
import type { ReadTables } from '../../ports/read-tables';
import { type CommittedEvent, committedEventOf } from './committed-event';
import { ReadTableFeeder } from './read-table-feeder';

const pageRows = 500;

/**
 * What the journal adds up to: the newest snapshot that matches the chain, and every event after
 * it; without a snapshot, all events. Rows are verified against the chain as they are read. Read
 * tables that lag behind the journal are brought up to it on the way; where they lag behind the
 * snapshot too, the events are replayed from the first.
 */
export async function restoreState(
  journal: Journal,
  tables: ReadTables,
  log: Log,
): Promise<DeskState> {
  const [cursor, snapshot] = await Promise.all([tables.cursor(), journal.loadSnapshot()]);
  const isOfUse = snapshot !== undefined && snapshot.sequence <= cursor;
  const saved = isOfUse ? decodeState(snapshot.state) : undefined;
  const state = saved ?? createDeskState();
  const from = state.sequence;
  await replay(journal, state, new ReadTableFeeder(tables), cursor);
  log.info('State restored from the journal', {
    snapshotSequence: from,
    replayed: state.sequence - from,
    sequence: state.sequence,
  });
  return state;
}

async function replay(
  journal: Journal,
  state: DeskState,
  feeder: ReadTableFeeder,
  cursor: number,
): Promise<void> {
  let reading = journal.read(state.sequence, pageRows);
  for (;;) {
    const rows = await reading;
    const last = rows.at(-1);
    if (last === undefined) {
      return;
    }
    // The next page is read and proven by another thread while this one is evolved here.
    reading = journal.read(last.sequence, pageRows);
    reading.catch(() => undefined);
    const missing: CommittedEvent[] = [];
    for (const row of rows) {
      const recorded = recordedEventOf(row);
      const touched = evolve(state, recorded);
      if (recorded.sequence > cursor) {
        missing.push(committedEventOf(recorded, touched));
      }
    }
    feeder.feed(missing);
  }
}

/** A row of the journal as the event that it is. The chain has vouched for its text. */
export function recordedEventOf(row: JournalRow): RecordedEvent {
  return {
    sequence: row.sequence,
    time: row.time,
    actor: actorOf(row.actor),
    event: decodeExact(row.payload) as DeskEvent,
  };
}

/** Few people and parts write a journal: each is read once, and its record shared. */
const actors = new Map<string, Actor>();
const actorsKept = 1_000;

function actorOf(text: string): Actor {
  const known = actors.get(text);
  if (known !== undefined) {
    return known;
  }
  const actor = decodeExact(text) as Actor;
  if (actors.size < actorsKept) {
    actors.set(text, actor);
  }
  return actor;
}
