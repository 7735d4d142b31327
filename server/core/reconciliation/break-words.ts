/** What can be wrong between the desk's books and somebody else's. Trading rules 8. */
export const breakKinds = [
  'position-missing-at-venue',
  'position-missing-at-desk',
  'side-flipped',
  'quantity-mismatch',
  'order-orphaned',
  'order-lost',
  'fill-missing',
  /** The desk has it, and a drop copy that is past its time does not. */
  'fill-unconfirmed',
  /** Of one execution both sides tell, and not the same. */
  'fill-instrument',
  'fill-side',
  'fill-quantity',
  'fill-price',
  'fill-commission',
  'average-price',
  'cash',
] as const;
export type BreakKind = (typeof breakKinds)[number];

/** From least to worst. */
export const breakSeverities = ['low', 'medium', 'high', 'critical'] as const;
export type BreakSeverity = (typeof breakSeverities)[number];

export const breakStates = ['open', 'acknowledged', 'repaired', 'waived', 'resolved'] as const;
export type BreakState = (typeof breakStates)[number];

/** What an operator can have done about a break. */
export const repairChoices = [
  /** The missing fill goes into the books, at its order where it has one. */
  'bookFill',
  /** The desk's position takes on the venue's quantity and average price. */
  'setPosition',
  /** The desk's cash takes on the venue's. */
  'setCash',
  /** The desk's order becomes what the venue says it is. */
  'takeVenueState',
  /** The booked fill becomes what the drop copy tells. */
  'replaceFill',
  /** The booked fill is taken out of the books. */
  'reverseFill',
  /** An order found at the venue becomes an order of the desk. */
  'adopt',
  /** An order found at the venue is canceled there. */
  'cancel',
  /** Known, and nothing is done about it; it is not raised again. */
  'ignore',
] as const;
export type RepairChoice = (typeof repairChoices)[number];

/** Whose books the desk was compared with. */
export const statementSources = ['venue', 'dropCopy'] as const;
export type StatementSource = (typeof statementSources)[number];

export const runTriggers = [
  'start',
  'reconnect',
  'schedule',
  /** Soon after a run that has seen something for the first time. */
  'confirmation',
  'operator',
  'upload',
] as const;
export type RunTrigger = (typeof runTriggers)[number];
