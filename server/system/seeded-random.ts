import { createHash } from 'node:crypto';
import { assert } from '../core/values/assert';
import type { Random, RandomStream } from '../ports/random';
import { naturalLog } from './natural-log';

/** Chance from one seed: the same seed and purpose give the same numbers on every machine. */
export function seededRandom(seed: number): Random {
  return {
    stream: (purpose, state) =>
      state === undefined ? Sfc32.fromText(`${seed}/${purpose}`) : Sfc32.fromState(state),
  };
}

const twoTo32 = 2 ** 32;

/**
 * sfc32, a small fast counting generator: 128 bits of state, passes PractRand.
 * Source: Chris Doty-Humphrey, PractRand 0.94.
 */
class Sfc32 implements RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;
  /** The second of the two normals that one draw gives, kept for the next call. */
  #spareNormal: number | undefined;

  private constructor(words: readonly number[], spareNormal?: number) {
    const [a = 0, b = 0, c = 0, counter = 1] = words;
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#counter = counter | 0;
    this.#spareNormal = spareNormal;
  }

  static fromText(text: string): Sfc32 {
    const digest = createHash('sha256').update(text).digest();
    const words = [0, 4, 8].map((offset) => digest.readInt32LE(offset));
    const stream = new Sfc32([...words, 1]);
    for (let round = 0; round < 12; round += 1) {
      stream.#nextWord();
    }
    return stream;
  }

  static fromState(state: string): Sfc32 {
    const [a, b, c, counter, spare] = state.split(',');
    const words = [a, b, c, counter].map(Number);
    assert(words.every(Number.isInteger), `the saved state ${state} of a stream is one of ours`);
    return new Sfc32(words, spare === undefined ? undefined : Number(spare));
  }

  next(): number {
    return this.#nextWord() / twoTo32;
  }

  below(bound: number): number {
    assert(Number.isInteger(bound) && bound > 0 && bound <= twoTo32, 'a bound is in [1, 2^32]');
    // Words past the last whole multiple of the bound would favour the small numbers.
    const fairWords = twoTo32 - (twoTo32 % bound);
    let word = this.#nextWord();
    while (word >= fairWords) {
      word = this.#nextWord();
    }
    return word % bound;
  }

  /** Marsaglia's polar method; only exact operations and our own logarithm. */
  normal(): number {
    const spare = this.#spareNormal;
    if (spare !== undefined) {
      this.#spareNormal = undefined;
      return spare;
    }
    for (;;) {
      const x = this.next() * 2 - 1;
      const y = this.next() * 2 - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * naturalLog(square)) / square);
        this.#spareNormal = y * factor;
        return x * factor;
      }
    }
  }

  state(): string {
    const words = `${this.#a},${this.#b},${this.#c},${this.#counter}`;
    return this.#spareNormal === undefined ? words : `${words},${this.#spareNormal}`;
  }

  #nextWord(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}
