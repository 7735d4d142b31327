'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { Button, type ButtonTone } from './button';
import { Field } from './field';
import { TextInput } from './text-input';
import { useKeptTyping } from './use-kept-typing';

const reasonLengthMax = 500;
const nothingYet = { reason: '' };

interface ReasonFormProps {
  /** What the act is about, such as `alert.a7`: what is typed is kept under it. */
  readonly about: string;
  /** What is asked for; "Reason" unless said. */
  readonly label?: string;
  /** What its button does. */
  readonly verb: string;
  readonly tone: ButtonTone;
  /** Why it cannot be sent now. */
  readonly because?: string | undefined;
  readonly onSend: (reason: string, whenDone: () => void) => void;
  /** The desk's no. */
  readonly problem?: ReactNode;
  /** Present in a dialog: the way out of it, and its words. */
  readonly leave?: { readonly words: string; readonly onLeave: () => void };
}

/**
 * An act with its reason, which the journal keeps with the name of who gave it. What is typed outlives an
 * error, a reload and a lost line.
 */
export function ReasonForm(props: ReasonFormProps): ReactNode {
  const { about, label = 'Reason', verb, tone, because, onSend, problem, leave } = props;
  const { typing, type, forget } = useKeptTyping(`reason.${about}`, nothingYet);
  const { reason } = typing;
  const [isTried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isMissing && because === undefined) {
      onSend(reason.trim(), () => {
        forget();
        setTried(false);
      });
    }
  };
  return (
    <form noValidate className="flex flex-col gap-3" onSubmit={send}>
      <Field
        label={label}
        layout="above"
        // One takes the place of the other: the button does not move away from under the pointer.
        hint="The journal keeps it with your name."
        error={isTried && isMissing ? 'Say why, in a few words.' : undefined}
      >
        {(ids) => (
          <TextInput
            ids={ids}
            value={reason}
            maxLength={reasonLengthMax}
            onChange={({ target }) => type({ reason: target.value })}
          />
        )}
      </Field>
      {problem}
      <div className="flex items-center justify-end gap-2">
        {leave === undefined ? null : <Button onClick={leave.onLeave}>{leave.words}</Button>}
        <Button tone={tone} type="submit" because={because}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
