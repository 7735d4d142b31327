/** When a trading day (`2026-11-22`) of the desk began: midnight in its zone, in UTC milliseconds. */
export function dayStartMs(day: string, zone: string): number {
  const wanted = Date.parse(`${day}T00:00:00.000Z`);
  // The offset at the moment itself can differ from the first guess on a day when clocks change.
  const guess = wanted - offsetMs(wanted, zone);
  return wanted - offsetMs(guess, zone);
}

/** How far a zone's clock is ahead of UTC at a moment. */
function offsetMs(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value ?? 0);
  const onTheWall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return onTheWall - Math.floor(moment / 1_000) * 1_000;
}
