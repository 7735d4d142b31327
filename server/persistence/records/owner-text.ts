import type { SettingOwner } from '../../ports/preference-store';

/** An owner of settings as one text: no person's name is empty. */
export function ownerText(owner: SettingOwner): string {
  return owner.kind === 'desk' ? '' : owner.person;
}
