import * as z from 'zod';
import type { Event } from '@/contract/event';
import { kill as killSchema } from '@/contract/kill-switch';

/** One kill as the journal tells it. */
export interface KillRun {
  readonly killId: string;
  readonly sequence: number;
  readonly time: string;
  readonly by: string;
  readonly scope: string;
  readonly flatten: boolean;
  readonly isDrill: boolean;
  readonly phase: z.infer<typeof killSchema>['phase'];
  readonly millisecondsToFlat: number | undefined;
  readonly isReleased: boolean;
}

/** The word in front of the reason of a drill. */
export const drillWord = 'Drill: ';

const latched = z.object({
  killId: z.string(),
  scope: z.object({ kind: z.string(), target: z.string().optional() }),
  flatten: z.boolean(),
  reason: z.string(),
});
const progressed = z.object({
  killId: z.string(),
  phase: killSchema.shape.phase,
  certificate: z.object({ millisecondsToFlat: z.number() }).optional(),
});
const released = z.object({ killId: z.string() });

/** Kills with how long each took to flat, newest first; `events` newest first as well. */
export function killRuns(events: readonly Event[]): readonly KillRun[] {
  const runs = new Map<string, KillRun>();
  for (const event of [...events].reverse()) {
    const begun = event.type === 'KILL_LATCHED' ? latched.safeParse(event.payload).data : undefined;
    if (begun !== undefined) {
      runs.set(begun.killId, runOf(event, begun));
    }
    const moved =
      event.type === 'KILL_PROGRESSED' ? progressed.safeParse(event.payload).data : undefined;
    const run = moved === undefined ? undefined : runs.get(moved.killId);
    if (moved !== undefined && run !== undefined) {
      runs.set(moved.killId, {
        ...run,
        phase: moved.phase,
        millisecondsToFlat: moved.certificate?.millisecondsToFlat,
      });
    }
    const over =
      event.type === 'KILL_RELEASED' ? released.safeParse(event.payload).data : undefined;
    const ended = over === undefined ? undefined : runs.get(over.killId);
    if (ended !== undefined) {
      runs.set(ended.killId, { ...ended, isReleased: true });
    }
  }
  return [...runs.values()].reverse();
}

function runOf(event: Event, { killId, scope, flatten, reason }: z.infer<typeof latched>): KillRun {
  return {
    killId,
    sequence: event.sequence,
    time: event.time,
    by: event.actor.user ?? event.actor.kind,
    scope: scope.target === undefined ? 'whole desk' : `${scope.kind} ${scope.target}`,
    flatten,
    isDrill: reason.startsWith(drillWord),
    phase: 'latched',
    millisecondsToFlat: undefined,
    isReleased: false,
  };
}
