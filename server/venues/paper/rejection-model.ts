import type { RandomStream } from '../../ports/random';
import { happens, type PaperSettings } from './paper-settings';

/** Whether chance refuses an order that has nothing wrong with it. */
export function isRejectedByChance(settings: PaperSettings, stream: () => RandomStream): boolean {
  return settings.rejectRate > 0n && happens(stream().next(), settings.rejectRate);
}
