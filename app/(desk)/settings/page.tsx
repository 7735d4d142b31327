import type { ReactNode } from 'react';
import { Settings } from '@/components/settings/settings';
import { KeySettings } from '@/components/shell/key-settings';

export default function SettingsPage(): ReactNode {
  return <Settings keys={<KeySettings />} />;
}
