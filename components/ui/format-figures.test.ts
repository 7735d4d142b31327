import { describe, expect, test } from 'vitest';
import { directionOf, formatCompact, formatFigure, formatPercent } from './format-figures';

describe('a figure for the eye', () => {
  test.each([
    ['1004218.37', {}, '1,004,218.37'],
    ['-318.44', {}, '−318.44'],
    ['4218.37', { sign: 'always' as const }, '+4,218.37'],
    ['0', { sign: 'always' as const }, '0'],
    ['-0.004', { decimals: 2 }, '0.00'],
    ['0.125', { decimals: 2 }, '0.12'],
    ['0.135', { decimals: 2 }, '0.14'],
    ['999.995', { decimals: 2 }, '1,000.00'],
    ['-1234567.5', { decimals: 0 }, '−1,234,568'],
    ['0.75', { decimals: 8 }, '0.75000000'],
    ['-12.5', { sign: 'never' as const, decimals: 1 }, '12.5'],
    ['123456789012345678.12345678', {}, '123,456,789,012,345,678.12345678'],
  ])('%s as %j reads %s', (text, format, shown) => {
    expect(formatFigure(text, format)).toBe(shown);
  });

  test.each([
    ['412345.12', '412 k'],
    ['12345', '12.3 k'],
    ['9999.5', '10,000'],
    ['1240000', '1.24 M'],
    ['-186000', '−186 k'],
    ['999.5', '999.50'],
    ['2500000000', '2.50 B'],
  ])('%s in few letters is %s', (text, shown) => {
    expect(formatCompact(text)).toBe(shown);
  });

  test('a ratio reads as a share of a hundred', () => {
    expect(formatPercent('0.0112')).toBe('1.12 %');
    expect(formatPercent('-0.5', { decimals: 0 })).toBe('−50 %');
    expect(formatPercent('0.0021', { sign: 'always' })).toBe('+0.21 %');
  });

  test('zero points nowhere', () => {
    expect(directionOf('0.00')).toBe('flat');
    expect(directionOf('-0.01')).toBe('down');
    expect(directionOf('0.01')).toBe('up');
  });
});
