import { expect, test } from 'vitest';
import { whatIsAsked } from './submit-ticket';
import { emptyDraft } from './ticket-draft';

const draft = { ...emptyDraft('c1'), instrument: 'AAPL' };

test.each([
  ['nothing is asked of a plain order', false, false, '', false, undefined],
  ['a warning asks for a reason', true, false, '', false, 'reason'],
  ['blanks are none', true, false, '   ', false, 'reason'],
  ['a tick is no reason', true, false, '', true, 'reason'],
  ['with a reason it goes', true, false, 'the auction is near', false, undefined],
  ['a desk that is not heard asks for a tick', false, true, '', false, 'tick'],
  ['beside a warning it asks for both', true, true, 'the auction is near', false, 'tick'],
  ['and goes with both', true, true, 'the auction is near', true, undefined],
])('%s', (_, needsReason, asksForAge, warningReason, isAcknowledged, asked) => {
  const said = whatIsAsked({
    ...{ needsReason, asksForAge, isAcknowledged },
    draft: { ...draft, warningReason },
  });

  expect(said).toBe(asked);
});
