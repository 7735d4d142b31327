import type { Instrument } from '../market/instrument';
import { sides } from '../order/side';
import { parseMoney, parsePrice, parseQuantity } from '../values/amounts';
import { type DecimalError, decimals } from '../values/decimal';
import {
  type ExecutionId,
  type InstrumentId,
  toClientOrderId,
  toExecutionId,
  toInstrumentId,
  toVenueOrderId,
} from '../values/ids';
import type { Instant, TradingDay } from '../values/instant';
import { readInstant } from '../values/read-instant';
import { failure, type Result, success } from '../values/result';
import type { DropCopyFill } from './drop-copy';
import type { DropCopyFault, DropCopyProblem } from './drop-copy-problem';
import type { DropCopyColumn, DropCopyRow } from './read-drop-copy-csv';
import { isSameFill } from './same-drop-copy-fill';

/** So many fills at once; more come in parts, which may overlap. */
export const dropCopyFillsMax = 5_000;
/** So many rows are read before others get their turn. */
const rowsPerTurn = 200;
/** So many faults are named at once. */
const faultsNamed = 20;
/** A venue's clock may be a little ahead of the desk's. */
const aheadMsMax = 60_000;

/** What the rows are held against. */
export interface DropCopyWorld {
  readonly tradingDay: TradingDay;
  readonly tradingDayOf: (moment: Instant) => TradingDay;
  readonly instrument: (instrument: InstrumentId) => Instrument | undefined;
  readonly now: Instant;
}

export interface CheckedDropCopy {
  /** One per execution id, in the order of the file. */
  readonly fills: readonly DropCopyFill[];
  /** Rows that said again what another row had said. */
  readonly repeatedRows: number;
}

export type DropCopyCheck = Result<CheckedDropCopy, readonly DropCopyFault[]>;

/**
 * Reads the rows of a drop copy whole or not at all, in turns: what it yields is the chance for others to
 * go on between two stretches, so that a file of thousands of fills keeps no order waiting.
 * Errors, the first of them named with their places: number-, side-, time-, id-malformed,
 * instrument-unknown, another-day, time-ahead, execution-id-reused (twice with another content),
 * too-many-fills.
 */
export function* checkDropCopy(
  rows: readonly DropCopyRow[],
  world: DropCopyWorld,
): Generator<undefined, DropCopyCheck> {
  if (rows.length > dropCopyFillsMax) {
    const text = `${rows.length} fills are too many at once: send them in parts of at most ${dropCopyFillsMax}; parts may overlap.`;
    return failure([{ problem: 'too-many-fills', where: 'file', text }]);
  }
  const met = new Map<ExecutionId, { readonly fill: DropCopyFill; readonly where: string }>();
  const faults: DropCopyFault[] = [];
  let repeatedRows = 0;
  for (const [index, row] of rows.entries()) {
    if (index % rowsPerTurn === rowsPerTurn - 1) {
      yield;
    }
    const fill = readRow(row, world, faults);
    const before = fill && met.get(fill.executionId);
    if (fill === undefined || faults.length >= faultsNamed) {
      continue;
    }
    if (before === undefined) {
      met.set(fill.executionId, { fill, where: row.where });
    } else if (isSameFill(before.fill, fill)) {
      repeatedRows += 1;
    } else {
      const text = `${fill.executionId} stands twice with different content, here and at ${before.where}: an execution has one id and one content.`;
      faults.push({ problem: 'execution-id-reused', where: `${row.where}, executionId`, text });
    }
  }
  return faults.length > 0
    ? failure(faults.slice(0, faultsNamed))
    : success({ fills: [...met.values()].map(({ fill }) => fill), repeatedRows });
}

