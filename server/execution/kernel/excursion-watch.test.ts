import { expect, test } from 'vitest';
import { toInstrumentId } from '../../core/values/ids';
import { byChief, DeskHarness, main, market } from '../../scenarios/desk-harness.fixture';

const acme = toInstrumentId('ACME');

test('a position remembers how far it went either way, and its end counts too', async () => {
  const harness = await new DeskHarness().start();
  await harness.settle(
    harness.desk.submitOrder(market('buy', '100', { instrument: acme }), byChief),
  );
  await harness.quiet();
  const position = () => harness.desk.state.accounts.get(main)?.positions.get(acme);

  harness.market.set('ACME', '9.79', '9.81');
  harness.market.set('ACME', '10.29', '10.31');
  harness.market.set('ACME', '10.09', '10.11');

  const held = position();
  expect(held && harness.desk.excursionOf(held)).toMatchObject({
    adverse: -2_000_000_000n,
    favourable: 3_000_000_000n,
  });

  harness.venue.marketPrice = '9.5';
  await harness.settle(
    harness.desk.submitOrder(
      market('sell', '100', { instrument: acme, reduceOnly: true }),
      byChief,
    ),
  );
  await harness.quiet();

  expect(harness.desk.state.accounts.get(main)?.closedPositions).toMatchObject([
    { excursion: { adverse: -5_000_000_000n, favourable: 3_000_000_000n } },
  ]);
});

test('a position remembers how far it went after a crash, a stop and a replay', async () => {
  const harness = await new DeskHarness().start();
  await harness.settle(
    harness.desk.submitOrder(market('buy', '100', { instrument: acme }), byChief),
  );
  await harness.quiet();
  const excursion = () => {
    const position = harness.desk.state.accounts.get(main)?.positions.get(acme);
    return position && harness.desk.excursionOf(position);
  };

  harness.market.set('ACME', '9.79', '9.81');
  harness.market.set('ACME', '10.09', '10.11');
  await harness.wait(11_000);
  await harness.quiet();
  await harness.crash();

  expect(excursion()).toMatchObject({ adverse: -2_000_000_000n });

  harness.market.set('ACME', '9.99', '10.01');
  harness.market.set('ACME', '10.29', '10.31');
  await harness.settle(harness.desk.stop('the evening'));
  await harness.crash();

  expect(excursion()).toMatchObject({ adverse: -2_000_000_000n, favourable: 3_000_000_000n });

  harness.venue.marketPrice = '9.9';
  await harness.settle(
    harness.desk.submitOrder(
      market('sell', '100', { instrument: acme, reduceOnly: true }),
      byChief,
    ),
  );
  await harness.quiet();

  expect(harness.desk.state.accounts.get(main)).toMatchObject({
    closedPositions: [{ excursion: { adverse: -2_000_000_000n, favourable: 3_000_000_000n } }],
  });
  await harness.wait(11_000);
  expect(harness.desk.state.accounts.get(main)?.excursions.size).toBe(0);
});
