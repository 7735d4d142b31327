import { describe, expect, test } from 'vitest';
import { cellAfterKey, headRow } from './cell-keys';

const grid = { rows: ['r1', 'r2', 'r3', 'r4'], columns: ['a', 'b', 'c'], page: 2 };
const plain = { ctrlKey: false, metaKey: false, altKey: false };
const press = (key: string, row: string, column: string, far = false) =>
  cellAfterKey({ ...plain, key, ctrlKey: far }, { row, column }, grid);

describe('keys in a table', () => {
  test.each([
    ['ArrowDown', 'r1', 'b', false, 'r2', 'b'],
    ['ArrowUp', 'r1', 'b', false, headRow, 'b'],
    ['ArrowDown', headRow, 'b', false, 'r1', 'b'],
    ['ArrowRight', 'r1', 'b', false, 'r1', 'c'],
    ['ArrowLeft', 'r1', 'b', false, 'r1', 'a'],
    ['Home', 'r2', 'c', false, 'r2', 'a'],
    ['End', 'r2', 'a', false, 'r2', 'c'],
    ['Home', 'r3', 'c', true, 'r1', 'a'],
    ['End', 'r1', 'a', true, 'r4', 'c'],
    ['PageDown', 'r1', 'a', false, 'r3', 'a'],
    ['PageDown', 'r3', 'a', false, 'r4', 'a'],
    ['PageUp', 'r2', 'a', false, 'r1', 'a'],
    ['ArrowDown', 'r1', 'a', true, 'r4', 'a'],
  ])('%s from %s %s (far: %s) leads to %s %s', (key, row, column, far, toRow, toColumn) => {
    expect(press(key, row, column, far)).toEqual({ row: toRow, column: toColumn });
  });

  test.each([
    ['ArrowDown', 'r4', 'a'],
    ['ArrowLeft', 'r1', 'a'],
    ['ArrowUp', headRow, 'a'],
    ['x', 'r1', 'a'],
  ])('%s from %s %s leads nowhere', (key, row, column) => {
    expect(press(key, row, column)).toBeUndefined();
  });
});
