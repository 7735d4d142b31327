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
    payload: payloadOf(row),
    previousHash: row.previousHash,
    hash: row.hash,
  };
}

function payloadOf({ type, payload }: JournalRow): Record<string, unknown> {
  const kept = type.startsWith('WEBHOOK_')
    ? JSON.parse(payload, withHiddenPath)
    : JSON.parse(payload);
  return withPlainTexts(kept) as Record<string, unknown>;
}

/** Many an address to post to is itself a secret: whoever may read the journal sees its host alone. */
function withHiddenPath(name: string, value: unknown): unknown {
  return name === 'url' && typeof value === 'string' && URL.canParse(value)
    ? `${new URL(value).origin}/…`
    : value;
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