/** A row as a fill; undefined when it has a fault, which is noted then. */
function readRow(
  row: DropCopyRow,
  world: DropCopyWorld,
  faults: DropCopyFault[],
): DropCopyFill | undefined {
  const before = faults.length;
  const reader = new RowReader(row, faults);
  const executionId = reader.id('executionId', 128);
  const instrument = reader.text('instrument');
  const sideText = reader.text('side');
  const side = sides.find((one) => one === sideText);
  if (sideText !== undefined && side === undefined) {
    reader.fault('side', 'side-malformed', `${reader.shown('side')} is no side: buy or sell.`);
  }
  const quantity = reader.amount('quantity', parseQuantity, 'more than zero');
  const price = reader.amount('price', parsePrice, 'zero or more');
  const commission =
    row.cells.commission === undefined
      ? undefined
      : reader.amount('commission', parseMoney, 'anything');
  const transactTime = readTime(reader, world);
  const known = instrument === undefined ? undefined : world.instrument(toInstrumentId(instrument));
  if (instrument !== undefined && known === undefined) {
    const text = `${reader.shown('instrument')} is no instrument of this desk.`;
    reader.fault('instrument', 'instrument-unknown', text);
  }
  const clientOrderId =
    row.cells.clientOrderId === undefined ? undefined : reader.id('clientOrderId', 64);
  const venueOrderId =
    row.cells.venueOrderId === undefined ? undefined : reader.id('venueOrderId', 128);
  if (
    faults.length > before ||
    executionId === undefined ||
    known === undefined ||
    side === undefined ||
    quantity === undefined ||
    price === undefined ||
    transactTime === undefined
  ) {
    return undefined;
  }
  return {
    executionId: toExecutionId(executionId),
    instrument: known.instrument,
    side,
    quantity,
    price,
    ...(commission === undefined ? {} : { commission }),
    ...(clientOrderId === undefined ? {} : { clientOrderId: toClientOrderId(clientOrderId) }),
    ...(venueOrderId === undefined ? {} : { venueOrderId: toVenueOrderId(venueOrderId) }),
    transactTime,
  };
}

function readTime(reader: RowReader, world: DropCopyWorld): Instant | undefined {
  const text = reader.text('transactTime');
  if (text === undefined) {
    return undefined;
  }
  const moment = readInstant(text);
  if (moment === undefined) {
    const sentence = `${reader.shown('transactTime')} is no moment with a time zone, such as 2026-11-22T14:30:00.000Z.`;
    reader.fault('transactTime', 'time-malformed', sentence);
    return undefined;
  }
  const day = world.tradingDayOf(moment);
  if (day !== world.tradingDay) {
    const sentence = `${text} belongs to the trading day ${day}, and this drop copy is of ${world.tradingDay}.`;
    reader.fault('transactTime', 'another-day', sentence);
    return undefined;
  }
  if (moment > world.now + aheadMsMax) {
    const sentence = `${text} is still to come: the desk's time is ${new Date(world.now).toISOString()}.`;
    reader.fault('transactTime', 'time-ahead', sentence);
    return undefined;
  }
  return moment;
}

/** Reads the cells of one row and notes what is wrong with them. */
class RowReader {
  private readonly row: DropCopyRow;
  private readonly faults: DropCopyFault[];

  constructor(row: DropCopyRow, faults: DropCopyFault[]) {
    this.row = row;
    this.faults = faults;
  }

  fault(column: DropCopyColumn, problem: DropCopyProblem, text: string): void {
    this.faults.push({ problem, where: `${this.row.where}, ${column}`, text });
  }

  shown(column: DropCopyColumn): string {
    return `“${(this.row.cells[column] ?? '').slice(0, 40)}”`;
  }

  text(column: DropCopyColumn): string | undefined {
    const text = this.row.cells[column];
    if (text === undefined) {
      this.fault(column, 'row-malformed', `${column} is missing: every fill needs one.`);
    }
    return text;
  }

  id(column: DropCopyColumn, lengthMax: number): string | undefined {
    const text = this.text(column);
    if (text === undefined || (text.length <= lengthMax && /^[\x21-\x7e]+$/.test(text))) {
      return text;
    }
    const sentence = `${this.shown(column)} is no id: 1 to ${lengthMax} printable characters without blanks.`;
    this.fault(column, 'id-malformed', sentence);
    return undefined;
  }

  amount<Amount extends bigint>(
    column: DropCopyColumn,
    parse: (text: string) => Result<Amount, DecimalError>,
    range: 'more than zero' | 'zero or more' | 'anything',
  ): Amount | undefined {
    const text = this.text(column);
    if (text === undefined) {
      return undefined;
    }
    const parsed = parse(text);
    const isInRange =
      parsed.ok &&
      (range === 'anything' ||
        parsed.value > 0n ||
        (range === 'zero or more' && parsed.value === 0n));
    if (parsed.ok && isInRange) {
      return parsed.value;
    }
    const wanted = range === 'anything' ? '' : `, ${range}`;
    const sentence = `${this.shown(column)} is no ${column}: a decimal number in digits such as 189.50, at most ${decimals} decimals${wanted}.`;
    this.fault(column, 'number-malformed', sentence);
    return undefined;
  }
}
