/** Groups of event types that one asks for together. */
export const eventKinds = [
  {
    value: 'orders',
    label: 'Orders',
    types: [
      'ORDER_SUBMITTED',
      'ORDER_DENIED',
      'ORDER_ACCEPTED',
      'ORDER_REJECTED',
      'ORDER_TRIGGERED',
      'ORDER_CANCEL_REQUESTED',
      'ORDER_CANCELED',
      'ORDER_CANCEL_REJECTED',
      'ORDER_REPLACE_REQUESTED',
      'ORDER_REPLACED',
      'ORDER_REPLACE_REJECTED',
      'ORDER_STOP_MOVED',
      'ORDER_EXPIRED',
      'ORDER_UNKNOWN',
    ],
  },
  {
    value: 'fills',
    label: 'Fills',
    types: ['ORDER_PARTIALLY_FILLED', 'ORDER_FILLED', 'EXTERNAL_FILL_BOOKED'],
  },
  { value: 'positions', label: 'Positions', types: ['POSITION_OPENED', 'POSITION_CLOSED'] },
  {
    value: 'risk',
    label: 'Limits',
    types: ['RISK_LIMITS_CHANGED', 'RISK_LIMIT_BREACHED'],
  },
  {
    value: 'control',
    label: 'Control',
    types: ['MODE_CHANGED', 'KILL_LATCHED', 'KILL_PROGRESSED', 'KILL_RELEASED'],
  },
  {
    value: 'reconciliation',
    label: 'Reconciliation',
    types: [
      'RECONCILIATION_RUN',
      'BREAK_RAISED',
      'BREAK_CHANGED',
      'BREAK_REOPENED',
      'BREAK_RESOLVED',
      'BREAK_ACKNOWLEDGED',
      'BREAK_WAIVED',
      'BREAK_REPAIRED',
      'BREAK_REVERTED',
      'DROP_COPY_TAKEN',
      'DROP_COPY_WITHDRAWN',
      'POSITION_ADJUSTED',
      'CASH_ADJUSTED',
      'FILL_REVERSED',
      'ORDER_RESTORED',
    ],
  },
  { value: 'access', label: 'Access', types: ['ACCESS_NOTED'] },
  {
    value: 'account',
    label: 'Account',
    types: ['ACCOUNT_OPENED', 'EQUITY_MARKED', 'TRADING_DAY_ROLLED'],
  },
  {
    value: 'system',
    label: 'System',
    types: [
      'DESK_STARTED',
      'DESK_STOPPED',
      'EXECUTION_ERROR',
      'ALERT_ACKNOWLEDGED',
      'ALERT_RULE_SET',
      'ALERT_RULE_REMOVED',
      'ALERT_RULE_FIRED',
      'ALERT_RULE_REARMED',
      'WEBHOOK_SET',
      'WEBHOOK_REMOVED',
      'WEBHOOK_DELIVERED',
      'WEBHOOK_GIVEN_UP',
      'MARKET_DATA_SOURCE_CHANGED',
      'VENUE_SETTINGS_CHANGED',
      'VENUE_DISTURBED',
    ],
  },
] as const;
export type EventKind = (typeof eventKinds)[number]['value'];

/** The group of a type; a type that came with a newer desk belongs to the system. */
export function kindOf(type: string): EventKind {
  return (
    eventKinds.find(({ types }) => (types as readonly string[]).includes(type))?.value ?? 'system'
  );
}
