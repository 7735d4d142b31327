import type { Config } from '../config';
import type { Instant } from '../core/values/instant';
import { tapeSpan } from '../market-data/create-market-data';
import { sentenceOf } from '../market-data/market-data-problem';
import type { Clock } from '../ports/clock';
import type { Timer } from '../ports/timer';
import { systemClock } from '../system/system-clock';
import { systemTimer } from '../system/system-timer';
import { VirtualClock } from '../system/virtual-clock';
import { StartProblem } from './start-problem';

/** The time that the desk lives in. `tape` is there when a recorded day moves it. */
export interface DeskTime {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly tape?: VirtualClock;
}

/** The machine's time, or the time of the recorded day that is played, from its first moment on. */
export async function chooseTime(
  config: Config,
  folders: readonly string[],
  lastRecorded: Instant | undefined,
): Promise<DeskTime> {
  if (config.clock === 'system' || config.marketData.kind === 'simulated') {
    return { clock: systemClock, timer: systemTimer };
  }
  const span = await tapeSpan(config.marketData.files, folders);
  if (!span.ok) {
    throw new StartProblem(sentenceOf(span.error));
  }
  const { startsAt } = span.value;
  const from = lastRecorded !== undefined && lastRecorded > startsAt ? lastRecorded : startsAt;
  const tape = new VirtualClock(from);
  return { clock: tape, timer: tape, tape };
}
