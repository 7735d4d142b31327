const rowsPerTurn = 200;

/** A list at the end of a record that may be long, and how a row of it is presented. */
export interface LongList {
  readonly name: string;
  readonly length: number;
  readonly presentAt: (index: number) => unknown;
}

/**
 * The JSON text of a record whose last members are long lists, made a few rows a turn: orders are not
 * kept waiting by a report.
 */
export async function jsonInTurns(head: object, lists: readonly LongList[]): Promise<string> {
  const parts = [JSON.stringify(head).slice(0, -1)];
  for (const { name, length, presentAt } of lists) {
    parts.push(`,${JSON.stringify(name)}:[`);
    for (let from = 0; from < length; from += rowsPerTurn) {
      const count = Math.min(rowsPerTurn, length - from);
      const texts = Array.from({ length: count }, (_, at) => JSON.stringify(presentAt(from + at)));
      parts.push(`${from === 0 ? '' : ','}${texts.join(',')}`);
      await new Promise((resume) => setImmediate(resume));
    }
    parts.push(']');
  }
  return `${parts.join('')}}`;
}

export function longList<Row>(
  name: string,
  rows: readonly Row[],
  present: (row: Row) => unknown,
): LongList {
  return { name, length: rows.length, presentAt: (index) => present(rows[index] as Row) };
}
