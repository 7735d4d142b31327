'use client';

import { X } from 'lucide-react';
import { type ComponentType, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { leaveByEscape, useFocusWithin } from './focus-within';
import { type Late, type Loss, late } from './late';
import { AskAgain, whyNotFetched } from './not-fetched';
import { keepTypedAhead } from './typed-ahead';

/**
 * A dialog over the page that is fetched when it is first opened. One that cannot be fetched says so, can be asked
 * for again or be put away, and what is around it, the kill above all, stays.
 */
export function lateDialog<Props extends object>(
  what: string,
  fetchDialog: () => Promise<ComponentType<Props>>,
  close: (props: Props) => void,
): Late<Props> {
  return late(fetchDialog, {
    coming: <ComingDialog />,
    lost: (loss, props) => <LostDialog what={what} onClose={() => close(props)} {...loss} />,
  });
}

/** Nothing to be seen: the page behind stands still for those moments, but for what stops. */
function ComingDialog(): null {
  useLayoutEffect(keepTypedAhead, []);
  return null;
}

interface LostDialogProps extends Loss {
  readonly what: string;
  readonly onClose: () => void;
}

/** Takes the focus as the dialog would have, and gives it back; nothing else waits for it. */
function LostDialog({ what, onClose, ...loss }: LostDialogProps): ReactNode {
  const note = useRef<HTMLDivElement>(null);
  const id = useId();
  useFocusWithin(note);
  // The last in the page: a dialog that is open under it takes a press on it for one of its own.
  return createPortal(
    <div
      ref={note}
      role="alertdialog"
      aria-labelledby={`${id}-what`}
      aria-describedby={`${id}-why`}
      className="fixed bottom-4 left-1/2 z-[80] flex w-[min(460px,calc(100vw-32px))] -translate-x-1/2 items-center gap-3 rounded-desk border border-line bg-raised p-3 text-m shadow-pop"
      onKeyDown={leaveByEscape(onClose)}
    >
      <div className="min-w-0 flex-1">
        <strong id={`${id}-what`} className="block text-critical">
          Not fetched: {what}
        </strong>
        <span id={`${id}-why`} className="text-soft">
          {whyNotFetched}
        </span>
      </div>
      <AskAgain {...loss} />
      <button
        type="button"
        aria-label="Close"
        className="flex size-6 flex-none items-center justify-center rounded text-faint hover:bg-hover hover:text-text"
        onClick={onClose}
      >
        <X aria-hidden="true" size={15} />
      </button>
    </div>,
    document.body,
  );
}
