import type { ApiRequest } from '@/components/feed/api-client';
import { type KillAccepted, type KillReleaseRequest, killAccepted } from '@/contract/kill-switch';
import type { KillLevel } from './kill-plan';

/** Where else one kills, when this page cannot. */
export const killElsewhere = 'The plain page at /kill and "npm run kill" do the same.';

/** One kill gets one key, however often the call has to be repeated until it is heard. */
export function killCall(level: KillLevel): ApiRequest<KillAccepted> {
  return {
    method: 'POST',
    path: '/kill-switch',
    body: {
      scope: 'desk',
      flatten: level === 'flatten',
      reason: 'Kill fired on the desk page',
    },
    schema: killAccepted,
    goesOutAnew: true,
  };
}

export function haltCall(): ApiRequest<undefined> {
  return {
    method: 'PUT',
    path: '/mode',
    body: { mode: 'halted', reason: 'Halt pressed on the desk page' },
    goesOutAnew: true,
  };
}

export function releaseCall(body: KillReleaseRequest): ApiRequest<undefined> {
  return { method: 'POST', path: '/kill-switch/release', body };
}
