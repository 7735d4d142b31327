import { describe, expect, test } from 'vitest';
import { money, price, ratio } from '../../core/values/amounts';
import { findPreset, paperPresets, presetSettings } from './paper-presets';
import { checkSettings, type PaperSettings, percent, shareOf } from './paper-settings';
import { plainSettings } from './paper-world.fixture';

describe('the settings', () => {
  test.each<[keyof PaperSettings, Partial<PaperSettings>, boolean]>([
    ['initialCapital', { initialCapital: money('0') }, false],
    ['initialCapital', { initialCapital: money('0.01') }, true],
    ['commission', { commission: price('-0.00000001') }, false],
    ['commission', { commission: price('0') }, true],
    ['commissionPercent', { commissionPercent: percent('100') }, true],
    ['commissionPercent', { commissionPercent: percent('100.0001') }, false],
    ['commissionPercent', { commissionPercent: percent('0.000001') }, true],
    ['commissionPercent', { commissionPercent: percent('0.0000001') }, false],
    ['makerPercent', { makerPercent: percent('-10') }, true],
    ['makerPercent', { makerPercent: percent('-10.0001') }, false],
    ['slippagePercent', { slippagePercent: percent('50') }, true],
    ['slippagePercent', { slippagePercent: percent('50.01') }, false],
    ['rejectRate', { rejectRate: ratio('1') }, true],
    ['rejectRate', { rejectRate: ratio('1.00000001') }, false],
    ['partialFillRate', { partialFillRate: ratio('-0.1') }, false],
    ['collarPercent', { collarPercent: percent('0') }, false],
    ['collarPercent', { collarPercent: percent('0.01') }, true],
    ['fillDelay', { fillDelay: 600_000 }, true],
    ['fillDelay', { fillDelay: 600_001 }, false],
    ['fillDelay', { fillDelay: 1.5 }, false],
    ['fillDelay', { fillDelay: Number.NaN }, false],
    ['fillDelayJitter', { fillDelayJitter: -1 }, false],
    ['initialMarginPercent', { initialMarginPercent: percent('0.5') }, false],
  ])('%s as %o: %s', (setting, change, isFine) => {
    const checked = checkSettings({ ...plainSettings, ...change });

    expect(checked.ok).toBe(isFine);
    if (!checked.ok) {
      expect(checked.error).toMatchObject({ code: 'setting-out-of-range', setting });
    }
  });

  test('a percentage is a hundredth of it as a share, exactly', () => {
    expect(shareOf(percent('50'))).toBe(ratio('0.5'));
    expect(shareOf(percent('0.000001'))).toBe(ratio('0.00000001'));
  });
});

describe('the presets', () => {
  test.each(paperPresets)('%s is within all ranges and is found again', (preset) => {
    const settings = presetSettings(preset, money('25000'));

    expect(checkSettings(settings).ok).toBe(true);
    expect(settings.initialCapital).toBe(money('25000'));
    expect(findPreset(settings)).toBe(preset);
  });

  test('a turned knob is no preset', () => {
    expect(findPreset({ ...presetSettings('brutal'), fillDelay: 1 })).toBeUndefined();
  });
});
