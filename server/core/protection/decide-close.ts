import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import { addQuantity, noQuantity, type Quantity, subtractQuantity } from '../values/amounts';
import { absolute, larger, smaller } from '../values/decimal';
import type { AccountId, InstrumentId, SignalId } from '../values/ids';
import { failure, success } from '../values/result';
import { type Bracket, heldBy } from './bracket';
import { isHeldByKill } from './decide-protection';

/** What of a position no bracket holds: it can be closed without asking any. */
export function heldByNone(
  { state }: DeskContext,
  account: AccountId,
  instrument: InstrumentId,
): Quantity {
  const position = state.accounts.get(account)?.positions.get(instrument);
  const held = openBrackets(state, account, instrument).reduce(
    (sum, bracket) => addQuantity(sum, heldBy(bracket)),
    noQuantity,
  );
  const all = position === undefined ? noQuantity : absolute(position.quantity);
  return larger(noQuantity, subtractQuantity(all, held));
}

/**
 * Decides that brackets are closed: all of them with what their entries may still fill, or a
 * quantity of them, oldest first. What is on its way out already is not asked for again; no events:
 * nothing is left to ask for.
 */
export function exitEvents(
  brackets: readonly Bracket[],
  quantity: Quantity | undefined,
  reason: string,
  signalId?: SignalId,
): readonly DeskEvent[] {
  const events: DeskEvent[] = [];
  let left = quantity;
  for (const bracket of brackets) {
    const { parentOrderId, exit, isEntryOpen } = bracket;
    const free = notExiting(bracket);
    const isWhole = left === undefined || (left >= heldBy(bracket) && !isEntryOpen);
    const part = left === undefined ? free : smaller(left, free);
    if ((left === undefined && isEntryOpen) || part > 0n) {
      const about = { reason, ...(signalId === undefined ? {} : { signalId }) };
      const size = addQuantity(part, exit?.quantity ?? noQuantity);
      const asked = isWhole ? about : { ...about, quantity: size };
      events.push({ type: 'BRACKET_EXIT_ASKED', parentOrderId, exit: asked });
    }
    left = left === undefined ? undefined : subtractQuantity(left, part);
  }
  return events;
}

/**
 * A person closes what the brackets of an instrument hold. Errors: kill-latched. No exit may be sent
 * then, and a stop that were let go for one would be missing until the release.
 */
export function decideBracketClose(
  { state }: DeskContext,
  account: AccountId,
  instrument: InstrumentId,
  quantity: Quantity | undefined,
): Decision<undefined> {
  const brackets = openBrackets(state, account, instrument).filter(
    ({ exit }) => !isWholeExit(exit),
  );
  if (state.kill !== undefined && brackets.some((bracket) => isHeldByKill(state, bracket))) {
    const { killId } = state.kill;
    return { events: [], result: failure({ code: 'kill-latched', killId }) };
  }
  return {
    events: exitEvents(brackets, quantity, 'closed by hand'),
    result: success(undefined),
  };
}

/** Brackets with something held or an entry that may still fill, oldest first. */
export function openBrackets(
  state: DeskContext['state'],
  account: AccountId,
  instrument: InstrumentId,
): readonly Bracket[] {
  return (state.bracketsOf.get(account, instrument) ?? [])
    .flatMap((id) => state.brackets.get(id) ?? [])
    .filter((bracket) => heldBy(bracket) > 0n || bracket.isEntryOpen);
}

export function isWholeExit(exit: Bracket['exit']): boolean {
  return exit !== undefined && exit.quantity === undefined;
}

function notExiting(bracket: Bracket): Quantity {
  return subtractQuantity(heldBy(bracket), bracket.exit?.quantity ?? noQuantity);
}
