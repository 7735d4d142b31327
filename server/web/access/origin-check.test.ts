import { expect, test } from 'vitest';
import { checkOrigin } from './origin-check';

const publicUrl = new URL('https://desk.example');

test.each([
  [{ origin: 'http://localhost:3000', host: 'localhost:3000' }, 'same'],
  [{ origin: 'https://desk.example', host: '10.0.0.7:3000' }, 'same'],
  [{ origin: 'https://desk.example.evil', host: 'localhost:3000' }, 'foreign'],
  [{ origin: 'http://evil.example', host: 'localhost:3000' }, 'foreign'],
  [{ origin: 'http://localhost:3001', host: 'localhost:3000' }, 'foreign'],
  [{ origin: 'null', host: 'localhost:3000' }, 'foreign'],
  [{ origin: '', host: 'localhost:3000' }, 'foreign'],
  [{ host: 'localhost:3000' }, 'absent'],
  [{ host: 'localhost:3000', 'sec-fetch-site': 'same-origin' }, 'absent'],
  [{ host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }, 'foreign'],
  [{ host: 'localhost:3000', 'sec-fetch-site': 'same-site' }, 'foreign'],
] as const)('%j is %s', (headers, verdict) => {
  expect(checkOrigin(headers, publicUrl)).toBe(verdict);
});
