import { formatFigure } from '@/components/ui/format-figures';
import type { Event } from '@/contract/event';

const words: Readonly<Record<string, string>> = {
  ORDER_SUBMITTED: 'Sent',
  ORDER_DENIED: 'Denied by the desk',
  ORDER_ACCEPTED: 'Accepted by the venue',
  ORDER_REJECTED: 'Rejected by the venue',
  ORDER_TRIGGERED: 'Stop reached',
  ORDER_PARTIALLY_FILLED: 'Filled in part',
  ORDER_FILLED: 'Filled',
  ORDER_CANCEL_REQUESTED: 'Cancel asked',
  ORDER_CANCELED: 'Canceled',
  ORDER_CANCEL_REJECTED: 'Cancel refused',
  ORDER_REPLACE_REQUESTED: 'Change asked',
  ORDER_REPLACED: 'Changed',
  ORDER_REPLACE_REJECTED: 'Change refused',
  ORDER_STOP_MOVED: 'Stop moved',
  ORDER_EXPIRED: 'Expired',
  ORDER_UNKNOWN: 'Outcome unknown',
  EXTERNAL_FILL_BOOKED: 'Fill from elsewhere booked',
  RISK_LIMIT_BREACHED: 'Limit breached',
  EXECUTION_ERROR: 'Error',
};

/** What happened, in a word or two. A type that came with a newer desk is shown as it is. */
export function eventWord({ type }: Event): string {
  return words[type] ?? type.toLowerCase().replaceAll('_', ' ');
}

/** The fact that matters of it: a fill's quantity and price, a reason, what was asked. */
export function eventDetail({ payload }: Event): string {
  const fill = recordOf(payload['fill']);
  if (fill !== undefined) {
    return fillWords(fill);
  }
  const order = recordOf(payload['order']);
  const past = pastWarnings(order ?? {});
  if (past !== '') {
    return past;
  }
  for (const name of ['reason', 'cause', 'message'] as const) {
    const text = payload[name];
    if (typeof text === 'string' && text !== '') {
      return text;
    }
  }
  const updates = recordOf(payload['updates']) ?? payload;
  const wanted = updateNames
    .filter(({ name }) => typeof updates[name] === 'string')
    .map(({ name, word }) => `${word} ${formatFigure(String(updates[name]))}`)
    .join(', ');
  return [wanted, pastWarnings(payload)].filter((words) => words !== '').join(', ');
}

/** The checks that an order or a change of it was sent past, by name, and why; empty: none. */
function pastWarnings(sent: Readonly<Record<string, unknown>>): string {
  if (typeof sent['warningReason'] !== 'string') {
    return '';
  }
  const verdicts = Array.isArray(sent['verdicts']) ? sent['verdicts'] : [];
  const names = verdicts.map((one) => String(recordOf(one)?.['code']).replaceAll('-', ' '));
  return `past ${names.join(', ')}: ${sent['warningReason']}`;
}

const updateNames = [
  { name: 'quantity', word: 'quantity' },
  { name: 'limitPrice', word: 'limit' },
  { name: 'stopPrice', word: 'stop' },
] as const;

function fillWords(fill: Readonly<Record<string, unknown>>): string {
  const why = typeof fill['why'] === 'string' ? ` (${fill['why']})` : '';
  return `${figure(fill['quantity'])} at ${figure(fill['price'])}, fee ${figure(fill['commission'])}${why}`;
}

function figure(value: unknown): string {
  return typeof value === 'string' ? formatFigure(value) : '–';
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
