import { type Money, money, price, ratio } from '../../core/values/amounts';
import { type PaperSettings, percent } from './paper-settings';

export const paperPresets = [
  'frictionless',
  'alpaca-like',
  'realistic',
  'stressed',
  'brutal',
] as const;
export type PaperPreset = (typeof paperPresets)[number];

/** All knobs but the capital: a preset changes how orders are treated, not what there is. */
type Treatment = Omit<PaperSettings, 'initialCapital'>;

const frictionless: Treatment = {
  commission: price('0'),
  commissionPercent: percent('0'),
  minimumCommission: money('0'),
  makerPercent: percent('0'),
  takerPercent: percent('0'),
  slippagePercent: percent('0'),
  fillDelay: 0,
  fillDelayJitter: 0,
  rejectRate: ratio('0'),
  partialFillRate: ratio('0'),
  fillOnTouchProbability: ratio('1'),
  fillModel: 'bestQuote',
  stopTrigger: 'last',
  collarPercent: percent('10'),
  initialMarginPercent: percent('50'),
};

/** A discount broker's prices in a quiet market. */
const realistic: Treatment = {
  ...frictionless,
  // Of the value and not by the unit, so that one figure fits a share, a coin and a currency.
  commissionPercent: percent('0.002'),
  minimumCommission: money('1'),
  slippagePercent: percent('0.005'),
  fillDelay: 40,
  fillDelayJitter: 30,
  rejectRate: ratio('0.001'),
  partialFillRate: ratio('0.05'),
  fillOnTouchProbability: ratio('0'),
  fillModel: 'book',
  collarPercent: percent('5'),
};

const treatments = {
  frictionless,
  // Fills at the best bid and offer whatever their size, and cuts one fill in ten at random:
  // https://docs.alpaca.markets/docs/paper-trading
  'alpaca-like': {
    ...frictionless,
    fillDelay: 10,
    fillDelayJitter: 20,
    partialFillRate: ratio('0.1'),
  },
  realistic,
  stressed: {
    ...realistic,
    slippagePercent: percent('0.05'),
    fillDelay: 250,
    fillDelayJitter: 500,
    rejectRate: ratio('0.01'),
    partialFillRate: ratio('0.25'),
  },
  brutal: {
    ...realistic,
    commission: price('0.01'),
    commissionPercent: percent('0.02'),
    minimumCommission: money('2'),
    takerPercent: percent('0.03'),
    slippagePercent: percent('0.5'),
    fillDelay: 1_000,
    fillDelayJitter: 4_000,
    rejectRate: ratio('0.1'),
    partialFillRate: ratio('0.6'),
    collarPercent: percent('2'),
  },
} as const satisfies Record<PaperPreset, Treatment>;

/** The knobs of a preset, for accounts that start with `initialCapital`. */
export function presetSettings(
  preset: PaperPreset,
  initialCapital: Money = money('1000000'),
): PaperSettings {
  return { initialCapital, ...treatments[preset] };
}

/** The preset whose knobs these are, whatever the capital; undefined when a knob was turned. */
export function findPreset(settings: PaperSettings): PaperPreset | undefined {
  return paperPresets.find((preset) => {
    const treatment: Treatment = treatments[preset];
    return (Object.keys(treatment) as (keyof Treatment)[]).every(
      (knob) => treatment[knob] === settings[knob],
    );
  });
}
