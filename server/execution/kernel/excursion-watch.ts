import type { DeskState } from '../../core/desk/desk-state';
import type { Mark } from '../../core/market/market';
import { type Excursion, excursionOf, widenedExcursion } from '../../core/position/excursion';
import type { Position } from '../../core/position/position';
import { type Money, notional } from '../../core/values/amounts';
import type { AccountId, InstrumentId } from '../../core/values/ids';
import { TwoKeyMap } from '../../core/values/two-key-map';

/**
 * How far each open position has gone, by the marks that the desk has seen; after a start it goes on from
 * what the journal was told. Looks at every tick.
 */
export class ExcursionWatch {
  private readonly state: Readonly<DeskState>;
  private readonly excursions = new TwoKeyMap<AccountId, InstrumentId, Excursion>();

  constructor(state: Readonly<DeskState>) {
    this.state = state;
  }

  /** The instrument has a new mark. */
  note(instrument: InstrumentId, mark: Mark | undefined): void {
    for (const account of this.state.accounts.values()) {
      const position = account.positions.get(instrument);
      if (position === undefined) {
        this.excursions.delete(account.account, instrument);
      } else if (mark !== undefined) {
        const seen = this.excursions.get(account.account, instrument);
        const before = seen ?? account.excursions.get(instrument);
        const after = widenedExcursion(before, position, unrealizedAt(position, mark));
        if (after !== seen) {
          this.excursions.set(account.account, instrument, after);
        }
      }
    }
  }

  /** Of the position that is open; undefined before its first mark. */
  readonly of = (position: Position): Excursion | undefined => {
    const { account, instrument } = position;
    const noted = this.state.accounts.get(account)?.excursions.get(instrument);
    return excursionOf(position, this.excursions.get(account, instrument) ?? noted);
  };
}

function unrealizedAt({ quantity, costBasis, multiplier }: Position, { price }: Mark): Money {
  const value = notional(quantity, price, multiplier);
  return (value - (quantity < 0n ? -costBasis : costBasis)) as Money;
}
