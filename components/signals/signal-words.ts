import type { StatusShape, StatusTone } from '@/components/ui/status-mark';
import type { PresentedStopLoss, Signal } from '@/contract/signal';

interface StateLook {
  readonly word: string;
  readonly shape: StatusShape;
  readonly tone: StatusTone;
}

/** What became of a signal, by shape and colour: waiting is in doubt, a no is square, an end is a ring. */
export const stateLooks = {
  awaitingApproval: { word: 'waits', shape: 'diamond', tone: 'warn' },
  executed: { word: 'executed', shape: 'dot', tone: 'good' },
  blocked: { word: 'blocked', shape: 'square', tone: 'critical' },
  refused: { word: 'refused', shape: 'square', tone: 'warn' },
  expired: { word: 'expired', shape: 'ring', tone: 'faint' },
} as const satisfies Record<Signal['state'], StateLook>;

const typeWords = {
  ENTRY_SIGNAL: 'entry',
  EXIT_SIGNAL: 'exit',
  STOP_ADJUSTMENT: 'stop',
} as const satisfies Record<NonNullable<Signal['type']>, string>;

/** What the framework asked for, in one word; a malformed one may not say. */
export function typeWord({ type }: Signal): string {
  return type === undefined ? 'malformed' : typeWords[type];
}

/** Where a stop shall stand: `186.50`, `2 %`, `1.5 × ATR 0.82`, `trails by 0.8%`. */
export function stopText(stop: PresentedStopLoss | undefined): string {
  switch (stop?.kind) {
    case undefined:
      return '';
    case 'fixed':
      return stop.price ?? '';
    case 'percent':
      return `${stop.percent ?? '?'} %`;
    case 'atr':
      return `${stop.multiple ?? '?'} × ATR ${stop.atr ?? '?'}`;
    case 'trailing':
      return `trails by ${stop.offset ?? '?'}`;
  }
}

/** The stop that a signal speaks of: that of its entry, or the new one. */
export function stopOf(signal: Signal): string {
  return stopText(signal.newStop ?? signal.stopLoss);
}
