import type { ReactNode } from 'react';
import { Field } from './field';
import { TextInput } from './text-input';

interface SendReasonFieldProps {
  readonly value: string;
  /** Somebody wanted to send without one. */
  readonly isMissed: boolean;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
  /** It was not there a moment ago, and nothing else is left to do. */
  readonly takesFocus?: boolean;
}

/** Why something goes out past a warning of the desk. */
export function SendReasonField(props: SendReasonFieldProps): ReactNode {
  const { value, isMissed, onChange, onLeave, takesFocus = false } = props;
  const isMissing = isMissed && value.trim() === '';
  return (
    <Field
      label="Reason to send it"
      layout="above"
      error={isMissing ? 'Say in a few words why it is to be sent all the same.' : undefined}
      hint="The journal keeps it with the order."
    >
      {(ids) => (
        <TextInput
          ids={ids}
          autoFocus={takesFocus}
          value={value}
          maxLength={500}
          autoComplete="off"
          onChange={({ target }) => onChange(target.value)}
          onBlur={onLeave}
        />
      )}
    </Field>
  );
}
