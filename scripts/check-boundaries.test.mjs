import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { checkBoundaries } from './check-boundaries.mjs';

const project = fileURLToPath(new URL('..', import.meta.url));
const trees = [];

afterEach(() => {
  for (const tree of trees.splice(0)) {
    rmSync(tree, { recursive: true });
  }
});

/** A tree in which every arrow is allowed; each test plants one more file. */
const sound = {
  'server/core/values/price.ts': 'export const price = 1;',
  'server/core/order/order.ts':
    "import { price } from '../values/price';\nexport const order = price;",
  'server/ports/clock.ts':
    "import type { order } from '../core/order/order';\nexport type Clock = typeof order;",
  'server/venues/paper/paper.ts':
    "import type { Clock } from '../../ports/clock';\nexport type Paper = Clock;",
  'server/persistence/journal.ts':
    "import Database from 'better-sqlite3';\nimport type { Clock } from '../ports/clock';\nexport const journal = (clock: Clock) => [clock, Database];",
  'contract/order.ts': "import * as z from 'zod';\nexport const order = z.string();",
  'components/feed/feed.ts':
    "import { order } from '../../contract/order';\nexport const feed = order;",
  'components/positions/positions.ts':
    "import { feed } from '@/components/feed/feed';\nexport const positions = feed;",
  'server/core/order/order.test.ts':
    "import { test } from 'vitest';\nimport { order } from './order';\ntest('x', () => order);",
};

const planted = [
  ['core-imports-only-its-own', 'server/core/order/clock.ts', "import '../../ports/clock';"],
  ['core-imports-only-its-own', 'server/core/order/disk.ts', "import 'node:fs';"],
  ['core-imports-only-its-own', 'server/core/order/package.ts', "import 'zod';"],
  [
    'core-imports-only-its-own',
    'server/core/order/type.ts',
    "import type { Clock } from '../../ports/clock';\nexport type C = Clock;",
  ],
  [
    'core-imports-only-its-own',
    'server/core/order/lazy.ts',
    "export const lazy = () => import('zod');",
  ],
  [
    'core-tests-stay-in-core',
    'server/core/order/far.test.ts',
    "import '../../venues/paper/paper';",
  ],
  ['ports-imports-only-its-own', 'server/ports/up.ts', "import '../venues/paper/paper';"],
  [
    'execution-imports-only-its-own',
    'server/execution/router.ts',
    "import '../venues/paper/paper';",
  ],
  ['venue-imports-only-its-own', 'server/venues/alpaca/alpaca.ts', "import '../paper/paper';"],
  [
    'market-data-imports-only-its-own',
    'server/market-data/walk.ts',
    "import '../persistence/journal';",
  ],
  ['web-imports-only-its-own', 'server/web/orders.ts', "import '../persistence/journal';"],
  [
    'web-foundations-look-at-no-door',
    'server/web/access/guard.ts',
    "import '../routes/orders';",
    { 'server/web/routes/orders.ts': 'export const orders = 1;' },
  ],
  [
    'web-doors-do-not-know-each-other',
    'server/web/stream/intake.ts',
    "import '../routes/orders';",
    { 'server/web/routes/orders.ts': 'export const orders = 1;' },
  ],
  ['only-persistence-sees-the-database', 'server/main.ts', "import 'better-sqlite3';"],
  ['only-persistence-sees-the-database', 'server/web/people.ts', "import '@prisma/client';"],
  ['contract-imports-only-its-own', 'contract/clock.ts', "import '../server/ports/clock';"],
  ['panel-imports-only-its-own', 'components/orders/orders.ts', "import '../positions/positions';"],
  [
    'panel-imports-only-its-own',
    'components/orders/alias.ts',
    "import '@/components/positions/positions';",
  ],
  ['panel-imports-only-its-own', 'components/orders/file.ts', "import 'node:fs';"],
  [
    'browser-never-imports-server',
    'components/orders/orders.test.ts',
    "import '../../server/core/values/price';",
  ],
  ['production-never-imports-tests', 'server/core/order/real.ts', "import './order.test';"],
  [
    'no-circles',
    'server/core/values/round.ts',
    "import { b } from './trip';\nexport const a = () => b;",
    { 'server/core/values/trip.ts': "import { a } from './round';\nexport const b = () => a;" },
  ],
  ['no-orphans', 'server/core/values/alone.ts', 'export const alone = 1;'],
  ['no-unresolved-imports', 'server/core/order/lost.ts', "import '../values/lost';"],
  ['production-needs-no-development-packages', 'server/main.ts', "import 'tsx';"],
  ['no-room', 'server/somewhere/else.ts', "import '../core/values/price';"],
];

describe('the import rules of the rooms', () => {
  test('a tree in which every arrow is allowed passes', async () => {
    const { problems, counts } = await checkBoundaries(plant(sound));

    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ core: 3, ports: 1, venue: 1, persistence: 1, panel: 1 });
  });

  test.each(planted)('%s is broken by %s', async (rule, file, text, more = {}) => {
    const { problems } = await checkBoundaries(plant({ ...sound, [file]: text, ...more }));

    expect(problems.some((problem) => problem.startsWith(`${rule}: ${file}`))).toBe(true);
    expect(problems.filter((problem) => problem.startsWith('no-unresolved'))).toHaveLength(
      rule === 'no-unresolved-imports' ? 1 : 0,
    );
  });
});

function plant(files) {
  const tree = mkdtempSync(path.join(tmpdir(), 'boundaries-'));
  trees.push(tree);
  symlinkSync(path.join(project, 'node_modules'), path.join(tree, 'node_modules'));
  for (const name of ['package.json', 'tsconfig.json']) {
    copyFileSync(path.join(project, name), path.join(tree, name));
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), text);
  }
  return tree;
}
