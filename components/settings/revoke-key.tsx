'use client';

import type { ReactNode } from 'react';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { notify } from '@/components/ui/notify';
import type { ApiKey } from '@/contract/api-key';
import { revokeKeyCall } from './settings-calls';

interface RevokeKeyProps {
  readonly apiKey: ApiKey;
  readonly onClose: () => void;
}

/** Takes a key out of use, for good. */
export function RevokeKey({ apiKey, onClose }: RevokeKeyProps): ReactNode {
  const revoking = useApiMutation(revokeKeyCall);
  return (
    <Dialog
      title={`Revoke ${apiKey.name}`}
      description={`The key of ${apiKey.username} works no more from this moment, and cannot be brought back. Orders that it sent stay open.`}
      tone="danger"
      open
      onOpenChange={onClose}
    >
      <Refused error={revoking.error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button
          tone="danger"
          because={revoking.isPending ? 'being sent' : undefined}
          onClick={() =>
            revoking.mutate(apiKey, {
              onSuccess: () => {
                notify({ title: `${apiKey.name} is revoked`, tone: 'good' });
                onClose();
              },
            })
          }
        >
          Revoke the key
        </Button>
      </div>
    </Dialog>
  );
}
