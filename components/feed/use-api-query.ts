'use client';

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ApiRequest, callApi } from './api-client';
import { ApiFailure, type ApiProblem } from './api-problem';

export interface ApiQueryOptions {
  readonly query?: ApiRequest<unknown>['query'];
  readonly enabled?: boolean;
  /** Another version of the same question: it is asked again, the old answer stays until then. */
  readonly version?: number | string;
  /** How long an answer counts as fresh; 0 by default: the next look asks again. */
  readonly staleTimeMs?: number;
  readonly refetchIntervalMs?: number;
  /** Asked again each second for as long as nobody answers: the page cannot do without it. */
  readonly untilAnswered?: boolean;
}

const againAfterMs = 1_000;

/** Reads a part of the desk by HTTP. The key is the path and its query. */
export function useApiQuery<Value>(
  path: string,
  schema: NonNullable<ApiRequest<Value>['schema']>,
  options: ApiQueryOptions = {},
): UseQueryResult<Value, ApiFailure> {
  const { query = {}, enabled = true, version, staleTimeMs = 0, refetchIntervalMs } = options;
  const { untilAnswered = false } = options;
  return useQuery<Value, ApiFailure>({
    queryKey: [path, query, version],
    queryFn: async ({ signal }) => {
      const result = await callApi({ method: 'GET', path, query, schema, signal });
      if (!result.ok) {
        throw new ApiFailure(result.problem);
      }
      return result.value;
    },
    enabled,
    ...(version === undefined ? {} : { placeholderData: keepPreviousData }),
    staleTime: staleTimeMs,
    retry: (attempt, failure) => (untilAnswered || attempt < 2) && mayPass(failure.problem),
    ...(untilAnswered ? { retryDelay: againAfterMs } : {}),
    ...(refetchIntervalMs === undefined ? {} : { refetchInterval: refetchIntervalMs }),
  });
}

/** A refusal stays a refusal; a lost connection or a busy desk may be over in a moment. */
function mayPass(problem: ApiProblem): boolean {
  return problem.kind === 'unreachable' || (problem.kind === 'refused' && problem.status === 503);
}
