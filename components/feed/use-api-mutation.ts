'use client';

import { type MutateOptions, type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ApiRequest } from './api-client';
import { ApiFailure } from './api-problem';
import { sendIntent } from './send-intent';

/**
 * Something an operator does. `toRequest` says what one intent is on the wire; however often it is
 * pressed while it has no answer, it is carried out once (`sendIntent`).
 */
export function useApiMutation<Intent, Value = undefined>(
  toRequest: (intent: Intent) => ApiRequest<Value>,
): UseMutationResult<Value, ApiFailure, Intent> {
  const send = useCallback(
    async (intent: Intent): Promise<Value> => {
      const result = await sendIntent(toRequest(intent));
      if (!result.ok) {
        throw new ApiFailure(result.problem);
      }
      return result.value;
    },
    [toRequest],
  );
  return useMutation<Value, ApiFailure, Intent>({ mutationFn: send });
}

/**
 * Sends, and runs `whenTaken` also where what has sent it is gone by then: the stream takes a row with its
 * form away before the call is answered. `whileThere` is for what only a form that still stands does.
 */
export function sendThen<Intent, Value>(
  { mutateAsync }: Pick<UseMutationResult<Value, ApiFailure, Intent>, 'mutateAsync'>,
  intent: Intent,
  whenTaken: () => void,
  whileThere: MutateOptions<Value, ApiFailure, Intent> = {},
): void {
  // A refusal is told where the mutation is shown.
  mutateAsync(intent, whileThere).then(whenTaken, () => undefined);
}
