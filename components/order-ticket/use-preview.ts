'use client';

import { useEffect, useMemo, useState } from 'react';
import { type ApiResult, callApi } from '@/components/feed/api-client';
import type { ApiProblem } from '@/components/feed/api-problem';
import { useRowTable } from '@/components/feed/use-row';
import { type OrderPreview, orderPreview } from '@/contract/order-preview';
import type { OrderRequestInput } from '@/contract/order-request';
import { PreviewRunner } from './preview-runner';

export interface PreviewState {
  readonly preview: OrderPreview | undefined;
  /** The answer is about the order as it stands now, not about an earlier one. */
  readonly isCurrent: boolean;
  readonly problem: ApiProblem | undefined;
}

interface Answered {
  readonly key: string;
  readonly preview: OrderPreview | undefined;
  readonly problem: ApiProblem | undefined;
}

/**
 * What would become of the order of the ticket, asked again as it is typed and as the market and the
 * account move, and when the price has become stale without any move. The last answer stays in sight,
 * marked as old, until the next one is there.
 */
export function usePreview(
  request: OrderRequestInput | undefined,
  isPriceOld: boolean,
): PreviewState {
  const [answered, setAnswered] = useState<Answered | undefined>(undefined);
  const runner = useMemo(
    () =>
      new PreviewRunner<OrderRequestInput, ApiResult<OrderPreview>>({
        ask,
        onAnswer: (answer, about) => {
          if (answer.ok) {
            setAnswered({ key: keyOf(about), preview: answer.value, problem: undefined });
          } else {
            setAnswered({ key: keyOf(about), preview: undefined, problem: answer.problem });
          }
        },
      }),
    [],
  );
  const key = request === undefined ? undefined : keyOf(request);

  useEffect(() => {
    runner.want(key === undefined ? undefined : readKey(key));
    return () => runner.stop();
  }, [runner, key]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn of the price is the occasion.
  useEffect(() => runner.nudge(), [runner, isPriceOld]);

  const instrument = request?.instrument;
  const quotes = useRowTable('quotes');
  const positions = useRowTable('positions');
  useEffect(() => {
    if (instrument === undefined) {
      return;
    }
    const stopQuotes = quotes.subscribeRow(instrument, () => runner.nudge());
    const stopPositions = positions.subscribe(() => runner.nudge());
    return () => {
      stopQuotes();
      stopPositions();
    };
  }, [runner, quotes, positions, instrument]);

  return {
    preview: request === undefined ? undefined : answered?.preview,
    isCurrent: answered !== undefined && answered.key === key,
    problem: answered?.key === key ? answered?.problem : undefined,
  };
}

function ask(request: OrderRequestInput, signal: AbortSignal): Promise<ApiResult<OrderPreview>> {
  return callApi({
    method: 'POST',
    path: '/orders/preview',
    body: request,
    schema: orderPreview,
    signal,
  });
}

/** The content of an order without its id: the same content is the same question. */
function keyOf({ clientOrderId: _, ...content }: OrderRequestInput): string {
  return JSON.stringify(content);
}

/** What `keyOf` wrote. */
function readKey(key: string): OrderRequestInput {
  return JSON.parse(key) as OrderRequestInput;
}
