import type { ApiRequest } from '@/components/feed/api-client';
import { type DropCopyReading, dropCopyPage, dropCopyReading } from '@/contract/drop-copy';

/** What an operator wants to feed in. */
export interface FeedIntent {
  readonly name: string;
  readonly tradingDay: string;
  readonly csv: string;
  readonly fileName: string;
  readonly corrects: boolean;
  readonly upTo?: string;
}

export function toPreview(body: FeedIntent): ApiRequest<DropCopyReading> {
  const path = '/reconciliation/drop-copies/preview';
  return { method: 'POST', path, body, schema: dropCopyReading };
}

export function toTake(body: FeedIntent): ApiRequest<DropCopyReading> {
  const path = '/reconciliation/drop-copies';
  return { method: 'POST', path, body, schema: dropCopyReading };
}

export interface WithdrawIntent {
  readonly name: string;
  readonly tradingDay: string;
  readonly account: string;
  readonly reason: string;
}

export function toWithdraw(body: WithdrawIntent): ApiRequest<unknown> {
  const path = '/reconciliation/drop-copies/withdraw';
  return { method: 'POST', path, body, schema: dropCopyPage };
}
