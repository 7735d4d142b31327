import { type ApiRequest, pathOf } from '@/components/feed/api-client';
import { useApiQuery } from '@/components/feed/use-api-query';
import {
  breakDetails,
  type Reconciliation,
  type ReconciliationBreak,
  type RepairPreview,
  reconciliation,
  reconciliationBreak,
  repairPreview,
} from '@/contract/reconciliation';

export function toRun(): ApiRequest<Reconciliation> {
  return { method: 'POST', path: '/reconciliation/run', schema: reconciliation };
}

/** How often runs follow by themselves, beside what the stream tells. */
export function useStanding() {
  return useApiQuery('/reconciliation', reconciliation, { staleTimeMs: 60_000 });
}

/** What an operator does about a break, each with its reason. */
export type BreakIntent =
  | { readonly act: 'acknowledge' | 'revert'; readonly id: string; readonly reason: string }
  | {
      readonly act: 'waive';
      readonly id: string;
      readonly reason: string;
      readonly until: string;
    }
  | {
      readonly act: 'repair';
      readonly id: string;
      readonly reason: string;
      readonly choice: RepairPreview['choice'];
      readonly basis: string;
    };

export function toBreakAct({ act, id, ...body }: BreakIntent): ApiRequest<ReconciliationBreak> {
  return {
    method: 'POST',
    path: pathOf`/reconciliation/breaks/${id}/${act}`,
    body,
    schema: reconciliationBreak,
  };
}

/** One break with the fills of both sides; asked again when the break has changed. */
export function useBreakDetails(id: string, version: number) {
  return useApiQuery(pathOf`/reconciliation/breaks/${id}`, breakDetails, { version });
}

/** What a repair would do to the books as they stand; nothing is changed by asking. */
export function useRepairPreview(id: string, choice: string, version: number) {
  return useApiQuery(pathOf`/reconciliation/breaks/${id}/preview`, repairPreview, {
    query: { choice },
    version,
  });
}
