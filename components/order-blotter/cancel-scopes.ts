import type { Order } from '@/contract/order';
import type { CancelScope } from './order-calls';

/** A choice of what to cancel, with the orders that it hits now. */
export interface ScopeChoice {
  readonly key: string;
  readonly label: string;
  readonly scope: CancelScope;
  readonly orders: readonly Order[];
}

/**
 * All open orders, those of each instrument, strategy and person: only what would hit something. The one
 * that is `chosen` stays, though it hits nothing any more: another one in its place would be canceled.
 */
export function scopeChoices(open: readonly Order[], chosen?: ScopeChoice): readonly ScopeChoice[] {
  const all: ScopeChoice = { key: 'all', label: 'All open orders', scope: {}, orders: open };
  const choices = [
    all,
    ...groups(open, 'instrument', ({ instrument }) => instrument),
    ...groups(open, 'strategy', ({ origin }) => origin.strategy),
    ...groups(open, 'user', ({ origin }) => origin.user),
  ];
  return chosen === undefined || choices.some(({ key }) => key === chosen.key)
    ? choices
    : [...choices, { ...chosen, orders: [] }];
}

const labels = {
  instrument: (name: string) => `Instrument ${name}`,
  strategy: (name: string) => `Strategy ${name}`,
  user: (name: string) => `Orders of ${name}`,
};

function groups(
  open: readonly Order[],
  kind: keyof typeof labels,
  nameOf: (order: Order) => string | undefined,
): readonly ScopeChoice[] {
  const byName = new Map<string, Order[]>();
  for (const order of open) {
    const name = nameOf(order);
    if (name !== undefined) {
      byName.set(name, [...(byName.get(name) ?? []), order]);
    }
  }
  return [...byName.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, orders]) => ({
      key: `${kind}:${name}`,
      label: labels[kind](name),
      scope: { [kind]: name },
      orders,
    }));
}
