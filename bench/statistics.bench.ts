/** Statistics over many fills: the first question about a selection, the next, and one more fill. */
import { analyticsReport } from '../server/core/statistics/analytics-report';
import { JournalScript } from '../server/core/statistics/journal-script.fixture';
import type { Selection } from '../server/core/statistics/selection';
import { TradeLedger } from '../server/core/statistics/trade-ledger';
import { toStrategyId } from '../server/core/values/ids';
import { toInstant } from '../server/core/values/instant';
import { report } from './report';

const fills = Number(process.env['BENCH_FILLS'] ?? 100_000);

const script = new JournalScript();
for (let trade = 0; trade < fills / 2; trade += 1) {
  const strategy = `s${trade % 100}`;
  const instrument = `I${trade % 40}`;
  script.trade('100', String(95 + (trade % 11)), { strategy, instrument, mid: '100' }, '0.5');
  script.mark(String(100_000 + (trade % 977)));
}
const middle = toInstant(Math.floor(script.now - (fills * 60_000) / 2));

const [ledger, readMs] = timed(() => {
  const made = new TradeLedger();
  for (const event of script.events) {
    made.note(event);
  }
  return made;
});
const strategy: Selection = { strategy: toStrategyId('s7') };
// Compiled, as in a desk that has been asked before.
ledger.figures({ to: middle });
ledger.figures({ strategy: toStrategyId('s8') });
const [, firstMs] = timed(() => ledger.figures({ from: middle }));
const [, strategyMs] = timed(() => ledger.figures(strategy));
const [, nextMs] = timed(() => ledger.figures(strategy));
const noted = script.events.length;
script.trade('100', '101', { strategy: 's7', instrument: 'I7' });
const [, moreMs] = timed(() => {
  for (const event of script.events.slice(noted)) {
    ledger.note(event);
  }
  ledger.figures(strategy);
});
const [, reportMs] = timed(() =>
  analyticsReport(ledger, {}, { pointsMax: 400, hourOf: (time) => new Date(time).getUTCHours() }),
);

report(`Statistics over ${fills} fills`, [
  row('the first question about a period', firstMs, 200),
  row('the first question about a strategy', strategyMs, 200),
  row('the same question again', nextMs, 5),
  row('two more fills and the same question', moreMs, 5),
  row('the whole report of the desk', reportMs, 1_000),
  row('reading decoded events into the ledger', readMs, undefined),
]);

function timed<Value>(work: () => Value): [Value, number] {
  const start = performance.now();
  const value = work();
  return [value, performance.now() - start];
}

function row(what: string, value: number, atMost: number | undefined) {
  return { what, value, unit: 'ms', decimals: 1, ...(atMost === undefined ? {} : { atMost }) };
}
