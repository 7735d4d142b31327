import type { AccountFigures as AccountFiguresOnTheWire } from '../../../contract/account';
import { type UnknownExposure, unknownExposure } from '../../core/account/unknown-exposure';
import { openOrdersOf } from '../../core/desk/open-orders';
import type { Order } from '../../core/order/order';
import { formatDecimal } from '../../core/values/decimal';
import type { AccountId } from '../../core/values/ids';
import type { Desk } from '../../desk';
import { presentAccountFigures } from './present-account';

/** The figures of an account as they are now; while orders are unknown, its exposure as a range. */
export function presentAccountStanding(desk: Desk, accountId: AccountId): AccountFiguresOnTheWire {
  const figures = presentAccountFigures(desk.accountFigures(accountId));
  const unknown = unknownOrdersOf(desk, accountId);
  if (unknown.length === 0) {
    return figures;
  }
  const { grossLow, grossHigh } = exposureRange(desk, accountId, unknown);
  return {
    ...figures,
    unknown: {
      orders: unknown.length,
      grossExposureLow: formatDecimal(grossLow),
      grossExposureHigh: formatDecimal(grossHigh),
    },
  };
}

/** Where exposure may stand: from none of the unknown orders filled to all of one side. */
export function exposureRange(
  desk: Desk,
  accountId: AccountId,
  unknown: readonly Order[],
): UnknownExposure {
  const account = desk.state.accounts.get(accountId);
  const { grossExposure } = desk.accountFigures(accountId);
  return account === undefined
    ? { instruments: [], grossLow: grossExposure, grossHigh: grossExposure }
    : unknownExposure(account, unknown, desk.market, grossExposure);
}

function unknownOrdersOf({ state }: Desk, accountId: AccountId): readonly Order[] {
  return openOrdersOf(state).filter(
    ({ status, account }) => status === 'unknown' && account === accountId,
  );
}
