import { expect, type Route } from '@playwright/test';
import { test } from './desk.fixture';
import { calmVenue, openPosition } from './desk-calls.fixture';
import { hasNoFaultInAnyLook } from './looks.fixture';
import { openDesk, panel } from './screen.fixture';

test('an operator finds a break, understands it, repairs it and takes the repair back', async ({
  desk,
  page,
}) => {
  test.setTimeout(120_000);
  await openDesk(page, desk);
  await calmVenue(page, desk);
  await openPosition(page, desk, 'AAPL', '100');
  await openPosition(page, desk, 'MSFT', '50');
  await putIn({ kind: 'wrong-position', instrument: 'AAPL', quantity: '-20' });
  await putIn({ kind: 'lose-request' });
  await putIn({ kind: 'rate-limit', call: 'getFillsSince', count: 100_000 });

  // Found: the place says that something waits, whoever looks at it.
  await page.goto('/reconciliation');
  const runs = panel(page, 'Last runs');
  await runs.getByRole('button', { name: 'Run now' }).click();
  await expect(runs).toContainText('did not answer');
  await clearFault('rate-limit');
  await runs.getByRole('button', { name: 'Run now' }).click();
  const queue = panel(page, 'Queue');
  await queue.getByRole('button', { name: /Quantity mismatch AAPL/ }).click();
  await expect(page.getByRole('navigation', { name: 'Places' })).toContainText('Reconciliation 1');

  // Understood: both sides, what is between them, and what a repair would move.
  const found = panel(page, 'Break');
  await expect(found).toContainText('The desk holds 100 AAPL; the venue says 80.');
  await expect(found).toContainText('holds automatic entries');
  const sides = found.getByRole('table', { name: 'Desk and venue side by side' });
  await expect(sides.getByRole('row', { name: /Quantity/ })).toHaveText(/10080≠ −20/);
  const moves = found.getByRole('table', { name: 'Before and after the repair' });
  await expect(moves.getByRole('row', { name: /Position AAPL/ })).toHaveText(/10080−20/);
  await hasNoFaultInAnyLook(page, 'reconciliation');

  // For how long it would wait is still chosen after a reload.
  await found.getByRole('radio', { name: 'Waive', exact: true }).click();
  await found.getByRole('radio', { name: '1 day' }).click();
  await page.reload();
  await queue.getByRole('button', { name: /Quantity mismatch AAPL/ }).click();
  await expect(found.getByRole('radio', { name: '1 day' })).toBeChecked();
  await found.getByRole('radio', { name: 'Repair', exact: true }).click();

  // Repaired, with a reason; the books are the venue's and nothing is open any more.
  await found.getByRole('button', { name: 'Take the venue’s position' }).click();
  await expect(found).toContainText('Say why, in a few words');
  await found.getByRole('textbox', { name: 'Why this is right' }).fill('sold by telephone');
  // The stream tells that it is done before the call is answered.
  let answerNow = () => {};
  const held = new Promise<void>((resolve) => {
    answerNow = resolve;
  });
  const late = async (route: Route) => {
    const answer = await route.fetch();
    await held;
    await route.fulfill({ response: answer });
  };
  await page.route('**/repair', late, { times: 1 });
  await found.getByRole('button', { name: 'Take the venue’s position' }).click();
  await expect(queue).toContainText('Desk and venue agree');
  answerNow();
  await expect.poll(() => quantityOf('AAPL')).toBe('80');

  // Taken back: it is open again, and the books are what they were.
  await queue.getByRole('tab', { name: /History/ }).click();
  await expect(found).toContainText('“sold by telephone”');
  await found.getByRole('textbox', { name: 'Why the repair is taken back' }).fill('wrong account');
  await found.getByRole('button', { name: 'Revert the repair' }).click();
  await expect(queue.getByRole('tab', { name: /Breaks/ })).toContainText('1');
  await queue.getByRole('tab', { name: /Breaks/ }).click();
  await expect(queue).toContainText('Quantity mismatch AAPL');
  await expect.poll(() => quantityOf('AAPL')).toBe('100');

  // Who has begun to write about the first one stays with it when another one comes before it.
  // What was sent before stands in no field any more.
  const why = found.getByRole('textbox', { name: 'Why this is right' });
  await expect(why).toHaveValue('');
  await why.focus();
  await page.keyboard.type('sold by ');
  await putIn({ kind: 'wrong-position', instrument: 'MSFT', quantity: '-40' });
  await expect(async () => {
    await call('POST', '/reconciliation/run');
    await expect(queue.getByRole('button', { name: /MSFT/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type('telephone');
  await expect(why).toHaveValue('sold by telephone');

  // An order that nobody can account for: a range instead of a figure, until a person says.
  await putIn({ kind: 'rate-limit', call: 'getFillsSince', count: 100_000 });
  await call('POST', '/orders', {
    instrument: 'KO',
    side: 'buy',
    quantity: '10',
    orderType: 'limit',
    limitPrice: '10',
  });
  await expect(page.getByRole('region', { name: 'Account' })).toContainText('1 unknown');
  await queue.getByRole('tab', { name: /Unknown orders/ }).click();
  await expect(queue).toContainText('while 1 order is unknown');
  const unknown = panel(page, 'Unknown order');
  await expect(unknown).toContainText('buy 10 KO at 10');
  await expect(unknown.getByRole('table', { name: 'Evidence so far' })).toContainText('no answer');
  await expect(
    unknown.getByRole('table', { name: 'What it may do' }).getByRole('row', { name: /adds/ }),
  ).toHaveText(/0\.00100\.00/);
  await unknown.getByRole('textbox', { name: 'How you know' }).fill('the broker says so');
  await unknown.getByRole('button', { name: 'Settle it' }).click();
  await expect(queue).toContainText('Every order is accounted for');

  async function call(method: string, path: string, data?: object) {
    const headers = { origin: desk.url, 'idempotency-key': crypto.randomUUID() };
    const answer = await page.request.fetch(`${desk.url}/api/v1${path}`, { method, data, headers });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer;
  }

  async function putIn(fault: object) {
    await call('POST', '/paper/faults', fault);
  }

  async function clearFault(kind: string) {
    const { items } = await (await call('GET', '/paper/faults')).json();
    const wanted = (items as { faultId: string; kind: string }[]).filter(
      (one) => one.kind === kind,
    );
    for (const { faultId } of wanted) {
      await call('DELETE', `/paper/faults/${faultId}`);
    }
  }

  async function quantityOf(instrument: string): Promise<string | undefined> {
    const { items } = await (await call('GET', '/positions')).json();
    return (items as { instrument: string; quantity: string }[]).find(
      (position) => position.instrument === instrument,
    )?.quantity;
  }
});
