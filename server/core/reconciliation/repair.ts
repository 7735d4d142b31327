import type { DeskContext } from '../desk/desk-context';
import type { Actor } from '../order/order-origin';
import { assertNever } from '../values/assert';
import { failure, success } from '../values/result';
import type { Break } from './break';
import type { RepairChoice } from './break-words';
import { correctFill } from './correct-fill';
import { repairByFill } from './repair-fill';
import { adoptOrder, repairOrder } from './repair-order';
import { repairCash, repairPosition } from './repair-position';
import type { RepairResult } from './repair-result';

/** The repair that an operator chose, made from the books as they stand now. */
export function repairOf(
  desk: DeskContext,
  found: Break,
  choice: RepairChoice,
  actor: Actor,
): RepairResult {
  if (!found.choices.includes(choice)) {
    return failure({ code: 'repair-not-offered', breakId: found.id, choice });
  }
  switch (choice) {
    case 'bookFill':
      return repairByFill(desk, found);
    case 'setPosition':
      return repairPosition(desk, found);
    case 'setCash':
      return repairCash(desk, found);
    case 'takeVenueState':
      return repairOrder(desk, found);
    case 'replaceFill':
    case 'reverseFill':
      return correctFill(desk, found);
    case 'adopt':
      return found.evidence.of === 'fill'
        ? repairByFill(desk, found)
        : adoptOrder(desk, found, actor);
    case 'cancel': {
      const step = `Order ${found.clientOrderId ?? ''} is canceled at ${found.venue}. The desk’s books stay as they are.`;
      return success({ events: [], undo: [{ of: 'venueCancel' }], steps: [step] });
    }
    case 'ignore': {
      const step =
        'Nothing is changed; the difference is not raised again while it stays the same.';
      return success({ events: [], undo: [], steps: [step] });
    }
    default:
      return assertNever(choice);
  }
}
