import type { FeedValues } from '@/components/feed/feed-state';
import { formatFigure } from '@/components/ui/format-figures';
import type { DeskHealth } from '@/contract/health';
import type { MarketDataSource } from '@/contract/market-data';
import type { ModeState } from '@/contract/mode';

export type Mode = ModeState['mode'];

export const modeNames = {
  automatic: 'Automatic',
  manual: 'Manual',
  reduceOnly: 'Reduce only',
  halted: 'Halted',
  killed: 'Killed',
} as const satisfies Record<Mode, string>;

/** What the mode lets through, in one line. */
export const modeSentences = {
  automatic: 'signals are executed by themselves',
  manual: 'people trade, signals wait for approval',
  reduceOnly: 'no entries; exits, cancels and protective stops go through',
  halted: 'no entries; cancels and manual orders that provably reduce go through',
  killed: 'nothing goes out but the kill itself',
} as const satisfies Record<Mode, string>;

/** Whether the mode holds entries back: it is then said across the full width. */
export function isRestricted(mode: Mode): boolean {
  return mode === 'reduceOnly' || mode === 'halted' || mode === 'killed';
}

/** Whether entries are held back, by a kill or by the mode. */
export function isHeldBack({ kill, mode }: FeedValues): boolean {
  return kill?.latched === true || (mode !== undefined && isRestricted(mode.mode));
}

/** LIVE means real money and nothing else; every venue that is not known to be paper counts as that. */
export function moneyOf(health: DeskHealth | undefined): 'paper' | 'live' | 'unknown' {
  if (health === undefined) {
    return 'unknown';
  }
  return health.venue.name === 'paper' ? 'paper' : 'live';
}

/** Where the prices come from, in words for the band. */
export function sourceWords(source: MarketDataSource | undefined): string {
  if (source === undefined) {
    return '';
  }
  if (source.kind === 'simulated') {
    return `simulated market · seed ${formatFigure(String(source.seed)).replaceAll(',', '')}`;
  }
  const speed = source.speed === 'max' ? 'as fast as possible' : `${source.speed} ×`;
  return `recorded day ${source.position.slice(0, 10)} · ${source.state} · ${speed}`;
}
