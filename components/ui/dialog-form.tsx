'use client';

import type { FormEventHandler, ReactNode } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';

interface DialogFormProps {
  readonly title: string;
  readonly description: string;
  /** What its button does. */
  readonly verb: string;
  /** Why it cannot be sent as it stands. */
  readonly because?: string | undefined;
  readonly isSending: boolean;
  /** The desk's no. */
  readonly problem: ReactNode;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onClose: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** Something new that is asked for in a dialog: fields, the desk's no below them, leave or send. */
export function DialogForm(props: DialogFormProps): ReactNode {
  const { title, description, verb, because, isSending, problem, onSubmit, onClose, children } =
    props;
  return (
    <Dialog title={title} description={description} open onOpenChange={onClose}>
      <form noValidate className="flex flex-col gap-3.5" onSubmit={onSubmit}>
        {children}
        {problem}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Leave</Button>
          <Button
            type="submit"
            tone="primary"
            because={isSending ? 'on its way to the desk' : because}
            reason={isSending ? 'hidden' : 'beside'}
          >
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
