import type { ComponentProps, ReactNode } from 'react';
import { Field } from './field';
import { TextInput } from './text-input';

interface UsernameFieldProps extends ComponentProps<'input'> {
  readonly error: string | undefined;
  readonly hint?: ReactNode;
}

/** The name that somebody signs in with. */
export function UsernameField({ error, hint, ...rest }: UsernameFieldProps): ReactNode {
  return (
    <Field label="Name" layout="above" error={error} hint={hint}>
      {(ids) => (
        <TextInput
          ids={ids}
          isTall
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...rest}
        />
      )}
    </Field>
  );
}
