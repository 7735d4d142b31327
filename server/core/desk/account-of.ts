import type { AccountState } from '../account/account';
import { assert } from '../values/assert';
import type { AccountId } from '../values/ids';
import type { DeskState } from './desk-state';

/** An account that an event speaks of: it was opened before. */
export function accountOf(state: DeskState, account: AccountId): AccountState {
  const known = state.accounts.get(account);
  if (known === undefined) {
    assert(false, `account ${account} is open`);
  }
  return known;
}
