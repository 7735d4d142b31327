/** The desk's clock now: what it said last, gone on by the time that has passed here since. */
export function deskTimeMs(
  serverTime: string | undefined,
  heardAtMs: number | undefined,
  nowMs: number,
): number | undefined {
  if (serverTime === undefined || heardAtMs === undefined) {
    return undefined;
  }
  return Date.parse(serverTime) + (nowMs - heardAtMs);
}

/** How long until the trading day rolls: midnight in the desk's zone, daylight saving included. */
export function untilDayRollMs(nowMs: number, zone: string): number {
  const dayMs = 86_400_000;
  const guess = nowMs + dayMs - millisecondsIntoDay(nowMs, zone);
  // On the days on which the clocks change, that many hours are not a whole day.
  const off = millisecondsIntoDay(guess, zone);
  const midnight = off === 0 ? guess : guess + (off > dayMs / 2 ? dayMs - off : -off);
  return midnight - nowMs;
}

export function countDown(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${Math.floor(seconds / 3_600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** To make one costs more than all that is asked of it: a desk has one zone. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  const clock =
    known ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(timeZone, clock);
  return clock;
}

function millisecondsIntoDay(moment: number, zone: string): number {
  const parts = clockOf(zone).formatToParts(moment);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value ?? 0);
  return ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1_000 + (moment % 1_000);
}
