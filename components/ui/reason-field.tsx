import type { ComponentProps, ReactNode } from 'react';
import { Field } from './field';
import { TextInput } from './text-input';

interface ReasonFieldProps extends ComponentProps<'input'> {
  readonly error: string | undefined;
}

/** Why somebody does what a form is about to do. */
export function ReasonField({ error, ...rest }: ReasonFieldProps): ReactNode {
  return (
    <Field label="Reason" layout="above" error={error}>
      {(ids) => (
        <TextInput ids={ids} autoComplete="off" placeholder="kept in the journal" {...rest} />
      )}
    </Field>
  );
}
