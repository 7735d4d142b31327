import { describe, expect, test } from 'vitest';
import { limitFormSchema, readLimits, toFormValues } from './limit-form-schema';

const empty = toFormValues(undefined);

describe('the form of a node of limits', () => {
  test('shows what is set as people write it, and sends the same back', () => {
    const limits = {
      maxOrderValue: '250000',
      maxDailyOrders: 250_000,
      maxPriceAgeMs: 2_500,
      minAccountBalance: '10000.5',
      maxLeverage: '2',
      maxDrawdown: '0.1',
      blockList: [
        { instrument: 'MSFT', reason: 'earnings', expiresAt: '2130-01-01T09:30:00.000Z' },
      ],
    };
    const values = toFormValues(limits);

    expect(values).toMatchObject({
      maxOrderValue: '250,000',
      maxDailyOrders: '250,000',
      maxPriceAgeMs: '2.5',
      minAccountBalance: '10,000.5',
      maxDrawdown: '10',
      maxPositionSize: '',
      blockList: [{ instrument: 'MSFT', reason: 'earnings', expiresAt: '2130-01-01T09:30' }],
    });
    expect(limitFormSchema(false).parse({ ...values, reason: 'as before' })).toEqual({
      ...limits,
      reason: 'as before',
    });
    expect(readLimits(values, false, {})).toEqual(limits);
  });

  test.each([
    ['maxOrderValue', '1,5', 'Write decimals with a point, such as 1500.50.'],
    ['maxOrderValue', '250.000', 'Could be 250,000 or 250: type 250000 or 250.'],
    ['maxOrderValue', '-5', 'Must be zero or more.'],
    ['maxOrderValue', 'lots', 'Type digits, such as 1500 or 2.5, or leave it empty for no limit.'],
    ['maxOrderValue', '1.123456789', 'Has more than 8 decimals.'],
    ['maxDailyOrders', '2.5', 'Must be a whole number.'],
    ['maxDailyOrders', '2000m', 'Must be at most 1000000000.'],
    ['maxPriceAgeMs', '0', 'Must be more than zero.'],
    ['maxPriceAgeMs', '2.0005', 'Must be whole milliseconds.'],
    ['maxPriceAgeMs', '86401', 'Must be at most a day.'],
    ['maxLeverage', '0', 'Must be more than zero.'],
    ['maxDrawdown', '0', 'Must be more than zero.'],
    [
      'maxDrawdown',
      '100.01',
      'Must be at most 100 %, a ratio of 1: no more than all of it can be lost.',
    ],
    ['reason', ' ', 'Say why, in a few words.'],
  ])('says of %s "%s" what would be right', (name, typed, sentence) => {
    const read = limitFormSchema(false).safeParse({ ...empty, reason: 'why not', [name]: typed });

    expect(read.error?.issues).toEqual([
      expect.objectContaining({ path: [name], message: sentence }),
    ]);
  });

  test('takes a drawdown of all of it, and shows one of more that was set before', () => {
    const all = limitFormSchema(false).parse({ ...empty, maxDrawdown: '100', reason: 'all' });

    expect(all.maxDrawdown).toBe('1');
    expect(toFormValues({ maxDrawdown: '1.5' }).maxDrawdown).toBe('150');
  });

  test('counts what cannot be read as it was', () => {
    const typed = { ...empty, maxLeverage: 'abc', maxDailyOrders: '' };

    expect(readLimits(typed, false, { maxLeverage: '2', maxDailyOrders: 5 })).toEqual({
      maxLeverage: '2',
    });
  });

  test('takes short forms, and an empty field as no limit', () => {
    const read = limitFormSchema(false).parse({
      ...empty,
      maxOrderValue: '250k',
      maxPositionSize: '1.5m',
      reason: 'quick',
    });

    expect(read).toEqual({ maxOrderValue: '250000', maxPositionSize: '1500000', reason: 'quick' });
  });

  test('of the whole desk needs the three without which nothing may be sent', () => {
    const read = limitFormSchema(true).safeParse({ ...empty, reason: 'open all' });

    expect(read.error?.issues.map(({ path }) => path[0])).toEqual([
      'maxPositionSize',
      'maxOrderQuantity',
      'maxOrderValue',
    ]);
  });

  test('has a message for each wrong part of a list', () => {
    const read = limitFormSchema(false).safeParse({
      ...empty,
      blockList: [
        { instrument: 'aapl', reason: 'one', expiresAt: '2001-01-01T00:00' },
        { instrument: '?', reason: '', expiresAt: '' },
      ],
      reason: 'test',
    });

    expect(read.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['blockList.0.expiresAt', 'Must lie ahead, or be empty: for ever.'],
      ['blockList.1.instrument', 'Must be the name of an instrument, such as AAPL.'],
      ['blockList.1.reason', 'Say why, in a few words.'],
    ]);
  });

  test('takes an instrument once', () => {
    const entry = { instrument: 'AAPL', reason: 'one', expiresAt: '' };
    const read = limitFormSchema(false).safeParse({
      ...empty,
      allowList: [entry, { ...entry, instrument: 'aapl' }],
      reason: 'test',
    });

    expect(read.error?.issues[0]).toMatchObject({
      path: ['allowList', 1, 'instrument'],
      message: 'AAPL is on the list already.',
    });
  });
});
