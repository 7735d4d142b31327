import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** A tab: the modules of the ticket loaded anew, on the storage that a duplicate takes along. */
async function openTab() {
  vi.resetModules();
  const store = await import('./ticket-store');
  const { watchTwins } = await import('./ticket-twins');
  const id = () => store.useTicket.getState().draft.clientOrderId;
  store.openTicket();
  ends.push(watchTwins({ ownId: id, onTwin: store.renewTicketId }));
  return { ...store, id, phase: () => store.useTicket.getState().phase };
}

let ends: (() => void)[] = [];

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => stored.set(key, text),
  });
});
afterEach(() => {
  for (const end of ends) {
    end();
  }
  ends = [];
});

describe('a tab that is duplicated', () => {
  test('has an order of its own: its id is not that of the first', async () => {
    const first = await openTab();
    first.changeTicket({ quantity: '100' });
    const before = first.id();

    const second = await openTab();
    expect(second.id()).toBe(before);

    await vi.waitFor(() => expect(second.id()).not.toBe(before));
    expect(first.id()).toBe(before);
    expect(second.useTicket.getState().draft.quantity).toBe('100');
  });

  test('leaves it to the first to ask what became of an order on its way', async () => {
    const first = await openTab();
    first.noteSending();
    const before = first.id();

    const second = await openTab();
    expect(second.phase()).toBe('unanswered');

    await vi.waitFor(() => expect(second.phase()).toBe('editing'));
    expect(second.id()).not.toBe(before);
    expect([first.phase(), first.id()]).toEqual(['sending', before]);
  });
});
