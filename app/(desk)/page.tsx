import type { ReactNode } from 'react';
import { Desk } from '@/components/desk/desk';

export default function DeskPage(): ReactNode {
  return <Desk />;
}
