import type { Event } from '../../../contract/event';
import type { Actor } from '../../core/order/order-origin';
import { decodeExact } from '../../core/values/exact-json';
import type { JournalRow } from '../../ports/journal';
import { presentActor } from './present-actor';
import { presentTime } from './present-numbers';

/** A row of the journal for reading: its numbers as plain decimal text. */
export function presentEvent(row: JournalRow): Event {
  return {
    sequence: row.sequence,
    time: presentTime(row.time),
    type: row.type,
    // The row was verified against the chain: it is what the desk wrote.
    actor: presentActor(decodeExact(row.actor) as Actor),
    payload: withPlainTexts(JSON.parse(row.payload)) as Record<string, unknown>,
    previousHash: row.previousHash,
    hash: row.hash,
  };
}

/** `"#189.5"` is written 189.5 and `"##text"` is `#text`; see `encodeExact`. */
function withPlainTexts(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.startsWith('#') ? value.slice(1) : value;
  }
  if (Array.isArray(value)) {
    return value.map(withPlainTexts);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, withPlainTexts(member)]),
    );
  }
  return value;
}
