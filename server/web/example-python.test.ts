import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, until, type WebWorld } from './web-world.fixture';

/** The example's annotations are of this version. */
const isRecent = 'import sys; sys.exit(sys.version_info < (3, 10))';
const hasPython = spawnSync('python3', ['-c', isRecent]).status === 0;
if (!hasPython) {
  process.stderr.write('No python3 of 3.10 or later: the Python example is not run.\n');
}
/** It looks at twenty prices before it does anything; of a market that ticks four times a second. */
const everyMs = '20';
const waitMs = 20_000;

let world: WebWorld;
let url: string;
let example: ChildProcess | undefined;

beforeAll(async () => {
  world = await openWorld();
  ({ url } = await world.web.listen(0, '127.0.0.1'));
});
afterAll(async () => {
  example?.kill();
  await world.close();
});

describe.skipIf(!hasPython)('the example strategy in Python (needs python3)', () => {
  test(
    'enters with a stop and a target, leaves when the market turns, and hears what is refused',
    async () => {
      const risk = await world.key('risk');
      const permit = (enabled: boolean) =>
        world.call('PUT', '/api/v1/strategies/example-percentile', risk, {
          ...{ enabled, automatic: true, reason: 'test' },
        });
      await permit(true);
      await world.call('PUT', '/api/v1/mode', risk, { mode: 'automatic', reason: 'test' });

      const { printed } = run(await world.key('read', 'signals'));
      await until(() => executed(printed()) > 0, waitMs);
      const sold = async () => {
        const { body } = await world.call('GET', '/api/v1/orders', risk);
        return body.items.filter(({ side }: { side: string }) => side === 'sell');
      };
      const kinds = async () =>
        new Set((await sold()).map(({ orderType }: { orderType: string }) => orderType));
      await until(async () => (await kinds()).has('stop') && (await kinds()).has('limit'), waitMs);
      await until(() => executed(printed()) > 1, waitMs);
      await permit(false);
      await until(() => /refused/.test(printed()), waitMs);

      expect(printed()).not.toContain('Traceback');
    },
    3 * waitMs,
  );
});

/** The strategy as its own first lines say to run it, in a process of its own. */
function run({ authorization = '' }: Readonly<Record<string, string>>) {
  let text = '';
  const child = spawn('python3', ['examples/python/percentile_strategy.py', 'MSFT'], {
    env: {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: '1',
      DESK_URL: url,
      DESK_KEY: authorization.replace('Bearer ', ''),
      EVERY_MS: everyMs,
      SECONDS: String((3 * waitMs) / 1_000),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  example = child;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      text += part.toString();
    });
  }
  return { printed: () => text };
}

function executed(printed: string): number {
  return printed.split('\n').filter((line) => / executed: /.test(line)).length;
}
