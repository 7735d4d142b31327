import type { JournalEntry } from '../../ports/journal';
import type { BookRecord } from '../../ports/venue-books';
import { JournalError } from './journal-error';

/** What one append may weigh, in characters: far above any event, far below what a database takes. */
const heaviestAppend = 64 * 1024 * 1024;

/** Why entries cannot be appended after a sequence; undefined when they can. */
export function refusalOfEntries(
  entries: readonly JournalEntry[],
  appendedSequence: number,
): JournalError | undefined {
  let expected = appendedSequence;
  let weight = 0;
  for (const { sequence, time, type, actor, payload } of entries) {
    expected += 1;
    weight += payload.length + actor.length;
    if (sequence !== expected) {
      const message = `Sequence ${sequence} was appended where ${expected} is next`;
      return new JournalError('journal-out-of-order', message);
    }
    const isPlain = isLine(type) && isLine(actor) && !payload.includes('\0');
    if (!Number.isSafeInteger(time) || !isPlain) {
      const message = `Entry ${sequence} is not of whole milliseconds and texts without control characters`;
      return new JournalError('journal-entry-malformed', message);
    }
  }
  return weight <= heaviestAppend
    ? undefined
    : new JournalError(
        'journal-entry-too-large',
        `${weight} characters were appended at once, ${heaviestAppend} are the most`,
      );
}

/** Joining the texts and asking a pattern costs more than all the rest of an append. */
function isLine(text: string): boolean {
  return !text.includes('\n') && !text.includes('\0');
}

/** Why records cannot be kept; undefined when they can. */
export function refusalOfRecords(records: readonly BookRecord[]): JournalError | undefined {
  const bad = records.find(
    ({ kind, key, value }) => kind.includes('\0') || key.includes('\0') || value?.includes('\0'),
  );
  return bad === undefined
    ? undefined
    : new JournalError(
        'journal-entry-malformed',
        `The record ${bad.kind}/${bad.key} has a zero character, which databases cannot keep`,
      );
}
