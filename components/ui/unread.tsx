import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button';
import { LoadingLines } from './loading-lines';
import { PanelNote } from './panel-note';

interface UnreadProps {
  /** In the middle of a sentence: `the webhooks`. */
  readonly what: string;
  /** Why it could not be read; absent while it is being read. */
  readonly because: string | undefined;
  readonly onRetry: () => void;
  readonly lines?: number;
}

/** What stands where something was asked for and is not there: it is on its way, or could not be read. */
export function Unread({ what, because, onRetry, lines = 4 }: UnreadProps): ReactNode {
  if (because === undefined) {
    return <LoadingLines label={`Reading ${what}`} lines={lines} />;
  }
  return (
    <PanelNote
      title={`${what.charAt(0).toUpperCase()}${what.slice(1)} could not be read`}
      icon={TriangleAlert}
      tone="critical"
      action={<Button onClick={onRetry}>Try again</Button>}
    >
      {because}
    </PanelNote>
  );
}
