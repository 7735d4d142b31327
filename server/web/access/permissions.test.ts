import { describe, expect, test } from 'vitest';
import { permissions } from '../../../contract/permission';
import { apiKeyScopes, roles } from '../../core/access/role';
import { permissionsOfKey, permissionsOfRole } from './permissions';

const table = `
                    viewer trader riskManager administrator | read trade signals risk admin
read                yes    yes    yes         yes           | yes  yes   yes     yes  yes
trade               -      yes    -           yes           | -    yes   -       -    -
cancel              -      yes    yes         yes           | -    yes   -       yes  -
sendSignals         -      yes    -           yes           | -    -     yes     -    -
approveSignals      -      yes    -           yes           | -    yes   -       -    -
changeStrategies    -      -      yes         yes           | -    -     -       yes  -
kill                -      yes    yes         yes           | -    yes   -       yes  -
releaseKill         -      -      yes         yes           | -    -     -       yes  -
changeMode          -      -      yes         yes           | -    -     -       yes  -
changeLimits        -      -      yes         yes           | -    -     -       yes  -
acknowledgeAlerts   -      yes    yes         yes           | -    -     -       yes  -
reconcile           -      -      yes         yes           | -    -     -       yes  -
manageVenues        -      -      -           yes           | -    -     -       -    yes
managePeople        -      -      -           yes           | -    -     -       -    yes
manageWebhooks      -      -      -           yes           | -    -     -       -    yes
manageOwnKeys       yes    yes    yes         yes           | -    -     -       -    yes
`;

const rows = new Map(
  table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.replace('|', ' ').trim().split(/\s+/))
    .map(([right = '', ...cells]) => [right, cells.map((cell) => cell === 'yes')]),
);

describe('who may do what', () => {
  test('is said for every right', () => {
    expect([...rows.keys()]).toEqual([...permissions]);
  });

  test.each(roles.map((role, column) => [role, column] as const))('for %s', (role, column) => {
    const expected = permissions.filter((right) => rows.get(right)?.[column]);

    expect([...permissionsOfRole(role)]).toEqual(expected);
  });

  test.each(apiKeyScopes.map((scope, column) => [scope, column + roles.length] as const))(
    'for a key of an administrator with scope %s',
    (scope, column) => {
      const expected = permissions.filter((right) => rows.get(right)?.[column]);

      expect([...permissionsOfKey([scope], 'administrator')]).toEqual(expected);
    },
  );

  test('a key has no right that its owner lacks', () => {
    for (const role of roles) {
      const ofOwner = permissionsOfRole(role);
      const ofKey = permissionsOfKey(apiKeyScopes, role);

      expect([...ofKey].filter((right) => !ofOwner.has(right))).toEqual([]);
    }
  });
});
