import type { Refusal } from '../core/desk/refusal';
import type { Actor } from '../core/order/order-origin';
import type { InstrumentId } from '../core/values/ids';
import type { Instant } from '../core/values/instant';
import { failure, type Result, success } from '../core/values/result';
import type { DeskKernel } from '../execution/kernel/desk-kernel';
import type { MarketMarks } from '../execution/kernel/market-marks';
import type { MarketDataChoice, MarketDataSource } from '../ports/market-data';
import type { ControlledMarketData, MarketDataRefusal } from './desk-parts';

export type ReplayMove =
  | { readonly state: 'paused' }
  /** Without a speed: at the one that it has. */
  | { readonly state: 'playing'; readonly speed?: number | 'max' };

/** Where the prices come from, and the hand on the tape. */
export class MarketDataDesk {
  private readonly kernel: DeskKernel;
  private readonly marketData: ControlledMarketData;
  private readonly marks: MarketMarks;

  constructor(kernel: DeskKernel, marketData: ControlledMarketData, marks: MarketMarks) {
    this.kernel = kernel;
    this.marketData = marketData;
    this.marks = marks;
  }

  source(): MarketDataSource {
    return this.marketData.source();
  }

  async choose(choice: MarketDataChoice, actor: Actor): Promise<Result<MarketDataSource, Refusal>> {
    const chosen = await this.marketData.choose(choice);
    if (!chosen.ok) {
      return failure(refusalOf(chosen.error));
    }
    const source =
      choice.kind === 'simulated' ? `simulated, seed ${choice.seed}` : choice.files.join(', ');
    await this.kernel.run(actor, () => ({
      events: [{ type: 'MARKET_DATA_SOURCE_CHANGED', source }],
      result: success(undefined),
    }));
    return chosen;
  }

  /** Holds the tape, or lets it go at a speed. */
  async move(move: ReplayMove, actor: Actor): Promise<Result<MarketDataSource, Refusal>> {
    const { marketData } = this;
    const before = marketData.source();
    const ownSpeed = before.kind === 'recorded' ? before.speed : 1;
    const moved = await (move.state === 'paused'
      ? marketData.pause()
      : marketData.play(move.speed ?? ownSpeed));
    if (!moved.ok) {
      return failure(refusalOf(moved.error));
    }
    const source = moved.value;
    const words = source.kind === 'recorded' ? source.files.join(', ') : 'simulated';
    const what = move.state === 'paused' ? 'paused' : `at speed ${move.speed ?? ownSpeed}`;
    await this.kernel.run(actor, () => ({
      events: [{ type: 'MARKET_DATA_SOURCE_CHANGED', source: `${words}, ${what}` }],
      result: success(undefined),
    }));
    return moved;
  }

  /** Plays the tape on to a moment of its own time and resolves when it stands there, all quiet. */
  async playUntil(moment: Instant): Promise<Result<MarketDataSource, Refusal>> {
    const played = await this.marketData.playUntil(moment);
    return played.ok ? played : failure(refusalOf(played.error));
  }

  /** Displayed levels, best first, as deep as the source knows. */
  book(instrument: InstrumentId): ReturnType<ControlledMarketData['book']> {
    return this.marketData.book(instrument);
  }

  /** Told which instrument has a new quote, or a mark that changed without one; must be quick. */
  onMark(listener: (instrument: InstrumentId) => void): () => void {
    return this.marks.onMark(listener);
  }
}

function refusalOf({ code, text }: MarketDataRefusal): Refusal {
  return { code: 'market-data-refused', problem: code, text };
}
