'use client';

import { Switch as BaseSwitch } from '@base-ui/react/switch';
import type { ReactNode } from 'react';

interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly describedBy?: string | undefined;
}

/** On or off, at once. */
export function Switch({
  label,
  checked,
  onChange,
  disabled = false,
  describedBy,
}: SwitchProps): ReactNode {
  return (
    <BaseSwitch.Root
      aria-label={label}
      aria-describedby={describedBy}
      checked={checked}
      disabled={disabled}
      onCheckedChange={(next) => onChange(next)}
      className="relative flex h-[15px] w-[26px] flex-none rounded-full border border-line bg-sunken p-px transition-colors duration-(--quick) data-checked:border-accent data-checked:bg-accent data-disabled:cursor-not-allowed"
    >
      <BaseSwitch.Thumb className="size-[11px] rounded-full bg-faint transition-transform duration-(--quick) data-checked:translate-x-[11px] data-checked:bg-accent-ink" />
    </BaseSwitch.Root>
  );
}
