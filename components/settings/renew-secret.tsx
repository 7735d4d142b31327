'use client';

import type { ReactNode } from 'react';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Webhook } from '@/contract/webhook';
import { renewSecretCall } from './webhook-calls';
import { WebhookSecret } from './webhook-secret';

interface RenewSecretProps {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}

/** Gives a webhook another secret, and shows it once. */
export function RenewSecret({ webhook, onClose }: RenewSecretProps): ReactNode {
  const renewing = useApiMutation(renewSecretCall);
  if (renewing.data !== undefined) {
    return <WebhookSecret made={renewing.data} onClose={onClose} />;
  }
  return (
    <Dialog
      title={`A new secret for ${webhook.name}`}
      description="The next message is signed with it: the receiver refuses messages until it knows the new one, and they are tried again for about ten minutes."
      open
      onOpenChange={onClose}
    >
      <Refused error={renewing.error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep the old one</Button>
        <Button
          tone="primary"
          because={renewing.isPending ? 'on its way to the desk' : undefined}
          reason="hidden"
          onClick={() => renewing.mutate(webhook)}
        >
          Make a new secret
        </Button>
      </div>
    </Dialog>
  );
}
