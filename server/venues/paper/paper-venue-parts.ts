import type { Money } from '../../core/values/amounts';
import type { AccountId, VenueName } from '../../core/values/ids';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { MarketData } from '../../ports/market-data';
import type { Random } from '../../ports/random';
import type { Timer } from '../../ports/timer';
import type { VenueBooks } from '../../ports/venue-books';
import type { PaperFaults } from './paper-faults';
import type { PaperSettings } from './paper-settings';
import type { SessionEnd } from './trading-floor';

export interface PaperVenueParts {
  readonly name: VenueName;
  readonly books: VenueBooks;
  readonly marketData: MarketData;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly random: Random;
  readonly log: Log;
  /** In force until `changeSettings`; after that the books keep them. */
  readonly settings: PaperSettings;
  readonly accounts: readonly PaperAccountStart[];
  readonly sessionEndsAt: SessionEnd;
  /** What goes wrong between the venue and the desk; nothing by default. */
  readonly faults?: PaperFaults;
}

/** An account that is opened when the books do not know it yet. */
export interface PaperAccountStart {
  readonly account: AccountId;
  readonly currency: string;
  /** The settings' when absent. */
  readonly initialCapital?: Money;
}
