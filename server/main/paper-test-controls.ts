import {
  type PaperFaultRequest,
  type PaperFault as PaperFaultWire,
  type PaperReset,
  type PaperScenario,
  type PaperScenarioRequest,
  paperFaultScript,
} from '../../contract/paper-faults';
import type { Refusal } from '../core/desk/refusal';
import type { Actor } from '../core/order/order-origin';
import { type Money, type Price, type Quantity, ratio } from '../core/values/amounts';
import { assert } from '../core/values/assert';
import { formatDecimal, parseDecimal } from '../core/values/decimal';
import { toInstrumentId } from '../core/values/ids';
import { failure, success } from '../core/values/result';
import type { Desk } from '../desk';
import type { MarketDataFeed } from '../market-data/market-data-feed';
import type { Scenario } from '../market-data/market-scenarios';
import type { Random } from '../ports/random';
import type { FaultDesk, FaultRequest, PaperFault } from '../venues/paper/fault-desk';
import type { PaperTestControls } from '../web/paper-test-controls';

interface Parts {
  readonly desk: Desk;
  readonly venue: string;
  readonly faults: FaultDesk;
  readonly marketData: MarketDataFeed;
  readonly random: Random;
  readonly seed: number;
}

const defaultDurationMs = 30_000;
const defaultPercent: Partial<Record<PaperScenarioRequest['kind'], number>> = {
  gap: -5,
  crash: -20,
};
const defaultTimes: Partial<Record<PaperScenarioRequest['kind'], number>> = {
  'spread-blow-out': 10,
  'thin-book': 20,
};

/** Faults and scenarios in the words of the contract. Whatever is done is noted in the journal. */
export function paperTestControls(parts: Parts): PaperTestControls {
  const { desk, venue, faults, marketData, random, seed } = parts;
  const note = (what: string, details: unknown, actor: Actor) =>
    desk.notes.venueDisturbed(venue, what, JSON.stringify(details), actor);
  return {
    faults: () => faults.list().map(presentFault),
    async inject(request, actor) {
      const unknown = unknownInstrument(desk, request.instrument);
      if (unknown !== undefined) {
        return failure(unknown);
      }
      const put = faults.inject(toFaultRequest(request));
      if (!put.ok) {
        return failure(refusalOf(put.error.code, request));
      }
      await note('fault', request, actor);
      return success(presentFault(put.value));
    },
    async clearFaults(actor, faultId) {
      if (!faults.clear(faultId)) {
        return failure({ code: 'fault-not-found', faultId: faultId ?? '' });
      }
      await note('faults cleared', faultId ?? 'all', actor);
      return success(undefined);
    },
    faultScript: () => ({
      format: 'paper-faults-1',
      venueSeed: seed,
      steps: faults
        .script()
        .map(({ afterMs, fault }) => ({ afterMs, fault: presentRequest(fault) })),
    }),
    async playFaults({ steps }, actor) {
      faults.play(steps.map(({ afterMs, fault }) => ({ afterMs, fault: toFaultRequest(fault) })));
      await note('fault script', steps, actor);
    },
    scenarios: () => marketData.scenarios().map(presentScenario),
    async startScenario(request, actor) {
      const unknown = unknownInstrument(desk, request.instrument);
      if (unknown !== undefined) {
        return failure(unknown);
      }
      marketData.startScenario(toScenario(request), random);
      await note('scenario', request, actor);
      return success(marketData.scenarios().map(presentScenario));
    },
    async clearScenarios(actor) {
      marketData.clearScenarios();
      await note('scenarios cleared', 'all', actor);
    },
    async reset(actor): Promise<PaperReset> {
      faults.clear();
      marketData.clearScenarios();
      await note('reset', 'faults, scenarios, open orders, positions', actor);
      const canceled = await desk.cancelOrders({}, actor);
      const closing = await desk.closeAllPositions(desk.mainAccount, { actor });
      return {
        canceledOrders: canceled.ok ? canceled.value.length : 0,
        closingOrders: closing.filter(({ ok }) => ok).length,
        refusedOrders: closing.filter(({ ok }) => !ok).length,
      };
    },
  };
}

/** A saved script as a test reads it. Throws ZodError for what is no script. */
export function readFaultScript(
  json: unknown,
): readonly { afterMs: number; fault: FaultRequest }[] {
  const { venueSeed: _, ...script } = json as { readonly venueSeed?: unknown };
  const { steps } = paperFaultScript.parse(script);
  return steps.map(({ afterMs, fault }) => ({ afterMs, fault: toFaultRequest(fault) }));
}

function unknownInstrument(desk: Desk, instrument: string | undefined): Refusal | undefined {
  return instrument === undefined || desk.market.instrument(toInstrumentId(instrument))
    ? undefined
    : { code: 'instrument-unknown', instrument };
}

function refusalOf(problem: 'no-price' | 'not-connected', request: PaperFaultRequest): Refusal {
  const text =
    problem === 'no-price'
      ? `There is no price for ${request.instrument ?? 'it'} yet; name one.`
      : 'The line to the paper venue is down already; clear that fault first.';
  return { code: 'fault-refused', problem, text };
}

function toFaultRequest(request: PaperFaultRequest): FaultRequest {
  const { kind, instrument, quantity, price, amount, ...rest } = request;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    kind,
    ...(given as Omit<FaultRequest, 'kind'>),
    ...(instrument === undefined ? {} : { instrument: toInstrumentId(instrument) }),
    ...(quantity === undefined ? {} : { quantity: unitsOf(quantity) as Quantity }),
    ...(price === undefined ? {} : { price: unitsOf(price) as Price }),
    ...(amount === undefined ? {} : { amount: unitsOf(amount) as Money }),
  };
}

function presentRequest(request: FaultRequest): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(request).map(([field, value]) => [
      field,
      typeof value === 'bigint' ? formatDecimal(value) : value,
    ]),
  );
}

function presentFault({ faultId, request, since, state, struck }: PaperFault): PaperFaultWire {
  return {
    faultId,
    kind: request.kind,
    state,
    since: new Date(since).toISOString(),
    struck,
    request: presentRequest(request),
  };
}

function toScenario(request: PaperScenarioRequest): Scenario {
  const { kind, instrument, durationMs = defaultDurationMs, percent, times, seed } = request;
  return {
    kind,
    durationMs,
    basisPoints: Math.round((percent ?? defaultPercent[kind] ?? 0) * 100),
    times: times ?? defaultTimes[kind] ?? 1,
    ...(instrument === undefined ? {} : { instrument: toInstrumentId(instrument) }),
    ...(seed === undefined ? {} : { seed }),
  };
}

function presentScenario(scenario: Scenario & { readonly until: number }): PaperScenario {
  const { kind, instrument, basisPoints, times, seed, until } = scenario;
  return {
    kind,
    ...(instrument === undefined ? {} : { instrument }),
    ...(basisPoints === 0 ? {} : { percent: formatDecimal(ratio(String(basisPoints)) / 100n) }),
    ...(times === 1 ? {} : { times }),
    ...(seed === undefined ? {} : { seed }),
    until: new Date(until).toISOString(),
  };
}

function unitsOf(text: string): bigint {
  const parsed = parseDecimal(text);
  assert(parsed.ok, `the contract has checked that ${text} is a decimal`);
  return parsed.value;
}
