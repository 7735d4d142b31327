import type { InstrumentStatus } from '../core/market/instrument';
import type { BookLevel } from '../core/market/quote';
import { noPrice, noQuantity, type Price, type Quantity } from '../core/values/amounts';
import type { InstrumentId } from '../core/values/ids';
import { type Instant, toInstant } from '../core/values/instant';
import type { MarketSink } from './market-source';
import { goesOnFlag, rowKinds, type Tape } from './tape';

/**
 * Plays a tape row by row and keeps what stands: the last bid and the last ask of each instrument,
 * its status and its last trade.
 *
 * 1. A bid at or above the ask is a moment between two rows, or two exchanges that have not heard of
 *    each other yet: it is not told, and the quote before it stands until the sides are apart.
 * 2. Told times are what `timeOf` makes of the tape's.
 */
export class TapePlayer {
  readonly tape: Tape;
  readonly #timeOf: (tapeTime: Instant) => Instant;
  readonly #seats: Seat[];
  #next = 0;

  constructor(tape: Tape, timeOf: (tapeTime: Instant) => Instant) {
    this.tape = tape;
    this.#timeOf = timeOf;
    this.#seats = tape.instruments.map(emptySeat);
  }

  /** The time of the row to be played next, in the tape's own time; undefined at the end. */
  get nextAt(): Instant | undefined {
    const time = this.tape.rows.times[this.#next];
    return this.#next < this.tape.rows.length && time !== undefined ? toInstant(time) : undefined;
  }

  /** Passes over every row before a moment, then tells what stands there. */
  begin(moment: Instant, sink: MarketSink): void {
    for (let at = this.nextAt; at !== undefined && this.#isBefore(at, moment); at = this.nextAt) {
      this.#play(at, silence);
    }
    const time = this.#timeOf(moment);
    for (const [index, seat] of this.#seats.entries()) {
      seat.previousClose ??= this.#firstPrice(index);
      sink.tick({ kind: 'status', instrument: seat.instrument, time, status: seat.status });
      sink.previousClose(seat.instrument, seat.previousClose);
      if (seat.shown !== undefined) {
        sink.tick({ kind: 'quote', instrument: seat.instrument, time, ...seat.shown });
      }
    }
  }

  /** Plays the next row; nothing at the end. */
  playNext(sink: MarketSink): void {
    const at = this.nextAt;
    if (at !== undefined) {
      this.#play(at, sink);
    }
  }

  /** What opens at the moment itself is told as open, not as closed and then open. */
  #isBefore(at: Instant, moment: Instant): boolean {
    const kind = this.tape.rows.kinds[this.#next] ?? 0;
    return at < moment || (at === moment && (kind & ~goesOnFlag) >= rowKinds.open);
  }

  #play(at: Instant, sink: MarketSink): void {
    const { rows } = this.tape;
    const row = this.#next;
    this.#next += 1;
    const seat = this.#seats[rows.instruments[row] ?? 0];
    const kind = (rows.kinds[row] ?? 0) & ~goesOnFlag;
    const price = (rows.prices[row] ?? 0n) as Price;
    const quantity = (rows.quantities[row] ?? 0n) as Quantity;
    if (seat === undefined) {
      return;
    }
    switch (kind) {
      case rowKinds.bid:
        seat.bid = { price, quantity };
        break;
      case rowKinds.ask:
        seat.ask = { price, quantity };
        break;
      case rowKinds.trade:
        this.#trade(seat, at, { price, quantity }, sink);
        return;
      default:
        this.#changeStatus(seat, at, kind, sink);
        return;
    }
    const goesOn = ((rows.kinds[row] ?? 0) & goesOnFlag) !== 0;
    if (!goesOn) {
      this.#quote(seat, at, sink);
    }
  }

  #quote(seat: Seat, at: Instant, sink: MarketSink): void {
    const { bid, ask } = seat;
    const hasBid = bid.quantity > 0n;
    const hasAsk = ask.quantity > 0n;
    if (hasBid && hasAsk && bid.price >= ask.price) {
      return;
    }
    seat.shown = { bids: hasBid ? [bid] : [], asks: hasAsk ? [ask] : [] };
    const time = this.#timeOf(at);
    sink.tick({ kind: 'quote', instrument: seat.instrument, time, ...seat.shown });
  }

  #trade(seat: Seat, at: Instant, { price, quantity }: BookLevel, sink: MarketSink): void {
    seat.lastPrice = price;
    const time = this.#timeOf(at);
    sink.tick({ kind: 'trade', instrument: seat.instrument, time, price, quantity });
  }

  /** What was last traded when a session ended is the previous close of the next one. */
  #changeStatus(seat: Seat, at: Instant, kind: number, sink: MarketSink): void {
    const status = statusOf(kind);
    if (status === 'closed') {
      seat.closePrice = seat.lastPrice;
    }
    if (status === 'open' && seat.closePrice !== undefined) {
      seat.previousClose = seat.closePrice;
      seat.closePrice = undefined;
      sink.previousClose(seat.instrument, seat.previousClose);
    }
    seat.status = status;
    sink.tick({ kind: 'status', instrument: seat.instrument, time: this.#timeOf(at), status });
  }

  /** A tape does not know what was before it: a day's change is measured from its first price. */
  #firstPrice(instrument: number): Price {
    const { rows } = this.tape;
    let firstQuoted = noPrice;
    for (let row = 0; row < rows.length; row += 1) {
      const price = (rows.prices[row] ?? 0n) as Price;
      if (rows.instruments[row] !== instrument || price === 0n) {
        continue;
      }
      if (rows.kinds[row] === rowKinds.trade) {
        return price;
      }
      firstQuoted = firstQuoted === 0n ? price : firstQuoted;
    }
    return firstQuoted;
  }
}

const silence: MarketSink = { tick: () => {}, previousClose: () => {} };

interface Seat {
  readonly instrument: InstrumentId;
  bid: BookLevel;
  ask: BookLevel;
  shown: { readonly bids: readonly BookLevel[]; readonly asks: readonly BookLevel[] } | undefined;
  status: InstrumentStatus;
  lastPrice: Price | undefined;
  closePrice: Price | undefined;
  previousClose: Price | undefined;
}

function emptySeat(instrument: InstrumentId): Seat {
  const nothing: BookLevel = { price: noPrice, quantity: noQuantity };
  return {
    instrument,
    bid: nothing,
    ask: nothing,
    shown: undefined,
    status: 'closed',
    lastPrice: undefined,
    closePrice: undefined,
    previousClose: undefined,
  };
}

function statusOf(kind: number): InstrumentStatus {
  switch (kind) {
    case rowKinds.open:
      return 'open';
    case rowKinds.halted:
      return 'halted';
    default:
      return 'closed';
  }
}
