import type { AccountState } from '../account/account';
import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { AccountId } from '../values/ids';
import { success } from '../values/result';
import { lossVerdicts } from './loss-verdicts';
import type { LossVerdict } from './risk-verdict';
import { sentenceOfVerdict } from './sentence-of-verdict';

/** The loss limits an account is beyond now and has not been stopped for on this trading day. */
export function newLosses(desk: DeskContext, account: AccountState): readonly LossVerdict[] {
  return lossVerdicts(desk, account).filter(({ code }) => !account.lossLatches.includes(code));
}

/**
 * Decides what a loss beyond its limit does: it is told once a trading day, and the desk goes to
 * *reduceOnly* unless it is stricter already. The next trading day or whoever may set the mode
 * ends that. Nothing when the account has come back meanwhile.
 */
export function decideLoss(desk: DeskContext, accountId: AccountId): Decision<undefined> {
  const account = desk.state.accounts.get(accountId);
  const losses = account === undefined ? [] : newLosses(desk, account);
  const breaches = losses.map((verdict): DeskEvent => {
    const message = `${sentenceOfVerdict(verdict)} Only what reduces positions goes through.`;
    return { type: 'RISK_LIMIT_BREACHED', account: accountId, verdict, message };
  });
  return { events: [...breaches, ...modeAfter(desk, losses)], result: success(undefined) };
}

/** The mode after the roll of a day: what only a loss of the day before held back is free again. */
export function modeAfterRoll({ state }: Pick<DeskContext, 'state'>): readonly DeskEvent[] {
  return state.heldByLoss && state.mode === 'reduceOnly'
    ? [
        {
          type: 'MODE_CHANGED',
          previous: state.mode,
          mode: 'manual',
          reason: 'a new trading day has begun, and only a loss of the last one held the desk back',
        },
      ]
    : [];
}

function modeAfter(
  { state: { mode } }: DeskContext,
  [first]: readonly LossVerdict[],
): readonly DeskEvent[] {
  return first === undefined || (mode !== 'automatic' && mode !== 'manual')
    ? []
    : [
        {
          type: 'MODE_CHANGED',
          previous: mode,
          mode: 'reduceOnly',
          reason: sentenceOfVerdict(first),
        },
      ];
}
