import { statisticsGlossary } from './statistics-glossary';

/** The words of the screen, each explained in a sentence; longer in docs/glossary.md. */
export const glossary = {
  equity: 'What the account is worth now: cash plus all positions at their mark prices.',
  dayPnL:
    'Equity now less equity when the trading day began, deposits and withdrawals apart. In percent it is time-weighted, as in the analytics.',
  unrealizedPnL: 'What open positions have gained or lost since they were opened, at mark prices.',
  realizedPnL: 'What closed parts of positions have gained or lost, before commission.',
  grossExposure: 'The worth of all positions added up, long and short alike.',
  netExposure: 'The worth of long positions less the worth of short ones.',
  leverage: 'Gross exposure over equity: 2.00 means twice as much in the market as one owns.',
  drawdown:
    'How far equity stands below its highest point, as a share of that point. Money paid in or out does not change it.',
  openPositions:
    'Instruments in which something is held. The limit also counts entries on their way.',
  ordersToday: 'Orders sent since the trading day began at midnight in the desk’s time zone.',
  buyingPower: 'How much more can be bought before the initial margin is used up.',
  limit: 'The tightest limit that applies, of desk and account.',
  markPrice: 'The price a position is valued at: mid when fresh, else last, else previous close.',
  ...statisticsGlossary,
} as const;
export type GlossaryTerm = keyof typeof glossary;
