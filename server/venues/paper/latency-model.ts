import type { RandomStream } from '../../ports/random';
import type { PaperSettings } from './paper-settings';

/** Whole milliseconds that one message travels: the fixed delay and a draw up to the jitter. */
export function drawDelay(settings: PaperSettings, stream: () => RandomStream): number {
  const { fillDelay, fillDelayJitter } = settings;
  return fillDelayJitter === 0 ? fillDelay : fillDelay + stream().below(fillDelayJitter + 1);
}
