'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Webhook as WebhookIcon } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from '@/components/ui/panel-note';
import { Unread } from '@/components/ui/unread';
import type { Webhook } from '@/contract/webhook';
import { RemoveWebhook } from './remove-webhook';
import { RenewSecret } from './renew-secret';
import { useWebhooks } from './webhook-calls';
import { WebhookCard } from './webhook-card';
import { WebhookFormDialog } from './webhook-form';

type Open = {
  readonly dialog: 'form' | 'secret' | 'removal';
  readonly webhook?: Webhook | undefined;
};

/** Where alerts are sent to beside the screens, and how that goes. */
export function Webhooks(): ReactNode {
  const client = useQueryClient();
  const answer = useWebhooks();
  const [open, setOpen] = useState<Open>();
  const close = useCallback(() => {
    setOpen(undefined);
    void client.invalidateQueries({ queryKey: ['/webhooks'] });
  }, [client]);
  return (
    <>
      <Panel
        title="Webhooks"
        stale={answer.isError && answer.data !== undefined}
        actions={
          <Button size="s" onClick={() => setOpen({ dialog: 'form' })}>
            <WebhookIcon aria-hidden="true" size={12} /> New webhook
          </Button>
        }
      >
        <p className="flex-none border-b border-line-soft px-3 py-2 text-soft">
          Alerts as signed messages to an address of yours: in their order, again until they are
          taken, and an alert of their own when they are not.
        </p>
        <List answer={answer} onOpen={setOpen} />
      </Panel>
      {open?.dialog === 'form' ? (
        <WebhookFormDialog changed={open.webhook} onClose={close} />
      ) : null}
      {open?.dialog === 'secret' && open.webhook !== undefined ? (
        <RenewSecret webhook={open.webhook} onClose={close} />
      ) : null}
      {open?.dialog === 'removal' && open.webhook !== undefined ? (
        <RemoveWebhook webhook={open.webhook} onClose={close} />
      ) : null}
    </>
  );
}

interface ListProps {
  readonly answer: ReturnType<typeof useWebhooks>;
  readonly onOpen: (open: Open) => void;
}

function List({ answer, onOpen }: ListProps): ReactNode {
  if (answer.data === undefined) {
    return (
      <Unread
        what="the webhooks"
        because={answer.error === null ? undefined : sentenceOf(answer.error.problem)}
        onRetry={() => void answer.refetch()}
      />
    );
  }
  const { items } = answer.data;
  if (items.length === 0) {
    return (
      <PanelNote title="Alerts stay on the screens" icon={WebhookIcon}>
        With a webhook they also reach a pager, a chat or a program when nobody looks.
      </PanelNote>
    );
  }
  return (
    <ul aria-label="Webhooks" className="dims-when-stale grid content-start">
      {items.map((webhook) => (
        <WebhookCard
          key={webhook.webhookId}
          webhook={webhook}
          onChange={() => onOpen({ dialog: 'form', webhook })}
          onRenew={() => onOpen({ dialog: 'secret', webhook })}
          onRemove={() => onOpen({ dialog: 'removal', webhook })}
        />
      ))}
    </ul>
  );
}
