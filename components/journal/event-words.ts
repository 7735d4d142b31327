import { formatFigure } from '@/components/ui/format-figures';
import { limitDiff } from '@/components/ui/limit-diff';
import { scopeWords } from '@/components/ui/limit-words';
import type { Actor } from '@/contract/actor';
import type { Event } from '@/contract/event';
import { riskLimits } from '@/contract/risk-limits';

type Payload = Readonly<Record<string, unknown>>;

/** Who acted, in one word or two. */
export function actorWords(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return actor.user ?? 'a person';
    case 'apiKey':
      return `${actor.user ?? ''} by key ${actor.apiKey ?? ''}`.trim();
    case 'venue':
      return `venue ${actor.venue ?? ''}`.trim();
    case 'desk':
      return actor.part === undefined ? 'desk' : `desk (${actor.part})`;
  }
}

/** What happened, in a word or two. A type that came with a newer desk is shown as it is. */
export function eventName(type: string): string {
  const plain = type.toLowerCase().replaceAll('_', ' ');
  return names[type] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** What the event is about: an instrument, a scope, a person. */
export function eventSubject({ type, payload }: Event): string {
  const inside = recordOf(payload['order']) ?? recordOf(payload['fill']) ?? payload;
  const instrument = textOf(inside['instrument']);
  if (instrument !== '') {
    return instrument;
  }
  const scope = recordOf(payload['scope']);
  if (scope !== undefined) {
    const id = textOf(scope['id']) || textOf(scope['target']);
    return scopeWords({ kind: textOf(scope['kind']), id: id === '' ? undefined : id });
  }
  const dropCopy = recordOf(payload['dropCopy']);
  return type === 'ACCESS_NOTED'
    ? textOf(payload['subject'])
    : textOf((dropCopy ?? payload)['account']);
}

/** The facts of it in one line: numbers as the desk writes them. */
export function eventSummary({ type, payload }: Event): string {
  const say = summaries[type];
  return say === undefined ? plainSummary(payload) : say(payload);
}

/** Why it was done or came about; empty when nobody had to say. */
export function eventReason({ type, payload }: Event): string {
  const order = recordOf(payload['order']);
  const fill = recordOf(payload['fill']);
  return (
    textOf(payload['reason']) ||
    textOf(payload['cause']) ||
    textOf(fill?.['why']) ||
    textOf(order?.['rejectReason']) ||
    warningWords(order) ||
    warningWords(payload) ||
    (type === 'EXECUTION_ERROR' ? textOf(payload['code']) : '')
  );
}

/** Which warnings an order or a change of it was sent past, and why. */
function warningWords(sent: Payload | undefined): string {
  const reason = textOf(sent?.['warningReason']);
  const verdicts = sent?.['verdicts'];
  const codes = Array.isArray(verdicts)
    ? verdicts.map((one) => textOf(recordOf(one)?.['code']))
    : [];
  return reason === '' ? '' : `past ${codes.join(', ').replaceAll('-', ' ')}: ${reason}`;
}

/** The order that it is about, if any. */
export function orderIdOf({ payload }: Event): string | undefined {
  const own = textOf(payload['orderId']);
  const inOrder = textOf(recordOf(payload['order'])?.['orderId']);
  const inFill = textOf(recordOf(payload['fill'])?.['orderId']);
  return own || inOrder || inFill || undefined;
}

const names: Readonly<Record<string, string>> = {
  ORDER_SUBMITTED: 'Order sent',
  ORDER_DENIED: 'Order denied by the desk',
  ORDER_ACCEPTED: 'Order accepted',
  ORDER_REJECTED: 'Order rejected by the venue',
  ORDER_TRIGGERED: 'Stop reached',
  ORDER_PARTIALLY_FILLED: 'Filled in part',
  ORDER_FILLED: 'Filled',
  ORDER_CANCEL_REQUESTED: 'Cancel asked',
  ORDER_CANCELED: 'Order canceled',
  ORDER_CANCEL_REJECTED: 'Cancel refused',
  ORDER_REPLACE_REQUESTED: 'Change asked',
  ORDER_REPLACED: 'Order changed',
  ORDER_REPLACE_REJECTED: 'Change refused',
  ORDER_STOP_MOVED: 'Stop moved',
  ORDER_EXPIRED: 'Order expired',
  ORDER_UNKNOWN: 'Outcome unknown',
  EXTERNAL_FILL_BOOKED: 'Fill from elsewhere',
  POSITION_OPENED: 'Position opened',
  POSITION_CLOSED: 'Position closed',
  ACCOUNT_OPENED: 'Account opened',
  EQUITY_MARKED: 'Equity marked',
  TRADING_DAY_ROLLED: 'Trading day rolled',
  RISK_LIMITS_CHANGED: 'Limits changed',
  RISK_LIMIT_BREACHED: 'Limit breached',
  MODE_CHANGED: 'Mode changed',
  KILL_LATCHED: 'Kill latched',
  KILL_PROGRESSED: 'Kill went on',
  KILL_RELEASED: 'Kill released',
  DESK_STARTED: 'Desk started',
  DESK_STOPPED: 'Desk stopped',
  EXECUTION_ERROR: 'Error',
  ALERT_ACKNOWLEDGED: 'Alert acknowledged',
  MARKET_DATA_SOURCE_CHANGED: 'Prices changed source',
  VENUE_SETTINGS_CHANGED: 'Venue settings changed',
  VENUE_DISTURBED: 'Venue disturbed',
  ACCESS_NOTED: 'Access',
};

const summaries: Readonly<Record<string, (payload: Payload) => string>> = {
  ORDER_SUBMITTED: ({ order }) => orderWords(recordOf(order)),
  ORDER_DENIED: ({ order }) => orderWords(recordOf(order)),
  ORDER_PARTIALLY_FILLED: ({ fill }) => fillWords(recordOf(fill)),
  ORDER_FILLED: ({ fill }) => fillWords(recordOf(fill)),
  EXTERNAL_FILL_BOOKED: ({ fill }) => fillWords(recordOf(fill)),
  DROP_COPY_TAKEN: ({ dropCopy, fills, fileName }) =>
    `${dropCopyWords(dropCopy)}: ${Array.isArray(fills) ? fills.length : 0} fills${textOf(fileName) && ` of ${textOf(fileName)}`}`,
  DROP_COPY_WITHDRAWN: ({ dropCopy }) => dropCopyWords(dropCopy),
  ORDER_ACCEPTED: (payload) => `as ${textOf(payload['venueOrderId'])}`,
  ORDER_REPLACE_REQUESTED: ({ updates }) => termWords(recordOf(updates)),
  ORDER_REPLACED: (payload) => termWords({ ...payload, ...recordOf(payload['terms']) }),
  ORDER_STOP_MOVED: (payload) => termWords(payload),
  POSITION_OPENED: ({ position }) => {
    const opened = recordOf(position) ?? {};
    return `${figure(opened['quantity'])}, cost ${money(opened['costBasis'])}`;
  },
  POSITION_CLOSED: ({ position }) => {
    const closed = recordOf(position) ?? {};
    return `realized ${signed(closed['realizedPnL'])}, fees ${money(closed['commission'])}`;
  },
  EQUITY_MARKED: (payload) =>
    `${money(payload['equity'])}, unrealized ${signed(payload['unrealizedPnL'])}`,
  TRADING_DAY_ROLLED: (payload) =>
    `${textOf(payload['tradingDay'])} at ${money(payload['equity'])}`,
  ACCOUNT_OPENED: (payload) => `${money(payload['initialCapital'])} ${textOf(payload['currency'])}`,
  RISK_LIMITS_CHANGED: (payload) => {
    const change = limitsOf(payload);
    return limitDiff(change.previous, change.limits)
      .map(({ name, before, after }) => `${name}: ${before} → ${after}`)
      .join('; ');
  },
  RISK_LIMIT_BREACHED: (payload) => textOf(payload['message']),
  MODE_CHANGED: (payload) => `${textOf(payload['previous'])} → ${textOf(payload['mode'])}`,
  KILL_LATCHED: (payload) =>
    `${payload['flatten'] === true ? 'cancel and flatten' : 'cancel'}: ${textOf(payload['orders'])} orders, ${textOf(payload['positions'])} positions`,
  KILL_PROGRESSED: (payload) =>
    `${textOf(payload['phase'])}: ${textOf(payload['ordersLeft'])} orders, ${textOf(payload['positionsLeft'])} positions left`,
  DESK_STARTED: (payload) =>
    `version ${textOf(payload['version'])}, Node ${textOf(payload['node'])}`,
  EXECUTION_ERROR: (payload) => textOf(payload['message']),
  ALERT_ACKNOWLEDGED: (payload) => textOf(payload['alertId']),
  MARKET_DATA_SOURCE_CHANGED: (payload) => textOf(payload['source']),
  VENUE_SETTINGS_CHANGED: (payload) => textOf(payload['settings']),
  VENUE_DISTURBED: (payload) => `${textOf(payload['what'])}: ${textOf(payload['details'])}`,
  ACCESS_NOTED: (payload) =>
    [
      textOf(payload['action']).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
      textOf(payload['detail']),
    ]
      .filter((part) => part !== '')
      .join(': '),
};

/** Limits before and after; what cannot be read counts as nothing said. */
export function limitsOf(payload: Payload) {
  return {
    previous: readLimits(payload['previous']),
    limits: readLimits(payload['limits']),
  };
}

function readLimits(value: unknown) {
  const record = recordOf(value) ?? {};
  const lists = Object.fromEntries(
    ['allowList', 'blockList']
      .filter((name) => Array.isArray(record[name]))
      .map((name) => [name, (record[name] as readonly unknown[]).map(withTimeText)]),
  );
  return riskLimits.safeParse({ ...record, ...lists }).data ?? {};
}

/** The journal keeps a moment as milliseconds. */
function withTimeText(entry: unknown): unknown {
  const record = recordOf(entry) ?? {};
  return typeof record['expiresAt'] === 'number'
    ? { ...record, expiresAt: new Date(record['expiresAt']).toISOString() }
    : record;
}

function orderWords(order: Payload | undefined): string {
  if (order === undefined) {
    return '';
  }
  const terms = recordOf(order['terms']) ?? order;
  const type = textOf(terms['orderType']).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const prices = termWords({ limitPrice: terms['limitPrice'], stopPrice: terms['stopPrice'] });
  const asked = [textOf(order['side']), figure(order['quantity']), type].join(' ');
  return prices === '' ? asked : `${asked}, ${prices}`;
}

function fillWords(fill: Payload | undefined): string {
  return fill === undefined
    ? ''
    : `${textOf(fill['side'])} ${figure(fill['quantity'])} at ${figure(fill['price'])}, fee ${figure(fill['commission'])}`;
}

function termWords(terms: Payload | undefined): string {
  return [
    ['quantity', 'quantity'],
    ['limitPrice', 'limit'],
    ['stopPrice', 'stop'],
  ]
    .filter(([name = '']) => terms?.[name] !== undefined)
    .map(([name = '', word = '']) => `${word} ${figure(terms?.[name])}`)
    .join(', ');
}

function plainSummary(payload: Payload): string {
  return textOf(payload['message']);
}

function dropCopyWords(dropCopy: unknown): string {
  const { name, tradingDay } = recordOf(dropCopy) ?? {};
  return `${textOf(name)} of ${textOf(tradingDay)}`;
}

const decimal = /^-?\d+(\.\d+)?$/;

function figure(value: unknown): string {
  const text = textOf(value);
  return decimal.test(text) ? formatFigure(text) : text || '–';
}

function money(value: unknown): string {
  const text = textOf(value);
  return decimal.test(text) ? formatFigure(text, { decimals: 2 }) : text || '–';
}

function signed(value: unknown): string {
  const text = textOf(value);
  return decimal.test(text) ? formatFigure(text, { decimals: 2, sign: 'always' }) : text || '–';
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function recordOf(value: unknown): Payload | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Payload)
    : undefined;
}
