import { decimalOf, parseUnits } from '@/components/ui/decimal';
import { thousandsProblem } from '@/components/ui/read-number';

export type ReadFigure =
  | { readonly text: string; readonly problem?: undefined }
  | { readonly text?: undefined; readonly problem: string };

const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const short = /^(-?\d+(?:\.\d+)?)\s*([km])$/i;
const factors: Readonly<Record<string, bigint>> = { k: 1_000n, m: 1_000_000n };

/** Reads `250000`, `250,000`, `250k` or `1.5m` as plain decimal text; otherwise says what to type. */
export function readFigure(typed: string): ReadFigure {
  const text = typed.trim().replace('−', '-');
  const shortened = short.exec(text);
  if (shortened !== null) {
    const [, number = '', letter = ''] = shortened;
    const units = parseUnits(number);
    return units === undefined
      ? tooFine
      : { text: decimalOf(units * (factors[letter.toLowerCase()] ?? 1n)) };
  }
  if (text.includes(',') && !grouped.test(text)) {
    return { problem: 'Write decimals with a point, such as 1500.50.' };
  }
  const plain = text.replaceAll(',', '');
  if (!/^-?\d+(\.\d*)?$|^-?\.\d+$/.test(plain)) {
    return { problem: 'Type digits, such as 1500 or 2.5, or leave it empty for no limit.' };
  }
  const units = parseUnits(plain.replace(/^(-?)\./, '$10.').replace(/\.$/, ''));
  if (units === undefined) {
    return tooFine;
  }
  const problem = thousandsProblem(text);
  return problem === undefined ? { text: decimalOf(units) } : { problem };
}

const tooFine = { problem: 'Has more than 8 decimals.' } as const;
