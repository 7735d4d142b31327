import { expect, test } from 'vitest';
import { money, percentOf } from '../values/amounts';
import { toAccountId, toInstrumentId, toStrategyId, toUserName } from '../values/ids';
import { toInstant } from '../values/instant';
import { type ExcursionFact, excursionFigures } from './excursion-figures';

const main = toAccountId('main');

test('positions that had gone far are told by how far, and by what was kept of it', () => {
  const facts = [fact(1, 'ACME', '-10', '30', '15'), fact(2, 'ACME', '-40', '0', '-40')];

  expect(excursionFigures(facts, { account: main })).toEqual({
    positions: 2,
    averageAdverse: value(money('-25')),
    averageFavourable: value(money('15')),
    furthestAdverse: value(money('-40')),
    furthestFavourable: value(money('30')),
    keptShare: value(percentOf(1n, 2n)),
  });
});

test('only positions of the account, instrument and period count', () => {
  const facts = [
    fact(1, 'ACME', '-1', '1', '1'),
    fact(2, 'IBM', '-2', '2', '2'),
    fact(9, 'IBM', '-9', '9', '9'),
  ];
  const selection = { instrument: toInstrumentId('IBM'), to: toInstant(9) };

  expect(excursionFigures(facts, selection)).toMatchObject({
    positions: 1,
    furthestAdverse: value(money('-2')),
  });
  expect(excursionFigures(facts, { account: toAccountId('other') })).toMatchObject({
    positions: 0,
    averageAdverse: { kind: 'notAvailable', why: 'no-closed-positions' },
    keptShare: { kind: 'notAvailable', why: 'no-closed-positions' },
  });
});

test('how far a strategy’s or a person’s part of a position went, nobody has seen', () => {
  expect(excursionFigures([], { strategy: toStrategyId('trend') })).toBeUndefined();
  expect(excursionFigures([], { operator: toUserName('anna') })).toBeUndefined();
});

function fact(
  time: number,
  instrument: string,
  adverse: string,
  favourable: string,
  realized: string,
): ExcursionFact {
  return {
    account: main,
    instrument: toInstrumentId(instrument),
    time: toInstant(time),
    adverse: money(adverse),
    favourable: money(favourable),
    realizedPnL: money(realized),
  };
}

function value<Value>(of: Value) {
  return { kind: 'value', value: of };
}
