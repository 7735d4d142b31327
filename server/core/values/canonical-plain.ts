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
  const plain: Record<string, unknown> = {};
  for (const name of sortedNames(Object.keys(members))) {
    const member = members[name];
    if (member !== undefined) {
      addMember(plain, name, canonicalPlain(member));
    }
  }
  return plain;
}

/** By assignment, which is quick; a member of this name would become the prototype by it. */
function addMember(plain: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(plain, name, { value, enumerable: true });
  } else {
    plain[name] = value;
  }
}

/** Records come in few forms, and a state has tens of thousands of each: every form is sorted once. */
const sortedForms = new Map<string, readonly string[]>();
const formsKept = 1_000;

function sortedNames(names: readonly string[]): readonly string[] {
  // With how many they are: a name that holds a line feed is no other form's two.
  const form = `${names.length}\n${names.join('\n')}`;
  const known = sortedForms.get(form);
  if (known !== undefined) {
    return known;
  }
  const sorted = [...names].sort();
  if (sortedForms.size < formsKept && !names.some((name) => name.includes('\n'))) {
    sortedForms.set(form, sorted);
  }
  return sorted;
}
