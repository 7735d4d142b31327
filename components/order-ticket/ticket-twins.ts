/** `asks`: a ticket was opened with this id; `has`: the tab that asked is not the only one with it. */
type Said =
  | { readonly says: 'asks'; readonly id: string; readonly from: string }
  | { readonly says: 'has'; readonly id: string; readonly to: string };

interface Twins {
  /** The id of the order that the ticket of this tab holds. */
  readonly ownId: () => string;
  /** Another tab holds the same. */
  readonly onTwin: () => void;
}

/**
 * Asks the other tabs of this browser whether one of them holds the id of this ticket, and answers them.
 * A tab that is duplicated takes the ticket along with its id: of two orders sent from the two the desk
 * would take the second for a repeat of the first, and place one. Answers with what ends it.
 */
export function watchTwins({ ownId, onTwin }: Twins): () => void {
  if (typeof BroadcastChannel === 'undefined') {
    return () => undefined;
  }
  const channel = new BroadcastChannel('desk.ticket');
  const self = String(Math.random());
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.id !== ownId()) {
      return;
    }
    if (data.says === 'asks') {
      channel.postMessage({ says: 'has', id: data.id, to: data.from } satisfies Said);
    } else if (data.to === self) {
      onTwin();
    }
  };
  channel.postMessage({ says: 'asks', id: ownId(), from: self } satisfies Said);
  return () => channel.close();
}
