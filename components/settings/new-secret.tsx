'use client';

import { Check, Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { notify } from '@/components/ui/notify';

interface NewSecretProps {
  readonly title: string;
  readonly secret: string;
  readonly onClose: () => void;
  /** How it is used. */
  readonly children: ReactNode;
}

/** The one time that a secret is shown. */
export function NewSecret({ title, secret, onClose, children }: NewSecretProps): ReactNode {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => notify({ title: 'Not copied: select it and copy it by hand', tone: 'warn' }),
    );
  return (
    <Dialog
      title={title}
      description="This is the only time it is shown: whoever has it can act in its name."
      open
      onOpenChange={onClose}
    >
      <output
        aria-label="Secret"
        className="figure block rounded-desk border border-warn bg-warn-ground px-2.5 py-2 text-[12.5px] break-all whitespace-normal select-all"
      >
        {secret}
      </output>
      <p className="text-s text-soft">{children}</p>
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
