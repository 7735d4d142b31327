import type { Depth } from '@/contract/depth';
import type { Heartbeat, Marks, ResyncRequest, Snapshot, StreamEvents } from '@/contract/stream';
import { accountOf, putEvent, putPosition, putSnapshot } from './apply-records';
import type { FeedState, QuoteRow } from './feed-state';

export type FeedMessage =
  /** A connection has been made; the desk sends a snapshot on it by itself. */
  | { readonly kind: 'connected' }
  | { readonly kind: 'snapshot'; readonly message: Snapshot }
  | { readonly kind: 'events'; readonly message: StreamEvents }
  | { readonly kind: 'marks'; readonly message: Marks }
  | { readonly kind: 'depth'; readonly message: Depth }
  | { readonly kind: 'heartbeat'; readonly message: Heartbeat };

/** What came of a message: events that are new to the page, and what to ask the desk for. */
export interface Applied {
  readonly events: StreamEvents['events'];
  readonly ask: ResyncRequest | undefined;
}

/**
 * Brings one message of the stream into the state. `nowMs` is monotonic.
 *
 * 1. The books are always exactly the desk's at `cursor.sequence` of `cursor.epoch`: events are
 *    applied once each, in order, with none left out; a batch is applied whole.
 * 2. What does not follow on (a gap, another epoch, a sequence that was only heard of) is not
 *    applied: the cursor goes to `behind` and the answer says what to ask for. Never a guess.
 * 3. What is older than the cursor, or comes from an epoch that was left, changes nothing.
 * 4. Marks and depth are outside of this order: per instrument the latest by the desk's clock wins,
 *    unless that clock was set back.
 */
export function applyMessage(state: FeedState, incoming: FeedMessage, nowMs: number): Applied {
  switch (incoming.kind) {
    case 'connected':
      return applyConnected(state);
    case 'snapshot':
      return applySnapshot(state, incoming.message, nowMs);
    case 'events':
      return applyEvents(state, incoming.message);
    case 'marks':
      return applyMarks(state, incoming.message, nowMs);
    case 'depth':
      return applyDepth(state, incoming.message);
    case 'heartbeat':
      return applyHeartbeat(state, incoming.message, nowMs);
  }
}

/** What a page that is behind asks for; with nothing yet, or in a new epoch, a snapshot. */
export function resyncRequestOf({ values: { cursor } }: FeedState): ResyncRequest {
  return cursor.epoch === undefined ? {} : { epoch: cursor.epoch, sequence: cursor.sequence };
}

const nothing: Applied = { events: [], ask: undefined };

function applyConnected(state: FeedState): Applied {
  const { cursor } = state.values;
  state.workings.awaitsSnapshot = true;
  if (cursor.phase === 'current') {
    state.values = { ...state.values, cursor: { ...cursor, phase: 'behind' } };
  }
  return nothing;
}

function applySnapshot(state: FeedState, snapshot: Snapshot, nowMs: number): Applied {
  const { workings } = state;
  const { cursor } = state.values;
  const isSameEpoch = cursor.epoch === snapshot.epoch;
  if (isSameEpoch && snapshot.sequence < cursor.sequence) {
    return nothing;
  }
  if (workings.pastEpochs.has(snapshot.epoch) && !workings.awaitsSnapshot) {
    return nothing;
  }
  workings.awaitsSnapshot = false;
  workings.pastEpochs.delete(snapshot.epoch);
  if (cursor.epoch !== undefined && !isSameEpoch) {
    workings.pastEpochs.add(cursor.epoch);
  }
  hear(state, snapshot.epoch, snapshot.sequence);
  putSnapshot(state, snapshot, nowMs);
  return stand(state, snapshot.epoch, snapshot.sequence);
}

function applyEvents(state: FeedState, batch: StreamEvents): Applied {
  const { cursor } = state.values;
  if (batch.epoch !== cursor.epoch) {
    return meetEpoch(state, batch.epoch, batch.sequence);
  }
  if (isAllThereIs(batch, state)) {
    return stand(state, batch.epoch, cursor.sequence);
  }
  if (batch.sequence <= cursor.sequence) {
    return nothing;
  }
  hear(state, batch.epoch, batch.sequence);
  if (batch.previousSequence > cursor.sequence || !isOrderly(batch)) {
    return fallBehind(state);
  }
  const events = batch.events.filter((event) => event.sequence > cursor.sequence);
  for (const event of events) {
    putEvent(state, event);
  }
  return { ...stand(state, batch.epoch, batch.sequence), events };
}

