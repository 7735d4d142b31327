import { modeRequest, modeState } from '../../../contract/mode';
import { deskModes } from '../../core/mode/desk-mode';
import { callerOf, refuseLocked, refuseWithoutRight } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { unwrap } from '../calls/unwrap';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';

const tags = ['control'];

export function modeRoutes(api: Api, web: WebContext): void {
  const { desk, metrics } = web;

  api.get(
    '/mode',
    {
      schema: { tags, summary: 'The mode the desk is in', response: answers(200, modeState) },
      config: { rule: { needs: 'read' } },
    },
    () => modeNow(web),
  );

  api.put(
    '/mode',
    {
      schema: {
        tags,
        summary: 'Set the mode',
        body: modeRequest,
        response: answers(200, modeState),
      },
      // Whoever may kill may halt, which is less; every other mode is the risk manager's to set.
      config: { rule: { needs: 'kill', remembersAnswer: true, whenLocked: 'decides' } },
    },
    async (request) => {
      const { mode, reason } = request.body;
      const caller = callerOf(request);
      if (mode !== 'halted') {
        refuseWithoutRight(caller, 'changeMode');
      }
      // An empty chair may make the desk more careful, not less.
      if (deskModes.indexOf(mode) < deskModes.indexOf(desk.state.mode)) {
        refuseLocked(caller);
      }
      const actor = actorOf(caller);
      unwrap(await metrics.command('setMode', desk.setMode(mode, reason, actor)));
      return modeNow(web);
    },
  );
}

/** Who set it is known when the stream has told of it; the mode itself is that of this moment. */
function modeNow({ desk, feed }: WebContext) {
  const { mode } = desk.state;
  return feed.rules.mode.mode === mode ? feed.rules.mode : { mode };
}
