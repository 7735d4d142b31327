import type { Refusal } from '../desk/refusal';
import { isBlocking } from '../risk/risk-checks';
import { sentenceOfVerdict } from '../risk/sentence-of-verdict';
import type { SignalVerdict } from './signal';

/** Makers of verdicts: the state, a stable word, and the sentence that a person reads. */
export const executed = (sentence: string): SignalVerdict => ({
  state: 'executed',
  code: 'executed',
  sentence,
});

export const waiting = (why: string): SignalVerdict => ({
  state: 'awaitingApproval',
  code: 'awaiting-approval',
  sentence: `Waits for a person: ${why}.`,
});

export const refused = (code: string, why: string): SignalVerdict => ({
  state: 'refused',
  code,
  sentence: `Refused: ${why}.`,
});

export const blocked = (code: string, why: string): SignalVerdict => ({
  state: 'blocked',
  code,
  sentence: `Blocked: ${why}.`,
});

/** An order that the desk itself would not send. */
export function blockedBy(refusal: Refusal): SignalVerdict {
  if (refusal.code === 'warning-reason-missing') {
    const warnings = refusal.verdicts.map(sentenceOfVerdict);
    return blocked(refusal.code, warnings.join(' ').replace(/\.$/, ''));
  }
  if (refusal.code !== 'order-denied') {
    return blocked(refusal.code, refusal.code.replaceAll('-', ' '));
  }
  const words = refusal.verdicts.filter(isBlocking).map(sentenceOfVerdict);
  return blocked('order-denied', words.join(' ').replace(/\.$/, ''));
}
