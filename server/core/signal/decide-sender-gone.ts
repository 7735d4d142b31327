import type { Decision, DeskContext } from '../desk/desk-context';
import type { Actor } from '../order/order-origin';
import { success } from '../values/result';
import { blocked } from './signal-verdicts';
import { withdrawSignals } from './withdraw-signals';

/**
 * Takes entries out of the approval queue whose sender may send no more: a key is revoked because
 * somebody else may have it, and a yes said later would be a yes to them. Exits and stops, which take
 * risk away, go on waiting for a person. `who` begins the sentence of the verdict.
 */
export function decideSenderGone(
  { state }: DeskContext,
  isSender: (sentBy: Actor) => boolean,
  who: string,
): Decision<undefined> {
  const events = withdrawSignals(
    state,
    ({ facts, sentBy }) => facts.type === 'ENTRY_SIGNAL' && isSender(sentBy),
    blocked('sender-gone', `${who} while it waited`),
  );
  return { events, result: success(undefined) };
}
