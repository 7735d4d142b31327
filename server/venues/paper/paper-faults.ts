import type { InstrumentId } from '../../core/values/ids';
import type { AccountBalance, BrokerPosition, ExecutionReport } from '../../ports/execution-venue';

export const paperCalls = [
  'submitOrder',
  'cancelOrder',
  'modifyOrder',
  'getOrder',
  'getOpenOrders',
  'getFillsSince',
  'getPositions',
  'getAccountBalance',
] as const;
export type PaperCall = (typeof paperCalls)[number];

/** What goes wrong with a call. */
export type CallFault =
  | { readonly kind: 'none' }
  /** It never reaches the venue, and the caller cannot know. */
  | { readonly kind: 'loseRequest' }
  /** The venue carries it out; the answer is lost. */
  | { readonly kind: 'loseReply' }
  /** The venue says that it is asked too often: nothing was done. */
  | { readonly kind: 'rateLimit' }
  /** The venue says yes and does nothing. Cancels only. */
  | { readonly kind: 'ignore' }
  | { readonly kind: 'delay'; readonly delayMs: number };

/** What goes wrong with a report on its way to the desk. */
export type ReportFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'lose' }
  | { readonly kind: 'duplicate' }
  /** It comes later, and others overtake it. */
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** It comes after the next report, whatever that is; after so long at the latest. */
  | { readonly kind: 'overtaken'; readonly delayMs: number }
  /** It comes after the venue has said what became of the order otherwise; so long at the latest. */
  | { readonly kind: 'afterEnd'; readonly delayMs: number };

/**
 * Where faults are put in. Asked once for every call and for every report; the venue's own books
 * are right all the same, as a real venue's are when a line to it fails.
 */
export interface PaperFaults {
  onCall(call: PaperCall, instrument: InstrumentId | undefined): CallFault;
  onReport(report: ExecutionReport, instrument: InstrumentId): ReportFault;
  /** What the venue says of its positions and cash; its books stay as they are. */
  positionsTold(positions: readonly BrokerPosition[]): readonly BrokerPosition[];
  balanceTold(balance: AccountBalance): AccountBalance;
  /** By how much the venue's clock is wrong; ahead is positive. */
  readonly clockSkewMs: number;
  /** How many calls the venue takes in a second; absent: as many as come. */
  readonly requestsPerSecond?: number | undefined;
}

const none = { kind: 'none' } as const;

export const noFaults: PaperFaults = {
  onCall: () => none,
  onReport: () => none,
  positionsTold: (positions) => positions,
  balanceTold: (balance) => balance,
  clockSkewMs: 0,
};
