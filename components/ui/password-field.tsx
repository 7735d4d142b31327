'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { Field } from './field';
import { TextInput } from './text-input';

interface PasswordFieldProps extends Omit<ComponentProps<'input'>, 'type'> {
  readonly label: string;
  readonly error: string | undefined;
  readonly hint?: ReactNode;
}

/** A password, hidden until one asks to see it. */
export function PasswordField({ label, error, hint, ...rest }: PasswordFieldProps): ReactNode {
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field label={label} layout="above" error={error} hint={hint}>
      {(ids) => (
        <TextInput
          ids={ids}
          {...rest}
          type={isShown ? 'text' : 'password'}
          isTall
          suffix={
            <button
              type="button"
              aria-label={isShown ? 'Hide the password' : 'Show the password'}
              onClick={() => setShown(!isShown)}
              className="flex size-6 items-center justify-center rounded hover:text-text"
            >
              <Icon aria-hidden="true" size={15} />
            </button>
          }
        />
      )}
    </Field>
  );
}
