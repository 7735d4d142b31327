'use client';

import type { ReactNode } from 'react';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Webhook } from '@/contract/webhook';
import { removeWebhookCall } from './webhook-calls';

interface RemoveWebhookProps {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}

/** Takes a webhook away, with what it still has to deliver. */
export function RemoveWebhook({ webhook, onClose }: RemoveWebhookProps): ReactNode {
  const removing = useApiMutation(removeWebhookCall);
  const { name, pending } = webhook;
  const lost = pending === 0 ? '' : ` ${pending} alerts that wait for it are not delivered.`;
  return (
    <Dialog
      title={`Remove ${name}`}
      description={`Alerts are no longer sent there.${lost}`}
      tone="danger"
      open
      onOpenChange={onClose}
    >
      <Refused error={removing.error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button
          tone="danger"
          because={removing.isPending ? 'on its way to the desk' : undefined}
          reason="hidden"
          onClick={() => removing.mutate(webhook, { onSuccess: onClose })}
        >
          Remove the webhook
        </Button>
      </div>
    </Dialog>
  );
}
