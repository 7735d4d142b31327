import {
  type KillAccepted,
  type KillRequest,
  killAccepted,
  killReleaseRequest,
  killRequest,
  killState,
} from '../../../contract/kill-switch';
import { openOrdersOf } from '../../core/desk/open-orders';
import { type InstrumentId, toInstrumentId } from '../../core/values/ids';
import type { Desk } from '../../desk';
import { callerOf } from '../access/call-guard';
import { actorOf, type Caller } from '../access/caller';
import { accountOf, unwrap } from '../calls/unwrap';
import { presentKillState } from '../present/present-kill';
import { problemOf } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';

const tags = ['control'];

/** The latch is in force before anything is written; the record may be later than the answer. */
const recordWaitMs = 2_000;

export function killSwitchRoutes(api: Api, web: WebContext): void {
  const { desk } = web;

  api.get(
    '/kill-switch',
    {
      schema: {
        tags,
        summary: 'The latch, the progress, and the certificate once the venue says flat',
        response: answers(200, killState),
      },
      config: { rule: { needs: 'read', isNeverLimited: true } },
    },
    () => presentKillState(desk.state),
  );

  api.post(
    '/kill-switch',
    {
      schema: {
        tags,
        summary: 'Stop: nothing new goes out, open orders are canceled, flatten closes positions',
        description:
          'The latch is in force when this answers. `recorded` is false when the journal could not be written yet. Pressing again is safe. An instrument or account that the desk does not know is refused: nothing would be stopped.',
        body: killRequest,
        response: answers(202, killAccepted),
      },
      config: { rule: { needs: 'kill', isNeverLimited: true } },
    },
    async (request, reply) =>
      reply.code(202).send(await pressKill(web, callerOf(request), request.body)),
  );

  api.post(
    '/kill-switch/release',
    {
      schema: {
        tags,
        summary: 'Release the latch; automatic trading stays off',
        body: killReleaseRequest,
        response: answers(200, killState),
      },
      config: { rule: { needs: 'releaseKill' } },
    },
    async (request) => {
      const { phrase, reason } = request.body;
      const actor = actorOf(callerOf(request));
      unwrap(await web.metrics.command('releaseKill', desk.releaseKill(phrase, reason, actor)));
      return presentKillState(desk.state);
    },
  );
}

/** Presses the kill switch, and waits for the record as long as that makes sense. */
export async function pressKill(
  { desk, metrics, log }: WebContext,
  caller: Caller,
  { scope, target, flatten, reason }: KillRequest,
): Promise<KillAccepted> {
  refuseWhatIsNothing(desk, scope, target);
  const command = {
    scope: target === undefined ? { kind: scope } : { kind: scope, target },
    flatten,
    reason,
  };
  const pressed = metrics.command('kill', desk.kill(command, actorOf(caller)));
  const { sequence } = desk.state;
  const outcome = await Promise.race([
    pressed.catch((error: unknown) => {
      log.error('the record of a kill failed', { error });
      return undefined;
    }),
    new Promise<undefined>((resolve) => setTimeout(resolve, recordWaitMs, undefined).unref()),
  ]);
  const { kill, latched } = desk.state;
  const state = presentKillState(desk.state);
  if (outcome?.ok === false && !latched) {
    throw problemOf(outcome.error);
  }
  return {
    ...state,
    killId: kill?.killId ?? '',
    recorded: desk.health.durableSequence >= sequence,
  };
}

/** A name that is mistyped would stop nothing, and the desk would certify that nothing is left. */
function refuseWhatIsNothing(desk: Desk, scope: KillRequest['scope'], target = ''): void {
  if (scope === 'account') {
    accountOf(desk, target);
  }
  if (scope === 'instrument' && !isTraded(desk, toInstrumentId(target))) {
    throw problemOf({ code: 'instrument-unknown', instrument: target });
  }
}

/** Listed, or still in the books of a desk that lists it no more. */
function isTraded({ market, state }: Desk, instrument: InstrumentId): boolean {
  return (
    market.instrument(instrument) !== undefined ||
    openOrdersOf(state).some((order) => order.instrument === instrument) ||
    [...state.accounts.values()].some(({ positions }) => positions.has(instrument))
  );
}
