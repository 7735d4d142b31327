import { type ApiRequest, pathOf } from '@/components/feed/api-client';
import { type Signal, signal } from '@/contract/signal';
import { type Strategy, strategy } from '@/contract/strategy';

/** What the signals page asks of the desk, as calls. */

export function approveCall({ signalId }: Signal): ApiRequest<Signal> {
  return { method: 'POST', path: pathOf`/signals/${signalId}/approve`, body: {}, schema: signal };
}

export interface Refusal {
  readonly signal: Signal;
  readonly reason: string;
}

export function refuseCall({ signal: refused, reason }: Refusal): ApiRequest<Signal> {
  const path = pathOf`/signals/${refused.signalId}/refuse`;
  return { method: 'POST', path, body: { reason }, schema: signal };
}

export interface StrategyChange {
  readonly strategy: string;
  readonly enabled?: boolean;
  readonly automatic?: boolean;
  readonly reason: string;
}

export function strategyCall({ strategy: name, ...body }: StrategyChange): ApiRequest<Strategy> {
  return { method: 'PUT', path: pathOf`/strategies/${name}`, body, schema: strategy };
}
