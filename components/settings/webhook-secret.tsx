'use client';

import type { ReactNode } from 'react';
import type { WebhookWithSecret } from '@/contract/webhook';
import { NewSecret } from './new-secret';

interface WebhookSecretProps {
  readonly made: WebhookWithSecret;
  readonly onClose: () => void;
}

/** The secret that a receiver proves the desk by. */
export function WebhookSecret({ made: { name, secret }, onClose }: WebhookSecretProps): ReactNode {
  return (
    <NewSecret title={`The secret of ${name}`} secret={secret} onClose={onClose}>
      Each message carries <code className="figure">Desk-Signature: t=…,v1=…</code>, where v1 is the
      HMAC-SHA256 of <code className="figure">t.body</code> with this secret. The API's page shows
      how to check it.
    </NewSecret>
  );
}
