import { expect, test } from 'vitest';
import { wordsOfScopes } from './kill-switch';

const aapl = { scope: 'instrument', target: 'AAPL' } as const;
const drift = { scope: 'strategy', target: 'drift' } as const;

test.each([
  ['one', [aapl], 'instrument AAPL'],
  ['several', [aapl, drift], 'instrument AAPL, strategy drift'],
  ['the same one, first without and then with flatten', [aapl, aapl], 'instrument AAPL'],
  ['one beside the whole desk', [aapl, { scope: 'desk' }], 'the whole desk'],
] as const)('what is stopped, %s, is told in words', (_, scopes, words) => {
  expect(wordsOfScopes(scopes)).toBe(words);
});
