import type { Connection } from '@/components/feed/connection';
import { formatDuration } from '@/components/ui/format-time';
import type { DeskHealth } from '@/contract/health';

/** `unknown`: nothing was delivered lately that could say. */
export type LampState = 'good' | 'warn' | 'bad' | 'unknown';

export interface Lamp {
  readonly name: string;
  readonly state: LampState;
  /** A figure beside the name: an age, a round trip. */
  readonly figure: string | undefined;
  /** What it means, in words. */
  readonly words: string;
}

/** A price source that has been silent so long is shown with its age. */
const silentPricesMs = 2_500;

/**
 * Each lamp is bound to what the desk has said, and goes out when the desk is not heard.
 * `stalePrices`: instruments that trade and whose price is older than the desk's limit for it.
 */
export function lampsOf(
  connection: Connection,
  health: DeskHealth | undefined,
  stalePrices: readonly string[] = [],
): readonly Lamp[] {
  const known = connection.state === 'live' || connection.state === 'stale' ? health : undefined;
  if (known === undefined) {
    return [streamLamp(connection), ...silentNames.map(silentLamp)];
  }
  const isFresh = connection.state === 'live';
  return [
    streamLamp(connection),
    isFresh ? coreLamp(known) : silentLamp('Core'),
    isFresh ? venueLamp(known) : silentLamp('Venue'),
    pricesLamp(known, connection.heardAgeMs ?? 0, stalePrices),
    isFresh ? databaseLamp(known) : silentLamp('Database'),
  ];
}

const silentNames = ['Core', 'Venue', 'Prices', 'Database'];

function silentLamp(name: string): Lamp {
  return { name, state: 'unknown', figure: undefined, words: 'nothing heard from the desk' };
}

function streamLamp({ state, heardAgeMs, roundTripMs }: Connection): Lamp {
  const name = 'Stream';
  const age = heardAgeMs === undefined ? undefined : formatDuration(heardAgeMs);
  switch (state) {
    case 'live':
      return {
        name,
        state: 'good',
        figure:
          roundTripMs === undefined ? undefined : `${Math.max(1, Math.round(roundTripMs))} ms`,
        words: 'all that the desk told is shown; the figure is the round trip',
      };
    case 'connecting':
      return { name, state: 'unknown', figure: undefined, words: 'connecting' };
    case 'stale':
      return { name, state: 'warn', figure: age, words: `the desk was last heard ${age} ago` };
    case 'offline':
      return { name, state: 'bad', figure: age, words: 'no connection; trying again' };
    case 'refused':
      return { name, state: 'bad', figure: undefined, words: 'signed out' };
  }
}

function coreLamp({ ready, troubles = [] }: DeskHealth): Lamp {
  const name = 'Core';
  if (!ready) {
    const words = ['is not ready to take orders', ...troubles.map((one) => one.words)].join('. ');
    return { name, state: 'bad', figure: undefined, words };
  }
  return troubles.length === 0
    ? { name, state: 'good', figure: undefined, words: 'takes orders' }
    : { name, state: 'warn', figure: undefined, words: heldBackWords(troubles) };
}

function heldBackWords(troubles: NonNullable<DeskHealth['troubles']>): string {
  return troubles.map(({ words, ceiling }) => `${words} At most ${ceiling}.`).join(' ');
}

function venueLamp({ venue }: DeskHealth): Lamp {
  const name = 'Venue';
  const { connected, problem, circuit = 'closed', unknownOrders = 0 } = venue;
  if (!connected) {
    const words = `${venue.name} is not connected${problem === undefined ? '' : `. ${problem}`}`;
    return { name, state: 'bad', figure: undefined, words };
  }
  if (circuit !== 'closed') {
    const words = `${venue.name} does not answer: entries are held back, cancels and exits go`;
    return { name, state: 'bad', figure: undefined, words };
  }
  if (unknownOrders > 0) {
    const words = `${venue.name} is being asked what became of ${unknownOrders} of the desk's requests`;
    return { name, state: 'warn', figure: `${unknownOrders} ?`, words };
  }
  return { name, state: 'good', figure: undefined, words: `${venue.name} is connected` };
}

function pricesLamp(
  { marketData }: DeskHealth,
  heardAgeMs: number,
  stalePrices: readonly string[],
): Lamp {
  const name = 'Prices';
  if (marketData.lastTickAgeMs === null) {
    return { name, state: 'unknown', figure: undefined, words: 'no price has come yet' };
  }
  const ageMs = marketData.lastTickAgeMs + heardAgeMs;
  if (!marketData.running) {
    const figure = formatDuration(ageMs);
    return { name, state: 'bad', figure, words: `the source has stopped, ${figure} ago` };
  }
  if (ageMs <= silentPricesMs && stalePrices.length > 0) {
    return {
      name,
      state: 'warn',
      figure: `${stalePrices.length} old`,
      words: staleWords(stalePrices),
    };
  }
  if (ageMs <= silentPricesMs) {
    return { name, state: 'good', figure: undefined, words: 'prices come in' };
  }
  const figure = formatDuration(ageMs);
  return { name, state: 'warn', figure, words: `the last price came ${figure} ago` };
}

/** The first few by name: entries on them are warned of. */
function staleWords(instruments: readonly string[]): string {
  const named = instruments.slice(0, 5).join(', ');
  const rest = instruments.length > 5 ? ` and ${instruments.length - 5} more` : '';
  return `older than their limit: ${named}${rest}; an entry there needs a reason`;
}

function databaseLamp({ journal, journalSequence, durableSequence }: DeskHealth): Lamp {
  const name = 'Database';
  const waiting = journalSequence - durableSequence;
  switch (journal.status) {
    case 'writing':
      return {
        name,
        state: 'good',
        figure: undefined,
        words: waiting > 0 ? `writes; ${waiting} events on their way to the disk` : 'writes',
      };
    case 'reserveOnly':
      return {
        name,
        state: 'warn',
        figure: 'reserve',
        words: `only the reserve is left: cancels and the kill are recorded, entries are not taken. ${journal.reason ?? ''}`,
      };
    case 'failed':
      return {
        name,
        state: 'bad',
        figure: 'failed',
        words: `cannot write: entries are halted, exits act from memory. ${journal.reason ?? ''}`,
      };
  }
}

/** The worst of the lamps, for where there is room for one only. */
export function worstOf(lamps: readonly Lamp[]): LampState {
  const order: readonly LampState[] = ['bad', 'unknown', 'warn', 'good'];
  return order.find((state) => lamps.some((lamp) => lamp.state === state)) ?? 'good';
}
