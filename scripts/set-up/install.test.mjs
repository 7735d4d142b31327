import { describe, expect, test } from 'vitest';
import { isSatisfied } from './install.mjs';

const wanted = {
  '': { name: 'desk' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a-darwin': { version: '1.0.0', optional: true },
};

describe('packages on disk against the lock file', () => {
  test.each([
    ['all of them', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['none', {}, false],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    [
      'another version of what is optional',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/a-darwin': { version: '0.9.0' } },
      false,
    ],
  ])('%s', (_, installed, expected) => {
    expect(isSatisfied(wanted, installed)).toBe(expected);
  });
});
