import type { BreakDetails, ComparedFill } from '../../../contract/reconciliation';
import type { DeskState } from '../../core/desk/desk-state';
import { glanceAtRecentFill } from '../../core/desk/recent-fill-row';
import { keyOfDropCopy } from '../../core/drop-copy/drop-copy';
import type { VenueFill } from '../../core/order/execution-report';
import type { Break } from '../../core/reconciliation/break';
import { formatDecimal } from '../../core/values/decimal';
import { addMilliseconds } from '../../core/values/instant';
import type { RecordedFill } from '../../ports/desk-queries';
import { presentTime } from '../present/present-numbers';
import { presentBreak } from '../present/present-reconciliation';
import type { WebContext } from '../web-context';

const shownMax = 50;
const lookBackMs = 24 * 60 * 60_000;

/** The latest fills that both sides have of what a break is about: what explains the difference. */
export async function compareBreakFills(web: WebContext, found: Break): Promise<BreakDetails> {
  const since = addMilliseconds(found.firstSeenAt, -lookBackMs);
  const { account, instrument, source } = found;
  if (source === 'dropCopy') {
    return { break: presentBreak(found), fills: fillsOfCopy(web.desk.state, found) };
  }
  if (instrument === undefined) {
    return { break: presentBreak(found), fills: [] };
  }
  const filter = { account, instrument, from: since, limit: shownMax };
  const booked = await web.queries.loadFills(filter);
  const atDesk = booked.ok
    ? booked.value.items.filter(({ fill }) => fill.venue === found.venue)
    : [];
  try {
    const all = await web.desk.venueFills(account, since);
    const atVenue = all.filter((fill) => fill.instrument === instrument).slice(-shownMax);
    return { break: presentBreak(found), fills: joined(atDesk, atVenue) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { break: presentBreak(found), fills: joined(atDesk, []), problem };
  }
}

/** What the desk has booked lately of the instrument, and what the drop copy tells of it. */
function fillsOfCopy(state: Readonly<DeskState>, found: Break): ComparedFill[] {
  const { venue, account, instrument, dropCopy } = found;
  const key = dropCopy && keyOfDropCopy({ venue, account, ...dropCopy });
  const copy = key === undefined ? undefined : state.dropCopies.get(key);
  const rows = new Map<string, ComparedFill>();
  for (const [executionId, kept] of state.recentFills.partsOf().get(venue)?.kept() ?? []) {
    const glance = glanceAtRecentFill(kept);
    const isOfBreak = glance.account === account && glance.instrument === instrument;
    const own = isOfBreak ? state.recentFills.get(venue, executionId) : undefined;
    if (own !== undefined) {
      rows.set(executionId, { ...figuresOf(own.fill), atDesk: true, atVenue: false });
    }
  }
  for (const fill of copy?.fills.values() ?? []) {
    const own = rows.get(fill.executionId);
    if (own !== undefined || fill.instrument === instrument) {
      const { clientOrderId } = fill;
      const figures = { ...figuresOf(fill), ...(clientOrderId && { clientOrderId }) };
      rows.set(fill.executionId, { ...(own ?? figures), atDesk: own !== undefined, atVenue: true });
    }
  }
  return [...rows.values()]
    .sort((one, other) => (one.time < other.time ? 1 : -1))
    .slice(0, shownMax);
}

function joined(atDesk: readonly RecordedFill[], atVenue: readonly VenueFill[]): ComparedFill[] {
  const rows = new Map<string, ComparedFill>();
  for (const { fill } of atDesk) {
    rows.set(fill.executionId, { ...figuresOf(fill), atDesk: true, atVenue: false });
  }
  for (const fill of atVenue) {
    const isKnown = rows.has(fill.executionId);
    const { clientOrderId } = fill;
    rows.set(fill.executionId, {
      ...figuresOf(fill),
      clientOrderId,
      atDesk: isKnown,
      atVenue: true,
    });
  }
  return [...rows.values()].sort((one, other) => (one.time < other.time ? 1 : -1));
}

type Figures = Pick<VenueFill, 'executionId' | 'side' | 'quantity' | 'price' | 'transactTime'>;

function figuresOf({ executionId, side, quantity, price, transactTime }: Figures) {
  return {
    executionId,
    side,
    quantity: formatDecimal(quantity),
    price: formatDecimal(price),
    time: presentTime(transactTime),
  };
}
