import { create } from 'zustand';
import type { TicketDraft, TicketOrderType, TicketTimeInForce } from './ticket-draft';

/** A way of ordering with a name, of one instrument or of all. Kept in this browser. */
export interface TicketPreset {
  readonly name: string;
  /** Absent: of all instruments. */
  readonly instrument?: string;
  readonly orderType: TicketOrderType;
  readonly quantity: string;
  readonly timeInForce: TicketTimeInForce;
  readonly postOnly: boolean;
  /** Absent: of a time before the ticket had it; what is typed stays. */
  readonly protection?: PresetProtection;
}

type PresetProtection =
  | { readonly isProtected: false }
  | ({ readonly isProtected: true } & Pick<
      TicketDraft,
      'stopLossKind' | 'stopLoss' | 'takeProfit'
    >);

const storageKey = 'desk.ticket.presets';
export const presetsMax = 50;

export const usePresets = create<{ readonly presets: readonly TicketPreset[] }>()(() => ({
  presets: [],
}));

/** What this browser keeps; what cannot be read counts as none. */
export function loadPresets(): void {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    // Only this module writes there.
    usePresets.setState({ presets: Array.isArray(saved) ? (saved as TicketPreset[]) : [] });
  } catch {
    // Storage can be forbidden; presets then live as long as the page.
  }
}

/** Those that fit an instrument, its own ones first. */
export function presetsFor(
  presets: readonly TicketPreset[],
  instrument: string,
): readonly TicketPreset[] {
  const own = presets.filter((preset) => preset.instrument === instrument);
  return [...own, ...presets.filter((preset) => preset.instrument === undefined)];
}

/** The ticket as it stands, under a name; a preset of that name and instrument is replaced. */
export function savePreset(name: string, draft: TicketDraft, isForAll: boolean): void {
  const { instrument, orderType, quantity, timeInForce, postOnly } = draft;
  const scope = isForAll ? {} : { instrument };
  const protection = protectionOf(draft);
  const preset = { name, ...scope, orderType, quantity, timeInForce, postOnly, protection };
  const others = usePresets.getState().presets.filter((one) => !isSame(one, preset));
  keep([...others, preset].slice(-presetsMax));
}

export function removePreset(preset: TicketPreset): void {
  keep(usePresets.getState().presets.filter((one) => !isSame(one, preset)));
}

/** What a preset makes of the ticket; an empty quantity leaves the one that is typed. */
export function draftOfPreset(preset: TicketPreset): Partial<TicketDraft> {
  const { orderType, quantity, timeInForce, postOnly, protection } = preset;
  const size = quantity === '' ? {} : { quantity };
  return { orderType, timeInForce, postOnly, ...size, ...protection };
}

/** A preset never remembers a price: a distance it does. */
function protectionOf({ isProtected, stopLossKind, stopLoss }: TicketDraft): PresetProtection {
  const distance = stopLossKind === 'percent' ? stopLoss : '';
  return isProtected
    ? { isProtected, stopLossKind, stopLoss: distance, takeProfit: '' }
    : { isProtected };
}

function isSame(one: TicketPreset, other: TicketPreset): boolean {
  return one.name === other.name && one.instrument === other.instrument;
}

function keep(presets: readonly TicketPreset[]): void {
  usePresets.setState({ presets });
  try {
    localStorage.setItem(storageKey, JSON.stringify(presets));
  } catch {
    // Storage can be full or forbidden; presets then live as long as the page.
  }
}
