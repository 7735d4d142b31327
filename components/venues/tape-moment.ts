/**
 * A moment as somebody types it, in the tape's own time: UTC where no zone is said, which a browser would take for
 * its own. In milliseconds; not a number for what is none.
 */
export function tapeMomentOf(text: string): number {
  const typed = text.trim();
  const saysZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(typed) && typed.includes(':');
  return Date.parse(saysZone || !typed.includes(':') ? typed : `${typed}Z`);
}
