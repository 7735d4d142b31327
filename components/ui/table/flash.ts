import { Pace } from '../pace';

/**
 * Lights a cell up for a moment by an attribute, and puts it out with others that light up, else by one
 * timer: a keyframe animation per cell halves the frames of a busy table.
 */
export type Flash = 'up' | 'down' | 'changed';

const litForMs = 700;
const lookEveryMs = 100;

const litUntilMs = new Map<HTMLElement, number>();
const looks = new Pace(putOut, lookEveryMs);

export function flash(cell: HTMLElement, kind: Flash): void {
  if (cell.dataset['flash'] !== kind) {
    cell.dataset['flash'] = kind;
  }
  litUntilMs.set(cell, performance.now() + litForMs);
  looks.ask();
}

/** Which way a figure went; texts only change. */
export function flashOf(
  before: string | bigint | undefined,
  after: string | bigint | undefined,
): Flash | undefined {
  if (before === after || before === undefined || after === undefined) {
    return undefined;
  }
  if (typeof before === 'bigint' && typeof after === 'bigint') {
    return after > before ? 'up' : 'down';
  }
  return 'changed';
}

function putOut(): void {
  const nowMs = performance.now();
  for (const [cell, until] of litUntilMs) {
    if (until <= nowMs) {
      delete cell.dataset['flash'];
      litUntilMs.delete(cell);
    }
  }
  if (litUntilMs.size > 0) {
    looks.ask();
  }
}
