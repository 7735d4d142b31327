import * as z from 'zod';
import { accountText } from '../../../contract/names';
import { limitParameter } from '../../../contract/page';
import {
  limitChangePage,
  limitNode,
  limitUtilizationAnswer,
  type RiskLimitsRequest,
  riskLimitsAnswer,
  riskLimitsRequest,
} from '../../../contract/risk-limits';
import type { DeskEvent } from '../../core/desk/desk-event';
import { keyOfScope, type ListEntry, type RiskLimits } from '../../core/risk/risk-limits';
import type { LimitScope } from '../../core/risk/risk-verdict';
import { money, quantity, ratio } from '../../core/values/amounts';
import { assert } from '../../core/values/assert';
import { decodeExact } from '../../core/values/exact-json';
import { toInstrumentId } from '../../core/values/ids';
import { type Instant, toInstant } from '../../core/values/instant';
import type { JournalRow } from '../../ports/journal';
import { callerOf } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { accountOf, unwrap } from '../calls/unwrap';
import { limitUtilization } from '../present/limit-utilization';
import { presentLimitNode, presentLimits } from '../present/present-limits';
import { presentTime } from '../present/present-numbers';
import { presentScope } from '../present/present-verdict';
import { WebProblem } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { onePage, pageLimit } from './page-of';

const tags = ['risk limits'];

export function riskLimitRoutes(api: Api, { desk, metrics }: WebContext): void {
  api.get(
    '/risk-limits',
    {
      schema: { tags, summary: 'Every node of the tree', response: answers(200, riskLimitsAnswer) },
      config: { rule: { needs: 'read' } },
    },
    () => onePage([...desk.state.limits.values()].map(presentLimitNode)),
  );

  api.put(
    '/risk-limits',
    {
      schema: {
        tags,
        summary: 'Replace the limits of one node',
        body: riskLimitsRequest,
        response: answers(200, limitNode),
      },
      config: { rule: { needs: 'changeLimits', remembersAnswer: true, asksPassword: true } },
    },
    async (request) => {
      const { scope, limits, reason, basis } = request.body;
      const node = scopeOf(scope);
      const actor = actorOf(callerOf(request));
      unwrap(
        await metrics.command(
          'setRiskLimits',
          desk.setRiskLimits(node, toRiskLimits(limits), reason, actor, toBasis(basis)),
        ),
      );
      const set = desk.state.limits.get(keyOfScope(node));
      assert(set !== undefined, `limits of ${keyOfScope(node)} were just set`);
      return presentLimitNode(set);
    },
  );

  api.get(
    '/risk-limits/utilization',
    {
      schema: {
        tags,
        summary: 'How much of each limit is used now',
        querystring: z.strictObject({ account: accountText.optional() }),
        response: answers(200, limitUtilizationAnswer),
      },
      config: { rule: { needs: 'read' } },
    },
    ({ query }) => ({
      items: limitUtilization(desk, accountOf(desk, query.account)),
      sequence: desk.state.sequence,
    }),
  );

  api.get(
    '/risk-limits/history',
    {
      schema: {
        tags,
        summary: 'Every change: who, when, old, new, why; oldest first unless asked otherwise',
        querystring: z.strictObject({
          cursor: z.string().max(20).optional(),
          limit: limitParameter,
          order: z
            .enum(['oldest', 'newest'], { error: 'Must be oldest or newest.' })
            .default('oldest'),
        }),
        response: answers(200, limitChangePage),
      },
      config: { rule: { needs: 'read' } },
    },
    async ({ query }) => {
      const limit = pageLimit(query.limit);
      const changes = (after: number, count: number) =>
        desk.events(after, count, 'RISK_LIMITS_CHANGED');
      if (query.order === 'newest') {
        return newestChanges(changes, afterOf(query.cursor), limit);
      }
      const rows = await changes(afterOf(query.cursor), limit);
      const last = rows.at(-1);
      return {
        items: rows.map(presentChange),
        nextCursor: rows.length < limit || last === undefined ? null : String(last.sequence),
      };
    },
  );
}

