import { describe, expect, test } from 'vitest';
import { memoryLog } from './memory-log';
import { pinoLog } from './pino-log';

function written(level: 'debug' | 'info' = 'debug') {
  const lines: string[] = [];
  const log = pinoLog({ level, stream: { write: (line) => lines.push(line) } });
  return { log, records: () => lines.map((line) => JSON.parse(line)), text: () => lines.join('') };
}

describe('the log', () => {
  test('writes one JSON line a message with its time and fields', () => {
    const { log, records } = written();

    log
      .with({ part: 'journal' })
      .warn('disk is slow', { milliseconds: 120, cash: 18_950_000_000n });

    expect(records()).toMatchObject([
      { level: 40, part: 'journal', msg: 'disk is slow', milliseconds: 120, cash: '189.5' },
    ]);
    expect(records()[0].time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('leaves out what is below its level', () => {
    const { log, records } = written('info');

    log.debug('details');
    log.error('broken');

    expect(records()).toMatchObject([{ msg: 'broken' }]);
  });

  test('masks secrets by name, at any depth, and in child fields', () => {
    const { log, text } = written();

    log.with({ sessionToken: 'hunter2' }).info('signed in', {
      password: 'hunter2',
      request: { headers: { cookie: 'hunter2', Authorization: 'hunter2' } },
      keys: [{ apiKeySecret: 'hunter2' }],
    });

    expect(text()).not.toContain('hunter2');
    expect(text().match(/\*\*\*/g)).toHaveLength(5);
  });

  test('masks secrets inside texts: of addresses and of headers', () => {
    const { log, text } = written();
    const address = 'postgresql://desk:hunter2@127.0.0.1:5432/desk';

    log.info(`opening ${address}`, { databaseUrl: address, header: 'Bearer hunter2.abc' });
    log.error('no database', { cause: new Error(`refused by ${address}`) });

    expect(text()).not.toContain('hunter2');
    expect(text()).toContain('postgresql://desk:***@127.0.0.1:5432/desk');
  });

  test('writes an error with its cause, and survives a circle', () => {
    const { log, records } = written();
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;

    log.error('failed', { error: new Error('outer', { cause: new Error('inner') }), circle });

    expect(records()).toMatchObject([
      { error: { name: 'Error', message: 'outer', cause: { message: 'inner' } } },
    ]);
  });
});

describe('the log of a test', () => {
  test('keeps lines of all its children', () => {
    const log = memoryLog();

    log.with({ part: 'venue' }).info('connected', { tries: 2 });

    expect(log.lines).toEqual([
      { level: 'info', message: 'connected', fields: { part: 'venue', tries: 2 } },
    ]);
  });
});
