import type { InstrumentId } from '../../core/values/ids';
import type { Random, RandomStream } from '../../ports/random';

/** What chance decides at the venue; each has a stream of its own for every instrument. */
export type ChancePurpose = 'reject' | 'delay' | 'partial' | 'touch' | 'slippage';

/** The venue's random streams, with the states that have to be saved. */
export class Chance {
  private readonly random: Random;
  private readonly prefix: string;
  private readonly streams = new Map<string, RandomStream>();
  private readonly savedStates = new Map<string, string>();
  private readonly drawn = new Set<string>();

  /** `prefix` keeps the streams of two venues apart. */
  constructor(random: Random, prefix: string) {
    this.random = random;
    this.prefix = prefix;
  }

  /** Takes a stream up where it was saved; before the first draw from it. */
  resume(key: string, state: string): void {
    this.savedStates.set(key, state);
  }

  /** The stream of an instrument and purpose; it counts as drawn from. */
  stream(instrument: InstrumentId, purpose: ChancePurpose): RandomStream {
    const key = `${instrument}/${purpose}`;
    this.drawn.add(key);
    const known = this.streams.get(key);
    if (known !== undefined) {
      return known;
    }
    const opened = this.random.stream(`${this.prefix}/${key}`, this.savedStates.get(key));
    this.streams.set(key, opened);
    return opened;
  }

  /** The streams drawn from since the last call, with their states. */
  takeDrawn(): readonly (readonly [key: string, state: string])[] {
    const states = [...this.drawn].map(
      (key) => [key, this.streams.get(key)?.state() ?? ''] as const,
    );
    this.drawn.clear();
    return states;
  }
}
