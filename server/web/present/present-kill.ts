import type { Kill as KillOnTheWire, KillState } from '../../../contract/kill-switch';
import type { DeskState } from '../../core/desk/desk-state';
import type { FlatCertificate, Kill } from '../../core/mode/kill';
import { nameOfActor } from './present-actor';
import { presentTime } from './present-numbers';

/** What the desk knows of its kills: the newest one, and all that is stopped. */
export type KillsOfDesk = Readonly<Pick<DeskState, 'kill' | 'latched' | 'latchedScopes'>>;

export function presentKillState({ kill, latched, latchedScopes }: KillsOfDesk): KillState {
  return {
    latched,
    kill: kill === undefined ? null : presentKill(kill),
    scopes: latchedScopes.map(({ kind, target, flatten }) => ({ scope: kind, target, flatten })),
  };
}

export function presentKill(kill: Kill): KillOnTheWire {
  return {
    killId: kill.killId,
    scope: kill.scope.kind,
    target: kill.scope.target,
    flatten: kill.flatten,
    reason: kill.reason,
    by: nameOfActor(kill.by),
    latchedAt: presentTime(kill.latchedAt),
    phase: kill.phase,
    phaseAt: presentTime(kill.phaseAt),
    ordersAtLatch: kill.ordersAtLatch,
    positionsAtLatch: kill.positionsAtLatch,
    ordersLeft: kill.ordersLeft,
    positionsLeft: kill.positionsLeft,
    remaining: [...kill.remaining],
    certificate: kill.certificate && presentCertificate(kill.certificate),
  };
}

function presentCertificate(certificate: FlatCertificate) {
  const [first, second] = certificate.verifiedAt;
  const verifiedAt: [string, string] = [presentTime(first), presentTime(second)];
  return { ...certificate, verifiedAt };
}
