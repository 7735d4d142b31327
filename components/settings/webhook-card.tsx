'use client';

import type { ReactNode } from 'react';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Timestamp } from '@/components/ui/figures';
import { notify } from '@/components/ui/notify';
import type { Webhook, WebhookResult } from '@/contract/webhook';
import { testWebhookCall } from './webhook-calls';

const shown = 5;

interface WebhookCardProps {
  readonly webhook: Webhook;
  readonly onChange: () => void;
  readonly onRenew: () => void;
  readonly onRemove: () => void;
}

/** One webhook: where it goes, how it stands, what came of its newest deliveries. */
export function WebhookCard({ webhook, onChange, onRenew, onRemove }: WebhookCardProps): ReactNode {
  const { name, url, results } = webhook;
  const testing = useApiMutation(testWebhookCall);
  const test = () =>
    testing.mutate(webhook, {
      onSuccess: ({ delivered, answer, tookMs }) =>
        notify({
          title: delivered ? `${name} took the test` : `${name} did not take the test`,
          description: `${answer}, after ${tookMs} ms`,
          tone: delivered ? 'good' : 'warn',
        }),
    });
  return (
    <li className="grid gap-2 border-b border-line-soft px-3 py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="min-w-0 flex-1 basis-64">
          <b className="font-semibold">{name}</b> <Standing webhook={webhook} />
          <span className="figure block truncate text-s text-soft" title={url}>
            {url}
          </span>
          <span className="block text-s text-faint">{wordsOf(webhook)}</span>
        </span>
        <span className="flex gap-1.5">
          <Button
            size="s"
            aria-label={`Test ${name}`}
            because={testing.isPending ? 'a test is on its way' : undefined}
            reason="hidden"
            onClick={test}
          >
            {testing.isPending ? 'Testing…' : 'Test'}
          </Button>
          <Button size="s" aria-label={`Change ${name}`} onClick={onChange}>
            Change
          </Button>
          <Button size="s" aria-label={`New secret for ${name}`} onClick={onRenew}>
            New secret
          </Button>
          <Button size="s" tone="quiet" aria-label={`Remove ${name}`} onClick={onRemove}>
            Remove
          </Button>
        </span>
      </div>
      <Refused error={testing.error} />
      <Deliveries results={results} name={name} />
    </li>
  );
}

function Standing({
  webhook: { pending, attempts, lastFailure },
}: Pick<WebhookCardProps, 'webhook'>) {
  if (pending === 0) {
    return null;
  }
  const waits = pending === 1 ? '1 waits' : `${pending} wait`;
  return lastFailure === undefined ? (
    <Badge>{waits}</Badge>
  ) : (
    <Badge tone="warn">{`${waits}: ${lastFailure}, ${attempts} of 8 attempts`}</Badge>
  );
}

function wordsOf({ everythingFrom }: Webhook): string {
  switch (everythingFrom) {
    case undefined:
      return 'What the alert rules say';
    case 'info':
      return 'Every alert';
    case 'warning':
      return 'Alert rules, and everything from a warning up';
    case 'high':
      return 'Alert rules, and what is high or critical';
    case 'critical':
      return 'Alert rules, and what is critical';
  }
}

function Deliveries({
  results,
  name,
}: {
  readonly results: readonly WebhookResult[];
  readonly name: string;
}): ReactNode {
  if (results.length === 0) {
    return <p className="text-s text-faint">Nothing has been delivered yet.</p>;
  }
  return (
    <ul aria-label={`Last deliveries to ${name}`} className="grid gap-0.5 text-s">
      {results.slice(0, shown).map((result) => (
        <li key={result.deliveryId} className="flex items-baseline gap-2.5">
          <Timestamp value={result.at} className="text-soft" />
          <Badge tone={result.outcome === 'delivered' ? 'calm' : 'critical'}>
            {result.outcome === 'delivered' ? 'delivered' : 'given up'}
          </Badge>
          <span className="min-w-0 flex-1 truncate" title={result.message}>
            {result.message}
          </span>
          <span className="text-soft whitespace-nowrap">
            {result.answer}
            {result.attempts > 1 ? `, ${result.attempts} attempts` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
