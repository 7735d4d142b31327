/** Decimal text as a fixed-point number of 8 decimals, read without the desk's own reading of it. */
export function units(text: string): bigint {
  const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,8}))?$/.exec(text) ?? [];
  if (whole === undefined) {
    throw new Error(`${text} is no decimal`);
  }
  return BigInt(`${sign}${whole}${decimals.padEnd(8, '0')}`);
}
