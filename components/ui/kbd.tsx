import type { ReactNode } from 'react';

/** The name of a key, as it stands on the key. */
export function Kbd({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <kbd className="rounded border border-line bg-sunken px-1 py-px font-mono text-[10px] leading-none text-faint">
      {children}
    </kbd>
  );
}
