import { describe, expect, test } from 'vitest';
import { findImpurities } from './check-core-purity.mjs';

const file = 'server/core/order/order.ts';

describe('what the core must not do', () => {
  test.each([
    ['const now = Date.now();'],
    ['const now = Date["now"]();'],
    ['const now = new Date();'],
    ['const now = new Date;'],
    ['const now = Date();'],
    ['const clock = Date;'],
    ['const { now } = Date;'],
    ['const local = Date.parse("2026-01-01T00:00");'],
    ['const chance = Math.random();'],
    ['const chance = Math["random"]();'],
    ['const { random } = Math;'],
    ['const m = Math;'],
    ['const t = performance.now();'],
    ['const home = process.env["HOME"];'],
    ['setTimeout(() => {}, 1);'],
    ['queueMicrotask(() => {});'],
    ['async function wait() {}'],
    ['const wait = async () => {};'],
    ['class A { async wait() {} }'],
    ['function* g() { for await (const x of []) {} }'],
    ['await 1;'],
    ['const p = Promise.resolve(1);'],
    ['type P = Promise<void>;'],
    ['function f() { throw new Error("x"); }'],
    ['const id = crypto.randomUUID();'],
    ['const g = globalThis;'],
    ['console.log(1);'],
    ['const lazy = () => import("./other");'],
    ['const text = (1).toLocaleString();'],
    ['const order = "a".localeCompare("b");'],
    ['const hours = new Date(0).getHours();'],
    ['const format = new Intl.NumberFormat();'],
    ['let counter = 0;'],
    ['export let counter = 0;'],
    ['var counter = 0;'],
    ['debugger;'],
    ['const shorthand = { process };'],
    ['const call = { run: setTimeout };'],
    ['class A { now = performance; }'],
    ['const text = String(process.pid);'],
    ['fetch("/");'],
    ['const bytes = Buffer.from("x");'],
    ['eval("1");'],
  ])('%s is refused', (text) => {
    expect(findImpurities(file, text)).toHaveLength(1);
  });

  test('the sentence names file, line, word and reason', () => {
    expect(findImpurities(file, '\n\nconst now = Date.now();')).toEqual([
      'server/core/order/order.ts:3 Date: time comes in with the command.',
    ]);
  });
});

describe('what the core may do', () => {
  test.each([
    ['const text = new Date(0).toISOString();'],
    ['const day = Date.UTC(2026, 0, 1);'],
    ['const most = Math.max(1, 2);'],
    ['const order = { process: 1, performance: 2 };'],
    ['const part = order.process;'],
    ['interface Run { process: string; fetch(): void }'],
    ['function count() { let n = 0; n += 1; return n; }'],
    ['for (let n = 0; n < 1; n += 1) {}'],
    ['// Date.now() and Math.random() are forbidden here'],
    ['const text = "await the throw of setTimeout";'],
    ['declare const brand: unique symbol;'],
    ['try { BigInt("x"); } catch { /* not a number */ }'],
  ])('%s is allowed', (text) => {
    expect(findImpurities(file, text)).toEqual([]);
  });
});

describe('a throw', () => {
  const inFunction = (name) => `function ${name}() { throw new Error('Broken.'); }`;

  test('is allowed in assert.ts', () => {
    expect(findImpurities('server/core/values/assert.ts', inFunction('assert'))).toEqual([]);
  });

  test('is allowed in literal() of amounts.ts and nowhere else there', () => {
    expect(findImpurities('server/core/values/amounts.ts', inFunction('literal'))).toEqual([]);
    expect(findImpurities('server/core/values/amounts.ts', inFunction('notional'))).toHaveLength(1);
  });
});
