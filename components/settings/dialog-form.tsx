'use client';

import type { FormEventHandler, ReactNode } from 'react';
import type { ApiFailure } from '@/components/feed/api-problem';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Refused } from './refused';

interface DialogFormProps {
  readonly title: string;
  readonly description: string;
  /** What its button does. */
  readonly verb: string;
  /** The call that is made: why the button waits, and the desk's no. */
  readonly call: { readonly isPending: boolean; readonly error: ApiFailure | null };
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onClose: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** Something new that is asked for in a dialog: fields, the desk's no below them, leave or send. */
export function DialogForm(props: DialogFormProps): ReactNode {
  const { title, description, verb, call, onSubmit, onClose, children } = props;
  return (
    <Dialog title={title} description={description} open onOpenChange={onClose}>
      <form noValidate className="flex flex-col gap-3.5" onSubmit={onSubmit}>
        {children}
        <Refused error={call.error} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Leave</Button>
          <Button
            type="submit"
            tone="primary"
            because={call.isPending ? 'on its way to the desk' : undefined}
            reason="hidden"
          >
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
