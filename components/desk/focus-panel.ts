const lookEveryMs = 50;
/** A panel that is not there by then does not come. */
const waitsAtMostMs = 20_000;

let stopWaiting = () => {};

/**
 * Puts the focus into a panel. One that comes late is waited for, unless the person goes on elsewhere: the focus
 * would be taken from where they have come meanwhile.
 */
export function focusPanel(title: string): void {
  stopWaiting();
  if (focusIfThere(title)) {
    return;
  }
  const untilMs = performance.now() + waitsAtMostMs;
  const timer = setInterval(() => {
    if (performance.now() > untilMs || focusIfThere(title)) {
      stopWaiting();
    }
  }, lookEveryMs);
  window.addEventListener('pointerdown', giveUp, true);
  window.addEventListener('keydown', giveUp, true);
  stopWaiting = () => {
    stopWaiting = () => {};
    clearInterval(timer);
    window.removeEventListener('pointerdown', giveUp, true);
    window.removeEventListener('keydown', giveUp, true);
  };
}

/** A key that is held down is still the one that has asked. */
function giveUp(event: Event): void {
  if (!('repeat' in event && event.repeat === true)) {
    stopWaiting();
  }
}

function focusIfThere(title: string): boolean {
  const region = document.querySelector<HTMLElement>(`[data-panel="${CSS.escape(title)}"]`);
  if (region === null || region.querySelector('[data-loading]') !== null) {
    return false;
  }
  const first = region.querySelector<HTMLElement>(
    '[data-takes-focus], [role="grid"] [tabindex="0"]',
  );
  // Of a row not its buttons but a cell that is read: Space, typed on, would cancel the first order.
  const row = first?.closest('button') ? first.closest('[role="row"]') : null;
  const cell = row?.querySelector<HTMLElement>('[role="gridcell"][tabindex]');
  (cell ?? first ?? region).focus({ preventScroll: false });
  return true;
}