function applyHeartbeat(state: FeedState, heartbeat: Heartbeat, nowMs: number): Applied {
  const { workings } = state;
  const { cursor } = state.values;
  if (heartbeat.epoch !== cursor.epoch) {
    return meetEpoch(state, heartbeat.epoch, heartbeat.sequence);
  }
  if (heartbeat.sequence < workings.heard.sequence) {
    return nothing;
  }
  hear(state, heartbeat.epoch, heartbeat.sequence);
  state.values = {
    ...state.values,
    health: heartbeat.health,
    source: heartbeat.source,
    serverTime: heartbeat.serverTime,
    heardAtMs: nowMs,
    heartbeatAtMs: nowMs,
  };
  return heartbeat.sequence > cursor.sequence
    ? fallBehind(state)
    : stand(state, heartbeat.epoch, cursor.sequence);
}

function applyMarks(state: FeedState, marks: Marks, nowMs: number): Applied {
  const { tables, workings, values } = state;
  if (values.cursor.epoch === undefined) {
    return nothing;
  }
  for (const row of marks.rows) {
    const known = tables.quotes.get(row.instrument);
    if (stands(marks.time, known)) {
      const quote: QuoteRow = { ...row, time: marks.time, receivedAtMs: nowMs };
      tables.quotes.put(row.instrument, quote);
    }
  }
  for (const mark of marks.positions) {
    const id = `${mark.account}/${mark.instrument}`;
    const known = workings.positionMarks.get(id);
    if (stands(marks.time, known)) {
      workings.positionMarks.set(id, { ...mark, time: marks.time });
      putPosition(state, id);
    }
  }
  if (stands(marks.time, workings.accountMark)) {
    workings.accountMark = { ...marks.account, time: marks.time };
    state.values = { ...state.values, account: accountOf(state) };
  }
  return nothing;
}

function applyDepth({ tables: { depths }, values }: FeedState, depth: Depth): Applied {
  const known = depths.get(depth.instrument);
  if (values.cursor.epoch !== undefined && stands(depth.time, known)) {
    depths.put(depth.instrument, depth);
  }
  return nothing;
}

/** No message of a connection is late by so much. */
const latenessMaxMs = 10_000;

/** Whether a time stands against what is known. One that is far before it: the desk's clock was set back. */
function stands(time: string, known: { readonly time: string } | undefined): boolean {
  return (
    known === undefined ||
    known.time <= time ||
    Date.parse(known.time) - Date.parse(time) > latenessMaxMs
  );
}

/** The page now stands at a sequence; it is current when it has heard of no later one. */
function stand(state: FeedState, epoch: string, sequence: number): Applied {
  const phase = sequence >= state.workings.heard.sequence ? 'current' : 'behind';
  const { cursor } = state.values;
  if (cursor.phase !== phase || cursor.epoch !== epoch || cursor.sequence !== sequence) {
    state.values = { ...state.values, cursor: { phase, epoch, sequence } };
  }
  return phase === 'current' ? nothing : { events: [], ask: resyncRequestOf(state) };
}

/** Something is missing. It is asked for once; who waits too long asks again. */
function fallBehind(state: FeedState): Applied {
  const { cursor } = state.values;
  if (cursor.phase === 'behind') {
    return nothing;
  }
  state.values = { ...state.values, cursor: { ...cursor, phase: 'behind' } };
  return { events: [], ask: resyncRequestOf(state) };
}

/** Another run of the desk speaks: an old one is not listened to, a new one needs a snapshot. */
function meetEpoch(state: FeedState, epoch: string, sequence: number): Applied {
  const { cursor } = state.values;
  const { pastEpochs } = state.workings;
  if (pastEpochs.has(epoch)) {
    return nothing;
  }
  hear(state, epoch, sequence);
  if (cursor.epoch !== undefined) {
    pastEpochs.add(cursor.epoch);
    state.values = {
      ...state.values,
      cursor: { phase: 'waiting', epoch: undefined, sequence: 0 },
    };
  }
  return { events: [], ask: {} };
}

/** Remembers how far an epoch is known to have come: a snapshot from before that is not all there is. */
function hear({ workings }: FeedState, epoch: string, sequence: number): void {
  const before = workings.heard.epoch === epoch ? workings.heard.sequence : 0;
  workings.heard = { epoch, sequence: Math.max(before, sequence) };
}

/** The answer to a page that asked and has missed nothing. */
function isAllThereIs({ events, sequence }: StreamEvents, { values }: FeedState): boolean {
  return events.length === 0 && sequence === values.cursor.sequence;
}

function isOrderly({ previousSequence, sequence, events }: StreamEvents): boolean {
  let last = previousSequence;
  for (const event of events) {
    if (event.sequence <= last) {
      return false;
    }
    last = event.sequence;
  }
  return last <= sequence;
}
