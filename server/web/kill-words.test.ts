import { expect, test } from 'vitest';
import { killReleasePhrase } from '../../contract/kill-switch';
import { releasePhrase } from '../core/mode/decide-kill';

test('the phrase that the screen asks for is the one that releases', () => {
  expect(killReleasePhrase).toBe(releasePhrase);
});
