import type { ReactNode } from 'react';
import { SignedInFrame } from '@/components/desk/signed-in-frame';
import { Settings } from '@/components/settings/settings';
import { KeySettings } from '@/components/shell/key-settings';

export default function SettingsPage(): ReactNode {
  return (
    <SignedInFrame place="/settings">
      <Settings keys={<KeySettings />} />
    </SignedInFrame>
  );
}
