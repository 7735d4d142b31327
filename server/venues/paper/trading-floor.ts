import type { Instrument } from '../../core/market/instrument';
import { noQuantity } from '../../core/values/amounts';
import { assert } from '../../core/values/assert';
import type { AccountId, InstrumentId, VenueName } from '../../core/values/ids';
import { addMilliseconds, type Instant } from '../../core/values/instant';
import type { Clock } from '../../ports/clock';
import type { ExecutionReport } from '../../ports/execution-venue';
import type { MarketData } from '../../ports/market-data';
import type { RandomStream } from '../../ports/random';
import type { Timer } from '../../ports/timer';
import { Agenda } from './agenda';
import type { Chance, ChancePurpose } from './chance';
import { ExpiryCalendar } from './expiry-calendar';
import { FillLedger } from './fill-ledger';
import { InstrumentPit } from './instrument-pit';
import { drawDelay } from './latency-model';
import { OrderShelf } from './order-shelf';
import type { PaperAccount } from './paper-account';
import { leavesOf, type PaperOrder, type Place, type Travel } from './paper-order';
import type { PaperSettings } from './paper-settings';
import type { UnsavedChanges } from './unsaved-changes';

/** A message that arrives, or a telling that is due; `number` is that of its travel. */
export interface FloorTask {
  readonly kind: 'arrival' | 'request' | 'tellStop';
  readonly order: PaperOrder;
  readonly number: number;
}

/** When the session of an instrument ends that runs or comes next; undefined: it never does. */
export type SessionEnd = (instrument: InstrumentId, now: Instant) => Instant | undefined;

export interface FloorParts {
  readonly venue: VenueName;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly market: MarketData;
  readonly chance: Chance;
  readonly sessionEndsAt: SessionEnd;
  readonly unsaved: UnsavedChanges;
  readonly tell: (order: PaperOrder, report: ExecutionReport) => void;
  /** Something is due. */
  readonly ring: () => void;
}

/** Counts that never start again, so that no id is given twice. */
export interface Counts {
  orders: number;
  fills: number;
  moves: number;
}

/** What all parts of the venue work on. */
export class TradingFloor {
  readonly venue: VenueName;
  readonly clock: Clock;
  readonly market: MarketData;
  readonly chance: Chance;
  readonly sessionEndsAt: SessionEnd;
  readonly unsaved: UnsavedChanges;
  readonly tell: (order: PaperOrder, report: ExecutionReport) => void;
  readonly agenda: Agenda<FloorTask>;
  readonly expiries: ExpiryCalendar;
  readonly shelf = new OrderShelf();
  readonly fills = new FillLedger();
  readonly accounts = new Map<AccountId, PaperAccount>();
  readonly pits = new Map<InstrumentId, InstrumentPit>();
  readonly counts: Counts = { orders: 0, fills: 0, moves: 0 };
  settings: PaperSettings;
  /** Counts ticks and changes of settings: figures made before the last one are old. */
  priceVersion = 0;
  /** When an instrument was last opened, halted or closed, as far as that was seen. */
  readonly statusChangedAt = new Map<InstrumentId, Instant>();
  private readonly instruments = new Map<InstrumentId, Instrument>();

  constructor(parts: FloorParts, settings: PaperSettings) {
    this.venue = parts.venue;
    this.clock = parts.clock;
    this.market = parts.market;
    this.chance = parts.chance;
    this.sessionEndsAt = parts.sessionEndsAt;
    this.unsaved = parts.unsaved;
    this.tell = parts.tell;
    this.settings = settings;
    const { clock, timer, ring } = parts;
    this.agenda = new Agenda(() => clock.monotonic(), timer, ring);
    this.expiries = new ExpiryCalendar(clock, timer, ring);
  }

  /** The instrument; undefined when the market data does not know it (any more). */
  instrument(id: InstrumentId): Instrument | undefined {
    const known = this.instruments.get(id);
    if (known !== undefined) {
      return known;
    }
    for (const one of this.market.instruments) {
      this.instruments.set(one.instrument, one);
    }
    return this.instruments.get(id);
  }

  pit(instrument: InstrumentId): InstrumentPit {
    const known = this.pits.get(instrument);
    if (known !== undefined) {
      return known;
    }
    const opened = new InstrumentPit(instrument, this.market);
    this.pits.set(instrument, opened);
    return opened;
  }

  accountOf(order: PaperOrder): PaperAccount {
    const account = this.accounts.get(order.request.account);
    assert(account !== undefined, 'an order at the venue belongs to an account of the venue');
    return account;
  }

  isOpenForTrading(instrument: InstrumentId): boolean {
    return this.market.status(instrument) === 'open';
  }

  /** Whether the displayed book may be traded with: nobody fills from one of before a halt. */
  hasLiveBook(instrument: InstrumentId): boolean {
    const statusAt = this.statusChangedAt.get(instrument);
    const quotedAt = this.market.quote(instrument)?.quotedAt;
    const isNew = statusAt === undefined || (quotedAt !== undefined && quotedAt >= statusAt);
    return this.isOpenForTrading(instrument) && isNew;
  }

  /** A stream of chance, opened only when it is drawn from. */
  draws(instrument: InstrumentId, purpose: ChancePurpose): () => RandomStream {
    return () => {
      this.unsaved.noteDraw();
      return this.chance.stream(instrument, purpose);
    };
  }

  /** The next number of a place or message. */
  nextMove(): number {
    this.counts.moves += 1;
    return this.counts.moves;
  }

  /** A message of an order that leaves now; it does not overtake one of the same order. */
  depart(order: PaperOrder): Travel {
    const delay = drawDelay(this.settings, this.draws(order.request.instrument, 'delay'));
    const earlier =
      order.requests.at(-1) ?? (order.place.at === 'travelling' ? order.place : undefined);
    const delayMs = Math.max(delay, earlier === undefined ? 0 : this.leftOf(earlier));
    const arrivesAt = addMilliseconds(this.clock.now(), delayMs);
    return { number: this.nextMove(), arrivesAt, delayMs };
  }

  /** Puts a travel on the agenda, as far as it has not been travelled yet. */
  expect(kind: FloorTask['kind'], order: PaperOrder, travel: Travel): void {
    const { number } = travel;
    this.agenda.add(this.clock.monotonic() + this.leftOf(travel), number, { kind, order, number });
  }

  /** Moves an order to another place; `change` is made while it stands in none. */
  move(order: PaperOrder, place: Place, change: () => void = () => {}): void {
    const pit = this.pit(order.request.instrument);
    pit.leave(order);
    change();
    order.place = place;
    pit.stand(order);
    this.touch(order);
  }

  /** Notes that an order changed: it is saved, and its leaves count in its account. */
  touch(order: PaperOrder): void {
    this.unsaved.noteOrder(order);
    this.countLeaves(order);
  }

  /** Brings what the account counts of an order up to date. A reduce-only order adds nothing. */
  countLeaves(order: PaperOrder): void {
    const leaves = order.request.reduceOnly ? noQuantity : leavesOf(order);
    if (leaves !== order.countedLeaves) {
      const { instrument, side } = order.request;
      const change = leaves - order.countedLeaves;
      this.accountOf(order).leavesChanged(instrument, order.multiplier, side, change);
      order.countedLeaves = leaves;
    }
  }

  /** Milliseconds that a travel still takes; a clock that jumped makes it neither longer nor late. */
  private leftOf({ arrivesAt, delayMs }: Travel): number {
    return Math.min(Math.max(arrivesAt - this.clock.now(), 0), delayMs);
  }
}
