import type { InstrumentId } from '../../core/values/ids';
import type { ExecutionReport } from '../../ports/execution-venue';
import type { CallFault, PaperCall, PaperFaults, ReportFault } from './paper-faults';

export const injectableFaults = [
  'lose-request',
  'lose-reply',
  'rate-limit',
  'slow',
  'duplicate-fill',
  'late-fill',
  'late-report',
  'lose-report',
] as const;
export type InjectableFault = (typeof injectableFaults)[number];

/** A fault that somebody asks for. */
export interface FaultOrder {
  readonly kind: InjectableFault;
  /** How many times it strikes; 1 by default. */
  readonly count?: number;
  /** Only here; everywhere by default. */
  readonly instrument?: InstrumentId;
  /** Only on this call, for a fault of calls; `submitOrder` by default. */
  readonly call?: PaperCall;
  /** For what comes late; a second by default. */
  readonly durationMs?: number;
}

interface Pending {
  readonly order: FaultOrder;
  left: number;
}

const none = { kind: 'none' } as const;

/** Faults on order: each strikes the next so many calls or reports that it fits. */
export class InjectedFaults implements PaperFaults {
  private pending: Pending[] = [];

  inject(order: FaultOrder): void {
    this.pending.push({ order, left: order.count ?? 1 });
  }

  /** What has not struck yet. */
  get outstanding(): readonly FaultOrder[] {
    return this.pending.map(({ order, left }) => ({ ...order, count: left }));
  }

  clear(): void {
    this.pending = [];
  }

  onCall(call: PaperCall, instrument: InstrumentId | undefined): CallFault {
    const order = this.strike(
      ({ kind, call: wanted = 'submitOrder' }) => kind in callFaults && wanted === call,
      instrument,
    );
    return order === undefined ? none : (callFaults[order.kind]?.(order) ?? none);
  }

  onReport(report: ExecutionReport, instrument: InstrumentId): ReportFault {
    const isFill = report.executionType === 'trade';
    const order = this.strike(
      ({ kind }) => kind in reportFaults && (isFill || !kind.endsWith('-fill')),
      instrument,
    );
    return order === undefined ? none : (reportFaults[order.kind]?.(order) ?? none);
  }

  /** Takes one stroke of the first fault that fits. */
  private strike(
    fits: (order: FaultOrder) => boolean,
    instrument: InstrumentId | undefined,
  ): FaultOrder | undefined {
    const found = this.pending.find(
      ({ order }) =>
        fits(order) && (order.instrument === undefined || order.instrument === instrument),
    );
    if (found !== undefined) {
      found.left -= 1;
      this.pending = this.pending.filter(({ left }) => left > 0);
    }
    return found?.order;
  }
}

const durationOf = ({ durationMs = 1_000 }: FaultOrder) => durationMs;

const callFaults: Partial<Record<InjectableFault, (order: FaultOrder) => CallFault>> = {
  'lose-request': () => ({ kind: 'loseRequest' }),
  'lose-reply': () => ({ kind: 'loseReply' }),
  'rate-limit': () => ({ kind: 'rateLimit' }),
  slow: (order) => ({ kind: 'delay', delayMs: durationOf(order) }),
};

const reportFaults: Partial<Record<InjectableFault, (order: FaultOrder) => ReportFault>> = {
  'duplicate-fill': () => ({ kind: 'duplicate' }),
  'late-fill': (order) => ({ kind: 'delay', delayMs: durationOf(order) }),
  'late-report': (order) => ({ kind: 'delay', delayMs: durationOf(order) }),
  'lose-report': () => ({ kind: 'lose' }),
};
