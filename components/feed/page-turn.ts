/**
 * While one place gives way to another, what only brings the picture up to date waits. React begins a new
 * place again from the start with every such update, and on a slow machine none was whole before the next
 * came. What a person does never waits, nor what has waited for two seconds.
 */
const waitsAtMostMs = 2_000;
/** A turn whose end is never told counts as over. */
const turnsAtMostMs = 20_000;

let begunAtMs = Number.NEGATIVE_INFINITY;

/** Somebody is on the way to another place. */
export function beginPageTurn(): void {
  begunAtMs = performance.now();
}

/** The other place stands. */
export function endPageTurn(): void {
  begunAtMs = Number.NEGATIVE_INFINITY;
}

/** Whether something that was last shown then waits now; every two seconds let it through once. */
export function waitsForPageTurn(shownAtMs: number): boolean {
  const nowMs = performance.now();
  return (
    nowMs - begunAtMs < turnsAtMostMs && nowMs - Math.max(shownAtMs, begunAtMs) < waitsAtMostMs
  );
}

/** A timer for what only brings the picture up to date: it leaves a beat out where that waits. */
export function tickEvery(everyMs: number, tick: () => void): () => void {
  let tickedAtMs = Number.NEGATIVE_INFINITY;
  const timer = setInterval(() => {
    if (!waitsForPageTurn(tickedAtMs)) {
      tickedAtMs = performance.now();
      tick();
    }
  }, everyMs);
  return () => clearInterval(timer);
}
