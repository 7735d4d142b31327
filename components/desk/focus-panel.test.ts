import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { focusPanel } from './focus-panel';

/** The panels of the page by their title. */
let panels: Map<string, { isLoading: boolean }>;
let focused: string | undefined;

beforeEach(() => {
  panels = new Map([['Orders', { isLoading: false }]]);
  focused = undefined;
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  vi.stubGlobal('document', { querySelector: findPanel });
});

afterEach(() => {
  vi.advanceTimersByTime(60_000);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the focus that a panel is asked to take', () => {
  test('is there at once when the panel is', () => {
    focusPanel('Orders');

    expect(focused).toBe('Orders');
  });

  test('comes with the panel, however slow the machine is', () => {
    focusPanel('Ticket');
    vi.advanceTimersByTime(5_000);
    panels.set('Ticket', { isLoading: true });
    vi.advanceTimersByTime(5_000);
    expect(focused).toBeUndefined();

    panels.set('Ticket', { isLoading: false });
    vi.advanceTimersByTime(100);
    expect(focused).toBe('Ticket');
  });

  test.each(['pointerdown', 'keydown'])(
    'stays where the person has gone on by %s meanwhile',
    (deed) => {
      focusPanel('Ticket');
      window.dispatchEvent(new Event(deed));
      panels.set('Ticket', { isLoading: false });
      vi.advanceTimersByTime(1_000);

      expect(focused).toBeUndefined();
    },
  );

  test('comes though the key that asked for it is held down', () => {
    focusPanel('Ticket');
    window.dispatchEvent(Object.assign(new Event('keydown'), { repeat: true }));
    panels.set('Ticket', { isLoading: false });
    vi.advanceTimersByTime(100);

    expect(focused).toBe('Ticket');
  });

  test('goes to the panel that was asked for last', () => {
    focusPanel('Ticket');
    focusPanel('Orders');
    panels.set('Ticket', { isLoading: false });
    vi.advanceTimersByTime(1_000);

    expect(focused).toBe('Orders');
  });
});

function findPanel(selector: string) {
  const title = /"(.*)"/.exec(selector)?.[1] ?? '';
  const panel = panels.get(title);
  return panel === undefined
    ? null
    : {
        querySelector: (part: string) => (part === '[data-loading]' && panel.isLoading ? {} : null),
        focus: () => {
          focused = title;
        },
      };
}
