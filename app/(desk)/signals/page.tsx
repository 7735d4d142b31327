import type { ReactNode } from 'react';
import { Signals } from '@/components/signals/signals';

export default function SignalsPage(): ReactNode {
  return <Signals />;
}
