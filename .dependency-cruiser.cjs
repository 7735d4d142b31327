const path = require('node:path');

/** Each thread says by itself that it stands behind the one that decides. */
const threadStanding = '^server/system/thread-standing\\.ts$';

/**
 * Who may import whom. A room's production code may import only what its row names; everything else is
 * an error, whatever it is: another room, a package, a Node builtin. A new venue or panel is covered by
 * its pattern on the day it is born, and a file that lies in no room is an error of check-boundaries.
 *
 *   path      which files are the room's ($1, $2 in `mayImport` are the groups of this pattern)
 *   mayImport paths of the project
 *   packages  names of packages; `@scope/` allows a whole scope
 *   builtins  whether Node's own modules are allowed
 */
const rooms = [
  {
    name: 'core',
    path: '^server/core/',
    mayImport: ['^server/core/'],
  },
  {
    name: 'ports',
    path: '^server/ports/',
    mayImport: ['^server/core/', '^server/ports/'],
  },
  {
    name: 'execution',
    path: '^server/execution/',
    mayImport: ['^server/core/', '^server/ports/', '^server/execution/'],
  },
  {
    name: 'venue',
    path: '^server/venues/([^/]+)/',
    mayImport: ['^server/core/', '^server/ports/', '^server/venues/$1/'],
  },
  {
    name: 'market-data',
    path: '^server/market-data/',
    mayImport: ['^server/core/', '^server/ports/', '^server/market-data/'],
    packages: ['temporal-polyfill'],
    builtins: true,
  },
  {
    name: 'persistence',
    path: '^server/persistence/',
    mayImport: [
      '^server/core/',
      '^server/ports/',
      '^server/persistence/',
      '^generated/',
      threadStanding,
    ],
    packages: ['@prisma/', 'better-sqlite3'],
    builtins: true,
  },
  {
    name: 'system',
    path: '^server/system/',
    mayImport: ['^server/core/', '^server/ports/', '^server/system/'],
    packages: ['pino', 'temporal-polyfill'],
    builtins: true,
  },
  {
    name: 'pages',
    path: '^server/pages/',
    mayImport: ['^server/core/', '^server/ports/', '^server/pages/', threadStanding],
    packages: ['next'],
    builtins: true,
  },
  {
    name: 'config',
    path: '^server/config(\\.ts$|/)',
    mayImport: ['^server/core/', '^server/config(\\.ts$|/)'],
    packages: ['zod'],
  },
  {
    name: 'desk',
    path: '^server/desk(\\.ts$|/)',
    mayImport: [
      '^server/(core|ports|execution|venues|market-data|persistence|system)/',
      '^server/(config|desk)(\\.ts$|/)',
    ],
  },
  {
    name: 'web',
    path: '^server/web/',
    mayImport: ['^contract/', '^server/(core|ports|web)/', '^server/desk(\\.ts$|/)'],
    packages: [
      '@fastify/',
      '@node-rs/argon2',
      '@scalar/fastify-api-reference',
      'fastify',
      'fastify-type-provider-zod',
      'pino',
      'prom-client',
      'socket.io',
      'zod',
    ],
    builtins: true,
  },
  {
    name: 'main',
    path: '^server/(main\\.ts$|main/)',
    mayImport: ['^server/', '^contract/'],
    packages: ['dotenv', 'pino'],
    builtins: true,
  },
  {
    name: 'contract',
    path: '^contract/',
    mayImport: ['^contract/', '^server/core/'],
    packages: ['zod'],
  },
  {
    name: 'feed',
    path: '^components/feed/',
    // The pace is what feed and table share; a refusal is shown the same everywhere.
    mayImport: [
      '^components/feed/',
      '^components/ui/(pace\\.ts|problem-note\\.tsx)$',
      '^contract/',
    ],
    packages: ['@tanstack/react-query', 'react', 'socket.io-client', 'zod', 'zustand'],
  },
  {
    name: 'ui',
    path: '^components/ui/',
    mayImport: ['^components/ui/', '^contract/'],
    browser: true,
  },
  {
    name: 'desk-screen',
    path: '^components/desk/',
    mayImport: ['^components/', '^contract/'],
    browser: true,
  },
  {
    name: 'panel',
    path: '^components/(?!(?:feed|ui|desk)/)([^/]+)/',
    mayImport: ['^components/$1/', '^components/(feed|ui)/', '^contract/'],
    browser: true,
  },
  {
    name: 'app',
    path: '^app/',
    mayImport: ['^app/', '^components/', '^contract/'],
    browser: true,
  },
];

/** What a page may load; all of it ends in the browser. */
const browserPackages = [
  '@base-ui/react',
  '@hookform/resolvers',
  '@tanstack/',
  'cmdk',
  'dockview-react',
  'geist',
  'lightweight-charts',
  'lucide-react',
  'next',
  'react',
  'react-dom',
  'react-hook-form',
  'recharts',
  'socket.io-client',
  'tailwindcss',
  'zod',
  'zustand',
];

