import { type ApiRequest, pathOf } from '@/components/feed/api-client';
import {
  type MarketDataRequest,
  type MarketDataSource,
  marketDataSource,
  type ReplayRequest,
} from '@/contract/market-data';
import { type PaperRequest, type PaperSettings, paperSettings } from '@/contract/paper';
import {
  type PaperFault,
  type PaperFaultRequest,
  type PaperFaultScript,
  type PaperReset,
  type PaperScenarioList,
  type PaperScenarioRequest,
  paperFault,
  paperReset,
  paperScenarioList,
} from '@/contract/paper-faults';

/** What the venues page asks of the desk, as calls. */

export function toTurnKnobs(body: PaperRequest): ApiRequest<PaperSettings> {
  return { method: 'PUT', path: '/paper', body, schema: paperSettings };
}

export function toChooseSource(body: MarketDataRequest): ApiRequest<MarketDataSource> {
  const path = '/market-data/source';
  return { method: 'PUT', path, body, schema: marketDataSource, timeoutMs: 60_000 };
}

export function toMoveReplay(body: ReplayRequest): ApiRequest<MarketDataSource> {
  const path = '/market-data/replay';
  return { method: 'POST', path, body, schema: marketDataSource, timeoutMs: 120_000 };
}

export function toStartScenario(body: PaperScenarioRequest): ApiRequest<PaperScenarioList> {
  return { method: 'POST', path: '/paper/scenarios', body, schema: paperScenarioList };
}

export function toClearScenarios(): ApiRequest<undefined> {
  return { method: 'DELETE', path: '/paper/scenarios' };
}

export function toInject(body: PaperFaultRequest): ApiRequest<PaperFault> {
  return { method: 'POST', path: '/paper/faults', body, schema: paperFault };
}

/** Plays saved faults, from now on. */
export function toPlayFaults(body: PaperFaultScript): ApiRequest<undefined> {
  return { method: 'POST', path: '/paper/faults/script', body };
}

/** One fault, or all of them. */
export function toClearFaults(faultId: string | undefined): ApiRequest<undefined> {
  const path = faultId === undefined ? '/paper/faults' : pathOf`/paper/faults/${faultId}`;
  return { method: 'DELETE', path };
}

export function toReset(): ApiRequest<PaperReset> {
  return { method: 'POST', path: '/paper/reset', schema: paperReset };
}
