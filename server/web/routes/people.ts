import * as z from 'zod';
import { usernameText } from '../../../contract/names';
import {
  type Person as PersonOnTheWire,
  person,
  personPage,
  personRequest,
  personUpdates,
} from '../../../contract/person';
import { toUserName } from '../../core/values/ids';
import type { Person, PersonUpdates } from '../../ports/people';
import { callerOf } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { presentTime } from '../present/present-numbers';
import { WebProblem } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { onePage } from './page-of';

const tags = ['people'];

export function peopleRoutes(api: Api, web: WebContext): void {
  const { people, passwords, desk, wallClock } = web;
  const oneByOne = inTurn();

  api.get(
    '/people',
    {
      schema: { tags, summary: 'Who belongs to the desk', response: answers(200, personPage) },
      config: { rule: { needs: 'managePeople' } },
    },
    async () => onePage((await people.listPeople()).map(presentPerson)),
  );

  api.post(
    '/people',
    {
      schema: {
        tags,
        summary: 'Add a person',
        body: personRequest,
        response: answers(201, person),
      },
      config: { rule: { needs: 'managePeople', asksPassword: true } },
    },
    async (request, reply) => {
      const { username, password, role } = request.body;
      const created = await people.createPerson({
        name: toUserName(username),
        role,
        passwordHash: await passwords.hash(password),
        createdAt: wallClock.now(),
      });
      if (!created.ok) {
        throw new WebProblem('name-taken', `There is a person named ${username} already.`);
      }
      await desk.notes.access('userCreated', username, actorOf(callerOf(request)), role);
      return reply.code(201).send(presentPerson(created.value));
    },
  );

  api.patch(
    '/people/:username',
    {
      schema: {
        tags,
        summary: 'Change role, activity or password; ends the sessions of the person',
        params: z.strictObject({ username: usernameText }),
        body: personUpdates,
        response: answers(200, person),
      },
      config: { rule: { needs: 'managePeople', asksPassword: true } },
    },
    async (request) => {
      const { role, active, password } = request.body;
      const name = toUserName(request.params.username);
      const updates: PersonUpdates = {
        ...(role === undefined ? {} : { role }),
        ...(active === undefined ? {} : { disabledAt: active ? false : wallClock.now() }),
        ...(password === undefined ? {} : { passwordHash: await passwords.hash(password) }),
      };
      // Two changes at once must not each count on the other's administrator.
      const updated = await oneByOne(async () => {
        await refuseLastAdministrator(web, name, request.body);
        return await people.updatePerson(name, updates);
      });
      if (updated === undefined) {
        throw new WebProblem('person-not-found', `There is no person named ${name}.`);
      }
      await web.sessions.endAllOf(name);
      web.apiKeys.ownerChanged(name);
      if (active === false) {
        await desk.signals.personShutOut(name, actorOf(callerOf(request)));
      }
      await desk.notes.access(
        'userChanged',
        name,
        actorOf(callerOf(request)),
        changesOf(request.body),
      );
      return presentPerson(updated);
    },
  );
}

/** Each piece of work begins when the one before it has ended, however it ended. */
function inTurn(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
}

async function refuseLastAdministrator(
  { people }: WebContext,
  name: string,
  updates: z.output<typeof personUpdates>,
): Promise<void> {
  const loses = updates.active === false || (updates.role ?? 'administrator') !== 'administrator';
  if (!loses) {
    return;
  }
  const administrators = (await people.listPeople()).filter(
    (one) => one.role === 'administrator' && one.disabledAt === undefined,
  );
  if (administrators.length === 1 && administrators[0]?.name === name) {
    throw new WebProblem(
      'last-administrator',
      `${name} is the only administrator; make another one first.`,
    );
  }
}

/** For the journal: what was changed, never a password. */
function changesOf({ role, active, password }: z.output<typeof personUpdates>): string {
  return [
    ...(role === undefined ? [] : [`role ${role}`]),
    ...(active === undefined ? [] : [active ? 'let in again' : 'shut out']),
    ...(password === undefined ? [] : ['new password']),
  ].join(', ');
}

function presentPerson({ name, role, createdAt, disabledAt }: Person): PersonOnTheWire {
  return {
    username: name,
    role,
    active: disabledAt === undefined,
    createdAt: presentTime(createdAt),
  };
}
