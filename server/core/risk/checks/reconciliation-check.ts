import type { CheckContext } from '../check-context';
import type { RiskVerdict } from '../risk-verdict';
import { fact } from '../verdicts';

/**
 * While desk and venue are far apart on an instrument, nobody enters it by machine: what is held there
 * is not known. A person may, and what only reduces always passes. Trading rules 8.
 */
export function checkReconciliation(context: CheckContext): RiskVerdict {
  const { holdingBreak, intent, isReducing } = context;
  if (holdingBreak === undefined) {
    return fact(context, 'reconciliation-break', true, 'no break holds the instrument');
  }
  const isByPerson = intent.origin.actor.kind === 'user';
  const detail = `${holdingBreak.id} (${holdingBreak.kind}) keeps automatic entries out of ${intent.instrument}`;
  return fact(context, 'reconciliation-break', isByPerson || isReducing, detail);
}
