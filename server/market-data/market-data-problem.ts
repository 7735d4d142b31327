import { assertNever } from '../core/values/assert';
import type { Instant } from '../core/values/instant';

/** Why a source of prices could not be taken, or a tape not be moved. Nothing was changed. */
export type MarketDataProblem =
  | { readonly code: 'no-files' }
  | { readonly code: 'file-not-allowed'; readonly file: string; readonly folders: string }
  | { readonly code: 'file-missing'; readonly file: string }
  | { readonly code: 'file-unreadable'; readonly file: string; readonly cause: string }
  | { readonly code: 'file-name-unknown'; readonly file: string }
  | {
      readonly code: 'file-malformed';
      readonly file: string;
      readonly line: number;
      readonly cause: string;
    }
  | { readonly code: 'file-empty'; readonly file: string }
  | { readonly code: 'tape-too-long'; readonly rowsMax: number }
  | { readonly code: 'instrument-not-listed'; readonly file: string; readonly instrument: string }
  | { readonly code: 'speed-out-of-range'; readonly speed: number }
  | {
      readonly code: 'moment-outside-tape';
      readonly moment: Instant;
      readonly startsAt: Instant;
      readonly endsAt: Instant;
    }
  | { readonly code: 'moment-is-past'; readonly moment: Instant; readonly position: Instant }
  | { readonly code: 'nothing-recorded' }
  | { readonly code: 'clock-follows-tape'; readonly wanted: string };

/** The same with its sentence, as it leaves the feed. */
export type MarketDataRefusal = MarketDataProblem & { readonly text: string };

export function refusalOf(problem: MarketDataProblem): MarketDataRefusal {
  return { ...problem, text: sentenceOf(problem) };
}

/** The problem in one sentence: what happened, with which values, and what would be right. */
export function sentenceOf(problem: MarketDataProblem): string {
  switch (problem.code) {
    case 'no-files':
      return 'No file is named; a recorded market needs at least one.';
    case 'file-not-allowed':
      return `${problem.file} lies outside the folders that recordings are read from (${problem.folders}).`;
    case 'file-missing':
      return `There is no file ${problem.file}.`;
    case 'file-unreadable':
      return `${problem.file} cannot be read: ${problem.cause}.`;
    case 'file-name-unknown':
      return `${problem.file} is no recording by its name or first line; docs/market-data-formats.md lists the formats.`;
    case 'file-malformed':
      return `${problem.file}, line ${problem.line}: ${problem.cause}.`;
    case 'file-empty':
      return `${problem.file} has no rows.`;
    case 'tape-too-long':
      return `The files have more than ${problem.rowsMax} rows together; name fewer or shorter ones.`;
    case 'instrument-not-listed':
      return `${problem.file} is about ${problem.instrument}, which is not on the list of instruments.`;
    case 'speed-out-of-range':
      return `A speed of ${problem.speed} cannot be played; it must be above 0 and at most 1000000, or max.`;
    case 'moment-outside-tape':
      return `${timeText(problem.moment)} is outside the tape, which runs from ${timeText(problem.startsAt)} to ${timeText(problem.endsAt)}.`;
    case 'moment-is-past':
      return `The tape stands at ${timeText(problem.position)}, past ${timeText(problem.moment)}; it only goes forward.`;
    case 'nothing-recorded':
      return 'The market is simulated; only a recorded one can be held and played on.';
    case 'clock-follows-tape':
      return `The desk runs on the time of its tape and cannot change to ${problem.wanted}; start it with DESK_CLOCK=system to change freely.`;
    default:
      return assertNever(problem);
  }
}

function timeText(instant: Instant): string {
  return new Date(instant).toISOString();
}
