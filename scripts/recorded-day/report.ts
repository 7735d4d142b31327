import type { Order } from '../../contract/order';
import { formatDecimal } from '../../server/core/values/decimal';
import type { IndependentTape } from './independent-tape';
import { naiveBooks } from './naive-books';
import type { RecordedDayRun } from './run-recorded-day';
import { units } from './units';

const statuses = ['filled', 'canceled', 'expired', 'rejected', 'denied'] as const;
const types = ['market', 'limit', 'stop', 'stopLimit', 'trailingStop'] as const;

/** The day in a page of text. */
export function reportOf(
  run: RecordedDayRun,
  tape: IndependentTape,
  problems: readonly string[],
): string {
  const { account } = run.closed;
  const rows = tape.quotes.length + tape.trades.length;
  const seconds = run.elapsedMs / 1000;
  return [
    'IBM, 2013-10-07, through the desk',
    '',
    ...orderTable(run.orders),
    '',
    ...requestLines(run),
    '',
    ...fillLines(run),
    '',
    line('Realized P&L', account.realizedPnL),
    line('Unrealized P&L', account.unrealizedPnL),
    line('Commission', account.commission),
    line('Equity', `${account.equity} (${account.initialCapital} at the start)`),
    '',
    line(
      'Journal',
      `${run.events.length} rows, last hash ${run.verification.lastHash.slice(0, 16)}`,
    ),
    line('Tape', `${rows} quotes and trades in ${seconds.toFixed(1)} s`),
    line(
      'Speed',
      `${Math.round(rows / seconds)} ticks/s, ${Math.round(23_400 / seconds)} × real time`,
    ),
    '',
    ...verdictLines(problems),
  ].join('\n');
}

function orderTable(orders: readonly Order[]): string[] {
  const head = ['', ...statuses, 'all'];
  const body = types.map((type) => {
    const own = orders.filter(({ orderType }) => orderType === type);
    return [type, ...statuses.map((status) => count(own, status)), String(own.length)];
  });
  const foot = ['all', ...statuses.map((status) => count(orders, status)), String(orders.length)];
  return [head, ...body, foot].map(([first = '', ...cells]) =>
    [first.padEnd(14), ...cells.map((cell) => cell.padStart(9))].join(''),
  );
}

function count(orders: readonly Order[], status: string): string {
  return String(orders.filter((order) => order.status === status).length);
}

function requestLines({ sent, changes }: RecordedDayRun): string[] {
  const taken = (what: string) => {
    const own = changes.filter((change) => change.what === what);
    return `${own.length} (${own.filter(({ answer }) => !answer.ok).length} refused)`;
  };
  const mistakes = sent.filter(({ planned }) => planned.wrong !== undefined);
  const repeats = sent.filter(({ again }) => again !== undefined);
  return [
    line('Orders sent', `${sent.length}, of them ${mistakes.length} with a mistake`),
    line('Sent twice', String(repeats.length)),
    line('Cancels', taken('cancel')),
    line('Changes', taken('modify')),
    line('Closes', taken('close')),
  ];
}

function fillLines({ closed, events }: RecordedDayRun): string[] {
  const { fills, account } = closed;
  const books = naiveBooks(fills, units(account.initialCapital));
  const takers = fills.filter(({ liquidity }) => liquidity === 'taker').length;
  const shares = fills.reduce((sum, { quantity }) => sum + units(quantity), 0n);
  const perShare = shares === 0n ? 0 : Number(books.slippage) / Number(shares);
  return [
    line('Fills', `${fills.length} (${takers} taking, ${fills.length - takers} resting)`),
    line('Shares', formatDecimal(shares)),
    line(
      'Slippage',
      `${formatDecimal(books.slippage)}, ${perShare.toFixed(4)} a share against the middle`,
    ),
    line('Held at the end', formatDecimal(books.quantity)),
    line(
      'Positions closed',
      String(events.filter(({ type }) => type === 'POSITION_CLOSED').length),
    ),
  ];
}

function verdictLines(problems: readonly string[]): string[] {
  return problems.length === 0
    ? ['Every fill agrees with the tape, and the books with the fills, to the last decimal.']
    : [
        `${problems.length} things are not as they have to be:`,
        ...problems.map((one) => `- ${one}`),
      ];
}

function line(name: string, value: string): string {
  return `${name.padEnd(18)}${value}`;
}
