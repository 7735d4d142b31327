/**
 * Turns of two threads at one SQLite file, in the order in which they asked. SQLite's own lock says
 * busy and lets one sleep and try again; under load the one that sleeps never gets in.
 *
 * A turn that is never given back (its thread died) holds the other up for `longestTurnMs`, once a
 * turn; SQLite's lock still keeps the file whole.
 */
export class WriteTurns {
  readonly #memory: Int32Array;

  /** Shared by handing `buffer` to the other thread. */
  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(8)) {
    this.#memory = new Int32Array(buffer);
  }

  get buffer(): SharedArrayBuffer {
    // It was made of one.
    return this.#memory.buffer as SharedArrayBuffer;
  }

  /** Blocks the thread until it is its turn; returns how to give it back. */
  take(): () => void {
    const turn = Atomics.add(this.#memory, nextTurn, 1);
    for (;;) {
      const served = Atomics.load(this.#memory, servedTurn);
      // The difference, for the counters may run over.
      if (((served - turn) | 0) >= 0) {
        break;
      }
      if (Atomics.wait(this.#memory, servedTurn, served, longestTurnMs) === 'timed-out') {
        Atomics.compareExchange(this.#memory, servedTurn, served, turn);
      }
    }
    return () => {
      // A turn that was given up as lost has been passed on already.
      Atomics.compareExchange(this.#memory, servedTurn, turn, (turn + 1) | 0);
      Atomics.notify(this.#memory, servedTurn);
    };
  }
}

const nextTurn = 0;
const servedTurn = 1;
const longestTurnMs = 2_000;
