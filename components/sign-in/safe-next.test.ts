import { describe, expect, test } from 'vitest';
import { safeNext } from './safe-next';

describe('the page after signing in', () => {
  test.each([
    ['', '/'],
    ['?next=/risk', '/risk'],
    ['?next=%2Fjournal%3Fafter%3D3', '/journal?after=3'],
    ['?next=https://other.example', '/'],
    ['?next=//other.example', '/'],
    ['?next=/%5Cother.example', '/'],
    ['?next=%2F%09%2Fother.example', '/'],
    ['?next=javascript:alert(1)', '/'],
  ])('for %j is %s', (search, next) => {
    expect(safeNext(search)).toBe(next);
  });
});
