'use client';

import { Check, Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { notify } from '@/components/ui/notify';
import type { ApiKeyCreated } from '@/contract/api-key';

interface NewSecretProps {
  readonly made: ApiKeyCreated;
  readonly onClose: () => void;
}

/** The one time that the secret of a key is shown. */
export function NewSecret({ made, onClose }: NewSecretProps): ReactNode {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(made.secret).then(
      () => setCopied(true),
      () => notify({ title: 'Not copied: select the key and copy it by hand', tone: 'warn' }),
    );
  return (
    <Dialog
      title={`The key of ${made.name}`}
      description="This is the only time it is shown: the desk keeps no copy of it."
      open
      onOpenChange={onClose}
    >
      <output
        aria-label="Secret"
        className="figure block rounded-desk border border-warn bg-warn-ground px-2.5 py-2 text-[12.5px] break-all whitespace-normal select-all"
      >
        {made.secret}
      </output>
      <p className="text-s text-soft">
        Send it as <code className="figure">Authorization: Bearer {made.secret.slice(0, 8)}…</code>,
        with the scopes {made.scopes.join(', ')}.
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={() => void copy()}>
          {isCopied ? (
            <Check aria-hidden="true" size={13} />
          ) : (
            <Copy aria-hidden="true" size={13} />
          )}
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
        <Button tone="primary" onClick={onClose}>
          I have kept it
        </Button>
      </div>
    </Dialog>
  );
}
