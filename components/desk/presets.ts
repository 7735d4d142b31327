/** The arrangements that the desk comes with. Their names are taken: a person's own has another. */
export const presetNames = ['Trader', 'Risk', 'Operations'] as const;
export type PresetName = (typeof presetNames)[number];

export function isPresetName(name: string): name is PresetName {
  return (presetNames as readonly string[]).includes(name);
}
