import { expect, test } from 'vitest';
import { Valuation } from '../../core/account/valuation';
import { bookFill } from '../../core/position/book-fill';
import { fillOf } from '../../core/position/position.fixture';
import { money, price } from '../../core/values/amounts';
import { toInstrumentId } from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import { QuoteBoard } from '../../market-data/quote-board';
import { StillMarket } from '../../scenarios/still-market.fixture';
import { VirtualClock } from '../../system/virtual-clock';
import { MarketMarks } from './market-marks';

const acme = toInstrumentId('ACME');

test('a row and its account have one mark, also while a mid goes stale', () => {
  const clock = new VirtualClock(toInstant(1_000_000));
  const { marks, valuation } = quoted(clock);
  const heard: string[] = [];
  marks.onMark((instrument) => heard.push(instrument));
  expect(marks.mark(acme)?.price).toBe(price('10'));

  clock.advanceBy(2_001);
  expect(marks.mark(acme)?.price).toBe(price('10'));
  expect(valuation.marketValue).toBe(money('1000'));

  marks.remarkAll();
  expect(marks.mark(acme)).toMatchObject({ price: price('9.5'), source: 'last' });
  expect(valuation.marketValue).toBe(money('950'));
  // Who shows it is told, although the market has said nothing.
  expect(heard).toEqual(['ACME']);

  marks.remarkAll();
  expect(heard).toEqual(['ACME']);
});

/** A hundred of a share that was quoted at 9.99 to 10.01 and last traded at 9.50. */
function quoted(clock: VirtualClock) {
  const board = new QuoteBoard();
  const size = fillOf('buy 100 @ 10').quantity;
  const time = clock.now();
  const level = (text: string) => [{ price: price(text), quantity: size }];
  board.apply({ kind: 'trade', instrument: acme, time, price: price('9.5'), quantity: size });
  const [bids, asks] = [level('9.99'), level('10.01')];
  board.apply({ kind: 'quote', instrument: acme, time, bids, asks });
  const market = new StillMarket(clock, ['ACME']);
  market.quote = (instrument) => board.quote(instrument);
  const valuation = new Valuation();
  valuation.positionChanged(acme, bookFill(undefined, fillOf('buy 100 @ 10'), time, 1).position);
  const marks = new MarketMarks(market, clock, new Map([['main', valuation]]));
  marks.remark(acme);
  return { marks, valuation };
}
