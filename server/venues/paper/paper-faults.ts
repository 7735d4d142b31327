import type { InstrumentId } from '../../core/values/ids';
import type { ExecutionReport } from '../../ports/execution-venue';

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
  | { readonly kind: 'delay'; readonly delayMs: number };

/** What goes wrong with a report on its way to the desk. */
export type ReportFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'lose' }
  | { readonly kind: 'duplicate' }
  /** It comes later, and others overtake it. */
  | { readonly kind: 'delay'; readonly delayMs: number };

/**
 * Where faults are put in. Asked once for every call and for every report; the venue's own books
 * are right all the same, as a real venue's are when a line to it fails.
 */
export interface PaperFaults {
  onCall(call: PaperCall, instrument: InstrumentId | undefined): CallFault;
  onReport(report: ExecutionReport, instrument: InstrumentId): ReportFault;
}

const none = { kind: 'none' } as const;

export const noFaults: PaperFaults = { onCall: () => none, onReport: () => none };
