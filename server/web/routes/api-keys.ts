import * as z from 'zod';
import {
  type ApiKey as ApiKeyOnTheWire,
  apiKey,
  apiKeyCreated,
  apiKeyPage,
  apiKeyRequest,
} from '../../../contract/api-key';
import type { ApiKey } from '../../ports/people';
import { callerOf } from '../access/call-guard';
import { actorOf, type Caller } from '../access/caller';
import { presentOptionalTime, presentTime } from '../present/present-numbers';
import { WebProblem } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { onePage } from './page-of';

const tags = ['api keys'];

export function apiKeyRoutes(api: Api, web: WebContext): void {
  const { apiKeys, desk } = web;

  api.get(
    '/api-keys',
    {
      schema: {
        tags,
        summary: 'Keys of your programs; administrators see all',
        response: answers(200, apiKeyPage),
      },
      config: { rule: { needs: 'manageOwnKeys' } },
    },
    async (request) => {
      const caller = callerOf(request);
      const keys = await apiKeys.list(seesAll(caller) ? undefined : caller.user);
      return onePage(keys.map(presentApiKey));
    },
  );

  api.post(
    '/api-keys',
    {
      schema: {
        tags,
        summary: 'Make a key; its secret is shown this once',
        description: 'A key has no right that its owner lacks, whatever its scopes.',
        body: apiKeyRequest,
        response: answers(201, apiKeyCreated),
      },
      config: { rule: { needs: 'manageOwnKeys', asksPassword: true } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      refuseEscalation(caller, request.body.scopes);
      refusePast(web, request.body.expiresAt);
      const created = await apiKeys.create(caller.user, request.body);
      if (!created.ok) {
        throw new WebProblem('name-taken', `You have a key named ${request.body.name} already.`);
      }
      const { apiKey: made, secret } = created.value;
      await desk.notes.access(
        'apiKeyCreated',
        made.apiKeyId,
        actorOf(caller),
        `${made.name}: ${made.scopes.join(', ')}`,
      );
      return reply.code(201).send({ ...presentApiKey(made), secret });
    },
  );

  api.delete(
    '/api-keys/:apiKeyId',
    {
      schema: {
        tags,
        summary: 'Revoke a key; it works no more from this moment',
        params: z.strictObject({ apiKeyId: z.string().min(1).max(64) }),
        response: answers(200, apiKey),
      },
      config: { rule: { needs: 'manageOwnKeys', isNeverLimited: true } },
    },
    async (request) => {
      const caller = callerOf(request);
      const { apiKeyId } = request.params;
      const owned = await apiKeys.list(seesAll(caller) ? undefined : caller.user);
      const revoked = owned.some((key) => key.apiKeyId === apiKeyId)
        ? await apiKeys.revoke(apiKeyId)
        : undefined;
      if (revoked === undefined) {
        throw new WebProblem('api-key-not-found', `You have no key ${apiKeyId}.`);
      }
      await desk.signals.keyRevoked(apiKeyId, actorOf(caller));
      await desk.notes.access('apiKeyRevoked', apiKeyId, actorOf(caller), revoked.name);
      return presentApiKey(revoked);
    },
  );
}

function seesAll(caller: Caller): boolean {
  return caller.permissions.has('managePeople');
}

/** A key must not make a stronger key: only people choose scopes freely. */
function refuseEscalation(caller: Caller, scopes: readonly string[]): void {
  if (caller.kind !== 'user' && scopes.some((scope) => scope !== 'read')) {
    throw new WebProblem(
      'permission-denied',
      'A key can only make keys with the scope read; sign in to make others.',
      { permission: 'manageOwnKeys' },
    );
  }
}

function refusePast({ wallClock }: WebContext, expiresAt: string | undefined): void {
  if (expiresAt !== undefined && Date.parse(expiresAt) <= wallClock.now()) {
    const errors = [{ field: 'expiresAt', message: 'Must be in the future.' }];
    throw new WebProblem('validation-failed', 'The key would have expired already.', { errors });
  }
}

function presentApiKey(key: ApiKey): ApiKeyOnTheWire {
  return {
    apiKeyId: key.apiKeyId,
    name: key.name,
    username: key.person,
    scopes: [...key.scopes],
    createdAt: presentTime(key.createdAt),
    expiresAt: presentOptionalTime(key.expiresAt),
    lastUsedAt: presentOptionalTime(key.lastUsedAt),
    revokedAt: presentOptionalTime(key.revokedAt),
  };
}
