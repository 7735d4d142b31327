import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ApiProblem } from '@/components/feed/api-problem';
import {
  changeTicket,
  chooseInstrument,
  noteNeverArrived,
  noteRefused,
  noteSending,
  noteSent,
  noteUnanswered,
  openTicket,
  setPhase,
  takeDraft,
  tidyTicket,
  useTicket,
} from './ticket-store';

function refusal(status: number): ApiProblem {
  return { kind: 'refused', status, code: 'some-code', title: '', detail: '', members: {} };
}

const ticket = () => useTicket.getState();
const id = () => ticket().draft.clientOrderId;

/** What a reload does: everything in memory goes, what the tab stores stays. */
function reload(): void {
  useTicket.setState(useTicket.getInitialState(), true);
  openTicket();
}

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => stored.set(key, text),
  });
  reload();
});

describe('the id of an order', () => {
  test('is made when the ticket opens, and lives through changes and reloads', () => {
    const made = id();
    expect(made).toMatch(/^desk-[0-9a-f]{20}$/);

    changeTicket({ quantity: '100' });
    reload();

    expect(id()).toBe(made);
    expect(ticket().draft.quantity).toBe('100');
  });

  test('is used up by an order that was taken, and by a plain no', () => {
    const first = id();
    noteSent('o-1');
    const second = id();
    noteRefused(refusal(422));

    expect(new Set([first, second, id()]).size).toBe(3);
  });

  test.each([429, 503])('is kept after a no for the moment (%i)', (status) => {
    const before = id();
    noteRefused(refusal(status));

    expect(id()).toBe(before);
    expect(ticket().problem).toBeDefined();
  });

  test('is kept for an order that never arrived', () => {
    const before = id();
    noteSending();
    noteUnanswered();
    noteNeverArrived();

    expect(id()).toBe(before);
    expect(ticket()).toMatchObject({ phase: 'editing', neverArrived: 'thisOrder' });
  });
});

describe('the protection of an order', () => {
  const typed = {
    isProtected: true,
    stopLossKind: 'price',
    stopLoss: '18x',
    takeProfit: '198',
  } as const;

  test.each<[string, () => void]>([
    ['a reload', reload],
    ['a no of the desk', () => noteRefused(refusal(422))],
    [
      'a change to reduce-only and back',
      () => {
        changeTicket({ reduceOnly: true });
        changeTicket({ reduceOnly: false });
      },
    ],
    [
      'folding it away and back',
      () => {
        changeTicket({ isProtected: false });
        changeTicket({ isProtected: true });
      },
    ],
  ])('outlives %s as it was typed', (_, happens) => {
    changeTicket(typed);
    happens();

    expect(ticket().draft).toMatchObject(typed);
  });
});

describe('an order that is on its way', () => {
  test('cannot be changed under way: what is typed is the next one, whole', () => {
    changeTicket({ instrument: 'AAPL', quantity: '100', warningReason: 'known' });
    const sent = id();
    noteSending();
    changeTicket({ quantity: '2' });
    const next = id();
    noteSent('o-1');
    changeTicket({ quantity: '25' });

    expect(new Set([sent, next]).size).toBe(2);
    expect(ticket().draft).toMatchObject({
      clientOrderId: next,
      quantity: '25',
      warningReason: '',
    });
    expect(ticket().remembered['AAPL']?.quantity).toBe('100');
  });

  test.each([
    ['refused', () => noteRefused(refusal(422))],
    ['refused for the moment', () => noteRefused(refusal(503))],
    ['found to have never arrived', noteNeverArrived],
  ])('leaves what is typed meanwhile as it is when it is %s', (_, happens) => {
    noteSending();
    changeTicket({ quantity: '7' });
    const next = id();
    happens();

    expect(ticket()).toMatchObject({ phase: 'editing', underWay: undefined });
    expect(ticket().draft).toMatchObject({ clientOrderId: next, quantity: '7' });
  });

  test('does not go back to its fields', () => {
    noteSending();
    setPhase('editing');

    expect(ticket().phase).toBe('sending');
  });

  test('is asked for by its own id after a reload', () => {
    const sent = id();
    noteSending();
    changeTicket({ quantity: '7' });
    reload();

    expect(ticket().phase).toBe('unanswered');
    expect(ticket().underWay?.clientOrderId).toBe(sent);
    expect(ticket().draft.quantity).toBe('7');
  });
});

describe('a review', () => {
  test('is over when the order changes, and goes on when it is only written tidily', () => {
    changeTicket({ quantity: '1000' });
    setPhase('reviewing');

    tidyTicket({ quantity: '1,000' });
    expect(ticket().phase).toBe('reviewing');

    changeTicket({ quantity: '2000' });
    expect(ticket().phase).toBe('editing');
  });
});

describe('another instrument', () => {
  test('loses the prices of the old one and brings back its own type and size', () => {
    chooseInstrument('AAPL');
    changeTicket({ orderType: 'market', quantity: '300' });
    noteSent('o-1');
    chooseInstrument('MSFT');
    changeTicket({ orderType: 'limit', quantity: '7', limitPrice: '411' });

    chooseInstrument('AAPL');

    expect(ticket().draft).toMatchObject({ orderType: 'market', quantity: '300', limitPrice: '' });
  });

  test('keeps a stop in percent, and loses a stop and a target at prices of the old one', () => {
    chooseInstrument('AAPL');
    changeTicket({ isProtected: true, stopLoss: '2', takeProfit: '198' });
    chooseInstrument('MSFT');
    expect(ticket().draft).toMatchObject({ isProtected: true, stopLoss: '2', takeProfit: '' });

    changeTicket({ stopLossKind: 'price', stopLoss: '400' });
    chooseInstrument('AAPL');
    expect(ticket().draft).toMatchObject({ isProtected: true, stopLoss: '' });
  });

  test('comes filled in from a row of another panel', () => {
    takeDraft({ instrument: 'KO', side: 'sell', quantity: '300', reduceOnly: true });

    expect(ticket().draft).toMatchObject({
      instrument: 'KO',
      side: 'sell',
      quantity: '300',
      reduceOnly: true,
    });
  });
});
