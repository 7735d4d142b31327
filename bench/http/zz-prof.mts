import { BenchDesk, orderRequest } from '/work/main/bench/http/bench-desk';
import { percentile, runLoad } from '/work/main/bench/http/load';

const desk = await BenchDesk.start(
  { NODE_OPTIONS: '--cpu-prof --cpu-prof-dir=/tmp/lead/prof' },
  process.argv[2] ?? 'dist/server/main.js',
);
await desk.send('PUT', '/api/v1/risk-limits', {
  scope: { kind: 'desk' },
  limits: {
    maxPositionSize: '100000000',
    maxOrderQuantity: '1000000',
    maxOrderValue: '100000000',
    maxDailyOrders: 100_000_000,
    maxOpenPositions: 1_000,
    minAccountBalance: '0',
    maxLeverage: '1000',
  },
  reason: 'bench bench',
});
const ins = ['AAPL', 'MSFT', 'NVDA', 'IBM', 'XOM', 'KO', 'SPY', 'QQQ'];
const r = await runLoad({
  port: desk.port,
  connections: 32,
  seconds: 6,
  request: (c, n) =>
    orderRequest(desk.key, {
      clientOrderId: `x-${c}-${n}`,
      instrument: ins[(c + n) % 8],
      side: n % 2 ? 'sell' : 'buy',
      orderType: 'market',
      quantity: '1',
    }),
  isGood: (s) => s === 201,
});
console.log(r.answered / r.seconds, percentile(r.durations, 0.5), percentile(r.durations, 0.99));
const t = await desk.get('/metrics');
console.log(t.match(/process_cpu_(user|system)_seconds_total .*/g));
await desk.end('SIGTERM');
await desk.remove();
