import { decimalOf, parseUnits } from './decimal';
import { formatFigure } from './format-figures';

export type ReadNumber =
  | { readonly units: bigint; readonly problem?: undefined }
  | { readonly units?: undefined; readonly problem: string };

const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const short = /^(\d+(?:\.\d+)?)\s*([km])$/i;
const factors: Readonly<Record<string, bigint>> = { k: 1_000n, m: 1_000_000n };

/**
 * Reads a number as people type it: `1200`, `1,200`, `189.40`, `5k`, `1.2m`. A comma counts only where
 * it groups thousands, so that `189,50` is never taken for 18950; a point never does, and where it seems
 * to, it is asked. `decimals`: as many as are written there. Problem: what to type instead.
 */
export function readNumber(typed: string, decimals?: number): ReadNumber {
  const text = typed.trim();
  if (text === '') {
    return { problem: 'Type a number.' };
  }
  if (text.startsWith('-') || text.startsWith('−')) {
    return { problem: 'Type it without a minus: the side says which way.' };
  }
  const shortened = short.exec(text);
  if (shortened !== null) {
    const [, number = '', letter = ''] = shortened;
    const units = parseUnits(number);
    const factor = factors[letter.toLowerCase()] ?? 1n;
    return units === undefined ? { problem: tooFine } : { units: units * factor };
  }
  if (text.includes(',') && !grouped.test(text)) {
    return { problem: 'Write decimals with a point, such as 189.50.' };
  }
  const plain = text.replaceAll(',', '');
  if (!/^\d+(\.\d*)?$|^\.\d+$/.test(plain)) {
    return { problem: 'Type digits, such as 1200 or 189.50.' };
  }
  const units = parseUnits(plain.replace(/^\./, '0.').replace(/\.$/, ''));
  if (units === undefined) {
    return { problem: tooFine };
  }
  const problem = thousandsProblem(text, decimals);
  return problem === undefined ? { units } : { problem };
}

/**
 * `1.000` is a thousand to half of the world and one to the other. Where fewer decimals are written
 * (money has two), the zeros say nothing but that a thousand may be meant. Undefined: it is clear.
 */
export function thousandsProblem(text: string, decimals = 2): string | undefined {
  const [, whole = '', fraction = ''] = pointed.exec(text) ?? [];
  if (whole === '' || decimals >= fraction.length || !/^0*$/.test(fraction.slice(decimals))) {
    return undefined;
  }
  const many = whole + fraction;
  const few = decimalOf(parseUnits(`${whole}.${fraction}`) ?? 0n);
  return `Could be ${formatFigure(many)} or ${formatFigure(few)}: type ${many} or ${few}.`;
}

const pointed = /^(-?[1-9]\d{0,2})\.(\d{3})$/;

const tooFine = 'Has more than 8 decimals.';
