/** Whole units of a fixed-point number: a JSON number where that is exact, else text. */
export type Units = number | string;

export function toUnits(value: bigint): Units {
  const count = Number(value);
  return Number.isSafeInteger(count) ? count : value.toString();
}

export function fromUnits<Amount extends bigint>(units: Units): Amount {
  return BigInt(units) as Amount;
}
