import type { Connection } from '@/components/feed/connection';
import { formatFigure } from '@/components/ui/format-figures';
import { formatDuration } from '@/components/ui/format-time';
import type { DeskHealth } from '@/contract/health';

export interface HealthLine {
  readonly name: string;
  readonly state: 'good' | 'warn' | 'bad' | 'unknown';
  /** How old the last sign of life is; undefined: there has been none. */
  readonly ageMs: number | undefined;
  readonly words: string;
}

/** A source that has been silent so long is shown as such. */
const silentMs = 2_500;

/** What the desk leans on, line by line. What was not heard lately is not known to be well. */
export function healthOf(
  { state, heardAgeMs, roundTripMs }: Connection,
  health: DeskHealth | undefined,
): readonly HealthLine[] {
  const isHeard = health !== undefined && heardAgeMs !== undefined && heardAgeMs < silentMs;
  const stream: HealthLine = {
    name: 'Stream',
    state: isHeard && state === 'live' ? 'good' : 'bad',
    ageMs: heardAgeMs,
    words:
      roundTripMs === undefined
        ? state
        : `${state}, round trip ${Math.max(1, Math.round(roundTripMs))} ms`,
  };
  if (health === undefined || heardAgeMs === undefined) {
    return [stream, ...['Venue', 'Market data', 'Journal', 'Database'].map(unheard)];
  }
  const lines = [venueLine(health), pricesLine(health), journalLine(health), databaseLine(health)];
  return [
    stream,
    ...lines.map((line): HealthLine => {
      const ageMs = line.ageMs === undefined ? undefined : line.ageMs + heardAgeMs;
      return isHeard ? { ...line, ageMs } : { ...line, ageMs, state: 'unknown' };
    }),
  ];
}

function unheard(name: string): HealthLine {
  return { name, state: 'unknown', ageMs: undefined, words: 'nothing heard from the desk' };
}

function venueLine({ venue }: DeskHealth): HealthLine {
  const { connected, problem, circuit = 'closed', unknownOrders = 0 } = venue;
  const away = `${venue.name} is not connected${problem === undefined ? '' : `. ${problem}`}`;
  const unknown = unknownOrders === 0 ? '' : `, ${unknownOrders} of its orders unknown`;
  const answers = circuit === 'closed' ? 'answers' : 'does not answer: entries are held back';
  const answeredState = unknownOrders === 0 ? 'good' : 'warn';
  return {
    name: 'Venue',
    state: connected && circuit === 'closed' ? answeredState : 'bad',
    ageMs: 0,
    words: connected ? `${venue.name} ${answers}${unknown}` : away,
  };
}

function pricesLine({ marketData: { running, lastTickAgeMs } }: DeskHealth): HealthLine {
  if (lastTickAgeMs === null) {
    return { name: 'Market data', state: 'unknown', ageMs: undefined, words: 'no price yet' };
  }
  const line = { name: 'Market data', ageMs: lastTickAgeMs } as const;
  if (!running) {
    return { ...line, state: 'bad', words: 'the source stands still' };
  }
  return lastTickAgeMs > silentMs
    ? { ...line, state: 'warn', words: 'silent' }
    : { ...line, state: 'good', words: 'prices come in' };
}

function journalLine({ journalSequence, durableSequence }: DeskHealth): HealthLine {
  const waiting = journalSequence - durableSequence;
  const at = formatFigure(String(journalSequence));
  return {
    name: 'Journal',
    state: 'good',
    ageMs: 0,
    words:
      waiting > 0
        ? `stands at ${at}, ${waiting} on their way to the disk`
        : `stands at ${at}, all durable`,
  };
}

function databaseLine({ journal: { status, reason } }: DeskHealth): HealthLine {
  const why = reason === undefined ? '' : `: ${reason}`;
  const words = {
    writing: 'writes',
    reserveOnly: `only its reserve is left${why}`,
    failed: `does not write${why}`,
  } as const;
  const states = { writing: 'good', reserveOnly: 'warn', failed: 'bad' } as const;
  return { name: 'Database', state: states[status], ageMs: 0, words: words[status] };
}

/** `0.2 s`, `3 min 20 s`; a dash where there never was a sign. */
export function ageWords(ageMs: number | undefined): string {
  return ageMs === undefined ? '–' : formatDuration(Math.max(0, ageMs));
}
