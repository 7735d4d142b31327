import type { DeskState } from '../desk/desk-state';
import type { Actor } from '../order/order-origin';
import { keyOfRun } from '../reconciliation/reconciliation-run';
import { toUserName } from '../values/ids';
import type { Instant } from '../values/instant';
import { type DropCopy, keyOfDropCopy } from './drop-copy';
import type { DropCopyEvent } from './drop-copy-event';

type Copies = Pick<DeskState, 'dropCopies' | 'reconciliation'>;

/** Applies one event about drop copies. A record is never changed in place: others may hold it. */
export function evolveDropCopies(
  state: Copies,
  event: DropCopyEvent,
  at: { readonly time: Instant; readonly actor: Actor; readonly sequence: number },
): void {
  const { dropCopy: subject } = event;
  const key = keyOfDropCopy(subject);
  switch (event.type) {
    case 'DROP_COPY_TAKEN': {
      const before = state.dropCopies.get(key);
      const fills = new Map(before?.fills);
      for (const fill of event.fills) {
        fills.set(fill.executionId, fill);
      }
      const copy: DropCopy = {
        ...subject,
        fills,
        highWater: event.highWater,
        feeds: (before?.feeds ?? 0) + 1,
        lastFeed: {
          by: 'user' in at.actor ? at.actor.user : toUserName('desk'),
          at: at.time,
          hash: event.hash,
          ...(event.fileName === undefined ? {} : { fileName: event.fileName }),
        },
        sequence: at.sequence,
      };
      state.dropCopies.set(key, copy);
      return;
    }
    case 'DROP_COPY_WITHDRAWN':
      state.dropCopies.delete(key);
      state.reconciliation.runs.delete(runKeyOf(subject));
      return;
  }
}

function runKeyOf({ venue, account, name, tradingDay }: DropCopyEvent['dropCopy']): string {
  return keyOfRun({ source: 'dropCopy', venue, account, dropCopy: { name, tradingDay } });
}
