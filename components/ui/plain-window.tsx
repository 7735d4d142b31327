'use client';

import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { leaveByEscape, useFocusWithin } from './focus-within';

interface PlainWindowProps {
  readonly title: string;
  /** The button that opened it. */
  readonly hangsOn: RefObject<HTMLElement | null>;
  readonly className?: string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small window beside its button, made of nothing that has to be fetched. */
export function PlainWindow({
  title,
  hangsOn,
  className = '',
  onClose,
  children,
}: PlainWindowProps): ReactNode {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (popup.current !== null && hangsOn.current !== null) {
      Object.assign(popup.current.style, placeBeside(hangsOn.current.getBoundingClientRect()));
    }
  }, [hangsOn]);
  useFocusWithin(popup);
  useEffect(() => {
    const leaveByPress = ({ target }: PointerEvent) => {
      const isInside = [popup, hangsOn].some(({ current }) => current?.contains(target as Node));
      if (!isInside) {
        onClose();
      }
    };
    document.addEventListener('pointerdown', leaveByPress);
    return () => document.removeEventListener('pointerdown', leaveByPress);
  }, [hangsOn, onClose]);
  return createPortal(
    <div
      ref={popup}
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      className={`fixed z-40 max-w-[calc(100vw-16px)] overflow-auto rounded-lg border border-line bg-panel p-3 shadow-pop outline-none ${className}`}
      onKeyDown={leaveByEscape(onClose)}
    >
      {children}
    </div>,
    document.body,
  );
}

const apart = 6;
const fromEdge = 8;

/** Under or over the button, from whichever of its ends there is more room. */
function placeBeside({ left, right, top, bottom }: DOMRect): Partial<CSSStyleDeclaration> {
  const { innerWidth: width, innerHeight: height } = window;
  const isLow = top > height / 2;
  const isLeft = left + right < width;
  const room = isLow ? top : height - bottom;
  return {
    [isLow ? 'bottom' : 'top']: `${(isLow ? height - top : bottom) + apart}px`,
    [isLeft ? 'left' : 'right']: `${Math.max(fromEdge, isLeft ? left : width - right)}px`,
    maxHeight: `${room - apart - fromEdge}px`,
  };
}
