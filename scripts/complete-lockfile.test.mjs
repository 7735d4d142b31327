import { describe, expect, test } from 'vitest';
import { missingEntries } from './complete-lockfile.mjs';

const lockOf = (optionalDependencies, more = {}) => ({
  '': { optionalDependencies: { root: '1.0.0' } },
  'node_modules/tool': { version: '1.0.0', dev: true, license: 'MIT', optionalDependencies },
  ...more,
});

describe('a lock file made where the registry lacked a platform', () => {
  test.each([
    ['@tool/darwin-arm64', { cpu: ['arm64'], os: ['darwin'] }],
    ['@tool/linux-x64-musl', { cpu: ['x64'], libc: ['musl'], os: ['linux'] }],
    ['@tool/binding-linux-arm-gnueabihf', { cpu: ['arm'], libc: ['glibc'], os: ['linux'] }],
    ['tool-win32-ia32-msvc', { cpu: ['ia32'], os: ['win32'] }],
    ['@tool/binding-wasm32-wasi', { cpu: ['wasm32'] }],
  ])('gets %s with the platform that its name tells', (name, platform) => {
    expect(missingEntries(lockOf({ [name]: '1.2.3' }))).toEqual({
      [`node_modules/${name}`]: {
        version: '1.2.3',
        dev: true,
        license: 'MIT',
        optional: true,
        ...platform,
      },
    });
  });

  test.each(['node_modules/', 'node_modules/tool/node_modules/'])(
    'gets nothing for what is there under %s',
    (folder) => {
      const there = { [`${folder}@tool/linux-x64`]: { version: '1.0.0' } };

      expect(missingEntries(lockOf({ '@tool/linux-x64': '1.0.0' }, there))).toEqual({});
    },
  );

  test('is refused when the name of what is missing tells no platform', () => {
    expect(() => missingEntries(lockOf({ colors: '1.0.0' }))).toThrow(/colors.*no platform/);
  });
});
