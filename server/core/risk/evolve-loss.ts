import type { AccountState } from '../account/account';
import type { DeskEvent } from '../desk/desk-event';
import type { DeskState } from '../desk/desk-state';
import { isLooserThan } from '../mode/degradation';
import { lossCodes } from './risk-verdict';

/**
 * Keeps which loss limits an account was stopped for on this trading day, and whether it is a loss
 * that holds the desk to *reduceOnly*. A breach of any other limit changes nothing here.
 */
export function noteLoss(
  state: DeskState,
  account: AccountState,
  { verdict }: Extract<DeskEvent, { readonly type: 'RISK_LIMIT_BREACHED' }>,
): void {
  const code = lossCodes.find((one) => one === verdict.code);
  if (code === undefined || account.lossLatches.includes(code)) {
    return;
  }
  account.lossLatches = [...account.lossLatches, code];
  if (state.mode === 'killed' && isLooserThan(state.modeBeforeKill, 'reduceOnly')) {
    // A loss while the kill stands, say of its own closes: the release must not forget it.
    state.modeBeforeKill = 'reduceOnly';
    state.heldByLoss = true;
  }
  state.heldByLoss = state.heldByLoss || state.mode === 'automatic' || state.mode === 'manual';
}
