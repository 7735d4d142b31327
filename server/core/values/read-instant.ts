import { type Instant, toInstant } from './instant';

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/**
 * Reads a moment as ISO 8601 writes it, to the millisecond; finer digits are cut off. Undefined when
 * it has no zone, or when no calendar or clock has it: 30 February, 25 o'clock.
 */
export function readInstant(text: string): Instant | undefined {
  const match = pattern.exec(text);
  if (match === null) {
    return undefined;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map(Number);
  const millisecond = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const local = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  // What does not exist rolls on into the next month, day or hour.
  if (new Date(local).toISOString().slice(0, 19) !== text.slice(0, 19)) {
    return undefined;
  }
  const ahead = Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0);
  const offsetMs = (match[8] === '-' ? -ahead : ahead) * 60_000;
  return Number(match[9] ?? 0) > 23 || Number(match[10] ?? 0) > 59
    ? undefined
    : toInstant(local - offsetMs);
}
