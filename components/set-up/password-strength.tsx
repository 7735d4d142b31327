import type { ReactNode } from 'react';

/** How far a password is from long enough; length is what counts. */
export function PasswordStrength({
  password,
  minimum,
}: {
  readonly password: string;
  readonly minimum: number;
}): ReactNode {
  const missing = minimum - password.length;
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="h-[3px] w-20 overflow-hidden rounded-full bg-line">
        <span
          className={`block h-full rounded-full ${missing > 0 ? 'bg-warn' : 'bg-good'}`}
          style={{ width: `${Math.min(100, (password.length / minimum) * 100)}%` }}
        />
      </span>
      {missing > 0 ? `At least ${minimum} characters; ${missing} to go.` : 'Long enough.'}
    </span>
  );
}
