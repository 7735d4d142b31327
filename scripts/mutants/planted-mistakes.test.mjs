import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inProject } from '../set-up/project.mjs';
import { plantedMistakes } from './planted-mistakes.mjs';

/** `npm run test:mutants` takes too long for every change; that each mistake still fits the code does not. */
describe('a planted mistake', () => {
  test.each(plantedMistakes.map((one) => [one.mistake, one]))(
    'that %s has its one place in the code, and a test to catch it',
    (_, one) => {
      const places = readFileSync(inProject(one.file), 'utf8').split(one.from).length - 1;
      expect({
        places,
        isChanged: one.to !== one.from,
        hasTest: existsSync(inProject(one.test)),
      }).toEqual({
        places: 1,
        isChanged: true,
        hasTest: true,
      });
    },
  );
});
