import { CircleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface PanelNoteProps {
  readonly title: string;
  readonly icon?: LucideIcon;
  readonly tone?: 'calm' | 'warn' | 'critical';
  /** What it means and what to do next. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What a panel shows instead of its content: nothing there yet, or an error with its way out. */
export function PanelNote({
  title,
  icon: Icon = CircleAlert,
  tone = 'calm',
  children,
  action,
}: PanelNoteProps): ReactNode {
  return (
    <div
      role={tone === 'critical' ? 'alert' : undefined}
      className="flex min-h-0 flex-1 flex-col items-center justify-center gap-2 overflow-auto px-6 py-8 text-center"
    >
      <Icon aria-hidden="true" size={20} strokeWidth={1.75} className={iconTones[tone]} />
      <p className="font-semibold text-text">{title}</p>
      {children === undefined ? null : (
        <div className="max-w-[34ch] text-balance text-soft">{children}</div>
      )}
      {action}
    </div>
  );
}

const iconTones = { calm: 'text-faint', warn: 'text-warn', critical: 'text-critical' };
