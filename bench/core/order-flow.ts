/** One order of the flow, in plain numbers: each side of the comparison makes its own of them. */
export interface FlowOrder {
  readonly index: number;
  readonly instrument: number;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  /** In cents. */
  readonly price: number;
  /** The resting order that this one meets, and for how much; absent for one that rests. */
  readonly meets?: { readonly maker: number; readonly completesMaker: boolean };
}

export interface OrderFlow {
  readonly instruments: number;
  /** Orders that stand around the market and stay there. */
  readonly standing: readonly FlowOrder[];
  /** An order that rests inside the spread, then one or two that take all of it; and so on. */
  readonly orders: readonly FlowOrder[];
}

/** Mid of an instrument in cents. */
export const midOfInstrument = (instrument: number): number => 5_000 + instrument * 100;

/** Every order of the flow is filled; between the rounds `standingOrders` are working. */
export function makeOrderFlow(
  instruments: number,
  standingOrders: number,
  length: number,
  seed: number,
): OrderFlow {
  const below = randomFrom(seed);
  const standing: FlowOrder[] = [];
  for (let index = 0; index < standingOrders; index += 1) {
    const instrument = index % instruments;
    const side = Math.floor(index / instruments) % 2 === 0 ? 'buy' : 'sell';
    const away = 60 + below(200);
    const price = midOfInstrument(instrument) + (side === 'buy' ? -away : away);
    standing.push({ index, instrument, side, quantity: 1 + below(200), price });
  }
  const orders: FlowOrder[] = [];
  while (orders.length < length) {
    const first = standingOrders + orders.length;
    const instrument = below(instruments);
    const makerSide = below(2) === 0 ? 'buy' : 'sell';
    const takerSide = makerSide === 'buy' ? 'sell' : 'buy';
    const quantity = 2 + below(199);
    const price = midOfInstrument(instrument) + below(101) - 50;
    orders.push({ index: first, instrument, side: makerSide, quantity, price });
    const part = below(3) === 0 ? 1 + below(quantity - 1) : quantity;
    const parts = part === quantity ? [quantity] : [part, quantity - part];
    for (const [at, size] of parts.entries()) {
      orders.push({
        index: first + 1 + at,
        instrument,
        side: takerSide,
        quantity: size,
        price,
        meets: { maker: first, completesMaker: at === parts.length - 1 },
      });
    }
  }
  return { instruments, standing, orders };
}

/** Whole numbers below a bound, the same for the same seed (mulberry32). */
function randomFrom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
