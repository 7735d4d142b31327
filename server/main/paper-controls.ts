import type { PaperRequest, PaperSettings as PaperWire } from '../../contract/paper';
import type { Refusal } from '../core/desk/refusal';
import type { Actor } from '../core/order/order-origin';
import { assert } from '../core/values/assert';
import { formatDecimal, parseDecimal } from '../core/values/decimal';
import { failure, type Result, success } from '../core/values/result';
import { findPreset, paperPresets, presetSettings } from '../venues/paper/paper-presets';
import type { PaperSettings } from '../venues/paper/paper-settings';
import type { PaperTradingVenue } from '../venues/paper/paper-trading-venue';
import type { PaperControls } from '../web/paper-controls';

type NoteChange = (settings: string, actor: Actor) => Promise<void>;

/** The knobs of the paper venue in the words of the contract. A change is noted in the journal. */
export function paperControls(venue: PaperTradingVenue, noteChange: NoteChange): PaperControls {
  return {
    settings: () => presentSettings(venue.settings()),
    presets: () =>
      paperPresets.map((preset) =>
        presentSettings(presetSettings(preset, venue.settings().initialCapital)),
      ),
    async change(request: PaperRequest, actor: Actor): Promise<Result<PaperWire, Refusal>> {
      const changed = await venue.changeSettings(changesOf(request, venue.settings()));
      if (!changed.ok) {
        const { setting, minimum, maximum } = changed.error;
        const problem = `must be from ${minimum} to ${maximum}`;
        return failure({ code: 'limits-malformed', field: setting, problem });
      }
      const settings = presentSettings(changed.value);
      await noteChange(JSON.stringify(settings), actor);
      return success(settings);
    },
  };
}

/** The preset's knobs, if one is named, with the single knobs laid over them. */
function changesOf(
  { preset, ...knobs }: PaperRequest,
  { initialCapital }: PaperSettings,
): Partial<PaperSettings> {
  const given = Object.entries(knobs).filter(([, value]) => value !== undefined);
  const changes = given.map(([knob, value]) => [knob, isDecimal(knob) ? unitsOf(value) : value]);
  return {
    ...(preset === undefined ? {} : presetSettings(preset, initialCapital)),
    ...(Object.fromEntries(changes) as Partial<PaperSettings>),
  };
}

function presentSettings(settings: PaperSettings): PaperWire {
  const knobs = Object.entries(settings).map(([knob, value]) => [
    knob,
    typeof value === 'bigint' ? formatDecimal(value) : value,
  ]);
  const wire = Object.fromEntries(knobs) as Omit<PaperWire, 'preset'>;
  return { preset: findPreset(settings) ?? 'custom', ...wire };
}

/** Whether a knob is a fixed-point number: decimal text on the wire. */
function isDecimal(knob: string): boolean {
  return typeof presetSettings('realistic')[knob as keyof PaperSettings] === 'bigint';
}

function unitsOf(text: unknown): bigint {
  const parsed = parseDecimal(String(text));
  assert(parsed.ok, `the contract has checked that ${String(text)} is a decimal`);
  return parsed.value;
}
