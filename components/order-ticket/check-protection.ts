import type { Instrument } from '@/contract/instrument';
import type { OrderRequestInput } from '@/contract/order-request';
import { priceRule, readField, shareRule, type TicketErrors } from './field-problems';
import { carriesProtection, type TicketDraft } from './ticket-draft';

type Protection = Pick<OrderRequestInput, 'stopLoss' | 'takeProfit'>;

/**
 * Reads the stop and the target of the ticket; notes in `errors` what would be right of each for
 * itself. Whether they lie where they protect, the desk says in its preview.
 */
export function checkProtection(
  errors: TicketErrors,
  draft: TicketDraft,
  instrument: Instrument,
): Protection {
  if (!carriesProtection(draft)) {
    return {};
  }
  const stopLoss = readStopLoss(errors, draft, instrument);
  const takeProfit =
    draft.takeProfit.trim() === ''
      ? undefined
      : readField(errors, 'takeProfit', draft.takeProfit, priceRule(instrument));
  return {
    ...(stopLoss === undefined ? {} : { stopLoss }),
    ...(takeProfit === undefined ? {} : { takeProfit }),
  };
}

function readStopLoss(
  errors: TicketErrors,
  { stopLoss, stopLossKind }: TicketDraft,
  instrument: Instrument,
): Protection['stopLoss'] {
  if (stopLossKind === 'percent') {
    const percent = readField(errors, 'stopLoss', stopLoss, shareRule);
    return percent === undefined ? undefined : { kind: 'percent', percent };
  }
  const price = readField(errors, 'stopLoss', stopLoss, priceRule(instrument));
  return price === undefined ? undefined : { kind: 'fixed', price };
}
