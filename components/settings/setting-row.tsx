import type { ReactNode } from 'react';

interface SettingRowProps {
  readonly name: string;
  readonly meaning: ReactNode;
  readonly children: ReactNode;
}

/** One setting: what it is, what it means, and its control beside it. */
export function SettingRow({ name, meaning, children }: SettingRowProps): ReactNode {
  return (
    <div className="grid grid-cols-[minmax(180px,300px)_minmax(0,1fr)] items-start gap-x-6 gap-y-1.5 border-b border-line-soft px-4 py-3 last:border-b-0 max-sm:grid-cols-1">
      <div>
        <h3 className="font-semibold">{name}</h3>
        <p className="mt-0.5 text-s leading-snug text-soft">{meaning}</p>
      </div>
      <div className="min-w-0 max-w-[560px]">{children}</div>
    </div>
  );
}
