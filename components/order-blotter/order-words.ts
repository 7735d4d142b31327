import type { StatusShape, StatusTone } from '@/components/ui/status-mark';
import type { Order } from '@/contract/order';

interface StatusLook {
  readonly word: string;
  readonly shape: StatusShape;
  readonly tone: StatusTone;
  /** What the word means, for who points at it. */
  readonly meaning: string;
}

/** A word and a shape of its own for each status: four of them say that an order is over, and why. */
export const statusLooks = {
  awaitingApproval: {
    word: 'awaiting approval',
    shape: 'diamond',
    tone: 'accent',
    meaning: 'A person has to approve it before it is sent.',
  },
  held: {
    word: 'held',
    shape: 'ring',
    tone: 'accent',
    meaning: 'Kept back at the desk until it is released.',
  },
  submitting: {
    word: 'sending',
    shape: 'ring',
    tone: 'accent',
    meaning: 'On its way; the venue has not answered yet.',
  },
  unknown: {
    word: 'unknown',
    shape: 'diamond',
    tone: 'warn',
    meaning: 'Sent, and nobody can say yet what became of it. The desk is asking the venue.',
  },
  working: {
    word: 'working',
    shape: 'dot',
    tone: 'accent',
    meaning: 'Open at the venue.',
  },
  triggered: {
    word: 'triggered',
    shape: 'dot',
    tone: 'warn',
    meaning: 'Its stop price was reached; it is being executed.',
  },
  partiallyFilled: {
    word: 'partially filled',
    shape: 'dot',
    tone: 'accent',
    meaning: 'A part is done, the rest is open at the venue.',
  },
  denied: {
    word: 'denied',
    shape: 'square',
    tone: 'critical',
    meaning: 'The desk itself said no. It never left the desk.',
  },
  rejected: {
    word: 'rejected',
    shape: 'square',
    tone: 'warn',
    meaning: 'The venue said no.',
  },
  filled: {
    word: 'filled',
    shape: 'dot',
    tone: 'good',
    meaning: 'Done, all of it.',
  },
  canceled: {
    word: 'canceled',
    shape: 'ring',
    tone: 'faint',
    meaning: 'Taken back before it was done.',
  },
  expired: {
    word: 'expired',
    shape: 'ring',
    tone: 'warn',
    meaning: 'Its time was over before it was done.',
  },
} as const satisfies Record<Order['status'], StatusLook>;

export const orderTypeWords = {
  market: 'market',
  limit: 'limit',
  stop: 'stop',
  stopLimit: 'stop limit',
  trailingStop: 'trailing',
} as const satisfies Record<Order['orderType'], string>;

export const timeInForceWords = {
  day: 'day',
  goodTillCancel: 'GTC',
  goodTillDate: 'GTD',
  immediateOrCancel: 'IOC',
  fillOrKill: 'FOK',
} as const satisfies Record<Order['timeInForce'], string>;

/** What was asked of the venue and not yet answered, beside the status. */
export const pendingWords = {
  none: undefined,
  cancel: 'canceling',
  replace: 'replacing',
} as const satisfies Record<Order['pendingOperation'], string | undefined>;

/** Type, and what is special about it: `limit · GTC · post`. */
export function typeWordsOf(order: Order): string {
  const words: string[] = [orderTypeWords[order.orderType]];
  if (order.timeInForce !== 'day') {
    words.push(timeInForceWords[order.timeInForce]);
  }
  if (order.postOnly) {
    words.push('post');
  }
  if (order.reduceOnly) {
    words.push('reduce');
  }
  return words.join(' · ');
}

/** Who or what sent it: a person's `manual`, a strategy's name, a program's key, the desk. */
export function sourceOf({ origin }: Order): string {
  const signal = origin.signalId === undefined ? '' : ` · ${origin.signalId}`;
  if (origin.strategy !== undefined) {
    return `${origin.strategy}${signal}`;
  }
  switch (origin.kind) {
    case 'user':
      return origin.user === undefined ? 'manual' : `manual · ${origin.user}`;
    case 'apiKey':
      return `program · ${origin.apiKey ?? origin.user ?? 'key'}`;
    case 'venue':
      return 'venue';
    case 'desk':
      return 'desk';
  }
}

/** The same where room is short: a person is `manual`. */
export function shortSourceOf(order: Order): string {
  const { kind, strategy } = order.origin;
  return kind === 'user' && strategy === undefined ? 'manual' : sourceOf(order);
}

/** Why it was refused or ended; undefined when there is nothing to say. */
export function reasonOf({ rejectReason, verdicts = [] }: Order): string | undefined {
  if (rejectReason !== undefined) {
    return rejectReason;
  }
  const refusals = verdicts.filter((verdict) => !verdict.passed && verdict.severity === 'block');
  return refusals.length === 0 ? undefined : refusals.map(({ message }) => message).join(' ');
}