/** People change limits, so there are few: they are read through to the last. */
async function newestChanges(
  read: (after: number, limit: number) => Promise<readonly JournalRow[]>,
  before: number,
  limit: number,
) {
  const rows: JournalRow[] = [];
  for (let after = 0; ; after = rows.at(-1)?.sequence ?? 0) {
    const page = await read(after, 1_000);
    rows.push(...page);
    if (page.length < 1_000) {
      break;
    }
  }
  const below = before === 0 ? rows : rows.filter(({ sequence }) => sequence < before);
  const newest = below.slice(-limit).reverse();
  return {
    items: newest.map(presentChange),
    nextCursor: below.length > limit ? String(newest.at(-1)?.sequence) : null,
  };
}

function afterOf(cursor: string | undefined): number {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) {
    throw new WebProblem('cursor-malformed', 'The cursor is not one that an earlier answer gave.');
  }
  return Number(cursor ?? 0);
}

function presentChange(row: JournalRow) {
  // Only rows of this type were asked for, and the chain vouches for them.
  const event = decodeExact(row.payload) as Extract<DeskEvent, { type: 'RISK_LIMITS_CHANGED' }>;
  return {
    sequence: row.sequence,
    time: presentTime(row.time),
    by: event.by,
    scope: presentScope(event.scope),
    previous: presentLimits(event.previous),
    limits: presentLimits(event.limits),
    reason: event.reason,
  };
}

function scopeOf({ kind, id }: RiskLimitsRequest['scope']): LimitScope {
  return id === undefined ? { kind } : { kind, id };
}

function toRiskLimits(limits: RiskLimitsRequest['limits']): RiskLimits {
  const set: { -readonly [Name in keyof RiskLimits]: RiskLimits[Name] } = {};
  if (limits.maxPositionSize !== undefined) {
    set.maxPositionSize = quantity(limits.maxPositionSize);
  }
  if (limits.maxOrderQuantity !== undefined) {
    set.maxOrderQuantity = quantity(limits.maxOrderQuantity);
  }
  if (limits.maxOrderValue !== undefined) {
    set.maxOrderValue = money(limits.maxOrderValue);
  }
  if (limits.maxDailyOrders !== undefined) {
    set.maxDailyOrders = limits.maxDailyOrders;
  }
  if (limits.maxOpenPositions !== undefined) {
    set.maxOpenPositions = limits.maxOpenPositions;
  }
  if (limits.maxPriceAgeMs !== undefined) {
    set.maxPriceAgeMs = limits.maxPriceAgeMs;
  }
  if (limits.minAccountBalance !== undefined) {
    set.minAccountBalance = money(limits.minAccountBalance);
  }
  if (limits.maxLeverage !== undefined) {
    set.maxLeverage = ratio(limits.maxLeverage);
  }
  if (limits.maxDailyLoss !== undefined) {
    set.maxDailyLoss = money(limits.maxDailyLoss);
  }
  if (limits.maxDrawdown !== undefined) {
    set.maxDrawdown = ratio(limits.maxDrawdown);
  }
  if (limits.allowList !== undefined) {
    set.allowList = limits.allowList.map(toListEntry);
  }
  if (limits.blockList !== undefined) {
    set.blockList = limits.blockList.map(toListEntry);
  }
  return set;
}

function toListEntry(entry: {
  readonly instrument: string;
  readonly reason: string;
  readonly expiresAt?: string | undefined;
}): ListEntry {
  const { instrument, reason, expiresAt } = entry;
  return {
    instrument: toInstrumentId(instrument),
    reason,
    ...(expiresAt === undefined ? {} : { expiresAt: toInstant(Date.parse(expiresAt)) }),
  };
}

function toBasis(basis: string | null | undefined): Instant | null | undefined {
  return typeof basis === 'string' ? toInstant(Date.parse(basis)) : basis;
}
