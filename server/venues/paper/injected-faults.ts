import {
  addMoney,
  addQuantity,
  type Money,
  noMoney,
  type Quantity,
} from '../../core/values/amounts';
import type { InstrumentId } from '../../core/values/ids';
import type { AccountBalance, BrokerPosition, ExecutionReport } from '../../ports/execution-venue';
import type { RandomStream } from '../../ports/random';
import type { LineFault } from './fault-kinds';
import type { CallFault, PaperCall, PaperFaults, ReportFault } from './paper-faults';
import type { RequestAllowance } from './request-allowance';

/** A fault that somebody asks for. */
export interface FaultOrder {
  readonly kind: LineFault;
  /** How many times it strikes; 1 by default. */
  readonly count?: number;
  /** Only here; everywhere by default. */
  readonly instrument?: InstrumentId;
  /** Only on this call, for a fault of calls; `submitOrder` by default. */
  readonly call?: PaperCall;
  /** For what comes late; a second by default. */
  readonly durationMs?: number;
  /** It strikes what fits with this probability, drawn from `chance`; always by default. */
  readonly rate?: number;
  readonly chance?: RandomStream;
}

interface Pending {
  readonly order: FaultOrder;
  left: number;
  struck: number;
}

/** An order for a fault, and how often it has struck so far. */
export interface OutstandingFault extends FaultOrder {
  readonly struck: number;
}

/** Faults on order: each strikes the next so many calls or reports that it fits. */
export class InjectedFaults implements PaperFaults {
  clockSkewMs = 0;
  /** What is told of cash is off by this. */
  cashOff: Money = noMoney;
  /** What is told of positions is off by this. */
  readonly positionsOff = new Map<InstrumentId, Quantity>();
  /** Absent: as many calls as come. */
  allowance: RequestAllowance | undefined;
  private pending: Pending[] = [];

  /** Returns how it stands, for as long as somebody asks. */
  inject(order: FaultOrder): () => { readonly left: number; readonly struck: number } {
    const pending: Pending = { order, left: order.count ?? 1, struck: 0 };
    this.pending.push(pending);
    return () => ({
      left: this.pending.includes(pending) ? pending.left : 0,
      struck: pending.struck,
    });
  }

  /** What has not struck yet. */
  get outstanding(): readonly OutstandingFault[] {
    return this.pending.map(({ order, left, struck }) => ({ ...order, count: left, struck }));
  }

  remove(order: FaultOrder): void {
    this.pending = this.pending.filter((one) => one.order !== order);
  }

  clear(): void {
    this.pending = [];
    this.clockSkewMs = 0;
    this.cashOff = noMoney;
    this.positionsOff.clear();
    this.allowance = undefined;
  }

  get requestsPerSecond(): number | undefined {
    return this.allowance?.perSecond;
  }

  onCall(call: PaperCall, instrument: InstrumentId | undefined): CallFault {
    if (this.allowance?.takes() === false) {
      return { kind: 'rateLimit' };
    }
    const order = this.strike(
      ({ kind, call: wanted = defaultCall(kind) }) => kind in callFaults && wanted === call,
      instrument,
    );
    return order === undefined ? none : (callFaults[order.kind]?.(order) ?? none);
  }

  onReport(report: ExecutionReport, instrument: InstrumentId): ReportFault {
    const isFill = report.executionType === 'trade';
    const order = this.strike(
      ({ kind }) => kind in reportFaults && (isFill || !isOfFills(kind)),
      instrument,
    );
    return order === undefined ? none : (reportFaults[order.kind]?.(order) ?? none);
  }

  positionsTold(positions: readonly BrokerPosition[]): readonly BrokerPosition[] {
    return positions
      .map((position) => {
        const off = this.positionsOff.get(position.instrument);
        return off === undefined
          ? position
          : { ...position, quantity: addQuantity(position.quantity, off) };
      })
      .filter(({ quantity }) => quantity !== 0n);
  }

  balanceTold(balance: AccountBalance): AccountBalance {
    const { cash, equity } = balance;
    return {
      ...balance,
      cash: addMoney(cash, this.cashOff),
      equity: addMoney(equity, this.cashOff),
    };
  }

  /** Takes one stroke of the first fault that fits. */
  private strike(
    fits: (order: FaultOrder) => boolean,
    instrument: InstrumentId | undefined,
  ): FaultOrder | undefined {
    const found = this.pending.find(
      ({ order }) =>
        fits(order) &&
        (order.instrument === undefined || order.instrument === instrument) &&
        (order.rate === undefined || (order.chance?.next() ?? 0) < order.rate),
    );
    if (found !== undefined) {
      found.left -= 1;
      found.struck += 1;
      this.pending = this.pending.filter(({ left }) => left > 0);
    }
    return found?.order;
  }
}

const none = { kind: 'none' } as const;
const aSecond = 1_000;
/** A fill waits for the cancel that somebody will send. */
const aMinute = 60_000;

const defaultCall = (kind: LineFault): PaperCall =>
  kind === 'stuck-cancel' ? 'cancelOrder' : 'submitOrder';

const isOfFills = (kind: LineFault) => kind.endsWith('-fill') || kind === 'fill-after-cancel';

const callFaults: Partial<Record<LineFault, (order: FaultOrder) => CallFault>> = {
  'lose-request': () => ({ kind: 'loseRequest' }),
  'lose-reply': () => ({ kind: 'loseReply' }),
  'rate-limit': () => ({ kind: 'rateLimit' }),
  'stuck-cancel': () => ({ kind: 'ignore' }),
  slow: ({ durationMs = aSecond }) => ({ kind: 'delay', delayMs: durationMs }),
};

const reportFaults: Partial<Record<LineFault, (order: FaultOrder) => ReportFault>> = {
  'duplicate-fill': () => ({ kind: 'duplicate' }),
  'late-fill': ({ durationMs = aSecond }) => ({ kind: 'delay', delayMs: durationMs }),
  'fill-after-cancel': ({ durationMs = aMinute }) => ({ kind: 'afterEnd', delayMs: durationMs }),
  'out-of-order': ({ durationMs = aSecond }) => ({ kind: 'overtaken', delayMs: durationMs }),
  'late-report': ({ durationMs = aSecond }) => ({ kind: 'delay', delayMs: durationMs }),
  'lose-report': () => ({ kind: 'lose' }),
};
