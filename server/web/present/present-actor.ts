import type { Actor as ActorOnTheWire } from '../../../contract/actor';
import type { Actor } from '../../core/order/order-origin';

/** Without the session: which one it was is nobody else's business. */
export function presentActor(actor: Actor): ActorOnTheWire {
  switch (actor.kind) {
    case 'user':
      return { kind: 'user', user: actor.user };
    case 'apiKey':
      return { kind: 'apiKey', user: actor.user, apiKey: actor.apiKey };
    case 'venue':
      return { kind: 'venue', venue: actor.venue };
    case 'desk':
      return { kind: 'desk', part: actor.part };
  }
}

/** In one word, for a column: `anna`, `venue paper`, `desk`. */
export function nameOfActor(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
    case 'apiKey':
      return actor.user;
    case 'venue':
      return `venue ${actor.venue}`;
    case 'desk':
      return `desk (${actor.part})`;
  }
}
