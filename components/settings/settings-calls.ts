import { type ApiRequest, pathOf } from '@/components/feed/api-client';
import {
  type ApiKey,
  type ApiKeyCreated,
  type ApiKeyRequest,
  apiKey,
  apiKeyCreated,
} from '@/contract/api-key';
import { type Person, type PersonRequest, type PersonUpdates, person } from '@/contract/person';
import { type PasswordChange, type Session, session } from '@/contract/session';
import { type SessionRecord, sessionRecord } from '@/contract/session-record';

/** What the settings ask of the desk, as calls. */

export function addPersonCall(body: PersonRequest): ApiRequest<Person> {
  return { method: 'POST', path: '/people', body, schema: person };
}

export interface PersonChange {
  readonly username: string;
  readonly updates: PersonUpdates;
}

export function changePersonCall({ username, updates }: PersonChange): ApiRequest<Person> {
  return { method: 'PATCH', path: pathOf`/people/${username}`, body: updates, schema: person };
}

export function makeKeyCall(body: ApiKeyRequest): ApiRequest<ApiKeyCreated> {
  return { method: 'POST', path: '/api-keys', body, schema: apiKeyCreated };
}

export function revokeKeyCall({ apiKeyId }: ApiKey): ApiRequest<ApiKey> {
  return { method: 'DELETE', path: pathOf`/api-keys/${apiKeyId}`, schema: apiKey };
}

export function endSessionCall({ sessionId }: SessionRecord): ApiRequest<SessionRecord> {
  return { method: 'DELETE', path: pathOf`/sessions/${sessionId}`, schema: sessionRecord };
}

export function changePasswordCall(body: PasswordChange): ApiRequest<Session> {
  return { method: 'PUT', path: '/session/password', body, schema: session };
}

export function lockNowCall(): ApiRequest<Session> {
  return { method: 'POST', path: '/session/lock', schema: session };
}
