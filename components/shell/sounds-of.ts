import type { SoundName } from '@/components/ui/preferences';
import type { StreamEvent } from '@/contract/stream';

const refusals: ReadonlySet<string> = new Set([
  'ORDER_DENIED',
  'ORDER_REJECTED',
  'ORDER_CANCEL_REJECTED',
  'ORDER_REPLACE_REJECTED',
]);

/** What events sound like to a person: fills and refusals of their own orders, alerts of the desk. */
export function soundsOf(
  events: readonly StreamEvent[],
  username: string | undefined,
): readonly SoundName[] {
  const sounds = new Set<SoundName>();
  for (const { type, order, fill, alert } of events) {
    const isOwn = order === undefined || order.origin.user === username;
    if (fill !== undefined && isOwn) {
      sounds.add('fill');
    }
    if (refusals.has(type) && isOwn) {
      sounds.add('refusal');
    }
    if (alert !== undefined && alert.acknowledgedBy === undefined) {
      sounds.add(alert.severity === 'critical' ? 'critical' : 'alert');
    }
  }
  return [...sounds];
}
