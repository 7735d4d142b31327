import type { DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import { keyOfRun } from '../reconciliation/reconciliation-run';
import type { DropCopy, DropCopySubject } from './drop-copy';

/** Whether the desk still holds the fills of its day: only then can it be compared. */
export function isOpenDay(
  { state }: Pick<DeskContext, 'state'>,
  { account, tradingDay }: DropCopySubject,
): boolean {
  const known = state.accounts.get(account);
  return known?.tradingDay === tradingDay || known?.previousTradingDay === tradingDay;
}

/**
 * What becomes of drop copies whose day is long over. They are let go; the journal keeps them. Their
 * breaks stay until somebody decides, and one whose waiver runs out is open again.
 */
export function decidePastCopies(desk: DeskContext): readonly DeskEvent[] {
  const events: DeskEvent[] = [];
  const judged = new Set<string>();
  for (const copy of desk.state.dropCopies.values()) {
    if (isOpenDay(desk, copy)) {
      judged.add(runKeyOf(copy));
    } else {
      const { venue, account, name, tradingDay } = copy;
      const dropCopy = { venue, account, name, tradingDay };
      const reason = 'its trading day is long over';
      events.push({ type: 'DROP_COPY_WITHDRAWN', dropCopy, reason });
    }
  }
  for (const one of desk.state.reconciliation.breaks.values()) {
    const isOver = one.state === 'waived' && (one.waivedUntil ?? 0) <= desk.now;
    if (one.source === 'dropCopy' && isOver && !judged.has(keyOfRun(one))) {
      const reason = 'the waiver has run out, and nobody tells of that day any more';
      events.push({ type: 'BREAK_REOPENED', breakId: one.id, reason });
    }
  }
  return events;
}

function runKeyOf({ venue, account, name, tradingDay }: DropCopy): string {
  return keyOfRun({ source: 'dropCopy', venue, account, dropCopy: { name, tradingDay } });
}
