/** Faults that strike a call or a report on the line, so many times. */
export const lineFaults = [
  'lose-request',
  'lose-reply',
  'rate-limit',
  'slow',
  'stuck-cancel',
  'duplicate-fill',
  'late-fill',
  'fill-after-cancel',
  'out-of-order',
  'late-report',
  'lose-report',
] as const;
export type LineFault = (typeof lineFaults)[number];

/** Faults of the venue itself: they happen when they are asked for, some last a while. */
export const venueFaults = [
  'disconnect',
  'restart-losing-orders',
  'wrong-position',
  'wrong-cash',
  'external-trade',
  'clock-skew',
] as const;
export type VenueFault = (typeof venueFaults)[number];

export const faultKinds = [...lineFaults, ...venueFaults] as const;
export type FaultKind = (typeof faultKinds)[number];
