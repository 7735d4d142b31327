import type { AccountState, OpenExposure } from '../account/account';
import type { Excursion } from '../position/excursion';
import type { ClosedPosition, Position } from '../position/position';
import { canonicalPlain } from '../values/canonical-plain';
import { reviveExact } from '../values/exact-json';
import type { InstrumentId, OrderId } from '../values/ids';

/** The records of an account that hold no Map and no Set. */
type AccountFigures = Omit<
  AccountState,
  'positions' | 'excursions' | 'exposures' | 'closedPositions' | 'activeInstruments'
>;
type ExposureFigures = Omit<OpenExposure, 'orderIds'>;

/** An account's books as JSON. Its own records are gathered at once: they change in place. */
export function accountPlain(account: AccountState) {
  const { positions, excursions, closedPositions, exposures, activeInstruments, ...figures } =
    account;
  return {
    figures: canonicalPlain(figures),
    positions: [...positions.values()].map(canonicalPlain),
    excursions: [...excursions].map(canonicalPlain),
    closedPositions: closedPositions.map(canonicalPlain),
    exposures: [...exposures.values()].map(({ orderIds, ...exposure }) => ({
      figures: canonicalPlain(exposure),
      orderIds: [...orderIds],
    })),
    activeInstruments: [...activeInstruments],
  };
}

export type AccountPlain = ReturnType<typeof accountPlain>;

/** Reads what `accountPlain` wrote. */
export function accountOfPlain(plain: AccountPlain): AccountState {
  const positions = plain.positions.map((position) => reviveExact(position) as Position);
  const exposures = plain.exposures.map(exposureOf);
  return {
    ...(reviveExact(plain.figures) as AccountFigures),
    positions: new Map(positions.map((position) => [position.instrument, position])),
    excursions: new Map(reviveExact(plain.excursions) as [InstrumentId, Excursion][]),
    closedPositions: plain.closedPositions.map((one) => reviveExact(one) as ClosedPosition),
    exposures: new Map(exposures.map((exposure) => [exposure.instrument, exposure])),
    activeInstruments: new Set(plain.activeInstruments),
  };
}

function exposureOf(plain: {
  readonly figures: unknown;
  readonly orderIds: readonly OrderId[];
}): OpenExposure {
  const figures = reviveExact(plain.figures) as ExposureFigures;
  return { ...figures, orderIds: [...plain.orderIds] };
}
