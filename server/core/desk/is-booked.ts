import type { ExecutionId, VenueName } from '../values/ids';
import type { DeskState } from './desk-state';

/** Whether a fill is in the books already: one of the last two days, or one whose order is still known. */
export function isBooked(
  { recentFills, pastExecutionIds }: Readonly<DeskState>,
  venue: VenueName,
  executionId: ExecutionId,
): boolean {
  return recentFills.has(venue, executionId) || pastExecutionIds.has(venue, executionId);
}
