import type {
  DropCopy as DropCopyOnTheWire,
  DropCopyReading as ReadingOnTheWire,
} from '../../../contract/drop-copy';
import type { DropCopyFeed } from '../../core/drop-copy/decide-drop-copy';
import type { DropCopy } from '../../core/drop-copy/drop-copy';
import type { DropCopyReading } from '../../desk/drop-copy-desk';
import { presentTime } from './present-numbers';

const differencesShown = 100;

export function presentDropCopy(copy: DropCopy): DropCopyOnTheWire {
  const { name, tradingDay, venue, account, fills, highWater, feeds, lastFeed, sequence } = copy;
  return {
    ...{ name, tradingDay, venue, account, feeds, sequence },
    fills: fills.size,
    highWater: presentTime(highWater),
    lastFeed: { ...lastFeed, at: presentTime(lastFeed.at) },
  };
}

export function presentReading(feed: DropCopyFeed, reading: DropCopyReading): ReadingOnTheWire {
  const { intake, counts, differences } = reading;
  const { name, tradingDay, venue, account, hash } = feed;
  return {
    ...{ name, tradingDay, venue, account, hash },
    read: intake.read,
    fresh: intake.fresh.length,
    corrected: intake.corrected.length,
    repeated: intake.repeated,
    highWater: presentTime(intake.highWater),
    counts,
    differences: differences
      .slice(0, differencesShown)
      .map(({ kind, severity, executionId, instrument, explanation }) => ({
        ...{ kind, severity, explanation },
        executionId: executionId ?? '',
        instrument: instrument ?? '',
      })),
  };
}