/** Tests, their fixtures and the suites that every implementation of a port has to pass. */
const testFile = '\\.(test|fixture|suite)\\.(ts|tsx|mjs)$';

module.exports = {
  forbidden: [
    ...rooms.map(roomRule),
    {
      name: 'core-tests-stay-in-core',
      severity: 'error',
      comment: 'A rule of the core is proven with the core alone.',
      from: { path: `^server/core/.*${testFile}` },
      to: {
        pathNot: ['^server/core/', ...packagePaths(['vitest', 'fast-check'])],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'browser-never-imports-server',
      severity: 'error',
      comment:
        'Tests included: what the browser runs, and what proves it, knows only the contract.',
      from: { path: '^(app|components)/' },
      to: { path: '^(server|generated|prisma)/' },
    },
    {
      name: 'only-persistence-sees-the-database',
      severity: 'error',
      from: { path: '^(server|contract|components|app)/', pathNot: '^server/persistence/' },
      to: {
        path: ['^generated/', ...packagePaths(['@prisma/', 'prisma', 'better-sqlite3', 'pg'])],
      },
    },
    ...floorsOf('server/execution', [['kernel', 'gate'], ['orders', 'webhooks'], ['watches']]),
    ...floorsOf('server/persistence', [
      ['database'],
      ['journal'],
      ['read-tables', 'records', 'analytics'],
      ['threads'],
    ]),
    {
      name: 'web-foundations-look-at-no-door',
      severity: 'error',
      comment: 'What calls and streams are answered with does not know them.',
      from: {
        path: '^server/web/(access|calls|pages|present|problems|sign-in)/',
        pathNot: testFile,
      },
      to: { path: '^server/web/(commands|open-api|routes|stream)/' },
    },
    {
      name: 'web-doors-do-not-know-each-other',
      severity: 'error',
      comment: 'What two doors ask of the desk is a command; both of them call it.',
      from: { path: '^server/web/(commands|open-api|routes|stream)/', pathNot: testFile },
      to: { path: '^server/web/(open-api|routes|stream)/', pathNot: '^server/web/$1/' },
    },
    {
      name: 'production-never-imports-tests',
      severity: 'error',
      from: { path: '^(server|contract|components|app)/', pathNot: testFile },
      to: { path: testFile },
    },
    {
      name: 'browser-tests-look-from-outside',
      severity: 'error',
      comment: 'e2e sees the desk as a person or a program does: over the port it listens on.',
      from: { path: '^e2e/' },
      to: { path: '^(server|components|app|generated)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Types included: two files that need each other are one idea, or miss a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(server|contract|components)/',
        pathNot: [testFile, '\\.d\\.ts$', '^server/main\\.ts$', '-(worker|entry)\\.ts$'],
      },
      to: {},
    },
    {
      name: 'no-unresolved-imports',
      severity: 'error',
      comment: 'The generated database client exists only after `npm run generate`.',
      from: {},
      to: { couldNotResolve: true, pathNot: 'generated/' },
    },
    {
      name: 'production-needs-no-development-packages',
      severity: 'error',
      from: { path: '^(server|contract|components|app)/', pathNot: testFile },
      to: { dependencyTypes: ['npm-dev'], pathNot: '(^|/)node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^generated/'] },
    exclude: { path: '^(dist|\\.next|coverage|data)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.cjs', '.js', '.json', '.css'],
    },
  },
};

/** The table itself, for the check that counts what was read in each room. */
module.exports.rooms = rooms;

/** One rule a room: whatever its row does not name is forbidden. */
function roomRule({ name, path, mayImport, packages = [], builtins = false, browser = false }) {
  const allowedPackages = browser ? [...browserPackages, ...packages] : packages;
  return {
    name: `${name}-imports-only-its-own`,
    severity: 'error',
    from: { path, pathNot: testFile },
    to: {
      pathNot: [...mayImport, ...packagePaths(allowedPackages)],
      ...(builtins ? { dependencyTypesNot: ['core'] } : {}),
    },
  };
}

/** Floors of a room, the ground first: a folder imports its own, and what lies below it. */
function floorsOf(room, floors) {
  return floors.flatMap((folders, floor) =>
    folders.map((folder) => {
      const below = floors.slice(0, floor).flat();
      return {
        name: `${path.basename(room)}-${folder}-looks-down`,
        severity: 'error',
        from: { path: `^${room}/${folder}/`, pathNot: testFile },
        to: { path: `^${room}/`, pathNot: `^${room}/(${[folder, ...below].join('|')})/` },
      };
    }),
  );
}

function packagePaths(names) {
  return names.map((name) =>
    name.endsWith('/')
      ? `(^|/)node_modules/${name}`
      : `(^|/)node_modules/(@types/)?${name.replaceAll('.', '\\.')}/`,
  );
}
