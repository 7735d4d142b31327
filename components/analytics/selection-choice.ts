import { dayStartMs } from '@/components/ui/trading-day';

export const periods = ['today', '7d', '30d', '90d', '1y', 'all', 'own'] as const;
export type Period = (typeof periods)[number];

export const periodNames = {
  today: 'Today',
  '7d': '7 d',
  '30d': '30 d',
  '90d': '90 d',
  '1y': '1 y',
  all: 'All',
  own: 'Own',
} as const satisfies Record<Period, string>;

/** What is looked at, as the fields have it; an empty text does not narrow. */
export interface SelectionChoice {
  readonly period: Period;
  /** Trading days `YYYY-MM-DD` of a period of one's own, both included; empty: open. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly account: string;
  readonly strategy: string;
  readonly instrument: string;
  readonly operator: string;
}

/** All accounts together; no account has that name. */
export const wholeDesk = '*';

export const everything: SelectionChoice = {
  period: '30d',
  fromDay: '',
  toDay: '',
  account: '',
  strategy: '',
  instrument: '',
  operator: '',
};

const daysBack = { today: 0, '7d': 6, '30d': 29, '90d': 89, '1y': 364 } as const;

/** A period of one's own that ends before it begins holds nothing. */
export function isBackwards({ period, fromDay, toDay }: SelectionChoice): boolean {
  return period === 'own' && fromDay !== '' && toDay !== '' && toDay < fromDay;
}

/** Whether it is all that one account does; without a name it is that of the desk's feed. */
export function isWholeAccount(choice: SelectionChoice, named: string | undefined): boolean {
  const { account, strategy, instrument, operator } = choice;
  const isPart = [strategy, instrument, operator].some((name) => name !== '');
  return !isPart && (account === '' || account === named);
}

/** The desk's trading day, and where its days begin at midnight. */
interface DeskDay {
  readonly today: string;
  readonly zone: string;
}

/** The query that a choice asks; periods are whole trading days up to today. */
export function queryOf(choice: SelectionChoice, day: DeskDay): Record<string, string> {
  const { from, to } = periodOf(choice, day);
  const { account, strategy, instrument, operator } = choice;
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(account === wholeDesk ? { scope: 'desk' } : given('account', account)),
    ...given('strategy', strategy),
    ...given('instrument', instrument),
    ...given('operator', operator),
  };
}

function periodOf({ period, fromDay, toDay }: SelectionChoice, { today, zone }: DeskDay) {
  switch (period) {
    case 'all':
      return {};
    case 'own':
      return {
        from: fromDay === '' ? undefined : startOf(fromDay, 0, zone),
        to: toDay === '' ? undefined : startOf(toDay, 1, zone),
      };
    default:
      return { from: startOf(today, -daysBack[period], zone) };
  }
}

/** When the trading day so many days after another one begins. */
function startOf(day: string, daysLater: number, zone: string): string {
  const date = new Date(`${day}T00:00:00.000Z`);
  date.setUTCDate(date.getUTCDate() + daysLater);
  return new Date(dayStartMs(date.toISOString().slice(0, 10), zone)).toISOString();
}

function given(name: string, value: string): Record<string, string> {
  return value === '' ? {} : { [name]: value };
}
