import { beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyDraft } from './ticket-draft';
import {
  draftOfPreset,
  loadPresets,
  presetsFor,
  removePreset,
  savePreset,
  usePresets,
} from './ticket-presets';

const draft = { ...emptyDraft('id'), instrument: 'AAPL', quantity: '100' };
const names = (instrument: string) =>
  presetsFor(usePresets.getState().presets, instrument).map(({ name }) => name);

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => stored.set(key, text),
  });
  usePresets.setState({ presets: [] });
});

describe('presets of the ticket', () => {
  test('are offered where they belong, the own ones of the instrument first', () => {
    savePreset('everywhere', draft, true);
    savePreset('clip', draft, false);

    expect(names('AAPL')).toEqual(['clip', 'everywhere']);
    expect(names('MSFT')).toEqual(['everywhere']);
  });

  test('outlive the page, and saving a name again replaces it', () => {
    savePreset('clip', draft, false);
    savePreset('clip', { ...draft, quantity: '250', orderType: 'stop' }, false);
    usePresets.setState({ presets: [] });
    loadPresets();

    const [only, ...others] = usePresets.getState().presets;
    expect(others).toEqual([]);
    expect(only && draftOfPreset(only)).toEqual({
      orderType: 'stop',
      quantity: '250',
      timeInForce: 'day',
      postOnly: false,
      isProtected: false,
    });
  });

  test('carry the protection by its distance, never by a price', () => {
    const held = { ...draft, isProtected: true, takeProfit: '200' } as const;
    savePreset('distance', { ...held, stopLossKind: 'percent', stopLoss: '2' }, true);
    savePreset('price', { ...held, stopLossKind: 'price', stopLoss: '180' }, true);

    expect(usePresets.getState().presets.map(draftOfPreset)).toMatchObject([
      { isProtected: true, stopLossKind: 'percent', stopLoss: '2', takeProfit: '' },
      { isProtected: true, stopLossKind: 'price', stopLoss: '', takeProfit: '' },
    ]);
  });

  test('without a quantity leave what is typed', () => {
    savePreset('type only', { ...draft, quantity: '' }, true);
    const [preset] = usePresets.getState().presets;

    expect(preset && draftOfPreset(preset)).not.toHaveProperty('quantity');
  });

  test('are taken away by name and instrument', () => {
    savePreset('clip', draft, false);
    savePreset('clip', draft, true);
    const [own] = presetsFor(usePresets.getState().presets, 'AAPL');
    if (own !== undefined) {
      removePreset(own);
    }

    expect(usePresets.getState().presets).toEqual([
      expect.not.objectContaining({ instrument: 'AAPL' }),
    ]);
  });
});
