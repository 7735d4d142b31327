import type { BadgeTone } from '@/components/ui/badge';
import type { StatusShape, StatusTone } from '@/components/ui/status-mark';
import type { ReconciliationBreak, ReconciliationRun } from '@/contract/reconciliation';

/** What each kind of break is called on the screen. */
export const kindWords = {
  'position-missing-at-venue': 'Position missing at venue',
  'position-missing-at-desk': 'Position missing at desk',
  'side-flipped': 'Side flipped',
  'quantity-mismatch': 'Quantity mismatch',
  'order-orphaned': 'Order orphaned',
  'order-lost': 'Order lost',
  'fill-missing': 'Fill missing',
  'fill-unconfirmed': 'Fill unconfirmed',
  'fill-instrument': 'Fill in another instrument',
  'fill-side': 'Fill on the other side',
  'fill-quantity': 'Fill quantity',
  'fill-price': 'Fill price',
  'fill-commission': 'Fill commission',
  'average-price': 'Average price',
  cash: 'Cash',
} as const satisfies Record<ReconciliationBreak['kind'], string>;

export const choiceWords = {
  bookFill: 'Book the fill',
  setPosition: 'Take the venue’s position',
  setCash: 'Take the venue’s cash',
  takeVenueState: 'Take the venue’s word',
  replaceFill: 'Take the drop copy’s word',
  reverseFill: 'Take the fill out',
  adopt: 'Adopt',
  cancel: 'Cancel at venue',
  ignore: 'Ignore',
} as const satisfies Record<ReconciliationBreak['choices'][number], string>;

export const triggerWords = {
  start: 'at start',
  reconnect: 'after reconnect',
  schedule: 'on schedule',
  confirmation: 'to confirm',
  operator: 'on demand',
  upload: 'by upload',
} as const satisfies Record<ReconciliationRun['trigger'], string>;

interface Look {
  readonly shape: StatusShape;
  readonly tone: StatusTone;
  readonly badge: BadgeTone;
}

/** Grave ones differ from the others in shape as well as in colour. */
export const severityLooks = {
  critical: { shape: 'square', tone: 'critical', badge: 'critical' },
  high: { shape: 'diamond', tone: 'critical', badge: 'critical' },
  medium: { shape: 'diamond', tone: 'warn', badge: 'warn' },
  low: { shape: 'dot', tone: 'accent', badge: 'calm' },
} as const satisfies Record<ReconciliationBreak['severity'], Look>;

const weights = { critical: 3, high: 2, medium: 1, low: 0 } as const;

export function isLiveBreak({ state }: ReconciliationBreak): boolean {
  return state === 'open' || state === 'acknowledged' || state === 'waived';
}

/** Worst first, waived ones behind, then the newest. */
export function inQueueOrder(one: ReconciliationBreak, other: ReconciliationBreak): number {
  return weightOf(other) - weightOf(one) || other.sequence - one.sequence;
}

function weightOf({ severity, state }: ReconciliationBreak): number {
  return state === 'waived' ? -1 : weights[severity];
}

export function countWords(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
