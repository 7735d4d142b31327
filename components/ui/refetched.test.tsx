import type { ReactElement } from 'react';
import { describe, expect, test } from 'vitest';
import { refetched } from './refetched';

describe('a part that could not be fetched', () => {
  test('is fetched anew by who draws it next, and then stays', async () => {
    const answers: (() => Promise<typeof Panel>)[] = [
      () => Promise.reject(new Error('the line is down')),
      () => Promise.resolve(Panel),
    ];
    const fetches: (() => Promise<unknown>)[] = [];
    const Late = refetched(
      () => answers.shift()?.() ?? Promise.resolve(Panel),
      (fetchPart) => {
        fetches.push(fetchPart);
        return () => null;
      },
    ) as (props: object) => ReactElement;
    const first = Late({}).type;

    await expect(fetches[0]?.()).rejects.toThrow('the line is down');
    const second = Late({}).type;
    await expect(fetches[1]?.()).resolves.toBe(Panel);

    expect(second).not.toBe(first);
    expect(Late({}).type).toBe(second);
    expect(fetches).toHaveLength(2);
  });
});

function Panel() {
  return null;
}
