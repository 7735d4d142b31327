import type { AccountState } from '../account/account';
import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { Refusal } from '../desk/refusal';
import { isLiveBreak } from '../reconciliation/break';
import { keyOfRun } from '../reconciliation/reconciliation-run';
import type { ExecutionId } from '../values/ids';
import { type Instant, type TradingDay, toInstant } from '../values/instant';
import { failure, type Result, success } from '../values/result';
import { checkDropCopy, type DropCopyCheck } from './check-drop-copy';
import {
  type DropCopy,
  type DropCopyFill,
  type DropCopySubject,
  keyOfDropCopy,
  type ToldFills,
} from './drop-copy';
import type { DropCopyFault } from './drop-copy-problem';
import type { DropCopyRow } from './read-drop-copy-csv';
import { isSameFill } from './same-drop-copy-fill';

/** What somebody wants to feed in. */
export interface DropCopyFeed extends DropCopySubject {
  readonly rows: readonly DropCopyRow[];
  /** The source has told all of its fills before this moment; absent: up to the newest of them. */
  readonly upTo?: Instant;
  /** What the source has said before may be put right by this. */
  readonly corrects: boolean;
  /** SHA-256 of what was fed in, in hexadecimal. */
  readonly hash: string;
  readonly fileName?: string;
}

/** What of a feed is new, and the copy as it would stand with it. */
export interface DropCopyIntake {
  readonly read: number;
  readonly fresh: readonly DropCopyFill[];
  readonly corrected: readonly DropCopyFill[];
  readonly repeated: number;
  readonly highWater: Instant;
  readonly after: ToldFills;
}

/** Reads the rows of a feed in turns: what `readDropCopyFeed` and `decideTakeDropCopy` go on from. */
export function checkFeed(
  { market, now }: DeskContext,
  { rows, tradingDay }: DropCopyFeed,
  tradingDayOf: (moment: Instant) => TradingDay,
): Generator<undefined, DropCopyCheck> {
  const instrument = market.instrument.bind(market);
  return checkDropCopy(rows, { tradingDay, tradingDayOf, instrument, now });
}

/**
 * Reads a feed against what is known; nothing is changed.
 * Errors: account-not-found, drop-copy-refused with every fault's place.
 */
export function readDropCopyFeed(
  { state, now }: DeskContext,
  feed: DropCopyFeed,
  checked: DropCopyCheck,
): Result<DropCopyIntake, Refusal> {
  const account = state.accounts.get(feed.account);
  if (account === undefined) {
    return failure({ code: 'account-not-found', account: feed.account });
  }
  const fault = faultOfDay(feed, account) ?? faultOfExtent(feed, now);
  if (fault !== undefined) {
    return failure(refusalOf([fault]));
  }
  if (!checked.ok) {
    return failure(refusalOf(checked.error));
  }
  const before = state.dropCopies.get(keyOfDropCopy(feed));
  return intakeOf(feed, checked.value.fills, before, now);
}

/** Decides to take a feed in; what is known already, word for word, changes nothing. */
export function decideTakeDropCopy(
  desk: DeskContext,
  feed: DropCopyFeed,
  checked: DropCopyCheck,
): Decision<DropCopyIntake> {
  const read = readDropCopyFeed(desk, feed, checked);
  if (!read.ok) {
    return { events: [], result: read };
  }
  const { fresh, corrected, repeated, highWater } = read.value;
  const before = desk.state.dropCopies.get(keyOfDropCopy(feed));
  const isNews = fresh.length > 0 || corrected.length > 0 || highWater !== before?.highWater;
  const { venue, account, name, tradingDay, hash, fileName } = feed;
  const event: DeskEvent = {
    type: 'DROP_COPY_TAKEN',
    dropCopy: { venue, account, name, tradingDay },
    hash,
    ...(fileName === undefined ? {} : { fileName }),
    fills: [...fresh, ...corrected],
    corrected: corrected.length,
    repeated,
    highWater,
  };
  return { events: isNews ? [event] : [], result: read };
}

