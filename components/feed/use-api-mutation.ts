'use client';

import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type ApiRequest, type ApiResult, callApi, newIdempotencyKey } from './api-client';
import { ApiFailure } from './api-problem';

/**
 * Something an operator does. `toRequest` says what one intent is on the wire. A call whose answer
 * was lost is repeated twice with the same idempotency key, so that it is carried out once.
 */
export function useApiMutation<Intent, Value = undefined>(
  toRequest: (intent: Intent) => ApiRequest<Value>,
): UseMutationResult<Value, ApiFailure, Intent> {
  const send = useCallback(
    async (intent: Intent): Promise<Value> => {
      const request = toRequest(intent);
      const result = await callRepeatably({
        ...request,
        idempotencyKey: request.idempotencyKey ?? newIdempotencyKey(),
      });
      if (!result.ok) {
        throw new ApiFailure(result.problem);
      }
      return result.value;
    },
    [toRequest],
  );
  return useMutation<Value, ApiFailure, Intent>({ mutationFn: send });
}

const pausesMs = [300, 1_200];

async function callRepeatably<Value>(request: ApiRequest<Value>): Promise<ApiResult<Value>> {
  let result = await callApi(request);
  for (const pauseMs of pausesMs) {
    if (result.ok || result.problem.kind !== 'unreachable') {
      return result;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    result = await callApi(request);
  }
  return result;
}
