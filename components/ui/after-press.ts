'use client';

let isPressed = false;
const waiting: (() => void)[] = [];

/**
 * Does something that moves what is on the page once no pointer is down on it: a message that came
 * between press and release would push the button away from under the cursor, and the press be lost.
 */
export function afterPress(act: () => void): void {
  if (isPressed) {
    waiting.push(act);
  } else {
    act();
  }
}

if (typeof window !== 'undefined') {
  const heard = { capture: true, passive: true } as const;
  window.addEventListener('pointerdown', () => press(), heard);
  window.addEventListener('pointerup', () => release(), heard);
  window.addEventListener('pointercancel', () => release(), heard);
}

function press(): void {
  isPressed = true;
}

/** The click of this release comes first. */
function release(): void {
  isPressed = false;
  const acts = waiting.splice(0);
  setTimeout(() => {
    for (const act of acts) {
      act();
    }
  });
}
