import { describe, expect, test } from 'vitest';
import { batchSizeMax, orderRequestFields } from '../../../contract/order-request';
import { WebProblem } from '../problems/web-problem';
import { parseBody } from './json-body';
import { bodyDepthMax, bodyValuesMax } from './json-excess';

function refusal(text: string): string {
  try {
    parseBody(text);
  } catch (error) {
    if (error instanceof WebProblem) {
      return `${error.code}: ${error.message}`;
    }
    throw error;
  }
  return 'taken';
}

describe('a body', () => {
  test.each([
    '{"quantity":0.1}',
    '{"quantity":100.000000000000000000}',
    '{"quantity":1e3}',
    '{"quantity":123456789012345}',
    '{"text":"12345678901234567890 and 0.1000000000000000055"}',
    '{"text":"a \\"quoted\\" 12345678901234567890"}',
    '"\\\\"',
    '[]',
  ])('%s is read as it stands', (text) => {
    expect(parseBody(text)).toEqual(JSON.parse(text));
  });

  test.each([
    '{"quantity":0.1000000000000000055}',
    '{"quantity":12345678901234567890}',
    '{"a":"x","quantity":-0.30000000000000001}',
    '[1.00000000000000001e5]',
  ])('%s has a number that JSON would round, and is refused', (text) => {
    expect(refusal(text)).toMatch(/^number-not-exact: The number .* send it as text\.$/);
  });

  test.each(['{"quantity":', '{quantity:1}', "{'a':1}", '{"a":NaN}', '{"a":01}', '[1,]', '\u0000'])(
    '%j is not JSON, and the answer says where',
    (text) => {
      expect(refusal(text)).toMatch(/^malformed-json: The body is not JSON: .+/);
    },
  );

  test.each([
    '{"__proto__":{"role":"administrator"}}',
    '{"\\u005f_proto__":1}',
    '{"a":[{"b":{"__proto__":1}}]}',
  ])('%s would reach a prototype, and is refused', (text) => {
    expect(refusal(text)).toBe('validation-failed: No call has a field __proto__.');
  });

  test.each([
    ['{"side":"buy","side":"sell"}', 'side'],
    ['{"orders":[{"quantity":1,"quantity":"1"}]}', 'quantity'],
    ['{"a":{"b":1},"\\u0061":2}', 'a'],
    ['{"text":"{\\"a\\":1","b":[{"a":1},{"a":2}], "b" : 3}', 'b'],
  ])('%s has a field twice, and which one counts is not guessed', (text, field) => {
    expect(refusal(text)).toBe(`validation-failed: The field ${field} stands twice.`);
  });

  test.each(['{"name":"a\\u0000b"}', '{"a":[{"b\\u0000":1}]}'])(
    '%s holds what no database keeps as a text, and is refused',
    (text) => {
      expect(refusal(text)).toBe('validation-failed: No text may hold the character U+0000.');
    },
  );

  test('may name that character', () => {
    expect(refusal('{"name":"\\\\u0000"}')).toBe('taken');
  });

  test('may have a field of one name in each of its records', () => {
    expect(refusal('{"a":{"a":[{"a":1},{"a":"a:{}"}]},"b":"a\\":"}')).toBe('taken');
  });

  test('of nothing is no body', () => {
    expect(parseBody('  ')).toBeUndefined();
  });

  test('of as many values as are allowed is read, of one more it is not', () => {
    expect(refusal(listOf(bodyValuesMax - 1))).toBe('taken');
    expect(refusal(listOf(bodyValuesMax))).toBe(
      'body-too-large: A body may hold at most 11000 values.',
    );
  });

  test('of as many levels as are allowed is read, of one more it is not', () => {
    expect(refusal(nested(bodyDepthMax))).toBe('taken');
    expect(refusal(nested(bodyDepthMax + 1))).toBe(
      'body-too-large: A body may be nested at most 100 levels deep.',
    );
    expect(refusal('{"a":'.repeat(200_000))).toMatch(/^body-too-large: /);
  });

  test('may say in a text what it may not hold', () => {
    const text = JSON.stringify({ a: '[{,'.repeat(20_000), b: '\\"[,\\'.repeat(20_000) });

    expect(refusal(text)).toBe('taken');
  });

  test('of a full batch, every order with all its fields, is read', () => {
    const fields = Object.keys(orderRequestFields.shape);
    const order = Object.fromEntries(fields.map((field) => [field, '1']));
    const text = JSON.stringify({
      orders: Array.from({ length: batchSizeMax }, () => order),
      atomicRisk: true,
    });

    expect(refusal(text)).toBe('taken');
  });
});

/** Every item is a value, and so is the list. */
function listOf(items: number): string {
  return `[${Array.from({ length: items }, () => '1').join(',')}]`;
}

function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels);
}
