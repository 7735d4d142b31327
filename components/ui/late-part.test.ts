import type { ComponentType } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { latePart } from './late-part';

const panel: ComponentType = () => null;

describe('a part of the page that is fetched late', () => {
  beforeEach(() => vi.stubGlobal('window', {}));
  afterEach(() => vi.unstubAllGlobals());

  test('is fetched once, whoever asks for it', async () => {
    const { part, fetches, answer } = asked();
    part.ask();
    part.ask();
    await answer(panel);
    part.ask();

    expect(fetches()).toBe(1);
    expect(part.get()).toEqual({ Part: panel });
  });

  test('says to who waits for it that it is lost, and stands so until it is asked for again', async () => {
    const { part, fetches, answer } = asked();
    const heard: unknown[] = [];
    part.subscribe(() => heard.push(part.get()));
    part.ask();
    await answer(undefined);
    expect(fetches()).toBe(1);

    part.ask();
    await answer(undefined);
    part.ask();
    await answer(panel);

    expect(heard).toEqual(['lost', 'again', 'lost', 'again', { Part: panel }]);
  });

  test('is forgotten to be lost when nobody waits for it any more', async () => {
    const { part, answer } = asked();
    const leave = part.subscribe(() => undefined);
    part.ask();
    await answer(undefined);
    expect(part.get()).toBe('lost');

    leave();
    expect(part.get()).toBe('coming');
    part.ask();
    await answer(panel);

    expect(part.get()).toEqual({ Part: panel });
  });

  test('that was fetched ahead and lost is asked for anew by who draws it', async () => {
    const { part, fetches, answer } = asked();
    part.ask();
    await answer(undefined);
    expect(part.get()).toBe('coming');

    part.ask();
    expect(fetches()).toBe(2);
  });

  test('is not fetched where the page is made', () => {
    vi.unstubAllGlobals();
    const { part, fetches } = asked();

    part.ask();

    expect(fetches()).toBe(0);
  });
});

/** A part whose fetches are answered by hand; without a part the line is down. */
function asked() {
  const waiting: ((given: ComponentType | undefined) => void)[] = [];
  const part = latePart<object>(
    () =>
      new Promise((resolve, reject) => {
        waiting.push((given) =>
          given === undefined ? reject(new Error('the line is down')) : resolve(given),
        );
      }),
  );
  const answer = async (given: ComponentType | undefined) => {
    waiting.at(-1)?.(given);
    await new Promise((done) => setTimeout(done));
  };
  return { part, fetches: () => waiting.length, answer };
}
