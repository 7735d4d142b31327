import { type IntervalHistogram, monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { statusOfKept } from '../core/desk/order-row';
import { orderStatuses } from '../core/order/order-words';
import type { Desk } from '../desk';

const secondsBuckets = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10,
];

/** How often the event loop is asked whether it comes round in time. */
const loopLookMs = 10;

/** What Prometheus may ask of the desk. Counts and times only: no money, no names. */
export class WebMetrics {
  private readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly commands: Histogram<'command'>;
  private readonly refusals: Counter<'code'>;
  private readonly loopDelay: IntervalHistogram;
  streamClients: () => number = () => 0;

  constructor(desk: Desk) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'desk_http_request_duration_seconds',
      help: 'From the first byte of a request to the last of its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: secondsBuckets,
      registers,
    });
    this.commands = new Histogram({
      name: 'desk_command_duration_seconds',
      help: 'From a command to its durable answer.',
      labelNames: ['command'],
      buckets: secondsBuckets,
      registers,
    });
    this.refusals = new Counter({
      name: 'desk_problems_total',
      help: 'Problem documents sent, by code.',
      labelNames: ['code'],
      registers,
    });
    this.loopDelay = monitorEventLoopDelay({ resolution: loopLookMs });
    this.loopDelay.enable();
    this.addGauges(desk, registers);
  }

  noteRequest(method: string, route: string, status: number, milliseconds: number): void {
    this.requests.observe({ method, route, status }, milliseconds / 1000);
  }

  noteProblem(code: string): void {
    this.refusals.inc({ code });
  }

  /** Measures a command until its answer. */
  async command<Value>(command: string, answer: Promise<Value>): Promise<Value> {
    const start = performance.now();
    try {
      return await answer;
    } finally {
      this.commands.observe({ command }, (performance.now() - start) / 1000);
    }
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  close(): void {
    this.loopDelay.disable();
    this.registry.clear();
  }

  private addGauges(desk: Desk, registers: Registry[]): void {
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    const { loopDelay } = this;
    gauge('desk_ready', '1 when the desk takes orders.', () => (desk.health.ready ? 1 : 0));
    gauge(
      'desk_journal_sequence',
      'Sequence of the last event.',
      () => desk.health.journalSequence,
    );
    gauge(
      'desk_journal_lag_events',
      'Events that have happened and are not durable yet.',
      () => desk.health.journalSequence - desk.health.durableSequence,
    );
    gauge('desk_kill_latched', '1 while the kill switch is latched.', () =>
      desk.state.latched ? 1 : 0,
    );
    gauge('desk_market_data_age_seconds', 'Since the last tick; -1 before the first.', () => {
      const age = desk.health.marketData.lastTickAgeMs;
      return age === undefined ? -1 : age / 1000;
    });
    gauge('desk_stream_clients', 'Open streams.', () => this.streamClients());
    gauge('desk_event_loop_delay_p99_seconds', 'Since the last scrape.', () => {
      // What it measures is from one look to the next: the pause that was asked for is no delay.
      const delay = loopDelay.percentile(99) / 1e9 - loopLookMs / 1e3;
      loopDelay.reset();
      return Number.isFinite(delay) ? Math.max(0, delay) : 0;
    });
    new Gauge({
      name: 'desk_orders',
      help: 'Orders in memory by status.',
      labelNames: ['status'],
      registers,
      collect() {
        const counts = new Map<string, number>(orderStatuses.map((status) => [status, 0]));
        for (const [, kept] of desk.state.orders.kept()) {
          const status = statusOfKept(kept);
          counts.set(status, (counts.get(status) ?? 0) + 1);
        }
        for (const [status, count] of counts) {
          this.set({ status }, count);
        }
      },
    });
  }
}
