import { describe, expect, test } from 'vitest';
import { type PaperSettings, paperRequest } from '@/contract/paper';
import { knobSchema, knobValuesOf, knobWords, requestOf, turnedKnobs } from './knobs';

const settings: PaperSettings = {
  preset: 'realistic',
  initialCapital: '1000000',
  commission: '0',
  commissionPercent: '0.002',
  minimumCommission: '1',
  makerPercent: '0',
  takerPercent: '0',
  slippagePercent: '0.005',
  fillDelay: 40,
  fillDelayJitter: 30,
  rejectRate: '0.001',
  partialFillRate: '0.05',
  fillOnTouchProbability: '0',
  fillModel: 'book',
  stopTrigger: 'last',
  collarPercent: '5',
  initialMarginPercent: '50',
};
const typed = knobValuesOf(settings);
const messageOf = (changes: Partial<typeof typed>) =>
  knobSchema.safeParse({ ...typed, ...changes }).error?.issues[0]?.message;

describe('the knobs of the paper venue', () => {
  test('as they are set have no fault and nothing to change', () => {
    expect(messageOf({})).toBeUndefined();
    expect(turnedKnobs(settings, typed)).toEqual([]);
    expect(turnedKnobs(settings, { ...typed, commissionPercent: ' 0.0020 ' })).toEqual([]);
  });

  test('that are turned are sent alone, as the contract takes them', () => {
    const turned = turnedKnobs(settings, {
      ...typed,
      fillDelay: '250',
      rejectRate: '0.50',
      fillModel: 'bestQuote',
    });

    expect(turned.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['fillModel', 'book', 'bestQuote'],
      ['rejectRate', '0.001', '0.50'],
      ['fillDelay', '40', '250'],
    ]);
    const request = requestOf(turned);
    expect(request).toEqual({ fillModel: 'bestQuote', rejectRate: '0.5', fillDelay: 250 });
    expect(paperRequest.safeParse(request).success).toBe(true);
  });

  test.each([
    [{ rejectRate: '1' }, undefined],
    [{ rejectRate: '1.00000001' }, 'From 0 to 1.'],
    [{ rejectRate: '-0.1' }, 'From 0 to 1.'],
    [{ makerPercent: '-10' }, undefined],
    [{ makerPercent: '-10.000001' }, 'From −10 to 100.'],
    [{ collarPercent: '0' }, 'From 0.01 to 100.'],
    [{ slippagePercent: '0.0000001' }, 'At most 6 decimals.'],
    [{ fillDelay: '600000' }, undefined],
    [{ fillDelay: '600001' }, 'From 0 to 600,000.'],
    [{ fillDelay: '1.000' }, 'Could be 1,000 or 1: type 1000 or 1.'],
    [{ fillDelay: '1.5' }, 'Whole milliseconds.'],
    [{ fillDelay: 'soon' }, 'Type a number in digits. From 0 to 600,000.'],
    [{ commission: '' }, 'Type a number in digits. From 0 to 1,000.'],
  ])('%j: %s', (changes, message) => {
    expect(messageOf(changes)).toBe(message);
  });

  test('say their values with unit, a choice by its name', () => {
    expect(knobWords('fillDelay', '1500')).toBe('1,500 ms');
    expect(knobWords('slippagePercent', '0.05')).toBe('0.05 %');
    expect(knobWords('fillModel', 'book')).toBe('Book and queue');
  });
});
