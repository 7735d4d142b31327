import type { ReactNode } from 'react';
import { Venues } from '@/components/venues/venues';

export default function VenuesPage(): ReactNode {
  return <Venues />;
}
