import { expect, test } from 'vitest';
import { BrokenInvariant } from '../core/values/assert';
import { memoryLog } from '../system/memory-log';
import { meetFault } from './meet-fault';

function ways(noteFault: (what: string) => void = () => undefined) {
  const noted: string[] = [];
  const ended: string[] = [];
  const note = (what: string) => {
    noteFault(what);
    noted.push(what);
  };
  return {
    noted,
    ended,
    ways: { log: memoryLog(), noteFault: note, end: (words: string) => void ended.push(words) },
  };
}

test('an error that nobody has caught halts the desk, and the process lives', () => {
  const { noted, ended, ways: given } = ways();

  meetFault(new Error('a listener has failed'), 'unhandledRejection', given);
  meetFault('no error at all', 'uncaughtException', given);

  expect(noted).toEqual(['a listener has failed', 'no error at all']);
  expect(ended).toEqual([]);
  expect(given.log.lines).toMatchObject([{ level: 'error' }, { level: 'error' }]);
});

test('a broken invariant ends the process with its reason', () => {
  const { noted, ended, ways: given } = ways();

  meetFault(new BrokenInvariant('a fill has an order'), 'uncaughtException', given);

  expect(noted).toEqual([]);
  expect(ended[0]).toContain('Broken invariant: a fill has an order');
});

test('a fault that cannot even be noted ends the process too', () => {
  const { ended, ways: given } = ways(() => {
    throw new Error('the desk has gone');
  });

  meetFault(new Error('a listener has failed'), 'uncaughtException', given);

  expect(ended[0]).toContain('a listener has failed');
});
