import type { FastifyRequest } from 'fastify';
import { passwordChange, passwordConfirmation, session } from '../../../contract/session';
import { toUserName } from '../../core/values/ids';
import { callerOf } from '../access/call-guard';
import type { Caller } from '../access/caller';
import { noteAccess } from '../access/note-access';
import { presentSession } from '../present/present-session';
import { WebProblem } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';

const tags = ['session'];

/** Throws when a name was tried too often from there. */
export type RefuseGuessing = (request: FastifyRequest, name: string) => void;

type PersonCaller = Extract<Caller, { kind: 'user' }>;

/** Whether the person is still there: locking a session, and giving the password once more. */
export function presenceRoutes(api: Api, web: WebContext, refuseGuessing: RefuseGuessing): void {
  api.post(
    '/session/lock',
    {
      schema: {
        tags,
        summary: 'Lock the session: watching, cancels, reductions and the kill go on',
        response: answers(200, session),
      },
      config: { rule: { needs: 'signedIn', isNeverLimited: true } },
    },
    async (request) => {
      const caller = personOf(request);
      if (await web.sessions.lock(caller.sessionId)) {
        noteAccess(web, 'sessionLocked', caller.user, caller.sessionId);
      }
      return presentSession(caller);
    },
  );

  api.post(
    '/session/unlock',
    {
      schema: {
        tags,
        summary: 'Unlock the session with the password',
        body: passwordConfirmation,
        response: answers(200, session),
      },
      config: { rule: { needs: 'signedIn', whenLocked: 'goesOn' } },
    },
    async (request) => {
      const caller = personOf(request);
      refuseGuessing(request, caller.user);
      await refuseWrongPassword(web, caller, request.body.password);
      if (await web.sessions.confirm(caller.sessionId)) {
        noteAccess(web, 'sessionUnlocked', caller.user, caller.sessionId);
      }
      return presentSession(caller);
    },
  );

  api.post(
    '/session/confirm',
    {
      schema: {
        tags,
        summary: 'Give the password once more, for what asks for it within five minutes',
        body: passwordConfirmation,
        response: answers(200, session),
      },
      config: { rule: { needs: 'signedIn' } },
    },
    async (request) => {
      const caller = personOf(request);
      refuseGuessing(request, caller.user);
      await refuseWrongPassword(web, caller, request.body.password);
      await web.sessions.confirm(caller.sessionId);
      noteAccess(web, 'passwordConfirmed', caller.user, caller.sessionId);
      return presentSession(caller);
    },
  );

  api.put(
    '/session/password',
    {
      schema: {
        tags,
        summary: 'Change the own password; sessions elsewhere end',
        body: passwordChange,
        response: answers(200, session),
      },
      config: { rule: { needs: 'signedIn' } },
    },
    async (request) => {
      const caller = personOf(request);
      const { current, password } = request.body;
      refuseGuessing(request, caller.user);
      await refuseWrongPassword(web, caller, current);
      const passwordHash = await web.passwords.hash(password);
      await web.people.updatePerson(toUserName(caller.user), { passwordHash });
      await web.sessions.endOthersOf(caller.user, caller.sessionId);
      await web.sessions.confirm(caller.sessionId);
      noteAccess(web, 'passwordChanged', caller.user, caller.sessionId);
      return presentSession(caller);
    },
  );
}

function personOf(request: FastifyRequest): PersonCaller {
  const caller = callerOf(request);
  if (caller.kind !== 'user') {
    throw new WebProblem('session-not-found', 'A key has no session: only people sit at a screen.');
  }
  return caller;
}

async function refuseWrongPassword(
  web: WebContext,
  caller: PersonCaller,
  password: string,
): Promise<void> {
  const person = await web.people.findPerson(caller.user);
  if (!(await web.passwords.matches(person?.passwordHash, password))) {
    noteAccess(web, 'passwordRefused', caller.user, caller.sessionId);
    throw new WebProblem('password-wrong', 'That is not your password.');
  }
}
