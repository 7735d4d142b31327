import type { ReactNode } from 'react';
import { Journal } from '@/components/journal/journal';

export default function JournalPage(): ReactNode {
  return <Journal />;
}
