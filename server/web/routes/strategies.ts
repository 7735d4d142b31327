import * as z from 'zod';
import { strategyText } from '../../../contract/names';
import { strategy, strategyPage, strategyRequest } from '../../../contract/strategy';
import { assert } from '../../core/values/assert';
import { toStrategyId } from '../../core/values/ids';
import { callerOf, refuseWithoutRight } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { unwrap } from '../calls/unwrap';
import { presentStrategy } from '../present/present-signal';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { onePage } from './page-of';

const tags = ['signals'];

export function strategyRoutes(api: Api, { desk, metrics }: WebContext): void {
  api.get(
    '/strategies',
    {
      schema: {
        tags,
        summary: 'Every strategy that may send signals, with its switches',
        response: answers(200, strategyPage),
      },
      config: { rule: { needs: 'read' } },
    },
    () =>
      onePage(
        [...desk.state.strategies.values()].map((one) =>
          presentStrategy(one, desk.signals.settings),
        ),
      ),
  );

  api.put(
    '/strategies/:strategy',
    {
      schema: {
        tags,
        summary: 'Make a strategy known, or set its switches',
        params: z.strictObject({ strategy: strategyText }),
        body: strategyRequest,
        response: answers(200, strategy),
      },
      // Whoever may kill may switch off, which is less; what lets more through is the risk manager's.
      config: { rule: { needs: 'kill', remembersAnswer: true } },
    },
    async (request) => {
      const name = toStrategyId(request.params.strategy);
      const { enabled, automatic, reason } = request.body;
      const caller = callerOf(request);
      const known = desk.state.strategies.get(name);
      const letsMore =
        known === undefined ||
        (enabled === true && !known.enabled) ||
        (automatic === true && !known.automatic);
      if (letsMore) {
        refuseWithoutRight(caller, 'changeStrategies');
      }
      const switches = {
        ...(enabled === undefined ? {} : { enabled }),
        ...(automatic === undefined ? {} : { automatic }),
      };
      const actor = actorOf(caller);
      unwrap(
        await metrics.command(
          'setStrategy',
          desk.signals.setStrategy(name, switches, reason, actor),
        ),
      );
      const set = desk.state.strategies.get(name);
      assert(set !== undefined, `the switches of ${name} were just set`);
      return presentStrategy(set, desk.signals.settings);
    },
  );
}
