import type { Side } from '../../core/order/side';
import {
  type Money,
  noQuantity,
  type Price,
  type Quantity,
  toQuantity,
} from '../../core/values/amounts';
import { assertNever } from '../../core/values/assert';
import type { AccountId, InstrumentId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import { failure, type Result, success } from '../../core/values/result';
import type { Clock } from '../../ports/clock';
import type { Random } from '../../ports/random';
import type { Cancel, Timer } from '../../ports/timer';
import { type FaultKind, type LineFault, lineFaults, type VenueFault } from './fault-kinds';
import type { FaultOrder, InjectedFaults } from './injected-faults';
import type { PaperCall } from './paper-faults';
import type { PaperTradingVenue } from './paper-trading-venue';
import { RequestAllowance } from './request-allowance';

/** A fault as somebody asks for it. What a kind does not use is refused by the contract. */
export interface FaultRequest {
  readonly kind: FaultKind;
  readonly instrument?: InstrumentId;
  readonly count?: number;
  readonly durationMs?: number;
  /** Of the stream that decides, with `rate`, which calls and reports are struck. */
  readonly seed?: number;
  readonly rate?: number;
  readonly call?: PaperCall;
  readonly side?: Side;
  readonly quantity?: Quantity;
  readonly price?: Price;
  readonly amount?: Money;
  readonly skewMs?: number;
  readonly isTold?: boolean;
  /** Of a rate limit: the venue names it as its allowance, and takes no more calls than that. */
  readonly perSecond?: number;
}

/** A fault that was asked for, and how it stands. */
export interface PaperFault {
  readonly faultId: string;
  readonly request: FaultRequest;
  readonly since: Instant;
  readonly state: 'waiting' | 'active' | 'over';
  readonly struck: number;
}

/** What was asked for and when, to be played again: milliseconds after the first. */
export interface FaultStep {
  readonly afterMs: number;
  readonly fault: FaultRequest;
}

export type FaultProblem =
  | { readonly code: 'no-price'; readonly instrument: InstrumentId }
  | { readonly code: 'not-connected' };

interface Parts {
  readonly faults: InjectedFaults;
  readonly venue: PaperTradingVenue;
  readonly account: AccountId;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly random: Random;
}

interface Kept {
  readonly faultId: string;
  readonly request: FaultRequest;
  readonly since: Instant;
  readonly atMs: number;
  readonly standing: () => Pick<PaperFault, 'state' | 'struck'>;
  readonly end: () => void;
}

const breakMs = 5_000;
const restartMs = 1_000;
const forgottenAfter = 200;

/**
 * Puts faults into the paper venue and takes them out again. Entry points: `inject`, `list`, `clear`,
 * `script` (all since the last clear, to be saved as a test), `play`.
 *
 * 1. The same requests at the same moments of the same run do the same: chance comes from `seed`.
 * 2. Clearing mends the line, sets the clock right and tells the books as they are. What happened
 *    (lost orders, trades made elsewhere) has happened.
 */
export class FaultDesk {
  private readonly parts: Parts;
  private kept: Kept[] = [];
  private count = 0;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Errors: no-price (a trade elsewhere needs one), not-connected (the line is down already). */
  inject(request: FaultRequest): Result<PaperFault, FaultProblem> {
    const put = isLineFault(request.kind)
      ? success(this.onLine(request, request.kind))
      : this.atVenue(request, request.kind);
    if (!put.ok) {
      return put;
    }
    this.count += 1;
    const { clock } = this.parts;
    const kept: Kept = {
      faultId: `F-${this.count}`,
      request,
      since: clock.now(),
      atMs: clock.monotonic(),
      ...put.value,
    };
    this.kept = [...this.kept.slice(-forgottenAfter), kept];
    return success(toFault(kept));
  }

  list(): readonly PaperFault[] {
    return this.kept.map(toFault);
  }

  /** Ends all faults, or one. False: there is none with that id. */
  clear(faultId?: string): boolean {
    const ended = this.kept.filter((one) => faultId === undefined || one.faultId === faultId);
    for (const { end } of ended) {
      end();
    }
    this.kept = this.kept.filter((one) => !ended.includes(one));
    return faultId === undefined || ended.length > 0;
  }

  script(): readonly FaultStep[] {
    const firstMs = this.kept[0]?.atMs ?? 0;
    return this.kept.map(({ atMs, request }) => ({
      afterMs: Math.round(atMs - firstMs),
      fault: request,
    }));
  }

  /** Plays a saved script from now on. */
  play(steps: readonly FaultStep[]): void {
    for (const { afterMs, fault } of steps) {
      this.parts.timer.after(afterMs, () => void this.inject(fault));
    }
  }

  private onLine(request: FaultRequest, kind: LineFault): Pick<Kept, 'standing' | 'end'> {
    const { faults, random, timer } = this.parts;
    const { seed, rate, instrument, count, durationMs, call, perSecond } = request;
    if (perSecond !== undefined) {
      return this.limitCalls(request, perSecond);
    }
    const isWindow = kind === 'rate-limit' && durationMs !== undefined && count === undefined;
    const order: FaultOrder = {
      kind,
      ...(instrument === undefined ? {} : { instrument }),
      count: isWindow ? Number.MAX_SAFE_INTEGER : (count ?? 1),
      ...(durationMs === undefined ? {} : { durationMs }),
      ...(call === undefined ? {} : { call }),
      ...(rate === undefined ? {} : { rate, chance: random.stream(`fault/${seed ?? 0}`) }),
    };
    const standing = faults.inject(order);
    const cancel = isWindow ? timer.after(durationMs, () => faults.remove(order)) : undefined;
    return {
      standing: () => {
        const { left, struck } = standing();
        const waits = struck === 0 ? 'waiting' : 'active';
        return { state: left === 0 ? 'over' : waits, struck };
      },
      end: () => {
        cancel?.();
        faults.remove(order);
      },
    };
  }

  private limitCalls(request: FaultRequest, perSecond: number): Pick<Kept, 'standing' | 'end'> {
    const { faults, clock } = this.parts;
    const allowance = new RequestAllowance(perSecond, clock);
    faults.allowance = allowance;
    return this.lasting(request, () => {
      if (faults.allowance === allowance) {
        faults.allowance = undefined;
      }
    });
  }

  private atVenue(
    request: FaultRequest,
    kind: VenueFault,
  ): Result<Pick<Kept, 'standing' | 'end'>, FaultProblem> {
    const { faults, venue } = this.parts;
    switch (kind) {
      case 'disconnect':
        return this.breakLine(request.durationMs ?? breakMs, 1);
      case 'restart-losing-orders': {
        const broken = this.breakLine(request.durationMs ?? restartMs, 1);
        if (!broken.ok) {
          return broken;
        }
        const lost = venue.loseOpenOrders(request.instrument);
        const { standing, end } = broken.value;
        return success({ standing: () => ({ ...standing(), struck: lost }), end });
      }
      case 'wrong-position':
        return success(this.tellWrongPosition(request));
      case 'wrong-cash':
        faults.cashOff = request.amount ?? faults.cashOff;
        return success(
          this.lasting(request, () => {
            faults.cashOff = 0n as Money;
          }),
        );
      case 'external-trade':
        return this.tradeElsewhere(request);
      case 'clock-skew':
        faults.clockSkewMs = request.skewMs ?? 0;
        return success(
          this.lasting(request, () => {
            faults.clockSkewMs = 0;
          }),
        );
      default:
        return assertNever(kind);
    }
  }

  private breakLine(
    durationMs: number,
    struck: number,
  ): Result<Pick<Kept, 'standing' | 'end'>, FaultProblem> {
    const { venue } = this.parts;
    if (!venue.isConnected()) {
      return failure({ code: 'not-connected' });
    }
    venue.breakConnection();
    const lasting = this.lasting({ kind: 'disconnect', durationMs }, () =>
      venue.restoreConnection(),
    );
    return success({ ...lasting, standing: () => ({ ...lasting.standing(), struck }) });
  }

  private tellWrongPosition({ instrument, quantity = noQuantity, ...rest }: FaultRequest) {
    const { faults } = this.parts;
    if (instrument !== undefined) {
      faults.positionsOff.set(instrument, quantity);
    }
    return this.lasting(rest, () => {
      if (instrument !== undefined) {
        faults.positionsOff.delete(instrument);
      }
    });
  }

  private tradeElsewhere(
    request: FaultRequest,
  ): Result<Pick<Kept, 'standing' | 'end'>, FaultProblem> {
    const { venue, account } = this.parts;
    const { instrument, side = 'buy', quantity = toQuantity(100_000_000n), price } = request;
    if (instrument === undefined) {
      return failure({ code: 'no-price', instrument: '' as InstrumentId });
    }
    const fill = venue.tradeElsewhere({
      account,
      instrument,
      side,
      quantity,
      ...(price === undefined ? {} : { price }),
      isTold: request.isTold ?? false,
    });
    return fill === undefined
      ? failure({ code: 'no-price', instrument })
      : success({ standing: () => ({ state: 'over', struck: 1 }), end: () => undefined });
  }

  /** Until it is cleared, or until its time is over. */
  private lasting(
    { durationMs }: Pick<FaultRequest, 'kind' | 'durationMs'>,
    undo: () => void,
  ): Pick<Kept, 'standing' | 'end'> {
    let isOver = false;
    let cancel: Cancel | undefined;
    const end = () => {
      if (!isOver) {
        isOver = true;
        cancel?.();
        undo();
      }
    };
    cancel = durationMs === undefined ? undefined : this.parts.timer.after(durationMs, end);
    return { standing: () => ({ state: isOver ? 'over' : 'active', struck: 1 }), end };
  }
}

function isLineFault(kind: FaultKind): kind is LineFault {
  return (lineFaults as readonly FaultKind[]).includes(kind);
}

function toFault({ faultId, request, since, standing }: Kept): PaperFault {
  return { faultId, request, since, ...standing() };
}
