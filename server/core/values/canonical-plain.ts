import { assert } from './assert';
import { formatDecimal } from './decimal';

/**
 * A value as plain JSON in the words of `encodeExact`, members sorted by name: two equal values give
 * the same text, whatever way they were made. `reviveExact` reads it back.
 */
export function canonicalPlain(value: unknown): unknown {
  switch (typeof value) {
    case 'bigint':
      return `#${formatDecimal(value)}`;
    case 'string':
      return value.charCodeAt(0) === 35 ? `#${value}` : value;
    case 'object':
      return value === null ? null : plainContainer(value);
    default:
      assert(
        typeof value === 'boolean' || Number.isFinite(value),
        `a ${typeof value} can be written down`,
      );
      return value;
  }
}

function plainContainer(container: object): unknown {
  if (Array.isArray(container)) {
    return container.map(canonicalPlain);
  }
  const prototype = Object.getPrototypeOf(container);
  assert(
    prototype === Object.prototype || prototype === null,
    'only plain records and lists can be written down',
  );
  const members = container as Readonly<Record<string, unknown>>;
  const plain: [string, unknown][] = [];
  for (const name of Object.keys(members).sort()) {
    if (members[name] !== undefined) {
      plain.push([name, canonicalPlain(members[name])]);
    }
  }
  return Object.fromEntries(plain);
}