/** Decides to listen no more to a drop copy; what it alone had raised is over then. */
export function decideWithdrawDropCopy(
  { state }: DeskContext,
  subject: DropCopySubject,
  reason: string,
): Decision<undefined> {
  const { venue, account, name, tradingDay } = subject;
  if (!state.dropCopies.has(keyOfDropCopy(subject))) {
    const text = `Nothing was taken from a drop copy ${name} of ${tradingDay}.`;
    const fault: DropCopyFault = { problem: 'nothing-to-withdraw', where: 'name', text };
    return { events: [], result: failure(refusalOf([fault])) };
  }
  const dropCopy = { venue, account, name, tradingDay };
  const run = keyOfRun({ source: 'dropCopy', venue, account, dropCopy: { name, tradingDay } });
  const events: DeskEvent[] = [{ type: 'DROP_COPY_WITHDRAWN', dropCopy, reason }];
  for (const one of state.reconciliation.breaks.values()) {
    if (isLiveBreak(one) && keyOfRun(one) === run) {
      const because = `drop copy ${name} of ${tradingDay} was withdrawn: ${reason}`;
      events.push({ type: 'BREAK_RESOLVED', breakId: one.id, reason: because });
    }
  }
  return { events, result: success(undefined) };
}

function intakeOf(
  feed: DropCopyFeed,
  fills: readonly DropCopyFill[],
  before: DropCopy | undefined,
  now: Instant,
): Result<DropCopyIntake, Refusal> {
  const fresh: DropCopyFill[] = [];
  const changed: DropCopyFill[] = [];
  for (const fill of fills) {
    const known = before?.fills.get(fill.executionId);
    if (known === undefined) {
      fresh.push(fill);
    } else if (!isSameFill(known, fill)) {
      changed.push(fill);
    }
  }
  if (changed.length > 0 && !feed.corrects) {
    return failure(refusalOf(changed.slice(0, 20).map(reusedAcrossFeeds)));
  }
  const highWater = highWaterOf(feed, fills, before, now);
  const after = new Map<ExecutionId, DropCopyFill>(before?.fills);
  for (const fill of [...fresh, ...changed]) {
    after.set(fill.executionId, fill);
  }
  const { venue, account, name, tradingDay } = feed;
  return success({
    read: feed.rows.length,
    fresh,
    corrected: changed,
    repeated: feed.rows.length - fresh.length - changed.length,
    highWater,
    after: { venue, account, name, tradingDay, fills: after, highWater },
  });
}

/** Only forward: what a source has told of once it does not untell. */
function highWaterOf(
  { upTo }: DropCopyFeed,
  fills: readonly DropCopyFill[],
  before: DropCopy | undefined,
  now: Instant,
): Instant {
  const newest = fills.reduce((latest, { transactTime }) => Math.max(latest, transactTime), 0);
  const told = upTo ?? toInstant(Math.min(newest, now));
  return toInstant(Math.max(told, before?.highWater ?? 0));
}

function faultOfDay(
  { tradingDay }: DropCopyFeed,
  account: AccountState,
): DropCopyFault | undefined {
  const open = [account.tradingDay, account.previousTradingDay].filter((day) => day !== undefined);
  if (open.includes(tradingDay)) {
    return undefined;
  }
  const text = `Drop copies are taken of ${open.join(' and of ')}, and this one is of ${tradingDay}.`;
  return { problem: 'day-not-open', where: 'tradingDay', text };
}

function faultOfExtent({ rows, upTo }: DropCopyFeed, now: Instant): DropCopyFault | undefined {
  if (rows.length === 0 && upTo === undefined) {
    const text =
      'There is no fill in it. If there was none, say up to when the source has looked (upTo).';
    return { problem: 'file-empty', where: 'fills', text };
  }
  if (upTo !== undefined && upTo > now) {
    const text = `upTo is still to come: the desk's time is ${new Date(now).toISOString()}.`;
    return { problem: 'time-ahead', where: 'upTo', text };
  }
  return undefined;
}

function reusedAcrossFeeds({ executionId }: DropCopyFill): DropCopyFault {
  const text = `${executionId} was told before with different content. If the source has corrected it, feed it in as a correction.`;
  return { problem: 'execution-id-reused', where: executionId, text };
}

export function refusalOf(faults: readonly DropCopyFault[]): Refusal {
  const [first] = faults;
  const more = faults.length > 1 ? ` And ${faults.length - 1} more.` : '';
  return {
    code: 'drop-copy-refused',
    problem: first?.problem ?? 'file-empty',
    text: `Nothing was taken. ${first?.where ?? ''}: ${first?.text ?? ''}${more}`,
    faults,
  };
}
