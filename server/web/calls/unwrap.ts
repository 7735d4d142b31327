import type { Refusal } from '../../core/desk/refusal';
import type { AccountId } from '../../core/values/ids';
import { toAccountId } from '../../core/values/ids';
import type { Result } from '../../core/values/result';
import type { Desk } from '../../desk';
import { problemOf } from '../problems/web-problem';

/** The value of what went well; what was refused leaves as a problem. */
export function unwrap<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) {
    throw problemOf(result.error);
  }
  return result.value;
}

/** The account that a call is about: the one named, else the desk's main one. */
export function accountOf({ state, mainAccount }: Desk, named: string | undefined): AccountId {
  const account = named === undefined ? mainAccount : toAccountId(named);
  if (!state.accounts.has(account)) {
    throw problemOf({ code: 'account-not-found', account });
  }
  return account;
}
