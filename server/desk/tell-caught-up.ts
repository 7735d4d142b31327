import type { DeskEvent } from '../core/desk/desk-event';
import { assertNever } from '../core/values/assert';
import type { CaughtUp } from '../ports/journal';

/** What people are to know of the time in which the journal could not write; undefined: there was none. */
export function caughtUpAlert(caughtUp: CaughtUp): DeskEvent | undefined {
  switch (caughtUp.kind) {
    case 'nothing':
      return undefined;
    case 'takenUp':
      return {
        ...head,
        severity: 'warning',
        code: 'journal-caught-up',
        message: `The journal could not write in the desk's last life. What was done then, ${caughtUp.events} events, was kept beside it and is in it now.`,
      };
    case 'setAside':
      return {
        ...head,
        severity: 'critical',
        code: 'journal-not-caught-up',
        message: `The journal could not write in the desk's last life, and ${caughtUp.events} events that were kept beside it do not go on where it ends: none of them counts. Compare the books with the venue's. They are kept in ${caughtUp.place}.`,
      };
    default:
      return assertNever(caughtUp);
  }
}

const head = { type: 'EXECUTION_ERROR', family: 'system' } as const;
