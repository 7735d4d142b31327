/** Whole units of a fixed-point number: a JSON number where that is exact, else text. */
export type Units = number | string;

const exactMax = BigInt(Number.MAX_SAFE_INTEGER);

export function toUnits(value: bigint): Units {
  return value <= exactMax && value >= -exactMax ? Number(value) : value.toString();
}

export function fromUnits<Amount extends bigint>(units: Units): Amount {
  return BigInt(units) as Amount;
}
