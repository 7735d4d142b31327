import type { ApiRequest } from '@/components/feed/api-client';
import { useApiQuery } from '@/components/feed/use-api-query';
import { useFeed } from '@/components/feed/use-feed';
import {
  type LimitNode,
  limitChangePage,
  limitNode,
  limitUtilizationAnswer,
  type RiskLimitsRequestInput,
} from '@/contract/risk-limits';

export function setLimitsCall(body: RiskLimitsRequestInput): ApiRequest<LimitNode> {
  return { method: 'PUT', path: '/risk-limits', body, schema: limitNode };
}

/** How much of each limit is used: asked again as the market moves it. */
export function useUtilization() {
  return useApiQuery('/risk-limits/utilization', limitUtilizationAnswer, {
    refetchIntervalMs: 2_000,
  });
}

/** The newest changes of limits; asked again when one is told by the stream. */
export function useLimitChanges(version: string) {
  const epoch = useFeed((values) => values.cursor.epoch);
  return useApiQuery('/risk-limits/history', limitChangePage, {
    query: { order: 'newest', limit: 100 },
    enabled: epoch !== undefined,
    version,
  });
}
