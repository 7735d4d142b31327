import type { AlertSeverity } from '../desk/alert';
import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import { success } from '../values/result';
import { type ChoosableMode, type DeskMode, deskModes } from './desk-mode';

/** What makes the desk step down by itself. Trading rules 10. */
export const troubles = [
  'venueErrors',
  'venueAway',
  'venueLost',
  'ordersUnknown',
  'pricesStale',
  'clockJumped',
  'breakFound',
  'journalSilent',
  'systemFault',
] as const;
export type Trouble = (typeof troubles)[number];

interface Rung {
  /** The loosest mode the trouble leaves. */
  readonly ceiling: ChoosableMode;
  readonly severity: AlertSeverity;
  readonly family: 'venue' | 'system';
  /** Stable; of the alert. */
  readonly code: string;
}

/**
 * The ladder: how far down each trouble takes the desk. It goes down by itself and never up: a person
 * sets a looser mode, and not while a trouble in force forbids it.
 */
export const ladder = {
  venueErrors: rung('manual', 'high', 'venue', 'venue-errors'),
  venueAway: rung('manual', 'high', 'venue', 'venue-away'),
  venueLost: rung('reduceOnly', 'critical', 'venue', 'venue-lost'),
  ordersUnknown: rung('manual', 'high', 'venue', 'orders-unknown'),
  pricesStale: rung('manual', 'high', 'system', 'prices-stale'),
  clockJumped: rung('manual', 'high', 'system', 'clock-jumped'),
  breakFound: rung('manual', 'high', 'venue', 'break-found'),
  journalSilent: rung('halted', 'critical', 'system', 'journal-silent'),
  systemFault: rung('halted', 'critical', 'system', 'system-fault'),
} as const satisfies Readonly<Record<Trouble, Rung>>;

/**
 * Decides what a trouble does to the mode: down to its ceiling, never up. An alert says why, also
 * when the mode is strict enough already.
 */
export function decideStepDown(
  { state }: DeskContext,
  trouble: Trouble,
  words: string,
): Decision<undefined> {
  const { ceiling, severity, family, code } = ladder[trouble];
  const isLooser = isLooserThan(state.mode, ceiling);
  const message = isLooser ? `${words} The desk went to ${ceiling} by itself.` : words;
  const alert: DeskEvent = { type: 'EXECUTION_ERROR', family, severity, code, message };
  const change: DeskEvent = {
    type: 'MODE_CHANGED',
    previous: state.mode,
    mode: ceiling,
    reason: words,
  };
  return { events: isLooser ? [change, alert] : [alert], result: success(undefined) };
}

/** Of two modes the one that lets less through. */
export function stricterOf<Mode extends DeskMode>(mode: Mode, other: Mode): Mode {
  return isLooserThan(mode, other) ? other : mode;
}

/** Whether a mode lets more through than another. */
export function isLooserThan(mode: DeskMode, other: DeskMode): boolean {
  return deskModes.indexOf(mode) < deskModes.indexOf(other);
}

function rung(
  ceiling: ChoosableMode,
  severity: AlertSeverity,
  family: 'venue' | 'system',
  code: string,
): Rung {
  return { ceiling, severity, family, code };
}
