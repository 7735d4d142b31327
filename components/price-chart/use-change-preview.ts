'use client';

import { useEffect, useState } from 'react';
import { callApi, pathOf } from '@/components/feed/api-client';
import type { ApiProblem } from '@/components/feed/api-problem';
import { type ChangePreview, changePreview } from '@/contract/order-preview';
import type { WishedMove } from './chart-lines';

interface PreviewedChange {
  readonly preview: ChangePreview | undefined;
  readonly problem: ApiProblem | undefined;
}

const againEveryMs = 1_000;

/** What the desk's checks say to a change, asked again each second while it is in sight. */
export function useChangePreview({ order, field, price }: WishedMove): PreviewedChange {
  const [answered, setAnswered] = useState<PreviewedChange>({
    preview: undefined,
    problem: undefined,
  });
  const { orderId } = order;
  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await callApi({
        method: 'POST',
        path: pathOf`/orders/${orderId}/preview`,
        body: { [field]: price },
        schema: changePreview,
        signal: leaving.signal,
      });
      if (!leaving.signal.aborted) {
        setAnswered(
          answer.ok
            ? { preview: answer.value, problem: undefined }
            : { preview: undefined, problem: answer.problem },
        );
        timer = setTimeout(ask, againEveryMs);
      }
    };
    void ask();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [orderId, field, price]);
  return answered;
}
