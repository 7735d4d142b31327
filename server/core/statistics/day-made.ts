import { addMoney, subtractMoney } from '../values/amounts';
import type { AccountFact, DayMade } from './ledger-facts';

/** Of an account, up to now. */
export function madeToday(account: AccountFact): DayMade {
  const { equity, equityAtDayStart, paidIn, dayBase } = account;
  return {
    pnl: subtractMoney(equity, equityAtDayStart),
    base: dayBase,
    gain: subtractMoney(addMoney(equity, paidIn), dayBase),
  };
}

/** Of several accounts together: the mean of their returns, each by its base. */
export function addMade(one: DayMade, other: DayMade): DayMade {
  return {
    pnl: addMoney(one.pnl, other.pnl),
    base: addMoney(one.base, other.base),
    gain: addMoney(one.gain, other.gain),
  };
}
