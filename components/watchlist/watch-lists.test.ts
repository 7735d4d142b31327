import { describe, expect, test } from 'vitest';
import { listOf, noLists, toggled, whyNotNamed, withList, withoutList } from './watch-lists';

const tech = withList(noLists, 'one', ' Tech ');

describe('the watchlists of a person', () => {
  test('a new list is shown at once, its name without blanks around it', () => {
    expect(listOf(tech)).toEqual({ listId: 'one', name: 'Tech', instruments: [] });
  });

  test('an instrument goes on a list and off it again, in the order of adding', () => {
    const both = toggled(toggled(tech, 'one', 'NVDA'), 'one', 'AAPL');

    expect(listOf(both)?.instruments).toEqual(['NVDA', 'AAPL']);
    expect(listOf(toggled(both, 'one', 'NVDA'))?.instruments).toEqual(['AAPL']);
  });

  test('when the shown list goes, everything is shown; another one stays shown', () => {
    const two = withList(tech, 'two', 'FX');

    expect(withoutList(two, 'two').shown).toBeUndefined();
    expect(withoutList(two, 'one').shown).toBe('two');
  });

  test('a name is refused when it is empty, taken, too long, or the name of everything', () => {
    expect(whyNotNamed(tech, '  ')).toBe('Give the list a name.');
    expect(whyNotNamed(tech, 'tech')).toBe('There is a list tech already.');
    expect(whyNotNamed(tech, 'all')).toBe('There is a list all already.');
    expect(whyNotNamed(tech, 'x'.repeat(25))).toBe('At most 24 letters.');
    expect(whyNotNamed(tech, 'x'.repeat(24))).toBeUndefined();
  });
});
